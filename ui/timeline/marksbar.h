// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/foundrows.h"

#include "common/theme.h"

#include <QScrollBar>
#include <QTimer>

#include <array>

namespace Bridgelog {

class RowWindow;
class TimelineSearch;

/// The timeline's scroll bar, with a mark where a milestone, a decision, an update, a pin or a
/// search's hit is. A click on a mark goes there. However many there are, it paints one mark of
/// each sort a pixel.
class MarksBar : public QScrollBar {
    Q_OBJECT

public:
    MarksBar(TimelineModel &model, const RowWindow &window, QWidget *parent = nullptr);

    void setSearch(TimelineSearch *search);
    /// The rows of the marks that are painted, by pixel from the top.
    QList<int> markedRows() const;

Q_SIGNALS:
    void rowChosen(int row);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    struct Sort {
        FoundRows *rows = nullptr;
        Theme::Token token = Theme::Token::Text;
        int from = 0; ///< in pixels across the bar
        int width = 0;
    };
    struct Mark {
        int y = 0;
        int row = 0;
        size_t sort = 0;
    };
    void addSort(FoundRows *rows, Theme::Token token, int from, int width);
    void place();
    void later();

    TimelineModel &m_model;
    const RowWindow &m_window;
    QList<Sort> m_sorts;
    QList<Mark> m_marks;
    QTimer m_later;
};

} // namespace Bridgelog
