// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/offers.h"

#include "composer/kindtoken.h"

#include "incident/marks.h"
#include "items/momenttext.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace Bridgelog {

namespace {

constexpr int mostOffers = 8;
/// So many of the last lines are asked for their tags: it happens on each key of one.
constexpr int linesRead = 200;

QString tr(const char *text) { return QCoreApplication::translate("Bridgelog::Offers", text); }

QString meaning(EntryKind kind)
{
    using enum EntryKind;
    switch (kind) {
    case Note: return tr("anything worth keeping");
    case Observation: return tr("what somebody saw");
    case Action: return tr("what was done, and by whom");
    case Decision: return tr("what was decided");
    case Hypothesis: return tr("what may be the cause");
    case Evidence: return tr("what speaks for or against one");
    case Update: return tr("what the public was told");
    case Todo: return tr("what is left to do; becomes an action item");
    default: return {};
    }
}

QList<Offer> kindOffers()
{
    QList<Offer> offers;
    for (const EntryKind kind : loggedKinds)
        offers.append({u'/' + word(kind), meaning(kind), tokenOf(kind)});
    return offers;
}

/// Times that are often meant, each with the moment it would log.
QList<Offer> timeOffers(const Incident &incident, const TimeContext &context)
{
    QStringList times{u"-5m"_s, u"-15m"_s, u"-30m"_s, u"-1h"_s};
    for (qsizetype row = incident.timeline.size() - 1; row >= 0; --row) {
        const Moment at = incident.timeline.at(row).at;
        if (!at.at)
            continue;
        times.append(clockText(*at.at, context.zone));
        break;
    }
    QList<Offer> offers;
    for (const QString &time : times) {
        if (const auto moment = parseTime(time, context))
            offers.append(
                {u'@' + time, momentText(*moment, context.zone, context.now),
                 Theme::Token::Accent});
    }
    offers.append({u"@yesterday"_s, tr("with a time behind it"), Theme::Token::Accent});
    offers.append({u"@?"_s, tr("nobody knows when"), Theme::Token::Accent});
    return offers;
}

QList<Offer> roleOffers(const Incident &incident)
{
    QList<Offer> offers;
    for (const RoleHolder &holder : incident.roles)
        offers.append({u'@' + holder.role, holder.person, Theme::Token::Accent});
    return offers;
}

QList<Offer> tagOffers(const Incident &incident, QStringView typed)
{
    QStringList tags = incident.tags;
    const Timeline &timeline = incident.timeline;
    for (qsizetype row = timeline.size() - 1;
         row >= std::max<qsizetype>(0, timeline.size() - linesRead); --row) {
        for (const QString &tag : tagsOf(timeline.text(row))) {
            if (!tags.contains(tag, Qt::CaseInsensitive))
                tags.append(tag);
        }
    }
    QList<Offer> offers;
    for (const QString &tag : tags) {
        if (tag.size() + 1 > typed.size())
            offers.append({u'#' + tag, {}, Theme::Token::Accent});
    }
    return offers;
}

} // namespace

Offers offersAt(
    const QString &line, qsizetype position, bool firstLine, const EntrySyntax &syntax,
    const Incident &incident, const TimeContext &context)
{
    Offers offers;
    if (position <= 0 || (position < line.size() && !line.at(position).isSpace()))
        return offers;
    offers.start = position;
    while (offers.start > 0 && !line.at(offers.start - 1).isSpace())
        --offers.start;
    const QStringView typed = QStringView(line).sliced(offers.start, position - offers.start);
    if (typed.isEmpty())
        return offers;
    const bool atKind = firstLine && offers.start == syntax.kindStart;
    const bool takesTime = firstLine && (syntax.timeStart < 0 || syntax.timeStart == offers.start);
    if (typed.startsWith(u'/') && atKind)
        offers.list = kindOffers();
    else if (typed.startsWith(u'@'))
        offers.list =
            (takesTime ? timeOffers(incident, context) : QList<Offer>()) + roleOffers(incident);
    else if (typed.startsWith(u'#'))
        offers.list = tagOffers(incident, typed);
    offers.list.removeIf(
        [&](const Offer &offer) { return !offer.text.startsWith(typed, Qt::CaseInsensitive); });
    if (std::ranges::contains(offers.list, typed, &Offer::text))
        offers.list.clear();
    if (offers.list.size() > mostOffers)
        offers.list.resize(mostOffers);
    return offers;
}

} // namespace Bridgelog
