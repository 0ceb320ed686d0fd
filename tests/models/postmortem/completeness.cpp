// SPDX-License-Identifier: GPL-3.0-or-later
#include "postmortem/completeness.h"

#include "models/postmortem/sample.h"
#include "postmortem/sectiontext.h"

#include <QTest>

#include <algorithm>

using namespace Bridgelog;
using namespace Qt::StringLiterals;

/// What a reviewer would send a postmortem back for.
class TestCompleteness : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void emptySectionsAreNamed()
    {
        const auto gaps = gapsOf(written(u"# T\n\n## A\n\n## B\nwords\n\n## C\n{# who? #}\n"_s));
        QCOMPARE(sections(gaps, Gap::Kind::EmptySection), (QStringList{u"a"_s, u"c"_s}));
    }

    void milestonesAndActionsThatLackSomethingAreNamed()
    {
        Story s(u"2024-06-12T10:00:00Z"_s);
        s.tell(Declared{.title = u"t"_s});
        s.tell(ActionAdded{.action = s.nextAction(), .text = u"alert sooner"_s});
        s.tell(ActionAdded{
            .action = s.nextAction(),
            .text = u"done well"_s,
            .owner = u"platform"_s,
            .due = u"2024-07-01"_s});
        const auto gaps = Bridgelog::gapsOf(s.incident, Audience::Internal);
        const auto count = [&](Gap::Kind kind) {
            return std::ranges::count(gaps, kind, &Gap::kind);
        };
        QCOMPARE(count(Gap::Kind::MilestoneMissing), 4);
        QCOMPARE(count(Gap::Kind::ActionWithoutOwner), 1);
        QCOMPARE(count(Gap::Kind::ActionWithoutDue), 1);
    }

    void wordsOfAnInternalEntryAreOnlyPointedAtInPublic()
    {
        Story s(u"2024-06-12T10:00:00Z"_s);
        s.log(EntryKind::Note, u"10:05"_s, u"The replica **db-7** refused its certificate"_s);
        s.incident.postmortem.sections = revised(
            {},
            revisionsFor(
                {},
                u"## A\nSo: the replica db-7 refused its certificate.\n"
                "## B\n```\nthe replica db-7 refused its certificate\n```\n"_s));
        const auto gaps = Bridgelog::gapsOf(s.incident, Audience::Public);
        QCOMPARE(sections(gaps, Gap::Kind::InternalInPublic), QStringList{u"a"_s});
        const auto it = std::ranges::find(gaps, Gap::Kind::InternalInPublic, &Gap::kind);
        const Section &section = s.incident.postmortem.sections.first();
        QCOMPARE(
            section.text.sliced(it->at, it->length), u"the replica db-7 refused its certificate"_s);
        QVERIFY(
            sections(Bridgelog::gapsOf(s.incident, Audience::Internal), Gap::Kind::InternalInPublic)
                .isEmpty());
    }

    void openCommentsAreNamed()
    {
        Incident incident = written(u"## A\nwords\n"_s);
        incident.postmortem.comments = {
            {.id = CommentId::make(), .section = u"a"_s, .text = u"When?"_s}};
        QCOMPARE(sections(gapsOf(incident), Gap::Kind::OpenComment), QStringList{u"a"_s});
        incident.postmortem.comments.first().resolvedAt = Instant{1};
        QVERIFY(sections(gapsOf(incident), Gap::Kind::OpenComment).isEmpty());
    }

    void aTimeOrLengthThatDisagreesIsPointedAt_data()
    {
        QTest::addColumn<QString>("prose");
        QTest::addColumn<QString>("points"); ///< empty: at nothing
        // Impact 15:21 UTC (16:21 BST), detected 15:38, mitigated 16:19: 17 and 58 minutes.
        QTest::newRow("right") << u"It was detected at 16:38 BST."_s << QString();
        QTest::newRow("wrong") << u"It was detected at 16:45 BST."_s << u"16:45 BST"_s;
        QTest::newRow("no zone is the incident's") << u"It was detected at 16:38."_s << QString();
        QTest::newRow("in UTC") << u"It was detected at 15:38 UTC."_s << QString();
        QTest::newRow("the wrong zone") << u"It was detected at 15:38 BST."_s << u"15:38 BST"_s;
        QTest::newRow("hedged") << u"It was detected at about 16:45."_s << QString();
        QTest::newRow("two times") << u"It was detected from 16:40 to 16:45."_s << QString();
        QTest::newRow("another clause")
            << u"It was detected early, and at 16:45 a fix was tried."_s << QString();
        QTest::newRow("a field") << u"It was detected at {{ milestones.detected|local }}."_s
                                 << QString();
        QTest::newRow("code") << u"```\ndetected at 16:45\n```"_s << QString();
        QTest::newRow("length") << u"It took 17 minutes to detect."_s << QString();
        QTest::newRow("wrong length") << u"It took 25 minutes to detect."_s << u"25 minutes"_s;
        QTest::newRow("outage") << u"The outage lasted 2 hours 5 minutes."_s
                                << u"2 hours 5 minutes"_s;
        QTest::newRow("whole hours") << u"The outage lasted 1 hour."_s << QString();
        QTest::newRow("of something else") << u"The job ran for 25 minutes."_s << QString();
        QTest::newRow("hedged length") << u"There was about 55 minutes of impact."_s << QString();
    }
    void aTimeOrLengthThatDisagreesIsPointedAt()
    {
        QFETCH(QString, prose);
        QFETCH(QString, points);
        Story s(u"2019-09-16T15:00:00Z"_s);
        s.tell(Declared{.title = u"t"_s, .zone = u"Europe/London"_s});
        const auto set = [&](MilestoneName name, const QString &time) {
            s.tell(MilestoneSet{.milestone = name, .at = s.at(time)});
        };
        set(MilestoneName::ImpactStarted, u"15:21"_s);
        set(MilestoneName::Detected, u"15:38"_s);
        set(MilestoneName::Mitigated, u"16:19"_s);
        const Section section{.key = u"a"_s, .title = u"A"_s, .text = prose};
        const auto gaps = contradictions(s.incident, section);
        QCOMPARE(gaps.size(), points.isEmpty() ? 0 : 1);
        if (!gaps.isEmpty()) {
            QCOMPARE(prose.sliced(gaps.first().at, gaps.first().length), points);
            QCOMPARE(gaps.first().section, u"a"_s);
        }
    }

private:
    static Incident written(const QString &text)
    {
        Incident incident = sampleIncident();
        incident.postmortem.sections = revised({}, revisionsFor({}, text));
        return incident;
    }
    static QList<Gap> gapsOf(const Incident &incident)
    {
        return Bridgelog::gapsOf(incident, Audience::Internal);
    }
    static QStringList sections(const QList<Gap> &gaps, Gap::Kind kind)
    {
        QStringList keys;
        for (const Gap &gap : gaps) {
            if (gap.kind == kind)
                keys.append(gap.section);
        }
        return keys;
    }
};

QTEST_GUILESS_MAIN(TestCompleteness)
#include "completeness.moc"
