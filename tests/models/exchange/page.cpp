// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/componentlist.h"
#include "exchange/importer.h"
#include "incident/metrics.h"
#include "models/exchange/folding.h"

#include <QStringEncoder>
#include <QTest>

using namespace Bridgelog;
using namespace Qt::StringLiterals;

/// Status pages and reports as people paste them, in our own words.
class PageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void headingsGiveThePhases();
    void ofTwoPostsAtOneTimeTheLowerIsTheEarlier();
    void aStampMaySayHowLongAgoItWas();
    void componentsKeepBracketsOfTheirOwn_data();
    void componentsKeepBracketsOfTheirOwn();
    void aPostmortemFillsSectionsAndMovesNoMilestone();
    void rowsOfATimelineAreEntriesWithTheirOwnTimes();
    void tickedBoxesAreDoneActions();
    void restoredIsMitigatedWhereAResolutionIsDeclaredApart();
    void lostHeadingsAreReadFromTheWordingAndNeverGoBack();
    void anOrganisationMayStandOnTheNextLine();
    void aRangeThatSpeaksOfAnOutageStartsAndEndsIt();
    void aStatedLengthThatTheTimesDoNotGiveIsListed();
    void aPostStillAtWorkAfterTheEndIsListed();
    void aReportInProseKeepsItsOrder();
    void linesThatAreParagraphsAreSetApart();
    void whatCameBeforeTheFirstTimeStandsFirst();
    void aMissingYearIsAskedForWithItsCandidates();
    void anAnswerThatContradictsTheWeekdayIsRefused();
    void aMissingDateIsAskedFor();
    void aMissingZoneIsAskedForAndTheAnswerIsTaken();
    void anAmbiguousZoneIsAskedFor();
    void anAmbiguousOrderOfDayAndMonthIsAskedFor();
    void aBlogsFurnitureIsLeftOutAndItsAuthorKept();
    void maintenanceRunsFromInProgressToCompleted();
    void stampsAcrossTheEndOfSummerTimeKeepTheirOffsets();
    void anHourThatHappenedTwiceIsTheEarlierAndSaidSo();
    void aLabelOutOfSeasonIsTakenAtItsWordAndListed();
    void withoutInferenceOnlyPostsAndStampsCount();
    void everyEncodingGivesTheSameIncidentAndKey_data();
    void everyEncodingGivesTheSameIncidentAndKey();
    void windowsLettersAreReadWithAWarning();
    void theSameContentGivesTheSamePlan();
    void otherMaterialIsRefusedByName_data();
    void otherMaterialIsRefusedByName();
};

static Result<ImportPlan> planned(const QString &name, const ImportOptions &options = {})
{
    return planImport(
        contentOf(QStringLiteral(TEST_DATA "/exchange/data/") + name), u"/some/folder/"_s + name,
        options);
}

static Incident imported(const QString &name, const ImportOptions &options = {})
{
    const auto plan = planned(name, options);
    return plan ? folded(plan->incidents.first()) : Incident();
}

static Incident read(const QString &text, const ImportOptions &options = {})
{
    const auto plan = planImport(text.toUtf8(), u"pasted.txt"_s, options);
    return plan ? folded(plan->incidents.first()) : Incident();
}

static QString refusal(const QString &text, const ImportOptions &options = {})
{
    const auto plan = planImport(text.toUtf8(), u"pasted.txt"_s, options);
    return plan ? QString() : plan.error().sentence;
}

static QStringList posts(const Incident &incident)
{
    QStringList result;
    for (int row = 0; row < incident.timeline.size(); ++row)
        if (const Entry &entry = incident.timeline.at(row); entry.kind == EntryKind::Update)
            result.append(isoText(*entry.at.at) + u' ' + entry.phase);
    return result;
}

static QString at(const Incident &incident, MilestoneName name)
{
    const auto &milestone = incident.milestone(name);
    return milestone ? isoText(*milestone->moment.at) : QString();
}

static ImportOptions on(QDate date) { return {.date = date}; }

