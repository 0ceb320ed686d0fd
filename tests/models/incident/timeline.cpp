// SPDX-License-Identifier: GPL-3.0-or-later
#include "incident/timeline.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>

using namespace Bridgelog;
using namespace Qt::StringLiterals;

static Entry
entryAt(std::optional<qint64> second, const QString &text, std::optional<EntryId> after = {})
{
    Entry entry{.id = EntryId::make(), .after = after, .text = text};
    if (second)
        entry.at = Moment::exactly(Instant::fromSeconds(*second));
    return entry;
}

static QString drawn(const Timeline &timeline)
{
    QStringList rows;
    for (int row = 0; row < timeline.size(); ++row)
        rows.append(timeline.at(row).text);
    return rows.join(u' ');
}

class TestTimeline : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void ordersByInstantAndKeepsTies()
    {
        Timeline timeline;
        timeline.insert(entryAt(20, u"b"_s));
        timeline.insert(entryAt(10, u"a"_s));
        timeline.insert(entryAt(20, u"c"_s));
        timeline.insert(entryAt(15, u"d"_s));
        QCOMPARE(drawn(timeline), u"a d b c"_s);
    }

    void putsAnUntimedEntryBehindItsAnchorWhereverThatGoes()
    {
        Timeline timeline;
        const Entry a = entryAt(10, u"a"_s);
        timeline.insert(a);
        timeline.insert(entryAt(20, u"b"_s));
        const Entry x = entryAt({}, u"x"_s, a.id);
        timeline.insert(x);
        timeline.insert(entryAt({}, u"y"_s, x.id));
        timeline.insert(entryAt({}, u"z"_s, x.id));
        timeline.insert(entryAt({}, u"first"_s));
        QCOMPARE(drawn(timeline), u"first a x z y b"_s);
        const auto moved = timeline.move(a.id, Moment::exactly(Instant::fromSeconds(30)), {});
        QVERIFY(moved.has_value());
        QCOMPARE(drawn(timeline), u"first b a x z y"_s);
        QCOMPARE(moved->count, 4);
        QCOMPARE(timeline.between(3).first, std::optional(Instant::fromSeconds(30)));
        QCOMPARE(timeline.between(0).second, std::optional(Instant::fromSeconds(20)));
    }

    void editingNothingAboutTheTimeMovesNothing()
    {
        Timeline timeline;
        const Entry a = entryAt(10, u"a"_s);
        timeline.insert(a);
        timeline.insert(entryAt(10, u"b"_s));
        const auto change = timeline.move(a.id, a.at, {});
        QCOMPARE(change->what, TimelineChange::What::Changed);
        QCOMPARE(drawn(timeline), u"a b"_s);
    }

    void anEntryIsNeverPutBehindItself()
    {
        Timeline timeline;
        const Entry a = entryAt(10, u"a"_s);
        const Entry x = entryAt({}, u"x"_s, a.id);
        timeline.insert(a);
        timeline.insert(x);
        timeline.insert(entryAt({}, u"y"_s, x.id));
        timeline.move(a.id, Moment{}, x.id);
        QCOMPARE(drawn(timeline), u"a x y"_s);
        timeline.move(x.id, Moment{}, x.id);
        QCOMPARE(timeline.size(), 3);
    }

    void randomEditsKeepTheOrderAndReportWhereRowsWent()
    {
        QRandomGenerator random(7);
        for (int round = 0; round < 40; ++round) {
            Timeline timeline;
            QList<EntryId> ids;
            QList<EntryId> rows; // what a view would show, kept only by the reported changes
            for (int step = 0; step < 120; ++step) {
                const auto someId = [&] {
                    return ids.isEmpty() ? EntryId() : ids.at(random.bounded(ids.size()));
                };
                const std::optional<qint64> time =
                    random.bounded(3) ? std::optional<qint64>(random.bounded(50)) : std::nullopt;
                const std::optional<EntryId> after =
                    random.bounded(4) ? std::optional(someId()) : std::nullopt;
                std::optional<TimelineChange> change;
                if (ids.isEmpty() || random.bounded(3)) {
                    const Entry entry = entryAt(time, QString::number(step), after);
                    ids.append(entry.id);
                    change = timeline.insert(entry);
                    rows.insert(change->to, entry.id);
                } else {
                    const Moment at =
                        time ? Moment::exactly(Instant::fromSeconds(*time)) : Moment{};
                    change = timeline.move(someId(), at, after);
                    if (change->what == TimelineChange::What::Moved) {
                        const QList<EntryId> block = rows.mid(change->from, change->count);
                        rows.remove(change->from, change->count);
                        for (int i = 0; i < block.size(); ++i)
                            rows.insert(change->to + i, block.at(i));
                    }
                }
                checkOrder(timeline, rows);
            }
        }
    }

private:
    static void checkOrder(const Timeline &timeline, const QList<EntryId> &rows)
    {
        QCOMPARE(timeline.size(), rows.size());
        std::optional<Instant> last;
        for (int row = 0; row < timeline.size(); ++row) {
            const Entry &entry = timeline.at(row);
            QCOMPARE(entry.id, rows.at(row));
            QCOMPARE(timeline.rowOf(entry.id), row);
            if (entry.at.at) {
                QVERIFY(!last || *last <= *entry.at.at);
                last = entry.at.at;
            } else if (entry.after) { // its anchor stands before it with nothing timed in between
                const int anchor = timeline.rowOf(*entry.after);
                QVERIFY(anchor >= 0 && anchor < row);
                for (int i = anchor + 1; i < row; ++i)
                    QVERIFY(!timeline.at(i).at.at);
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestTimeline)
#include "timeline.moc"
