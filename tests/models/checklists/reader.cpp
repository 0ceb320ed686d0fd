// SPDX-License-Identifier: GPL-3.0-or-later
#include "checklists/checklistreader.h"

#include <QTest>

using namespace Bridgelog;
using namespace Qt::StringLiterals;

static QByteArray file(const QByteArray &items)
{
    return "bridgelog-checklist 1\nname: Ours\n" + items;
}

class TestReader : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsAllThatAFileCanSay()
    {
        const auto list = readChecklist(
            "\xef\xbb\xbf// of the database team\r\nbridgelog-checklist 1\r\n\r\n"
            "name: Database\r\nrole: dba\r\nsource: our runbook\r\nnote: Keep calm\r\n"
            "severity: 1-2\r\nkind: incident, drill\r\n\r\n# Open\r\n- Look: the lag?\r\n"
            "\tid: lag\r\n  due: 5m after declare\r\n  severity: 4, 1-2\r\n  order: 7\r\n"
            "- Zähle die Platten\r\n  due: 1h 30m after previous\r\n  repeat: 2d\r\n"
            "# Close\r\n  // later\r\n- Again every {cadence}\r\n  repeat: cadence\r\n"
            "  due: 10m after false alarm\r\n  role: nobody's\r\n  note: See: above\r\n"
            "  kind: maintenance\r\n  severity: none\r\n");
        QVERIFY2(list, list ? "" : qPrintable(list.error().what));
        using enum IncidentKind;
        const ChecklistTemplate expected{
            .name = u"Database"_s,
            .role = u"dba"_s,
            .source = u"our runbook"_s,
            .note = u"Keep calm"_s,
            .scope = {.severities = {1, 2}, .kinds = {Incident, Drill}},
            .steps = {
                {.id = u"lag"_s,
                 .text = u"Look: the lag?"_s,
                 .stage = u"Open"_s,
                 .role = u"dba"_s,
                 .dueMinutes = 5,
                 .dueFrom = TermFrom::Declared,
                 .scope = {.severities = {1, 2, 4}, .kinds = {Incident, Drill}},
                 .order = 7,
                 .line = 12},
                {.id = u"zahle-die-platten"_s,
                 .text = u"Zähle die Platten"_s,
                 .stage = u"Open"_s,
                 .role = u"dba"_s,
                 .dueMinutes = 90,
                 .dueFrom = TermFrom::Previous,
                 .previous = u"lag"_s,
                 .repeat = {.minutes = 2880},
                 .scope = {.severities = {1, 2}, .kinds = {Incident, Drill}},
                 .line = 17},
                {.id = u"again-every-cadence"_s,
                 .text = u"Again every {cadence}"_s,
                 .stage = u"Close"_s,
                 .role = u"nobody's"_s,
                 .dueMinutes = 10,
                 .dueFrom = TermFrom::Phase,
                 .duePhase = Phase::FalseAlarm,
                 .repeat = {.atCadence = true},
                 .note = u"See: above"_s,
                 .scope = {.kinds = {Maintenance}},
                 .line = 22}}};
        QCOMPARE(list->steps, expected.steps);
        QVERIFY(*list == expected);
    }

    void readsLengths_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("minutes"); // 0: none
        const auto row = [](const char *text, int minutes) {
            QTest::newRow(text) << QString::fromUtf8(text) << minutes;
        };
        row("5m", 5);
        row("90m", 90);
        row("1h 30m", 90);
        row("1d 2h 3m", 1563);
        row("60d", 86400);
        row("61d", 0);
        row("60d 1m", 0);
        row("30m 1h", 0);
        row("5m 5m", 0);
        row("0m", 0);
        row("+5m", 0);
        row("-5m", 0);
        row("5", 0);
        row("m", 0);
        row("5s", 0);
        row("1.5h", 0);
        row("", 0);
        row("99999999999m", 0);
        row("٥m", 0);
    }
    void readsLengths()
    {
        QFETCH(QString, text);
        QFETCH(int, minutes);
        QCOMPARE(minutesFrom(text).value_or(0), minutes);
        if (minutes > 0)
            QCOMPARE(minutesFrom(lengthText(minutes)), std::optional(minutes));
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
        row("nothing", "", 1, 1, "the file must begin with “bridgelog-checklist 1”");
        row("another file", "{}", 1, 1, "the file must begin with “bridgelog-checklist 1”");
        row("a newer one", "\nbridgelog-checklist 2\n", 2, 21,
            "this program reads version 1 of the format and no other");
        row("no name", "bridgelog-checklist 1\n- Look\n", 2, 1,
            "the list needs its “name:” before its first item");
        row("no items", file(""), 2, 11, "the list has no item, “- What to do”");
        row("a key that is none", file("colour: red\n"), 3, 1,
            "a list has no “colour:”; it has name, role, source, note, severity and kind");
        row("an item's key that is none", file("- Look\n   dues: 5m\n"), 4, 4,
            "an item has no “dues:”; it has id, role, due, repeat, note, severity, kind and "
            "order");
        row("a key twice", file("- Look\n  due: 5m\n  due: 6m\n"), 5, 3,
            "there is a “due:” already");
        row("a key that says nothing", file("- Look\n  due:\n"), 4, 7, "“due:” says nothing");
        row("an indented line too early", file("  due: 5m\n"), 3, 3,
            "there is no item before it that this line could belong to");
        row("an item's line behind a heading", file("- Look\n# Then\n  due: 5m\n"), 5, 3,
            "there is no item before it that this line could belong to");
        row("words among the items", file("- Look\nand see\n"), 4, 1,
            "a line here is an item (“- What to do”), a heading (“# Open”) or an item's indented "
            "line (“  due: 5m”)");
        row("no length", file("- Look\n  due: soon\n"), 4, 8,
            "“soon” is no length of time; write it like 5m, 1h 30m or 2d, up to 60d");
        row("after what", file("- Look\n  due: 5m after lunch\n"), 4, 11,
            "a time counts “after declare”, “after previous” or after a phase such as “after "
            "monitoring”");
        row("nothing before it", file("- Look\n  due: 5m after previous\n"), 4, 11,
            "the first item has none before it");
        row("no repeat", file("- Look\n  repeat: often\n"), 4, 11,
            "“often” is no length of time; write it like 20m or 1h 30m, or “cadence”");
        row("no severity", file("- Look\n  severity: 0-3\n"), 4, 13,
            "“0-3” names no severities; write them like 1, 1-3, “1, 2” or none");
        row("a severity upside down", file("severity: 3-1\n"), 3, 11,
            "“3-1” names no severities; write them like 1, 1-3, “1, 2” or none");
        row("no kind", file("kind: drill, practice\n"), 3, 13,
            "“practice” is no kind of incident; the kinds are incident, maintenance, drill");
        row("no order", file("- Look\n  order: first\n"), 4, 10,
            "an order is a whole number from 0 to 100000");
        row("no slug", file("- Look\n  id: Look up\n"), 4, 7,
            "the id “Look up” must be small letters, digits and single dashes");
        row("two of one id", file("- Look\n- See\n  id: look\n"), 5, 7,
            "the item at line 3 has the id “look” already");
        row("two of one text", file("- Look\n# Then\n- Look\n"), 5, 3,
            "the item at line 3 has the id “look” already");
        row("nothing to make an id of", file("- 見る\n"), 3, 3,
            "this item needs an “id:”, because its text has no letters to make one of");
        row("no UTF-8", file("- 見\xffる\n"), 3, 4, "the text is no UTF-8");
        row("half a letter", file("- Look \xe8\xa6"), 3, 8, "the text is no UTF-8");
        row("what cannot be seen", file(QByteArray("- a\0b\n", 6)), 3, 4,
            "there is a character that cannot be seen");
        row("too long", file("- " + QByteArray(501, 'x') + '\n'), 3, 3,
            "an item has at most 500 letters");
        row("letters of two halves count once", file("- \U0001F600\U0001F600\n  id: \U0001F600\n"),
            4, 7, "the id “\U0001F600” must be small letters, digits and single dashes");
        row("too large", QByteArray(1024 * 1024 + 1, ' '), 1, 1, "the file is larger than 1 MB");
    }
    void saysWhereAFileIsBad()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, line);
        QFETCH(int, column);
        QFETCH(QString, what);
        const auto list = readChecklist(bytes);
        QVERIFY(!list);
        QCOMPARE(list.error().what, what);
        QCOMPARE(list.error().line, line);
        QCOMPARE(list.error().column, column);
        QCOMPARE(
            list.error().about(u"ours.checklist"_s).sentence,
            u"The checklist “ours.checklist” cannot be used: at line %1, column %2, %3."_s.arg(line)
                .arg(column)
                .arg(what));
    }
};

QTEST_GUILESS_MAIN(TestReader)
#include "reader.moc"
