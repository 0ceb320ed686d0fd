// SPDX-License-Identifier: GPL-3.0-or-later
#include "incident/entryhistory.h"
#include "incident/textdiff.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTest>

using namespace Bridgelog;
using namespace Qt::StringLiterals;

namespace {

QString drawn(const QList<DiffSpan> &spans)
{
    QString text;
    for (const DiffSpan &span : spans) {
        const bool same = span.what == DiffSpan::What::Same;
        const bool added = span.what == DiffSpan::What::Added;
        text += same ? span.text : (added ? u"{+%1+}"_s : u"[-%1-]"_s).arg(span.text);
    }
    return text;
}

QString side(const QList<DiffSpan> &spans, DiffSpan::What what)
{
    QString text;
    for (const DiffSpan &span : spans) {
        if (span.what == DiffSpan::What::Same || span.what == what)
            text += span.text;
    }
    return text;
}

QString words(QRandomGenerator &random, int count, int pool)
{
    QString text;
    for (int i = 0; i < count; ++i)
        text += u"w%1%2"_s.arg(random.bounded(pool)).arg(random.bounded(9) ? u' ' : u'\n');
    return text;
}

} // namespace

class TestHistory : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aDiffIsByWords()
    {
        QCOMPARE(
            drawn(diff(u"every node refuses", u"every second node, refuses")),
            u"every {+second +}node{+,+} refuses"_s);
        QCOMPARE(drawn(diff(u"a b", u"c b")), u"[-a-]{+c+} b"_s);
        QCOMPARE(drawn(diff(u"", u"a")), u"{+a+}"_s);
        QCOMPARE(drawn(diff(u"a", u"")), u"[-a-]"_s);
        QVERIFY(diff(u"", u"").isEmpty());
        QCOMPARE(drawn(diff(u"same", u"same")), u"same"_s);
    }

    void aDiffHoldsBothTexts()
    {
        QRandomGenerator random(1);
        for (int round = 0; round < 300; ++round) {
            const QString a = words(random, random.bounded(60), 8);
            const QString b = words(random, random.bounded(60), 8);
            const auto spans = diff(a, b);
            QCOMPARE(side(spans, DiffSpan::What::Removed), a);
            QCOMPARE(side(spans, DiffSpan::What::Added), b);
            for (qsizetype i = 1; i < spans.size(); ++i)
                QVERIFY(spans.at(i).what != spans.at(i - 1).what);
        }
    }

    void twoLargeTextsDoNotTakeLong()
    {
        QRandomGenerator random(2);
        const QString a = words(random, 400'000, 100'000);
        const QString b = words(random, 400'000, 100'000);
        QVERIFY(a.size() > 2'000'000);
        QElapsedTimer timer;
        timer.start();
        const auto apart = diff(a, b);
        QString edited = a;
        edited.insert(1'000'000, u" one more "_s);
        const auto near = diff(a, edited);
        QVERIFY2(timer.elapsed() < 5000, qPrintable(QString::number(timer.elapsed())));
        QCOMPARE(side(apart, DiffSpan::What::Added), b);
        QCOMPARE(side(near, DiffSpan::What::Added), edited);
        QVERIFY(near.size() <= 4);
    }

    void everyVersionSaysWhoDidWhat()
    {
        const EntryId entry = EntryId::make();
        const EntryId another = EntryId::make();
        const Moment at = Moment::exactly(Instant::fromSeconds(100));
        QList<Event> events;
        const auto happens = [&](const EventBody &body, const QString &author) {
            events.append(
                Event::make({}, body, author, Instant::fromSeconds(1000 + events.size())));
        };
        happens(EntryAdded{.entry = another, .at = at, .text = u"x"_s}, u"scribe"_s);
        happens(EntryAdded{.entry = entry, .at = at, .text = u"down"_s}, u"scribe"_s);
        happens(EntryRevised{.entry = entry, .text = u"all down"_s}, u"deputy"_s);
        happens(EntryRevised{.entry = another, .text = u"y"_s}, u"deputy"_s);
        happens(EntryRetracted{.entry = entry, .reason = u"wrong"_s}, u"deputy"_s);
        happens(EntryRestored{.entry = entry}, u"deputy"_s);
        events.last().undoes = events.at(4).id;
        happens(EntryRetracted{.entry = entry, .reason = u"wrong"_s}, u"deputy"_s);
        events.last().undoes = events.at(5).id;

        const auto versions = history(events, entry);
        QCOMPARE(versions.size(), 5);
        using enum EntryVersion::What;
        QCOMPARE(versions.at(0).changes, EntryVersion::Changes(Added));
        QCOMPARE(versions.at(0).author, u"scribe"_s);
        QCOMPARE(versions.at(1).changes, EntryVersion::Changes(Text));
        QCOMPARE(versions.at(1).entry.text, u"all down"_s);
        QCOMPARE(versions.at(1).recordedAt, Instant::fromSeconds(1002));
        QCOMPARE(versions.at(2).changes, EntryVersion::Changes(Struck));
        QCOMPARE(versions.at(3).changes, EntryVersion::Changes(Restored));
        QCOMPARE(versions.at(3).how, EntryVersion::How::Undone);
        QCOMPARE(versions.at(4).how, EntryVersion::How::Redone);
        QVERIFY(history(events, EntryId::make()).isEmpty());
    }

    void aMilestonesOwnLineHasAHistory()
    {
        const auto said = [](qint64 seconds) {
            return MilestoneSet{
                .milestone = MilestoneName::Detected,
                .at = Moment::exactly(Instant::fromSeconds(seconds))};
        };
        const QList<Event> events{
            Event::make({}, said(100), u"a"_s, Instant::fromSeconds(1)),
            Event::make({}, said(200), u"b"_s, Instant::fromSeconds(2))};
        const auto versions = history(events, EntryId(events.first().id.uuid()));
        QCOMPARE(versions.size(), 2);
        QCOMPARE(versions.last().changes, EntryVersion::Changes(EntryVersion::What::Time));
        QCOMPARE(versions.last().author, u"b"_s);
    }
};

QTEST_GUILESS_MAIN(TestHistory)
#include "history.moc"
