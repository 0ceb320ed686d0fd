// SPDX-License-Identifier: GPL-3.0-or-later
#include "updates/wordings.h"

#include "updates/publictext.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace Bridgelog;
using namespace Qt::StringLiterals;

static Instant at(const char *iso) { return *instantFromIso(QString::fromLatin1(iso)); }

static Incident sample()
{
    Incident incident;
    const auto tell = [&](const EventBody &body) {
        applyTo(
            incident,
            Event::make(IncidentId::make(), body, u"duty commander"_s, at("2019-09-16T15:40:00Z")));
    };
    tell(Declared{.title = u"Orders {next} fail"_s, .zone = u"Europe/London"_s});
    for (const QString &name : {u"Checkout"_s, u"Search"_s, u"Order API"_s})
        tell(ComponentImpactSet{.component = name, .impact = Impact::Degraded});
    tell(ComponentImpactSet{.component = u"Search"_s, .impact = Impact::Operational});
    tell(MilestoneSet{
        .milestone = MilestoneName::ImpactStarted,
        .at = Moment::exactly(at("2019-09-16T15:21:00Z"))});
    return incident;
}

class TestWordings : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theShippedOnesServeEveryAudienceAndWarnOfNothing()
    {
        const Wordings &shipped = Wordings::shipped();
        const Instant now = at("2019-09-16T16:25:00Z");
        for (const Phase phase :
             {Phase::Investigating, Phase::Identified, Phase::Mitigating, Phase::Monitoring,
              Phase::Resolved}) {
            QVERIFY(!shipped.of(Audience::Internal, phase).isEmpty());
            const QList<Wording> texts = shipped.of(Audience::Public, phase);
            QVERIFY(!texts.isEmpty());
            for (const Wording &wording : texts) {
                const QString text =
                    filledWording(wording.text, sample(), at("2019-09-16T16:45:00Z"), now);
                const auto warnings = publicTextWarnings(text, rulesFor(sample(), word(phase)));
                QVERIFY2(
                    warnings.isEmpty(),
                    qPrintable(
                        text + u' '
                        + (warnings.isEmpty() ? QString() : sentenceOf(warnings.first()))));
            }
        }
    }

    void fieldsAreFilledOnceAndNeverReadAgain()
    {
        const Instant now = at("2019-09-16T16:25:00Z");
        QCOMPARE(
            filledWording(
                u"{title}: {components} since {since}. Next by {next}."_s, sample(),
                at("2019-09-17T16:45:00Z"), now),
            u"Orders {next} fail: Checkout and Order API since 16:21 BST (15:21 UTC). Next by 17 September, 17:45 BST (16:45 UTC)."_s);
    }

    void whatIsNotKnownTakesItsSentenceWithIt()
    {
        Incident unknown = sample();
        unknown.milestones[0].reset();
        unknown.components.clear();
        QCOMPARE(
            filledWording(
                u"Since {since}, it fails. We look into {components}. Next update by {next}.\nSorry!"_s,
                unknown, {}, at("2019-09-16T16:25:00Z")),
            u"We look into our service.\nSorry!"_s);
        QCOMPARE(
            filledWording(
                u"{components} fails. {components} will be back."_s, unknown, {},
                at("2019-09-16T16:25:00Z")),
            u"Our service fails. Our service will be back."_s);
    }

    void readsTextsAndWordsToAvoid()
    {
        const auto read = Wordings::read(
            "// ours\nbridgelog-wordings 1\n\n# public false alarm: for the shop\nOne.\n\nTwo.\n"
            "# avoid\noutage\n root  cause \n\n");
        QVERIFY(read);
        QCOMPARE(
            read->all,
            (QList<Wording>{
                {.audience = Audience::Public,
                 .phase = Phase::FalseAlarm,
                 .name = u"for the shop"_s,
                 .text = u"One.\n\nTwo."_s}}));
        QCOMPARE(read->avoid, (QStringList{u"outage"_s, u"root cause"_s}));
    }

    void saysWhereAFileIsBad_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("line");
        QTest::addColumn<int>("column");
        QTest::addColumn<QString>("what");
        const auto row = [](const char *name, const QByteArray &bytes, int line, int column,
                            const char *what) {
            QTest::newRow(name) << bytes << line << column << QString::fromUtf8(what);
        };
        row("nothing", "", 1, 1, "the file must begin with “bridgelog-wordings 1”");
        row("another", "bridgelog-checklist 1", 1, 1,
            "the file must begin with “bridgelog-wordings 1”");
        row("no phase", "bridgelog-wordings 1\n# public lunch\n", 2, 3,
            "a heading is “# public investigating”, an audience and a phase, or “# avoid”");
        row("no audience", "bridgelog-wordings 1\n#  identified\n", 2, 4,
            "a heading is “# public investigating”, an audience and a phase, or “# avoid”");
        row("text before all", "bridgelog-wordings 1\nHello\n", 2, 1,
            "this text stands under no heading, “# public investigating”");
        row("no text", "bridgelog-wordings 1\n# public identified\n\n# avoid\n", 2, 1,
            "there is no text under this heading");
        row("no field", "bridgelog-wordings 1\n# public identified\nIt is {who}.\n", 3, 7,
            "there is no “{who}”; there are {title}, {components}, {since} and {next}");
    }
    void saysWhereAFileIsBad()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, line);
        QFETCH(int, column);
        QFETCH(QString, what);
        const auto read = Wordings::read(bytes);
        QVERIFY(!read);
        QCOMPARE(read.error().what, what);
        QCOMPARE(read.error().line, line);
        QCOMPARE(read.error().column, column);
    }

    void onesOwnTakeThePlaceOfTheShippedUnlessTheyAreBad()
    {
        QDir().mkpath(QFileInfo(Wordings::ownPath()).path());
        const auto put = [](const QByteArray &bytes) {
            QFile file(Wordings::ownPath());
            QVERIFY(file.open(QIODevice::WriteOnly));
            QCOMPARE(file.write(bytes), bytes.size());
        };
        put("bridgelog-wordings 1\n# public identified\nOurs.\n");
        QStringList complaints;
        QCOMPARE(Wordings::ofUser(&complaints).all.size(), 1);
        QVERIFY(complaints.isEmpty());
        put("bridgelog-wordings 1\nOurs.\n");
        QCOMPARE(Wordings::ofUser(&complaints), Wordings::shipped());
        QCOMPARE(complaints.size(), 1);
        QVERIFY(complaints.first().contains(u": at line 2, column 1, "_s));
        QFile::remove(Wordings::ownPath());
        QCOMPARE(Wordings::ofUser(), Wordings::shipped());
    }
};

QTEST_GUILESS_MAIN(TestWordings)
#include "wordings.moc"
