// SPDX-License-Identifier: GPL-3.0-or-later
#include "situation/factquestion.h"

#include "incident/timegrammar.h"
#include "incident/zones.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace Bridgelog {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Bridgelog::FactQuestion", text);
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
            offer(tr("SEV %1").arg(severity), [incident, severity] {
                incident->setSeverity(severity);
            });
        break;
    case Kind::Zone:
        for (const QString &zone : {u"UTC"_s, QString::fromLatin1(QTimeZone::systemTimeZoneId())}) {
            if (zone != incident->incident().zone)
                offer(zone, [incident, zone] { incident->setZone(zone); });
        }
        break;
    case Kind::Role:
        if (key.isEmpty())
            break;
        for (const QString &person : incident->incident().responders.first(
                 qMin(incident->incident().responders.size(), 4))) {
            if (person != incident->incident().holderOf(key))
                offer(person, [incident, key, person] { incident->giveRole(key, person); });
        }
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
    case Kind::Severity: question.field = false; break;
    case Kind::Zone: question.prompt = tr("A zone such as Europe/London"); break;
    case Kind::Role:
        question.prompt =
            m_key.isEmpty() ? tr("Role: who, as in deputy: on call") : tr("Who? Empty: nobody");
        break;
    case Kind::Component:
        question.field = m_key.isEmpty();
        question.prompt = tr("Name of the component");
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
    case Kind::Component:
        if (text.isEmpty())
            return std::unexpected(Refusal{.sentence = tr("A component needs a name.")});
        m_incident.setComponent(text, {});
        return {};
    case Kind::Severity: return {};
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
    if (!m_key.isEmpty()) {
        m_incident.giveRole(m_key, text);
        return {};
    }
    const QString role = text.section(u':', 0, 0).trimmed().toLower();
    const QString person = text.section(u':', 1).trimmed();
    if (role.isEmpty() || person.isEmpty())
        return std::unexpected(Refusal{.sentence = tr("Write the role, a colon and who has it.")});
    m_incident.giveRole(role, person);
    return {};
}

} // namespace Bridgelog
