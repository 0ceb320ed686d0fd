// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/sectionheading.h"

#include "common/painting.h"

#include <QPainter>
#include <QStyle>

namespace Bridgelog {

SectionHeading::SectionHeading(QWidget *parent)
    : QAbstractButton(parent)
{
    setCheckable(true);
    setChecked(true);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&Theme::instance(), &Theme::changed, this, [this] { updateGeometry(); });
}

void SectionHeading::setAside(const QString &text)
{
    m_aside = text;
    update();
}

QFont SectionHeading::headingFont()
{
    QFont font = Theme::instance().strong(Theme::Size::Small);
    font.setCapitalization(QFont::AllUppercase);
    font.setLetterSpacing(QFont::PercentageSpacing, 106);
    font.setPointSizeF(font.pointSizeF() > 0 ? font.pointSizeF() * 0.94 : font.pointSizeF());
    return font;
}

QSize SectionHeading::sizeHint() const
{
    return {80, QFontMetrics(headingFont()).height() + 2 * Theme::step};
}

int SectionHeading::asideWidth() const
{
    return QFontMetrics(Theme::instance().mono(Theme::Size::Small)).horizontalAdvance(m_aside);
}

void SectionHeading::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setFont(headingFont());
    const bool lit = underMouse() || hasFocus();
    const QColor ink = Theme::instance().color(lit ? Theme::Token::Text : Theme::Token::Dim);
    painter.setPen(ink);
    const bool mirrored = isRightToLeft();
    const Qt::Alignment start = Qt::AlignLeft | Qt::AlignVCenter; // mirrored by the painter
    painter.drawText(rect(), static_cast<int>(start) | Qt::TextSingleLine, text());
    if (lit || !isChecked()) {
        const int width = painter.fontMetrics().horizontalAdvance(text());
        QRect arrow(width + 4, 0, 14, height());
        if (mirrored)
            arrow.moveLeft(this->width() - width - 18);
        const Qt::ArrowType folded = mirrored ? Qt::LeftArrow : Qt::RightArrow;
        paintChevron(&painter, arrow, isChecked() ? Qt::DownArrow : folded, ink);
    }
    if (!m_aside.isEmpty()) {
        painter.setFont(Theme::instance().mono(Theme::Size::Small));
        const QRect aside = QStyle::visualRect(
            layoutDirection(), rect(),
            QRect(rect().right() - asideWidth(), 0, asideWidth() + 1, height()));
        painter.setLayoutDirection(Qt::LeftToRight); // figures read one way everywhere
        painter.drawText(aside, Qt::AlignCenter | Qt::TextSingleLine, m_aside);
    }
    if (hasFocus())
        paintFocusRing(&painter, rect(), 4);
}

} // namespace Bridgelog
