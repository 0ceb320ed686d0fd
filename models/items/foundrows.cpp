// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/foundrows.h"

#include <QDeadlineTimer>

#include <algorithm>
#include <chrono>

using namespace std::chrono_literals;

namespace Bridgelog {

namespace {

constexpr auto slice = 2ms; ///< how long a look may hold up the keyboard
constexpr auto calm = 20ms; ///< between looks that nobody waits for
constexpr int chunk = 128; ///< rows between two glances at the clock

} // namespace

FoundRows::FoundRows(TimelineModel &model, Pace pace, QObject *parent)
    : QObject(parent)
    , m_model(model)
{
    m_next.setInterval(pace == Pace::Eager ? 0ms : calm);
    connect(&m_next, &QTimer::timeout, this, &FoundRows::look);
    connect(&model, &QAbstractItemModel::modelReset, this, &FoundRows::restart);
    connect(
        &model, &QAbstractItemModel::rowsInserted, this,
        [this](const QModelIndex &, int first, int last) {
            takeInserted(first, last - first + 1);
        });
    connect(
        &model, &QAbstractItemModel::rowsRemoved, this,
        [this](const QModelIndex &, int first, int last) { takeRemoved(first, last - first + 1); });
    connect(
        &model, &QAbstractItemModel::rowsMoved, this,
        [this](const QModelIndex &, int first, int last, const QModelIndex &, int before) {
            const int count = last - first + 1;
            takeMoved(first, count, before > first ? before - count : before);
        });
    connect(
        &model, &QAbstractItemModel::dataChanged, this,
        [this](const QModelIndex &from, const QModelIndex &to, const QList<int> &roles) {
            if (roles != QList<int>{TimelineModel::SavingRole})
                lookAgain(from.row(), to.row());
        });
}

void FoundRows::find(const Takes &takes)
{
    m_takes = takes;
    restart();
}

void FoundRows::restart()
{
    m_hits.reset({});
    m_from = isActive() ? m_model.rows() : 0;
    Q_EMIT hitsChanged();
    Q_EMIT changed();
    if (m_from > 0)
        m_next.start();
    else
        m_next.stop();
}

void FoundRows::look()
{
    const QDeadlineTimer until(slice);
    std::vector<int> found;
    while (m_from > 0 && !until.hasExpired()) {
        const int stop = std::max(0, m_from - chunk);
        while (m_from > stop) {
            if (m_takes(*m_model.entry(--m_from)))
                found.push_back(m_from);
        }
    }
    std::ranges::reverse(found);
    m_hits.prepend(found);
    if (m_from == 0)
        m_next.stop();
    if (!found.empty())
        Q_EMIT hitsChanged();
    if (m_from == 0 || !found.empty())
        Q_EMIT changed();
}

void FoundRows::lookAgain(int first, int last)
{
    for (int row = std::max(first, m_from); isActive() && row <= last; ++row) {
        const int hit = m_hits.indexOf(row);
        const bool matches = m_takes(*m_model.entry(row));
        if (matches && hit < 0)
            m_hits.show(row);
        else if (!matches && hit >= 0)
            m_hits.hide(hit);
        else
            continue;
        Q_EMIT hitsChanged();
        Q_EMIT changed();
    }
}

void FoundRows::takeInserted(int row, int count)
{
    if (!isActive())
        return;
    m_hits.shift(row, count);
    if (row < m_from)
        m_from += count;
    else
        lookAgain(row, row + count - 1);
    Q_EMIT changed();
}

void FoundRows::takeRemoved(int row, int count)
{
    if (!isActive())
        return;
    const int before = m_hits.size();
    for (int hit = m_hits.before(row + count); hit > m_hits.before(row); --hit)
        m_hits.hide(hit - 1);
    m_hits.shift(row + count, -count);
    m_from -= std::clamp(m_from - row, 0, count);
    if (m_hits.size() != before)
        Q_EMIT hitsChanged();
    Q_EMIT changed();
}

void FoundRows::takeMoved(int from, int count, int to)
{
    if (!isActive())
        return;
    if (!isDone())
        return restart();
    m_hits.move(from, count, to);
    Q_EMIT hitsChanged();
    Q_EMIT changed();
}

int FoundRows::beside(int row, Way way) const
{
    if (count() == 0)
        return -1;
    if (way == Way::On) {
        const int hit = m_hits.before(row + 1);
        return m_hits.at(hit < count() ? hit : 0);
    }
    const int hit = m_hits.before(row);
    return m_hits.at(hit > 0 ? hit - 1 : count() - 1);
}

int FoundRows::nearest(int row) const
{
    if (count() == 0)
        return -1;
    return m_hits.at(std::max(0, m_hits.before(row + 1) - 1));
}

} // namespace Bridgelog
