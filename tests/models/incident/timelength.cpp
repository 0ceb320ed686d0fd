// SPDX-License-Identifier: GPL-3.0-or-later
#include "incident/timegrammar.h"

#include <QTest>

using namespace Bridgelog;

class TestTimeLength : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void takesTheTimeAndLeavesTheText_data()
    {
        QTest::addColumn<QString>("time");
        const auto row = [](const char *text, const char *time) {
            QTest::newRow(text) << QString::fromUtf8(time);
        };
        row("16:21 we saw", "16:21");
        row("16:21 BST we saw", "16:21 BST");
        row("16:21 bst we saw", "16:21 bst");
        row("16:21 cest", "16:21 cest");
        row("16:21, we saw", "16:21");
        row("16:21: we saw", "16:21");
        row("16:21. We saw", "16:21");
        row("16:21 BST.", "16:21 BST");
        row("16:21 API down", "16:21");
        row("16:21 is down", "16:21");
        row("16:21 IT is down", "16:21");
        row("16:21 it is down", "16:21");
        row("16:21 est tombé", "16:21");
        row("16:21 ist weg", "16:21");
        row("16:21 EST we saw", "16:21 EST");
        row("16:21 ET we saw", "16:21 ET");
        row("16:21 et cetera", "16:21");
        row("16:21 west region", "16:21");
        row("16:21 Pacific time it fell", "16:21 Pacific time");
        row("16:21 pacific cable cut", "16:21");
        row("16:21 we ran out of time", "16:21");
        row("16:21 Europe/Berlin nodes", "16:21 Europe/Berlin");
        row("16:21 and/or not", "16:21");
        row("16:21 +01:00 we saw", "16:21 +01:00");
        row("16:21 +1 we agree", "16:21");
        row("16:21 -5 nodes", "16:21");
        row("16:21Z db", "16:21Z");
        row("16:21 pm", "16:21");
        row("4:21 pm the", "4:21 pm");
        row("4:21 a module", "4:21");
        row("16:21..17:19 UTC api", "16:21..17:19 UTC");
        row("16:21 - we saw", "16:21");
        row("16:21 to 4 nodes", "16:21");
        row("16:21 to everyone", "16:21");
        row("16:21 - 17:19 down", "16:21 - 17:19");
        row("16:21 until now we waited", "16:21 until now");
        row("16:21 yesterday it broke", "16:21 yesterday");
        row("16:21 today it broke", "16:21");
        row("yesterday 22:29 UTC pages", "yesterday 22:29 UTC");
        row("yesterday we", "yesterday");
        row("monday 14:00 rollout", "monday 14:00");
        row("mon 14:00 rollout", "mon 14:00");
        row("sun shines", "");
        row("sat 5 pods", "");
        row("2024-10-15 14:00 CEST x", "2024-10-15 14:00 CEST");
        row("2024-10-15 release", "2024-10-15");
        row("-5m restarted", "-5m");
        row("-1h30m restarted", "-1h30m");
        row("-1h 30m restarted", "-1h 30m");
        row("-1h 30 nodes", "-1h");
        row("-5 minutes", "-5 minutes");
        row("-5 m", "");
        row("now we", "now");
        row("nowhere", "");
        row("? when", "?");
        row("?when", "");
        row("~16:21 about", "~16:21");
        row("around 16:21 pages", "around 16:21");
        row("around the block", "");
        row("5m ago it", "5m ago");
        row("5m of cable", "");
        // Half typed: nothing yet, or what stands already.
        row("", "");
        row("1", "");
        row("16", "");
        row("16:", "");
        row("16:2", "");
        row("16:21", "16:21");
        row("16:21 ", "16:21");
        row("16:21 B", "16:21");
        row("16:21 BS", "16:21");
        row("16:21 BST", "16:21 BST");
        row("16:21.", "16:21");
        row("16:21..", "16:21");
        row("16:21..1", "");
        row("16:21..17:19", "16:21..17:19");
        row("16:21:", "16:21");
        row("16:21:0", "");
        row("-", "");
        row("-5", "");
        row("~", "");
        row("2024-10-1", "");
        // Not times.
        row(" 16:21", "");
        row("on-call", "");
        row("10.0.0.1 answers", "");
        row("3.5 is out", "");
        row("16:21x", "");
        row("16:21@home", "");
        row("1:1 meeting", "");
        row("100:00", "");
        row("١٦:٢١", "");
        // The right shape, the wrong figures: asked about, never taken for text.
        row("25:61 we", "25:61");
        row("2024-02-30 10:00 we", "2024-02-30 10:00");
    }
    void takesTheTimeAndLeavesTheText()
    {
        QFETCH(QString, time);
        const QString text = QString::fromUtf8(QTest::currentDataTag());
        QCOMPARE(text.first(timeLength(text)), time);
    }
};

QTEST_GUILESS_MAIN(TestTimeLength)
#include "timelength.moc"
