// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/program.h"

#include <QFile>
#include <QTest>

using namespace Bridgelog;
using namespace Qt::StringLiterals;

/// Whatever is asked wrongly is answered by one line on stderr, and nothing on stdout.
class TestRefusals : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void wrongUsageEndsWith2AndNamesTheForm_data();
    void wrongUsageEndsWith2AndNamesTheForm();
    void aRefusalEndsWith1AndSaysWhy_data();
    void aRefusalEndsWith1AndSaysWhy();
    void anImpossibleTimeIsAsked();
    void anAmbiguousTimeOffersItsChoices();
    void severalActiveIncidentsAreListed();
    void aRefusalWritesNothing();
    void aFileThatIsNotOursIsLeftAlone();
    void aWindowWithoutADisplayIsRefused();
    void helpAndVersionNeedNoArchive();

private:
    Program m_program;
    QString m_incident;
};

static void verifyOneLine(const Program::Run &run, int code)
{
    QVERIFY2(run.err.startsWith("bridgelog: "), run.err.constData());
    QVERIFY2(run.err.endsWith('\n') && run.err.count('\n') == 1, run.err.constData());
    QVERIFY2(run.out.isEmpty(), run.out.constData());
    QCOMPARE(run.code, code);
}

void TestRefusals::initTestCase()
{
    m_incident =
        m_program.run({u"declare"_s, u"Search is slow"_s, u"--zone"_s, u"Europe/London"_s}).line();
    QVERIFY(!m_incident.isEmpty());
    QFile text(m_program.path(u"nothing.txt"_s));
    QVERIFY(text.open(QIODevice::WriteOnly) && text.write("\n") == 1);
}

void TestRefusals::wrongUsageEndsWith2AndNamesTheForm_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("form");

    const auto row = [](const char *name, const QStringList &arguments, const QString &form) {
        QTest::newRow(name) << arguments << form;
    };
    row("no such command", {u"declaer"_s, u"x"_s}, u"bridgelog --help"_s);
    row("no such option", {u"log"_s, u"--sort"_s, u"x"_s}, u"log [--incident ID]"_s);
    row("no such option in front", {u"--verbose"_s, u"list"_s}, u"bridgelog --help"_s);
    row("short option", {u"log"_s, u"-k"_s, u"x"_s}, u"log [--incident ID]"_s);
    row("short option in front", {u"-v"_s}, u"bridgelog --help"_s);
    row("option without value", {u"log"_s, u"x"_s, u"--at"_s}, u"--at TIME"_s);
    row("value where none belongs", {u"list"_s, u"--json=yes"_s}, u"list [QUERY]"_s);
    row("option twice", {u"log"_s, u"--at"_s, u"now"_s, u"--at"_s, u"now"_s, u"x"_s},
        u"log [--incident ID]"_s);
    row("archive twice", {u"--archive"_s, u"a"_s, u"list"_s, u"--archive"_s, u"b"_s},
        u"list [QUERY]"_s);
    row("archive without name", {u"--archive="_s, u"list"_s}, u"bridgelog --help"_s);
    row("incident in front of a command", {u"--incident"_s, u"0"_s, u"list"_s}, u"list [QUERY]"_s);
    row("picture of a command", {u"--picture"_s, u"a.png"_s, u"list"_s}, u"list [QUERY]"_s);
    row("declare nothing", {u"declare"_s}, u"declare TITLE"_s);
    row("declare a blank", {u"declare"_s, u"  "_s}, u"declare TITLE"_s);
    row("severity", {u"declare"_s, u"x"_s, u"--severity"_s, u"0"_s}, u"declare TITLE"_s);
    row("log nothing", {u"log"_s}, u"TEXT…"_s);
    row("kind", {u"log"_s, u"--kind"_s, u"thought"_s, u"x"_s}, u"TEXT…"_s);
    row("a kind that nobody logs", {u"log"_s, u"--kind"_s, u"milestone"_s, u"x"_s}, u"TEXT…"_s);
    row("audience", {u"log"_s, u"--audience"_s, u"all"_s, u"x"_s}, u"TEXT…"_s);
    row("set nothing", {u"set"_s}, u"KEY=VALUE…"_s);
    row("set without value", {u"set"_s, u"severity"_s}, u"KEY=VALUE…"_s);
    row("set no key", {u"set"_s, u"colour=red"_s}, u"KEY=VALUE…"_s);
    row("set no name", {u"set"_s, u"role.=x"_s}, u"KEY=VALUE…"_s);
    row("set a name where none belongs", {u"set"_s, u"phase.now=resolved"_s}, u"KEY=VALUE…"_s);
    row("set a role with a time", {u"set"_s, u"--at"_s, u"16:21"_s, u"role.scribe=desk"_s},
        u"KEY=VALUE…"_s);
    row("search nothing", {u"search"_s}, u"search QUERY"_s);
    row("limit", {u"search"_s, u"x"_s, u"--limit"_s, u"many"_s}, u"search QUERY"_s);
    row("show nothing", {u"show"_s}, u"show ID"_s);
    row("show two", {u"show"_s, u"a"_s, u"b"_s}, u"show ID"_s);
    row("export nothing", {u"export"_s, u"--out"_s, u"x"_s}, u"--out DIR"_s);
    row("export nowhere", {u"export"_s, u"a"_s}, u"--out DIR"_s);
    row("export format", {u"export"_s, u"a"_s, u"--out"_s, u"x"_s, u"--format"_s, u"md,exe"_s},
        u"--out DIR"_s);
    row("export template", {u"export"_s, u"a"_s, u"--out"_s, u"x"_s, u"--template"_s, u"ours"_s},
        u"--out DIR"_s);
    row("import nothing", {u"import"_s}, u"import FILE…"_s);
    row("import date", {u"import"_s, u"x"_s, u"--date"_s, u"15.10.2024"_s}, u"import FILE…"_s);
    row("checklist verb", {u"checklist"_s, u"undo"_s}, u"checklist [--incident ID]"_s);
    row("checklist done nothing", {u"checklist"_s, u"done"_s}, u"checklist [--incident ID]"_s);
    row("skip without reason", {u"checklist"_s, u"skip"_s, u"x"_s}, u"checklist [--incident ID]"_s);
    row("verify words", {u"verify"_s, u"x"_s}, u"bridgelog verify"_s);
    row("drill words", {u"drill"_s, u"x"_s}, u"bridgelog drill"_s);
}

