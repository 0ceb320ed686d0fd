// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/incidenttabs.h"

#include "common/badge.h"
#include "common/icons.h"
#include "common/painting.h"

#include <QApplication>
#include <QMouseEvent>
#include <QPainter>
#include <QStyle>

using namespace Qt::StringLiterals;

namespace Bridgelog {

namespace {

constexpr int step = Theme::step;
constexpr int widest = 240;
constexpr int narrowest = 96;
constexpr int dot = 8;
constexpr int cross = 16;

} // namespace

IncidentTabs::IncidentTabs(QWidget *parent)
    : QTabBar(parent)
{
    setObjectName(u"openIncidents"_s);
    setAccessibleName(tr("Open incidents"));
    setDrawBase(false);
    setExpanding(false);
    setUsesScrollButtons(true);
    setElideMode(Qt::ElideRight);
    setFocusPolicy(Qt::TabFocus);
    setMouseTracking(true);
    hide();
    connect(this, &QTabBar::currentChanged, this, [this](int index) {
        if (!m_telling && index >= 0)
            Q_EMIT chosen(index);
    });
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void IncidentTabs::show(const QList<Tab> &tabs, int current)
{
    m_telling = true;
    m_tabs = tabs;
    while (count() > tabs.size())
        removeTab(count() - 1);
    while (count() < tabs.size())
        addTab(QString());
    for (int i = 0; i < tabs.size(); ++i) {
        // A doubled ampersand: the title is somebody's, and none of its letters is a shortcut.
        setTabText(i, QString(tabs.at(i).title).replace(u'&', u"&&"_s));
        setAccessibleTabName(
            i,
            tabs.at(i).severity
                ? tr("%1, severity %2").arg(tabs.at(i).title).arg(*tabs.at(i).severity)
                : tabs.at(i).title);
    }
    setCurrentIndex(current);
    m_telling = false;
    setVisible(tabs.size() > 1);
    update();
}

QSize IncidentTabs::tabSizeHint(int index) const
{
    const QFontMetrics metrics(Theme::instance().font(Theme::Size::Body));
    const int text = index < m_tabs.size() ? metrics.horizontalAdvance(m_tabs.at(index).title) : 0;
    return {
        std::clamp(text + dot + cross + 10 * step, narrowest, widest), metrics.height() + 4 * step};
}

QSize IncidentTabs::minimumTabSizeHint(int index) const
{
    return {narrowest, tabSizeHint(index).height()};
}

QRect IncidentTabs::crossRect(int index) const
{
    const QRect tab = tabRect(index);
    const QRect place(
        tab.right() - 2 * step - cross, tab.center().y() - cross / 2 + 1, cross, cross);
    return QStyle::visualRect(layoutDirection(), tab, place);
}

void IncidentTabs::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::instance();
    painter.fillRect(rect(), theme.color(Theme::Token::Window));
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme.color(Theme::Token::Line));
    for (int i = 0; i < std::min<int>(count(), int(m_tabs.size())); ++i)
        paintTab(painter, i);
}

/// The current one stands on the header's ground and opens into it.
void IncidentTabs::paintTab(QPainter &painter, int index) const
{
    const Theme &theme = Theme::instance();
    const QRect tab = tabRect(index);
    const bool current = index == currentIndex();
    const bool hovered = tab.contains(m_pointer);
    if (current) {
        painter.fillRect(tab, theme.color(Theme::Token::Panel));
        painter.fillRect(
            QRect(tab.left(), tab.top(), tab.width(), 2), theme.color(Theme::Token::Accent));
    }
    painter.fillRect(
        QStyle::visualRect(layoutDirection(), tab, QRect(tab.right(), tab.top(), 1, tab.height())),
        theme.color(Theme::Token::Line));
    const auto placed = [&](const QRect &rect) {
        return QStyle::visualRect(layoutDirection(), tab, rect);
    };
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.color(Badge::token(m_tabs.at(index).severity)));
    const QRect mark(tab.left() + 3 * step, tab.center().y() - dot / 2 + 1, dot, dot);
    painter.drawEllipse(placed(mark));
    painter.restore();
    const int left = mark.right() + 2 * step;
    const QRect text(left, tab.top(), tab.right() - 3 * step - cross - left, tab.height());
    QFont font = theme.font(Theme::Size::Body);
    font.setItalic(!m_tabs.at(index).kept);
    painter.setFont(font);
    painter.setPen(theme.color(current || hovered ? Theme::Token::Text : Theme::Token::Dim));
    painter.drawText(
        placed(text), int(Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextSingleLine,
        QFontMetrics(font).elidedText(m_tabs.at(index).title, Qt::ElideRight, text.width()));
    if (current || hovered)
        icon(u"close"_s)
            .paint(
                &painter, crossRect(index), Qt::AlignCenter,
                crossRect(index).contains(m_pointer) ? QIcon::Active : QIcon::Normal);
    if (current && hasFocus())
        paintFocusRing(&painter, tab, 4);
}

void IncidentTabs::mousePressEvent(QMouseEvent *event)
{
    const QPoint point = event->position().toPoint();
    const int index = tabAt(point);
    m_dragged = -1;
    m_pressed = -1;
    if (index >= 0
        && (event->button() == Qt::MiddleButton
            || (event->button() == Qt::LeftButton && crossRect(index).contains(point)))) {
        m_pressed = index;
        return;
    }
    if (event->button() == Qt::LeftButton) {
        m_dragged = index;
        m_from = point;
    }
    QTabBar::mousePressEvent(event);
}

void IncidentTabs::mouseMoveEvent(QMouseEvent *event)
{
    m_pointer = event->position().toPoint();
    update();
    if (m_dragged < 0 || !(event->buttons() & Qt::LeftButton))
        return QTabBar::mouseMoveEvent(event);
    const int over = tabAt(m_pointer);
    const bool far = (m_pointer - m_from).manhattanLength() >= QApplication::startDragDistance();
    if (over < 0 || over == m_dragged || !far)
        return;
    // Only past the other's middle: a wide and a narrow one would go to and fro otherwise.
    const int middle = tabRect(over).center().x();
    const bool rightward = tabRect(over).left() > tabRect(m_dragged).left();
    if (rightward ? m_pointer.x() < middle : m_pointer.x() > middle)
        return;
    const int from = std::exchange(m_dragged, over);
    Q_EMIT moved(from, over);
}

void IncidentTabs::mouseReleaseEvent(QMouseEvent *event)
{
    const QPoint point = event->position().toPoint();
    const int pressed = std::exchange(m_pressed, -1);
    m_dragged = -1;
    if (pressed < 0)
        return QTabBar::mouseReleaseEvent(event);
    if (tabAt(point) == pressed
        && (event->button() == Qt::MiddleButton || crossRect(pressed).contains(point)))
        Q_EMIT closed(pressed);
}

void IncidentTabs::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (const int index = tabAt(event->position().toPoint()); index >= 0)
        Q_EMIT kept(index);
}

void IncidentTabs::leaveEvent(QEvent *event)
{
    m_pointer = {-1, -1};
    update();
    QTabBar::leaveEvent(event);
}

} // namespace Bridgelog
