// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/postmortem/sample.h"

namespace Bridgelog {

using namespace Qt::StringLiterals;

Story::Story(const QString &start)
    : m_date(start.first(10))
    , m_now(*instantFromIso(start))
{
    incident.id = IncidentId(nextId());
}

QUuid Story::nextId()
{
    ++m_count;
    return QUuid::fromString(
        u"01900000-0000-7000-8000-"_s + QString::number(m_count, 16).rightJustified(12, u'0'));
}

EntryId Story::nextEntry() { return EntryId(nextId()); }

ActionId Story::nextAction() { return ActionId(nextId()); }

Instant Story::instant(const QString &time) const
{
    const QString full = time.size() == 5 ? time + u":00"_s : time;
    return *instantFromIso(m_date + u'T' + full + u'Z');
}

Moment Story::at(const QString &time, Precision precision) const
{
    return {.at = instant(time), .precision = precision};
}

Story &Story::tell(EventBody body, const QString &time)
{
    if (!time.isEmpty())
        m_now = instant(time);
    Event event = Event::make(incident.id, std::move(body), u"duty commander"_s, m_now);
    event.id = EventId(nextId());
    applyTo(incident, event);
    return *this;
}

Story &Story::log(EntryKind kind, const QString &time, const QString &text, const QString &author)
{
    const Moment moment = Moment::exactly(instant(time));
    return tell(
        EntryAdded{
            .entry = nextEntry(), .kind = kind, .at = moment, .text = text, .author = author},
        time);
}

static void tellTheOutage(Story &s)
{
    const EntryId first = s.nextEntry();
    s.log(
        EntryKind::Observation, u"15:38:12"_s,
        u"Card payments in checkout fail; the error rate went from 0.2 % to **61 %**."_s);
    s.tell(
        EntryAdded{
            .entry = first,
            .kind = EntryKind::Observation,
            .at = s.at(u"15:21"_s, Precision::Approximate),
            .text = u"First customers see *payment declined* although their card is fine."_s,
            .author = u"support liaison"_s},
        u"15:52"_s);
    s.tell(MilestoneSet{
        .milestone = MilestoneName::ImpactStarted,
        .at = s.at(u"15:21"_s, Precision::Approximate),
        .entry = first});
    s.tell(MilestoneSet{.milestone = MilestoneName::Detected, .at = s.at(u"15:38"_s)});
    s.tell(MilestoneSet{.milestone = MilestoneName::Acknowledged, .at = s.at(u"15:40"_s)});
    s.tell(
        ComponentImpactSet{.component = u"Checkout"_s, .impact = Impact::MajorOutage}, u"15:53"_s);
    s.tell(
        ComponentImpactSet{.component = u"Payment gateway | EU"_s, .impact = Impact::Degraded},
        u"15:53:30"_s);
    s.log(
        EntryKind::Hypothesis, u"15:57"_s,
        u"The 15:20 rollout of `payment-proxy` changed how it talks to the acquirer."_s,
        u"payments expert"_s);
    s.log(
        EntryKind::Evidence, u"15:59:40"_s,
        u"The proxy's log since the rollout:\n\n```text\n15:21:03 handshake failed: unsupported protocol\n15:21:04 handshake failed: unsupported protocol\n15:21:04 upstream marked down\n```\n\nNothing like it before 15:20."_s,
        u"payments expert"_s);
    s.log(
        EntryKind::Evidence, u"16:01"_s,
        u"What the rollout changed:\n\n```diff\n@@ -14,5 +14,4 @@ upstream acquirer {\n   tls on;\n-  tls_min_version 1.2;\n+  tls_min_version 1.3;\n   keepalive 32;\n```"_s,
        u"payments expert"_s);
    s.log(
        EntryKind::Decision, u"16:04"_s,
        u"Roll back `payment-proxy` in all regions; no strong objections.\n\n1. Frankfurt first\n2. Dublin when Frankfurt is clean\n   - watch the decline rate for two minutes"_s,
        u"duty commander"_s);
    s.tell(
        UpdatePublished{
            .entry = s.nextEntry(),
            .at = s.at(u"16:06"_s),
            .publishedAt = s.instant(u"16:08"_s),
            .phase = u"identified"_s,
            .text =
                u"Card payments fail for most customers. We have found the cause and are rolling a change back.\nNext update by 16:30 UTC."_s},
        u"16:08"_s);
    s.tell(
        EntryAdded{
            .entry = s.nextEntry(),
            .kind = EntryKind::Action,
            .at =
                {.at = s.instant(u"16:09"_s),
                 .until = s.instant(u"16:17"_s),
                 .precision = Precision::Minute},
            .text = u"Rollback in Frankfurt and Dublin."_s,
            .author = u"operations"_s},
        u"16:18"_s);
    s.tell(
        EntryAdded{
            .entry = s.nextEntry(),
            .kind = EntryKind::Note,
            .at = {.words = u"some time during the rollback"_s},
            .after = s.incident.timeline.at(s.incident.timeline.size() - 2).id,
            .text = u"The acquirer confirmed on the phone that they saw only failed handshakes."_s,
            .author = u"vendor liaison"_s},
        u"16:20"_s);
}

static void tellTheEnd(Story &s)
{
    s.tell(MilestoneSet{.milestone = MilestoneName::Mitigated, .at = s.at(u"16:19"_s)}, u"16:21"_s);
    const EntryId wrong = s.nextEntry();
    s.tell(
        EntryAdded{
            .entry = wrong,
            .kind = EntryKind::Observation,
            .at = Moment::exactly(s.instant(u"16:22"_s)),
            .text = u"Dublin still declines cards."_s,
            .author = u"scribe"_s},
        u"16:22"_s);
    s.tell(EntryRetracted{.entry = wrong, .reason = u"that was a test card"_s}, u"16:25"_s);
    s.tell(
        UpdatePublished{
            .entry = s.nextEntry(),
            .at = s.at(u"16:33"_s),
            .phase = u"resolved"_s,
            .text = u"Card payments work again since 16:19 UTC. We are sorry for the trouble."_s},
        u"16:33"_s);
    s.log(
        EntryKind::Todo, u"16:40"_s,
        u"TODO: alert on handshake failures, see [the runbook](https://runbooks.example.org/proxy#tls)."_s);
    s.tell(
        EntryAdded{
            .entry = s.nextEntry(),
            .kind = EntryKind::Note,
            .at = {.at = instantFromIso(u"2024-06-13T00:00:00+01:00"), .precision = Precision::Day},
            .text =
                u"The acquirer's own report arrived:\n\n| Region | Failed | Refunded |\n| --- | ---: | ---: |\n| Frankfurt | 1 204 | 0 |\n| Dublin | 311 | 2 |"_s,
            .author = u"vendor liaison"_s},
        u"17:10"_s);
    s.tell(ActionAdded{
        .action = s.nextAction(),
        .text = u"Alert when more than 1 % of handshakes fail"_s,
        .actionClass = ActionClass::Detect,
        .owner = u"Payments"_s,
        .due = u"2024-06-28"_s});
    s.tell(ActionAdded{
        .action = s.nextAction(),
        .text = u"Give staging the acquirer's protocol limits"_s,
        .actionClass = ActionClass::Prevent,
        .owner = u"Platform"_s,
        .due = u"2024-07-12"_s,
        .link = u"https://tracker.example.org/PLAT-118"_s});
    s.tell(ActionClosed{.action = s.incident.actions.first().id});
    const auto section = [&](const QString &key, const QString &title, const QString &text) {
        s.tell(SectionRevised{.section = key, .title = title, .text = text});
    };
    section(
        u"summary"_s, u"Summary"_s,
        u"A rollout raised the lowest TLS version towards our card acquirer to one that it does not speak. **Most card payments failed for 58 minutes** until the rollout was taken back."_s);
    section(
        u"root-cause"_s, u"Root cause"_s,
        u"The new default was meant for our own services:\n\n```ini\n[upstream \"acquirer\"]\ntls_min_version = 1.3 ; was 1.2\nkeepalive = 32\n```\n\nNo test talks to an endpoint that stops at 1.2."_s);
    section(
        u"factors"_s, u"Contributing factors"_s,
        u"- Staging has a simulator that speaks every version.\n- The alert watches declines by banks, not failures before the bank.\n- The rollout went to every region within four minutes."_s);
    section(
        u"surprise"_s, u"Why were we surprised?"_s,
        u"> “TLS settings are not a release.”\n\nThat sentence is gone from the handbook."_s);
    section(u"empty"_s, u"Luck"_s, QString());
}

Incident sampleIncident()
{
    Story s(u"2024-06-12T15:49:00Z"_s);
    s.tell(
        Declared{
            .title = u"Checkout declines cards in Europe"_s,
            .severity = 1,
            .zone = u"Europe/London"_s,
            .organisation = u"Example Shop"_s,
            .at = Moment::exactly(s.instant(u"15:49"_s))},
        u"15:49"_s);
    s.tell(RoleGiven{.role = u"commander"_s, .person = u"duty commander"_s}, u"15:49:20"_s);
    s.tell(RoleGiven{.role = u"scribe"_s, .person = u"scribe"_s}, u"15:50"_s);
    s.tell(
        ChecklistApplied{
            .checklist = u"SEV 1"_s,
            .items =
                {{.item = u"deputy"_s,
                  .role = u"commander"_s,
                  .text = u"Name a deputy"_s,
                  .dueMinutes = 5},
                 {.item = u"post"_s, .role = u"commander"_s, .text = u"Decide on a public post"_s},
                 {.item = u"legal"_s, .text = u"Call the legal desk"_s}}},
        u"15:50"_s);
    s.tell(PhaseSet{.phase = Phase::Investigating, .at = s.at(u"15:50"_s)}, u"15:50:30"_s);
    s.tell(ItemChecked{.item = u"deputy"_s}, u"15:51"_s);
    s.tell(
        ItemSkipped{
            .item = u"legal"_s, .reason = u"no data left the house"_s, .notApplicable = true},
        u"15:51:30"_s);
    tellTheOutage(s);
    tellTheEnd(s);
    return s.incident;
}

Incident hostileIncident(const QString &text)
{
    Story s(u"2024-06-12T10:00:00Z"_s);
    s.tell(
        Declared{
            .title = text,
            .severity = 2,
            .zone = u"Europe/London"_s,
            .organisation = text,
            .url = text,
            .at = Moment::exactly(s.instant(u"10:00"_s))},
        u"10:00"_s);
    s.tell(
        EntryAdded{
            .entry = s.nextEntry(),
            .kind = EntryKind::Note,
            .at = Moment::exactly(s.instant(u"10:01"_s)),
            .text = text,
            .audience = Audience::Public,
            .author = text},
        u"10:01"_s);
    s.tell(
        EntryAdded{
            .entry = s.nextEntry(),
            .kind = EntryKind::Note,
            .at = {.words = text},
            .text = u"MARK before\n\n"_s + text + u"\n\nMARK behind"_s},
        u"10:02"_s);
    s.tell(
        UpdatePublished{
            .entry = s.nextEntry(), .at = s.at(u"10:03"_s), .phase = text, .text = text},
        u"10:03"_s);
    s.tell(RoleGiven{.role = text, .person = text});
    s.tell(ComponentImpactSet{.component = text, .impact = Impact::Degraded});
    s.tell(ActionAdded{
        .action = s.nextAction(), .text = text, .owner = text, .due = text, .link = text});
    s.tell(SectionRevised{.section = u"a"_s, .title = text, .text = text});
    s.tell(SectionRevised{.section = u"b"_s, .title = u"Summary"_s, .text = text});
    s.tell(AttachmentAdded{
        .entry = s.incident.timeline.at(1).id, .name = text, .mediaType = text, .size = 10});
    s.tell(Imported{.warnings = {text}});
    return s.incident;
}

Incident longIncident(int entries)
{
    Story s(u"2024-06-12T00:00:00Z"_s);
    s.tell(
        Declared{
            .title = u"A long night"_s,
            .severity = 2,
            .zone = u"Europe/Berlin"_s,
            .at = Moment::exactly(s.instant(u"00:00"_s))},
        u"00:00"_s);
    const Instant start = s.instant(u"00:00:30"_s);
    for (int i = 0; i < entries; ++i) {
        const Moment at =
            Moment::exactly({start.us + qint64(i) * 86'000 * Instant::second / entries});
        const QString text =
            u"Node %1 of the queue is drained, **%2** messages left; `queuectl status` agrees."_s;
        s.tell(EntryAdded{
            .entry = s.nextEntry(),
            .kind = i % 3 == 0 ? EntryKind::Action : EntryKind::Observation,
            .at = at,
            .text = text.arg(i).arg(entries - i),
            .author = u"operations"_s});
    }
    return s.incident;
}

} // namespace Bridgelog
