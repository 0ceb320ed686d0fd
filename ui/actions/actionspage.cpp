// SPDX-License-Identifier: GPL-3.0-or-later
#include "actions/actionspage.h"

#include "actions/actiondelegate.h"
#include "common/button.h"
#include "common/flowlayout.h"
#include "common/hairline.h"
#include "common/inlineeditor.h"
#include "common/label.h"
#include "common/listdress.h"
#include "postmortem/markdownwriter.h"

#include <QAction>
#include <QActionGroup>
#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QMouseEvent>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Bridgelog {

namespace {

constexpr int step = Theme::step;

} // namespace

ActionsPage::ActionsPage(QWidget *parent)
    : QWidget(parent)
    , m_list(new QListView(this))
    , m_search(new QLineEdit(this))
    , m_count(new Label({}, Theme::Token::Dim, this))
    , m_empty(new Label({}, Theme::Token::Dim, this))
    , m_question(new InlineEditor(this))
{
    setObjectName(u"actionsPage"_s);
    setAccessibleName(tr("Action items"));
    m_search->setObjectName(u"actionSearch"_s);
    m_search->setPlaceholderText(tr("Filter by text, owner, class or incident"));
    m_search->setAccessibleName(tr("Filter action items"));
    m_search->installEventFilter(this);
    m_count->setObjectName(u"actionCount"_s);
    m_empty->setWordWrap(true);
    m_list->setObjectName(u"actionList"_s);
    m_list->setAccessibleName(tr("Action items"));
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new ActionDelegate(m_list));
    dressList(*m_list);
    m_list->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_list->viewport()->installEventFilter(this);
    m_question->setObjectName(u"actionQuestion"_s);
    makeActions();
    makeShown();
    arrange();
    connect(m_search, &QLineEdit::textChanged, &m_model, &ActionListModel::setWords);
    connect(&m_model, &QAbstractItemModel::modelReset, this, &ActionsPage::tell);
    connect(
        m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &ActionsPage::tell);
    connect(m_list, &QAbstractItemView::activated, this, &ActionsPage::openIncident);
    connect(m_question, &InlineEditor::submitted, this, [this](const QString &text) {
        if (const QString wrong = m_take ? m_take(text) : QString(); !wrong.isEmpty())
            return m_question->refuse(wrong);
        m_question->hide();
        m_list->setFocus(Qt::OtherFocusReason);
    });
    connect(m_question, &InlineEditor::chosen, this, [this](int choice) {
        m_question->hide();
        if (m_choose)
            m_choose(choice);
        m_list->setFocus(Qt::OtherFocusReason);
    });
    connect(m_question, &InlineEditor::cancelled, this, [this] {
        m_question->hide();
        m_list->setFocus(Qt::OtherFocusReason);
    });
    connect(&Theme::instance(), &Theme::changed, this, [this] { m_list->viewport()->update(); });
    tell();
}

QAction *ActionsPage::make(
    const QString &name, const QString &text, const QKeySequence &keys, void (ActionsPage::*act)())
{
    auto *action = new QAction(text, this);
    action->setObjectName(name);
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(action, &QAction::triggered, this, act);
    return action;
}

/// Those of a row have their keys in the list only: letters are text in the filter.
void ActionsPage::makeActions()
{
    m_actions = {
        make(u"actionIncident"_s, tr("Open its incident"), {}, &ActionsPage::openIncident),
        make(u"actionDone"_s, tr("Done"), Qt::Key_Space, &ActionsPage::toggleDone),
        make(u"actionDrop"_s, tr("Drop"), Qt::Key_X, &ActionsPage::drop),
        make(u"actionOwner"_s, tr("Owner…"), Qt::Key_O, &ActionsPage::askOwner),
        make(u"actionDue"_s, tr("Due…"), Qt::Key_D, &ActionsPage::askDue),
        make(u"actionClass"_s, tr("Class…"), Qt::Key_C, &ActionsPage::askClass),
        make(u"actionPriority"_s, tr("Priority…"), Qt::Key_P, &ActionsPage::askPriority)};
    m_list->addActions(m_actions);
    m_whole = {
        make(u"copyActions"_s, tr("Copy as a table"), QKeySequence::Copy, &ActionsPage::copy),
        make(u"saveActionsTable"_s, tr("Save as CSV…"), Qt::Key_S, &ActionsPage::saveTable),
        make(
            u"saveActionsCalendar"_s, tr("Save as a calendar…"), Qt::Key_K,
            &ActionsPage::saveCalendar)};
    m_list->addActions(m_whole);
}

