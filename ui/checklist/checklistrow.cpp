// SPDX-License-Identifier: GPL-3.0-or-later
#include "checklist/checklistrow.h"

#include "common/painting.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QStyle>
#include <QStyleOption>

using namespace Qt::StringLiterals;

namespace Bridgelog {

using Model = ChecklistModel;

namespace {

constexpr int box = 14;
constexpr int gap = 2 * Theme::step;
constexpr int padding = 5;

QFont bodyFont() { return Theme::instance().font(Theme::Size::Body); }
QFont smallFont() { return Theme::instance().font(Theme::Size::Small); }

} // namespace

ChecklistRow::ChecklistRow(QWidget *parent)
    : QAbstractButton(parent)
{
    setCheckable(true);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void ChecklistRow::setItem(const QModelIndex &item)
{
    m_item = item.data(Model::ItemRole).toString();
    m_roleLine = item.data(Model::RoleLineRole).toString();
    m_due = item.data(Model::DueRole).toString();
    m_reason = item.data(Model::ReasonRole).toString();
    m_note = item.data(Model::NoteRole).toString();
    m_hint = item.data(Model::HintRole).toString();
    setAccessibleDescription(m_hint);
    m_owner = item.data(Model::OwnerRole).toString();
    m_assignee = item.data(Model::AssigneeRole).toString();
    m_entry = EntryId::fromText(item.data(Model::EntryRole).toString());
    m_state = item.data(Model::StateRole).value<ItemState>();
    m_urgency = item.data(Model::UrgencyRole).value<Model::Urgency>();
    setText(item.data(Qt::DisplayRole).toString());
    setChecked(m_state == ItemState::Done);
    setObjectName(u"item_"_s + m_item);
    setAccessibleName(u"%1, %2 %3"_s.arg(text(), secondLines().join(u", "_s), m_due).trimmed());
    updateGeometry();
    update();
}

void ChecklistRow::focusInEvent(QFocusEvent *event)
{
    QAbstractButton::focusInEvent(event);
    updateGeometry();
}

void ChecklistRow::focusOutEvent(QFocusEvent *event)
{
    QAbstractButton::focusOutEvent(event);
    updateGeometry();
}

void ChecklistRow::nextCheckState()
{
    // The fold says what is ticked; a click only asks.
    m_state == ItemState::Open ? Q_EMIT tickAsked() : Q_EMIT untickAsked();
}

QStringList ChecklistRow::secondLines() const
{
    QStringList lines;
    switch (m_state) {
        using enum ItemState;
    case Open: lines.append(m_roleLine); break;
    case Done: break;
    case Skipped:
        lines.append(m_reason.isEmpty() ? tr("Skipped") : tr("Skipped: %1").arg(m_reason));
        break;
    case NotApplicable:
        lines.append(
            m_reason.isEmpty() ? tr("Does not apply") : tr("Does not apply: %1").arg(m_reason));
        break;
    }
    lines.append(m_note);
    lines.append(m_state == ItemState::Open && hasFocus() ? m_hint : QString());
    lines.append(m_entry.isNull() ? QString() : tr("↗ linked to an entry"));
    lines.removeAll(QString());
    return lines;
}

QRect ChecklistRow::textRect(int width) const
{
    const int due =
        QFontMetrics(Theme::instance().mono(Theme::Size::Small)).horizontalAdvance(m_due);
    const int left = box + gap;
    const int right = due > 0 ? due + gap : 0;
    return {left, padding, qMax(width - left - right, 40), 10'000};
}

QSize ChecklistRow::sizeHint() const { return {160, heightForWidth(qMax(width(), 160))}; }

/// One line: how many there are follows from the width, and what was right at another is not kept.
QSize ChecklistRow::minimumSizeHint() const
{
    return {160, QFontMetrics(bodyFont()).height() + 2 * padding};
}

int ChecklistRow::heightForWidth(int width) const
{
    const QRect area = textRect(width);
    int height = QFontMetrics(bodyFont()).boundingRect(area, Qt::TextWordWrap, text()).height();
    if (!secondLine().isEmpty())
        height +=
            QFontMetrics(smallFont()).boundingRect(area, Qt::TextWordWrap, secondLine()).height()
            + 1;
    return height + 2 * padding;
}

void ChecklistRow::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::instance();
    const bool open = m_state == ItemState::Open;
    const auto placed = [this](const QRect &r) {
        return QStyle::visualRect(layoutDirection(), rect(), r);
    };
    const int line = QFontMetrics(bodyFont()).height();
    if (underMouse() && open)
        paintBox(&painter, rect(), theme.color(Theme::Token::Raised), {}, 4);

    QStyleOption option;
    option.rect = placed(QRect(1, padding + (line - box) / 2, box, box));
    option.state = QStyle::State_Enabled;
    option.state.setFlag(QStyle::State_MouseOver, underMouse());
    option.state.setFlag(QStyle::State_On, m_state == ItemState::Done);
    if (m_state == ItemState::Done) {
        paintBox(&painter, option.rect, theme.color(Theme::Token::Good), {}, 3);
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(
            theme.color(Theme::Token::Window), 1.75, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        const QPointF c = QRectF(option.rect).center();
        painter.drawPolyline(
            QPolygonF({c + QPointF(-3.5, 0.2), c + QPointF(-1, 2.7), c + QPointF(3.6, -2.8)}));
        painter.restore();
    } else {
        paintCheckMark(&option, &painter, false);
        if (!open) {
            painter.setPen(QPen(theme.color(Theme::Token::Dim), 1.5));
            const QPointF c = QRectF(option.rect).center();
            painter.drawLine(c - QPointF(3, 0), c + QPointF(3, 0));
        }
    }

    const QRect area = textRect(width());
    QFont font = bodyFont();
    font.setStrikeOut(!open);
    painter.setFont(font);
    painter.setPen(theme.color(open ? Theme::Token::Text : Theme::Token::Dim));
    const QRect body = QFontMetrics(font).boundingRect(area, Qt::TextWordWrap, text());
    const QRect bodyRect(area.topLeft(), QSize(area.width(), body.height()));
    painter.drawText(placed(bodyRect), static_cast<int>(Qt::AlignLeft) | Qt::TextWordWrap, text());
    if (const QString second = secondLine(); !second.isEmpty()) {
        painter.setFont(smallFont());
        painter.setPen(theme.color(Theme::Token::Dim));
        const QRect below(
            area.left(), bodyRect.bottom() + 2, area.width(), height() - bodyRect.bottom());
        painter.drawText(placed(below), static_cast<int>(Qt::AlignLeft) | Qt::TextWordWrap, second);
    }
    const Theme::Token ink = m_urgency == Model::Urgency::Late ? Theme::Token::Critical
        : m_urgency == Model::Urgency::Soon                    ? Theme::Token::Warning
                                                               : Theme::Token::Dim;
    painter.setFont(theme.mono(Theme::Size::Small));
    painter.setPen(theme.color(ink));
    painter.drawText(
        placed(QRect(area.right(), padding, width() - area.right(), line)),
        static_cast<int>(Qt::AlignRight | Qt::AlignVCenter) | Qt::TextSingleLine, m_due);
    if (hasFocus()) // round the words: a ring round all would run through the box and the time
        paintFocusRing(
            &painter,
            placed(
                rect().intersected(QRect(area.left() - gap / 2, 0, area.width() + gap, height()))),
            4);
}

void ChecklistRow::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter: click(); return;
    case Qt::Key_Up: focusNextPrevChild(false); return;
    case Qt::Key_Down: focusNextPrevChild(true); return;
    case Qt::Key_S: Q_EMIT skipAsked(); return;
    case Qt::Key_N: Q_EMIT noteAsked(); return;
    case Qt::Key_A: Q_EMIT assigneeAsked(); return;
    case Qt::Key_L: Q_EMIT linkAsked(); return;
    default: QAbstractButton::keyPressEvent(event);
    }
}

void ChecklistRow::addMenuActions(QMenu *menu)
{
    if (m_state == ItemState::Open) {
        menu->addAction(tr("Tick\tSpace"), this, &ChecklistRow::tickAsked);
        menu->addAction(tr("Skip or does not apply…\tS"), this, &ChecklistRow::skipAsked);
    } else {
        menu->addAction(tr("Open again\tSpace"), this, &ChecklistRow::untickAsked);
    }
    menu->addSeparator();
    menu->addAction(tr("Note…\tN"), this, &ChecklistRow::noteAsked);
    menu->addAction(tr("Give to somebody…\tA"), this, &ChecklistRow::assigneeAsked);
    menu->addAction(tr("Link to the selected entry\tL"), this, &ChecklistRow::linkAsked);
    if (!m_entry.isNull())
        menu->addAction(tr("Show its entry"), this, [this] { Q_EMIT entryAsked(m_entry); });
}

void ChecklistRow::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    addMenuActions(menu);
    menu->popup(event->globalPos());
}

} // namespace Bridgelog
