// SPDX-License-Identifier: GPL-3.0-or-later
#include "checklist/checklistsection.h"

#include "checklist/checklistrow.h"
#include "checklists/checklistlibrary.h"
#include "checklists/checklists.h"
#include "checklists/usercadence.h"
#include "common/button.h"
#include "common/inlineeditor.h"
#include "common/progressline.h"
#include "common/theme.h"
#include "postmortem/checklisttext.h"
#include "postmortem/pdfwriter.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QMenu>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Bridgelog {

namespace {

const QString mineWord = u"@mine"_s; ///< no role is called so

} // namespace

ChecklistSection::ChecklistSection(QWidget *parent)
    : PanelSection(tr("Checklist"), parent)
    , m_progress(new ProgressLine(this))
{
    makeActions();
    auto *content = new QWidget(this);
    m_rows = new QVBoxLayout(content);
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(0);
    m_rows->addWidget(m_progress);
    m_rows->addSpacing(Theme::step);
    m_rows->addWidget(makeTools());
    m_editor = new InlineEditor(content);
    m_rows->addWidget(m_editor);
    setContent(content);
    connect(m_editor, &InlineEditor::submitted, this, &ChecklistSection::answer);
    connect(m_editor, &InlineEditor::chosen, this, [this] {
        skip(m_editor->field()->text().trimmed(), true);
    });
    connect(m_editor, &InlineEditor::cancelled, this, [this] {
        leave();
        Q_EMIT answered();
    });
    connect(&m_model, &QAbstractItemModel::modelReset, this, &ChecklistSection::rebuild);
    connect(&m_model, &QAbstractItemModel::dataChanged, this, &ChecklistSection::update);
}

void ChecklistSection::makeActions()
{
    const auto make = [this](const QString &name, const QString &text) {
        auto *action = new QAction(text, this);
        action->setObjectName(name);
        return action;
    };
    m_all = make(u"checklistAll"_s, tr("Everybody's items"));
    m_mine = make(u"checklistMine"_s, tr("My items"));
    m_hideDone = make(u"checklistHideDone"_s, tr("Fold what is dealt with"));
    m_hideDone->setCheckable(true);
    m_newItem = make(u"checklistNewItem"_s, tr("Add an item…"));
    m_copy = make(u"checklistCopy"_s, tr("Copy the checklist"));
    m_print = make(u"checklistPrint"_s, tr("Print the checklist…"));
    connect(m_all, &QAction::triggered, this, [this] { filter({}); });
    connect(m_mine, &QAction::triggered, this, [this] { filter(mineWord); });
    connect(m_hideDone, &QAction::toggled, this, &ChecklistSection::applyFilter);
    connect(m_newItem, &QAction::triggered, this, [this] { ask(nullptr, Asking::NewItem); });
    connect(m_copy, &QAction::triggered, this, &ChecklistSection::copy);
    connect(m_print, &QAction::triggered, this, &ChecklistSection::print);
}

QList<QAction *> ChecklistSection::sectionActions() const
{
    return {m_all, m_mine, m_hideDone, m_newItem, m_copy, m_print};
}

void ChecklistSection::goToFirstOpen()
{
    setOpen(true);
    const auto rows = findChildren<ChecklistRow *>();
    auto it = std::ranges::find_if(
        rows, [](const ChecklistRow *row) { return !row->isHidden() && !row->isDealtWith(); });
    if (it == rows.end())
        it = std::ranges::find_if(rows, [](const ChecklistRow *row) { return !row->isHidden(); });
    if (it != rows.end())
        (*it)->setFocus(Qt::ShortcutFocusReason);
}

QWidget *ChecklistSection::makeTools()
{
    auto *tools = new QWidget(this);
    m_filterButton = new Button(tr("Everybody"), Button::Kind::Quiet, tools);
    m_filterButton->setObjectName(u"checklistFilter"_s);
    m_filters = new QMenu(m_filterButton);
    connect(m_filters, &QMenu::aboutToShow, this, &ChecklistSection::fillFilters);
    m_filterButton->setSplitMenu(m_filters);
    connect(m_filterButton, &QAbstractButton::clicked, m_filterButton, &Button::openMenu);
    auto *more = new Button(tr("More"), Button::Kind::Quiet, tools);
    more->setObjectName(u"checklistMore"_s);
    more->setAccessibleName(tr("What can be done with the checklist"));
    auto *menu = new QMenu(more);
    m_lists = menu->addMenu(tr("Take a list on"));
    connect(m_lists, &QMenu::aboutToShow, this, &ChecklistSection::fillLists);
    menu->addActions({m_newItem, m_hideDone});
    menu->addSeparator();
    menu->addActions({m_copy, m_print});
    more->setSplitMenu(menu);
    connect(more, &QAbstractButton::clicked, more, &Button::openMenu);
    auto *layout = new QHBoxLayout(tools);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::step);
    layout->addWidget(m_filterButton);
    layout->addStretch(1);
    layout->addWidget(more);
    filter({});
    return tools;
}

