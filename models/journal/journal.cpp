// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal/journal.h"

#include "journal/attachedwords.h"
#include "journal/backup.h"
#include "journal/glance.h"
#include "journal/schema.h"
#include "journal/wordindex.h"
#include "journal/writer.h"

#include <QFileInfo>
#include <QFileSystemWatcher>
#include <QLoggingCategory>
#include <QStandardPaths>
#include <QThread>
#include <QThreadPool>
#include <QVariant>

namespace Bridgelog {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

Q_LOGGING_CATEGORY(lcJournal, "bridgelog.journal")

static constexpr int looksUntilCalm = 10; ///< a commit may be long on its way to a slow disk
static constexpr auto backupLook = 1min;
static constexpr auto leftoversLook = 10s;

QString Journal::defaultPath()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
        + u"/bridgelog/archive.bridgelog"_s;
}

Journal::Journal(const QString &path, Access access)
    : m_path(path)
    , m_access(access)
{
}

Journal::~Journal()
{
    m_backups.waitForDone();
    m_attachments.reset();
    m_writer.reset();
}

/// Refuses what is not ours or newer, makes what is not there.
static Result<int> admit(const QString &path, Journal::Access access)
{
    const FileKind kind = fileKind(path);
    using enum FileKind::Is;
    switch (kind.is) {
    case Ours: return kind.version;
    case Foreign:
        return refuse(u"%1 is not a Bridgelog archive; it was left as it is."_s.arg(path));
    case Newer:
        return refuse(
            u"%1 was written by a newer Bridgelog (format %2, this one knows %3); it was left as it is."_s
                .arg(path)
                .arg(kind.version)
                .arg(schemaVersion));
    case Unreadable:
        return refuse(u"%1 cannot be read: it is not a file, or not yours to open."_s.arg(path));
    case Absent:
    case Empty: break;
    }
    if (access != Journal::Access::Write)
        return refuse(u"There is no archive at %1."_s.arg(path));
    if (auto made = makeArchive(path); !made)
        return std::unexpected(made.error());
    return schemaVersion;
}

/// A folder that cannot be written takes no lock file either.
Connection::Mode Journal::readMode() const
{
    const bool immutable = m_access == Access::Immutable
        || (m_access == Access::Read && !QFileInfo(QFileInfo(m_path).absolutePath()).isWritable());
    return immutable ? Connection::Mode::Immutable : Connection::Mode::Read;
}

Result<std::unique_ptr<Journal>> Journal::open(const QString &path, Access access)
{
    const auto version = admit(path, access);
    if (!version)
        return std::unexpected(version.error());
    std::unique_ptr<Journal> journal(new Journal(QFileInfo(path).absoluteFilePath(), access));
    const auto read = [&]() -> Result<> {
        auto reader = Connection::open(journal->m_path, journal->readMode());
        if (!reader)
            return std::unexpected(reader.error());
        journal->m_reader = std::move(*reader);
        return {};
    };
    if (auto done = read(); !done)
        return std::unexpected(done.error());
    if (access == Access::Write) {
        const auto current = journal->isUpToDate(*version);
        if (!current)
            return std::unexpected(current.error());
        if (!*current) {
            journal->m_reader.reset(); // nobody reads what is made anew
            auto done = journal->bringUpToDate(*version);
            if (done)
                done = read();
            if (!done)
                return std::unexpected(done.error());
        }
    }
    const auto seq = EventTable::lastSeq(*journal->m_reader);
    if (!seq)
        return refuse(
            u"The archive %1 is damaged and cannot be read."_s.arg(path), seq.error().detail);
    journal->m_seq = *seq;
    if (access == Access::Write)
        journal->startWriter();
    return journal;
}

Result<bool> Journal::isUpToDate(int version) const
{
    const auto number = m_reader->value(u"SELECT value FROM meta WHERE key = 'projections'"_s);
    if (!number)
        return refuse(
            u"The archive %1 is damaged and cannot be read."_s.arg(m_path), number.error().detail);
    return version == schemaVersion && number->toInt() == Projector::version;
}

