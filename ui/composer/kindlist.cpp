// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/kindlist.h"

#include "composer/kindtoken.h"

#include "common/painting.h"

#include <QFontMetrics>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Bridgelog {

namespace {

constexpr int step = Theme::step;

QString meaning(EntryKind kind)
{
    using enum EntryKind;
    switch (kind) {
    case Note: return KindList::tr("anything worth keeping");
    case Observation: return KindList::tr("what somebody saw");
    case Action: return KindList::tr("what was done, and by whom");
    case Decision: return KindList::tr("what was decided");
    case Hypothesis: return KindList::tr("what may be the cause");
    case Evidence: return KindList::tr("what speaks for or against one");
    case Update: return KindList::tr("what the public was told");
    case Todo: return KindList::tr("what is left to do; becomes an action item");
    default: return {};
    }
}

int nameWidth()
{
    const QFontMetrics metrics(Theme::instance().strong(Theme::Size::Body));
    int width = 0;
    for (const EntryKind kind : loggedKinds)
        width = std::max(width, metrics.horizontalAdvance(u'/' + word(kind)));
    return width;
}

} // namespace

KindList::KindList(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(u"kindList"_s);
    setAccessibleName(tr("Kinds of entries"));
    setMouseTracking(true);
    hide();
}

bool KindList::offer(const QString &word)
{
    m_kinds.clear();
    for (const EntryKind kind : loggedKinds) {
        if (Bridgelog::word(kind).startsWith(word, Qt::CaseInsensitive))
            m_kinds.append(kind);
    }
    m_current = 0;
    resize(sizeHint());
    update();
    return !m_kinds.isEmpty();
}

void KindList::moveBy(int rows)
{
    const int count = static_cast<int>(m_kinds.size());
    if (count > 0)
        m_current = (m_current + rows + count) % count;
    update();
}

std::optional<EntryKind> KindList::current() const
{
    return isHidden() || m_kinds.isEmpty() ? std::nullopt : std::optional(m_kinds[m_current]);
}

int KindList::rowHeight() const
{
    return QFontMetrics(Theme::instance().font(Theme::Size::Body)).height() + 2 * step;
}

int KindList::rowAt(int y) const
{
    const int row = (y - step) / rowHeight();
    return y >= step && row < m_kinds.size() ? row : -1;
}

QSize KindList::sizeHint() const
{
    const QFontMetrics metrics(Theme::instance().font(Theme::Size::Small));
    int width = 0;
    for (const EntryKind kind : loggedKinds)
        width = std::max(width, metrics.horizontalAdvance(meaning(kind)));
    return {
        nameWidth() + width + 10 * step, static_cast<int>(m_kinds.size()) * rowHeight() + 2 * step};
}

void KindList::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::instance();
    QPainter painter(this);
    paintBox(
        &painter, QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme.color(Theme::Token::Raised),
        theme.color(Theme::Token::Line));
    for (int row = 0; row < m_kinds.size(); ++row) {
        const QRect rect(step, step + row * rowHeight(), width() - 2 * step, rowHeight());
        if (row == m_current)
            paintBox(&painter, rect, theme.tint(Theme::Token::Accent, 0.24), QColor());
        painter.setFont(theme.strong(Theme::Size::Body));
        painter.setPen(theme.color(tokenOf(m_kinds[row])));
        painter.drawText(
            rect.adjusted(2 * step, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft,
            u'/' + word(m_kinds[row]));
        painter.setFont(theme.font(Theme::Size::Small));
        painter.setPen(theme.color(Theme::Token::Dim));
        painter.drawText(
            rect.adjusted(nameWidth() + 5 * step, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft,
            meaning(m_kinds[row]));
    }
}

void KindList::mousePressEvent(QMouseEvent *event)
{
    if (const int row = rowAt(event->position().toPoint().y()); row >= 0)
        Q_EMIT chosen(m_kinds[row]);
}

void KindList::mouseMoveEvent(QMouseEvent *event)
{
    if (const int row = rowAt(event->position().toPoint().y()); row >= 0 && row != m_current) {
        m_current = row;
        update();
    }
}

} // namespace Bridgelog
