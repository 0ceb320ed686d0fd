// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/entryactions.h"

#include "incident/timeline.h"

#include <QWidget>

using namespace Qt::StringLiterals;

namespace Bridgelog {

EntryActions::EntryActions(QWidget *view)
    : QObject(view)
    , edit(make(u"editEntry"_s, tr("Edit entry"), Qt::Key_F2))
    , time(make(u"retimeEntry"_s, tr("Change time…"), Qt::Key_T))
    , strike(make(u"strikeEntry"_s, tr("Strike entry"), Qt::Key_X))
    , pin(make(u"pinEntry"_s, tr("Pin entry"), Qt::Key_P))
    , copy(make(u"copyEntries"_s, tr("Copy"), QKeySequence::Copy))
    , selectAll(make(u"selectAllEntries"_s, tr("Select all entries"), QKeySequence::SelectAll))
{
}

QAction *EntryActions::make(const QString &name, const QString &text, const QKeySequence &keys)
{
    auto *action = new QAction(text, parent());
    action->setObjectName(name);
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetShortcut);
    return action;
}

void EntryActions::tell(const Entry *current)
{
    strike->setText(current && current->struck ? tr("Restore entry") : tr("Strike entry"));
    pin->setText(current && current->pinned ? tr("Unpin entry") : tr("Pin entry"));
    for (QAction *action : all())
        action->setEnabled(current != nullptr);
}

} // namespace Bridgelog
