// SPDX-License-Identifier: GPL-3.0-or-later
#include "checklist/checklistsection.h"

#include "checklist/checklistrow.h"
#include "common/inlineeditor.h"
#include "common/progressline.h"
#include "common/theme.h"

#include <QLineEdit>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Bridgelog {

ChecklistSection::ChecklistSection(QWidget *parent)
    : PanelSection(tr("Checklist"), parent)
    , m_progress(new ProgressLine(this))
{
    auto *content = new QWidget(this);
    m_rows = new QVBoxLayout(content);
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(0);
    m_rows->addWidget(m_progress);
    m_rows->addSpacing(Theme::step);
    m_editor = new InlineEditor(content);
    m_editor->hide();
    m_rows->addWidget(m_editor);
    setContent(content);
    connect(m_editor, &InlineEditor::submitted, this, [this](const QString &reason) {
        skip(reason, false);
    });
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
    setVisible(m_model.rowCount() > 0);
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
        connect(row, &ChecklistRow::tickAsked, this, [this, row] {
            if (m_incident)
                m_incident->tick(row->item());
        });
        connect(row, &ChecklistRow::untickAsked, this, [this, row] {
            if (m_incident)
                m_incident->untick(row->item());
        });
        connect(row, &ChecklistRow::skipAsked, this, [this, row] { askWhySkipped(row); });
    }
}

void ChecklistSection::update(const QModelIndex &from, const QModelIndex &to)
{
    const QList<ChecklistRow *> rows = findChildren<ChecklistRow *>();
    for (int i = from.row(); i <= to.row() && i < rows.size(); ++i)
        rows.at(i)->setItem(m_model.index(i));
}

void ChecklistSection::askWhySkipped(ChecklistRow *row)
{
    if (!m_incident || row->state() != ItemState::Open)
        return;
    m_skipped = row->item();
    m_rows->removeWidget(m_editor);
    m_rows->insertWidget(m_rows->indexOf(row) + 1, m_editor);
    m_editor->ask({.prompt = tr("Why is it skipped?"), .choices = {tr("Does not apply")}});
}

void ChecklistSection::skip(const QString &reason, bool notApplicable)
{
    if (!m_incident)
        return;
    if (reason.isEmpty() && !notApplicable) {
        m_editor->refuse(tr("A skipped item needs a reason."), {tr("Does not apply")});
        return;
    }
    m_incident->skip(m_skipped, reason, notApplicable);
    leave();
    Q_EMIT answered();
}

void ChecklistSection::leave() { m_editor->hide(); }

} // namespace Bridgelog
