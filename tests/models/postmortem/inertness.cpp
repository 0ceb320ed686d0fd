// SPDX-License-Identifier: GPL-3.0-or-later
// Nothing that anybody writes runs, fetches or breaks out of its place, in any format; and the same
// incident gives the same bytes anywhere.
#include "postmortem/document.h"
#include "postmortem/exportrun.h"
#include "postmortem/markdownreader.h"
#include "postmortem/markdownwriter.h"

#include "models/postmortem/chance.h"
#include "models/postmortem/inert.h"
#include "models/postmortem/sample.h"

#include <QCryptographicHash>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QGuiApplication>
#include <QProcess>
#include <QRegularExpression>
#include <QTest>

#include <cstdio>

using namespace Bridgelog;
using namespace Qt::StringLiterals;

static constexpr quint32 incidents = 50;
static constexpr qsizetype wrappings = 6; ///< of each payload

/// Bases, each in several wrappings: 300 and some.
static QStringList payloads()
{
    static const QStringList bases{
        u"<script>alert(1)</script>"_s,
        u"<img src=x onerror=alert(1)>"_s,
        u"<svg/onload=alert(1)>"_s,
        u"\"><script>alert(1)</script>"_s,
        u"' onmouseover='alert(1)"_s,
        u"javascript:alert(1)"_s,
        u"JaVaScRiPt:alert(1)"_s,
        u"java\tscript:alert(1)"_s,
        u"data:text/html;base64,PHNjcmlwdD4="_s,
        u"vbscript:msgbox(1)"_s,
        u"file:///etc/passwd"_s,
        u"//evil.example/x"_s,
        u"<iframe src=//evil.example></iframe>"_s,
        u"<style>*{display:none}</style>"_s,
        u"</title></style></head><script>x</script>"_s,
        u"<base href=https://evil.example/>"_s,
        u"<meta http-equiv=refresh content=0>"_s,
        u"<form action=https://evil.example><input></form>"_s,
        u"<!-- --><script>x</script>"_s,
        u"<![CDATA[<script>x</script>]]>"_s,
        u"]]><script>x</script>"_s,
        u"<?php system('x') ?>"_s,
        u"<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>&e;"_s,
        u"{{ incident.title }}"_s,
        u"{% include '/etc/passwd' %}"_s,
        u"{% load evil %}{{ unterminated"_s,
        u"=cmd|'/c calc'!A1"_s,
        u"+SUM(1,2)"_s,
        u"-2+3"_s,
        u"@SUM(A1)"_s,
        u"\t=1+1"_s,
        u"＝1+1"_s,
        u"</text:p><office:scripts/><text:p>"_s,
        u"<draw:object xlink:href=\"https://evil.example\"/>"_s,
        u"</w:t></w:r><w:altChunk r:id=\"x\"/><w:r><w:t>"_s,
        u"<w:instrText>DDEAUTO c:\\\\x</w:instrText>"_s,
        u"{\\rtf1 x}"_s,
        u"\u202Egpj.exe"_s,
        u"\u2066\u2067\u2068unclosed"_s,
        u"\u0000\u0001\u001B[2J"_s,
        u"../../../etc/passwd"_s,
        u"..\\..\\windows\\system32"_s,
        u"/etc/passwd\u0000.md"_s,
        u"CON"_s,
        u"a\r\nEND:VCALENDAR\r\nBEGIN:VEVENT"_s,
        u"x\r\nATTACH:https://evil.example"_s,
        u"@here @channel <!everyone>"_s,
        u"{html}<script>x</script>{html}"_s,
        u"[x|javascript:alert(1)]"_s,
        u"!https://evil.example/x.png!"_s,
        u"{{evil}} [[Category:x]] <ref>x</ref>"_s,
        u"__NOTOC__ ~~~~"_s,
        u"%3Cscript%3Ealert(1)%3C/script%3E"_s,
        u"&lt;script&gt;&#60;script&#62;"_s,
        u") /OpenAction << /S /JavaScript /JS (app.alert(1)) >>"_s,
        u"endobj 5 0 R trailer << /Root 1 0 R >> startxref"_s,
        u"---\ntitle: evil\n---"_s,
        u"| a | b |\n|---|---|\n| x | y |"_s,
        u"```\nnever closed"_s,
        u"https://example.org/\"onclick=\"x"_s};
    QStringList all;
    for (const QString &base : bases)
        all << base << u"[x](%1)"_s.arg(base) << u"![x](%1)"_s.arg(base) << u"<%1>"_s.arg(base)
            << u"`%1` **%1**"_s.arg(base) << u"- %1\n\n> %1"_s.arg(base);
    return all;
}

static QString firstDangerOf(const Incident &incident, const QList<ExportFormat> &formats)
{
    const ExportOptions options;
    ExportRun run(incident, options);
    for (const ExportFormat format : formats) {
        const auto bytes = run.rendered(format);
        if (!bytes)
            return u"%1: %2"_s.arg(wordOf(format), bytes.error().sentence);
        if (const QString danger = dangerIn(format, *bytes); !danger.isEmpty())
            return u"%1: %2"_s.arg(wordOf(format), danger);
        static const QRegularExpression name(u"^\\d{4}-\\d\\d-\\d\\d-[a-z0-9-]+(\\.[a-z0-9]+)+$"_s);
        if (!name.match(exportFileName(incident, format)).hasMatch())
            return exportFileName(incident, format);
    }
    return {};
}

static QList<ExportFormat> allFormats() { return {exportFormats.begin(), exportFormats.end()}; }

