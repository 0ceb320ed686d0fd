// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/archive.h"

#include <QRandomGenerator>
#include <QSqlDriver>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <sqlite3.h>

using namespace Bridgelog;
using namespace Qt::StringLiterals;

/// What is asked of an archive of four incidents:
/// mail (2023, SEV 3, closed), pay (2024, SEV 1, resolved), api (2024, SEV 1, active), drill (2025,
/// no severity, active).
class TestArchive : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void listsActiveIncidentsFirstThenTheNewest();
    void theLatestAreTheBeginningOfTheList();
    void theLatestAreReadOffAnIndex();
    void listSaysWhatTheIncidentSays();
    void listFilters_data();
    void listFilters();
    void searchFinds_data();
    void searchFinds();
    void searchGivesTheNewestFirst();
    void searchCountsWhatItDoesNotShow();
    void snippetsMarkTheWords();
    void aLateEntryIsFoundAtItsOwnTime();
    void noInputIsASyntaxError();
    void importedKeysAreKnown();
    void aMissingIncidentIsNamed();

private:
    IncidentId declare(
        const QString &title, std::optional<int> severity, const QString &impact,
        IncidentKind kind = IncidentKind::Incident);
    void tell(
        const IncidentId &id, const QString &at, const QString &text,
        EntryKind kind = EntryKind::Note);
    void write(const IncidentId &id, const EventBody &body);
    QStringList titles(const QString &query);

    QTemporaryDir m_home;
    std::unique_ptr<Journal> m_journal;
    IncidentId m_mail, m_pay, m_api, m_drill;
};

static Moment exactly(const QString &iso) { return Moment::exactly(*instantFromIso(iso)); }

void TestArchive::write(const IncidentId &id, const EventBody &body)
{
    const auto written =
        m_journal->append({Event::make(id, body, u"Scribe"_s, Instant::now())}).result();
    QVERIFY2(written, written ? "" : qPrintable(written.error().sentence));
}

IncidentId TestArchive::declare(
    const QString &title, std::optional<int> severity, const QString &impact, IncidentKind kind)
{
    const IncidentId id = IncidentId::make();
    write(
        id,
        Declared{
            .title = title,
            .severity = severity,
            .zone = u"Europe/Berlin"_s,
            .kind = kind,
            .at = exactly(impact)});
    write(id, MilestoneSet{.milestone = MilestoneName::ImpactStarted, .at = exactly(impact)});
    return id;
}

void TestArchive::tell(const IncidentId &id, const QString &at, const QString &text, EntryKind kind)
{
    write(id, EntryAdded{.entry = EntryId::make(), .kind = kind, .at = exactly(at), .text = text});
}

void TestArchive::initTestCase()
{
    auto journal = Journal::open(m_home.filePath(u"a.bridgelog"_s), Journal::Access::Write);
    QVERIFY2(journal, journal ? "" : qPrintable(journal.error().sentence));
    m_journal = std::move(*journal);

    m_drill = declare(
        u"Übung: database fails over"_s, {}, u"2025-02-01T10:00:00Z"_s, IncidentKind::Drill);
    tell(
        m_drill, u"2025-02-01T10:05:00Z"_s, u"The standby took over in 40 s."_s,
        EntryKind::Observation);
    m_mail = declare(u"Mail bounces"_s, 3, u"2023-05-05T08:00:00Z"_s);
    tell(
        m_mail, u"2023-05-05T08:10:00Z"_s, u"A certificate has expired on the relay."_s,
        EntryKind::Evidence);
    write(m_mail, Tagged{.tag = u"Third-party"_s});
    write(m_mail, PhaseSet{.phase = Phase::Closed, .at = exactly(u"2023-05-05T09:00:00Z"_s)});
    m_pay = declare(u"Payments fail"_s, 1, u"2024-03-01T12:00:00Z"_s);
    write(
        m_pay,
        ComponentImpactSet{.component = u"Payment API (100%)"_s, .impact = Impact::MajorOutage});
    tell(
        m_pay, u"2024-03-01T12:10:00Z"_s, u"Roll the gateway back to the last release."_s,
        EntryKind::Decision);
    tell(
        m_pay, u"2024-03-01T12:20:00Z"_s, u"Gateway rolled back, api-gateway answers."_s,
        EntryKind::Action);
    write(
        m_pay,
        MilestoneSet{
            .milestone = MilestoneName::Recovered, .at = exactly(u"2024-03-01T12:30:00Z"_s)});
    write(m_pay, PhaseSet{.phase = Phase::Resolved, .at = exactly(u"2024-03-01T12:40:00Z"_s)});
    m_api = declare(u"API offline"_s, 1, u"2024-06-15T23:59:59Z"_s);
    tell(
        m_api, u"2024-06-16T00:10:00Z"_s, u"Naïve retries flood the gateway."_s,
        EntryKind::Hypothesis);
    write(m_api, Imported{.format = u"json"_s, .key = u"key-1"_s});
}

