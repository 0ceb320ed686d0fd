// SPDX-License-Identifier: GPL-3.0-or-later
#include "situation/factquestion.h"

#include "incident/timegrammar.h"
#include "incident/zones.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Bridgelog {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Bridgelog::FactQuestion", text);
}

constexpr qsizetype mostOffered = 4;

/// What each level means, as the field has it; unsure takes the worse.
QString criterionOf(int severity)
{
    switch (severity) {
    case 1: return tr("most customers, or data at risk");
    case 2: return tr("many cannot use it");
    case 3: return tr("some are hindered");
    case 4: return tr("nobody is kept from work");
    default: return tr("cosmetic");
    }
}

QTimeZone zoneOf(const Incident &incident)
{
    return zoneNamed(incident.zone).value_or(QTimeZone::utc());
}

} // namespace

FactQuestion::FactQuestion(
    Kind kind, const QString &key, const QString &text, OpenIncident &incident)
    : m_kind(kind)
    , m_key(key)
    , m_text(text)
    , m_incident(incident)
{
    offerUsual();
}

void FactQuestion::offer(const QString &label, std::function<void()> act)
{
    m_offers.append({.label = label, .act = std::move(act)});
}

void FactQuestion::offerUsual()
{
    OpenIncident *incident = &m_incident;
    const QString key = m_key;
    switch (m_kind) {
    case Kind::Milestone:
        offer(tr("Now"), [incident, key] {
            if (const auto name = fromWord<MilestoneName>(key))
                incident->setMilestone(*name, Moment::exactly(Instant::now()));
        });
        break;
    case Kind::Severity:
        for (int severity = 1; severity <= 5; ++severity)
            offer(tr("SEV %1 · %2").arg(severity).arg(criterionOf(severity)), [incident, severity] {
                incident->setSeverity(severity);
            });
        break;
    case Kind::Assignment: offerForAssignment(); break;
    case Kind::Responders:
        for (const QString &person : incident->incident().responders.first(
                 qMin(incident->incident().responders.size(), mostOffered)))
            offer(tr("%1 leaves").arg(person), [incident, person] { incident->letGo(person); });
        break;
    case Kind::Link:
        if (!key.isEmpty())
            offer(tr("Take it off"), [incident, key] { incident->removeLink(key); });
        break;
    case Kind::Summary:
    case Kind::Figure:
    case Kind::Deadline:
    case Kind::Measure: break;
    case Kind::Zone:
        for (const QString &zone : {u"UTC"_s, QString::fromLatin1(QTimeZone::systemTimeZoneId())}) {
            if (zone != incident->incident().zone)
                offer(zone, [incident, zone] { incident->setZone(zone); });
        }
        break;
    case Kind::Role:
        if (key.isEmpty())
            break;
        offerPeople();
        break;
    case Kind::Component:
        if (key.isEmpty())
            break;
        for (int i = 0; i < wordsOf<Impact>().size(); ++i) {
            const auto impact = static_cast<Impact>(i);
            offer(spoken(impact), [incident, key, impact] { incident->setComponent(key, impact); });
        }
        break;
    }
}

void FactQuestion::offerPeople()
{
    OpenIncident *incident = &m_incident;
    const QString key = m_key;
    for (const RoleHolder &holder : incident->incident().roles) {
        if (holder.role == key && !holder.from.isEmpty() && !holder.acceptedAt)
            offer(tr("%1 accepts").arg(holder.person), [incident, key, person = holder.person] {
                incident->acceptHandoff(key, person);
            });
    }
    const QStringList holders = incident->incident().holdersOf(key);
    const QStringList &people = incident->incident().responders;
    for (const QString &person : people.first(qMin(people.size(), mostOffered))) {
        if (holders.contains(person))
            continue;
        offer(person, [incident, key, person] { incident->giveRole(key, person); });
        if (!holders.isEmpty() && takesSeveral(key))
            offer(tr("%1, too").arg(person), [incident, key, person] {
                incident->shareRole(key, person);
            });
    }
}