static QList<ExportFormat> quickFormats()
{
    using enum ExportFormat;
    QList<ExportFormat> formats = allFormats();
    formats.removeIf([](ExportFormat f) {
        return f == Pdf || f == Ics214 || f == Ics201 || f == DrawnPng || f == Docx;
    });
    return formats;
}

static bool isLong() { return qEnvironmentVariableIsSet("BRIDGELOG_LONG"); }

static QByteArray hashesHere()
{
    QByteArray result;
    const ExportOptions options;
    for (quint32 seed = 0; seed < incidents; ++seed) {
        const Incident incident = chanceIncident(seed);
        ExportRun run(incident, options);
        for (const ExportFormat format : exportFormats)
            result += QCryptographicHash::hash(
                          run.rendered(format).value_or("refused"), QCryptographicHash::Md5)
                          .toHex()
                + ' ' + wordOf(format).toLatin1() + ' ' + QByteArray::number(seed) + '\n';
    }
    return result;
}

class TestInertness : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Those that are laid out on pages, which takes long, get each wrapping in a long run only.
    void threeHundredPayloadsAreInertInEveryFormat()
    {
        const QStringList all = payloads();
        QVERIFY(all.size() >= 300);
        for (qsizetype i = 0; i < all.size(); ++i) {
            const bool pages = isLong() || i % wrappings == 0;
            const QString danger =
                firstDangerOf(hostileIncident(all.at(i)), pages ? allFormats() : quickFormats());
            QVERIFY2(danger.isEmpty(), qPrintable(all.at(i) + u" → "_s + danger));
        }
    }

    void theCheckItselfSeesDanger()
    {
        QVERIFY(!dangerIn(ExportFormat::Html, "<html><body onload=\"x\"></body></html>").isEmpty());
        QVERIFY(!dangerIn(ExportFormat::Html, "<html><script>x</script></html>").isEmpty());
        QVERIFY(
            !dangerIn(ExportFormat::Html, "<html><a href=\"javascript:x\">y</a></html>").isEmpty());
        QVERIFY(!dangerIn(ExportFormat::Csv, "a,=1+1\r\n").isEmpty());
        QVERIFY(!dangerIn(ExportFormat::Csv, "a,\"=1+1\"\r\n").isEmpty());
        QVERIFY(!dangerIn(ExportFormat::ActionsCalendar, "ATTACH:x\r\n").isEmpty());
        QVERIFY(!dangerIn(ExportFormat::Slack, "hello @here").isEmpty());
        QVERIFY(
            !dangerIn(ExportFormat::Pdf, "1 0 obj\n<< /OpenAction 2 0 R >>\nendobj\n").isEmpty());
        QVERIFY(!dangerIn(ExportFormat::DrawnSvg, "<svg><script/></svg>").isEmpty());
    }

    /// Ten minutes in a long run.
    void whateverMarkdownComesEveryFormatIsInert()
    {
        const qint64 length = isLong() ? 600'000 : 3'000;
        const quint32 start = isLong() ? QRandomGenerator::global()->generate() : 1'000;
        QElapsedTimer timer;
        timer.start();
        quint32 seed = start;
        for (; timer.elapsed() < length; ++seed) {
            const QString danger = firstDangerOf(chanceIncident(seed), allFormats());
            QVERIFY2(danger.isEmpty(), qPrintable(u"seed %1: %2"_s.arg(seed).arg(danger)));
        }
        qInfo("%u incidents", seed - start);
    }

    void markdownReadsBackAsItWasWritten()
    {
        for (quint32 seed = 0; seed < 2'000; ++seed) {
            QRandomGenerator random(seed);
            const QString once = writeMarkdown(readMarkdown(chanceMarkdown(random)));
            const QString again = writeMarkdown(readMarkdown(once));
            if (again != once)
                QCOMPARE(again, once);
        }
    }

    void fiftyIncidentsGiveTheSameBytesEverywhere_data()
    {
        QTest::addColumn<QStringList>("environment");
        QTest::newRow("Berlin, German")
            << QStringList{u"TZ=Europe/Berlin"_s, u"LC_ALL=de_DE.UTF-8"_s, u"QT_HASH_SEED=0"_s};
        QTest::newRow("Caracas, French")
            << QStringList{u"TZ=America/Caracas"_s, u"LC_ALL=fr_FR.UTF-8"_s, u"LANG=fr_FR.UTF-8"_s};
    }

    void fiftyIncidentsGiveTheSameBytesEverywhere()
    {
        QFETCH(QStringList, environment);
        QProcess child;
        QStringList all = QProcess::systemEnvironment();
        all.append(environment);
        child.setEnvironment(all);
        child.start(QCoreApplication::applicationFilePath(), {u"--hashes"_s});
        QVERIFY(child.waitForFinished(120'000));
        const QList<QByteArray> there = child.readAllStandardOutput().split('\n');
        static const QList<QByteArray> here = hashesHere().split('\n');
        QCOMPARE(here.size(), qsizetype(incidents * exportFormats.size() + 1));
        QCOMPARE(there.size(), here.size());
        for (qsizetype i = 0; i < here.size(); ++i)
            QCOMPARE(there.at(i), here.at(i));
    }
};

int main(int argc, char **argv)
{
    const QGuiApplication app(argc, argv);
    if (app.arguments().contains(u"--hashes"_s)) {
        const QByteArray hashes = hashesHere();
        return std::fwrite(hashes.constData(), 1, static_cast<size_t>(hashes.size()), stdout) == 0;
    }
    TestInertness test;
    return QTest::qExec(&test, argc, argv);
}

#include "inertness.moc"