void PageTest::headingsGiveThePhases()
{
    const Incident incident = imported(u"headed.txt"_s);
    QCOMPARE(incident.title, u"Checkout: slow and failing payments"_s);
    QCOMPARE(incident.organisation, u"Harbour Ledger"_s);
    QCOMPARE(incident.zone, u"Europe/Berlin"_s);
    QCOMPARE(incident.phase, Phase::Resolved);
    const QStringList wanted{
        u"2022-01-14T08:31:00Z investigating"_s, u"2022-01-14T08:50:00Z identified"_s,
        u"2022-01-14T08:50:00Z update"_s,        u"2022-01-14T09:05:00Z monitoring"_s,
        u"2022-01-14T09:40:00Z resolved"_s,      u"2022-01-17T14:00:00Z postmortem"_s};
    QCOMPARE(posts(incident), wanted);
    const auto plan = planned(u"headed.txt"_s);
    QVERIFY(!plan->inferred.join(u'\n').contains(u"no heading"_s));
    QCOMPARE(plan->ignored.size(), 3);
}

void PageTest::ofTwoPostsAtOneTimeTheLowerIsTheEarlier()
{
    const QStringList order = posts(imported(u"headed.txt"_s));
    QVERIFY(
        order.indexOf(u"2022-01-14T08:50:00Z identified"_s)
        < order.indexOf(u"2022-01-14T08:50:00Z update"_s));
}

void PageTest::aStampMaySayHowLongAgoItWas()
{
    const QString page =
        u"Late trains\nIncident Report for Railway\nResolved\nAll is well.\nPosted %1Sep 3, 2021 - 10:00 UTC"_s;
    for (const QString &ago : {QString(), u"3 years ago. "_s, u"about 1 month ago. "_s, u": "_s})
        QCOMPARE(posts(read(page.arg(ago))), QStringList{u"2021-09-03T10:00:00Z resolved"_s});
}

void PageTest::componentsKeepBracketsOfTheirOwn_data()
{
    QTest::addColumn<QString>("list");
    QTest::addColumn<QStringList>("names");
    QTest::newRow("one") << u"Mail."_s << QStringList{u"Mail"_s};
    QTest::newRow("group") << u"Europe (API, Portal)."_s
                           << QStringList{u"Europe / API"_s, u"Europe / Portal"_s};
    QTest::newRow("brackets in brackets")
        << u"Payments (Gateway (cards.example)), Site, and Help desk."_s
        << QStringList{u"Payments / Gateway (cards.example)"_s, u"Site"_s, u"Help desk"_s};
    QTest::newRow("address behind a name")
        << u"Gateway (cards.example)"_s << QStringList{u"Gateway (cards.example)"_s};
    QTest::newRow("two groups and a rest")
        << u"North (A, B), South (C) and Überall."_s
        << QStringList{u"North / A"_s, u"North / B"_s, u"South / C"_s, u"Überall"_s};
    QTest::newRow("unclosed") << u"North (A, B"_s << QStringList{u"North (A, B"_s};
    QTest::newRow("nothing") << u" . "_s << QStringList{};
}

void PageTest::componentsKeepBracketsOfTheirOwn()
{
    QFETCH(QString, list);
    QFETCH(QStringList, names);
    QCOMPARE(componentNames(list), names);
}

void PageTest::aPostmortemFillsSectionsAndMovesNoMilestone()
{
    const Incident incident = imported(u"headed.txt"_s);
    QStringList titles;
    for (const Section &section : incident.postmortem.sections)
        titles.append(section.title);
    QCOMPARE(
        titles, (QStringList{u"Summary"_s, u"Root cause"_s, u"Timeline"_s, u"Action items"_s}));
    QVERIFY(incident.postmortem.sections.at(1).text.startsWith(u"A certificate"_s));
    QCOMPARE(incident.postmortem.state, ReviewState::Published);
    QCOMPARE(isoText(*incident.postmortem.publishedAt), u"2022-01-17T14:00:00Z"_s);
    QCOMPARE(at(incident, MilestoneName::Resolved), u"2022-01-14T09:40:00Z"_s);
}

void PageTest::rowsOfATimelineAreEntriesWithTheirOwnTimes()
{
    const QString timeline = drawn(imported(u"headed.txt"_s));
    QVERIFY2(
        timeline.contains(
            u"2022-01-14T08:41:00Z [minute] observation {09:41} The gateway was found"_s),
        qPrintable(timeline));
    QCOMPARE(at(imported(u"headed.txt"_s), MilestoneName::Detected), u"2022-01-14T08:20:00Z"_s);
}

void PageTest::tickedBoxesAreDoneActions()
{
    const Incident incident = imported(u"headed.txt"_s);
    QCOMPARE(incident.actions.size(), 2);
    QCOMPARE(incident.actions.at(0).state, ActionState::Done);
    QCOMPARE(incident.actions.at(0).text, u"Restart gateways after every renewal"_s);
    QCOMPARE(incident.actions.at(1).state, ActionState::Open);
}