void ChecklistSection::setIncident(OpenIncident *incident)
{
    leave();
    m_incident = incident;
    setVisible(incident);
}

void ChecklistSection::refresh(Instant now)
{
    if (!m_incident)
        return;
    m_model.setIncident(m_incident->incident(), now);
    tellProgress();
    applyFilter();
}

void ChecklistSection::setNow(Instant now)
{
    m_model.setNow(now);
    tellProgress();
}

void ChecklistSection::tellProgress()
{
    const int all = m_model.rowCount();
    m_progress->setProgress(m_model.done(), all);
    setAside(u"%1 / %2"_s.arg(m_model.done()).arg(all));
    setTitle(
        m_model.title().isEmpty() ? tr("Checklist") : tr("Checklist · %1").arg(m_model.title()));
}

void ChecklistSection::rebuild()
{
    leave();
    qDeleteAll(findChildren<ChecklistRow *>());
    for (int i = 0; i < m_model.rowCount(); ++i) {
        auto *row = new ChecklistRow(this);
        row->setItem(m_model.index(i));
        m_rows->addWidget(row);
        connectRow(row);
    }
    applyFilter();
}

void ChecklistSection::connectRow(ChecklistRow *row)
{
    connect(row, &ChecklistRow::tickAsked, this, [this, row] {
        if (m_incident)
            m_incident->tick(row->item());
    });
    connect(row, &ChecklistRow::untickAsked, this, [this, row] {
        if (m_incident)
            m_incident->untick(row->item());
    });
    connect(row, &ChecklistRow::skipAsked, this, [this, row] {
        if (row->state() == ItemState::Open)
            ask(row, Asking::Reason);
    });
    connect(row, &ChecklistRow::noteAsked, this, [this, row] { ask(row, Asking::Note); });
    connect(row, &ChecklistRow::assigneeAsked, this, [this, row] { ask(row, Asking::Assignee); });
    connect(row, &ChecklistRow::linkAsked, this, [this, row] { Q_EMIT linkAsked(row->item()); });
    connect(row, &ChecklistRow::entryAsked, this, &ChecklistSection::entryAsked);
}

void ChecklistSection::update(const QModelIndex &from, const QModelIndex &to)
{
    const QList<ChecklistRow *> rows = findChildren<ChecklistRow *>();
    for (int i = from.row(); i <= to.row() && i < rows.size(); ++i) {
        rows.at(i)->setItem(m_model.index(i));
        rows.at(i)->setVisible(isShown(*rows.at(i)) || rows.at(i)->hasFocus());
    }
}

void ChecklistSection::filter(const QString &role)
{
    m_role = role;
    const QString text = role.isEmpty() ? tr("Everybody")
        : role == mineWord              ? tr("Mine")
                                        : spoken(role);
    m_filterButton->setText(QString(text).replace(u'&', u"&&"_s));
    m_filterButton->setAccessibleName(tr("Whose items are shown: %1").arg(text));
    applyFilter();
}

/// This person's: given to them by name, of a role they have, or anybody's.
bool ChecklistSection::isMine(const ChecklistRow &row) const
{
    if (!m_incident)
        return false;
    if (!row.assignee().isEmpty())
        return row.assignee() == m_incident->author();
    return row.owner().isEmpty()
        || m_incident->incident().holdersOf(row.owner()).contains(m_incident->author());
}

bool ChecklistSection::isShown(const ChecklistRow &row) const
{
    if (m_hideDone->isChecked() && row.isDealtWith())
        return false;
    if (m_role == mineWord)
        return isMine(row);
    return m_role.isEmpty() || row.owner() == m_role;
}

