// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/timelineview.h"

#include "timeline/marksbar.h"
#include "timeline/thumbnails.h"
#include "timeline/timelineaccessible.h"
#include "timeline/unseenchip.h"

#include <QPainter>
#include <QPaintEvent>
#include <QScrollBar>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Bridgelog {

namespace {

constexpr int step = Theme::step;
constexpr int margin = 5 * step; ///< left and right of the rows
constexpr int keptLayouts = 300;
constexpr qint64 silenceFrom = 15 * Instant::minute;
constexpr qint64 silenceUntil = 24 * (60 * Instant::minute); ///< nobody works on it any more

Instant thisMinute() { return Instant::now().flooredTo(Instant::minute); }

} // namespace

TimelineView::TimelineView(QWidget *parent)
    : QAbstractScrollArea(parent)
    , m_window([this](int row) { return layoutOf(row)->height(); })
    , m_layouts(keptLayouts)
    , m_now(thisMinute())
    , m_actions(new EntryActions(this))
    , m_chip(new UnseenChip(viewport()))
{
    TimelineAccessible::install();
    setObjectName(u"timelineView"_s);
    setAccessibleName(tr("Timeline"));
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    connectActions();
    connect(static_cast<UnseenChip *>(m_chip), &QAbstractButton::clicked, this, [this] {
        const bool below = std::ranges::any_of(
            m_unseen, [this](const EntryId &id) { return m_model->rowOf(id) > m_window.last(); });
        const int row = below ? -1 : m_model->rowOf(*m_unseen.constBegin());
        m_unseen.clear();
        row < 0 ? scrollToEnd() : reveal(row);
    });
    connect(&m_colours, &CodeColours::coloured, this, [this] {
        for (const EntryId &id : m_layouts.keys()) {
            if (m_layouts.object(id)->isPending())
                m_layouts.remove(id);
        }
        viewport()->update();
    });
    connect(&Theme::instance(), &Theme::changed, this, &TimelineView::renew);
    m_minute.setSingleShot(true);
    connect(&m_minute, &QTimer::timeout, this, &TimelineView::tick);
}

TimelineView::~TimelineView() = default;

void TimelineView::setModel(TimelineModel *model)
{
    Q_ASSERT(!m_model && model);
    m_model = model;
    m_marks = new MarksBar(*model, m_window, this);
    setVerticalScrollBar(m_marks);
    connect(m_marks, &MarksBar::rowChosen, this, &TimelineView::goToRow);
    follow(model);
    tellActions();
    restart();
}

void TimelineView::follow(TimelineModel *model)
{
    connect(
        model, &QAbstractItemModel::rowsInserted, this,
        [this](const QModelIndex &, int first, int last) { takeInserted(first, last); });
    connect(
        model, &QAbstractItemModel::rowsRemoved, this,
        [this](const QModelIndex &, int first, int last) { takeRemoved(first, last); });
    connect(
        model, &QAbstractItemModel::rowsMoved, this,
        [this](const QModelIndex &, int first, int last, const QModelIndex &, int before) {
            const int count = last - first + 1;
            takeMoved(first, count, before > first ? before - count : before);
        });
    connect(
        model, &QAbstractItemModel::dataChanged, this,
        [this](const QModelIndex &from, const QModelIndex &to, const QList<int> &roles) {
            takeChanged(from.row(), to.row());
            // An entry may have another time and still its place.
            if (roles != QList<int>{TimelineModel::SavingRole})
                touchBehind(to.row());
            settle();
        });
    connect(model, &QAbstractItemModel::modelReset, this, &TimelineView::restart);
}

void TimelineView::setSearch(TimelineSearch *search)
{
    m_search = search;
    m_marks->setSearch(search);
    connect(search, &TimelineSearch::changed, viewport(), qOverload<>(&QWidget::update));
}

void TimelineView::setThumbnails(Thumbnails *pictures)
{
    m_pictures = pictures;
    connect(pictures, &Thumbnails::loaded, viewport(), qOverload<>(&QWidget::update));
}

void TimelineView::setZone(const QTimeZone &zone)
{
    if (m_zone == zone)
        return;
    m_zone = zone;
    renew();
}

