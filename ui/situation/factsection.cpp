// SPDX-License-Identifier: GPL-3.0-or-later
#include "situation/factsection.h"

#include "common/inlineeditor.h"
#include "situation/factquestion.h"
#include "situation/factrow.h"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Bridgelog {

using Model = SituationModel;

namespace {

QString titleOf(FactSection::Group group)
{
    switch (group) {
        using enum FactSection::Group;
    case Situation: return FactSection::tr("Situation");
    case Roles: return FactSection::tr("Roles");
    case Components: return FactSection::tr("Components");
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
    m_editor->hide();
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
    case Zone: return m_group == Group::Situation;
    case Role: return m_group == Group::Roles;
    case Component: return m_group == Group::Components;
    }
    return false;
}

void FactSection::rebuild()
{
    leave();
    qDeleteAll(findChildren<FactRow *>());
    for (int row = 0; row < m_model.rowCount(); ++row) {
        const QModelIndex fact = m_model.index(row);
        if (wants(fact))
            addRow()->setFact(fact);
    }
    if (m_group == Group::Situation)
        return;
    FactRow *invitation = addRow();
    const bool role = m_group == Group::Roles;
    invitation->setObjectName(role ? u"addRole"_s : u"addComponent"_s);
    invitation->setInvitation(role ? tr("Give another role…") : tr("Add a component…"));
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
    if (!m_incident)
        return;
    QString text;
    for (int i = 0; i < m_model.rowCount(); ++i) {
        const QModelIndex fact = m_model.index(i);
        if (wants(fact) && fact.data(Model::KeyRole).toString() == row->key())
            text = fact.data(Model::EditRole).toString();
    }
    const auto kind =
        m_group == Group::Roles && row->isInvitation() ? Model::Kind::Role : row->kind();
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
