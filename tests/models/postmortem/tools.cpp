// SPDX-License-Identifier: GPL-3.0-or-later
// What tools of others say of the files, where they are installed.
#include "postmortem/document.h"
#include "postmortem/exportrun.h"
#include "redaction/pdftexts.h"

#include "models/postmortem/chance.h"
#include "models/postmortem/sample.h"

#include <QFile>
#include <QGuiApplication>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace Bridgelog;
using namespace Qt::StringLiterals;

namespace {

struct Answer {
    int code = -1;
    QString text;
};

/// What a tool says of a file of that name with these bytes.
Answer asked(
    const QString &tool, QStringList arguments, const QString &name, const QByteArray &bytes,
    const QStringList &behind = {})
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        return {};
    file.close();
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(tool, arguments << file.fileName() << behind);
    if (!process.waitForFinished(60'000))
        return {};
    return {process.exitCode(), QString::fromUtf8(process.readAll())};
}

bool isThere(const QString &tool) { return !QStandardPaths::findExecutable(tool).isEmpty(); }

QByteArray made(const Incident &incident, ExportFormat format, const ExportOptions &options = {})
{
    return ExportRun(incident, options).rendered(format).value_or(QByteArray());
}

} // namespace

class TestTools : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void qpdfFindsNoFault_data()
    {
        QTest::addColumn<int>("format");
        for (const auto format : {ExportFormat::Pdf, ExportFormat::Ics214, ExportFormat::Ics201})
            QTest::newRow(qPrintable(wordOf(format))) << static_cast<int>(format);
    }

    void qpdfFindsNoFault()
    {
        QFETCH(int, format);
        if (!isThere(u"qpdf"_s))
            QSKIP("qpdf is not installed");
        for (quint32 seed = 0; seed <= 8; ++seed) {
            const Incident incident = seed == 0 ? sampleIncident() : chanceIncident(seed);
            const Answer answer = asked(
                u"qpdf"_s, {u"--check"_s}, u"a.pdf"_s,
                made(incident, static_cast<ExportFormat>(format)));
            QVERIFY2(answer.code == 0, qPrintable(answer.text));
        }
        if (format == static_cast<int>(ExportFormat::Pdf)) { // which two threads make
            const Answer answer = asked(
                u"qpdf"_s, {u"--check"_s}, u"a.pdf"_s,
                made(longIncident(2'500), ExportFormat::Pdf));
            QVERIFY2(answer.code == 0, qPrintable(answer.text));
        }
    }

    void tidyFindsNoFault()
    {
        if (!isThere(u"tidy"_s))
            QSKIP("tidy is not installed");
        for (quint32 seed = 0; seed <= 20; ++seed) {
            const Incident incident = seed == 0 ? sampleIncident() : chanceIncident(seed);
            const Answer answer = asked(
                u"tidy"_s, {u"-q"_s, u"-e"_s, u"-utf8"_s, u"--drop-empty-elements"_s, u"no"_s},
                u"a.html"_s, made(incident, ExportFormat::Html));
            QVERIFY2(answer.code < 2, qPrintable(answer.text)); // 2: an error, 1: advice
        }
    }

    void xmllintFindsNoFault()
    {
        if (!isThere(u"xmllint"_s))
            QSKIP("xmllint is not installed");
        const Answer answer = asked(
            u"xmllint"_s, {u"--noout"_s}, u"a.svg"_s,
            made(sampleIncident(), ExportFormat::DrawnSvg));
        QVERIFY2(answer.code == 0, qPrintable(answer.text));
    }

    void thePageHasItsHeadingsScopesAndPolicy()
    {
        for (const QString &name : postmortemTemplates()) {
            const QString html = QString::fromUtf8(
                made(sampleIncident(), ExportFormat::Html, {.templateName = name}));
            static const QRegularExpression heading(u"<h([1-6])[ >]"_s);
            int last = 0;
            int first = 0;
            for (const auto &match : heading.globalMatch(html)) {
                const int level = match.captured(1).toInt();
                QVERIFY2(level <= last + 1, qPrintable(match.captured()));
                first += level == 1 ? 1 : 0;
                last = level;
            }
            QCOMPARE(first, 1);
            static const QRegularExpression bare(u"<th(?![^>]*scope=|ead)[^>]*>"_s);
            QVERIFY(!html.contains(bare));
            QVERIFY(html.contains(
                u"http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'"_s));
            QVERIFY(html.contains(u"<html lang=\"en\">"_s));
            QVERIFY(html.contains(u"role=\"img\" aria-labelledby=\"phases-title phases-desc\""_s));
            static const QRegularExpression request(
                u"(src|srcset|poster|action|@import|url\\()[=\\s(]"_s);
            const QString style = html.section(u"<style>"_s, 1).section(u"</style>"_s, 0, 0);
            QVERIFY(!style.contains(request));
            QVERIFY(
                !html.contains(QRegularExpression(u"<(img|script|link|iframe|object|embed)\\b"_s)));
        }
    }

    void thePdfHasBookmarksForItsHeadings()
    {
        const QByteArray pdf = made(sampleIncident(), ExportFormat::Pdf);
        QVERIFY(pdf.contains("/Outlines "));
        QVERIFY(pdf.contains("/PageMode /UseOutlines"));
        const QStringList strings = pdfTexts(pdf).strings;
        for (const auto &title :
             {u"Checkout declines cards in Europe"_s, u"Summary"_s, u"Root cause"_s, u"Timeline"_s})
            QVERIFY2(strings.contains(title), qPrintable(strings.join(u'|')));
    }

    void thePdfsLinksCanBeClicked()
    {
        const QByteArray pdf = made(sampleIncident(), ExportFormat::Pdf);
        QCOMPARE(pdf.count("/Subtype /Link"), 2);
        const QStringList strings = pdfTexts(pdf).strings;
        QVERIFY(strings.contains(u"https://runbooks.example.org/proxy#tls"_s));
        QVERIFY(strings.contains(u"https://tracker.example.org/PLAT-118"_s));
    }

    void everyBookmarkLeadsToTheHeadingsPage()
    {
        if (!isThere(u"qpdf"_s))
            QSKIP("qpdf is not installed");
        const Answer answer = asked(
            u"qpdf"_s, {u"--json"_s, u"--json-key=outlines"_s}, u"a.pdf"_s,
            made(longIncident(400), ExportFormat::Pdf));
        QVERIFY(answer.text.contains(u"\"title\": \"Timeline\""_s));
        QVERIFY(!answer.text.contains(u"\"destpageposfrom1\": null"_s));
    }

    void thePdfIsReadInTheOrderOfThePage()
    {
        if (!isThere(u"pdftotext"_s))
            QSKIP("pdftotext is not installed");
        const Answer answer = asked(
            u"pdftotext"_s, {}, u"a.pdf"_s, made(sampleIncident(), ExportFormat::Pdf), {u"-"_s});
        const QString text = answer.text.simplified();
        qsizetype at = 0;
        for (const auto &words :
             {u"Checkout declines cards in Europe"_s, u"A rollout raised the lowest TLS version"_s,
              u"Key times"_s, u"The new default was meant for our own services"_s,
              u"Staging has a simulator"_s, u"Roll back payment-proxy in all regions"_s,
              u"Rollback in Frankfurt and Dublin"_s, u"Card payments work again"_s}) {
            const qsizetype found = text.indexOf(words, at);
            QVERIFY2(found >= 0, qPrintable(words + u" in "_s + text.mid(at, 400)));
            at = found;
        }
    }
};

QTEST_MAIN(TestTools)
#include "tools.moc"
