// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/openincident.h"

#include "incident/checklists.h"
#include "journal/connection.h"
#include "journal/eventtable.h"
#include "session/compensation.h"

#include <QLoggingCategory>
#include <QPromise>
#include <QThreadPool>
#include <QTimeZone>

#include <algorithm>

namespace Bridgelog {

using namespace Qt::StringLiterals;

Q_LOGGING_CATEGORY(lcSession, "bridgelog.session")

/// Larger incidents are shown at a glance first and folded meanwhile: about ten milliseconds' worth
/// of events.
static constexpr qint64 foldedAtOnce = 1500;
static constexpr int glanceRows = 200;

OpenIncident::OpenIncident(Journal &journal, const IncidentId &id, const QString &author)
    : m_journal(journal)
    , m_author(author)
{
    m_incident.id = id;
    connect(&m_journal, &Journal::grown, this, &OpenIncident::follow);
}

OpenIncident::~OpenIncident()
{
    // A large fold takes tens of milliseconds to take apart: not while somebody waits for the next.
    QThreadPool::globalInstance()->start(
        [gone = std::make_shared<Incident>(std::move(m_incident))] {});
}

Result<std::unique_ptr<OpenIncident>>
OpenIncident::open(Journal &journal, const IncidentId &id, const QString &author)
{
    std::unique_ptr<OpenIncident> incident(new OpenIncident(journal, id, author));
    if (auto done = incident->read(); !done)
        return std::unexpected(done.error());
    return incident;
}

Result<> OpenIncident::read()
{
    if (m_journal.eventCount(id()) <= foldedAtOnce)
        return refold();
    auto glance = m_journal.glance(id(), glanceRows);
    if (!glance)
        return std::unexpected(glance.error());
    m_incident = std::move(*glance);
    m_whole = false;
    readAllLater();
    return {};
}

void OpenIncident::readAllLater()
{
    m_seq = m_journal.lastSeq();
    const bool immutable = m_journal.access() == Journal::Access::Immutable;
    struct Whole {
        Incident incident;
        qint64 clock = 0;
    };
    // Nobody waits for the reading: where the incident is left before its end, the end is not told.
    const auto promise = std::make_shared<QPromise<std::shared_ptr<Whole>>>();
    promise->start();
    promise->future().then(this, [this](const std::shared_ptr<Whole> &whole) {
        takeWhole(std::move(whole->incident), whole->clock);
    });
    QThreadPool::globalInstance()->start([promise, path = m_journal.path(), incident = id(),
                                          seq = m_seq, immutable] {
        const auto connection = Connection::open(
            path, immutable ? Connection::Mode::Immutable : Connection::Mode::Read);
        const auto events = connection ? EventTable::ofIncident(**connection, incident, seq + 1)
                                       : std::unexpected(connection.error());
        if (!events) {
            qCWarning(lcSession) << "could not read the whole incident:" << events.error().detail;
            return;
        }
        auto whole = std::make_shared<Whole>();
        for (const EventTable::Stored &stored : *events)
            applyTo(whole->incident, stored.event);
        whole->clock = events->isEmpty() ? 0 : events->last().event.clock;
        promise->addResult(std::move(whole));
        promise->finish();
    });
}

void OpenIncident::takeWhole(Incident whole, qint64 clock)
{
    m_incident = std::move(whole);
    m_clock = clock;
    m_whole = true;
    if (const auto tail = m_journal.eventsBehind(m_seq, id())) {
        for (const Event &event : tail->events) {
            (void)take(event);
            m_pending.removeIf([&](const Event &own) { return own.id == event.id; });
        }
        m_seq = std::max(m_seq, tail->seq);
    }
    for (const Event &event : std::as_const(m_pending))
        (void)applyTo(m_incident, event);
    Q_EMIT reset();
}

/// Folds the incident anew: what the journal has in its causal order, then what it does not have
/// yet.
Result<> OpenIncident::refold()
{
    const qint64 seq = m_journal.lastSeq();
    const auto events = m_journal.events(id(), seq);
    if (!events)
        return std::unexpected(events.error());
    if (events->isEmpty())
        return refuse(u"There is no incident %1."_s.arg(id().text()));
    Incident incident;
    QSet<EventId> written;
    for (const Event &event : *events) {
        applyTo(incident, event);
        written.insert(event.id);
    }
    m_pending.removeIf([&](const Event &own) { return written.contains(own.id); });
    for (const Event &event : std::as_const(m_pending))
        applyTo(incident, event);
    m_incident = std::move(incident);
    m_seq = seq;
    m_clock = events->last().clock;
    return {};
}

Changes OpenIncident::take(const Event &event)
{
    m_clock = std::max(m_clock, event.clock);
    return applyTo(m_incident, event);
}

/// Takes in what has been written since, by this program and by others. Another's event that
/// belongs before one of ours that is shown already has the whole folded anew.
void OpenIncident::follow(qint64 seq)
{
    if (!m_whole)
        return;
    const auto tail = m_journal.eventsBehind(m_seq, id());
    if (!tail) {
        qCWarning(lcSession) << "could not follow the journal:" << tail.error().detail;
        return;
    }
    m_seq = std::max({m_seq, seq, tail->seq});
    for (const Event &event : tail->events) {
        const bool own = !m_pending.isEmpty() && m_pending.first().id == event.id;
        if (own) {
            m_pending.removeFirst();
            m_clock = std::max(m_clock, event.clock);
        } else if (m_pending.isEmpty() && event.clock > m_clock) {
            Q_EMIT changed(take(event));
        } else {
            if (auto done = refold(); !done)
                qCWarning(lcSession) << "could not fold the incident anew:" << done.error().detail;
            Q_EMIT reset();
            return;
        }
    }
}

/// The entry that an event is or makes a line of.
static EntryId entryOf(const Event &event)
{
    if (const auto *added = std::get_if<EntryAdded>(&event.body))
        return added->entry;
    if (const auto *update = std::get_if<UpdatePublished>(&event.body))
        return update->entry;
    if (const auto *revised = std::get_if<EntryRevised>(&event.body))
        return revised->entry;
    return EntryId(event.id.uuid());
}

void OpenIncident::write(const QList<EventBody> &bodies)
{
    QList<Event> events;
    QList<EntryId> entries;
    for (const EventBody &body : bodies) {
        Event event = Event::make(id(), body, m_author, Instant::now());
        events.append(event);
        entries.append(entryOf(event));
        m_saving.insert(entries.last());
        m_pending.append(event);
        Q_EMIT changed(applyTo(m_incident, event));
    }
    m_journal.append(events).then(this, [this, entries](const Result<QList<Event>> &written) {
        if (!written)
            return;
        for (const EntryId &entry : entries)
            m_saving.remove(entry);
        Q_EMIT saved(entries);
    });
}

void OpenIncident::perform(const Step &step, const QList<EventBody> &bodies)
{
    if (bodies.isEmpty())
        return;
    if (!step.back.isEmpty()) {
        m_undo.append(step);
        m_redo.clear();
    }
    write(bodies);
    Q_EMIT undoChanged();
}

void OpenIncident::perform(const QString &text, const EventBody &body, const QList<EventBody> &back)
{
    perform({.text = text, .back = back, .forth = {body}}, {body});
}

Result<std::unique_ptr<OpenIncident>>
OpenIncident::declare(Journal &journal, const Declaration &declaration, const QString &author)
{
    const QString title = declaration.title.simplified();
    if (title.isEmpty())
        return refuse(tr("An incident needs a title: a few words for what is wrong."));
    if (declaration.severity && (*declaration.severity < 1 || *declaration.severity > 5))
        return refuse(tr("Severity %1 does not exist: it is a number from 1 to 5.")
                          .arg(*declaration.severity));
    std::unique_ptr<OpenIncident> incident(new OpenIncident(journal, IncidentId::make(), author));
    incident->m_seq = journal.lastSeq();
    QString zone = declaration.zone;
    if (zone.isEmpty())
        zone = QString::fromUtf8(QTimeZone::systemTimeZoneId());
    if (zone.isEmpty() || zone == u"Etc/UTC")
        zone = u"UTC"_s;
    QList<EventBody> bodies{Declared{
        .title = title,
        .severity = declaration.severity,
        .zone = zone,
        .kind = declaration.kind,
        .at = declaration.at.value_or(Moment::exactly(Instant::now()))}};
    for (const QString &component : declaration.components)
        bodies.append(ComponentImpactSet{.component = component});
    bodies.append(shippedChecklist(declaration.severity));
    incident->write(bodies);
    return incident;
}

EntryId OpenIncident::log(const EntryDraft &draft)
{
    const EntryId entry = EntryId::make();
    perform(
        {.text = tr("Log entry"),
         .back = {EntryRetracted{.entry = entry, .reason = tr("undone")}},
         .forth = {EntryRestored{.entry = entry}}},
        {EntryAdded{
            .entry = entry,
            .kind = draft.kind,
            .at = draft.at.value_or(Moment::exactly(Instant::now())),
            .after = draft.after,
            .text = draft.text,
            .audience = draft.audience,
            .hypothesis = draft.hypothesis,
            .author = draft.author}});
    return entry;
}

EntryId OpenIncident::publishUpdate(const Update &update)
{
    const EntryId entry = EntryId::make();
    const Instant now = Instant::now();
    const QString phaseWord = update.phase.isEmpty() ? word(m_incident.phase) : update.phase;
    const auto phase = fromWord<Phase>(phaseWord);
    QList<EventBody> back{EntryRetracted{.entry = entry, .reason = tr("undone")}};
    QList<EventBody> forth{EntryRestored{.entry = entry}};
    if (phase && *phase != m_incident.phase) {
        back.append(compensatePhase(m_incident, now));
        forth.append(PhaseSet{.phase = *phase, .at = Moment::exactly(now)});
    }
    perform(
        {.text = tr("Post update"), .back = back, .forth = forth},
        {UpdatePublished{
            .entry = entry,
            .at = update.at.value_or(Moment::exactly(now)),
            .publishedAt = now.flooredTo(Instant::second),
            .phase = phaseWord,
            .text = update.text,
            .audience = update.audience,
            .author = update.author}});
    return entry;
}

void OpenIncident::revise(const EntryId &entry, const QString &text)
{
    const Entry *there = m_incident.timeline.find(entry);
    if (there && there->text != text)
        change({.entry = entry, .text = text});
}

void OpenIncident::retime(const EntryId &entry, const Moment &at)
{
    const Entry *there = m_incident.timeline.find(entry);
    if (there && !(there->at == at))
        change({.entry = entry, .at = at});
}

void OpenIncident::change(const EntryRevised &revision)
{
    if (m_incident.timeline.find(revision.entry))
        perform(
            revision.at ? tr("Change time") : tr("Edit entry"), revision,
            compensate(m_incident, revision));
}

void OpenIncident::strike(const EntryId &entry, const QString &reason)
{
    const Entry *there = m_incident.timeline.find(entry);
    if (there && !there->struck)
        perform(
            tr("Strike entry"), EntryRetracted{.entry = entry, .reason = reason},
            {EntryRestored{.entry = entry}});
}

void OpenIncident::restore(const EntryId &entry)
{
    const Entry *there = m_incident.timeline.find(entry);
    if (there && there->struck)
        perform(
            tr("Restore entry"), EntryRestored{.entry = entry},
            {EntryRetracted{.entry = entry, .reason = there->struckReason}});
}

void OpenIncident::retitle(const QString &title)
{
    const QString simplified = title.simplified();
    if (!simplified.isEmpty() && simplified != m_incident.title)
        perform(
            tr("Rename incident"), Retitled{.title = simplified},
            {Retitled{.title = m_incident.title}});
}

void OpenIncident::setSeverity(std::optional<int> severity, const QString &reason)
{
    if (severity != m_incident.severity)
        perform(
            tr("Set severity"), SeveritySet{.severity = severity, .reason = reason},
            {SeveritySet{.severity = m_incident.severity}});
}

void OpenIncident::setPhase(Phase phase, const std::optional<Moment> &at, const QString &reason)
{
    const Instant now = Instant::now();
    if (phase != m_incident.phase)
        perform(
            tr("Set phase"),
            PhaseSet{.phase = phase, .at = at.value_or(Moment::exactly(now)), .reason = reason},
            compensatePhase(m_incident, now));
}

void OpenIncident::setZone(const QString &zone)
{
    if (!zone.isEmpty() && zone != m_incident.zone)
        perform(tr("Set time zone"), ZoneSet{.zone = zone}, {ZoneSet{.zone = m_incident.zone}});
}

void OpenIncident::setMilestone(
    MilestoneName name, const std::optional<Moment> &at, const std::optional<EntryId> &entry)
{
    perform(
        tr("Set milestone"), MilestoneSet{.milestone = name, .at = at, .entry = entry},
        compensateMilestone(m_incident, name));
}

void OpenIncident::giveRole(const QString &role, const QString &person)
{
    if (m_incident.holderOf(role) != person)
        perform(
            tr("Give role"), RoleGiven{.role = role, .person = person},
            compensateRole(m_incident, role));
}

void OpenIncident::setComponent(const QString &name, std::optional<Impact> impact)
{
    perform(
        tr("Set component"), ComponentImpactSet{.component = name, .impact = impact},
        compensateComponent(m_incident, name));
}

void OpenIncident::tag(const QString &tag, bool on)
{
    if (m_incident.tags.contains(tag) != on)
        perform(tr("Tag"), Tagged{.tag = tag, .on = on}, {Tagged{.tag = tag, .on = !on}});
}

void OpenIncident::handOver(const QString &role, const QString &to, const QString &brief)
{
    perform(
        tr("Hand off"),
        HandedOff{.role = role, .from = m_incident.holderOf(role), .to = to, .brief = brief},
        compensateRole(m_incident, role));
}

void OpenIncident::applyChecklist(const ChecklistApplied &checklist)
{
    perform({.text = tr("Apply checklist")}, {checklist});
}

void OpenIncident::tick(const QString &item)
{
    const ChecklistItem *there = m_incident.item(item);
    if (there && there->state == ItemState::Open)
        perform(tr("Tick item"), ItemChecked{.item = item}, {ItemUnchecked{.item = item}});
}

void OpenIncident::untick(const QString &item)
{
    const ChecklistItem *there = m_incident.item(item);
    if (there && (there->state != ItemState::Open || there->ticks > 0))
        perform(tr("Untick item"), ItemUnchecked{.item = item}, {ItemChecked{.item = item}});
}

void OpenIncident::skip(const QString &item, const QString &reason, bool notApplicable)
{
    const ChecklistItem *there = m_incident.item(item);
    if (there && there->state == ItemState::Open)
        perform(
            tr("Skip item"),
            ItemSkipped{.item = item, .reason = reason, .notApplicable = notApplicable},
            {ItemUnchecked{.item = item}});
}

ActionId OpenIncident::addAction(const ActionAdded &action)
{
    ActionAdded added = action;
    added.action = ActionId::make();
    perform(
        {.text = tr("Add action item"),
         .back = {ActionClosed{.action = added.action, .state = ActionState::Dropped}},
         .forth = {ActionClosed{.action = added.action, .state = ActionState::Open}}},
        {added});
    return added.action;
}

void OpenIncident::closeAction(const ActionId &action, ActionState state)
{
    const auto it = std::ranges::find(m_incident.actions, action, &ActionItem::id);
    if (it != m_incident.actions.end() && it->state != state)
        perform(
            tr("Close action item"), ActionClosed{.action = action, .state = state},
            {ActionClosed{.action = action, .state = it->state}});
}

void OpenIncident::reviseSection(const SectionRevised &section)
{
    perform(tr("Edit section"), section, compensateSection(m_incident, section.section));
}

void OpenIncident::setPostmortem(const PostmortemSet &set)
{
    const Postmortem &now = m_incident.postmortem;
    PostmortemSet back;
    if (set.templateName)
        back.templateName = now.templateName;
    if (set.state)
        back.state = now.state;
    perform(tr("Set postmortem"), set, {back});
}

QString OpenIncident::undoText() const { return m_undo.isEmpty() ? QString() : m_undo.last().text; }

QString OpenIncident::redoText() const { return m_redo.isEmpty() ? QString() : m_redo.last().text; }

void OpenIncident::undoOrRedo(QList<Step> &from, QList<Step> &to, bool back)
{
    if (from.isEmpty())
        return;
    const Step step = from.takeLast();
    to.append(step);
    write(back ? step.back : step.forth);
    Q_EMIT undoChanged();
}

void OpenIncident::undo() { undoOrRedo(m_undo, m_redo, true); }

void OpenIncident::redo() { undoOrRedo(m_redo, m_undo, false); }

} // namespace Bridgelog