void TimelineView::setFirstClock(Clock clock)
{
    if (m_clock == clock)
        return;
    m_clock = clock;
    renew();
}

void TimelineView::tellSaved(const QList<EntryId> &entries, Instant at)
{
    const QList<EntryId> before = m_saved.keys();
    m_saved.clear();
    if (!entries.isEmpty())
        m_saved.insert(entries.last(), at);
    if (entries.size() >= keptLayouts)
        return renew();
    for (const EntryId &id : before + entries)
        touch(m_model->rowOf(id));
    settle();
}

void TimelineView::takeInserted(int first, int last)
{
    m_window.insert(first, last - first + 1);
    tellNow();
    touchBehind(last);
    settle();
    for (int row = first; row <= last; ++row) {
        if (!m_window.shows(row))
            m_unseen.insert(m_model->entry(row)->id);
    }
    noteSeen();
}

void TimelineView::takeRemoved(int first, int last)
{
    m_window.remove(first, last - first + 1);
    m_unseen.removeIf([this](const EntryId &id) { return m_model->rowOf(id) < 0; });
    tellNow();
    touchBehind(first - 1);
    tellActions();
    settle();
}

void TimelineView::takeMoved(int first, int count, int to)
{
    m_window.move(first, count, to);
    touchBehind(to > first ? first - 1 : first + count - 1); // what followed it
    touchBehind(to - 1);
    touchBehind(to + count - 1);
    tellNow();
    settle();
}

void TimelineView::takeChanged(int first, int last)
{
    if (last - first >= keptLayouts)
        return renew();
    for (int row = first; row <= last; ++row)
        touch(row);
    tellActions();
}

void TimelineView::restart()
{
    m_layouts.clear();
    const int rows = m_model->rows();
    const int place = m_window.isAtEnd() ? 0 : std::max(0, m_model->rowFrom(m_first));
    m_window.reset(rows, m_metrics.least, place);
    tellNow();
    m_unseen.removeIf([this](const EntryId &id) { return m_model->rowOf(id) < 0; });
    tellActions();
    settle();
}

void TimelineView::renew()
{
    m_metrics = RowMetrics(width() - 2 * margin, layoutDirection());
    m_layouts.clear();
    m_window.reset(m_window.count(), m_metrics.least, m_window.first());
    settle();
}

void TimelineView::touch(int row)
{
    if (const EntryHead *entry = m_model->head(row)) {
        m_layouts.remove(entry->id);
        m_window.doubt(row);
    }
}

/// Days and silences are told against the entry before: a row's neighbour, and past those without
/// an instant.
void TimelineView::touchBehind(int row)
{
    touch(row);
    for (int next = row + 1; next < m_model->rows(); ++next) {
        touch(next);
        if (m_model->head(next)->at)
            break;
    }
}

void TimelineView::settle()
{
    if (!m_model)
        return;
    m_window.setViewport(viewport()->height(), foot());
    m_window.settle();
    const EntryHead *first = m_model->head(m_window.first());
    m_first = first ? first->id : EntryId();
    m_syncing = true;
    QScrollBar *bar = verticalScrollBar();
    if (!bar->isSliderDown()) {
        bar->setPageStep(viewport()->height());
        bar->setSingleStep(m_metrics.least);
        bar->setRange(0, static_cast<int>(m_window.maximum()));
        bar->setValue(static_cast<int>(m_window.value()));
    }
    m_syncing = false;
    noteSeen();
    viewport()->update();
}

void TimelineView::forgetUnseen(const EntryId &entry)
{
    if (m_unseen.remove(entry))
        noteSeen();
}

void TimelineView::noteSeen()
{
    const qsizetype before = m_unseen.size();
    if (isAtEnd() && !m_unseen.isEmpty())
        m_unseen.removeIf(
            [this](const EntryId &id) { return m_model->rowOf(id) >= m_window.first(); });
    for (int row = m_window.first(); row <= m_window.last() && !m_unseen.isEmpty(); ++row)
        m_unseen.remove(m_model->entry(row)->id);
    const bool above =
        !m_unseen.isEmpty() && m_model->rowOf(*m_unseen.constBegin()) < m_window.first();
    auto *chip = static_cast<UnseenChip *>(m_chip);
    chip->tell(unseen(), above ? UnseenChip::Where::Above : UnseenChip::Where::Below);
    const int y = above ? 2 * step : viewport()->height() - chip->height() - 2 * step;
    chip->move((viewport()->width() - chip->width()) / 2, y);
    if (before != m_unseen.size() || before > 0)
        Q_EMIT unseenChanged(unseen());
}