void PageTest::restoredIsMitigatedWhereAResolutionIsDeclaredApart()
{
    const Incident incident = imported(u"headed.txt"_s);
    QCOMPARE(at(incident, MilestoneName::ImpactStarted), u"2022-01-14T08:12:00Z"_s);
    QCOMPARE(at(incident, MilestoneName::Mitigated), u"2022-01-14T09:03:00Z"_s);
    QCOMPARE(incident.milestone(MilestoneName::Mitigated)->source, Source::Inferred);
    QCOMPARE(incident.milestone(MilestoneName::Resolved)->source, Source::Recorded);
    QVERIFY(!incident.milestone(MilestoneName::Acknowledged));
}

void PageTest::lostHeadingsAreReadFromTheWordingAndNeverGoBack()
{
    const QStringList wanted{
        u"2023-05-04T23:10:00Z investigating"_s, u"2023-05-04T23:30:00Z investigating"_s,
        u"2023-05-05T00:05:00Z identified"_s, u"2023-05-05T00:20:00Z resolved"_s,
        u"2023-05-08T09:00:00Z postmortem"_s};
    const Incident incident = imported(u"lost.txt"_s);
    QCOMPARE(posts(incident), wanted);
    QCOMPARE(incident.milestone(MilestoneName::Resolved)->source, Source::Inferred);
    QCOMPARE(planned(u"lost.txt"_s)->inferred.filter(u"has no heading"_s).size(), wanted.size());
}

void PageTest::anOrganisationMayStandOnTheNextLine()
{
    const Incident incident = imported(u"lost.txt"_s);
    QCOMPARE(incident.title, u"Message delivery delayed"_s);
    QCOMPARE(incident.organisation, u"Tern Post"_s);
    QCOMPARE(incident.components.size(), 0);
    QCOMPARE(
        read(
            u"Late trains\nIncident Report for\nRailway\n\nResolved\nAll is well.\nPosted Sep 3, 2021 - 10:00 UTC"_s)
            .organisation,
        u"Railway"_s);
}

void PageTest::aRangeThatSpeaksOfAnOutageStartsAndEndsIt()
{
    const Incident incident = imported(u"lost.txt"_s);
    QCOMPARE(at(incident, MilestoneName::ImpactStarted), u"2023-05-04T22:40:00Z"_s);
    QCOMPARE(at(incident, MilestoneName::Mitigated), u"2023-05-04T23:55:00Z"_s);
    QCOMPARE(durations(incident).first().us, 75 * Instant::minute);
    const auto telling =
        incident.timeline.find(*incident.milestone(MilestoneName::ImpactStarted)->entry);
    QCOMPARE(telling->kind, EntryKind::Observation);
    QCOMPARE(isoText(*telling->at.until), u"2023-05-04T23:55:00Z"_s);
}

void PageTest::aStatedLengthThatTheTimesDoNotGiveIsListed()
{
    QCOMPARE(imported(u"lost.txt"_s).warnings.filter(u"“3 hours”"_s).size(), 1);
}

void PageTest::aPostStillAtWorkAfterTheEndIsListed()
{
    const QStringList warnings =
        imported(u"lost.txt"_s).warnings.filter(u"May 05, 2023 - 00:05 UTC (00:05Z)"_s);
    QCOMPARE(warnings.size(), 1);
    QVERIFY(warnings.first().contains(u"(23:55Z)"_s));
}

void PageTest::aReportInProseKeepsItsOrder()
{
    const Incident incident = imported(u"prose.txt"_s, on(QDate(2024, 3, 6)));
    QCOMPARE(incident.zone, u"Europe/Helsinki"_s);
    QCOMPARE(incident.title, u"Booking desk was unreachable"_s);
    QCOMPARE(at(incident, MilestoneName::ImpactStarted), u"2024-03-06T09:30:00Z"_s);
    QCOMPARE(at(incident, MilestoneName::Resolved), u"2024-03-06T13:00:00Z"_s);
    QVERIFY(!incident.milestone(MilestoneName::Mitigated));
    const QString timeline = drawn(incident);
    qsizetype from = 0;
    for (const QString &phrase :
         {u"unreachable"_s, u"called the carrier"_s, u"mobile network"_s, u"back online"_s}) {
        from = timeline.indexOf(phrase, from);
        QVERIFY2(from >= 0, qPrintable(phrase));
    }
    QVERIFY(!timeline.contains(u"second cable"_s));
    QCOMPARE(incident.postmortem.sections.at(1).title, u"Root cause"_s);
    QCOMPARE(incident.actions.size(), 1);
}

