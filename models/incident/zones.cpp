// SPDX-License-Identifier: GPL-3.0-or-later
#include "incident/zones.h"

#include "incident/zonetable.h"

#include <QDateTime>

#include <algorithm>

namespace Bridgelog {

using namespace Qt::StringLiterals;

namespace {

bool isDigit(QChar c) { return c >= u'0' && c <= u'9'; }
bool isLetter(QChar c) { return (c >= u'A' && c <= u'Z') || (c >= u'a' && c <= u'z'); }
bool isUpper(QStringView text)
{
    return std::ranges::none_of(text, [](QChar c) { return c >= u'a' && c <= u'z'; });
}
bool same(QStringView a, QLatin1StringView b) { return a.compare(b, Qt::CaseInsensitive) == 0; }

std::optional<int> numberIn(QStringView digits)
{
    if (digits.isEmpty() || digits.size() > 2 || !std::ranges::all_of(digits, isDigit))
        return {};
    int value = 0;
    for (const QChar c : digits)
        value = value * 10 + (c.unicode() - u'0');
    return value;
}

/// Seconds that `+01:00`, `-0500`, `+5` or `+5:45` write; a true minus sign counts, too.
std::optional<int> signedOffset(QStringView text)
{
    if (text.size() < 2 || !QStringView(u"+-\u2212").contains(text.front()))
        return {};
    const bool west = text.front() != u'+';
    QStringView hours = text.sliced(1);
    QStringView minutes = u"00";
    if (const qsizetype colon = hours.indexOf(u':'); colon >= 0) {
        minutes = hours.sliced(colon + 1);
        hours = hours.first(colon);
    } else if (hours.size() == 4) {
        minutes = hours.sliced(2);
        hours = hours.first(2);
    }
    const auto h = numberIn(hours);
    const auto m = minutes.size() == 2 ? numberIn(minutes) : std::nullopt;
    if (!h || !m || *m > 59 || *h * 60 + *m > 14 * 60)
        return {};
    const int seconds = (*h * 60 + *m) * 60;
    return west ? -seconds : seconds;
}

/// The same behind "UTC" or "GMT", which people write with a blank between them, too.
std::optional<int> writtenOffset(QStringView label)
{
    for (const auto prefix : {"UTC"_L1, "GMT"_L1}) {
        if (label.startsWith(prefix, Qt::CaseInsensitive))
            return signedOffset(label.sliced(prefix.size()).trimmed());
    }
    return signedOffset(label);
}

/// "+5:45", "-3", "+0".
QString shortOffset(int seconds)
{
    const int minutes = std::abs(seconds) / 60;
    const QString hours = QString::number(minutes / 60);
    const QString sign = seconds < 0 ? u"-"_s : u"+"_s;
    if (minutes % 60 == 0)
        return sign + hours;
    return sign + hours + u':' + QString::number(minutes % 60).rightJustified(2, u'0');
}

const QList<QByteArray> &knownZones()
{
    static const QList<QByteArray> ids = QTimeZone::availableTimeZoneIds();
    return ids;
}

/// The zone that is named after `city`: "Zurich", "New York".
std::optional<QTimeZone> zoneOfCity(QStringView city)
{
    for (const QByteArray &id : knownZones()) {
        const QString name = QString::fromLatin1(id.sliced(id.lastIndexOf('/') + 1));
        if (id.contains('/') && !id.startsWith("Etc/")
            && city.compare(QString(name).replace(u'_', u' '), Qt::CaseInsensitive) == 0)
            return QTimeZone(id);
    }
    return {};
}

std::optional<ZoneReading> regionReading(QStringView label)
{
    for (const RegionRow &row : regionRows()) {
        if (same(label, row.name) || (!row.label.isEmpty() && label == row.label))
            return ZoneReading{
                label.toString(), QTimeZone(row.zone.toString().toLatin1()), row.name};
    }
    constexpr auto behind = " time"_L1;
    if (!label.endsWith(behind, Qt::CaseInsensitive))
        return {};
    const auto zone = zoneOfCity(label.chopped(behind.size()).trimmed());
    if (!zone)
        return {};
    return ZoneReading{label.toString(), *zone, QString::fromLatin1(zone->id())};
}

bool hasHome(const ZoneRow &row, const QByteArray &id)
{
    const QString homes = row.homes;
    return std::ranges::contains(QStringView(homes).split(u' '), QString::fromLatin1(id));
}

/// The letters for a zone's offset where the system knows only figures.
QString lettersFor(const QByteArray &id, int offsetSeconds)
{
    for (const ZoneRow &row : zoneRows()) {
        if (row.minutes * 60 == offsetSeconds && hasHome(row, id))
            return row.label;
    }
    return {};
}

QString abbreviationFor(const QString &systems, const QTimeZone &zone, int offsetSeconds)
{
    const bool letters =
        systems.size() >= 2 && systems.size() <= 6 && std::ranges::all_of(systems, isLetter);
    if (letters)
        return systems;
    QString ours = lettersFor(zone.id(), offsetSeconds);
    if (!ours.isEmpty())
        return ours;
    return offsetSeconds == 0 ? u"UTC"_s : u"UTC"_s + shortOffset(offsetSeconds);
}

QDateTime atUtc(qint64 ms) { return QDateTime::fromMSecsSinceEpoch(ms, QTimeZone::UTC); }

constexpr qint64 dayMs = 86'400'000;
qint64 naiveMs(QDate date, QTime time)
{
    return QDate(1970, 1, 1).daysTo(date) * dayMs + time.msecsSinceStartOfDay();
}

/// The offsets that a zone goes by between two instants, in order of time.
QList<int> offsetsBetween(const QTimeZone &zone, qint64 fromMs, qint64 toMs)
{
    QList<int> offsets{zone.offsetFromUtc(atUtc(fromMs))};
    for (const QTimeZone::OffsetData &change : zone.transitions(atUtc(fromMs), atUtc(toMs))) {
        if (change.offsetFromUtc != offsets.last())
            offsets.append(change.offsetFromUtc);
    }
    if (const int last = zone.offsetFromUtc(atUtc(toMs)); last != offsets.last())
        offsets.append(last);
    return offsets;
}

/// What the home's own clock means by an abbreviation in the years around a date.
QList<ZoneReading> homeReadings(QStringView label, const QTimeZone &home, QDate date)
{
    const qint64 noon = naiveMs(date, QTime(12, 0));
    QList<QDateTime> times{atUtc(noon - 400 * dayMs)};
    for (const auto &change : home.transitions(times.first(), atUtc(noon + 400 * dayMs)))
        times.append(change.atUtc);
    QList<ZoneReading> readings;
    for (const QDateTime &time : times) {
        const LocalTime local = localTime({time.toMSecsSinceEpoch() * 1000}, home);
        if (label.compare(local.abbreviation, Qt::CaseInsensitive) != 0)
            continue;
        const auto known = [&](const ZoneReading &r) {
            return std::get<int>(r.zone) == local.offsetSeconds;
        };
        if (std::ranges::none_of(readings, known)) {
            readings.append(
                {label.toString(), local.offsetSeconds, QString::fromLatin1(home.id())});
        }
    }
    return readings;
}

bool inCountryOf(const ZoneRow &row, const QTimeZone &home)
{
    if (home.territory() == QLocale::AnyTerritory)
        return false;
    const QString homes = row.homes;
    for (const QStringView id : QStringView(homes).split(u' ', Qt::SkipEmptyParts)) {
        if (QTimeZone(id.toLatin1()).territory() == home.territory())
            return true;
    }
    return false;
}

ZoneReading readingOf(const ZoneRow &row, QStringView label)
{
    return {label.toString(), row.minutes * 60, row.meaning};
}

} // namespace

QList<ZoneReading> zoneReadings(QStringView label)
{
    label = label.trimmed();
    QList<ZoneReading> readings;
    for (const ZoneRow &row : zoneRows()) {
        if (same(label, row.label) || same(label, row.meaning)) {
            const bool twice = std::ranges::any_of(readings, [&](const ZoneReading &r) {
                return std::get<int>(r.zone) == row.minutes * 60;
            });
            if (!twice)
                readings.append(readingOf(row, label));
        }
    }
    if (!readings.isEmpty())
        return readings;
    if (const auto offset = writtenOffset(label))
        return {{label.toString(), *offset, u"UTC"_s + shortOffset(*offset)}};
    if (const auto region = regionReading(label))
        return {*region};
    if (label.contains(u'/')) {
        if (const auto zone = zoneNamed(label.toString()))
            return {{label.toString(), *zone, QString::fromLatin1(zone->id())}};
    }
    return {};
}

QList<ZoneReading> zoneReadings(QStringView label, const QTimeZone &home, QDate date)
{
    label = label.trimmed();
    QList<ZoneReading> own = std::ranges::all_of(label, isLetter) && home.isValid()
        ? homeReadings(label, home, date)
        : QList<ZoneReading>();
    const auto all = zoneReadings(label);
    if (own.size() == 1) {
        const auto meaning = std::ranges::find_if(all, [&](const ZoneReading &r) {
            return std::holds_alternative<int>(r.zone) && r.zone == own.first().zone;
        });
        if (meaning != all.end())
            own.first().meaning = meaning->meaning;
        return own;
    }
    if (all.size() < 2)
        return all.isEmpty() ? own : all;
    QList<ZoneReading> ofCountry;
    for (const ZoneRow &row : zoneRows()) {
        if (same(label, row.label) && inCountryOf(row, home))
            ofCountry.append(readingOf(row, label));
    }
    if (ofCountry.size() == 1)
        return ofCountry;
    // BST is British unless the home says otherwise; IST, CST and AST are as much one as the other.
    return same(label, "BST"_L1) ? QList<ZoneReading>{all.first()} : all;
}

bool isZoneInText(QStringView label)
{
    for (const ZoneRow &row : zoneRows()) {
        if (same(label, row.label))
            return !row.word || isUpper(label);
    }
    return !zoneReadings(label).isEmpty();
}

LocalResolution resolveLocal(QDate date, QTime time, const QTimeZone &zone)
{
    const qint64 naive = naiveMs(date, time);
    // No clock is further than 15 hours from UTC, and none was ever set by more than a day.
    const auto offsets = offsetsBetween(zone, naive - 2 * dayMs, naive + 2 * dayMs);
    QList<qint64> found;
    for (const int offset : offsets) {
        const qint64 ms = naive - offset * 1000LL;
        if (zone.offsetFromUtc(atUtc(ms)) == offset && !found.contains(ms))
            found.append(ms);
    }
    std::ranges::sort(found);
    using enum LocalResolution::Kind;
    if (!found.isEmpty()) {
        return {
            found.size() == 1 ? Unique : Fold,
            {found.first() * 1000},
            {found.last() * 1000},
        };
    }
    // A gap: the change that the clock skipped this time at lies between two neighbouring offsets.
    for (qsizetype i = 0; i + 1 < offsets.size(); ++i) {
        const qint64 before = naive - offsets.at(i) * 1000LL;
        const qint64 after = naive - offsets.at(i + 1) * 1000LL;
        if (zone.offsetFromUtc(atUtc(before)) == offsets.at(i + 1)
            && zone.offsetFromUtc(atUtc(after)) == offsets.at(i))
            return {Gap, {before * 1000}, {after * 1000}};
    }
    const qint64 ms = naive - offsets.first() * 1000LL;
    return {Gap, {ms * 1000}, {ms * 1000}};
}

Instant atOffset(QDate date, QTime time, int offsetSeconds)
{
    return {(naiveMs(date, time) - offsetSeconds * 1000LL) * 1000};
}

std::optional<QTimeZone> zoneNamed(const QString &iana)
{
    const QString name = iana.trimmed();
    const bool written = std::ranges::all_of(name, [](QChar c) {
        return isLetter(c) || isDigit(c) || QStringView(u"/_+-").contains(c);
    });
    if (name.isEmpty() || !written || (!name.contains(u'/') && writtenOffset(name)))
        return {};
    for (const auto notZones : {"localtime"_L1, "posixrules"_L1, "Factory"_L1}) {
        if (same(name, notZones))
            return {};
    }
    // As it is written first, old names among them ("US/Pacific"): the list takes a while to make.
    if (const QTimeZone exact(name.toLatin1()); exact.isValid())
        return exact;
    for (const QByteArray &id : knownZones()) {
        if (name.compare(QLatin1StringView(id), Qt::CaseInsensitive) == 0)
            return QTimeZone(id);
    }
    return std::nullopt;
}

LocalTime localTime(Instant instant, const QTimeZone &zone)
{
    const QTimeZone::OffsetData data = zone.offsetData(atUtc(instant.seconds() * 1000));
    const int offset = data.atUtc.isValid() ? data.offsetFromUtc : 0;
    const Instant local{instant.us + offset * Instant::second};
    const qint64 days = local.flooredTo(86'400 * Instant::second).us / (86'400 * Instant::second);
    const qint64 inDay = local.us - days * 86'400 * Instant::second;
    return {
        .date = QDate(1970, 1, 1).addDays(days),
        .time = QTime::fromMSecsSinceStartOfDay(static_cast<int>(inDay / 1000)),
        .abbreviation = abbreviationFor(data.abbreviation, zone, offset),
        .offsetSeconds = offset,
    };
}

QString offsetText(int offsetSeconds)
{
    if (offsetSeconds == 0)
        return u"Z"_s;
    const auto two = [](int value) { return QString::number(value).rightJustified(2, u'0'); };
    const int seconds = std::abs(offsetSeconds);
    QString text =
        (offsetSeconds < 0 ? u"-"_s : u"+"_s) + two(seconds / 3600) + u':' + two(seconds / 60 % 60);
    if (seconds % 60 != 0)
        text += u':' + two(seconds % 60);
    return text;
}

} // namespace Bridgelog
