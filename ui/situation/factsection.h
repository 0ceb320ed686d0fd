// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/panelsection.h"
#include "items/situationmodel.h"
#include "session/openincident.h"

#include <QPointer>

#include <optional>

class QVBoxLayout;

namespace Bridgelog {

class FactQuestion;
class FactRow;
class InlineEditor;

/// A group of facts in the side panel, each edited where it stands.
class FactSection : public PanelSection {
    Q_OBJECT

public:
    enum class Group : quint8 {
        Situation,
        Next, ///< what is due, of the deputy's clock
        Roles,
        Assignments,
        Components,
        Measures ///< durations by every published definition
    };

    FactSection(Group group, SituationModel &model, QWidget *parent = nullptr);
    ~FactSection() override;

    /// Whose facts the model shows; null: none, and nothing can be edited.
    void setIncident(OpenIncident *incident);
    /// Asks for the fact of that key.
    void editFact(const QString &key);
    /// Asks for what the last row invites to: another role, a new assignment.
    void invite();

Q_SIGNALS:
    /// An answer was given or the question left: the keyboard may go home.
    void answered();

private:
    bool wants(const QModelIndex &fact) const;
    void rebuild();
    void refresh(const QModelIndex &from, const QModelIndex &to);
    FactRow *addRow();
    void addInvitation();
    void edit(FactRow *row);
    void submit(const QString &text);
    void choose(int choice);
    void leave();

    Group m_group;
    SituationModel &m_model;
    QPointer<OpenIncident> m_incident;
    QVBoxLayout *m_rows;
    InlineEditor *m_editor;
    QStringList m_keys; ///< of the rows, in order
    bool m_isBuilt = false;
    std::unique_ptr<FactQuestion> m_question;
};

} // namespace Bridgelog