void PageTest::linesThatAreParagraphsAreSetApart()
{
    const Incident incident = imported(u"prose.txt"_s, on(QDate(2024, 3, 6)));
    const auto parts = [&](qsizetype section) {
        return incident.postmortem.sections.at(section).text.split(u"\n\n"_s);
    };
    QVERIFY(parts(0).size() > 2);
    for (const QString &part : parts(0))
        QVERIFY2(part.endsWith(u'.') && !part.contains(u'\n'), qPrintable(part));
}

void PageTest::whatCameBeforeTheFirstTimeStandsFirst()
{
    const Incident incident = imported(u"prose.txt"_s, on(QDate(2024, 3, 6)));
    QCOMPARE(incident.timeline.at(0).text, u"The digging had begun earlier that morning."_s);
    QVERIFY(!incident.timeline.at(0).at.at);
    QCOMPARE(incident.timeline.at(0).at.words, u"earlier that morning"_s);
}

void PageTest::aMissingYearIsAskedForWithItsCandidates()
{
    const auto plan = planned(u"prose.txt"_s);
    QVERIFY(!plan);
    const QString sentence = plan.error().sentence;
    QVERIFY2(sentence.contains(u"Wednesday March 6th"_s), qPrintable(sentence));
    QVERIFY2(sentence.contains(u"2013"_s) && sentence.contains(u"2019"_s), qPrintable(sentence));
    QVERIFY(sentence.contains(u"--date"_s));
}

void PageTest::anAnswerThatContradictsTheWeekdayIsRefused()
{
    for (const QDate date : {QDate(2023, 3, 6), QDate(2024, 3, 7)}) {
        const auto plan = planned(u"prose.txt"_s, on(date));
        QVERIFY(!plan);
        QVERIFY(plan.error().sentence.contains(u"contradicts"_s));
    }
}

void PageTest::aMissingDateIsAskedFor()
{
    const auto plan = planned(u"blog.txt"_s);
    QVERIFY(!plan);
    QVERIFY2(
        plan.error().sentence.contains(u"“Sunday at 06:05 UTC”"_s),
        qPrintable(plan.error().sentence));
    QVERIFY(!planned(u"blog.txt"_s, on(QDate(2024, 6, 3))));
    QVERIFY(planned(u"blog.txt"_s, on(QDate(2024, 6, 2))));
}

void PageTest::aMissingZoneIsAskedForAndTheAnswerIsTaken()
{
    const QString text = u"Outage of 3 July 2020\n\nThe site went down at 09:30 on 3 July 2020."_s;
    QVERIFY2(refusal(text).contains(u"--zone"_s), qPrintable(refusal(text)));
    const Incident incident = read(text, {.zone = QTimeZone("Europe/Paris")});
    QCOMPARE(at(incident, MilestoneName::ImpactStarted), u"2020-07-03T07:30:00Z"_s);
    QCOMPARE(incident.zone, u"Europe/Paris"_s);
}

void PageTest::anAmbiguousZoneIsAskedFor()
{
    const QString text = u"Outage\n\nThe site went down at 09:30 IST on 3 July 2020."_s;
    QVERIFY2(refusal(text).contains(u"India"_s), qPrintable(refusal(text)));
    QCOMPARE(
        at(read(text, {.zone = QTimeZone("Asia/Kolkata")}), MilestoneName::ImpactStarted),
        u"2020-07-03T04:00:00Z"_s);
}

void PageTest::anAmbiguousOrderOfDayAndMonthIsAskedFor()
{
    const QString text = u"Outage\n\nThe site went down on 4/5/2021 at 10:00 UTC."_s;
    QVERIFY2(refusal(text).contains(u"2021-05-04"_s), qPrintable(refusal(text)));
    QCOMPARE(
        at(read(text, on(QDate(2021, 4, 5))), MilestoneName::ImpactStarted),
        u"2021-04-05T10:00:00Z"_s);
    QCOMPARE(
        at(read(text + u" It was up again on 4/25/2021 at 11:00 UTC."_s),
           MilestoneName::ImpactStarted),
        u"2021-04-05T10:00:00Z"_s);
}

