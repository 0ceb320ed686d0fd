// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/marksbar.h"

#include "timeline/rowwindow.h"

#include "composer/kindtoken.h"
#include "items/timelinesearch.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Bridgelog {

namespace {

constexpr int markHeight = 2;
constexpr int reach = 2; ///< how far beside a mark a click still means it
constexpr auto pause = 100ms; ///< between two placings while lines come in

} // namespace

MarksBar::MarksBar(TimelineModel &model, const RowWindow &window, QWidget *parent)
    : QScrollBar(Qt::Vertical, parent)
    , m_model(model)
    , m_window(window)
{
    setObjectName(u"marksBar"_s);
    setAccessibleName(tr("Timeline, with marks at milestones, decisions, updates and pins"));
    m_later.setSingleShot(true);
    m_later.setInterval(pause);
    connect(&m_later, &QTimer::timeout, this, &MarksBar::place);
    const auto find = [this](auto takes) {
        auto *rows = new FoundRows(m_model, FoundRows::Pace::Calm, this);
        rows->find(takes);
        return rows;
    };
    const auto isUpdate = [](const Entry &entry) { return entry.kind == EntryKind::Update; };
    const auto isDecision = [](const Entry &entry) { return entry.kind == EntryKind::Decision; };
    addSort(find(isUpdate), tokenOf(EntryKind::Update), 2, 3);
    addSort(find(isDecision), tokenOf(EntryKind::Decision), 6, 3);
    addSort(find([](const Entry &entry) { return entry.pinned; }), Theme::Token::Warning, 6, 3);
    addSort(
        find([](const Entry &entry) { return entry.milestone && !entry.struck; }),
        Theme::Token::Text, 2, 7);
    // Rows find their place on the bar anew when the whole gets longer.
    connect(this, &QScrollBar::rangeChanged, this, &MarksBar::later);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void MarksBar::addSort(FoundRows *rows, Theme::Token token, int from, int width)
{
    m_sorts.append({.rows = rows, .token = token, .from = from, .width = width});
    connect(rows, &FoundRows::changed, this, &MarksBar::later);
}

void MarksBar::setSearch(TimelineSearch *search) { addSort(search, Theme::Token::Warning, 1, 9); }

void MarksBar::later()
{
    if (!m_later.isActive())
        m_later.start();
}

void MarksBar::place()
{
    m_marks.clear();
    const qint64 whole = qint64(maximum()) + pageStep();
    for (qsizetype sort = 0; whole > 0 && sort < m_sorts.size(); ++sort) {
        const FoundRows &rows = *m_sorts[sort].rows;
        int last = -markHeight;
        int hit = 0;
        m_window.eachTop(
            rows.count(), [&rows](int index) { return rows.row(index); },
            [&](qint64 top) {
                const int y = static_cast<int>(top * height() / whole);
                if (y >= last + markHeight) {
                    m_marks.append(
                        {.y = y, .row = rows.row(hit), .sort = static_cast<size_t>(sort)});
                    last = y;
                }
                ++hit;
            });
    }
    update();
}

QList<int> MarksBar::markedRows() const
{
    QList<int> rows;
    for (const Mark &mark : m_marks)
        rows << mark.row;
    return rows;
}

void MarksBar::paintEvent(QPaintEvent *event)
{
    QScrollBar::paintEvent(event);
    QPainter painter(this);
    for (const Mark &mark : std::as_const(m_marks)) {
        const Sort &sort = m_sorts[static_cast<qsizetype>(mark.sort)];
        painter.fillRect(
            sort.from, mark.y, sort.width, markHeight, Theme::instance().color(sort.token));
    }
}

void MarksBar::resizeEvent(QResizeEvent *event)
{
    QScrollBar::resizeEvent(event);
    later();
}

void MarksBar::mousePressEvent(QMouseEvent *event)
{
    const int y = event->position().toPoint().y();
    const auto distance = [y](const Mark &mark) { return std::abs(mark.y + markHeight / 2 - y); };
    const auto mark = std::ranges::min_element(m_marks, {}, distance);
    if (event->button() == Qt::LeftButton && mark != m_marks.end() && distance(*mark) <= reach)
        Q_EMIT rowChosen(mark->row);
    else
        QScrollBar::mousePressEvent(event);
}

} // namespace Bridgelog
