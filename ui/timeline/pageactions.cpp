// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/pageactions.h"

#include "common/icons.h"

#include <QWidget>

using namespace Qt::StringLiterals;

namespace Bridgelog {

PageActions::PageActions(QWidget *page)
    : QObject(page)
    , find(make(u"findInTimeline"_s, tr("&Find in the timeline"), QKeySequence::Find))
    , findNext(make(u"findNext"_s, tr("Find &next"), Qt::Key_F3))
    , findPrevious(make(u"findPrevious"_s, tr("Find &previous"), Qt::SHIFT | Qt::Key_F3))
    , filter(
          make(u"filterTimeline"_s, tr("F&ilter the timeline"), Qt::CTRL | Qt::SHIFT | Qt::Key_L))
    , showAll(make(u"showAllEntries"_s, tr("Show &all entries"), Qt::CTRL | Qt::ALT | Qt::Key_F))
    , jump(make(u"jumpToTime"_s, tr("&Go to a time…"), Qt::CTRL | Qt::Key_G))
    , nextMilestone(make(u"nextMilestone"_s, tr("Next &milestone"), Qt::ALT | Qt::Key_Down))
    , previousMilestone(
          make(u"previousMilestone"_s, tr("Previous mi&lestone"), Qt::ALT | Qt::Key_Up))
    , nextDay(make(u"nextDay"_s, tr("Next &day"), Qt::ALT | Qt::Key_PageDown))
    , previousDay(make(u"previousDay"_s, tr("Previous da&y"), Qt::ALT | Qt::Key_PageUp))
    , first(make(u"firstEntry"_s, tr("Fi&rst entry"), Qt::ALT | Qt::Key_Home))
    , last(make(u"lastEntry"_s, tr("Las&t entry"), Qt::ALT | Qt::Key_End))
    , help(new QAction(tr("Keyboard shortcuts"), page))
{
    help->setObjectName(u"timelineHelp"_s);
    help->setShortcut(Qt::Key_Question);
    help->setShortcutContext(Qt::WidgetShortcut);
    find->setIcon(icon(u"search"_s));
    filter->setIcon(icon(u"filter"_s));
    jump->setIcon(icon(u"clock"_s));
}

QAction *PageActions::make(const QString &name, const QString &text, const QKeySequence &keys)
{
    auto *page = static_cast<QWidget *>(parent());
    auto *action = new QAction(text, page);
    action->setObjectName(name);
    action->setShortcut(keys);
    page->addAction(action);
    return action;
}

QAction *PageActions::letter(QAction *target, const QKeySequence &keys) const
{
    auto *action = new QAction(QString(target->text()).remove(u'&'), parent());
    action->setObjectName(u"letter_"_s + target->objectName());
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetShortcut);
    connect(action, &QAction::triggered, target, &QAction::trigger);
    return action;
}

QList<QAction *> PageActions::letters(QAction *edit) const
{
    return {
        letter(edit, Qt::Key_E),
        letter(find, Qt::Key_Slash),
        letter(findNext, Qt::Key_N),
        letter(findPrevious, Qt::SHIFT | Qt::Key_N),
        letter(filter, Qt::Key_F),
        letter(showAll, Qt::SHIFT | Qt::Key_F),
        letter(nextMilestone, Qt::Key_BracketRight),
        letter(previousMilestone, Qt::Key_BracketLeft),
        letter(nextDay, Qt::Key_BraceRight),
        letter(previousDay, Qt::Key_BraceLeft),
        letter(first, Qt::Key_G),
        letter(last, Qt::SHIFT | Qt::Key_G),
        help};
}

QList<QAction *> PageActions::all() const
{
    return {find,          findNext,          findPrevious, filter,      showAll, jump,
            nextMilestone, previousMilestone, nextDay,      previousDay, first,   last};
}

} // namespace Bridgelog
