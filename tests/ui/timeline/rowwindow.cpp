// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/rowwindow.h"

#include <QList>
#include <QRandomGenerator>
#include <QTest>

#include <numeric>

using namespace Bridgelog;

namespace {

constexpr int estimate = 40;

/// Row heights kept the slow way.
struct SlowHeights {
    QList<int> heights;
    qint64 top(int row) const
    {
        return std::accumulate(heights.begin(), heights.begin() + row, qint64(0));
    }
    int rowAt(qint64 y) const
    {
        for (int row = 0; row < heights.size(); ++row) {
            if (y < heights[row])
                return row;
            y -= heights[row];
        }
        return static_cast<int>(heights.size()) - 1;
    }
};

/// Rows with names, so that one can be found again wherever it went.
struct Rows {
    QList<int> names;
    QList<int> heights;
    int next = 0;

    void insert(int row, int count, QRandomGenerator &random)
    {
        for (int i = 0; i < count; ++i) {
            names.insert(row, next++);
            heights.insert(row, 20 + random.bounded(120));
        }
    }
};

} // namespace

class RowWindowTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void heightsEqualASlowReference()
    {
        QRandomGenerator random(3);
        RowHeights heights;
        SlowHeights slow;
        heights.reset(2000, estimate);
        slow.heights.fill(estimate, 2000);
        for (int step = 0; step < 4000; ++step) {
            const int rows = heights.count();
            const int row = rows > 0 ? random.bounded(rows) : 0;
            const int count = 1 + random.bounded(step % 50 == 0 ? 900 : 3);
            switch (random.bounded(4)) {
            case 0:
                heights.insert(row, count);
                slow.heights.insert(row, count, estimate);
                break;
            case 1: {
                const int less = qMin(count, rows - row);
                heights.remove(row, less);
                slow.heights.remove(row, less);
                break;
            }
            default:
                if (rows > 0) {
                    slow.heights[row] = 1 + random.bounded(200);
                    heights.measure(row, slow.heights[row]);
                    QVERIFY(heights.isMeasured(row));
                }
            }
            QCOMPARE(heights.count(), slow.heights.size());
            QCOMPARE(heights.total(), slow.top(heights.count()));
            if (heights.count() == 0)
                continue;
            const int there = random.bounded(heights.count());
            QCOMPARE(heights.top(there), slow.top(there));
            QCOMPARE(heights.height(there), slow.heights[there]);
            const qint64 y = random.bounded(static_cast<int>(heights.total()));
            QCOMPARE(heights.rowAt(y), slow.rowAt(y));
        }
    }

    /// Whatever happens, rows that are shown touch each other with their true heights and fill the
    /// view.
    void shownRowsHaveTheirTrueHeights()
    {
        QRandomGenerator random(11);
        Rows rows;
        rows.insert(0, 3000, random);
        RowWindow window([&](int row) { return rows.heights[row]; });
        window.setViewport(600, 8);
        window.reset(3000, estimate);
        window.settle();
        for (int step = 0; step < 3000; ++step) {
            act(random, rows, window);
            window.settle();
            QCOMPARE(window.count(), rows.names.size());
            int y = window.y(window.first());
            QVERIFY(y <= 0 || window.first() == 0);
            for (int row = window.first(); row <= window.last(); ++row) {
                QCOMPARE(window.y(row), y);
                QCOMPARE(window.height(row), rows.heights[row]);
                y += rows.heights[row];
            }
            QVERIFY(window.last() == window.count() - 1 || y >= 600);
            QCOMPARE(window.isAtEnd(), window.last() == window.count() - 1 && y <= 600 - 8);
            QVERIFY(window.value() >= 0 && window.value() <= window.maximum());
        }
    }

    void aReaderStaysWhereTheyAre()
    {
        QRandomGenerator random(5);
        Rows rows;
        rows.insert(0, 2000, random);
        RowWindow window([&](int row) { return rows.heights[row]; });
        window.setViewport(600, 8);
        window.reset(2000, estimate);
        window.scrollTo(30'000);
        for (int step = 0; step < 500; ++step) {
            const int shown = (window.first() + window.last()) / 2;
            const int name = rows.names[shown];
            const int y = window.y(shown);
            // Above what is shown, or below it.
            const int row = random.bounded(2) == 0 ? random.bounded(window.first() + 1)
                                                   : window.last() + 1 + random.bounded(100);
            rows.insert(row, 1, random);
            window.insert(row, 1);
            window.settle();
            const auto now = static_cast<int>(rows.names.indexOf(name));
            QVERIFY(window.shows(now));
            QCOMPARE(window.y(now), y);
        }
    }

    void scrollingUpIntoTheUnmeasuredMovesByWhatWasAsked()
    {
        QRandomGenerator random(9);
        Rows rows;
        rows.insert(0, 500, random);
        RowWindow window([&](int row) { return rows.heights[row]; });
        window.setViewport(600, 8);
        window.reset(500, estimate);
        window.settle();
        for (int step = 0; step < 100; ++step) {
            const int row = window.first();
            const int y = window.y(row);
            window.scrollBy(-37);
            QCOMPARE(window.y(row), y + 37);
        }
    }

    void atTheEndItFollows()
    {
        QRandomGenerator random(2);
        Rows rows;
        rows.insert(0, 10, random);
        RowWindow window([&](int row) { return rows.heights[row]; });
        window.setViewport(600, 8);
        window.reset(10, estimate);
        window.settle();
        for (int step = 0; step < 50; ++step) {
            const auto end = static_cast<int>(rows.names.size());
            rows.insert(end, 1, random);
            window.insert(end, 1);
            window.settle();
            QVERIFY(window.isAtEnd());
            QCOMPARE(window.last(), end);
            QCOMPARE(window.y(end) + rows.heights[end], 600 - 8);
        }
    }

    void onlyWhatIsShownIsMeasured()
    {
        int measured = 0;
        RowWindow window([&](int) { return ++measured, 30; });
        window.setViewport(600, 8);
        window.reset(1'000'000, estimate);
        window.settle();
        QVERIFY2(measured <= 21, qPrintable(QString::number(measured)));
        measured = 0;
        window.scrollTo(window.maximum() / 3);
        QVERIFY2(measured <= 22, qPrintable(QString::number(measured)));
        measured = 0;
        window.insert(999'000, 1);
        window.settle();
        QCOMPARE(measured, 0);
    }

    void aFewRowsStandAtTheBottom()
    {
        RowWindow window([](int) { return 30; });
        window.setViewport(600, 8);
        window.reset(2, estimate);
        window.settle();
        QCOMPARE(window.y(0), 600 - 8 - 60);
        QCOMPARE(window.maximum(), 0);
    }

private:
    static void act(QRandomGenerator &random, Rows &rows, RowWindow &window)
    {
        const auto count = static_cast<int>(rows.names.size());
        switch (random.bounded(8)) {
        case 0: {
            const int row = random.bounded(count + 1);
            rows.insert(row, 1, random);
            window.insert(row, 1);
            break;
        }
        case 1: move(random, rows, window); break;
        case 2: {
            const int row = random.bounded(count);
            rows.heights[row] = 20 + random.bounded(120);
            window.doubt(row);
            break;
        }
        case 3: window.scrollTo(random.bounded(static_cast<int>(window.maximum()))); break;
        case 4: window.reveal(random.bounded(count)); break;
        case 5: window.scrollToEnd(); break;
        default: window.scrollBy(random.bounded(1200) - 600);
        }
    }

    static void move(QRandomGenerator &random, Rows &rows, RowWindow &window)
    {
        const auto all = static_cast<int>(rows.names.size());
        const int count = 1 + random.bounded(3);
        const int from = random.bounded(all - count);
        const int to = random.bounded(all - count);
        const QList<int> names = rows.names.mid(from, count);
        const QList<int> heights = rows.heights.mid(from, count);
        rows.names.remove(from, count);
        rows.heights.remove(from, count);
        for (int i = 0; i < count; ++i) {
            rows.names.insert(to + i, names[i]);
            rows.heights.insert(to + i, heights[i]);
        }
        window.move(from, count, to);
    }
};

QTEST_GUILESS_MAIN(RowWindowTest)
#include "rowwindow.moc"
