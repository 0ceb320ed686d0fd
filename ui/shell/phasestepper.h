// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident/words.h"

#include <QList>
#include <QWidget>

namespace Bridgelog {

/// The phases of an incident as steps: those behind it, the current one, those ahead. Any can be
/// chosen, backwards, too. Where it is narrow, only the current one is written out.
class PhaseStepper : public QWidget {
    Q_OBJECT

public:
    explicit PhaseStepper(QWidget *parent = nullptr);

    void setPhase(Phase phase);
    Phase phase() const { return m_phase; }
    QList<Phase> steps() const { return m_steps; }
    QRect stepRect(Phase phase) const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void phaseChosen(Bridgelog::Phase phase);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    bool event(QEvent *event) override;

private:
    struct Geometry {
        QList<QRect> steps;
        int width = 0;
    };
    /// Single: nothing but the current step.
    enum class Form : quint8 {
        Full,
        Compact,
        Single
    };
    Geometry geometryOf(Form form) const;
    Form form() const;
    int stepAt(const QPoint &point) const;
    void choose(int step);
    void openMenu(const QPoint &globalPoint);
    void paintStep(QPainter &painter, int step, const QRect &rect) const;

    Phase m_phase = Phase::Triage;
    QList<Phase> m_steps;
    int m_hovered = -1;
    int m_focused = 0;
};

} // namespace Bridgelog