QStringList TestArchive::titles(const QString &query)
{
    const auto found = Archive(*m_journal).list(query);
    QStringList titles;
    for (const IncidentSummary &each : found.value_or(QList<IncidentSummary>()))
        titles.append(each.title);
    return found ? titles : QStringList{found.error().detail};
}

void TestArchive::listsActiveIncidentsFirstThenTheNewest()
{
    QCOMPARE(
        titles({}),
        (QStringList{
            u"Übung: database fails over"_s, u"API offline"_s, u"Payments fail"_s,
            u"Mail bounces"_s}));
}

void TestArchive::theLatestAreTheBeginningOfTheList()
{
    const Archive archive(*m_journal);
    const QList<IncidentSummary> all = archive.list().value();
    QVERIFY(all.size() > 2);
    for (int count = 0; count <= all.size() + 1; ++count)
        QCOMPARE(archive.latest(count).value(), all.first(std::min<qsizetype>(count, all.size())));
}

void TestArchive::theLatestAreReadOffAnIndex()
{
    auto *sqlite =
        *static_cast<sqlite3 *const *>(m_journal->connection().driver()->handle().constData());
    QStringList asked;
    const auto note = [](unsigned, void *to, void *statement, void *) {
        char *sql = sqlite3_expanded_sql(static_cast<sqlite3_stmt *>(statement));
        static_cast<QStringList *>(to)->append(QString::fromUtf8(sql));
        sqlite3_free(sql);
        return 0;
    };
    sqlite3_trace_v2(sqlite, SQLITE_TRACE_STMT, note, &asked);
    QVERIFY(Archive(*m_journal).latest(3));
    sqlite3_trace_v2(sqlite, 0, nullptr, nullptr);
    QCOMPARE(asked.size(), 1);
    QSqlQuery plan(m_journal->connection());
    QVERIFY(plan.exec(u"EXPLAIN QUERY PLAN "_s + asked.first()));
    QStringList steps;
    while (plan.next())
        steps.append(plan.value(3).toString());
    QVERIFY2(steps.contains(u"SCAN i USING INDEX incident_order"_s), qPrintable(steps.join(u'\n')));
}

void TestArchive::listSaysWhatTheIncidentSays()
{
    const auto summary = Archive(*m_journal).summary(m_pay);
    QVERIFY(summary);
    IncidentSummary expected{
        .id = m_pay,
        .title = u"Payments fail"_s,
        .severity = 1,
        .phase = Phase::Resolved,
        .zone = u"Europe/Berlin"_s,
        .impactStarted = instantFromIso(u"2024-03-01T12:00:00Z"),
        .declared = instantFromIso(u"2024-03-01T12:00:00Z"),
        .ended = instantFromIso(u"2024-03-01T12:30:00Z"),
        .resolved = instantFromIso(u"2024-03-01T12:40:00Z")};
    expected.firstRecorded = summary->firstRecorded;
    expected.entries = 7; // declared, impact, component, two entries, recovered, phase
    QCOMPARE(summary->entries, expected.entries);
    QVERIFY(*summary == expected);
    const auto list = *Archive(*m_journal).list(u"payments"_s);
    QVERIFY(list.size() == 1 && list.first() == expected);
}

