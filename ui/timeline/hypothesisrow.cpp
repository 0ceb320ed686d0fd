// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/hypothesisrow.h"

#include "timeline/markdown.h"

#include "composer/kindtoken.h"

#include "common/painting.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QStyle>

using namespace Qt::StringLiterals;

namespace Bridgelog {

namespace {

constexpr int step = Theme::step;

QString firstLine(const QString &text) { return markdownWords(text.section(u'\n', 0, 0)); }

} // namespace

HypothesisRow::HypothesisRow(const Entry &entry, QWidget *parent)
    : QAbstractButton(parent)
    , m_entry(entry.id)
    , m_state(entry.hypothesis.value_or(HypothesisState::Open))
    , m_says(firstLine(entry.text))
    , m_assignee(entry.assignee)
{
    setObjectName(u"hypothesisRow"_s);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    QString name = spoken(m_state) + u": "_s + m_says;
    if (!m_assignee.isEmpty())
        name += u", "_s + m_assignee;
    setAccessibleName(name);
}

QSize HypothesisRow::sizeHint() const
{
    const QFontMetrics metrics(Theme::instance().font(Theme::Size::Body));
    return {60 * step, metrics.height() + 2 * step};
}

void HypothesisRow::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::instance();
    QPainter painter(this);
    const QRectF box = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    if (underMouse())
        paintBox(&painter, box, theme.color(Theme::Token::Panel), {});
    if (hasFocus())
        paintFocusRing(&painter, box);
    const auto place = [this](int from, int to) {
        return QStyle::visualRect(layoutDirection(), rect(), QRect(from, 0, to - from, height()));
    };
    const QString state = spoken(m_state).toUpper();
    int left = 2 * step;
    int right = width() - 2 * step;
    Entry entry;
    entry.kind = EntryKind::Hypothesis;
    entry.hypothesis = m_state;
    painter.setFont(theme.strong(Theme::Size::Small));
    painter.setPen(theme.color(tokenOf(entry)));
    painter.drawText(place(left, right), Qt::AlignVCenter | Qt::AlignLeft, state);
    left += 24 * step;
    painter.setFont(theme.font(Theme::Size::Small));
    painter.setPen(theme.color(Theme::Token::Dim));
    const QString who = painter.fontMetrics().elidedText(
        m_assignee, Qt::ElideRight, std::max(0, (right - left) / 3));
    painter.drawText(place(left, right), Qt::AlignVCenter | Qt::AlignRight, who);
    right -= painter.fontMetrics().horizontalAdvance(who) + 3 * step;
    QFont font = theme.font(Theme::Size::Body);
    font.setStrikeOut(m_state == HypothesisState::RuledOut);
    painter.setFont(font);
    painter.setPen(
        theme.color(m_state == HypothesisState::RuledOut ? Theme::Token::Dim : Theme::Token::Text));
    painter.drawText(
        place(left, right), Qt::AlignVCenter | Qt::AlignLeft,
        painter.fontMetrics().elidedText(m_says, Qt::ElideRight, right - left));
}

void HypothesisRow::contextMenuEvent(QContextMenuEvent *event)
{
    Q_EMIT menuRequested(event->globalPos());
}

void HypothesisRow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else if (event->key() == Qt::Key_Menu || event->key() == Qt::Key_Down)
        Q_EMIT menuRequested(mapToGlobal(rect().bottomLeft()));
    else
        QAbstractButton::keyPressEvent(event);
}

} // namespace Bridgelog