void TestRefusals::wrongUsageEndsWith2AndNamesTheForm()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, form);
    const auto run = m_program.run(arguments);
    verifyOneLine(run, 2);
    QVERIFY2(QString::fromUtf8(run.err).contains(form), run.err.constData());
}

void TestRefusals::aRefusalEndsWith1AndSaysWhy_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("says");

    const auto row = [](const char *name, const QStringList &arguments, const QString &says) {
        QTest::newRow(name) << arguments << says;
    };
    row("no such incident", {u"show"_s, u"ffffffff"_s}, u"\"ffffffff\""_s);
    row("log into none", {u"log"_s, u"--incident"_s, u"ffff"_s, u"x"_s}, u"\"ffff\""_s);
    row("export none", {u"export"_s, u"ffff"_s, u"--out"_s, u"x"_s}, u"\"ffff\""_s);
    row("no time", {u"log"_s, u"--at"_s, u"half past"_s, u"x"_s}, u"half past"_s);
    row("no zone label", {u"log"_s, u"--at"_s, u"16:21 QQT"_s, u"x"_s}, u"QQT"_s);
    row("no zone", {u"declare"_s, u"x"_s, u"--zone"_s, u"Europe/Atlantis"_s}, u"Europe/Atlantis"_s);
    row("empty text", {u"log"_s, u"-"_s}, u"no text"_s);
    row("set severity", {u"set"_s, u"severity=9"_s}, u"\"9\""_s);
    row("set phase", {u"set"_s, u"phase=asleep"_s}, u"asleep"_s);
    row("set zone", {u"set"_s, u"zone=Mars/Base"_s}, u"Mars/Base"_s);
    row("set milestone", {u"set"_s, u"milestone.lunch=16:21"_s}, u"lunch"_s);
    row("set milestone time", {u"set"_s, u"milestone.detected=soon"_s}, u"soon"_s);
    row("set impact", {u"set"_s, u"component.api=meh"_s}, u"meh"_s);
    row("set empty title", {u"set"_s, u"title="_s}, u"title"_s);
    row("no such item", {u"checklist"_s, u"done"_s, u"make coffee"_s}, u"make coffee"_s);
    row("no such file", {u"import"_s, u"missing.txt"_s}, u"missing.txt"_s);
    row("folder", {u"import"_s, u"."_s}, u"cannot be read"_s);
    row("nothing in it", {u"import"_s, u"nothing.txt"_s}, u"nothing.txt"_s);
    row("import zone", {u"import"_s, u"nothing.txt"_s, u"--zone"_s, u"Nowhere"_s}, u"Nowhere"_s);
    row("archive not there", {u"list"_s, u"--archive"_s, u"missing.bridgelog"_s},
        u"missing.bridgelog"_s);
    row("nothing to verify", {u"verify"_s, u"--archive"_s, u"missing.bridgelog"_s},
        u"missing.bridgelog"_s);
    row("line break in what is quoted", {u"show"_s, u"a\nb"_s}, u"a b"_s);
}

