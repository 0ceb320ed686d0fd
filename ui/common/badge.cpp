// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/badge.h"

#include "common/painting.h"

#include <QFontMetricsF>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

namespace Bridgelog {

Badge::Badge(QWidget *parent)
    : QWidget(parent)
{
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setSeverity({});
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void Badge::setSeverity(std::optional<int> severity)
{
    m_severity = severity;
    setAccessibleName(severity ? tr("Severity %1").arg(*severity) : tr("No severity yet"));
    updateGeometry();
    update();
}

QSize Badge::sizeHint() const { return size(m_severity, Theme::Size::Body); }

QString Badge::text(std::optional<int> severity)
{
    return severity ? tr("SEV %1").arg(*severity) : tr("SEV –");
}

Theme::Token Badge::token(std::optional<int> severity)
{
    switch (severity.value_or(0)) {
    case 1: return Theme::Token::Critical;
    case 2: return Theme::Token::Warning;
    case 3: return Theme::Token::Accent;
    default: return Theme::Token::Dim;
    }
}

QSize Badge::size(std::optional<int> severity, Theme::Size font)
{
    const QFontMetricsF metrics(Theme::instance().strong(font));
    const qreal pad = metrics.height() * 0.4;
    return {
        qCeil(metrics.horizontalAdvance(text(severity)) + 2 * pad),
        qCeil(metrics.height() + pad * 0.6)};
}

void Badge::paint(
    QPainter *painter, const QRectF &rect, std::optional<int> severity, Theme::Size font)
{
    const Theme &theme = Theme::instance();
    const Theme::Token colour = token(severity);
    paintBox(painter, rect, theme.tint(colour, Theme::Tint::Strong), {}, 4);
    painter->setFont(theme.strong(font));
    painter->setPen(theme.ink(colour));
    const Qt::LayoutDirection before = painter->layoutDirection();
    painter->setLayoutDirection(Qt::LeftToRight); // "SEV –" has its dash behind it everywhere
    painter->drawText(rect, Qt::AlignCenter, text(severity));
    painter->setLayoutDirection(before);
}

void Badge::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paint(&painter, rect(), m_severity, Theme::Size::Body);
    if (hasFocus())
        paintFocusRing(&painter, rect(), 4);
}

void Badge::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        Q_EMIT clicked();
}

void Badge::keyPressEvent(QKeyEvent *event)
{
    const int key = event->key();
    if (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Space)
        Q_EMIT clicked();
    else
        QWidget::keyPressEvent(event);
}

} // namespace Bridgelog
