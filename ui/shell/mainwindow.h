// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "archive/archive.h"
#include "items/timetext.h"
#include "session/openincident.h"
#include "shell/filechooser.h"
#include "shell/importing.h"

#include <QMainWindow>
#include <QPointer>

class QSplitter;
class QTemporaryDir;
class QTimer;

namespace Bridgelog {

class ActionsPage;
class ClocksPage;
class Exporter;
class HandoffPage;
class OpenTabs;
class ReminderWatch;
class PostmortemPage;
class RoomWindow;
class Sidebar;
class StandingBar;
class TemplatesPage;
class UndoList;
class WindowActions;
class WindowPalette;
class WorkArea;

/// One window on an archive. Several may look at the same one.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    MainWindow(Journal &journal, const QString &author, FileChooser &files);
    ~MainWindow() override;

    /// Reads the list and opens `id`; else the tabs that were open the last time; else, or where
    /// none of these is under way, the newest incident under way, else the newest.
    void start(const std::optional<IncidentId> &id = {});
    void openIncident(const IncidentId &id);
    OpenIncident *incident() const { return m_incident.get(); }
    WindowActions *actions() const { return m_actions; }
    WorkArea *workArea() const { return m_work; }

Q_SIGNALS:
    void newWindowAsked();

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void nameMenuBar();
    void makeLayout();
    void connectIncidentActions();
    void connectExport();
    void tellExport();
    void connectViewActions();
    void connectArchiveActions();
    QWidget *makeWelcome() const;
    void restore();

    void setIncident(std::shared_ptr<OpenIncident> incident);
    void openNewest(const IncidentId &id);
    void connectTabs();
    void goToTab(int index);
    void closeTab(int index);
    void keepTabs();
    std::optional<IncidentId> restoreTabs();
    void refreshTabs();
    void declare(const OpenIncident::Declaration &declaration);
    void tellImported(const ImportOutcome &outcome);
    void openSample();
    void tellUndo();
    void showUndoList();
    void setPhase(Phase phase);
    void goTo(int by);
    void showPalette();
    void showRoom();
    void showEntry(const IncidentId &incident, const EntryId &entry);
    void saveAttachment(const Attachment &attachment);
    void verifyArchive();
    void backUpArchive();
    void rebuildArchive();
    void showShortcuts();
    void showTemplates();
    void showActions();
    void tellActions();
    void changeAction(const IncidentId &id, const EventBody &body);
    void showClocks();
    void makeClocks();
    void askSharedFolder();
    void shareFolder(const QString &folder);
    void showHandoff();
    void makeHandoff();
    void connectChecklist();
    void connectPostmortem(PostmortemPage *page);
    void saveRendered(const QString &name, const QByteArray &bytes);
    void printRendered(const QString &name, const QByteArray &bytes);
    void tellVersion();
    void fitPanels();
    void tick();
    void watchClock();
    void connectReminders();
    Showing showing() const;

    Journal &m_journal;
    QString m_author;
    FileChooser &m_files;
    std::shared_ptr<OpenIncident> m_incident; ///< of the current tab
    WindowActions *m_actions;
    OpenTabs *m_tabs;
    QList<QPointer<RoomWindow>> m_rooms;
    Exporter *m_exporter;
    QSplitter *m_splitter;
    Sidebar *m_sidebar;
    WorkArea *m_work;
    StandingBar *m_standing;
    ReminderWatch *m_reminders;
    QWidget *m_shortcuts = nullptr;
    TemplatesPage *m_templates = nullptr;
    ClocksPage *m_clocks = nullptr;
    HandoffPage *m_handoff = nullptr;
    ActionsPage *m_actionItems = nullptr;
    std::unique_ptr<QTemporaryDir> m_printed; ///< what a viewer was given to print
    WindowPalette *m_palette = nullptr;
    UndoList *m_undoList = nullptr;
    QTimer *m_clock;
    QTimer *m_reload;
    bool m_restoring = false; ///< the tabs of the last time come back
    bool m_wasWide = true; ///< the width class the panels were last fitted to
    bool m_wasRoomy = true;
};

} // namespace Bridgelog
