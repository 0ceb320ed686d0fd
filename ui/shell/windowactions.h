// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QList>
#include <QObject>

class QAction;
class QMainWindow;
class QMenu;

namespace Bridgelog {

class ExportMenu;

/// Every action of the window, in its menu and with its shortcut. What they do is the window's.
class WindowActions : public QObject {
    Q_OBJECT

public:
    explicit WindowActions(QMainWindow *window);

    /// What leads through the timeline, made by its page.
    void addToTimeline(const QList<QAction *> &actions);
    /// What has its keys only while the keyboard is in the timeline: for the overview.
    void addTimelineKeys(const QString &title, const QList<QAction *> &actions);
    /// What has its keys only while the postmortem is written.
    void addPostmortemKeys(const QString &title, const QList<QAction *> &actions);
    /// Those that need an open incident.
    void setIncidentOpen(bool open);
    struct Group {
        QString title;
        QString within; ///< the menu that this one is in, if any
        QString note; ///< when its keys work, if not always
        QList<QAction *> actions;
    };
    /// By menu, for the palette.
    QList<Group> groups() const;
    /// Everything that has or can have keys.
    QList<Group> overview() const { return groups() + m_placedKeys; }
    QList<QAction *> all() const;

    QAction *declare;
    QAction *newWindow;
    QAction *import;
    QAction *sample;
    QAction *postUpdate;
    QAction *attach;
    QAction *handOff;
    QAction *exportNow;
    ExportMenu *exportMenu;
    QAction *rename;
    QList<QAction *> severities; ///< 1–5
    QList<QAction *> phases; ///< in Phase's order
    QAction *summary;
    QAction *assignment;
    QAction *role;
    QAction *component;
    QAction *checklist;
    QList<QAction *> milestones; ///< in MilestoneName's order
    QAction *zone;
    QAction *closeTab;
    QAction *closeWindow;
    QAction *quit;
    QAction *undo;
    QAction *redo;
    QAction *undoList;
    QAction *palette;
    QAction *search;
    QAction *saveView;
    QAction *leftPanel;
    QAction *rightPanel;
    QList<QAction *> themes; ///< in Theme::Choice's order
    QAction *fullScreen;
    QAction *roomView;
    QAction *postmortem;
    QAction *nextTab;
    QAction *previousTab;
    QList<QAction *> tabs; ///< the first nine
    QAction *compose;
    QAction *swapClock;
    QAction *previous;
    QAction *next;
    QAction *verify;
    QAction *backUp;
    QAction *rebuild;
    QAction *largestFile;
    QAction *showFolder;
    QAction *actionItems;
    QAction *templates;
    QAction *clocks;
    QAction *shortcuts;
    QAction *about;

protected:
    /// A field would take some of the window's keys for its own ways of deleting: they stay the
    /// window's, undo and what every field does alike aside.
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QAction *
    add(QMenu *menu, const QString &name, const QString &text, const QKeySequence &keys = {});
    void collect(const QMenu *menu, QList<Group> &groups, const QString &within = {}) const;
    void addIncidentMenu();
    void addEditMenu();
    void addViewMenu();
    void addTimelineMenu();
    void addArchiveMenu();
    void addHelpMenu();

    QMainWindow *m_window;
    QMenu *m_timeline = nullptr;
    QList<QMenu *> m_menus;
    QList<Group> m_placedKeys; ///< of a part of the window
    QList<QAction *> m_needIncident;
};

} // namespace Bridgelog
