// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/rehearsalstage.h"

#include "checklists/checklists.h"
#include "incident/timegrammar.h"
#include "incident/zones.h"

#include <QCryptographicHash>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace Bridgelog {

namespace {

/// The value of an enum that the script writes as a word.
template <typename E>
Result<E> valueOf(const QJsonValue &words, const QString &key)
{
    const QString text = words[key].toString();
    if (const auto value = fromWord<E>(text))
        return *value;
    return refuse(u"\"%1\" is no %2."_s.arg(text, key));
}

std::optional<int> severityIn(const QJsonValue &words)
{
    const int severity = words[u"severity"].toInt();
    return severity > 0 ? std::optional(severity) : std::nullopt;
}

} // namespace

RehearsalStage::RehearsalStage(const QString &name, Instant start)
    : m_name(name)
    , m_start(start)
    , m_now(start)
{
    m_incidentId = IncidentId(makeId());
}

void RehearsalStage::setScene(
    const QString &title, const QString &zone, const QString &organisation)
{
    m_title = title;
    m_zone = zone;
    m_organisation = organisation;
}

/// A UUIDv7 whose time is the rehearsal's and whose chance is none.
QUuid RehearsalStage::makeId()
{
    const QByteArray seed = m_name.toUtf8() + '/' + QByteArray::number(m_start.us) + '/'
        + QByteArray::number(m_idsMade++);
    QByteArray bytes = QCryptographicHash::hash(seed, QCryptographicHash::Sha256).first(16);
    const auto ms = static_cast<quint64>(m_now.us / 1000);
    for (int i = 0; i < 6; ++i)
        bytes[i] = static_cast<char>(ms >> (8 * (5 - i)));
    bytes[6] = static_cast<char>((bytes[6] & 0x0f) | 0x70);
    bytes[8] = static_cast<char>((bytes[8] & 0x3f) | 0x80);
    return QUuid::fromRfc4122(bytes);
}

const QHash<QString, RehearsalStage::Verb> &RehearsalStage::verbs()
{
    static const QHash<QString, Verb> verbs{
        {u"declare"_s, &RehearsalStage::declare},
        {u"role"_s, &RehearsalStage::role},
        {u"tick"_s, &RehearsalStage::tick},
        {u"skip"_s, &RehearsalStage::skip},
        {u"component"_s, &RehearsalStage::component},
        {u"log"_s, &RehearsalStage::log},
        {u"hypothesis"_s, &RehearsalStage::hypothesis},
        {u"revise"_s, &RehearsalStage::revise},
        {u"strike"_s, &RehearsalStage::strike},
        {u"milestone"_s, &RehearsalStage::milestone},
        {u"phase"_s, &RehearsalStage::phase},
        {u"severity"_s, &RehearsalStage::severity},
        {u"update"_s, &RehearsalStage::update},
        {u"section"_s, &RehearsalStage::section},
        {u"action"_s, &RehearsalStage::action},
        {u"postmortem"_s, &RehearsalStage::postmortem}};
    return verbs;
}

Result<QString> RehearsalStage::perform(const QJsonObject &step, Instant at)
{
    m_now = at;
    m_author = step[u"by"].toString();
    for (auto it = step.begin(); it != step.end(); ++it) {
        if (const auto verb = verbs().constFind(it.key()); verb != verbs().constEnd())
            return (this->*verb.value())(it.value());
    }
    return refuse(u"nothing happens in it."_s);
}

void RehearsalStage::record(EventBody body)
{
    Event event = Event::make(m_incidentId, std::move(body), m_author, m_now);
    event.id = EventId(makeId());
    applyTo(m_incident, event);
    m_events.append(std::move(event));
}

Result<Moment> RehearsalStage::momentOf(const QString &text) const
{
    if (text.isEmpty())
        return Moment::exactly(m_now);
    const QTimeZone zone = zoneNamed(m_zone).value_or(QTimeZone::utc());
    auto moment = parseTime(text, {.now = m_now, .zone = zone});
    if (!moment)
        return refuse(moment.error().sentence);
    return *std::move(moment);
}