void PageTest::aBlogsFurnitureIsLeftOutAndItsAuthorKept()
{
    const Incident incident = imported(u"blog.txt"_s, on(QDate(2024, 6, 2)));
    QCOMPARE(incident.title, u"Outage Report: Search Without Results"_s);
    QCOMPARE(at(incident, MilestoneName::ImpactStarted), u"2024-06-02T06:05:00Z"_s);
    QCOMPARE(at(incident, MilestoneName::Resolved), u"2024-06-02T08:05:00Z"_s);
    QCOMPARE(incident.milestone(MilestoneName::Resolved)->moment.precision, Precision::Approximate);
    QCOMPARE(incident.timeline.at(0).author, u"Q. Writer"_s);
    QCOMPARE(incident.actions.size(), 3);
    QCOMPARE(std::ranges::count(incident.actions, ActionState::Done, &ActionItem::state), 1);
    QString all = drawn(incident);
    for (const Section &section : incident.postmortem.sections)
        all += section.title + section.text;
    for (const QString &furniture : {u"min read"_s, u"image"_s, u"Stay up"_s, u"Engineering"_s})
        QVERIFY2(!all.contains(furniture), qPrintable(furniture));
}

void PageTest::maintenanceRunsFromInProgressToCompleted()
{
    const Incident incident = imported(u"maintenance.txt"_s);
    QCOMPARE(incident.kind, IncidentKind::Maintenance);
    QCOMPARE(incident.phase, Phase::Resolved);
    QCOMPARE(at(incident, MilestoneName::ImpactStarted), u"2023-10-29T00:40:00Z"_s);
    QCOMPARE(at(incident, MilestoneName::Resolved), u"2023-10-29T02:10:00Z"_s);
    QCOMPARE(incident.components.first().name, u"Mail"_s);
}

void PageTest::stampsAcrossTheEndOfSummerTimeKeepTheirOffsets()
{
    const QStringList wanted{
        u"2023-10-20T09:00:00Z scheduled"_s, u"2023-10-29T00:40:00Z in_progress"_s,
        u"2023-10-29T01:20:00Z verifying"_s, u"2023-10-29T02:10:00Z completed"_s};
    QCOMPARE(posts(imported(u"maintenance.txt"_s)), wanted);
}

void PageTest::anHourThatHappenedTwiceIsTheEarlierAndSaidSo()
{
    const QString text = u"Outage\n\nThe site went down at 01:30 on 29 October 2023."_s;
    const Incident incident = read(text, {.zone = QTimeZone("Europe/London")});
    QCOMPARE(at(incident, MilestoneName::ImpactStarted), u"2023-10-29T00:30:00Z"_s);
    QCOMPARE(incident.warnings.filter(u"happened twice"_s).size(), 1);
}

void PageTest::aLabelOutOfSeasonIsTakenAtItsWordAndListed()
{
    const Incident incident =
        read(u"Outage\n\nThe site went down at 10:20 AM EST on April 18, 2024."_s);
    QCOMPARE(at(incident, MilestoneName::ImpactStarted), u"2024-04-18T15:20:00Z"_s);
    QCOMPARE(incident.warnings.filter(u"2024-04-18T14:20:00Z"_s).size(), 1);
    QCOMPARE(incident.zone, u"Etc/GMT+5"_s);
}

void PageTest::withoutInferenceOnlyPostsAndStampsCount()
{
    ImportOptions options{.infer = false};
    const Incident incident = imported(u"headed.txt"_s, options);
    QCOMPARE(posts(incident).size(), 6);
    QVERIFY(!incident.milestone(MilestoneName::ImpactStarted));
    QVERIFY(!incident.milestone(MilestoneName::Mitigated));
    QCOMPARE(at(incident, MilestoneName::Resolved), u"2022-01-14T09:40:00Z"_s);
    QCOMPARE(incident.timeline.size(), 6);
    const Incident lost = imported(u"lost.txt"_s, options);
    QVERIFY(!lost.milestone(MilestoneName::Resolved));
    QCOMPARE(posts(lost).first(), u"2023-05-04T23:10:00Z "_s);
}

