// SPDX-License-Identifier: GPL-3.0-or-later
#include "incident/checklists.h"

#include "incident/incident.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QSet>
#include <QTest>

#include <algorithm>

using namespace Bridgelog;
using namespace Qt::StringLiterals;

static QStringList ids(const ChecklistApplied &checklist)
{
    QStringList all;
    for (const ChecklistItemSpec &item : checklist.items)
        all.append(item.item);
    return all;
}

static ChecklistItemSpec itemOf(const ChecklistApplied &checklist, const QString &id)
{
    const auto it = std::ranges::find(checklist.items, id, &ChecklistItemSpec::item);
    if (it == checklist.items.end())
        qFatal("no item %s", qPrintable(id));
    return *it;
}

static QByteArray file(const QByteArray &items)
{
    return R"({"format": "bridgelog-checklist", "version": 1, "name": "Ours", "role": "scribe",
"items": [)"
        + items + "]}";
}

class TestChecklists : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachSeverityHasItsList()
    {
        QCOMPARE(
            ids(shippedChecklist(1)),
            (QStringList{
                u"declare-and-set-severity"_s, u"name-the-roles"_s, u"first-public-update"_s,
                u"confirm-blast-radius"_s, u"what-changed"_s, u"experts-present"_s,
                u"keep-updates-coming"_s, u"call-out-the-time"_s, u"one-owner-and-a-time"_s,
                u"agree-rollback-point"_s, u"brief-stakeholders"_s, u"log-decisions"_s,
                u"confirm-recovery"_s, u"last-public-update"_s, u"announce-the-end"_s,
                u"postmortem-owner"_s}));
        QCOMPARE(ids(shippedChecklist(2)), ids(shippedChecklist(1)));
        QCOMPARE(shippedChecklist(3).items.size(), 10);
        QCOMPARE(shippedChecklist(4).items.size(), 5);
        QCOMPARE(shippedChecklist(5), shippedChecklist(4));
        QCOMPARE(shippedChecklist({}), shippedChecklist(3));
        QCOMPARE(shippedChecklist(1).checklist, u"Major incident"_s);
        QCOMPARE(shippedChecklist(3).checklist, u"Incident"_s);
        QCOMPARE(shippedChecklist(5).checklist, u"Minor incident"_s);
    }

    void updatesComeInTheCadenceOfTheSeverity()
    {
        for (const auto &[severity, minutes] :
             {std::pair(1, 15), std::pair(2, 20), std::pair(3, 60)}) {
            const ChecklistApplied list = shippedChecklist(severity);
            const ChecklistItemSpec item = itemOf(list, u"keep-updates-coming"_s);
            QCOMPARE(item.text, u"Update every %1 minutes"_s.arg(minutes));
            QCOMPARE(item.everyMinutes, std::optional(minutes));
            QCOMPARE(item.role, u"communications"_s);
        }
        QVERIFY(!ids(shippedChecklist(4)).contains(u"keep-updates-coming"_s));
        const ChecklistApplied major = shippedChecklist(1);
        QCOMPARE(itemOf(major, u"first-public-update"_s).dueMinutes, std::optional(5));
        QCOMPARE(itemOf(major, u"call-out-the-time"_s).everyMinutes, std::optional(10));
        QCOMPARE(itemOf(major, u"call-out-the-time"_s).role, u"deputy"_s);
        QCOMPARE(itemOf(major, u"confirm-blast-radius"_s).role, u"operations"_s);
        QCOMPARE(itemOf(major, u"declare-and-set-severity"_s).role, u"commander"_s);
    }

    void aHigherSeverityAddsWhatIsMissing()
    {
        Incident incident;
        const auto tell = [&](const EventBody &body, qint64 clock) {
            Event event = Event::make(IncidentId::make(), body, u"commander"_s, Instant{clock});
            applyTo(incident, event);
        };
        tell(shippedChecklist(3), 1);
        tell(shippedChecklist(1), 2);
        QSet<QString> expected;
        for (const auto severity : {1, 3}) {
            for (const QString &id : ids(shippedChecklist(severity)))
                expected.insert(id);
        }
        QCOMPARE(incident.checklist.size(), expected.size());
    }

    void everyRoleHasItsWholeList()
    {
        const auto lists = roleChecklists();
        QStringList names;
        QSet<QString> seen;
        for (const ChecklistApplied &list : lists) {
            names.append(list.checklist);
            QVERIFY(list.items.size() >= 5);
            for (const ChecklistItemSpec &item : list.items) {
                QVERIFY2(!seen.contains(item.item), qPrintable(item.item));
                seen.insert(item.item);
                QCOMPARE(item.role, list.items.first().role);
                QVERIFY2(item.text.size() <= 72, qPrintable(item.text));
                QVERIFY(!item.text.endsWith(u'.'));
            }
        }
        QCOMPARE(
            names,
            (QStringList{
                u"Incident commander"_s, u"Deputy"_s, u"Scribe"_s, u"Operations and experts"_s,
                u"Communications"_s, u"Internal liaison"_s}));
    }

    void theShippedFilesAreEmbeddedAndNameTheirSources()
    {
        for (const QString &name :
             {u"commander"_s, u"deputy"_s, u"scribe"_s, u"operations"_s, u"communications"_s,
              u"liaison"_s}) {
            QFile json(u":/bridgelog/checklists/%1.json"_s.arg(name));
            QVERIFY(json.open(QIODevice::ReadOnly));
            const auto object = QJsonDocument::fromJson(json.readAll()).object();
            QVERIFY(object.value(u"source").toString().startsWith(u"after "));
            QCOMPARE(object.value(u"role").toString(), name);
        }
    }

    void everyPlannedItemExists()
    {
        QFile json(u":/bridgelog/checklists/plans.json"_s);
        QVERIFY(json.open(QIODevice::ReadOnly));
        QSet<QString> known;
        for (const ChecklistApplied &list : roleChecklists()) {
            for (const QString &id : ids(list))
                known.insert(id);
        }
        const auto plans = QJsonDocument::fromJson(json.readAll())[u"plans"].toArray();
        QSet<int> severities;
        for (const QJsonValue &plan : plans) {
            for (const QJsonValue &severity : plan[u"severities"].toArray())
                severities.insert(severity.toInt());
            for (const QJsonValue &id : plan[u"items"].toArray())
                QVERIFY2(known.contains(id.toString()), qPrintable(id.toString()));
        }
        QCOMPARE(severities, (QSet<int>{1, 2, 3, 4, 5}));
    }

    void readsAFile()
    {
        const auto list = readChecklist(
            "\xef\xbb\xbf" + file(R"({"id": "one", "text": " First ", "dueMinutes": 5},
{"id": "two-2", "text": "Zweitens: prüfen", "role": "deputy", "everyMinutes": 10})"),
            u"ours.json"_s);
        QVERIFY2(list, list ? "" : qPrintable(list.error().sentence));
        QCOMPARE(
            *list,
            (ChecklistApplied{
                .checklist = u"Ours"_s,
                .items = {
                    {.item = u"one"_s, .role = u"scribe"_s, .text = u"First"_s, .dueMinutes = 5},
                    {.item = u"two-2"_s,
                     .role = u"deputy"_s,
                     .text = u"Zweitens: prüfen"_s,
                     .everyMinutes = 10}}}));
    }

    void refusesABadFileWithOneSentence_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("what");
        const auto row = [](const char *tag, const QByteArray &json, const char *what) {
            QTest::newRow(tag) << json << QString::fromUtf8(what);
        };
        row("nothing", "", "illegal value at line 1, column 1");
        row("syntax", "{\n  \"format\": \"bridgelog-checklist\",\n  \"é\": x\n}",
            "illegal number at line 3, column 8");
        row("cut off", "{\n\"format\": \"bridge", "unterminated string at line 2, column 18");
        row("a list", "[1]", "it is no JSON object");
        row("another format", R"({"format": "x"})", "its “format” is not “bridgelog-checklist”");
        row("newer", R"({"format": "bridgelog-checklist", "version": 2})",
            "its “version” is not 1, the only one that this program reads");
        row("no name", R"({"format": "bridgelog-checklist", "version": 1, "items": []})",
            "it has no “name”");
        row("no items", file(""), "its “items” must be a list of 1 to 500 items");
        row("a stray key in the file",
            R"({"format": "bridgelog-checklist", "version": 1, "name": "x", "titel": 1})",
            "the file has the unknown key “titel”");
        row("an item that is none", file("3"), "item 1 is no JSON object");
        row("a stray key", file(R"({"id": "a", "text": "A", "due": 5})"),
            "item 1 has the unknown key “due”");
        row("no id", file(R"({"id": "a", "text": "A"}, {"text": "A"})"), "item 2 has no “id”");
        row("no text", file(R"({"id": "a"})"), "item 1 has no “text”");
        row("an empty text", file(R"({"id": "a", "text": "  "})"),
            "“text” of item 1 must be a text of one line, at most 500 letters long");
        row("two lines", file(R"({"id": "a", "text": "x\ny"})"),
            "“text” of item 1 must be a text of one line, at most 500 letters long");
        row("a text that is a number", file(R"({"id": "a", "text": 7})"),
            "“text” of item 1 must be a text of one line, at most 500 letters long");
        row("no slug", file(R"({"id": "First one", "text": "x"})"),
            "the id “First one” of item 1 must be small letters, digits and single dashes");
        row("two of one id", file(R"({"id": "a", "text": "A"}, {"id": "a", "text": "B"})"),
            "item 2 has the id “a” that an item before it has");
        row("due at once", file(R"({"id": "a", "text": "A", "dueMinutes": 0})"),
            "“dueMinutes” of item 1 must be a whole number of minutes from 1 to 10080");
        row("half a minute", file(R"({"id": "a", "text": "A", "everyMinutes": 1.5})"),
            "“everyMinutes” of item 1 must be a whole number of minutes from 1 to 10080");
        row("minutes in words", file(R"({"id": "a", "text": "A", "dueMinutes": "5"})"),
            "“dueMinutes” of item 1 must be a whole number of minutes from 1 to 10080");
        row("too large", QByteArray(1024 * 1024 + 1, ' '), "it is larger than 1 MB");
    }
    void refusesABadFileWithOneSentence()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, what);
        const auto list = readChecklist(json, u"ours.json"_s);
        QVERIFY(!list);
        QCOMPARE(
            list.error().sentence, u"The checklist “ours.json” cannot be used: %1."_s.arg(what));
    }

    void survivesDamage()
    {
        QFile json(u":/bridgelog/checklists/commander.json"_s);
        QVERIFY(json.open(QIODevice::ReadOnly));
        const QByteArray whole = json.readAll();
        QRandomGenerator random(11);
        int refused = 0;
        for (int i = 0; i < 3000; ++i) {
            QByteArray damaged = whole.first(random.bounded(whole.size() + 1));
            if (!damaged.isEmpty())
                damaged[random.bounded(damaged.size())] = static_cast<char>(random.bounded(256));
            const auto list =
                readChecklist(i % 2 ? damaged : damaged + whole.sliced(damaged.size()), u"x"_s);
            if (!list) {
                ++refused;
                QVERIFY(list.error().sentence.endsWith(u'.'));
            }
        }
        QVERIFY(refused > 1500);
    }
};

QTEST_GUILESS_MAIN(TestChecklists)
#include "checklists.moc"