void FactQuestion::offerForAssignment()
{
    OpenIncident *incident = &m_incident;
    const AssignmentId id = AssignmentId::fromText(m_key);
    const Assignment *there = incident->incident().assignment(id);
    if (!there)
        return;
    if (!there->acknowledgedAt)
        offer(tr("Acknowledged"), [incident, id] { incident->acknowledge(id); });
    for (const int minutes : {5, 10})
        offer(
            tr("+%1 min").arg(minutes), [incident, id, minutes] { incident->extend(id, minutes); });
    offer(tr("Done"), [incident, id] { incident->endAssignment(id, ActionState::Done); });
    offer(tr("Drop"), [incident, id] { incident->endAssignment(id, ActionState::Dropped); });
}

QStringList FactQuestion::labels() const
{
    QStringList labels;
    for (const Offer &one : m_offers)
        labels.append(one.label);
    return labels;
}

InlineEditor::Question FactQuestion::question() const
{
    InlineEditor::Question question{.text = m_text, .choices = labels()};
    switch (m_kind) {
    case Kind::Milestone:
        question.prompt = tr("16:21, -5m, yesterday 22:29 UTC; empty: not known");
        break;
    case Kind::Severity: question.prompt = tr("1 to 5 and why, as in 1 all of Europe"); break;
    case Kind::Summary: question.prompt = tr("Where it stands, in one line"); break;
    case Kind::Figure:
    case Kind::Link:
        question.prompt = m_key.isEmpty() ? tr("customers: 1,200 accounts (desk), or an address")
                                          : tr("Empty takes it off");
        break;
    case Kind::Assignment:
        question.prompt = m_key.isEmpty() ? tr("dba: count locks, 10 min") : tr("What came of it");
        break;
    case Kind::Responders: question.prompt = tr("Who joins?"); break;
    case Kind::Deadline:
    case Kind::Measure: question.field = false; break;
    case Kind::Zone: question.prompt = tr("A zone such as Europe/London"); break;
    case Kind::Role:
        question.prompt =
            m_key.isEmpty() ? tr("Role: who, as in deputy: on call") : tr("Who? Empty: nobody");
        break;
    case Kind::Component:
        question.prompt = m_key.isEmpty() ? tr("Name: impact, as in Checkout: major outage")
                                          : tr("Now, or since when: major outage 16:21");
        break;
    }
    return question;
}

std::expected<void, FactQuestion::Refusal> FactQuestion::submit(const QString &text)
{
    switch (m_kind) {
    case Kind::Milestone: return submitTime(text);
    case Kind::Zone: return submitZone(text);
    case Kind::Role: return submitRole(text);
    case Kind::Component: return submitComponent(text);
    case Kind::Severity: return submitSeverity(text);
    case Kind::Summary: m_incident.setSummary(text); return {};
    case Kind::Figure:
    case Kind::Link: return submitFigureOrLink(text);
    case Kind::Assignment: return submitAssignment(text);
    case Kind::Responders: m_incident.addResponder(text); return {};
    case Kind::Deadline:
    case Kind::Measure: return {};
    }
    return {};
}

void FactQuestion::choose(int choice)
{
    if (choice >= 0 && choice < m_offers.size())
        m_offers.at(choice).act();
}

std::expected<void, FactQuestion::Refusal> FactQuestion::submitTime(const QString &text)
{
    const auto name = fromWord<MilestoneName>(m_key);
    if (!name)
        return {};
    if (text.isEmpty()) {
        m_incident.setMilestone(*name, {});
        return {};
    }
    const auto moment =
        parseTime(text, {.now = Instant::now(), .zone = zoneOf(m_incident.incident())});
    if (moment) {
        m_incident.setMilestone(*name, *moment);
        return {};
    }
    m_offers.clear();
    for (const TimeQuestion::Choice &choice : moment.error().choices) {
        offer(choice.label, [incident = &m_incident, name = *name, at = choice.moment] {
            incident->setMilestone(name, at);
        });
    }
    return std::unexpected(Refusal{.sentence = moment.error().sentence, .choices = labels()});
}