/// Migrates an older file after a verified backup, and makes projections anew that an older program
/// wrote.
Result<> Journal::bringUpToDate(int version)
{
    if (auto backup = makeBackup(m_path, Instant::now()); !backup)
        return refuse(
            u"The archive %1 was not brought up to date: %2"_s.arg(m_path, backup.error().sentence),
            backup.error().detail);
    auto connection = Connection::open(m_path, Connection::Mode::ReadWrite);
    if (!connection)
        return std::unexpected(connection.error());
    if (auto migrated = migrate(**connection, version); !migrated)
        return migrated;
    auto transaction = Transaction::begin(**connection);
    if (!transaction)
        return std::unexpected(transaction.error());
    if (auto rebuilt = Projector(**connection).rebuild(); !rebuilt)
        return rebuilt;
    if (auto committed = transaction->commit(); !committed)
        return committed;
    return (*connection)->checkpoint(u"TRUNCATE"_s);
}

void Journal::startWriter()
{
    // Reports come from the writer's thread; they are taken in on ours.
    m_writer = std::make_unique<JournalWriter>(
        m_path,
        JournalWriter::Report{
            .committed =
                [this](qint64) {
                    const Instant at = Instant::now();
                    QMetaObject::invokeMethod(
                        this,
                        [this, at] {
                            m_standing.savedAt = at;
                            look();
                            Q_EMIT standingChanged();
                        },
                        Qt::QueuedConnection);
                },
            .trouble =
                [this](const QString &trouble) {
                    QMetaObject::invokeMethod(
                        this,
                        [this, trouble] {
                            m_standing.trouble = trouble;
                            m_standing.saved = trouble.isEmpty();
                            Q_EMIT standingChanged();
                        },
                        Qt::QueuedConnection);
                }});
    m_attachments = std::make_unique<AttachmentStore>(m_path, *m_writer);
    QTimer::singleShot(leftoversLook, this, [this] {
        removeUnfinished(m_path);
        (void)cleanAttachments();
    });
    if (WordIndex(*m_reader).isBehind().value_or(false)
        || AttachedWords(*m_reader).areUnread().value_or(false))
        m_writer->catchUpIndex();
    startWatch();
    auto *hourly = new QTimer(this);
    connect(hourly, &QTimer::timeout, this, &Journal::backUpOnTheHour);
    hourly->start(backupLook);
    m_backups.setMaxThreadCount(1);
    if (const QList<Backup> backups = backupsOf(m_path); !backups.isEmpty()) {
        m_standing.lastBackup = backups.last().path;
        m_standing.backupAt = backups.last().at;
    }
}

/// A change to the log is told by the kernel, where files are not another machine's; a commit's
/// last step writes shared memory, which is not.
void Journal::startWatch()
{
    m_log.reset();
    if (Connection::usualJournalMode(m_path) == u"wal") {
        m_log = std::make_unique<QFileSystemWatcher>();
        connect(m_log.get(), &QFileSystemWatcher::fileChanged, this, &Journal::lookSoon);
        m_log->addPath(m_path + u"-wal"_s);
    }
    connect(&m_watch, &QTimer::timeout, this, &Journal::lookAround);
    m_vainLooks = looksUntilCalm; // one look for what came while this was begun
    m_watch.setObjectName(u"watch"_s);
    m_watch.start(m_pace.usual);
}

void Journal::setPace(const Pace &pace)
{
    m_pace = pace;
    lookSoon();
}

void Journal::lookAround()
{
    const qint64 seq = m_seq;
    look();
    m_vainLooks = seq == m_seq ? m_vainLooks + 1 : 0;
    const bool told = m_log && (!m_log->files().isEmpty() || m_log->addPath(m_path + u"-wal"_s));
    m_watch.setInterval(told && m_vainLooks > looksUntilCalm ? m_pace.calm : m_pace.usual);
}

void Journal::lookSoon()
{
    m_vainLooks = 0;
    if (m_watch.intervalAsDuration() != m_pace.soon)
        m_watch.start(m_pace.soon);
}

void Journal::look()
{
    const auto seq = EventTable::lastSeq(*m_reader);
    if (!seq || *seq == m_seq)
        return;
    m_seq = *seq;
    m_changedSinceBackup = true;
    Q_EMIT grown(m_seq);
}

