// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/situationmodel.h"

#include <QAbstractButton>

namespace Bridgelog {

/// One fact of the situation: its name at one end, its value at the other. A click or Enter edits
/// it.
class FactRow : public QAbstractButton {
    Q_OBJECT

public:
    explicit FactRow(QWidget *parent = nullptr);

    void setFact(const QModelIndex &fact);
    /// A row that adds something: "Add a component…".
    void setInvitation(const QString &text);
    SituationModel::Kind kind() const { return m_kind; }
    QString key() const { return m_key; }
    bool isInvitation() const { return m_key.isEmpty(); }
    QString value() const { return m_value; }
    QString delta() const { return m_delta; }
    SituationModel::Tone tone() const { return m_tone; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    SituationModel::Kind m_kind = SituationModel::Kind::Component;
    QString m_key;
    QString m_label;
    QString m_value;
    QString m_delta;
    SituationModel::Tone m_tone = SituationModel::Tone::Plain;
};

} // namespace Bridgelog
