// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/entryactions.h"

#include "incident/timeline.h"

#include <QMenu>

using namespace Qt::StringLiterals;

namespace Bridgelog {

EntryActions::EntryActions(QWidget *view)
    : QObject(view)
    , edit(make(u"editEntry"_s, tr("Edit entry"), Qt::Key_F2))
    , time(make(u"retimeEntry"_s, tr("Change time…"), Qt::Key_T))
    , strike(make(u"strikeEntry"_s, tr("Strike entry"), Qt::Key_X))
    , strikeWhy(make(u"strikeEntryWhy"_s, tr("Strike with a reason…"), Qt::SHIFT | Qt::Key_X))
    , pin(make(u"pinEntry"_s, tr("Pin entry"), Qt::Key_P))
    , insert(make(u"insertEntry"_s, tr("Insert an entry behind…"), Qt::Key_O))
    , duplicate(make(u"duplicateEntry"_s, tr("Duplicate entry"), Qt::Key_D))
    , split(make(u"splitEntry"_s, tr("Split behind its first paragraph"), Qt::Key_S))
    , join(make(u"joinEntries"_s, tr("Join entries"), Qt::SHIFT | Qt::Key_S))
    , tag(make(u"tagEntries"_s, tr("Tag…"), Qt::Key_NumberSign))
    , shift(make(u"shiftEntries"_s, tr("Shift in time…"), Qt::SHIFT | Qt::Key_T))
    , assign(make(u"assignHypothesis"_s, tr("Who is on it…"), Qt::Key_A))
    , history(make(u"entryHistory"_s, tr("History of this entry"), Qt::Key_H))
    , openFile(make(u"openAttachment"_s, tr("Open attachment…"), Qt::Key_V))
    , saveFile(make(u"saveAttachment"_s, tr("Save attachment as…"), Qt::SHIFT | Qt::Key_V))
    , code(make(u"chooseCode"_s, tr("Choose the next code block"), Qt::Key_C))
    , copy(make(u"copyEntries"_s, tr("Copy"), QKeySequence::Copy))
    , selectAll(make(u"selectAllEntries"_s, tr("Select all entries"), QKeySequence::SelectAll))
    , next(make(u"nextEntry"_s, tr("Next entry"), Qt::Key_J))
    , previous(make(u"previousEntry"_s, tr("Previous entry"), Qt::Key_K))
    , selectNext(make(u"selectNextEntry"_s, tr("Select on to the next"), Qt::SHIFT | Qt::Key_J))
    , selectPrevious(
          make(u"selectPreviousEntry"_s, tr("Select on to the previous"), Qt::SHIFT | Qt::Key_K))
    , showWhole(make(u"showWholeEntry"_s, tr("Show the whole entry"), Qt::Key_Space))
{
    for (const EntryKind kind : loggedKinds)
        kinds << make(u"setKind_"_s + word(kind), tr("Make it: %1").arg(spoken(kind)));
    for (const Audience audience : {Audience::Internal, Audience::Public})
        audiences << make(
            u"setAudience_"_s + word(audience), tr("Show to: %1").arg(spoken(audience)));
    for (const auto state :
         {HypothesisState::Open, HypothesisState::Confirmed, HypothesisState::RuledOut})
        states << make(u"judge_"_s + word(state), tr("Hypothesis: %1").arg(spoken(state)));
}

QAction *EntryActions::make(const QString &name, const QString &text, const QKeySequence &keys)
{
    auto *action = new QAction(text, parent());
    action->setObjectName(name);
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetShortcut);
    return action;
}

QList<QAction *> EntryActions::all() const
{
    return QList<QAction *>{edit,      time,     strike,   strikeWhy, pin,   insert,
                            duplicate, split,    join,     tag,       shift, assign,
                            history,   openFile, saveFile, code,      copy}
    + kinds + audiences + states;
}

QList<QAction *> EntryActions::reading() const
{
    return {next, previous, selectNext, selectPrevious, selectAll, showWhole};
}

void EntryActions::tell(const std::optional<Entry> &current, qsizetype count)
{
    strike->setText(current && current->struck ? tr("Restore entry") : tr("Strike entry"));
    pin->setText(current && current->pinned ? tr("Unpin entry") : tr("Pin entry"));
    for (QAction *action : all())
        action->setEnabled(current.has_value());
    const bool hypothesis = current && current->kind == EntryKind::Hypothesis;
    for (QAction *action : states)
        action->setEnabled(hypothesis);
    assign->setEnabled(hypothesis);
    split->setEnabled(current && current->text.contains(u'\n'));
    join->setEnabled(count > 1);
    code->setEnabled(current && current->text.contains(u"```"));
    const bool hasFile = current && !current->attachments.isEmpty();
    openFile->setEnabled(hasFile);
    saveFile->setEnabled(hasFile);
}

void EntryActions::fill(QMenu &menu) const
{
    menu.addActions({edit, time, shift});
    const auto add = [&menu](const QString &title, const QList<QAction *> &actions) {
        QMenu *sub = menu.addMenu(title);
        sub->addActions(actions);
    };
    add(tr("Kind"), kinds);
    add(tr("Audience"), audiences);
    if (assign->isEnabled())
        add(tr("Hypothesis"), states + QList<QAction *>{assign});
    menu.addActions({tag, pin});
    menu.addSeparator();
    menu.addActions({insert, duplicate, split, join});
    menu.addSeparator();
    menu.addActions({strike, strikeWhy});
    menu.addSeparator();
    if (openFile->isEnabled()) {
        menu.addActions({openFile, saveFile});
        menu.addSeparator();
    }
    menu.addAction(history);
    if (code->isEnabled())
        menu.addAction(code);
    menu.addActions({copy, selectAll});
}

} // namespace Bridgelog