void TestArchive::listFilters_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("letters");

    const auto row = [](const char *query, const char *letters) {
        QTest::newRow(query) << QString::fromUtf8(query) << QString::fromUtf8(letters);
    };
    row("severity:1", "AP");
    row("severity:3,1", "APM");
    row("severity:none", "Ü");
    row("severity:none,3", "ÜM");
    row("phase:closed", "M");
    row("phase:resolved phase:closed", "PM");
    row("component:api", "P");
    row("component:\"payment api\"", "P");
    row("component:100%", "P");
    row("component:%", "P");
    row("component:_", "");
    row("tag:third-party", "M");
    row("tag:third", "");
    row("kind:drill", "Ü");
    row("kind:decision", "P");
    row("kind:decision,evidence", "PM");
    row("after:2024", "ÜAP");
    row("after:2024-06-15", "ÜA");
    row("after:2024-06-16", "Ü");
    row("before:2024-03", "M");
    row("after:2024 before:2025 severity:1", "AP");
    row("after:2024-03-01 before:2024-03-02", "P");
    row("offline", "A");
    row("off", "A");
    row("gateway", "AP");
    row("gateway offline", "A");
    row("payments release", "P");
    row("expired OR standby", "ÜM");
    row("\"rolled back\"", "P");
    row("\"back rolled\"", "");
    row("naive", "A");
    row("ubung", "Ü");
    row("uebung", "");
    row("API-gateway", "P");
    row("kind:evidence gateway", "");
    row("kind:action gateway", "P");
    row("severity:1 gateway flood", "A");
    row("nowhere", "");
    row("host:gateway", "");
}

void TestArchive::listFilters()
{
    QFETCH(QString, query);
    QFETCH(QString, letters);
    QString found;
    for (const QString &title : titles(query))
        found += title.first(1);
    QCOMPARE(found, letters);
}

void TestArchive::searchFinds_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QStringList>("snippets");

    QTest::newRow("words, newest first")
        << u"gateway"_s
        << QStringList{u"Naïve retries"_s, u"Gateway rolled"_s, u"Roll the gateway"_s};
    QTest::newRow("all of them") << u"gateway release"_s << QStringList{u"Roll the gateway"_s};
    QTest::newRow("exact") << u"\"gateway back\""_s << QStringList{u"Roll the gateway"_s};
    QTest::newRow("begun") << u"certif"_s << QStringList{u"A certificate"_s};
    QTest::newRow("title") << u"bounces"_s << QStringList{u"Mail bounces"_s};
    QTest::newRow("kind alone") << u"kind:decision,evidence"_s
                                << QStringList{u"Roll the gateway"_s, u"A certificate"_s};
    QTest::newRow("kind and word") << u"kind:action gateway"_s << QStringList{u"Gateway rolled"_s};
    QTest::newRow("the entry's own day")
        << u"gateway after:2024-06-16"_s << QStringList{u"Naïve retries"_s};
    QTest::newRow("incident's fields") << u"gateway component:payment"_s
                                       << QStringList{u"Gateway rolled"_s, u"Roll the gateway"_s};
    QTest::newRow("nothing asked") << u" "_s << QStringList();
    QTest::newRow("nothing there") << u"kafka"_s << QStringList();
}

void TestArchive::searchFinds()
{
    QFETCH(QString, query);
    QFETCH(QStringList, snippets);
    const auto result = Archive(*m_journal).search(query);
    QVERIFY2(result, result ? "" : qPrintable(result.error().detail));
    QCOMPARE(result->hits.size(), snippets.size());
    QCOMPARE(result->total, snippets.size());
    for (qsizetype i = 0; i < snippets.size(); ++i) {
        QString snippet = result->hits.at(i).snippet;
        snippet.remove(QChar(2)).remove(QChar(3));
        QVERIFY2(snippet.startsWith(snippets.at(i)), qPrintable(snippet));
    }
}

void TestArchive::searchGivesTheNewestFirst()
{
    const auto result = *Archive(*m_journal).search(u"gateway"_s, 2);
    QCOMPARE(result.total, 3);
    QCOMPARE(result.hits.size(), 2);
    QCOMPARE(result.hits.at(0).incident, m_api);
    QCOMPARE(isoText(*result.hits.at(0).at), u"2024-06-16T00:10:00Z"_s);
    QCOMPARE(isoText(*result.hits.at(1).at), u"2024-03-01T12:20:00Z"_s);
    QCOMPARE(result.hits.at(1).title, u"Payments fail"_s);
}