Result<EntryId> RehearsalStage::entryNamed(const QString &name) const
{
    const auto it = m_entries.constFind(name);
    if (it == m_entries.constEnd())
        return refuse(u"no entry before it is called \"%1\"."_s.arg(name));
    return *it;
}

Result<QString> RehearsalStage::declare(const QJsonValue &words)
{
    const auto severity = severityIn(words);
    record(Declared{
        .title = m_title,
        .severity = severity,
        .zone = m_zone,
        .kind = IncidentKind::Drill,
        .organisation = m_organisation,
        .at = Moment::exactly(m_now)});
    for (const auto component : words[u"components"].toArray())
        record(ComponentImpactSet{.component = component.toString()});
    for (const auto tag : words[u"tags"].toArray())
        record(Tagged{.tag = tag.toString()});
    record(shippedChecklist(severity, IncidentKind::Drill));
    return u"declares \"%1\""_s.arg(m_title);
}

Result<QString> RehearsalStage::role(const QJsonValue &words)
{
    const RoleGiven given{.role = words[u"role"].toString(), .person = words[u"person"].toString()};
    record(given);
    return u"%1: %2"_s.arg(given.role, given.person);
}

Result<QString> RehearsalStage::textOfItem(const QString &id) const
{
    if (const ChecklistItem *item = m_incident.item(id))
        return item->spec.text;
    return refuse(u"the checklist has no item \"%1\"."_s.arg(id));
}

Result<QString> RehearsalStage::tick(const QJsonValue &items)
{
    QStringList ticked;
    for (const auto item : items.toArray()) {
        const auto text = textOfItem(item.toString());
        if (!text)
            return text;
        ticked.append(*text);
        record(ItemChecked{.item = item.toString()});
    }
    return u"ticks: %1"_s.arg(ticked.join(u"; "_s));
}

Result<QString> RehearsalStage::skip(const QJsonValue &words)
{
    const QString item = words[u"item"].toString();
    const auto text = textOfItem(item);
    if (!text)
        return text;
    record(ItemSkipped{.item = item, .reason = words[u"reason"].toString()});
    return u"skips: %1"_s.arg(*text);
}

Result<QString> RehearsalStage::component(const QJsonValue &words)
{
    const auto impact = valueOf<Impact>(words, u"impact"_s);
    if (!impact)
        return std::unexpected(impact.error());
    const QString component = words[u"component"].toString();
    record(ComponentImpactSet{.component = component, .impact = *impact});
    return u"%1: %2"_s.arg(component, spoken(*impact).toLower());
}

Result<QString> RehearsalStage::log(const QJsonValue &words)
{
    const auto kind = valueOf<EntryKind>(words, u"kind"_s);
    if (!kind)
        return std::unexpected(kind.error());
    const auto at = momentOf(words[u"at"].toString());
    if (!at)
        return std::unexpected(at.error());
    const EntryId entry(makeId());
    const QString text = words[u"text"].toString();
    record(EntryAdded{.entry = entry, .kind = *kind, .at = *at, .text = text});
    m_entries.insert(words[u"as"].toString(), entry);
    return u"logs, %1: %2"_s.arg(spoken(*kind).toLower(), text);
}

Result<QString> RehearsalStage::hypothesis(const QJsonValue &words)
{
    const auto entry = entryNamed(words[u"entry"].toString());
    if (!entry)
        return std::unexpected(entry.error());
    const auto state = valueOf<HypothesisState>(words, u"state"_s);
    if (!state)
        return std::unexpected(state.error());
    record(EntryRevised{.entry = *entry, .hypothesis = *state});
    return u"hypothesis %1: %2"_s.arg(
        spoken(*state).toLower(), m_incident.timeline.find(*entry)->text);
}

Result<QString> RehearsalStage::revise(const QJsonValue &words)
{
    const auto entry = entryNamed(words[u"entry"].toString());
    if (!entry)
        return std::unexpected(entry.error());
    const QString text = words[u"text"].toString();
    record(EntryRevised{.entry = *entry, .text = text});
    return u"corrects an entry: %1"_s.arg(text);
}

