// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/panelsection.h"
#include "items/checklistmodel.h"
#include "session/openincident.h"

#include <QPointer>

class QVBoxLayout;

namespace Bridgelog {

class ChecklistRow;
class InlineEditor;
class ProgressLine;

/// The responder checklist of an incident in the side panel.
class ChecklistSection : public PanelSection {
    Q_OBJECT

public:
    explicit ChecklistSection(QWidget *parent = nullptr);

    void setIncident(OpenIncident *incident);
    /// The incident has changed.
    void refresh(Instant now);
    void setNow(Instant now);
    const ChecklistModel &model() const { return m_model; }

Q_SIGNALS:
    void answered();

private:
    void rebuild();
    void update(const QModelIndex &from, const QModelIndex &to);
    void tellProgress();
    void askWhySkipped(ChecklistRow *row);
    void skip(const QString &reason, bool notApplicable);
    void leave();

    ChecklistModel m_model;
    QPointer<OpenIncident> m_incident;
    ProgressLine *m_progress;
    QVBoxLayout *m_rows;
    InlineEditor *m_editor;
    QString m_skipped; ///< the item that the editor asks about
};

} // namespace Bridgelog