void ChecklistSection::applyFilter()
{
    for (ChecklistRow *row : findChildren<ChecklistRow *>())
        row->setVisible(isShown(*row));
}

void ChecklistSection::fillFilters()
{
    m_filters->clear();
    m_filters->addActions({m_all, m_mine});
    m_filters->addSeparator();
    QStringList roles;
    for (int i = 0; i < m_model.rowCount(); ++i) {
        const QString role = m_model.index(i).data(ChecklistModel::OwnerRole).toString();
        if (!role.isEmpty() && !roles.contains(role))
            roles.append(role);
    }
    for (const QString &role : std::as_const(roles))
        m_filters->addAction(
            spoken(role).replace(u'&', u"&&"_s), this, [this, role] { filter(role); });
}

void ChecklistSection::fillLists()
{
    m_lists->clear();
    for (const ChecklistTemplate &list : ChecklistLibrary::ofUser().lists()) {
        m_lists->addAction(QString(list.name).replace(u'&', u"&&"_s), this, [this, list] {
            if (m_incident)
                m_incident->applyChecklist(
                    wholeChecklist(list, m_incident->incident().severity, userCadence()));
        });
    }
}

QStringList ChecklistSection::shownItems() const
{
    QStringList items;
    for (const ChecklistRow *row : findChildren<ChecklistRow *>()) {
        if (isShown(*row))
            items.append(row->item());
    }
    return items;
}

void ChecklistSection::copy() const
{
    if (m_incident)
        QGuiApplication::clipboard()->setText(
            checklistMarkdown(m_incident->incident(), shownItems(), Instant::now()));
}

void ChecklistSection::print()
{
    if (!m_incident)
        return;
    const auto pdf = writePdf(checklistText(m_incident->incident(), shownItems(), Instant::now()));
    if (pdf)
        Q_EMIT printAsked(u"checklist.pdf"_s, *pdf);
    else
        Q_EMIT failed(pdf.error().sentence);
}

void ChecklistSection::link(const QString &item, const EntryId &entry)
{
    if (m_incident)
        m_incident->reviseItem({.item = item, .entry = entry});
}

void ChecklistSection::ask(ChecklistRow *row, Asking what)
{
    if (!m_incident)
        return;
    m_asking = what;
    m_item = row ? row->item() : QString();
    m_rows->removeWidget(m_editor);
    m_rows->insertWidget(row ? m_rows->indexOf(row) + 1 : m_rows->count(), m_editor);
    switch (what) {
    case Asking::Reason:
        m_editor->ask({.prompt = tr("Why is it skipped?"), .choices = {tr("Does not apply")}});
        break;
    case Asking::Note:
        m_editor->ask(
            {.prompt = tr("What is there to note?"),
             .text = m_incident->incident().item(m_item)->note});
        break;
    case Asking::Assignee:
        m_editor->ask({.prompt = tr("Who does it?"), .text = row->assignee()});
        break;
    case Asking::NewItem: m_editor->ask({.prompt = tr("What is to be done?")}); break;
    }
}

void ChecklistSection::answer(const QString &text)
{
    if (!m_incident)
        return;
    switch (m_asking) {
    case Asking::Reason: skip(text, false); return;
    case Asking::Note: m_incident->reviseItem({.item = m_item, .note = text}); break;
    case Asking::Assignee: m_incident->reviseItem({.item = m_item, .assignee = text}); break;
    case Asking::NewItem: addItem(text); break;
    }
    leave();
    Q_EMIT answered();
}

/// An item of this incident alone.
void ChecklistSection::addItem(const QString &text)
{
    if (text.isEmpty())
        return;
    const QString base = idOfText(text);
    QString id = base.isEmpty() ? u"item"_s : base;
    for (int n = 2; m_incident->incident().item(id); ++n)
        id = u"%1-%2"_s.arg(base.isEmpty() ? u"item"_s : base).arg(n);
    m_incident->addItem({.item = id, .text = text});
}

void ChecklistSection::skip(const QString &reason, bool notApplicable)
{
    if (!m_incident)
        return;
    if (reason.isEmpty() && !notApplicable) {
        m_editor->refuse(tr("A skipped item needs a reason."), {tr("Does not apply")});
        return;
    }
    m_incident->skip(m_item, reason, notApplicable);
    leave();
    Q_EMIT answered();
}

void ChecklistSection::leave() { m_editor->hide(); }

} // namespace Bridgelog