void ActionsPage::makeShown()
{
    m_shown = new QActionGroup(this);
    using Shown = ActionListModel::Shown;
    for (const auto &[shown, name, text] :
         {std::tuple{Shown::Open, u"shownOpen"_s, tr("Open")},
          {Shown::Overdue, u"shownOverdue"_s, tr("Overdue")},
          {Shown::All, u"shownAll"_s, tr("All")}}) {
        auto *action = new QAction(text, m_shown);
        action->setObjectName(name);
        action->setCheckable(true);
        action->setChecked(shown == m_model.shown());
        addAction(action);
        connect(action, &QAction::triggered, this, [this, shown] { m_model.setShown(shown); });
    }
}

Button *ActionsPage::buttonFor(QAction *action)
{
    auto *button = new Button(action->text(), Button::Kind::Quiet, this);
    button->setObjectName(action->objectName() + u"Button"_s);
    button->setAccessibleName(action->text());
    button->setCheckable(action->isCheckable());
    button->setChecked(action->isChecked());
    button->setEnabled(action->isEnabled());
    connect(button, &QAbstractButton::clicked, action, &QAction::trigger);
    connect(action, &QAction::toggled, button, &QAbstractButton::setChecked);
    connect(action, &QAction::changed, button, [action, button] {
        button->setText(action->text());
        button->setAccessibleName(action->text());
        button->setEnabled(action->isEnabled());
    });
    return button;
}

void ActionsPage::arrange()
{
    auto *title = new Label(tr("Action items"), Theme::Token::Text, this);
    title->setFace(Theme::Size::Title, Label::Face::Strong);
    auto *top = new QHBoxLayout;
    top->setSpacing(2 * step);
    top->addWidget(title);
    top->addWidget(m_count);
    top->addStretch(1);
    top->addWidget(m_search, 2);
    m_search->setMaximumWidth(90 * step);
    for (QAction *action : m_shown->actions())
        top->addWidget(buttonFor(action));
    auto *verbs = new FlowLayout;
    verbs->setSpacing(step);
    for (QAction *action : m_actions)
        verbs->addWidget(buttonFor(action));
    for (QAction *action : m_whole)
        verbs->addWidget(buttonFor(action));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(5 * step, 4 * step, 5 * step, 3 * step);
    layout->setSpacing(2 * step);
    layout->addLayout(top);
    layout->addLayout(verbs);
    layout->addWidget(m_question);
    layout->addWidget(new Hairline(this));
    layout->addWidget(m_empty);
    layout->addWidget(m_list, 1);
}

QList<QAction *> ActionsPage::pageActions() const
{
    return m_shown->actions() + m_actions + m_whole;
}

/// Whoever looks at an action item goes on looking at it.
void ActionsPage::setActions(const QList<ListedAction> &actions)
{
    const auto before = current();
    const int row = m_list->currentIndex().row();
    m_model.setActions(actions);
    const int same = before ? m_model.rowOf(before->item.id) : -1;
    if (m_model.rowCount() > 0)
        m_list->setCurrentIndex(
            m_model.index(std::clamp(same >= 0 ? same : row, 0, m_model.rowCount() - 1)));
    tell();
}

void ActionsPage::setToday(QDate today) { m_model.setToday(today); }

void ActionsPage::tell()
{
    const int overdue = m_model.overdue();
    const QString open = tr("%1 open").arg(m_model.open());
    m_count->setText(overdue > 0 ? tr("%1 overdue").arg(overdue) + u" · "_s + open : open);
    m_count->setToken(overdue > 0 ? Theme::Token::Warning : Theme::Token::Dim);
    const bool none = m_model.rowCount() == 0;
    m_empty->setVisible(none);
    if (none)
        m_empty->setText(
            !m_search->text().trimmed().isEmpty()
                ? tr("Nothing matches “%1”.").arg(m_search->text().trimmed())
                : tr("Nothing to do. A todo becomes an action item with one key, and stands here "
                     "until it is done."));
    const auto row = current();
    for (QAction *action : std::as_const(m_actions))
        action->setEnabled(row.has_value());
    for (QAction *action : std::as_const(m_whole))
        action->setEnabled(!none);
    m_actions.at(1)->setText(
        row && row->item.state != ActionState::Open ? tr("Take up again") : tr("Done"));
}

std::optional<ListedAction> ActionsPage::current() const
{
    const QModelIndex index = m_list->currentIndex();
    return index.isValid() ? std::optional(m_model.action(index.row())) : std::nullopt;
}

void ActionsPage::setState(ActionState state)
{
    if (const auto row = current(); row && row->item.state != state)
        Q_EMIT changeAsked(row->incident, ActionClosed{.action = row->item.id, .state = state});
}

