// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/archivesearcher.h"

#include <QLoggingCategory>
#include <QSqlDriver>

#include <sqlite3.h>

using namespace Qt::StringLiterals;

namespace Bridgelog {

namespace {

Q_LOGGING_CATEGORY(lcSearch, "bridgelog.archive")

constexpr int stepsBetweenLooks = 2000; ///< of SQLite's machine: well below a millisecond

sqlite3 *handleOf(const Journal &journal)
{
    const QVariant handle = journal.connection().driver()->handle();
    return *static_cast<sqlite3 *const *>(handle.constData());
}

} // namespace

struct ArchiveSearcher::Room : QObject {
    QString path;
    std::unique_ptr<Journal> journal;
    const std::atomic<int> *wanted = nullptr;
    int running = 0; ///< the search under way; 0 for what nobody ends

    const Journal *open()
    {
        if (journal)
            return journal.get();
        auto opened = Journal::open(path, Journal::Access::Read);
        if (!opened) {
            qCWarning(lcSearch) << "opening the archive for a search:" << opened.error().sentence
                                << opened.error().detail;
            return nullptr;
        }
        journal = std::move(*opened);
        sqlite3_progress_handler(
            handleOf(*journal), stepsBetweenLooks,
            [](void *room) {
                const auto *self = static_cast<const Room *>(room);
                return self->running != 0 && self->running != self->wanted->load() ? 1 : 0;
            },
            this);
        return journal.get();
    }
};

ArchiveSearcher::ArchiveSearcher(const QString &path, QObject *parent)
    : QObject(parent)
    , m_room(new Room)
{
    m_room->path = path;
    m_room->wanted = &m_wanted;
    m_room->moveToThread(&m_thread);
    m_thread.setObjectName(u"archive search"_s);
    connect(&m_thread, &QThread::finished, m_room, &QObject::deleteLater);
}

ArchiveSearcher::~ArchiveSearcher()
{
    cancel();
    if (m_thread.isRunning()) {
        m_thread.quit();
        m_thread.wait();
    } else {
        delete m_room;
    }
}

void ArchiveSearcher::ask(const std::function<void(const Journal &)> &question)
{
    if (!m_thread.isRunning())
        m_thread.start(QThread::LowPriority);
    QMetaObject::invokeMethod(m_room, [room = m_room, question] {
        if (const Journal *journal = room->open())
            question(*journal);
    });
}

void ArchiveSearcher::cancel() { ++m_wanted; }

void ArchiveSearcher::search(const QString &query, int limit)
{
    const int ticket = ++m_wanted;
    ask([this, room = m_room, ticket, query, limit](const Journal &journal) {
        if (ticket != m_wanted)
            return;
        room->running = ticket;
        const auto result = Archive(journal).search(query, limit);
        room->running = 0;
        if (!result)
            return; // ended, or damaged: the window's own look tells that
        QMetaObject::invokeMethod(this, [this, ticket, query, result = *result] {
            if (ticket == m_wanted)
                Q_EMIT found(query, result);
        });
    });
}

void ArchiveSearcher::searchAttached(const IncidentId &incident, const QString &text)
{
    const int ticket = ++m_wanted;
    ask([this, room = m_room, ticket, incident, text](const Journal &journal) {
        if (ticket != m_wanted)
            return;
        room->running = ticket;
        const auto entries = Archive(journal).withAttached(incident, text);
        room->running = 0;
        if (!entries)
            return;
        QMetaObject::invokeMethod(this, [this, ticket, text, entries = *entries] {
            if (ticket == m_wanted)
                Q_EMIT foundAttached(text, entries);
        });
    });
}

void ArchiveSearcher::listMatching(const QString &query)
{
    const int ticket = ++m_wanted;
    ask([this, room = m_room, ticket, query](const Journal &journal) {
        if (ticket != m_wanted)
            return;
        room->running = ticket;
        const auto incidents = Archive(journal).list(query);
        const auto result = Archive(journal).search(query);
        room->running = 0;
        if (!incidents || !result)
            return;
        QMetaObject::invokeMethod(this, [this, ticket, query, all = *incidents, hits = *result] {
            if (ticket == m_wanted)
                Q_EMIT listedMatching(query, all, hits);
        });
    });
}

void ArchiveSearcher::list()
{
    ask([this](const Journal &journal) {
        const auto incidents = Archive(journal).list();
        if (incidents)
            QMetaObject::invokeMethod(this, [this, all = *incidents] { Q_EMIT listed(all); });
    });
}

} // namespace Bridgelog
