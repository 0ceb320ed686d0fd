// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/momenttext.h"

#include <QTest>

using namespace Bridgelog;
using namespace Qt::StringLiterals;

class MomentTextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aMomentIsToldNoFinerThanItIsKnown_data()
    {
        QTest::addColumn<QString>("zone");
        QTest::addColumn<QString>("at");
        QTest::addColumn<QString>("until");
        QTest::addColumn<Precision>("precision");
        QTest::addColumn<QString>("told");
        const auto row = [](const char *name, const QString &zone, const QString &at,
                            const QString &until, Precision precision, const QString &told) {
            QTest::newRow(name) << zone << at << until << precision << told;
        };
        using enum Precision;
        const QString london = u"Europe/London"_s;
        row("second", london, u"2019-09-16T15:21:05Z"_s, {}, Second, u"16:21:05 BST · 15:21:05Z"_s);
        row("whole minute", london, u"2019-09-16T15:21:00Z"_s, {}, Second, u"16:21 BST · 15:21Z"_s);
        row("minute", london, u"2019-09-16T15:21:00Z"_s, {}, Minute, u"16:21 BST · 15:21Z"_s);
        row("about", london, u"2019-09-16T15:21:00Z"_s, {}, Approximate, u"≈16:21 BST · 15:21Z"_s);
        row("range", london, u"2019-09-16T15:21:00Z"_s, u"2019-09-16T16:19:00Z"_s, Minute,
            u"16:21–17:19 BST · 15:21Z–16:19Z"_s);
        row("another day", london, u"2019-09-15T22:30:00Z"_s, {}, Minute,
            u"15 Sep 23:30 BST · 22:30Z"_s);
        row("already today there", london, u"2019-09-15T23:30:00Z"_s, {}, Minute,
            u"00:30 BST · 23:30Z"_s);
        row("another year", london, u"2018-12-31T12:00:00Z"_s, {}, Minute,
            u"31 Dec 2018 12:00 GMT · 12:00Z"_s);
        row("day", london, u"2019-09-15T23:00:00Z"_s, {}, Day, u"Monday 16 September 2019"_s);
        row("UTC", u"UTC"_s, u"2019-09-16T15:21:00Z"_s, {}, Minute, u"15:21 UTC"_s);
    }

    void aMomentIsToldNoFinerThanItIsKnown()
    {
        QFETCH(QString, zone);
        QFETCH(QString, at);
        QFETCH(QString, until);
        QFETCH(Precision, precision);
        Moment moment{.at = instantFromIso(at), .precision = precision};
        if (!until.isEmpty())
            moment.until = instantFromIso(until);
        const Instant now = *instantFromIso(u"2019-09-16T16:25:00Z");
        QTEST(momentText(moment, zoneOrUtc(zone), now), "told");
    }

    void nobodyKnowsIsSaid()
    {
        QCOMPARE(momentText({}, zoneOrUtc(u"UTC"_s), {}), u"time unknown"_s);
    }

    void spansAreShort()
    {
        QCOMPARE(spanText(17 * Instant::minute), u"17 min"_s);
        QCOMPARE(spanText(64 * Instant::minute), u"1h 04m"_s);
        QCOMPARE(spanText(51 * (60 * Instant::minute)), u"2d 3h"_s);
    }

    void anUnknownZoneIsShownInUtc() { QVERIFY(isUtc(zoneOrUtc(u"Mars/Olympus"_s))); }
};

QTEST_GUILESS_MAIN(MomentTextTest)
#include "momenttext.moc"
