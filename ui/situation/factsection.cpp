// SPDX-License-Identifier: GPL-3.0-or-later
#include "situation/factsection.h"

#include "common/inlineeditor.h"
#include "situation/factquestion.h"
#include "situation/factrow.h"

#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Bridgelog {

using Model = SituationModel;

namespace {

QString titleOf(FactSection::Group group)
{
    switch (group) {
        using enum FactSection::Group;
    case Situation: return FactSection::tr("Situation");
    case Next: return FactSection::tr("Next");
    case Roles: return FactSection::tr("Roles");
    case Assignments: return FactSection::tr("Assignments");
    case Components: return FactSection::tr("Components");
    case Measures: return FactSection::tr("Measures");
    }
    return {};
}

} // namespace

FactSection::FactSection(Group group, SituationModel &model, QWidget *parent)
    : PanelSection(titleOf(group), parent)
    , m_group(group)
    , m_model(model)
{
    auto *content = new QWidget(this);
    m_rows = new QVBoxLayout(content);
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(0);
    m_editor = new InlineEditor(content);
    m_rows->addWidget(m_editor);
    setContent(content);
    connect(m_editor, &InlineEditor::submitted, this, &FactSection::submit);
    connect(m_editor, &InlineEditor::chosen, this, &FactSection::choose);
    connect(m_editor, &InlineEditor::cancelled, this, [this] {
        leave();
        Q_EMIT answered();
    });
    connect(&m_model, &QAbstractItemModel::modelReset, this, &FactSection::rebuild);
    connect(&m_model, &QAbstractItemModel::dataChanged, this, &FactSection::refresh);
    connect(this, &PanelSection::toggled, this, &FactSection::rebuild);
    rebuild();
}

FactSection::~FactSection() = default;

void FactSection::setIncident(OpenIncident *incident)
{
    leave();
    m_incident = incident;
}

bool FactSection::wants(const QModelIndex &fact) const
{
    switch (fact.data(Model::KindRole).value<Model::Kind>()) {
        using enum Model::Kind;
    case Milestone:
    case Severity:
    case Zone:
    case Summary:
    case Figure:
    case Link: return m_group == Group::Situation;
    case Deadline: return m_group == Group::Next;
    case Role:
    case Responders: return m_group == Group::Roles;
    case Assignment: return m_group == Group::Assignments;
    case Component: return m_group == Group::Components;
    case Measure: return m_group == Group::Measures;
    }
    return false;
}

/// Another group's rows coming and going is nothing to this one, and least of all to a question
/// that is open in it.
void FactSection::rebuild()
{
    QStringList keys;
    for (int row = 0; row < m_model.rowCount(); ++row) {
        if (const QModelIndex fact = m_model.index(row); wants(fact))
            keys.append(fact.data(Model::KeyRole).toString());
    }
    if (m_group == Group::Next)
        setVisible(!keys.isEmpty());
    if (!isOpen())
        return; // its rows once it is opened
    if (keys == m_keys && m_isBuilt) {
        if (!keys.isEmpty())
            refresh(m_model.index(0), m_model.index(m_model.rowCount() - 1));
        return;
    }
    m_keys = keys;
    m_isBuilt = true;
    const auto *focused = qobject_cast<FactRow *>(focusWidget());
    const QString focusedKey = focused && focused->hasFocus() ? focused->objectName() : QString();
    leave();
    qDeleteAll(findChildren<FactRow *>());
    for (int row = 0; row < m_model.rowCount(); ++row) {
        const QModelIndex fact = m_model.index(row);
        if (wants(fact))
            addRow()->setFact(fact);
    }
    addInvitation();
    if (auto *row = focusedKey.isEmpty() ? nullptr : findChild<FactRow *>(focusedKey))
        row->setFocus(Qt::OtherFocusReason);
}

void FactSection::addInvitation()
{
    QString name;
    QString text;
    switch (m_group) {
    case Group::Situation:
        name = u"addFigure"_s;
        text = tr("Add a figure or a link…");
        break;
    case Group::Roles:
        name = u"addRole"_s;
        text = tr("Give another role…");
        break;
    case Group::Assignments:
        name = u"addAssignment"_s;
        text = tr("Give an assignment…");
        break;
    case Group::Components:
        name = u"addComponent"_s;
        text = tr("Add a component…");
        break;
    case Group::Next:
    case Group::Measures: return;
    }
    FactRow *invitation = addRow();
    invitation->setObjectName(name);
    invitation->setInvitation(text);
}

/// What an invitation asks for.
static Model::Kind invitedKind(FactSection::Group group)
{
    switch (group) {
        using enum FactSection::Group;
    case Situation: return Model::Kind::Figure;
    case Roles: return Model::Kind::Role;
    case Assignments: return Model::Kind::Assignment;
    case Next:
    case Measures:
    case Components: break;
    }
    return Model::Kind::Component;
}

void FactSection::invite()
{
    setOpen(true);
    const auto rows = findChildren<FactRow *>();
    const auto it = std::ranges::find_if(rows, &FactRow::isInvitation);
    if (it != rows.end())
        edit(*it);
}

FactRow *FactSection::addRow()
{
    auto *row = new FactRow(this);
    m_rows->addWidget(row);
    connect(row, &QAbstractButton::clicked, this, [this, row] { edit(row); });
    return row;
}

void FactSection::refresh(const QModelIndex &from, const QModelIndex &to)
{
    for (int i = from.row(); i <= to.row(); ++i) {
        const QModelIndex fact = m_model.index(i);
        if (!wants(fact))
            continue;
        if (auto *row = findChild<FactRow *>(u"fact_"_s + fact.data(Model::KeyRole).toString()))
            row->setFact(fact);
    }
}

void FactSection::editFact(const QString &key)
{
    setOpen(true);
    if (auto *row = findChild<FactRow *>(u"fact_"_s + key))
        edit(row);
}

void FactSection::edit(FactRow *row)
{
    const bool told = row->kind() == Model::Kind::Deadline || row->kind() == Model::Kind::Measure;
    if (!m_incident || (told && !row->isInvitation()))
        return;
    QString text;
    for (int i = 0; i < m_model.rowCount(); ++i) {
        const QModelIndex fact = m_model.index(i);
        if (wants(fact) && fact.data(Model::KeyRole).toString() == row->key())
            text = fact.data(Model::EditRole).toString();
    }
    const auto kind = row->isInvitation() ? invitedKind(m_group) : row->kind();
    m_question = std::make_unique<FactQuestion>(kind, row->key(), text, *m_incident);
    m_rows->removeWidget(m_editor);
    m_rows->insertWidget(m_rows->indexOf(row) + 1, m_editor);
    m_editor->ask(m_question->question());
}

void FactSection::submit(const QString &text)
{
    // The answer may rebuild this section, and with it end the question.
    const std::unique_ptr<FactQuestion> question = std::move(m_question);
    if (!question)
        return;
    const auto done = question->submit(text);
    if (!done) {
        m_editor->refuse(done.error().sentence, done.error().choices);
        m_question = std::make_unique<FactQuestion>(*question);
        return;
    }
    leave();
    Q_EMIT answered();
}

void FactSection::choose(int choice)
{
    const std::unique_ptr<FactQuestion> question = std::move(m_question);
    if (!question)
        return;
    question->choose(choice);
    leave();
    Q_EMIT answered();
}

void FactSection::leave()
{
    m_question.reset();
    m_editor->hide();
}

} // namespace Bridgelog
