// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/windowactions.h"

#include "common/icons.h"
#include "incident/words.h"
#include "shell/exportmenu.h"
#include "shell/shortcuts.h"

#include <QActionGroup>
#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMainWindow>
#include <QMenuBar>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace Bridgelog {

WindowActions::WindowActions(QMainWindow *window)
    : QObject(window)
    , m_window(window)
{
    addIncidentMenu();
    addEditMenu();
    addViewMenu();
    addTimelineMenu();
    addArchiveMenu();
    addHelpMenu();
    for (QAction *action : all())
        Shortcuts::instance().adopt(action);
    setIncidentOpen(false);
    qApp->installEventFilter(this);
}

bool WindowActions::eventFilter(QObject *watched, QEvent *event)
{
    const auto *field =
        event->type() == QEvent::ShortcutOverride ? qobject_cast<QLineEdit *>(watched) : nullptr;
    if (!field || field->window() != m_window)
        return false;
    const auto *key = static_cast<QKeyEvent *>(event);
    static constexpr std::array fieldKeys{QKeySequence::Undo,  QKeySequence::Redo,
                                          QKeySequence::Cut,   QKeySequence::Copy,
                                          QKeySequence::Paste, QKeySequence::SelectAll};
    if (!(key->modifiers() & (Qt::ControlModifier | Qt::AltModifier))
        || std::ranges::any_of(fieldKeys, [key](auto own) { return key->matches(own); }))
        return false;
    const QKeySequence pressed(key->keyCombination());
    const bool isOurs = std::ranges::any_of(all(), [&](const QAction *action) {
        return action->shortcutContext() == Qt::WindowShortcut && action->isEnabled()
            && action->shortcuts().contains(pressed);
    });
    if (isOurs)
        event->ignore();
    return isOurs;
}

QAction *
WindowActions::add(QMenu *menu, const QString &name, const QString &text, const QKeySequence &keys)
{
    QAction *action = menu->addAction(text);
    action->setObjectName(name);
    action->setShortcut(keys);
    return action;
}

void WindowActions::addIncidentMenu()
{
    QMenu *menu = m_window->menuBar()->addMenu(tr("&Incident"));
    m_menus.append(menu);
    declare = add(menu, u"declare"_s, tr("&Declare an incident…"), Qt::CTRL | Qt::Key_N);
    declare->setIcon(icon(u"declare"_s));
    newWindow = add(menu, u"newWindow"_s, tr("New &window"), Qt::CTRL | Qt::SHIFT | Qt::Key_N);
    import = add(menu, u"import"_s, tr("&Import…"), Qt::CTRL | Qt::Key_O);
    import->setIcon(icon(u"import"_s));
    sample = add(menu, u"sample"_s, tr("Open a &sample"), Qt::CTRL | Qt::SHIFT | Qt::Key_O);
    menu->addSeparator();
    postUpdate = add(menu, u"postUpdate"_s, tr("Post &update…"), Qt::CTRL | Qt::Key_U);
    postUpdate->setIcon(icon(u"megaphone"_s));
    handOff = add(menu, u"handOff"_s, tr("&Hand off…"), Qt::CTRL | Qt::Key_H);
    handOff->setIcon(icon(u"person"_s));
    attach = add(menu, u"attach"_s, tr("&Attach a file…"), Qt::CTRL | Qt::SHIFT | Qt::Key_A);
    exportNow = add(menu, u"exportNow"_s, tr("&Export postmortem"), Qt::CTRL | Qt::Key_E);
    exportNow->setIcon(icon(u"export"_s));
    exportMenu = new ExportMenu(tr("What the export &writes"), menu);
    menu->addMenu(exportMenu);
    menu->addSeparator();
    rename = add(menu, u"rename"_s, tr("&Rename"), Qt::Key_F2);
    rename->setIcon(icon(u"edit"_s));
    QMenu *severity = menu->addMenu(tr("Se&verity"));
    for (int i = 1; i <= 5; ++i)
        severities.append(
            add(severity, u"severity%1"_s.arg(i), tr("SEV &%1").arg(i),
                QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key(Qt::Key_0 + i))));
    QMenu *phase = menu->addMenu(tr("&Phase"));
    for (int i = 0; i < wordsOf<Phase>().size(); ++i) {
        const QString name = wordsOf<Phase>().at(i);
        phases.append(
            add(phase, u"phase_"_s + name, spoken(name),
                QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key(Qt::Key_1 + i))));
    }
    summary = add(menu, u"summary"_s, tr("Su&mmary…"), Qt::CTRL | Qt::ALT | Qt::Key_S);
    assignment =
        add(menu, u"assignment"_s, tr("&Give an assignment…"), Qt::CTRL | Qt::ALT | Qt::Key_G);
    role = add(menu, u"giveRole"_s, tr("Gi&ve a role…"), Qt::CTRL | Qt::ALT | Qt::Key_E);
    component =
        add(menu, u"component"_s, tr("Affected compo&nent…"), Qt::CTRL | Qt::ALT | Qt::Key_M);
    QMenu *milestone = menu->addMenu(tr("&Milestone"));
    for (int i = 0; i < milestoneCount; ++i) {
        const QString name = word(static_cast<MilestoneName>(i));
        milestones.append(
            add(milestone, u"milestone_"_s + name, tr("%1…").arg(spoken(name)),
                QKeySequence(Qt::CTRL | Qt::ALT | Qt::SHIFT | Qt::Key(Qt::Key_1 + i))));
    }
    checklist = add(menu, u"goToChecklist"_s, tr("Chec&klist"), Qt::CTRL | Qt::ALT | Qt::Key_T);
    zone = add(menu, u"zone"_s, tr("Time &zone…"), Qt::CTRL | Qt::SHIFT | Qt::Key_T);
    zone->setIcon(icon(u"globe"_s));
    menu->addSeparator();
    closeTab = add(menu, u"closeTab"_s, tr("&Close tab"), Qt::CTRL | Qt::Key_W);
    closeWindow =
        add(menu, u"closeWindow"_s, tr("C&lose window"), Qt::CTRL | Qt::SHIFT | Qt::Key_W);
    quit = add(menu, u"quit"_s, tr("&Quit"), Qt::CTRL | Qt::Key_Q);
    m_needIncident += {postUpdate, handOff, attach,
                       exportNow,  rename,  summary,
                       assignment, zone,    exportMenu->menuAction()};
    m_needIncident += {role, component, checklist};
    m_needIncident += severities + phases + milestones;
}