/// The impact that a text begins with, and how long its words are: "major outage", "partial".
static std::optional<std::pair<Impact, qsizetype>> impactIn(const QString &text)
{
    std::optional<std::pair<Impact, qsizetype>> found;
    for (int i = 0; i < wordsOf<Impact>().size(); ++i) {
        const auto impact = static_cast<Impact>(i);
        for (const QString &words : {spoken(impact), spoken(impact).section(u' ', 0, 0)}) {
            const bool begins = text.startsWith(words, Qt::CaseInsensitive)
                && (text.size() == words.size() || text.at(words.size()).isSpace());
            if (begins && (!found || words.size() > found->second))
                found = {impact, words.size()};
        }
    }
    return found;
}

/// Anew: its name, and its impact behind a colon. Of one that is there: its impact, and since when.
std::expected<void, FactQuestion::Refusal> FactQuestion::submitComponent(const QString &text)
{
    if (!m_key.isEmpty())
        return submitImpact(m_key, text.simplified());
    if (text.isEmpty())
        return std::unexpected(Refusal{.sentence = tr("A component needs a name.")});
    // A name may have a colon of its own: the last one that an impact follows is ours.
    for (auto colon = text.lastIndexOf(u':'); colon > 0;
         colon = text.lastIndexOf(u':', colon - 1)) {
        const QString name = text.first(colon).trimmed();
        const QString line = text.sliced(colon + 1).simplified();
        if (!name.isEmpty() && impactIn(line))
            return submitImpact(name, line);
    }
    m_incident.setComponent(text, {});
    return {};
}

/// "major outage 16:21" of a component.
std::expected<void, FactQuestion::Refusal>
FactQuestion::submitImpact(const QString &component, const QString &line)
{
    if (line.isEmpty())
        return {};
    const auto impact = impactIn(line);
    if (!impact)
        return std::unexpected(Refusal{
            .sentence = tr("Write the impact and since when, as in major outage 16:21."),
            .choices = labels()});
    QString since = line.mid(impact->second).trimmed();
    if (since.startsWith(tr("since") + u' '))
        since = since.section(u' ', 1);
    if (since.isEmpty()) {
        m_incident.setComponent(component, impact->first);
        return {};
    }
    const auto moment =
        parseTime(since, {.now = Instant::now(), .zone = zoneOf(m_incident.incident())});
    if (moment) {
        m_incident.setComponent(component, impact->first, *moment);
        return {};
    }
    m_offers.clear();
    for (const TimeQuestion::Choice &choice : moment.error().choices)
        offer(
            choice.label,
            [incident = &m_incident, key = component, said = impact->first, at = choice.moment] {
                incident->setComponent(key, said, at);
            });
    return std::unexpected(Refusal{.sentence = moment.error().sentence, .choices = labels()});
}

std::expected<void, FactQuestion::Refusal> FactQuestion::submitZone(const QString &text)
{
    if (zoneNamed(text)) {
        m_incident.setZone(text);
        return {};
    }
    m_offers.clear();
    for (const ZoneReading &reading : zoneReadings(text)) {
        if (!std::holds_alternative<QTimeZone>(reading.zone))
            continue;
        const QString id = QString::fromLatin1(std::get<QTimeZone>(reading.zone).id());
        offer(id, [incident = &m_incident, id] { incident->setZone(id); });
    }
    return std::unexpected(Refusal{
        .sentence = tr("“%1” names no time zone; write one as Europe/London or UTC.").arg(text),
        .choices = labels()});
}

std::expected<void, FactQuestion::Refusal> FactQuestion::submitRole(const QString &text)
{
    if (!m_key.isEmpty())
        return giveRole(m_key, text);
    const QString role = text.section(u':', 0, 0).trimmed().toLower();
    const QString person = text.section(u':', 1).trimmed();
    if (role.isEmpty() || person.isEmpty())
        return std::unexpected(Refusal{.sentence = tr("Write the role, a colon and who has it.")});
    return giveRole(role, person);
}

