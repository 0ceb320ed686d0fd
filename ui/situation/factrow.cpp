// SPDX-License-Identifier: GPL-3.0-or-later
#include "situation/factrow.h"

#include "common/painting.h"

#include <QKeyEvent>
#include <QPainter>
#include <QStyle>

using namespace Qt::StringLiterals;

namespace Bridgelog {

using Model = SituationModel;

namespace {

Theme::Token tokenOf(Model::Tone tone)
{
    switch (tone) {
        using enum Model::Tone;
    case Plain: return Theme::Token::Text;
    case Dim: return Theme::Token::Dim;
    case Good: return Theme::Token::Good;
    case Warning: return Theme::Token::Warning;
    case Critical: return Theme::Token::Critical;
    }
    return Theme::Token::Text;
}

} // namespace

FactRow::FactRow(QWidget *parent)
    : QAbstractButton(parent)
{
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void FactRow::setFact(const QModelIndex &fact)
{
    m_kind = fact.data(Model::KindRole).value<Model::Kind>();
    m_key = fact.data(Model::KeyRole).toString();
    m_label = fact.data(Model::LabelRole).toString();
    m_value = fact.data(Model::ValueRole).toString();
    m_delta = fact.data(Model::DeltaRole).toString();
    m_tone = fact.data(Model::ToneRole).value<Model::Tone>();
    setObjectName(u"fact_"_s + m_key);
    setAccessibleName(u"%1: %2 %3"_s.arg(m_label, m_value, m_delta).trimmed());
    const QString whole = fact.data(Model::WholeRole).toString();
    setAccessibleDescription(whole);
    setToolTip(whole.toHtmlEscaped());
    update();
}

void FactRow::setInvitation(const QString &text)
{
    m_label = text;
    setAccessibleName(text);
}

QSize FactRow::sizeHint() const
{
    return {160, QFontMetrics(Theme::instance().font(Theme::Size::Body)).height() + 7};
}

void FactRow::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::instance();
    const bool lit = underMouse() || hasFocus();
    if (underMouse())
        paintBox(&painter, rect().adjusted(-6, 0, 6, 0), theme.color(Theme::Token::Raised), {}, 0);
    const auto at = [this](int x, int width) {
        return QStyle::visualRect(layoutDirection(), rect(), QRect(x, 0, width, height()));
    };
    const bool time = m_kind == Model::Kind::Milestone || m_kind == Model::Kind::Zone;
    const QFont valueFont = time ? theme.mono(Theme::Size::Body) : theme.font(Theme::Size::Body);
    const QFont labelFont = theme.font(Theme::Size::Body);
    const int inner = width();
    const int deltaWidth =
        m_delta.isEmpty() ? 0 : QFontMetrics(valueFont).horizontalAdvance(m_delta) + 8;
    const int labelNeeds = QFontMetrics(labelFont).horizontalAdvance(m_label);
    const int free = inner - deltaWidth - 12;
    const int valueNeeds = QFontMetrics(valueFont).horizontalAdvance(m_value) + 2;
    // Whoever is short enough keeps its words; else they share.
    const int valueWidth = qMin(valueNeeds, qMax(free - labelNeeds, free / 2));
    const int labelWidth = free - valueWidth;

    painter.setFont(labelFont);
    painter.setPen(theme.color(lit ? Theme::Token::Text : Theme::Token::Dim));
    painter.drawText(
        at(0, labelWidth), static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextSingleLine,
        QFontMetrics(labelFont).elidedText(m_label, Qt::ElideRight, labelWidth));
    painter.setLayoutDirection(Qt::LeftToRight); // figures read one way everywhere
    painter.setFont(valueFont);
    painter.setPen(theme.color(tokenOf(m_tone)));
    painter.drawText(
        at(inner - deltaWidth - valueWidth, valueWidth), Qt::AlignCenter | Qt::TextSingleLine,
        QFontMetrics(valueFont).elidedText(m_value, Qt::ElideRight, valueWidth));
    if (deltaWidth > 0) {
        painter.setPen(theme.color(Theme::Token::Dim));
        painter.drawText(
            at(inner - deltaWidth + 8, deltaWidth - 8), Qt::AlignCenter | Qt::TextSingleLine,
            m_delta);
    }
    if (hasFocus())
        paintFocusRing(&painter, rect(), 4);
}

void FactRow::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter: click(); return;
    case Qt::Key_Up: focusNextPrevChild(false); return;
    case Qt::Key_Down: focusNextPrevChild(true); return;
    default: QAbstractButton::keyPressEvent(event);
    }
}

} // namespace Bridgelog
