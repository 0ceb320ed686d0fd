// SPDX-License-Identifier: GPL-3.0-or-later
#include "postmortem/document.h"

#include "models/postmortem/sample.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QTest>
#include <QTimeZone>

using namespace Bridgelog;
using namespace Qt::StringLiterals;

static QStringList sortedMilestones()
{
    QStringList words = wordsOf<MilestoneName>();
    words.sort();
    return words;
}

class TestDocument : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyKeyIsAlwaysPresent()
    {
        const QJsonObject document = incidentDocument(Incident());
        const QStringList parts{u"actions"_s,    u"bridgelog"_s, u"checklist"_s,  u"durations"_s,
                                u"incident"_s,   u"inferred"_s,  u"milestones"_s, u"postmortem"_s,
                                u"responders"_s, u"roles"_s,     u"timeline"_s,   u"updates"_s,
                                u"warnings"_s};
        QCOMPARE(document.keys(), parts);
        const QStringList incident{u"components"_s, u"id"_s,       u"kind"_s, u"organisation"_s,
                                   u"phase"_s,      u"severity"_s, u"tags"_s, u"title"_s,
                                   u"url"_s,        u"zone"_s};
        QCOMPARE(document[u"incident"].toObject().keys(), incident);
        QVERIFY(document[u"incident"][u"severity"].isNull());
        QVERIFY(document[u"incident"][u"url"].isNull());
        QCOMPARE(document[u"milestones"].toObject().keys(), sortedMilestones());
        for (const QJsonValue milestone : document[u"milestones"].toObject())
            QVERIFY(milestone.isNull());
    }

    void instantsAreUtcWithFractionsOnlyWhereThereAreAny()
    {
        Story s(u"2019-09-16T15:00:00Z"_s);
        s.tell(Declared{.title = u"t"_s, .zone = u"Europe/London"_s});
        const Moment whole{
            .at = s.instant(u"15:21"_s), .precision = Precision::Minute, .words = u"16:21 BST"_s};
        const Moment part{
            .at = Instant{s.instant(u"15:21"_s).us + 250'000}, .precision = Precision::Second};
        s.tell(EntryAdded{.entry = s.nextEntry(), .at = whole, .text = u"a"_s});
        s.tell(EntryAdded{.entry = s.nextEntry(), .at = part, .text = u"b"_s});
        const QJsonArray timeline = incidentDocument(s.incident)[u"timeline"].toArray();
        QCOMPARE(timeline[0][u"at"].toString(), u"2019-09-16T15:21:00Z"_s);
        QCOMPARE(timeline[0][u"at_text"].toString(), u"16:21 BST"_s);
        QCOMPARE(timeline[1][u"at"].toString(), u"2019-09-16T15:21:00.25Z"_s);
        QVERIFY(timeline[1][u"at_text"].isNull());
        QVERIFY(timeline[0][u"between"].isNull());
    }

    void writesIsoAsTheCalendarHasIt()
    {
        QRandomGenerator random(3);
        for (int i = 0; i < 2000; ++i) {
            const auto seconds = static_cast<qint64>(random.bounded(253'402'300'799.0));
            const qint64 signedSeconds = i % 4 == 0 ? -seconds / 5 : seconds;
            const QDateTime there = QDateTime::fromSecsSinceEpoch(signedSeconds, QTimeZone::UTC);
            QCOMPARE(isoText(Instant::fromSeconds(signedSeconds)), there.toString(Qt::ISODate));
        }
        QCOMPARE(isoText(Instant{-1}), u"1969-12-31T23:59:59.999999Z"_s);
    }

    void entriesWithoutAnInstantStandBetweenTheirNeighbours()
    {
        Story s(u"2019-09-16T15:00:00Z"_s);
        s.tell(Declared{.title = u"t"_s});
        const EntryId first = s.nextEntry();
        s.tell(EntryAdded{.entry = first, .at = s.at(u"15:10"_s), .text = u"known"_s});
        const EntryId second = s.nextEntry();
        s.tell(EntryAdded{.entry = second, .after = first, .text = u"then"_s});
        s.tell(EntryAdded{.entry = s.nextEntry(), .after = second, .text = u"and then"_s});
        s.tell(
            EntryAdded{.entry = s.nextEntry(), .at = s.at(u"15:30"_s), .text = u"known again"_s});
        s.tell(EntryAdded{.entry = s.nextEntry(), .text = u"before all"_s});
        const QJsonArray timeline = incidentDocument(s.incident)[u"timeline"].toArray();
        QStringList texts;
        for (const QJsonValue entry : timeline)
            texts.append(entry[u"text"].toString());
        QCOMPARE(
            texts,
            (QStringList{u"before all"_s, u"known"_s, u"then"_s, u"and then"_s, u"known again"_s}));
        const QJsonArray around{u"2019-09-16T15:10:00Z"_s, u"2019-09-16T15:30:00Z"_s};
        QCOMPARE(timeline[2][u"between"].toArray(), around);
        QCOMPARE(timeline[3][u"between"].toArray(), around);
        QVERIFY(timeline[2][u"at"].isNull());
        QCOMPARE(timeline[2][u"precision"].toString(), u"unknown"_s);
        QCOMPARE(
            timeline[0][u"between"].toArray(),
            (QJsonArray{QJsonValue(), u"2019-09-16T15:10:00Z"_s}));
    }

    void statesWhatTheSampleSays()
    {
        const QJsonObject document = incidentDocument(sampleIncident());
        QCOMPARE(
            document[u"milestones"][u"impact_started"],
            (QJsonObject{
                {u"at"_s, u"2024-06-12T15:21:00Z"_s},
                {u"precision"_s, u"approximate"_s},
                {u"source"_s, u"recorded"_s},
                {u"at_text"_s, QJsonValue()}}));
        QVERIFY(document[u"milestones"][u"recovered"].isNull());
        const QJsonValue impact = document[u"durations"][u"impact"];
        QCOMPARE(impact[u"seconds"].toInt(), 58 * 60);
        QCOMPARE(impact[u"approximate"].toBool(), true);
        QCOMPARE(impact[u"status"].toString(), u"recorded"_s);
        QVERIFY(!impact[u"formula"].toString().isEmpty());
        const QJsonArray updates = document[u"updates"].toArray();
        QCOMPARE(updates.size(), 2);
        QCOMPARE(updates[0][u"published_at"].toString(), u"2024-06-12T16:08:00Z"_s);
        QVERIFY(updates[1][u"published_at"].isNull());
        const QJsonArray checklist = document[u"checklist"].toArray();
        QCOMPARE(checklist[0][u"state"].toString(), u"done"_s);
        QCOMPARE(checklist[2][u"state"].toString(), u"not_applicable"_s);
        QCOMPARE(checklist[2][u"reason"].toString(), u"no data left the house"_s);
        QCOMPARE(document[u"actions"][0][u"class"].toString(), u"detect"_s);
        QCOMPARE(document[u"actions"][0][u"state"].toString(), u"done"_s);
        QCOMPARE(document[u"postmortem"][u"sections"][0][u"title"].toString(), u"Summary"_s);
    }

    void theBytesAreTheDocument()
    {
        const Incident incident = sampleIncident();
        const QByteArray json = incidentJson(incident);
        QCOMPARE(QJsonDocument::fromJson(json).object(), incidentDocument(incident));
        QCOMPARE(json, incidentJson(incident));
    }
};

QTEST_GUILESS_MAIN(TestDocument)
#include "document.moc"
