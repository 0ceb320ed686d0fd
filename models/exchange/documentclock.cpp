// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/documentclock.h"

#include <QLocale>
#include <QRegularExpression>

#include <algorithm>

namespace Bridgelog {

using namespace Qt::StringLiterals;

QDate documentDay(QStringView text)
{
    static const QRegularExpression pattern(
        uR"(^(?:[A-Z][a-z]+day )?(\d{1,2}) ([A-Z][a-z]+) (-?\d{1,5})$)"_s);
    const auto match = pattern.matchView(text);
    if (!match.hasMatch())
        return {};
    for (int month = 1; month <= 12; ++month) {
        if (QLocale::c().monthName(month) == match.capturedView(2))
            return {match.capturedView(3).toInt(), month, match.capturedView(1).toInt()};
    }
    return {};
}

/// "22:58–17 September 2019 00:10 BST": one time or two, on one clock.
struct DocumentClock::Pair {
    QDateTime from; ///< its date and time of day as written, whatever the zone
    std::optional<QDateTime> until;
    bool seconds = false;
    QString label;
    QString untilLabel;

    static std::optional<Pair> read(QStringView text, QDate day)
    {
        static const QString one =
            uR"((?:(\d{1,2} [A-Z][a-z]+ -?\d{1,5}) )?(\d\d:\d\d(:\d\d)?)(?: ([^\s()–]+))?)"_s;
        static const QRegularExpression pattern(u"^%1(?:–%1)?$"_s.arg(one));
        const auto match = pattern.matchView(text);
        if (!match.hasMatch())
            return {};
        const auto stands = [&](int group) -> QDateTime {
            const QDate date =
                match.hasCaptured(group) ? documentDay(match.capturedView(group)) : day;
            return {date, QTime::fromString(match.captured(group + 1)), QTimeZone::UTC};
        };
        Pair pair{.from = stands(1), .seconds = match.hasCaptured(3), .label = match.captured(4)};
        if (match.hasCaptured(6)) {
            pair.until = stands(5);
            pair.untilLabel = match.captured(8);
            if (pair.label.isEmpty())
                pair.label = pair.untilLabel;
        }
        const bool sound =
            pair.from.isValid() && !pair.label.isEmpty() && (!pair.until || pair.until->isValid());
        return sound ? std::optional(pair) : std::nullopt;
    }
};

static Instant instantOf(const QDateTime &utc) { return {utc.toMSecsSinceEpoch() * 1000}; }

std::optional<Moment> DocumentClock::moment(const QString &text, QDate day)
{
    static const QRegularExpression aside(uR"(^(.*?)(?: \((.*)\))?$)"_s);
    static const QString approximately = u"≈ "_s;
    if (text.startsWith(u"time unknown")) {
        static const QRegularExpression words(u"“(.*)”\\)?$"_s);
        return Moment{.words = words.match(text).captured(1)};
    }
    QString rest = text;
    if (const qsizetype comma = rest.indexOf(u", "_s); comma >= 0) {
        if (const QDate own = documentDay(QStringView(rest).first(comma)); own.isValid()) {
            day = own;
            rest = rest.sliced(comma + 2);
        }
    }
    const auto days = QStringView(rest).split(u" – "_s);
    if (const QDate first = documentDay(days.first()); first.isValid() && days.size() <= 2) {
        const QDate last = days.size() == 2 ? documentDay(days.last()) : QDate();
        Moment moment{
            .at = instantOf(first.startOfDay(QTimeZone::UTC)), .precision = Precision::Day};
        if (last.isValid())
            moment.until = instantOf(last.startOfDay(QTimeZone::UTC));
        return days.size() == 2 && !last.isValid() ? std::nullopt : std::optional(moment);
    }
    const bool about = rest.startsWith(approximately);
    const auto match = aside.match(about ? rest.sliced(approximately.size()) : rest);
    const auto local = Pair::read(match.capturedView(1), day);
    const auto utc = match.hasCaptured(2) ? Pair::read(match.capturedView(2), day) : local;
    if (!local || !utc || local->until.has_value() != utc->until.has_value())
        return {};
    if (utc->label != u"UTC" && utc->label != u"GMT")
        return {};
    Moment moment{
        .at = instantOf(utc->from),
        .precision = about   ? Precision::Approximate
            : local->seconds ? Precision::Second
                             : Precision::Minute};
    m_shown.append({.at = *moment.at, .local = local->from, .label = local->label});
    if (utc->until) {
        moment.until = instantOf(*utc->until);
        m_shown.append({.at = *moment.until, .local = *local->until, .label = local->untilLabel});
    }
    return moment;
}

bool DocumentClock::shows(const QTimeZone &zone) const
{
    return std::ranges::all_of(m_shown, [&](const Shown &shown) {
        const LocalTime there = localTime(shown.at, zone);
        return there.abbreviation == shown.label && there.date == shown.local.date()
            && there.time == shown.local.time();
    });
}

QTimeZone DocumentClock::zone() const
{
    static const QList<QByteArray> likely{
        "UTC",
        "Europe/London",
        "Europe/Berlin",
        "America/New_York",
        "America/Chicago",
        "America/Denver",
        "America/Los_Angeles",
        "Asia/Kolkata",
        "Asia/Tokyo",
        "Australia/Sydney"};
    const auto first = [this](const QList<QByteArray> &ids) -> std::optional<QTimeZone> {
        for (const QByteArray &id : ids) {
            const QTimeZone zone(id);
            if (zone.isValid() && shows(zone))
                return zone;
        }
        return {};
    };
    if (const auto zone = first(likely))
        return *zone;
    return first(QTimeZone::availableTimeZoneIds()).value_or(QTimeZone(QTimeZone::UTC));
}

} // namespace Bridgelog