void WindowActions::addEditMenu()
{
    QMenu *menu = m_window->menuBar()->addMenu(tr("&Edit"));
    m_menus.append(menu);
    undo = add(menu, u"undo"_s, tr("&Undo"), Qt::CTRL | Qt::Key_Z);
    undo->setIcon(icon(u"undo"_s));
    redo = add(menu, u"redo"_s, tr("&Redo"), Qt::CTRL | Qt::SHIFT | Qt::Key_Z);
    redo->setIcon(icon(u"redo"_s));
    undoList = add(
        menu, u"undoList"_s, tr("What can be undone and redone…"), Qt::CTRL | Qt::ALT | Qt::Key_Z);
    m_needIncident.append(undoList);
    menu->addSeparator();
    palette = add(menu, u"palette"_s, tr("&Command palette…"), Qt::CTRL | Qt::Key_K);
    search = add(menu, u"search"_s, tr("&Search every incident"), Qt::CTRL | Qt::SHIFT | Qt::Key_F);
    search->setIcon(icon(u"search"_s));
    saveView = add(
        menu, u"saveView"_s, tr("Sa&ve the search as a view…"), Qt::CTRL | Qt::SHIFT | Qt::Key_S);
}

void WindowActions::addViewMenu()
{
    QMenu *menu = m_window->menuBar()->addMenu(tr("&View"));
    m_menus.append(menu);
    leftPanel = add(menu, u"leftPanel"_s, tr("&Incidents"), Qt::CTRL | Qt::Key_B);
    leftPanel->setCheckable(true);
    rightPanel = add(menu, u"rightPanel"_s, tr("&Situation and checklist"), Qt::CTRL | Qt::Key_J);
    rightPanel->setCheckable(true);
    menu->addSeparator();
    auto *group = new QActionGroup(this);
    themes = {
        add(menu, u"themeSystem"_s, tr("As the s&ystem has it"), Qt::CTRL | Qt::ALT | Qt::Key_0),
        add(menu, u"themeDark"_s, tr("&Dark"), Qt::CTRL | Qt::ALT | Qt::Key_D),
        add(menu, u"themeLight"_s, tr("&Light"), Qt::CTRL | Qt::ALT | Qt::Key_L),
        add(menu, u"themeContrast"_s, tr("High &contrast"), Qt::CTRL | Qt::ALT | Qt::Key_X)};
    for (QAction *action : std::as_const(themes)) {
        action->setCheckable(true);
        group->addAction(action);
    }
    QMenu *tabMenu = menu->addMenu(tr("&Tabs"));
    nextTab = add(tabMenu, u"nextTab"_s, tr("&Next tab"), Qt::CTRL | Qt::Key_Tab);
    previousTab =
        add(tabMenu, u"previousTab"_s, tr("&Previous tab"), Qt::CTRL | Qt::SHIFT | Qt::Key_Backtab);
    for (int i = 1; i <= 9; ++i)
        tabs.append(
            add(tabMenu, u"tab%1"_s.arg(i), tr("Tab &%1").arg(i),
                QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_0 + i))));
    menu->addSeparator();
    fullScreen = add(menu, u"fullScreen"_s, tr("&Full screen"), Qt::Key_F11);
    fullScreen->setCheckable(true);
    roomView = add(
        menu, u"roomView"_s, tr("&Room view on a second screen"), Qt::CTRL | Qt::SHIFT | Qt::Key_R);
    m_needIncident.append(roomView);
    postmortem = add(menu, u"showPostmortem"_s, tr("&Postmortem"), Qt::CTRL | Qt::ALT | Qt::Key_P);
    m_needIncident.append(postmortem);
}