/// Names between semicolons share the role, where several may have it.
std::expected<void, FactQuestion::Refusal>
FactQuestion::giveRole(const QString &role, const QString &text)
{
    QStringList people;
    for (const QString &name : text.split(u';', Qt::SkipEmptyParts)) {
        if (const QString person = name.simplified(); !person.isEmpty())
            people.append(person);
    }
    people.removeDuplicates();
    if (people.size() > 1 && !takesSeveral(role))
        return std::unexpected(Refusal{
            .sentence =
                tr("%1 is one person; the others can be deputy or help.").arg(spoken(role))});
    const QStringList before = m_incident.incident().holdersOf(role);
    const bool someStay =
        std::ranges::any_of(before, [&](const QString &person) { return people.contains(person); });
    if (people.isEmpty() || (!someStay && people.size() == 1)) {
        m_incident.giveRole(role, people.value(0));
        return {};
    }
    for (const QString &person : std::as_const(people))
        m_incident.shareRole(role, person);
    for (const QString &person : before) {
        if (!people.contains(person))
            m_incident.takeRole(role, person);
    }
    return {};
}

std::expected<void, FactQuestion::Refusal> FactQuestion::submitSeverity(const QString &text)
{
    static const QRegularExpression form(
        u"^(?:sev\\s*)?([1-5])(?:[\\s:,.–-]+(.*))?$"_s, QRegularExpression::CaseInsensitiveOption);
    const auto match = form.match(text.simplified());
    if (!match.hasMatch())
        return std::unexpected(Refusal{
            .sentence = tr("A severity is a number from 1, the worst, to 5."),
            .choices = labels()});
    m_incident.setSeverity(match.captured(1).toInt(), match.captured(2).trimmed());
    return {};
}

/// "customers: 1,200 accounts (desk)", or an address with a title behind it.
std::expected<void, FactQuestion::Refusal> FactQuestion::submitFigureOrLink(const QString &text)
{
    const QString line = text.simplified();
    if (line.isEmpty()) {
        if (m_kind == Kind::Link)
            m_incident.removeLink(m_key);
        else if (!m_key.isEmpty())
            m_incident.setFigure({.what = m_key});
        return {};
    }
    const bool isAddress = line.section(u' ', 0, 0).contains("://"_L1);
    if (isAddress) {
        const QString url = line.section(u' ', 0, 0);
        if (m_kind == Kind::Link && url != m_key)
            m_incident.removeLink(m_key);
        m_incident.setLink(url, line.section(u' ', 1));
        return {};
    }
    const bool asksAnew = m_key.isEmpty() || m_kind == Kind::Link;
    const QString what = asksAnew ? line.section(u':', 0, 0).trimmed() : m_key;
    const QString rest = asksAnew ? line.section(u':', 1).trimmed() : line;
    static const QRegularExpression form(u"^(.*?)(?:\\s*\\(([^()]*)\\))?$"_s);
    const auto match = form.match(rest);
    if (what.isEmpty() || match.captured(1).isEmpty() || m_kind == Kind::Link)
        return std::unexpected(Refusal{
            .sentence = tr("Write what is affected, a colon and how many; or an address.")});
    m_incident.setFigure(
        {.what = what, .figure = match.captured(1).trimmed(), .source = match.captured(2)});
    return {};
}

/// Anew: "person: task, 10 min", also "(10 min)" and ", 10". Of one that is there: what came of it,
/// and it is done.
std::expected<void, FactQuestion::Refusal> FactQuestion::submitAssignment(const QString &text)
{
    if (!m_key.isEmpty()) {
        m_incident.endAssignment(AssignmentId::fromText(m_key), ActionState::Done, text.trimmed());
        return {};
    }
    static const QRegularExpression box(
        u"(?:[,;]\\s*(\\d{1,4})|[,;]?\\s+\\(?(\\d{1,4})\\s*(?:m|min|minutes)\\.?\\)?)$"_s,
        QRegularExpression::CaseInsensitiveOption);
    const QString person = text.section(u':', 0, 0).trimmed();
    QString task = text.section(u':', 1).trimmed();
    const auto match = box.match(task);
    const int minutes = (match.captured(1) + match.captured(2)).toInt();
    if (match.hasMatch())
        task.truncate(match.capturedStart());
    if (person.isEmpty() || task.trimmed().isEmpty())
        return std::unexpected(
            Refusal{.sentence = tr("Write who, a colon and what; minutes behind it if you like.")});
    m_incident.giveAssignment(
        {.person = person,
         .task = task.trimmed(),
         .minutes = minutes > 0 ? std::optional(minutes) : std::nullopt});
    return {};
}

} // namespace Bridgelog
