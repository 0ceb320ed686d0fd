// SPDX-License-Identifier: GPL-3.0-or-later
#include "postmortem/document.h"

#include "incident/metrics.h"
#include "models/postmortem/sample.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QTest>
#include <QTimeZone>

#include <algorithm>

using namespace Bridgelog;
using namespace Qt::StringLiterals;

static QStringList sortedMilestones()
{
    QStringList words = wordsOf<MilestoneName>();
    words.sort();
    return words;
}

static Incident goldenExample()
{
    Story s(u"2024-05-06T13:00:00Z"_s);
    const auto at = [&](const QString &time) {
        return Moment{.at = s.instant(time), .precision = Precision::Minute};
    };
    s.tell(Declared{.title = u"Golden"_s, .at = at(u"14:20"_s)});
    const auto milestone = [&](MilestoneName name, const QString &time) {
        s.tell(MilestoneSet{.milestone = name, .at = at(time)});
    };
    milestone(MilestoneName::ImpactStarted, u"14:00"_s);
    milestone(MilestoneName::Detected, u"14:12"_s);
    milestone(MilestoneName::Acknowledged, u"14:15"_s);
    s.tell(PhaseSet{.phase = Phase::Mitigating, .at = at(u"14:40"_s)});
    milestone(MilestoneName::Mitigated, u"15:00"_s);
    milestone(MilestoneName::Recovered, u"15:10"_s);
    s.tell(PhaseSet{.phase = Phase::Resolved, .at = at(u"16:30"_s)});
    return s.incident;
}

class TestDocument : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Which is written in parts where it is long.
    void theFileSaysWhatTheDocumentSays_data()
    {
        QTest::addColumn<int>("entries");
        for (const int entries : {0, 1, 499, 500, 501, 1'700})
            QTest::addRow("%d", entries) << entries;
    }

    void theFileSaysWhatTheDocumentSays()
    {
        QFETCH(int, entries);
        Incident incident = longIncident(entries);
        incident.title = u"\n    \"timeline\": [\n"_s;
        QVERIFY(incidentJson(incident) == QJsonDocument(incidentDocument(incident)).toJson());
        QVERIFY(incidentJson(Incident()) == QJsonDocument(incidentDocument({})).toJson());
    }

    void everyKeyIsAlwaysPresent()
    {
        const QJsonObject document = incidentDocument(Incident());
        const QStringList parts{u"actions"_s,    u"bridgelog"_s,  u"checklist"_s,  u"definitions"_s,
                                u"durations"_s,  u"flags"_s,      u"incident"_s,   u"inferred"_s,
                                u"milestones"_s, u"postmortem"_s, u"responders"_s, u"roles"_s,
                                u"timeline"_s,   u"updates"_s,    u"warnings"_s};
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

    /// The same word is another number by each definition; what ends before it starts is none.
    void theGoldenExampleHasEveryFigureOfItsTable_data()
    {
        QTest::addColumn<QString>("definition");
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("minutes");
        const auto row = [](const char *definition, const char *name, int minutes) {
            QTest::addRow("%s %s", definition, name)
                << QString::fromLatin1(definition) << QString::fromLatin1(name) << minutes;
        };
        for (const char *definition : {"FireHydrant", "FireFighter", "Datadog"})
            row(definition, "time_to_detect", 12);
        for (const char *definition : {"OneUptime", "Keep"})
            row(definition, "time_to_detect", 20);
        for (const char *definition : {"PagerDuty", "Atlassian"})
            row(definition, "time_to_acknowledge", 3);
        row("FireHydrant", "time_to_acknowledge", 15);
        row("FireFighter", "time_to_acknowledge", 20);
        row("OneUptime", "time_to_acknowledge", -1);
        row("FireHydrant", "time_to_mitigate", 60);
        row("Atlassian", "time_to_repair", 30);
        row("FireFighter", "time_to_repair", 40);
        row("FireFighter", "time_to_fix", 50);
        row("Datadog", "time_to_repair", 58);
        row("Atlassian", "time_to_respond", 58);
        row("FireFighter", "time_to_respond", 58);
        row("Atlassian", "time_to_recovery", 70);
        row("FireFighter", "time_to_recovery", 70);
        row("Datadog", "customer_impact", 70);
        row("Datadog", "time_to_resolve", 130);
        for (const char *definition : {"FireHydrant", "Keep", "Atlassian", "FireFighter"})
            row(definition, "time_to_resolve", 150);
    }
    void theGoldenExampleHasEveryFigureOfItsTable()
    {
        QFETCH(QString, definition);
        QFETCH(QString, name);
        QFETCH(int, minutes);
        const Incident incident = goldenExample();
        QJsonObject found;
        for (const QJsonValue value : incidentDocument(incident)[u"definitions"].toArray()) {
            if (value[u"definition"] == definition && value[u"name"] == name)
                found = value.toObject();
        }
        QVERIFY(!found.value(u"formula").toString().isEmpty());
        QCOMPARE(found.value(u"status").toString(), minutes < 0 ? u"invalid"_s : u"recorded"_s);
        QCOMPARE(found.value(u"seconds").isNull(), minutes < 0);
        if (minutes >= 0)
            QCOMPARE(found.value(u"seconds").toInt(), minutes * 60);

        const auto page = postmortemMarkdown(incident, {.templateName = u"google-sre"_s});
        QVERIFY(page);
        const QString measure = u"| %1 |"_s.arg(spoken(name));
        const QString length = minutes < 0 ? u"invalid: it ends before it starts"_s
                                           : spokenDuration(minutes * Instant::minute);
        const QStringList lines = QString::fromUtf8(*page).split(u'\n');
        QVERIFY(std::ranges::any_of(lines, [&](const QString &line) {
            return line.startsWith(measure) && line.contains(definition)
                && line.contains(u"| %1 |"_s.arg(length));
        }));
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