void WindowActions::addTimelineMenu()
{
    QMenu *menu = m_window->menuBar()->addMenu(tr("&Timeline"));
    m_timeline = menu;
    m_menus.append(menu);
    compose = add(menu, u"compose"_s, tr("&Write an entry"), Qt::CTRL | Qt::Key_L);
    compose->setIcon(icon(u"edit"_s));
    swapClock = add(menu, u"swapClock"_s, tr("&UTC first"), Qt::CTRL | Qt::Key_T);
    swapClock->setCheckable(true);
    menu->addSeparator();
    previous =
        add(menu, u"previousIncident"_s, tr("&Previous incident"), Qt::CTRL | Qt::Key_PageUp);
    next = add(menu, u"nextIncident"_s, tr("&Next incident"), Qt::CTRL | Qt::Key_PageDown);
    m_needIncident += {compose, swapClock};
}

void WindowActions::addToTimeline(const QList<QAction *> &actions)
{
    m_timeline->addSeparator();
    m_timeline->addActions(actions);
    m_needIncident += actions;
    for (QAction *action : actions) {
        Shortcuts::instance().adopt(action);
        action->setEnabled(compose->isEnabled());
    }
}

void WindowActions::addTimelineKeys(const QString &title, const QList<QAction *> &actions)
{
    for (QAction *action : actions)
        Shortcuts::instance().adopt(action, Shortcuts::Scope::Timeline);
    m_placedKeys.append(
        {.title = title,
         .within = {},
         .note = tr("While the keyboard is in the timeline."),
         .actions = actions});
}

void WindowActions::addPostmortemKeys(const QString &title, const QList<QAction *> &actions)
{
    for (QAction *action : actions)
        Shortcuts::instance().adopt(action, Shortcuts::Scope::Postmortem);
    m_placedKeys.append(
        {.title = title,
         .within = {},
         .note = tr("While the postmortem is written."),
         .actions = actions});
}

void WindowActions::addArchiveMenu()
{
    QMenu *menu = m_window->menuBar()->addMenu(tr("&Archive"));
    m_menus.append(menu);
    verify = add(menu, u"verify"_s, tr("&Verify"), Qt::CTRL | Qt::ALT | Qt::Key_V);
    verify->setIcon(icon(u"done"_s));
    backUp = add(menu, u"backUp"_s, tr("&Back up now"), Qt::CTRL | Qt::ALT | Qt::Key_B);
    backUp->setIcon(icon(u"copy"_s));
    rebuild =
        add(menu, u"rebuild"_s, tr("&Rebuild lists and search"), Qt::CTRL | Qt::ALT | Qt::Key_R);
    menu->addSeparator();
    largestFile =
        add(menu, u"largestFile"_s, tr("&Largest attachment…"), Qt::CTRL | Qt::ALT | Qt::Key_A);
    m_needIncident.append(largestFile);
    showFolder = add(
        menu, u"showFolder"_s, tr("&Open the archive's folder"), Qt::CTRL | Qt::ALT | Qt::Key_O);
    showFolder->setIcon(icon(u"folder"_s));
    menu->addSeparator();
    actionItems = add(menu, u"actionItems"_s, tr("&Action items…"), Qt::CTRL | Qt::ALT | Qt::Key_I);
    actionItems->setIcon(icon(u"done"_s));
    templates =
        add(menu, u"templates"_s, tr("&Checklists and templates…"), Qt::CTRL | Qt::ALT | Qt::Key_K);
    templates->setIcon(icon(u"check"_s));
    clocks = add(menu, u"clocks"_s, tr("Clocks and re&minders…"), Qt::CTRL | Qt::ALT | Qt::Key_C);
}

void WindowActions::addHelpMenu()
{
    QMenu *menu = m_window->menuBar()->addMenu(tr("&Help"));
    m_menus.append(menu);
    shortcuts = add(menu, u"shortcuts"_s, tr("&Keyboard shortcuts"), Qt::Key_F1);
    about = add(menu, u"about"_s, tr("&About Bridgelog"), Qt::CTRL | Qt::Key_F1);
}

void WindowActions::setIncidentOpen(bool open)
{
    for (QAction *action : std::as_const(m_needIncident))
        action->setEnabled(open);
    if (!open) {
        undo->setEnabled(false);
        redo->setEnabled(false);
    }
}

void WindowActions::collect(const QMenu *menu, QList<Group> &groups, const QString &within) const
{
    const qsizetype own = groups.size();
    const QString title = QString(menu->title()).remove(u'&');
    groups.append({.title = title, .within = within, .note = {}, .actions = {}});
    for (QAction *action : menu->actions()) {
        if (action->menu() && action->menu() != exportMenu)
            collect(action->menu(), groups, title);
        else if (!action->isSeparator() && !action->menu())
            groups[own].actions.append(action);
    }
}

QList<WindowActions::Group> WindowActions::groups() const
{
    QList<Group> groups;
    for (const QMenu *menu : m_menus)
        collect(menu, groups);
    return groups;
}

QList<QAction *> WindowActions::all() const
{
    QList<QAction *> actions;
    for (const Group &group : groups())
        actions += group.actions;
    return actions;
}

} // namespace Bridgelog