void PageTest::everyEncodingGivesTheSameIncidentAndKey_data()
{
    QTest::addColumn<QByteArray>("content");
    QString text =
        QString::fromUtf8(contentOf(QStringLiteral(TEST_DATA "/exchange/data/headed.txt")));
    QTest::newRow("as it is") << text.toUtf8();
    QTest::newRow("mark and CRLF")
        << "\xEF\xBB\xBF" + QString(text).replace(u'\n', u"\r\n"_s).toUtf8();
    QTest::newRow("CR") << QString(text).replace(u'\n', u'\r').toUtf8();
    QTest::newRow("hard blanks") << QString(text).replace(u' ', QChar(0x00A0)).toUtf8();
    QTest::newRow("no last line end") << text.trimmed().toUtf8();
    for (const auto encoding : {QStringConverter::Utf16LE, QStringConverter::Utf16BE}) {
        QStringEncoder encoder(encoding, QStringConverter::Flag::WriteBom);
        QTest::newRow(QStringConverter::nameForEncoding(encoding))
            << QByteArray(encoder.encode(text));
    }
}

void PageTest::everyEncodingGivesTheSameIncidentAndKey()
{
    QFETCH(QByteArray, content);
    const auto wanted = planned(u"headed.txt"_s);
    const auto plan = planImport(content, u"headed.txt"_s, {});
    QVERIFY(plan);
    QCOMPARE(plan->incidents.first().key, wanted->incidents.first().key);
    QCOMPARE(drawn(folded(plan->incidents.first())), drawn(folded(wanted->incidents.first())));
    QCOMPARE(plan->warnings, wanted->warnings);
}

void PageTest::windowsLettersAreReadWithAWarning()
{
    const auto plan = planImport(
        "Outage \x96 caf\xE9\n\nThe caf\xE9\x92s site went down at 10:00 UTC on 3 July 2020.",
        u"old.txt"_s, {});
    QVERIFY(plan);
    QCOMPARE(plan->incidents.first().title, u"Outage – café"_s);
    QCOMPARE(plan->warnings.filter(u"Windows-1252"_s).size(), 1);
}

void PageTest::theSameContentGivesTheSamePlan()
{
    const auto once = planned(u"headed.txt"_s);
    const auto again = planned(u"headed.txt"_s);
    QCOMPARE(once->inferred, again->inferred);
    QCOMPARE(once->warnings, again->warnings);
    QCOMPARE(once->ignored, again->ignored);
    QCOMPARE(once->incidents.first().key, again->incidents.first().key);
    QCOMPARE(once->incidents.first().bodies.size(), again->incidents.first().bodies.size());
    QCOMPARE(drawn(folded(once->incidents.first())), drawn(folded(again->incidents.first())));
    const auto *signature = std::get_if<Imported>(&once->incidents.first().bodies.last());
    QVERIFY(signature);
    QCOMPARE(signature->key, once->incidents.first().key);
    QCOMPARE(signature->name, u"headed.txt"_s);
}

void PageTest::otherMaterialIsRefusedByName_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("says");
    QTest::newRow("nothing") << QByteArray(" \n ") << u"is empty"_s;
    QTest::newRow("interface") << QByteArray(R"({"page":{},"incidents":[{"incident_updates":[]}]})")
                               << u"status page's interface"_s;
    QTest::newRow("pager") << QByteArray(R"({"log_entries":[]})") << u"pager"_s;
    QTest::newRow("chat") << QByteArray(R"([{"client_msg_id":"1"}])") << u"chat"_s;
    QTest::newRow("html") << QByteArray("<!DOCTYPE html><html></html>") << u"HTML"_s;
    QTest::newRow("feed") << QByteArray("<?xml version='1.0'?><feed/>") << u"feed"_s;
    QTest::newRow("zip") << QByteArray("PK\x03\x04rest") << u"ZIP"_s;
    QTest::newRow("pdf") << QByteArray("%PDF-1.7") << u"PDF"_s;
    QTest::newRow("archive") << QByteArray("SQLite format 3\0x", 17) << u"--archive"_s;
    QTest::newRow("table") << QByteArray("incident_id,start_at,end_at\n1,2,3\n") << u"CSV"_s;
    QTest::newRow("binary") << QByteArray("\x01\x02\x03\x00\xff", 5) << u"not text"_s;
    QTest::newRow("recipe") << QByteArray("Take two eggs and some flour.\n\nStir.")
                            << u"no incident"_s;
    QTest::newRow("other JSON") << QByteArray("{\"a\":1}") << u"no incident"_s;
}

void PageTest::otherMaterialIsRefusedByName()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, says);
    const auto plan = planImport(content, u"some.file"_s, {});
    QVERIFY(!plan);
    QVERIFY2(plan.error().sentence.contains(says), qPrintable(plan.error().sentence));
    QVERIFY(plan.error().sentence.startsWith(u"some.file"_s));
}

QTEST_GUILESS_MAIN(PageTest)
#include "page.moc"
