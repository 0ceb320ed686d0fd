// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/phasestepper.h"

#include "common/painting.h"

#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QStyle>
#include <QToolTip>

namespace Bridgelog {

namespace {

constexpr int dot = 10;
constexpr int dotGap = 6;
constexpr int padding = 4; ///< around a step, for hover and focus
constexpr int link = 22;
constexpr int shortLink = 10;

QFont stepFont() { return Theme::instance().font(Theme::Size::Body); }
QFont currentFont() { return Theme::instance().strong(Theme::Size::Body); }

QList<Phase> stepsOf(Phase phase)
{
    using enum Phase;
    switch (phase) {
    case Triage: return {Triage, Investigating, Identified, Monitoring, Resolved};
    case Mitigating: return {Investigating, Identified, Mitigating, Monitoring, Resolved};
    case Closed: return {Investigating, Identified, Monitoring, Resolved, Closed};
    case FalseAlarm: return {Investigating, FalseAlarm};
    case Merged: return {Investigating, Merged};
    case Investigating:
    case Identified:
    case Monitoring:
    case Resolved: break;
    }
    return {Investigating, Identified, Monitoring, Resolved};
}

} // namespace

PhaseStepper::PhaseStepper(QWidget *parent)
    : QWidget(parent)
{
    setFocusPolicy(Qt::TabFocus);
    setMouseTracking(true);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
    setPhase(Phase::Triage);
}

void PhaseStepper::setPhase(Phase phase)
{
    if (phase == m_phase && !m_steps.isEmpty())
        return;
    m_phase = phase;
    m_steps = stepsOf(phase);
    m_focused = static_cast<int>(m_steps.indexOf(phase));
    setAccessibleName(tr("Phase: %1").arg(spoken(phase)));
    updateGeometry();
    update();
}

PhaseStepper::Geometry PhaseStepper::geometryOf(Form form) const
{
    Geometry geometry;
    const int between = form == Form::Full ? link : shortLink;
    int x = 0;
    for (const Phase step : m_steps) {
        const bool current = step == m_phase;
        if (form == Form::Single && !current) {
            geometry.steps.append(QRect());
            continue;
        }
        int width = dot + 2 * padding;
        if (form == Form::Full || current)
            width += dotGap
                + QFontMetrics(current ? currentFont() : stepFont())
                      .horizontalAdvance(spoken(step));
        geometry.steps.append(QRect(x, 0, width, sizeHint().height()));
        x += width + between;
    }
    geometry.width = x - between;
    return geometry;
}

PhaseStepper::Form PhaseStepper::form() const
{
    if (width() >= geometryOf(Form::Full).width)
        return Form::Full;
    return width() >= geometryOf(Form::Compact).width ? Form::Compact : Form::Single;
}

QSize PhaseStepper::sizeHint() const
{
    int width = 0;
    for (const Phase step : m_steps)
        width += dot + 2 * padding + dotGap + link
            + QFontMetrics(step == m_phase ? currentFont() : stepFont())
                  .horizontalAdvance(spoken(step));
    return {width - link, QFontMetrics(currentFont()).height() + 2 * padding};
}

QSize PhaseStepper::minimumSizeHint() const
{
    return {geometryOf(Form::Single).width, sizeHint().height()};
}

QRect PhaseStepper::stepRect(Phase phase) const
{
    const qsizetype step = m_steps.indexOf(phase);
    return step < 0
        ? QRect()
        : QStyle::visualRect(layoutDirection(), rect(), geometryOf(form()).steps.at(step));
}

int PhaseStepper::stepAt(const QPoint &point) const
{
    const QPoint at = QStyle::visualPos(layoutDirection(), rect(), point);
    const QList<QRect> steps = geometryOf(form()).steps;
    for (int i = 0; i < steps.size(); ++i) {
        if (steps.at(i).adjusted(-4, 0, 4, 0).contains(at))
            return i;
    }
    return -1;
}

void PhaseStepper::choose(int step)
{
    if (step >= 0 && step < m_steps.size() && m_steps.at(step) != m_phase)
        Q_EMIT phaseChosen(m_steps.at(step));
}

void PhaseStepper::paintStep(QPainter &painter, int step, const QRect &rect) const
{
    using Token = Theme::Token;
    const Theme &theme = Theme::instance();
    const int current = static_cast<int>(m_steps.indexOf(m_phase));
    const bool behind = step < current;
    const bool here = step == current;
    const Token colour = behind || isOver(m_phase) ? Token::Good
        : here                                     ? Token::Warning
                                                   : Token::Dim;
    const QRect place(rect.left() + padding, rect.center().y() - dot / 2 + 1, dot, dot);
    const QRectF disc =
        QRectF(QStyle::visualRect(layoutDirection(), this->rect(), place)).adjusted(1, 1, -1, -1);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.color(colour), 1.75));
    painter.setBrush(behind || here ? QBrush(theme.color(colour)) : QBrush(Qt::NoBrush));
    painter.drawEllipse(disc);
    painter.setRenderHint(QPainter::Antialiasing, false);
    if (form() != Form::Full && !here)
        return;
    painter.setFont(here ? currentFont() : stepFont());
    painter.setPen(theme.color(here || step == m_hovered ? Token::Text : Token::Dim));
    const QRect text = rect.adjusted(padding + dot + dotGap, 0, 0, 0);
    painter.drawText(
        QStyle::visualRect(layoutDirection(), this->rect(), text),
        static_cast<int>(Qt::AlignVCenter | Qt::AlignLeft), spoken(m_steps.at(step)));
}

