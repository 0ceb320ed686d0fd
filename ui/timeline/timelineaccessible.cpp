// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/timelineaccessible.h"

#include "timeline/timelineview.h"

#include <QPointer>

using namespace Qt::StringLiterals;

namespace Bridgelog {

namespace {

class RowAccessible : public QAccessibleInterface {
public:
    RowAccessible(TimelineView *view, int row)
        : m_view(view)
        , m_row(row)
    {
    }
    int row() const { return m_row; }

    bool isValid() const override
    {
        return m_view && m_view->model() && m_view->model()->entry(m_row);
    }
    QObject *object() const override { return nullptr; }
    QAccessibleInterface *parent() const override
    {
        return QAccessible::queryAccessibleInterface(m_view);
    }
    QAccessibleInterface *child(int) const override { return nullptr; }
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    QAccessible::Role role() const override { return QAccessible::ListItem; }
    void setText(QAccessible::Text, const QString &) override {}

    QString text(QAccessible::Text kind) const override
    {
        if (kind != QAccessible::Name || !isValid())
            return {};
        return asSpeech(*m_view->model()->entry(m_row), m_view->contextOf(m_row));
    }

    QRect rect() const override
    {
        const QRect there = m_view ? m_view->rowRect(m_row) : QRect();
        return there.isNull()
            ? QRect()
            : QRect(m_view->viewport()->mapToGlobal(there.topLeft()), there.size());
    }

    QAccessible::State state() const override
    {
        QAccessible::State state;
        state.focusable = true;
        state.selectable = true;
        state.readOnly = true;
        if (!isValid())
            return state;
        state.invisible = rect().isNull();
        state.selected = m_view->selected().contains(m_view->model()->entry(m_row)->id);
        state.focused = m_view->hasFocus() && m_view->currentRow() == m_row;
        return state;
    }

private:
    QPointer<TimelineView> m_view;
    int m_row;
};

QAccessibleInterface *make(const QString &, QObject *object)
{
    auto *view = qobject_cast<TimelineView *>(object);
    return view ? new TimelineAccessible(view) : nullptr;
}

} // namespace

TimelineAccessible::TimelineAccessible(TimelineView *view)
    : QAccessibleWidget(view, QAccessible::List)
    , m_view(view)
{
}

TimelineAccessible::~TimelineAccessible()
{
    for (const QAccessible::Id id : std::as_const(m_rows))
        QAccessible::deleteAccessibleInterface(id);
}

void TimelineAccessible::install()
{
    static const bool installed = [] {
        QAccessible::installFactory(make);
        return true;
    }();
    Q_UNUSED(installed)
}

int TimelineAccessible::childCount() const { return m_view->model() ? m_view->model()->rows() : 0; }

QAccessibleInterface *TimelineAccessible::child(int index) const
{
    if (index < 0 || index >= childCount())
        return nullptr;
    if (const auto known = m_rows.constFind(index); known != m_rows.constEnd())
        return QAccessible::accessibleInterface(*known);
    auto *row = new RowAccessible(m_view, index);
    m_rows.insert(index, QAccessible::registerAccessibleInterface(row));
    return row;
}

int TimelineAccessible::indexOfChild(const QAccessibleInterface *child) const
{
    const auto *row = dynamic_cast<const RowAccessible *>(child);
    return row ? row->row() : -1;
}

QAccessibleInterface *TimelineAccessible::childAt(int x, int y) const
{
    const QPoint point = m_view->viewport()->mapFromGlobal(QPoint(x, y));
    return m_view->viewport()->rect().contains(point) ? child(m_view->window().rowAt(point.y()))
                                                      : nullptr;
}

QAccessibleInterface *TimelineAccessible::focusChild() const
{
    return m_view->hasFocus() ? child(m_view->currentRow()) : nullptr;
}

} // namespace Bridgelog
