// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/archives.h"
#include "bench/figures.h"
#include "bench/screen.h"

#include "common/style.h"
#include "composer/composer.h"
#include "composer/composerinput.h"
#include "items/incidentlistmodel.h"
#include "shell/mainwindow.h"
#include "shell/workarea.h"
#include "timeline/timelinepage.h"
#include "timeline/timelineview.h"

#include <QApplication>
#include <QDir>
#include <QListView>
#include <QTemporaryDir>

namespace Bridgelog::Bench {

/// The program's window on an archive of incidents of the given sizes.
class BenchWindow : public QObject {
public:
    explicit BenchWindow(const QList<int> &sizes)
        : m_folder(QDir::currentPath() + QStringLiteral("/bench-window"))
    {
        m_journal = std::move(*Journal::open(
            m_folder.filePath(QStringLiteral("archive.bridgelog")), Journal::Access::Write));
        for (const int size : sizes)
            m_ids.insert(size, fill(*m_journal, 1, size));
        begin(m_ids.first());
    }
    /// On an archive with one incident of that size.
    BenchWindow(const QString &archive, int size)
    {
        m_journal = std::move(*Journal::open(archive, Journal::Access::Write));
        begin({});
        m_ids.insert(size, incident()->id());
    }

    MainWindow &window() { return *m_window; }
    Journal &journal() { return *m_journal; }
    OpenIncident *incident() const { return m_window->incident(); }
    TimelineView *view() const { return m_window->workArea()->timeline()->view(); }
    Composer *composer() const { return m_window->workArea()->timeline()->composer(); }
    IncidentId id(int size) const { return m_ids.value(size); }
    /// How often the timeline has been painted.
    int paints() const { return m_paints; }

    void openWhole(int size)
    {
        m_window->openIncident(id(size));
        runUntil("the incident", [this] { return incident()->isWhole(); });
        rest(300);
    }

    /// Milliseconds until the timeline has been painted after `work`; `server`: and until the X
    /// server has it.
    template <typename F>
    double untilPainted(F work, bool server = true)
    {
        return timed([&] {
            work();
            const int before = m_paints;
            runUntil("a paint", [&] { return m_paints > before; });
            if (server)
                waitForServer();
        });
    }

    /// The list's row of an incident, brought into view.
    QPoint rowOf(int size)
    {
        auto *list = m_window->findChild<QListView *>(QStringLiteral("incidentList"));
        for (int row = 0; row < list->model()->rowCount(); ++row) {
            const QModelIndex index = list->model()->index(row, 0);
            if (index.data(IncidentListModel::IdRole).value<IncidentId>() == id(size)) {
                list->scrollTo(index);
                return list->viewport()->mapTo(m_window.get(), list->visualRect(index).center());
            }
        }
        std::fputs("bench: the incident is not in the list\n", stderr);
        std::exit(2);
    }

private:
    void begin(const std::optional<IncidentId> &first)
    {
        QApplication::setStyle(new Style);
        m_window = std::make_unique<MainWindow>(*m_journal, QStringLiteral("operations"), m_files);
        m_window->resize(1440, 900);
        connect(view(), &TimelineView::painted, this, [this] { ++m_paints; });
        m_window->start(first);
        m_window->show();
        m_window->activateWindow();
        runUntil("the window", [this] {
            return m_paints > 0 && m_window->isActiveWindow() && incident()->isWhole();
        });
        rest(1000);
    }

    QTemporaryDir m_folder;
    FileChooser m_files;
    std::unique_ptr<Journal> m_journal;
    std::unique_ptr<MainWindow> m_window;
    QMap<int, IncidentId> m_ids;
    int m_paints = 0;
};

} // namespace Bridgelog::Bench