void PhaseStepper::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Geometry geometry = geometryOf(form());
    for (int i = 0; i < geometry.steps.size(); ++i) {
        const QRect &step = geometry.steps.at(i);
        if (step.isNull())
            continue;
        if (i > 0 && !geometry.steps.at(i - 1).isNull()) {
            const QRect before = geometry.steps.at(i - 1);
            const QRect line(
                before.right() + 1, step.center().y() + 1, step.left() - before.right() - 1, 1);
            painter.fillRect(
                QStyle::visualRect(layoutDirection(), rect(), line),
                Theme::instance().color(Theme::Token::Line));
        }
        paintStep(painter, i, step);
    }
    if (hasFocus() && m_focused >= 0 && m_focused < geometry.steps.size())
        paintFocusRing(
            &painter, QStyle::visualRect(layoutDirection(), rect(), geometry.steps.at(m_focused)),
            4);
}

void PhaseStepper::mouseMoveEvent(QMouseEvent *event)
{
    const int step = stepAt(event->position().toPoint());
    if (step != m_hovered) {
        m_hovered = step;
        update();
    }
}

void PhaseStepper::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        choose(stepAt(event->position().toPoint()));
}

void PhaseStepper::leaveEvent(QEvent *)
{
    m_hovered = -1;
    update();
}

void PhaseStepper::focusInEvent(QFocusEvent *event)
{
    m_focused = static_cast<int>(m_steps.indexOf(m_phase));
    QWidget::focusInEvent(event);
}

void PhaseStepper::keyPressEvent(QKeyEvent *event)
{
    const int forward = isRightToLeft() ? Qt::Key_Left : Qt::Key_Right;
    const int backward = isRightToLeft() ? Qt::Key_Right : Qt::Key_Left;
    const int key = event->key();
    if (key == forward || key == backward) {
        m_focused =
            qBound(0, m_focused + (key == forward ? 1 : -1), static_cast<int>(m_steps.size()) - 1);
        update();
    } else if (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Space) {
        choose(m_focused);
    } else if (key == Qt::Key_Down) {
        openMenu(mapToGlobal(QPoint(0, height())));
    } else {
        QWidget::keyPressEvent(event);
    }
}

void PhaseStepper::contextMenuEvent(QContextMenuEvent *event) { openMenu(event->globalPos()); }

void PhaseStepper::openMenu(const QPoint &globalPoint)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (int i = 0; i < wordsOf<Phase>().size(); ++i) {
        const auto phase = static_cast<Phase>(i);
        QAction *action = menu->addAction(spoken(phase), this, [this, phase] {
            if (phase != m_phase)
                Q_EMIT phaseChosen(phase);
        });
        action->setCheckable(true);
        action->setChecked(phase == m_phase);
    }
    menu->popup(globalPoint);
}

bool PhaseStepper::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const int step = stepAt(help->pos());
        QToolTip::showText(
            help->globalPos(), step < 0 ? QString() : spoken(m_steps.at(step)), this);
        return true;
    }
    return QWidget::event(event);
}

} // namespace Bridgelog