void TestRefusals::aRefusalEndsWith1AndSaysWhy()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, says);
    const auto run = m_program.run(arguments);
    verifyOneLine(run, 1);
    QVERIFY2(QString::fromUtf8(run.err).contains(says), run.err.constData());
}

void TestRefusals::anImpossibleTimeIsAsked()
{
    const auto run = m_program.run(
        {u"log"_s, u"--at"_s, u"2024-03-31 01:30"_s, u"in the hour that was skipped"_s});
    verifyOneLine(run, 1);
    QVERIFY2(run.err.contains("01:30"), run.err.constData());
}

void TestRefusals::anAmbiguousTimeOffersItsChoices()
{
    const auto run = m_program.run(
        {u"log"_s, u"--at"_s, u"2024-10-27 01:30"_s, u"in the hour that came twice"_s});
    verifyOneLine(run, 1);
    QVERIFY2(
        run.err.contains("BST") && run.err.contains("GMT") && run.err.contains(" or "),
        run.err.constData());
}

void TestRefusals::severalActiveIncidentsAreListed()
{
    Program other;
    verifyOneLine(other.run({u"log"_s, u"into nothing"_s}), 1);
    const QString first = other.run({u"declare"_s, u"Mail bounces"_s}).line();
    const QString second = other.run({u"declare"_s, u"Login fails"_s}).line();
    const auto run = other.run({u"log"_s, u"into which?"_s});
    verifyOneLine(run, 1);
    for (const QString &part : {first, second, u"Mail bounces"_s, u"Login fails"_s})
        QVERIFY2(QString::fromUtf8(run.err).contains(part), run.err.constData());
    QCOMPARE(other.run({u"log"_s, u"--incident"_s, first, u"into this one"_s}).code, 0);
    QCOMPARE(other.run({u"set"_s, u"--incident"_s, second, u"phase=false_alarm"_s}).code, 0);
    QCOMPARE(other.run({u"log"_s, u"now only one is active"_s}).code, 0);
}

void TestRefusals::aRefusalWritesNothing()
{
    const QByteArray before = m_program.run({u"show"_s, m_incident, u"--json"_s}).out;
    QVERIFY(!before.isEmpty());
    verifyOneLine(
        m_program.run({u"set"_s, u"severity=1"_s, u"title=Changed"_s, u"phase=asleep"_s}), 1);
    QCOMPARE(m_program.run({u"show"_s, m_incident, u"--json"_s}).out, before);
}

void TestRefusals::aFileThatIsNotOursIsLeftAlone()
{
    const QByteArray bytes("this is no archive, and long enough to be taken for the head of one, "
                           "whatever it may be\n");
    QFile file(m_program.path(u"notes.txt"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    file.close();
    verifyOneLine(m_program.run({u"--archive"_s, file.fileName(), u"declare"_s, u"x"_s}), 1);
    verifyOneLine(m_program.run({u"--archive"_s, file.fileName(), u"list"_s}), 1);
    verifyOneLine(m_program.run({u"--archive"_s, file.fileName(), u"verify"_s}), 1);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), bytes);
}

void TestRefusals::aWindowWithoutADisplayIsRefused()
{
    const auto run = m_program.run({});
    verifyOneLine(run, 1);
    QVERIFY2(run.err.contains("no display"), run.err.constData());
}

void TestRefusals::helpAndVersionNeedNoArchive()
{
    Program fresh;
    QCOMPARE(fresh.run({u"--version"_s}).line().section(u' ', 0, 0), u"bridgelog"_s);
    const auto help = fresh.run({u"--help"_s});
    QCOMPARE(help.code, 0);
    for (const char *name :
         {"declare", "log", "set", "list", "search", "show", "export", "import", "verify", "backup",
          "rebuild", "checklist", "drill"}) {
        QVERIFY2(help.out.contains(name), name);
        const auto own = fresh.run({QString::fromLatin1(name), u"--help"_s});
        QCOMPARE(own.code, 0);
        QVERIFY2(own.out.startsWith(QByteArray("bridgelog ") + name), own.out.constData());
        QVERIFY2(own.err.isEmpty(), own.err.constData());
    }
    QVERIFY(!QFile::exists(fresh.archive()));
}

QTEST_APPLESS_MAIN(TestRefusals)
#include "refusals.moc"
