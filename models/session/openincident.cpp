// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/openincident.h"

#include "checklists/checklists.h"
#include "journal/connection.h"
#include "journal/eventtable.h"
#include "session/verb.h"

#include <QLoggingCategory>
#include <QPromise>
#include <QThreadPool>
#include <QTimeZone>

#include <algorithm>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace Bridgelog {

using namespace Qt::StringLiterals;

Q_LOGGING_CATEGORY(lcSession, "bridgelog.session")

/// Larger incidents are shown at a glance first and folded meanwhile: about ten milliseconds' worth
/// of events.
static constexpr qint64 foldedAtOnce = 1500;
static constexpr int glanceRows = 200;

OpenIncident::OpenIncident(
    Journal &journal, const IncidentId &id, const QString &author, WallClock clock)
    : m_journal(journal)
    , m_author(author)
    , m_now(std::move(clock))
    , m_history(author)
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
OpenIncident::open(Journal &journal, const IncidentId &id, const QString &author, WallClock clock)
{
    std::unique_ptr<OpenIncident> incident(new OpenIncident(journal, id, author, std::move(clock)));
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

/// What was freed goes back to the system, where the library would keep it.
static void returnSpareMemory()
{
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}

void OpenIncident::readAllLater()
{
    m_seq = m_journal.lastSeq();
    const bool immutable = m_journal.access() == Journal::Access::Immutable;
    // Nobody waits for the reading: where the incident is left before its end, the end is not told.
    const auto promise = std::make_shared<QPromise<std::shared_ptr<Folded>>>();
    promise->start();
    promise->future().then(
        this, [this](const std::shared_ptr<Folded> &whole) { takeWhole(std::move(*whole)); });
    QThreadPool::globalInstance()->start([promise, path = m_journal.path(), incident = id(),
                                          author = m_author, seq = m_seq, immutable] {
        const auto whole = readWhole(path, immutable, incident, author, seq);
        returnSpareMemory(); // the events were many times what they came to
        if (!whole)
            return;
        promise->addResult(whole);
        promise->finish();
    });
}

std::shared_ptr<OpenIncident::Folded> OpenIncident::readWhole(
    const QString &path, bool immutable, const IncidentId &incident, const QString &author,
    qint64 seq)
{
    const auto connection =
        Connection::open(path, immutable ? Connection::Mode::Immutable : Connection::Mode::Read);
    const auto events = connection ? EventTable::ofIncident(**connection, incident, seq + 1)
                                   : std::unexpected(connection.error());
    if (!events) {
        qCWarning(lcSession) << "could not read the whole incident:" << events.error().detail;
        return nullptr;
    }
    QList<Event> inOrder;
    inOrder.reserve(events->size());
    for (const EventTable::Stored &stored : *events)
        inOrder.append(stored.event);
    return std::make_shared<Folded>(fold(inOrder, author));
}

OpenIncident::Folded OpenIncident::fold(const QList<Event> &events, const QString &author)
{
    Folded folded{.incident = {}, .history = UndoHistory(author)};
    const qsizetype start = UndoHistory::startFor(events, author);
    for (qsizetype i = 0; i < events.size(); ++i) {
        if (i >= start)
            folded.history.note(folded.incident, events.at(i));
        applyTo(folded.incident, events.at(i));
    }
    folded.history.settle(folded.incident);
    folded.clock = events.isEmpty() ? 0 : events.last().clock;
    return folded;
}

void OpenIncident::takeWhole(Folded whole)
{
    m_incident = std::move(whole.incident);
    m_history = std::move(whole.history);
    m_clock = whole.clock;
    m_whole = true;
    if (const auto tail = m_journal.eventsBehind(m_seq, id())) {
        for (const Event &event : tail->events) {
            (void)take(event);
            m_pending.removeIf([&](const Event &own) { return own.id == event.id; });
        }
        m_seq = std::max(m_seq, tail->seq);
    }
    for (const Event &event : std::as_const(m_pending))
        (void)take(event);
    m_history.settle(m_incident);
    Q_EMIT reset();
    Q_EMIT undoChanged();
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
    QSet<EventId> written;
    for (const Event &event : *events)
        written.insert(event.id);
    m_pending.removeIf([&](const Event &own) { return written.contains(own.id); });
    Folded folded = fold(*events, m_author);
    m_incident = std::move(folded.incident);
    m_history = std::move(folded.history);
    m_clock = folded.clock;
    for (const Event &event : std::as_const(m_pending))
        (void)take(event);
    m_history.settle(m_incident);
    m_seq = seq;
    return {};
}

Changes OpenIncident::take(const Event &event)
{
    m_history.note(m_incident, event);
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
            Q_EMIT undoChanged();
            return;
        }
    }
    m_history.settle(m_incident);
    Q_EMIT undoChanged();
}

