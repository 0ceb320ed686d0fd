// SPDX-License-Identifier: GPL-3.0-or-later
#include "incident/deadlines.h"
#include "incident/metrics.h"

#include <QTest>

#include <algorithm>
#include <utility>

using namespace Bridgelog;
using namespace Qt::StringLiterals;

static Instant at(const char *hourAndMinute)
{
    const QString time = QString::fromLatin1(hourAndMinute);
    return instantFromIso(u"2024-05-06T"_s + time + (time.size() == 5 ? u":00Z"_s : u"Z"_s))
        .value();
}

static Moment minute(const char *time) { return {.at = at(time), .precision = Precision::Minute}; }

/// An incident, told event by event.
struct Story {
    Incident incident;
    int told = 0;

    Story &tell(const EventBody &body, Instant recorded)
    {
        Event event = Event::make(incident.id, body, u"commander"_s, recorded);
        event.clock = ++told;
        applyTo(incident, event);
        return *this;
    }
    Story &milestone(MilestoneName name, const Moment &moment)
    {
        return tell(MilestoneSet{.milestone = name, .at = moment}, at("14:20"));
    }
    Story &phase(Phase phase, const char *time)
    {
        return tell(PhaseSet{.phase = phase, .at = minute(time)}, at(time));
    }
};

static Story declared(std::optional<int> severity, const char *time)
{
    Story story;
    story.incident.id = IncidentId::make();
    return story.tell(
        Declared{.title = u"API refuses requests"_s, .severity = severity, .at = minute(time)},
        at(time));
}

/// DOMAIN's golden example.
static Incident golden()
{
    using enum MilestoneName;
    Story story = declared(1, "14:20");
    story.milestone(ImpactStarted, minute("14:00"))
        .milestone(Detected, minute("14:12"))
        .milestone(Acknowledged, minute("14:15"))
        .phase(Phase::Mitigating, "14:40")
        .milestone(Mitigated, minute("15:00"))
        .milestone(Recovered, minute("15:10"))
        .phase(Phase::Resolved, "16:30");
    return story.incident;
}

static Metric metric(const QList<Metric> &metrics, const QString &definition, const QString &name)
{
    const auto it = std::ranges::find_if(
        metrics, [&](const Metric &m) { return m.definition == definition && m.name == name; });
    return it == metrics.end() ? Metric{} : *it;
}

static QString drawn(const Metric &metric)
{
    static const QStringList states{u"recorded"_s, u"pending"_s, u"not applicable"_s, u"invalid"_s};
    const QString state = metric.us
        ? spokenDuration(*metric.us)
        : states.at(static_cast<int>(std::to_underlying(metric.status)));
    return metric.formula + u" = "_s + (metric.approximate ? u"~"_s : u""_s) + state;
}