void Journal::backUpOnTheHour()
{
    constexpr qint64 hour = 60 * Instant::minute;
    const Instant now = Instant::now();
    const bool newHour =
        !m_standing.backupAt || m_standing.backupAt->flooredTo(hour) < now.flooredTo(hour);
    if (!newHour || !m_changedSinceBackup || m_backups.activeThreadCount() > 0)
        return;
    m_changedSinceBackup = false;
    m_backups.start([this, now, path = m_path] {
        const auto backup = makeBackup(path, now);
        QMetaObject::invokeMethod(
            this,
            [this, backup] {
                if (backup) {
                    m_standing.lastBackup = backup->path;
                    m_standing.backupAt = backup->at;
                } else {
                    qCWarning(lcJournal)
                        << "made no backup:" << backup.error().sentence << backup.error().detail;
                    m_changedSinceBackup = true;
                }
                Q_EMIT standingChanged();
            },
            Qt::QueuedConnection);
    });
}

static Error readOnlyError(const QString &path)
{
    return {.sentence = u"%1 is open for reading only."_s.arg(path)};
}

template <typename T>
static QFuture<Result<T>> refusedFuture(const Error &error)
{
    return QtFuture::makeReadyValueFuture(Result<T>(std::unexpected(error)));
}

QFuture<Result<QList<Event>>> Journal::append(const QList<Event> &events)
{
    if (!m_writer)
        return refusedFuture<QList<Event>>(readOnlyError(m_path));
    return m_writer->append(events, std::exchange(m_drafts, {}));
}

Result<> Journal::flush() { return m_writer ? m_writer->flush() : Result<>(); }

Result<QList<Event>> Journal::events(const IncidentId &incident, qint64 seq) const
{
    auto stored = EventTable::ofIncident(*m_reader, incident, seq > 0 ? seq + 1 : 0);
    if (!stored)
        return std::unexpected(stored.error());
    QList<Event> events;
    events.reserve(stored->size());
    for (EventTable::Stored &s : *stored)
        events.append(std::move(s.event));
    return events;
}

Result<Journal::Tail> Journal::eventsBehind(qint64 seq, const IncidentId &incident) const
{
    Tail tail{.seq = seq};
    // The sign keeps the index on incident out of it: the few new rows are found by seq.
    const QString where = incident.isNull() ? u"seq > ?"_s : u"seq > ? AND +incident = ?"_s;
    const QVariantList values =
        incident.isNull() ? QVariantList{seq} : QVariantList{seq, incident.text()};
    const auto done = EventTable::read(*m_reader, where, values, [&](EventTable::Stored stored) {
        tail.seq = stored.seq;
        tail.events.append(std::move(stored.event));
        return true;
    });
    if (!done)
        return std::unexpected(done.error());
    return tail;
}

Result<Incident> Journal::glance(const IncidentId &incident, int rows) const
{
    return Glance(*m_reader).at(incident, rows);
}

qint64 Journal::eventCount(const IncidentId &incident) const
{
    auto query = m_reader->prepare(u"SELECT events FROM incident WHERE id = ?"_s);
    if (!query)
        return 0;
    query->addBindValue(incident.text());
    return query->exec() && query->next() ? query->value(0).toLongLong() : 0;
}

qint64 Journal::lastSeq() const { return EventTable::lastSeq(*m_reader).value_or(m_seq); }

void Journal::keepDraft(const IncidentId &incident, const QString &text, DraftWhen when)
{
    if (!m_writer)
        return;
    m_drafts.remove(incident);
    if (when == DraftWhen::WithNextAppend)
        m_drafts.insert(incident, text);
    else
        m_writer->keepDraft(incident, text);
}

QString Journal::draft(const IncidentId &incident) const
{
    auto query = m_reader->prepare(u"SELECT text FROM draft WHERE incident = ?"_s);
    if (!query)
        return {};
    query->addBindValue(incident.text());
    return query->exec() && query->next() ? query->value(0).toString() : QString();
}

QFuture<Result<>> Journal::redact(
    const IncidentId &incident, const QList<EventId> &events, const QString &reason,
    const QString &author)
{
    if (!m_writer)
        return refusedFuture<void>(readOnlyError(m_path));
    if (events.isEmpty())
        return QtFuture::makeReadyValueFuture(Result<>());
    QList<Event> redactions;
    for (const EventId &event : events)
        redactions.append(Event::make(
            incident, Redacted{.event = event, .reason = reason}, author, Instant::now()));
    return m_writer->redact(redactions);
}

QFuture<Result<>> Journal::rebuild()
{
    return m_writer ? m_writer->rebuild() : refusedFuture<void>(readOnlyError(m_path));
}

QSqlDatabase Journal::connection() const
{
    Q_ASSERT(QThread::currentThread() == thread());
    return m_reader->database();
}

} // namespace Bridgelog
