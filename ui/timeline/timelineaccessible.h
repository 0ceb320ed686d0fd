// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAccessibleWidget>
#include <QHash>

namespace Bridgelog {

class TimelineView;

/// The timeline to a screen reader: a list with a sentence for each row.
class TimelineAccessible : public QAccessibleWidget {
public:
    explicit TimelineAccessible(TimelineView *view);
    ~TimelineAccessible() override;
    /// Makes every TimelineView have one.
    static void install();

    int childCount() const override;
    QAccessibleInterface *child(int index) const override;
    int indexOfChild(const QAccessibleInterface *child) const override;
    QAccessibleInterface *childAt(int x, int y) const override;
    QAccessibleInterface *focusChild() const override;

private:
    TimelineView *m_view;
    mutable QHash<int, QAccessible::Id> m_rows;
};

} // namespace Bridgelog
