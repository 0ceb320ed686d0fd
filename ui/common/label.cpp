// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/label.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace Bridgelog {

Label::Label(const QString &text, Theme::Token token, QWidget *parent)
    : QLabel(parent)
    , m_token(token)
{
    setTextFormat(Qt::PlainText);
    setText(text);
    apply();
    connect(&Theme::instance(), &Theme::changed, this, &Label::apply);
}

void Label::setToken(Theme::Token token)
{
    if (m_token == token)
        return;
    m_token = token;
    apply();
}

void Label::setFace(Theme::Size size, Face face)
{
    m_size = size;
    m_face = face;
    apply();
}

void Label::setFit(Fit fit)
{
    m_fit = fit;
    setSizePolicy(
        fit == Fit::Elided ? QSizePolicy::Ignored : QSizePolicy::Preferred,
        sizePolicy().verticalPolicy());
}

void Label::setTicking(const QString &text)
{
    const QSize room = fontMetrics().size(Qt::TextSingleLine, text);
    if (room == m_ticking)
        return setText(text);
    m_ticking = room;
    setMinimumSize(0, 0); // no hint of a label is below that
    setMaximumSize(QWIDGETSIZE_MAX, QWIDGETSIZE_MAX);
    setText(text);
    setFixedSize(sizeHint());
}

void Label::apply()
{
    const Theme &theme = Theme::instance();
    const auto font = [&] {
        switch (m_face) {
        case Face::Plain: return theme.font(m_size);
        case Face::Strong: return theme.strong(m_size);
        case Face::Mono: return theme.mono(m_size);
        }
        return theme.font(m_size);
    };
    setFont(font());
    QPalette p = palette();
    p.setColor(QPalette::WindowText, theme.color(m_token));
    setPalette(p);
}

QSize Label::sizeHint() const
{
    if (m_fit == Fit::Whole)
        return QLabel::sizeHint();
    const QFontMetrics metrics = fontMetrics();
    return {metrics.horizontalAdvance(text()) + 2, metrics.height()};
}

QSize Label::minimumSizeHint() const
{
    return m_fit == Fit::Whole ? QLabel::minimumSizeHint() : QSize(24, fontMetrics().height());
}

void Label::paintEvent(QPaintEvent *event)
{
    if (m_fit == Fit::Whole) {
        QLabel::paintEvent(event);
        return;
    }
    QPainter painter(this);
    painter.setPen(palette().color(QPalette::WindowText));
    const QString shown = fontMetrics().elidedText(text(), Qt::ElideRight, width());
    painter.drawText(rect(), static_cast<int>(alignment()) | Qt::TextSingleLine, shown);
}

bool Label::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip && m_fit == Fit::Elided && toolTip().isEmpty()) {
        // Escaped: a tool tip guesses rich text, and this text is somebody's.
        const bool cut = fontMetrics().horizontalAdvance(text()) > width();
        QToolTip::showText(
            static_cast<QHelpEvent *>(event)->globalPos(), cut ? text().toHtmlEscaped() : QString(),
            this);
        return true;
    }
    return QLabel::event(event);
}

} // namespace Bridgelog