class TestMetrics : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theGoldenExampleHasItsFigures_data()
    {
        QTest::addColumn<int>("minutes"); // -1: invalid
        QTest::addColumn<QString>("formula");
        const auto row = [](const char *by, const char *name, int minutes, const char *formula) {
            QTest::addRow("%s|%s", by, name) << minutes << QString::fromUtf8(formula);
        };
        row("FireHydrant", "time_to_detect", 12, "detected − impact_started");
        row("FireFighter", "time_to_detect", 12, "detected − impact_started");
        row("Datadog", "time_to_detect", 12, "detected − impact_started");
        row("OneUptime", "time_to_detect", 20, "declared − impact_started");
        row("Keep", "time_to_detect", 20, "declared − impact_started");
        row("PagerDuty", "time_to_acknowledge", 3, "acknowledged − detected");
        row("Atlassian", "time_to_acknowledge", 3, "acknowledged − detected");
        row("FireHydrant", "time_to_acknowledge", 15, "acknowledged − impact_started");
        row("FireFighter", "time_to_acknowledge", 20, "declared − impact_started");
        row("OneUptime", "time_to_acknowledge", -1, "acknowledged − declared");
        row("FireHydrant", "time_to_mitigate", 60, "mitigated − impact_started");
        row("OneUptime", "time_to_mitigate", 40, "mitigated − declared");
        row("Atlassian", "time_to_repair", 30, "recovered − mitigating (phase)");
        row("FireFighter", "time_to_repair", 40, "mitigated − declared");
        row("FireFighter", "time_to_fix", 50, "recovered − declared");
        row("Datadog", "time_to_repair", 58, "recovered − detected");
        row("Atlassian", "time_to_respond", 58, "recovered − detected");
        row("FireFighter", "time_to_respond", 58, "recovered − detected");
        row("Atlassian", "time_to_recovery", 70, "recovered − impact_started");
        row("FireFighter", "time_to_recovery", 70, "recovered − impact_started");
        row("Datadog", "customer_impact", 70, "recovered − impact_started");
        row("Datadog", "time_to_resolve", 130, "resolved − declared");
        row("OneUptime", "time_to_resolve", 130, "resolved − declared");
        row("FireHydrant", "time_to_resolve", 150, "resolved − impact_started");
        row("Keep", "time_to_resolve", 150, "resolved − impact_started");
        row("Atlassian", "time_to_resolve", 150, "resolved − impact_started");
        row("FireFighter", "time_to_resolve", 150, "resolved − impact_started");
        row("", "impact", 70, "recovered − impact_started");
        row("", "time_to_detect", 12, "detected − impact_started");
        row("", "time_to_acknowledge", 3, "acknowledged − detected");
        row("", "time_to_mitigate", 60, "mitigated − impact_started");
        row("", "time_to_resolve", 150, "resolved − impact_started");
    }
    void theGoldenExampleHasItsFigures()
    {
        QFETCH(int, minutes);
        QFETCH(QString, formula);
        const QString tag = QString::fromLatin1(QTest::currentDataTag());
        const Incident incident = golden();
        const QString by = tag.section(u'|', 0, 0);
        const Metric found = metric(
            by.isEmpty() ? durations(incident) : publishedMetrics(incident), by,
            tag.section(u'|', 1));
        QCOMPARE(found.formula, formula);
        QVERIFY(!found.approximate);
        if (minutes < 0) {
            QCOMPARE(found.status, MetricStatus::Invalid);
            QVERIFY(!found.us);
        } else {
            QCOMPARE(found.status, MetricStatus::Recorded);
            QCOMPARE(found.us, std::optional(minutes * Instant::minute));
        }
    }

    void everyPublishedFigureIsInTheGoldenTable()
    {
        QCOMPARE(publishedMetrics(golden()).size(), 27);
        QCOMPARE(durations(golden()).size(), 5);
    }

    void whatIsMissingIsNeverZero()
    {
        using enum MilestoneName;
        Story story = declared(2, "14:20");
        const auto all = [&] {
            QStringList lines;
            for (const Metric &m : durations(story.incident))
                lines.append(drawn(m));
            return lines;
        };
        QCOMPARE(
            all(),
            (QStringList{
                u"recovered − impact_started = pending"_s, u"detected − impact_started = pending"_s,
                u"acknowledged − detected = pending"_s, u"mitigated − impact_started = pending"_s,
                u"resolved − impact_started = pending"_s}));
        story.milestone(ImpactStarted, minute("14:00")).milestone(Mitigated, minute("15:00"));
        QCOMPARE(all().at(0), u"mitigated − impact_started = 1h 00m"_s);
        story.milestone(Detected, {.precision = Precision::Unknown, .words = u"?"_s});
        QCOMPARE(all().at(1), u"detected − impact_started = pending"_s);
        story.phase(Phase::Resolved, "15:30");
        QCOMPARE(
            all(),
            (QStringList{
                u"mitigated − impact_started = 1h 00m"_s,
                u"detected − impact_started = not applicable"_s,
                u"acknowledged − detected = not applicable"_s,
                u"mitigated − impact_started = 1h 00m"_s,
                u"resolved − impact_started = 1h 30m"_s}));
        for (const Metric &m : durations(story.incident))
            QCOMPARE(m.us.has_value(), m.status == MetricStatus::Recorded);
    }

    void impactEndsAtTheBestKnownEnd()
    {
        Story story = declared(2, "14:20");
        story.milestone(MilestoneName::ImpactStarted, minute("14:00"))
            .milestone(MilestoneName::Resolved, minute("16:00"));
        QCOMPARE(drawn(durations(story.incident).first()), u"resolved − impact_started = 2h 00m"_s);
        story.milestone(MilestoneName::Mitigated, minute("15:00"));
        QCOMPARE(
            drawn(durations(story.incident).first()), u"mitigated − impact_started = 1h 00m"_s);
        story.milestone(MilestoneName::Recovered, minute("15:10"));
        QCOMPARE(
            drawn(durations(story.incident).first()), u"recovered − impact_started = 1h 10m"_s);
    }

    void anEndKnownToTheMinuteIsNoContradiction()
    {
        Story story = declared(2, "14:20");
        story.milestone(MilestoneName::ImpactStarted, Moment::exactly(at("14:00:30")))
            .milestone(MilestoneName::Detected, minute("14:00"));
        QCOMPARE(drawn(durations(story.incident).at(1)), u"detected − impact_started = ~0m"_s);
        story.milestone(MilestoneName::Detected, minute("13:59"));
        QCOMPARE(drawn(durations(story.incident).at(1)), u"detected − impact_started = invalid"_s);
        story.milestone(MilestoneName::Detected, Moment::exactly(at("14:00:29")));
        QCOMPARE(drawn(durations(story.incident).at(1)), u"detected − impact_started = invalid"_s);
    }

    void anApproximateEndMakesTheFigureApproximate()
    {
        Story story = declared(2, "14:20");
        Moment about = minute("14:00");
        about.precision = Precision::Approximate;
        story.milestone(MilestoneName::ImpactStarted, about)
            .milestone(MilestoneName::Detected, minute("14:12"));
        QCOMPARE(drawn(durations(story.incident).at(1)), u"detected − impact_started = ~12m"_s);
    }

    void keepCountsFromTheRecordWhereNoStartIsKnown()
    {
        Story story = declared(2, "14:20");
        story.milestone(MilestoneName::Resolved, minute("15:00"));
        QCOMPARE(
            drawn(metric(publishedMetrics(story.incident), u"Keep"_s, u"time_to_resolve"_s)),
            u"resolved − declared = 40m"_s);
    }

    void speaksDurations_data()
    {
        QTest::addColumn<qint64>("us");
        const auto row = [](const char *spoken, qint64 seconds) {
            QTest::newRow(spoken) << seconds * Instant::second;
        };
        row("0m", 0);
        row("46s", 46);
        row("1m", 60);
        row("5m 04s", 304);
        row("34m 46s", 2086);
        row("35m", 2100);
        row("59m 59s", 3599);
        row("1h 00m", 3600);
        row("1h 04m", 3852);
        row("6h 00m", 21'600);
        row("23h 59m", 86'399);
        row("1d 00h", 86'400);
        row("2d 03h", 2 * 86'400 + 3 * 3600 + 59 * 60);
        row("400d 00h", 400 * 86'400LL);
        row("−5m", -300);
        QTest::newRow("1s") << qint64(1'999'999);
    }
    void speaksDurations()
    {
        QFETCH(qint64, us);
        QCOMPARE(spokenDuration(us), QString::fromUtf8(QTest::currentDataTag()));
    }

    void theClockRunsFromImpactToTheEnd()
    {
        const auto clock = [](const Incident &incident, const char *now) {
            const Elapsed e = elapsed(incident, at(now));
            return spokenDuration(e.us) + (e.running ? u" running"_s : u" stopped"_s)
                + (e.sinceImpact ? u" since impact"_s : u""_s);
        };
        Story story = declared(1, "14:20");
        QCOMPARE(clock(story.incident, "14:30"), u"10m running"_s);
        QCOMPARE(clock(story.incident, "14:10"), u"0m running"_s);
        story.milestone(MilestoneName::ImpactStarted, minute("14:00"));
        QCOMPARE(clock(story.incident, "14:30"), u"30m running since impact"_s);
        story.milestone(MilestoneName::Mitigated, minute("14:40"))
            .milestone(MilestoneName::Recovered, minute("14:50"));
        QCOMPARE(clock(story.incident, "15:30"), u"1h 30m running since impact"_s);
        story.phase(Phase::Resolved, "16:00");
        QCOMPARE(clock(story.incident, "19:00"), u"50m stopped since impact"_s);
        story.tell(Reopened{}, at("19:00"));
        QCOMPARE(clock(story.incident, "19:30"), u"5h 30m running since impact"_s);
        story.phase(Phase::FalseAlarm, "20:00");
        story.tell(Retitled{u"Nothing was wrong"_s}, at("23:00"));
        QCOMPARE(clock(story.incident, "23:30"), u"50m stopped since impact"_s);
        story.milestone(MilestoneName::Recovered, {}).milestone(MilestoneName::Mitigated, {});
        QCOMPARE(clock(story.incident, "23:30"), u"6h 00m stopped since impact"_s);
    }

    void theClockOfWhatWasNeverDeclaredRunsFromTheFirstRecord()
    {
        Story story;
        story.incident.id = IncidentId::make();
        story.tell(Declared{.title = u"Imported"_s}, at("10:00"));
        QCOMPARE(elapsed(story.incident, at("10:30")).us, 30 * Instant::minute);
        QVERIFY(!elapsed(story.incident, at("10:30")).sinceImpact);
    }

    void updatesAreDueBySeverity()
    {
        const auto due = [](std::optional<int> severity) {
            return updateDueFor(
                declared(severity, "14:00").incident, Audience::Public, at("14:05"));
        };
        QCOMPARE(due(1), std::optional(at("14:15")));
        QCOMPARE(due(2), std::optional(at("14:20")));
        QCOMPARE(due(3), std::optional(at("15:00")));
        QCOMPARE(due({}), std::optional(at("15:00")));
        QCOMPARE(due(4), std::nullopt);
        QCOMPARE(due(5), std::nullopt);
    }

    void theLastPublicUpdateStartsTheTermAnew()
    {
        Story story = declared(1, "14:00");
        const auto publish = [&](const char *known, const char *out, Audience audience) {
            story.tell(
                UpdatePublished{
                    .entry = EntryId::make(),
                    .at = minute(known),
                    .publishedAt = at(out),
                    .phase = u"investigating"_s,
                    .text = u"We are looking into it."_s,
                    .audience = audience},
                at(out));
        };
        publish("14:04", "14:06", Audience::Public);
        QCOMPARE(
            updateDueFor(story.incident, Audience::Public, at("14:10")),
            std::optional(at("14:21")));
        QCOMPARE(
            updateDueFor(story.incident, Audience::Public, at("14:40")),
            std::optional(at("14:21")));
        publish("14:30", "14:31", Audience::Internal);
        QCOMPARE(
            updateDueFor(story.incident, Audience::Public, at("14:40")),
            std::optional(at("14:21")));
        // One that says it goes out later does not count yet.
        publish("15:30", "15:30", Audience::Public);
        QCOMPARE(
            updateDueFor(story.incident, Audience::Public, at("14:40")),
            std::optional(at("14:21")));
        QCOMPARE(
            updateDueFor(story.incident, Audience::Public, at("15:30")),
            std::optional(at("15:45")));
        // Two hours in, they may be twice as far apart.
        publish("15:59", "15:59", Audience::Public);
        QCOMPARE(
            updateDueFor(story.incident, Audience::Public, at("16:10")),
            std::optional(at("16:14")));
        publish("16:00", "16:00", Audience::Public);
        QCOMPARE(
            updateDueFor(story.incident, Audience::Public, at("16:10")),
            std::optional(at("16:30")));
        story.phase(Phase::Resolved, "16:20");
        QCOMPARE(updateDueFor(story.incident, Audience::Public, at("16:40")), std::nullopt);
    }
};

QTEST_GUILESS_MAIN(TestMetrics)
#include "metrics.moc"