/// The entry that an event changes, or makes a line of.
static EntryId lineOf(const Event &event)
{
    return entryOf(event.body).value_or(EntryId(event.id.uuid()));
}

/// Writes one step: what `verb` did, or what takes the step `undoes` back; without either, what
/// cannot be undone. Where it goes on with `step`, that is undone with it.
void OpenIncident::write(
    const QList<EventBody> &bodies, std::optional<Verb> verb, const std::optional<EventId> &undoes,
    const std::optional<EventId> &step)
{
    m_typing.reset();
    QList<Event> events;
    QList<EntryId> entries;
    for (const EventBody &body : bodies) {
        Event event = Event::make(id(), body, m_author, m_now());
        event.undoes = undoes;
        if (step)
            event.step = step;
        else if (verb && events.isEmpty())
            event.verb = wordOf(*verb);
        else if (verb)
            event.step = events.first().id;
        events.append(event);
        entries.append(lineOf(event));
        m_saving.insert(entries.last());
        m_pending.append(event);
        Q_EMIT changed(take(event));
    }
    m_history.settle(m_incident);
    m_journal.append(events).then(this, [this, entries](const Result<QList<Event>> &written) {
        if (!written)
            return;
        for (const EntryId &entry : entries)
            m_saving.remove(entry);
        Q_EMIT saved(entries);
    });
    Q_EMIT undoChanged();
}

void OpenIncident::perform(Verb verb, const QList<EventBody> &bodies)
{
    if (!bodies.isEmpty())
        write(bodies, verb);
}

Result<std::unique_ptr<OpenIncident>> OpenIncident::declare(
    Journal &journal, const Declaration &declaration, const QString &author, WallClock clock)
{
    const QString title = declaration.title.simplified();
    if (title.isEmpty())
        return refuse(tr("An incident needs a title: a few words for what is wrong."));
    if (declaration.severity && (*declaration.severity < 1 || *declaration.severity > 5))
        return refuse(tr("Severity %1 does not exist: it is a number from 1 to 5.")
                          .arg(*declaration.severity));
    std::unique_ptr<OpenIncident> incident(
        new OpenIncident(journal, IncidentId::make(), author, std::move(clock)));
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
        .at = declaration.at.value_or(Moment::exactly(incident->m_now()))}};
    for (const QString &component : declaration.components)
        bodies.append(ComponentImpactSet{.component = component});
    bodies.append(usersChecklist(declaration.severity, declaration.kind));
    incident->write(bodies);
    return incident;
}

QString OpenIncident::undoText() const
{
    return canUndo() ? m_history.lastUndo().told() : QString();
}

QString OpenIncident::redoText() const
{
    return canRedo() ? m_history.lastRedo().told() : QString();
}

/// Writes what takes the last step back, or does it again.
void OpenIncident::takeWay(const UndoHistory::Way &way)
{
    QList<EventBody> bodies = way.bodies;
    for (EventBody &body : bodies) {
        if (auto *phase = std::get_if<PhaseSet>(&body))
            phase->at = Moment::exactly(m_now());
    }
    if (!bodies.isEmpty())
        write(bodies, {}, way.undoes);
    if (!way.objection.isEmpty())
        Q_EMIT objected(way.objection);
}

void OpenIncident::undo()
{
    if (!canUndo())
        return;
    const UndoHistory::Way way = m_history.wayBack(m_incident);
    if (way.bodies.isEmpty())
        m_history.dropUndo();
    takeWay(way);
    Q_EMIT undoChanged();
}

void OpenIncident::redo()
{
    if (!canRedo())
        return;
    const UndoHistory::Way way = m_history.wayForth(m_incident);
    if (way.bodies.isEmpty())
        m_history.dropRedo();
    takeWay(way);
    Q_EMIT undoChanged();
}

void OpenIncident::undoTo(int steps)
{
    for (int i = 0; i < steps && canUndo(); ++i)
        undo();
}

void OpenIncident::redoTo(int steps)
{
    for (int i = 0; i < steps && canRedo(); ++i)
        redo();
}

} // namespace Bridgelog