void TestArchive::searchCountsWhatItDoesNotShow()
{
    const IncidentId id = IncidentId::make();
    QList<Event> events{
        Event::make(id, Declared{.title = u"Noise"_s, .zone = u"UTC"_s}, u"x"_s, Instant::now())};
    for (int i = 0; i < 1200; ++i) {
        const Moment at = exactly(u"2020-01-01T00:00:00Z"_s);
        events.append(Event::make(
            id, EntryAdded{.entry = EntryId::make(), .at = at, .text = u"chatter %1"_s.arg(i)},
            u"x"_s, Instant::now()));
    }
    QVERIFY(m_journal->append(events).result());
    const auto plain = *Archive(*m_journal).search(u"chatter"_s, 3);
    QCOMPARE(plain.hits.size(), 3);
    QCOMPARE(plain.total, 1200);
    QCOMPARE(Archive(*m_journal).search(u"chatter before:2021"_s, 3)->total, 1200);
    QCOMPARE(Archive(*m_journal).search(u"chatter after:2021"_s, 3)->total, 0);
}

void TestArchive::snippetsMarkTheWords()
{
    const auto result = *Archive(*m_journal).search(u"relay"_s);
    QCOMPARE(result.hits.size(), 1);
    QCOMPARE(result.hits.first().snippet, u"A certificate has expired on the \u0002relay\u0003."_s);
}

void TestArchive::aLateEntryIsFoundAtItsOwnTime()
{
    tell(m_mail, u"2023-05-05T08:05:00Z"_s, u"Late correction: the gateway was never touched."_s);
    const auto result = *Archive(*m_journal).search(u"gateway"_s);
    QCOMPARE(result.hits.size(), 4);
    QCOMPARE(result.hits.last().incident, m_mail);
}

void TestArchive::noInputIsASyntaxError()
{
    const QString alphabet = u"\"*^():-+{}[]'~,.;%_\\ \t\nabOR NEARANDNOT"_s + QChar(0)
        + QChar(0x5d0) + QChar(0x202e) + QChar(0xd800) + QChar(0x301)
        + QString::fromUcs4(U"\U0001f600");
    const QStringList seeds{u"NEAR(a b, 2)"_s, u"a AND"_s, u"NOT b"_s, u"text:a"_s,
                            u"{text} : a"_s,   u"a + b"_s, u"^a"_s,    u"a*b*"_s,
                            u"severity:"_s,    u"\""_s};
    QRandomGenerator random(7);
    const Archive archive(*m_journal);
    for (int i = 0; i < 3000; ++i) {
        QString text = i < seeds.size() ? seeds.at(i) : QString();
        for (int n = i < seeds.size() ? 0 : random.bounded(1, 24); n > 0; --n)
            text += alphabet.at(random.bounded(alphabet.size()));
        const auto found = archive.search(text, 5);
        QVERIFY2(
            found,
            qPrintable(
                QString::fromLatin1(text.toUtf8().toPercentEncoding()) + u" -> "_s
                + (found ? QString() : found.error().detail)));
        const auto listed = archive.list(text);
        QVERIFY2(
            listed,
            qPrintable(
                QString::fromLatin1(text.toUtf8().toPercentEncoding()) + u" -> "_s
                + (listed ? QString() : listed.error().detail)));
    }
}

void TestArchive::importedKeysAreKnown()
{
    const auto known = *Archive(*m_journal).imported({u"key-0"_s, u"key-1"_s});
    QCOMPARE(known, (QHash<QString, IncidentId>{{u"key-1"_s, m_api}}));
}

void TestArchive::aMissingIncidentIsNamed()
{
    const IncidentId none = IncidentId::make();
    const auto summary = Archive(*m_journal).summary(none);
    QVERIFY(!summary);
    QVERIFY(summary.error().sentence.contains(none.text()));
}

QTEST_GUILESS_MAIN(TestArchive)
#include "archive.moc"
