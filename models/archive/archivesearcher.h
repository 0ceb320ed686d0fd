// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "archive/archive.h"

#include <QSet>
#include <QThread>

#include <atomic>
#include <memory>

namespace Bridgelog {

/// Asks the archive on a thread of its own, over a connection of its own, both made at the first
/// question. A newer search ends the one before, wherever that is; its answer never comes.
class ArchiveSearcher : public QObject {
    Q_OBJECT

public:
    explicit ArchiveSearcher(const QString &path, QObject *parent = nullptr);
    ~ArchiveSearcher() override;

    void search(const QString &query, int limit);
    /// The entries of an incident with an attached file that has this text, in whatever letters.
    void searchAttached(const IncidentId &incident, const QString &text);
    /// What was searched for is no longer wanted.
    void cancel();
    /// Every incident, as `Archive::list` has them.
    void list();
    /// Those that a query asks for, with what it finds in them; ended as `search` is.
    void listMatching(const QString &query);

Q_SIGNALS:
    void found(const QString &query, const Bridgelog::SearchResult &result);
    void listedMatching(
        const QString &query, const QList<Bridgelog::IncidentSummary> &incidents,
        const Bridgelog::SearchResult &result);
    void foundAttached(const QString &text, const QSet<Bridgelog::EntryId> &entries);
    void listed(const QList<Bridgelog::IncidentSummary> &incidents);

private:
    struct Room; ///< what lives on the thread
    void ask(const std::function<void(const Journal &)> &question);

    QThread m_thread;
    Room *m_room; ///< goes with the thread
    std::atomic<int> m_wanted = 0; ///< the search that still counts
};

} // namespace Bridgelog