void ActionsPage::toggleDone()
{
    if (const auto row = current())
        setState(row->item.state == ActionState::Open ? ActionState::Done : ActionState::Open);
}

void ActionsPage::openIncident()
{
    if (const auto row = current())
        Q_EMIT incidentAsked(row->incident);
}

void ActionsPage::revise(ActionRevised revision)
{
    if (const auto row = current()) {
        revision.action = row->item.id;
        Q_EMIT changeAsked(row->incident, revision);
    }
}

void ActionsPage::ask(
    const QString &prompt, const QString &text, std::function<QString(const QString &)> take)
{
    m_take = std::move(take);
    m_choose = {};
    m_question->ask({.prompt = prompt, .text = text, .choices = {}});
}

void ActionsPage::askOwner()
{
    const auto row = current();
    if (!row)
        return;
    ask(tr("Who owns it?"), row->item.owner, [this](const QString &text) {
        ActionRevised revision;
        revision.owner = text.trimmed();
        revise(revision);
        return QString();
    });
}

void ActionsPage::askDue()
{
    const auto row = current();
    if (!row)
        return;
    ask(tr("Due when? YYYY-MM-DD; empty for no day"), row->item.due, [this](const QString &text) {
        const QString day = text.trimmed();
        if (!day.isEmpty() && !ActionListModel::dayOf(day).isValid())
            return tr("“%1” is no day; write it as 2027-01-31.").arg(day);
        ActionRevised revision;
        revision.due = day;
        revise(revision);
        return QString();
    });
}

void ActionsPage::askPriority()
{
    const auto row = current();
    if (!row)
        return;
    ask(tr("Priority, in the team's words"), row->item.priority, [this](const QString &text) {
        ActionRevised revision;
        revision.priority = text.trimmed();
        revise(revision);
        return QString();
    });
}

void ActionsPage::askClass()
{
    if (!current())
        return;
    QStringList choices;
    for (int i = 0; i < wordsOf<ActionClass>().size(); ++i)
        choices.append(spoken(static_cast<ActionClass>(i)));
    m_take = {};
    m_choose = [this](int choice) {
        ActionRevised revision;
        revision.actionClass = static_cast<ActionClass>(choice);
        revise(revision);
    };
    m_question->ask({.prompt = {}, .text = {}, .choices = choices, .field = false});
}

/// What is shown, as a Markdown table.
void ActionsPage::copy()
{
    const auto cell = [](const QString &text) { return Blocks{Block::line(text)}; };
    Block table{.kind = Block::Kind::Table, .purpose = Purpose::Actions};
    for (const QString &title :
         {tr("Action"), tr("Class"), tr("Owner"), tr("Due"), tr("Priority"), tr("State"),
          tr("Incident")})
        table.columns.append({.title = title});
    for (const ListedAction &listed : m_model.actions()) {
        const ActionItem &item = listed.item;
        table.rows.push_back(
            {.cells = {
                 cell(item.text), cell(item.actionClass ? spoken(*item.actionClass) : QString()),
                 cell(item.owner), cell(item.due), cell(item.priority), cell(spoken(item.state)),
                 cell(listed.title)}});
    }
    QGuiApplication::clipboard()->setText(writeMarkdown({table}));
}

QList<ToldAction> ActionsPage::told() const
{
    QList<ToldAction> told;
    for (const ListedAction &listed : m_model.actions())
        told.append({.item = listed.item, .incident = listed.title});
    return told;
}

void ActionsPage::saveTable() { Q_EMIT savingAsked(u"action-items.csv"_s, actionsCsv(told())); }

void ActionsPage::saveCalendar()
{
    Q_EMIT savingAsked(u"action-items.ics"_s, actionsCalendar(told(), Instant::now()));
}

void ActionsPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        return Q_EMIT left();
    QWidget::keyPressEvent(event);
}

void ActionsPage::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    m_list->setFocus(event->reason());
}

bool ActionsPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Down) {
        m_list->setFocus(Qt::TabFocusReason);
        return true;
    }
    if (watched == m_list->viewport() && event->type() == QEvent::MouseButtonRelease) {
        const QPoint place = static_cast<QMouseEvent *>(event)->position().toPoint();
        const QModelIndex index = m_list->indexAt(place);
        const QRect mark = ActionDelegate::markRect(m_list->visualRect(index), isRightToLeft());
        if (index.isValid() && mark.adjusted(-step, -step, step, step).contains(place))
            toggleDone();
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace Bridgelog