void TimelineView::scrollContentsBy(int, int dy)
{
    if (m_syncing || !m_model)
        return;
    m_window.setViewport(viewport()->height(), foot());
    // A step keeps the rows that are seen where they are; a leap goes by the scroll bar's share of
    // the whole.
    if (std::abs(dy) <= viewport()->height() && !verticalScrollBar()->isSliderDown())
        m_window.scrollBy(-dy);
    else
        m_window.scrollTo(verticalScrollBar()->value());
    settle();
}

void TimelineView::scrollToEnd()
{
    m_window.scrollToEnd();
    settle();
}

void TimelineView::reveal(int row)
{
    m_window.setViewport(viewport()->height(), foot());
    m_window.reveal(row);
    settle();
}

/// The scroll bar takes from the margin on its side.
int TimelineView::rowsLeft() const
{
    return isRightToLeft() ? margin - (width() - viewport()->width()) : margin;
}

QRect TimelineView::rowRect(int row) const
{
    if (!m_window.shows(row))
        return {};
    return {rowsLeft(), m_window.y(row), m_metrics.width, m_window.height(row)};
}

QDate TimelineView::dayOf(const Entry &entry) const
{
    return dateIn(*entry.at.at, m_clock == Clock::Utc ? QTimeZone(QTimeZone::UTC) : m_zone);
}

RowContext TimelineView::contextOf(int row) const
{
    const Entry entry = *m_model->entry(row);
    RowContext context{
        .zone = m_zone,
        .first = m_clock,
        .now = m_now,
        .nowLine = row > 0 && entry.id == m_planned};
    context.saving = m_model->incident()->isSaving(entry.id);
    if (const auto saved = m_saved.constFind(entry.id); saved != m_saved.constEnd())
        context.savedAt = *saved;
    context.whole = m_whole.contains(entry.id);
    if (!entry.at.at)
        return context;

    int before = row - 1;
    while (before >= 0 && !m_model->head(before)->at)
        --before;
    const auto other = m_model->entry(before);
    if (!other || dayOf(*other) != dayOf(entry))
        context.day = dayOf(entry);
    const bool exact =
        entry.at.precision != Precision::Day && other && other->at.precision != Precision::Day;
    // What a filter leaves out is no silence.
    if (exact && before == row - 1 && !context.nowLine && !m_model->isFiltered()) {
        const qint64 silence = entry.at.at->us - other->at.until.value_or(*other->at.at).us;
        context.silence = silence >= silenceFrom ? silence : 0;
    }
    return context;
}

RowLayout *TimelineView::layoutOf(int row) const
{
    const EntryId id = m_model->head(row)->id;
    if (RowLayout *known = m_layouts.object(id))
        return known;
    auto *layout = new RowLayout(*m_model->entry(row), contextOf(row), m_metrics, m_colours);
    m_layouts.insert(id, layout);
    return layout;
}

/// Finds the first entry that is still to come: the now line stands above it.
void TimelineView::tellNow()
{
    const EntryHead *first = m_model->head(m_model->firstRowFrom({m_now.us + Instant::minute}));
    const EntryId planned = first ? first->id : EntryId();
    const EntryId before = std::exchange(m_planned, planned);
    if (before == planned)
        return;
    touch(m_model->rowOf(before));
    touch(m_model->rowOf(planned));
}

/// While nothing is logged, what is below the last entry counts how long.
QString TimelineView::silenceNow() const
{
    const OpenIncident *incident = m_model->incident();
    const auto last = m_model->entry(m_model->rows() - 1);
    if (!incident || !last || !last->at.at || !m_planned.isNull() || m_model->isFiltered()
        || isOver(incident->incident().phase))
        return {};
    const qint64 silence = m_now.us - last->at.until.value_or(*last->at.at).us;
    return silence >= silenceFrom && silence < silenceUntil
        ? tr("%1 without an entry").arg(spanText(silence))
        : QString();
}