Result<QString> RehearsalStage::strike(const QJsonValue &words)
{
    const auto entry = entryNamed(words[u"entry"].toString());
    if (!entry)
        return std::unexpected(entry.error());
    const QString reason = words[u"reason"].toString();
    record(EntryRetracted{.entry = *entry, .reason = reason});
    return u"strikes an entry: %1"_s.arg(reason);
}

Result<QString> RehearsalStage::milestone(const QJsonValue &words)
{
    const auto name = valueOf<MilestoneName>(words, u"milestone"_s);
    if (!name)
        return std::unexpected(name.error());
    MilestoneSet set{.milestone = *name};
    if (words[u"entry"].isString()) {
        const auto entry = entryNamed(words[u"entry"].toString());
        if (!entry)
            return std::unexpected(entry.error());
        set.entry = *entry;
        set.at = m_incident.timeline.find(*entry)->at;
    } else {
        const auto at = momentOf(words[u"at"].toString());
        if (!at)
            return std::unexpected(at.error());
        set.at = *at;
    }
    record(set);
    return u"milestone: %1"_s.arg(spoken(*name).toLower());
}

Result<QString> RehearsalStage::phase(const QJsonValue &words)
{
    const auto phase = valueOf<Phase>(words, u"phase"_s);
    if (!phase)
        return std::unexpected(phase.error());
    record(PhaseSet{
        .phase = *phase, .at = Moment::exactly(m_now), .reason = words[u"reason"].toString()});
    return u"phase: %1"_s.arg(spoken(*phase));
}

Result<QString> RehearsalStage::severity(const QJsonValue &words)
{
    const auto severity = severityIn(words);
    if (!severity)
        return refuse(u"it names no severity."_s);
    record(SeveritySet{.severity = severity, .reason = words[u"reason"].toString()});
    return u"severity: SEV %1"_s.arg(*severity);
}

Result<QString> RehearsalStage::update(const QJsonValue &words)
{
    const QString text = words[u"text"].toString();
    record(UpdatePublished{
        .entry = EntryId(makeId()),
        .at = Moment::exactly(m_now),
        .publishedAt = m_now,
        .phase = words[u"phase"].toString(),
        .text = text});
    return u"posts, under \"%1\": %2"_s.arg(words[u"phase"].toString(), text);
}

Result<QString> RehearsalStage::section(const QJsonValue &words)
{
    const QString title = words[u"title"].toString();
    record(SectionRevised{
        .section = words[u"section"].toString(),
        .title = title,
        .text = words[u"text"].toString()});
    return u"writes the section \"%1\""_s.arg(title);
}

Result<QString> RehearsalStage::action(const QJsonValue &words)
{
    const auto actionClass = valueOf<ActionClass>(words, u"class"_s);
    if (!actionClass)
        return std::unexpected(actionClass.error());
    const QTimeZone zone = zoneNamed(m_zone).value_or(QTimeZone::utc());
    const QDate due = localTime(m_now, zone).date.addDays(words[u"dueDays"].toInt());
    const ActionId id(makeId());
    const QString text = words[u"text"].toString();
    record(ActionAdded{
        .action = id,
        .text = text,
        .actionClass = *actionClass,
        .owner = words[u"owner"].toString(),
        .due = due.toString(Qt::ISODate)});
    if (words[u"state"].toString() == "done"_L1)
        record(ActionClosed{.action = id, .state = ActionState::Done});
    return u"action: %1"_s.arg(text);
}

Result<QString> RehearsalStage::postmortem(const QJsonValue &words)
{
    const auto state = valueOf<ReviewState>(words, u"state"_s);
    if (!state)
        return std::unexpected(state.error());
    record(PostmortemSet{.templateName = words[u"template"].toString(), .state = *state});
    return u"postmortem: %1"_s.arg(spoken(*state).toLower());
}

} // namespace Bridgelog
