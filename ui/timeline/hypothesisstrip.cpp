// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/hypothesisstrip.h"

#include "timeline/hypothesisrow.h"
#include "timeline/timelineview.h"

#include "common/button.h"
#include "common/icons.h"
#include "common/label.h"

#include <QEvent>
#include <QMenu>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace Bridgelog {

namespace {

constexpr int step = Theme::step;
constexpr int lowWindow = 700; ///< device-independent pixels
constexpr qsizetype most = 5; ///< rows; the timeline's filter shows all
constexpr std::array states{
    HypothesisState::Open, HypothesisState::Confirmed, HypothesisState::RuledOut};

HypothesisState stateOf(const Entry &entry)
{
    return entry.hypothesis.value_or(HypothesisState::Open);
}

} // namespace

HypothesisStrip::HypothesisStrip(TimelineView &view, TimelineModel &all, QWidget *parent)
    : QWidget(parent)
    , m_view(view)
    , m_all(all)
    , m_found(all, FoundRows::Pace::Calm)
    , m_heading(new Button({}, Button::Kind::Quiet, this))
    , m_list(new QWidget(this))
{
    setObjectName(u"hypothesisStrip"_s);
    m_heading->setObjectName(u"hypothesisHeading"_s);
    auto *rows = new QVBoxLayout(m_list);
    rows->setContentsMargins({});
    rows->setSpacing(0);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(3 * step, step, 5 * step, step + 1);
    layout->setSpacing(0);
    layout->addWidget(m_heading, 0, Qt::AlignLeft);
    layout->addWidget(m_list);
    connect(m_heading, &QAbstractButton::clicked, this, [this] {
        m_folded = !isFolded();
        tell();
    });
    m_soon.setSingleShot(true);
    m_soon.setInterval(0);
    connect(&m_soon, &QTimer::timeout, this, &HypothesisStrip::tell);
    const auto later = [this] {
        if (!m_soon.isActive())
            m_soon.start();
    };
    m_found.find(
        [](const Entry &entry) { return entry.kind == EntryKind::Hypothesis && !entry.struck; });
    connect(&m_found, &FoundRows::hitsChanged, this, later);
    connect(
        &all, &QAbstractItemModel::dataChanged, this,
        [this, later](const QModelIndex &from, const QModelIndex &to) {
            const int row = m_found.nearest(to.row());
            if (row >= from.row() && row <= to.row())
                later();
        });
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
    hide();
}

bool HypothesisStrip::isFolded() const
{
    return m_folded.value_or(window()->height() <= lowWindow);
}

void HypothesisStrip::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    window()->installEventFilter(this);
    m_soon.start();
}

bool HypothesisStrip::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == window() && event->type() == QEvent::Resize && !m_soon.isActive())
        m_soon.start();
    return QWidget::eventFilter(watched, event);
}

/// The open ones first, then what is known; of each the newest first.
void HypothesisStrip::tell()
{
    std::array<int, states.size()> counts{};
    std::array<QList<Entry>, states.size()> newest;
    for (int hit = m_found.count() - 1; hit >= 0; --hit) {
        const auto entry = m_all.entry(m_found.row(hit));
        const auto state = static_cast<size_t>(stateOf(*entry));
        ++counts[state];
        if (newest[state].size() < most)
            newest[state] << *entry;
    }
    QStringList words;
    QList<Entry> shown;
    for (const HypothesisState state : states) {
        const auto at = static_cast<size_t>(state);
        if (counts[at] > 0)
            words << u"%1 %2"_s.arg(QString::number(counts[at]), spoken(state).toLower());
        shown << newest[at].first(std::min(newest[at].size(), most - shown.size()));
    }
    const bool folded = isFolded();
    if (folded)
        shown.clear();
    QStringList now{QString::number(folded), words.join(u", "_s)};
    for (const Entry &entry : std::as_const(shown))
        now << entry.id.text() << spoken(stateOf(entry)) << entry.text << entry.assignee;
    if (std::exchange(m_told, now) == now)
        return;
    qDeleteAll(m_list->findChildren<QWidget *>(Qt::FindDirectChildrenOnly));
    m_heading->setText(tr("Hypotheses: %1").arg(now.at(1)));
    m_heading->setIcon(icon(folded ? u"chevron-right"_s : u"chevron-down"_s));
    for (const Entry &entry : std::as_const(shown))
        addRow(entry);
    m_list->setVisible(!shown.isEmpty());
    setVisible(!words.isEmpty());
}

void HypothesisStrip::addRow(const Entry &entry)
{
    auto *row = new HypothesisRow(entry, m_list);
    QWidget *before = m_heading; // Tab goes as one reads
    if (const auto rows = m_list->layout()->count(); rows > 0)
        before = m_list->layout()->itemAt(rows - 1)->widget();
    m_list->layout()->addWidget(row);
    row->show();
    setTabOrder(before, row);
    const EntryId id = entry.id;
    const auto choose = [this, id] {
        if (m_view.model()->rowOf(id) < 0)
            m_view.model()->setFilter({});
        const int there = m_view.model()->rowOf(id);
        if (there >= 0)
            m_view.goToRow(there);
        return there >= 0;
    };
    connect(row, &QAbstractButton::clicked, this, [this, choose] {
        if (choose())
            m_view.setFocus(Qt::OtherFocusReason);
    });
    connect(row, &HypothesisRow::menuRequested, this, [this, choose](const QPoint &where) {
        if (!choose())
            return;
        auto *menu = new QMenu(this);
        menu->setObjectName(u"hypothesisMenu"_s);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->addActions(m_view.actions()->states);
        menu->addAction(m_view.actions()->assign);
        menu->popup(where);
    });
}

void HypothesisStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(
        QRect(0, height() - 1, width(), 1), Theme::instance().color(Theme::Token::Line));
}

} // namespace Bridgelog