int TimelineView::foot() const
{
    return silenceNow().isEmpty() ? 2 * step : m_metrics.nowHeight + 4 * step;
}

void TimelineView::tick()
{
    m_now = thisMinute();
    if (m_model) {
        tellNow();
        settle();
    }
    if (isVisible())
        m_minute.start(
            static_cast<int>((m_now.us + Instant::minute - Instant::now().us) / 1000 + 50));
}

void TimelineView::showEvent(QShowEvent *event)
{
    QAbstractScrollArea::showEvent(event);
    tick();
}

void TimelineView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    if (width() - 2 * margin != m_metrics.width)
        renew();
    else
        settle();
}

void TimelineView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::LayoutDirectionChange)
        renew();
}

void TimelineView::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    if (m_pictures)
        m_pictures->setPixelRatio(devicePixelRatio());
    painter.fillRect(event->rect(), Theme::instance().color(Theme::Token::Window));
    if (!m_model || m_model->rows() == 0) {
        paintEmpty(painter);
        Q_EMIT painted();
        return;
    }
    int y = m_window.y(m_window.first());
    for (int row = m_window.first(); row <= m_window.last(); ++row) {
        const int height = m_window.height(row);
        if (event->rect().intersects(QRect(0, y, viewport()->width(), height))) {
            const Entry entry = *m_model->entry(row);
            const bool current = entry.id == m_current;
            const RowLayout::Look look{
                .selected = m_selected.contains(entry.id),
                .current = current && m_takesLetters && hasFocus(),
                .last = row + 1 == m_model->rows(),
                .code = current ? m_code : -1,
                .found = m_search && m_search->matches(entry) ? m_search->text() : QString(),
                .pictures = m_pictures};
            painter.translate(rowsLeft(), y);
            layoutOf(row)->paint(
                painter, m_metrics, look, QRectF(event->rect()).translated(-rowsLeft(), -y));
            painter.translate(-rowsLeft(), -y);
        }
        y += height;
    }
    if (isAtEnd())
        paintFoot(painter);
    Q_EMIT painted();
}

void TimelineView::paintFoot(QPainter &painter)
{
    const QString text = silenceNow();
    if (text.isEmpty())
        return;
    const Theme &theme = Theme::instance();
    const QFontMetricsF small(m_metrics.small);
    const qreal baseline = viewport()->height() - 3 * step - small.descent();
    const qreal middle = std::floor(baseline - small.xHeight() / 2) + 0.5;
    painter.setFont(m_metrics.small);
    painter.setPen(theme.color(Theme::Token::Accent));
    painter.translate(rowsLeft(), 0);
    const auto place = [&](qreal from, qreal width) {
        return QPointF(m_metrics.left(from, width), baseline);
    };
    const QString now = tr("now");
    const qreal nowWidth = small.horizontalAdvance(now);
    painter.drawText(place(m_metrics.timeRight - nowWidth, nowWidth), now);
    painter.setPen(theme.color(Theme::Token::Dim));
    const qreal width = small.horizontalAdvance(text);
    painter.drawText(place(m_metrics.text, width), text);
    painter.setPen(theme.color(Theme::Token::Line));
    painter.drawLine(
        QPointF(m_metrics.left(m_metrics.text + width + 3 * step), middle),
        QPointF(m_metrics.left(m_metrics.end), middle));
    painter.translate(-rowsLeft(), 0);
}

void TimelineView::paintEmpty(QPainter &painter)
{
    const Theme &theme = Theme::instance();
    painter.setFont(theme.font(Theme::Size::Body));
    painter.setPen(theme.color(Theme::Token::Dim));
    painter.drawText(
        viewport()->rect().adjusted(margin, margin, -margin, -margin),
        Qt::AlignCenter | Qt::TextWordWrap,
        !m_model || !m_model->incident() ? QString()
            : m_model->isFiltered()      ? tr("No entry is what the filter asks for.")
                                         : tr("Nothing logged yet. Type below and press Enter."));
}

} // namespace Bridgelog
