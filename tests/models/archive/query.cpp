// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/archivequery.h"

#include <QTest>

using namespace Bridgelog;
using namespace Qt::StringLiterals;

class TestQuery : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void wordsBecomeQuotedMatches_data();
    void wordsBecomeQuotedMatches();
    void fieldsAreTakenOut();
    void datesNameTheirFirstInstantInUtc_data();
    void datesNameTheirFirstInstantInUtc();
    void aFieldThatIsNoneIsAWord_data();
    void aFieldThatIsNoneIsAWord();
    void aFieldBeingTypedSaysNothingYet();
    void phasesAndKindsMayBeBegun();
};

void TestQuery::wordsBecomeQuotedMatches_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("match");

    QTest::newRow("nothing") << u""_s << u""_s;
    QTest::newRow("blanks") << u" \t\n "_s << u""_s;
    QTest::newRow("last word is begun") << u"expired cert"_s << u"\"expired\" AND \"cert\"*"_s;
    QTest::newRow("one letter is whole") << u"expired c"_s << u"\"expired\" AND \"c\""_s;
    QTest::newRow("exact words") << u"\"rolled back\" api"_s << u"\"rolled back\" AND \"api\"*"_s;
    QTest::newRow("exact words end it")
        << u"api \"rolled back\""_s << u"\"api\" AND \"rolled back\""_s;
    QTest::newRow("quote left open") << u"\"rolled ba"_s << u"\"rolled ba\""_s;
    QTest::newRow("choice") << u"api OR gateway down"_s
                            << u"(\"api\" OR \"gateway\") AND \"down\"*"_s;
    QTest::newRow("choice of three") << u"a1 OR b2 OR c3"_s << u"(\"a1\" OR \"b2\" OR \"c3\"*)"_s;
    QTest::newRow("choice not finished") << u"api OR"_s << u"\"api\""_s;
    QTest::newRow("choice not begun") << u"OR api"_s << u"\"api\"*"_s;
    QTest::newRow("only OR") << u"OR"_s << u"\"OR\"*"_s;
    QTest::newRow("small or is a word")
        << u"this or that"_s << u"\"this\" AND \"or\" AND \"that\"*"_s;
    QTest::newRow("operators are words")
        << u"NEAR(a b) NOT col^ -x"_s
        << u"\"NEAR(a\" AND \"b)\" AND \"NOT\" AND \"col^\" AND \"-x\""_s;
    QTest::newRow("only punctuation") << u"*** ^ () -- ' \"\" \"-\""_s << u""_s;
    QTest::newRow("inner quote") << u"say\"hi there\"now"_s
                                 << u"\"say\" AND \"hi there\" AND \"now\"*"_s;
    QTest::newRow("nul") << u"ab"_s + QChar(0) + u"cd"_s << u"\"ab\" AND \"cd\"*"_s;
    QTest::newRow("word of a field's value") << u"db severity:2"_s << u"\"db\""_s;
}

void TestQuery::wordsBecomeQuotedMatches()
{
    QFETCH(QString, typed);
    QFETCH(QString, match);
    QCOMPARE(ArchiveQuery::parse(typed).match(), match);
}

void TestQuery::fieldsAreTakenOut()
{
    const auto query = ArchiveQuery::parse(
        u"Severity:1,SEV-2 sev:none component:\"payment api\" component:db phase:closed tag:third-party kind:drill kind:decision lost"_s);
    QCOMPARE(query.severities, (QList<std::optional<int>>{1, 2, std::nullopt}));
    QCOMPARE(query.components, (QStringList{u"payment api"_s, u"db"_s}));
    QCOMPARE(query.phases, QList{Phase::Closed});
    QCOMPARE(query.tags, QStringList{u"third-party"_s});
    QCOMPARE(query.incidentKinds, QList{IncidentKind::Drill});
    QCOMPARE(query.kinds, QList{EntryKind::Decision});
    QCOMPARE(query.match(), u"\"lost\"*"_s);
}

void TestQuery::datesNameTheirFirstInstantInUtc_data()
{
    QTest::addColumn<QString>("date");
    QTest::addColumn<QString>("instant");

    QTest::newRow("year") << u"2024"_s << u"2024-01-01T00:00:00Z"_s;
    QTest::newRow("month") << u"2024-06"_s << u"2024-06-01T00:00:00Z"_s;
    QTest::newRow("day") << u"2024-02-29"_s << u"2024-02-29T00:00:00Z"_s;
}

void TestQuery::datesNameTheirFirstInstantInUtc()
{
    QFETCH(QString, date);
    QFETCH(QString, instant);
    const auto query = ArchiveQuery::parse(u"after:%1 before:%1"_s.arg(date));
    QVERIFY(query.after && query.before);
    QCOMPARE(isoText(*query.after), instant);
    QCOMPARE(isoText(*query.before), instant);
    QVERIFY(query.words.isEmpty());
}

void TestQuery::aFieldThatIsNoneIsAWord_data()
{
    QTest::addColumn<QString>("typed");

    QTest::newRow("unknown field") << u"host:db-1"_s;
    QTest::newRow("severity out of range") << u"severity:6"_s;
    QTest::newRow("no date") << u"after:yesterday"_s;
    QTest::newRow("no such day") << u"before:2023-02-29"_s;
    QTest::newRow("no phase") << u"phase:asleep"_s;
    QTest::newRow("one value of two is none") << u"severity:1,9"_s;
    QTest::newRow("address") << u"https://status.example/1"_s;
}

void TestQuery::aFieldThatIsNoneIsAWord()
{
    QFETCH(QString, typed);
    ArchiveQuery expected;
    expected.words = {{{.text = typed, .prefix = true}}};
    QCOMPARE(ArchiveQuery::parse(typed), expected);
}

void TestQuery::aFieldBeingTypedSaysNothingYet()
{
    QVERIFY(ArchiveQuery::parse(u"severity: phase: tag:\"\" after:"_s).isEmpty());
}

void TestQuery::phasesAndKindsMayBeBegun()
{
    QCOMPARE(
        ArchiveQuery::parse(u"phase:m"_s).phases,
        (QList{Phase::Mitigating, Phase::Monitoring, Phase::Merged}));
    QCOMPARE(ArchiveQuery::parse(u"phase:false-alarm"_s).phases, QList{Phase::FalseAlarm});
    QCOMPARE(ArchiveQuery::parse(u"kind:hyp"_s).kinds, QList{EntryKind::Hypothesis});
}

QTEST_APPLESS_MAIN(TestQuery)
#include "query.moc"
