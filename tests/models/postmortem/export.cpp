// SPDX-License-Identifier: GPL-3.0-or-later
#include "postmortem/document.h"

#include "models/postmortem/sample.h"
#include "postmortem/pdfstamp.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

using namespace Bridgelog;
using namespace Qt::StringLiterals;

static QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

static bool writeTo(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

/// The text of a PDF, blanks single; empty where there is no tool to read it.
static QString textOfPdf(const QByteArray &pdf)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"a.pdf"_s);
    if (!writeTo(path, pdf))
        return {};
    QProcess reader;
    reader.start(u"pdftotext"_s, {u"-layout"_s, path, u"-"_s});
    reader.waitForFinished();
    return QString::fromUtf8(reader.readAllStandardOutput()).simplified();
}

static QString htmlOf(const Incident &incident, const ExportOptions &options = {})
{
    return QString::fromUtf8(postmortemHtml(incident, options).value_or(QByteArray()));
}

static QString markdownOf(const Incident &incident, const ExportOptions &options = {})
{
    return QString::fromUtf8(postmortemMarkdown(incident, options).value_or(QByteArray()));
}

/// What a reader of the page sees: no tags, no style, entities read.
static QString visibleText(QString html)
{
    static const QRegularExpression style(
        u"<style>.*</style>"_s, QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression tag(u"<[^>]*>"_s);
    html.remove(style).remove(tag);
    html.replace(u"&lt;"_s, u"<"_s).replace(u"&gt;"_s, u">"_s).replace(u"&quot;"_s, u"\""_s);
    return html.replace(u"&#39;"_s, u"'"_s).replace(u"&amp;"_s, u"&"_s).simplified();
}

/// The first thing in a document that could run, fetch or submit; empty if there is none.
static QString firstDanger(const QString &html)
{
    static const QStringList tags{
        u"html"_s,    u"head"_s, u"meta"_s, u"title"_s,  u"style"_s, u"body"_s,  u"main"_s,
        u"article"_s, u"h1"_s,   u"h2"_s,   u"h3"_s,     u"h4"_s,    u"h5"_s,    u"h6"_s,
        u"p"_s,       u"br"_s,   u"hr"_s,   u"ul"_s,     u"ol"_s,    u"li"_s,    u"blockquote"_s,
        u"pre"_s,     u"code"_s, u"span"_s, u"strong"_s, u"em"_s,    u"s"_s,     u"small"_s,
        u"bdi"_s,     u"a"_s,    u"div"_s,  u"table"_s,  u"thead"_s, u"tbody"_s, u"tr"_s,
        u"th"_s,      u"td"_s,   u"time"_s, u"svg"_s,    u"desc"_s,  u"rect"_s,  u"line"_s,
        u"text"_s};
    static const QStringList attributes{
        u"lang"_s,       u"charset"_s,  u"http-equiv"_s, u"content"_s, u"name"_s,
        u"class"_s,      u"dir"_s,      u"rel"_s,        u"href"_s,    u"scope"_s,
        u"colspan"_s,    u"datetime"_s, u"start"_s,      u"role"_s,    u"aria-labelledby"_s,
        u"viewBox"_s,    u"id"_s,       u"x"_s,          u"y"_s,       u"width"_s,
        u"height"_s,     u"x1"_s,       u"y1"_s,         u"x2"_s,      u"y2"_s,
        u"text-anchor"_s};
    static const QRegularExpression tag(u"<(/?)([^\\s<>/]*)([^<>]*)>?"_s);
    static const QRegularExpression attribute(u"^\\s+([A-Za-z0-9-]+)=\"([^\"<>]*)\""_s);
    const QString body = html.sliced(html.indexOf(u"<html"_s));
    for (auto it = tag.globalMatch(body); it.hasNext();) {
        const auto match = it.next();
        if (!match.captured().endsWith(u'>') || !tags.contains(match.captured(2)))
            return match.captured();
        QString rest = match.captured(3);
        while (!rest.trimmed().isEmpty()) {
            const auto pair = attribute.match(rest);
            if (!pair.hasMatch() || !attributes.contains(pair.captured(1)))
                return match.captured();
            static const QRegularExpression safe(
                u"^(https?://|mailto:)"_s, QRegularExpression::CaseInsensitiveOption);
            if (pair.captured(1) == u"href" && !safe.match(pair.captured(2)).hasMatch())
                return match.captured();
            rest = rest.sliced(pair.capturedEnd());
        }
    }
    return {};
}

class TestExport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void hostileTextIsShownInEveryField_data()
    {
        QTest::addColumn<QString>("text");
        const QStringList vectors{
            u"<script>alert('x')</script>"_s,
            u"<img src=x onerror=alert(1)>"_s,
            u"\"><svg onload=alert(1)>"_s,
            u"' onmouseover='alert(1)"_s,
            u"<a href=\"javascript:alert(1)\">x</a>"_s,
            u"[x](javascript:alert(1))"_s,
            u"[x](JaVaScRiPt:alert(1))"_s,
            u"[x](vbscript:msgbox(1))"_s,
            u"[x](data:text/html,hello)"_s,
            u"![x](https://tracker.example/pixel.png)"_s,
            u"<iframe src=//evil.example></iframe>"_s,
            u"<style>body{display:none}</style>"_s,
            u"</title><script>alert(1)</script>"_s,
            u"</style><script>alert(1)</script>"_s,
            u"--><script>alert(1)</script>"_s,
            u"]]><script>alert(1)</script>"_s,
            u"<base href=https://evil.example/>"_s,
            u"<meta http-equiv=refresh content=0>"_s,
            u"<form action=https://evil.example><button>go</button></form>"_s,
            u"{{ incident.title }}"_s,
            u"{% load evil %}"_s,
            u"{{ unterminated"_s,
            u"{% unterminated"_s,
            u"{# comment #}"_s,
            u"{% include \"/etc/passwd\" %}"_s,
            u"a | b | c"_s,
            u"|---|---|"_s,
            u"`unclosed code"_s,
            u"| x `| y` |"_s,
            u"<![CDATA[x]]>"_s,
            u"<?php echo 1 ?>"_s,
            u"<!DOCTYPE html>"_s,
            u"&lt;script&gt;"_s,
            u"<details open ontoggle=alert(1)>"_s,
            u"<math><mtext></mtext></math>"_s,
            u"[x](file:///etc/passwd)"_s,
            u"<x/onclick=alert(1)>"_s,
            u"%0ahello"_s,
            u"{also: Summary}"_s,
            u"# Heading {also: Timeline}"_s};
        for (const QString &vector : vectors)
            QTest::newRow(qPrintable(vector)) << vector;
    }

    void hostileTextIsShownInEveryField()
    {
        QFETCH(QString, text);
        const Incident incident = hostileIncident(text);
        for (const QString &name : postmortemTemplates()) {
            const QString html = htmlOf(incident, {.templateName = name});
            QVERIFY(!html.isEmpty());
            QCOMPARE(firstDanger(html), QString());
            const QString seen = visibleText(html);
            QVERIFY(seen.contains(u"MARK before"_s) && seen.contains(u"MARK behind"_s));
            QVERIFY(!markdownOf(incident, {.templateName = name}).isEmpty());
        }
        // What Markdown itself makes of the text is no loss: its letters are.
        const auto letters = [](const QString &words) {
            static const QRegularExpression signs(u"[^A-Za-z0-9]+"_s);
            return QString(words).remove(signs);
        };
        const QString wanted = text.startsWith(u"&lt;"_s) ? u"script"_s : letters(text);
        QVERIFY(letters(visibleText(htmlOf(incident))).contains(wanted));
    }

    void runawayTextStaysInItsCell_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("fence") << u"```\nnever closed"_s;
        QTest::newRow("tilde fence") << u"~~~~\nnever closed"_s;
        QTest::newRow("html block") << u"<div>\n<pre>\nnever closed"_s;
        QTest::newRow("comment") << u"<!-- never closed"_s;
        QTest::newRow("quote") << u"> never\nclosed"_s;
        QTest::newRow("reference") << u"[a]: https://evil.example\n\nnever [closed"_s;
        QTest::newRow("bidi") << u"\u202Enever \u2067closed"_s;
        QTest::newRow("setext") << u"never closed\n===="_s;
        QTest::newRow("table") << u"| a |\n| - |\n| never closed |"_s;
    }

    void runawayTextStaysInItsCell()
    {
        QFETCH(QString, text);
        Story s(u"2024-06-12T10:00:00Z"_s);
        s.tell(Declared{.title = u"t"_s, .zone = u"UTC"_s});
        s.tell(EntryAdded{.entry = s.nextEntry(), .at = s.at(u"10:01"_s), .text = text});
        s.tell(EntryAdded{
            .entry = s.nextEntry(), .at = s.at(u"10:02"_s), .text = u"the next entry"_s});
        const QString html = htmlOf(s.incident);
        QCOMPARE(firstDanger(html), QString());
        QVERIFY(html.contains(u"<td><bdi>the next entry</bdi></td>"_s));
        QVERIFY(visibleText(html).contains(u"never"_s));
        const QString markdown = markdownOf(s.incident);
        QVERIFY2(
            markdown.contains(u"| 10:02 UTC | Note | the next entry |"_s), qPrintable(markdown));
    }

    void publicExportsHoldNothingInternal()
    {
        const Incident incident = sampleIncident();
        const ExportOptions options{.audience = Audience::Public};
        const QTemporaryDir folder;
        using enum ExportFormat;
        const auto paths =
            exportTo(folder.path(), incident, {Markdown, Html, Pdf, Json, Csv}, options);
        QVERIFY(paths.has_value());
        for (const QString &path : *paths) {
            const QByteArray bytes = contentOf(path);
            const QString text =
                path.endsWith(u"pdf"_s) ? textOfPdf(bytes) : QString::fromUtf8(bytes);
            if (text.isEmpty())
                continue;
            QVERIFY2(text.contains(u"Card payments work again"_s), qPrintable(path));
            for (const auto &secret :
                 {u"duty commander"_s, u"payments expert"_s, u"vendor liaison"_s,
                  u"handshake failed: unsupported"_s, u"Roll back"_s, u"test card"_s, u"deputy"_s,
                  u"legal desk"_s})
                QVERIFY2(!text.contains(secret), qPrintable(path + u": "_s + secret));
        }
    }

    void sectionsTakeTheirPlaceAndEmptyOnesAreLeftOut()
    {
        const QString text = markdownOf(sampleIncident());
        QStringList titles;
        for (const QString &line : text.split(u'\n')) {
            if (line.startsWith(u"## "_s))
                titles.append(line.sliced(3));
        }
        QCOMPARE(
            titles,
            (QStringList{
                u"Summary"_s, u"Impact"_s, u"Key times"_s, u"Root cause"_s,
                u"Contributing factors"_s, u"Timeline"_s, u"What we are doing next"_s,
                u"Why were we surprised?"_s}));
    }

    void aDraftSaysThatItIsOne()
    {
        Story s(u"2024-06-12T10:00:00Z"_s);
        s.tell(Declared{.title = u"t"_s, .zone = u"Europe/London"_s}, u"10:00"_s);
        s.log(EntryKind::Note, u"10:05:30"_s, u"x"_s);
        const QString draft =
            u"Draft: this incident is not over. Its last event is of 12 June 2024, 11:05:30 BST (10:05:30 UTC)."_s;
        QVERIFY(markdownOf(s.incident).contains(draft));
        QVERIFY(!markdownOf(sampleIncident()).contains(u"Draft"_s));
    }

    void aPublishedPostmortemIsToldOnce()
    {
        Story s(u"2024-06-12T10:00:00Z"_s);
        s.tell(Declared{.title = u"t"_s});
        const QString body =
            u"Root cause:\n\nThe disk was full.\n\n• Alert earlier\n1. Add space"_s;
        s.tell(UpdatePublished{
            .entry = s.nextEntry(),
            .at = s.at(u"12:00"_s),
            .phase = u"postmortem"_s,
            .text = body});
        QVERIFY(markdownOf(s.incident).contains(u"The disk was full."_s));
        s.tell(SectionRevised{
            .section = u"a"_s,
            .title = u"Root cause"_s,
            .text = u"The disk was full.\n\n- Alert earlier\n- Add space"_s});
        const QString text = markdownOf(s.incident);
        QCOMPARE(text.count(u"The disk was full."_s), 1);
        QVERIFY(text.contains(u"| Update, postmortem | The postmortem was published. |"_s));
    }

    void warningsStandAtTheEnd()
    {
        Story s(u"2024-06-12T10:00:00Z"_s);
        s.tell(Declared{.title = u"t"_s});
        s.tell(Imported{
            .inferred = {u"read from words"_s}, .warnings = {u"10:05 comes before 10:00"_s}});
        const QString text = markdownOf(s.incident);
        QVERIFY(
            text.endsWith(u"## Open questions in the source\n\n- 10:05 comes before 10:00\n"_s));
        QVERIFY(!text.contains(u"read from words"_s));
    }

    void namesFilesByDayAndTitle_data()
    {
        QTest::addColumn<QString>("title");
        QTest::addColumn<QString>("name");
        const auto row = [](const char *tag, const QString &title, const QString &name) {
            QTest::newRow(tag) << title << u"2024-06-12-"_s + name + u".md"_s;
        };
        row("plain", u"Checkout declines cards"_s, u"checkout-declines-cards"_s);
        row("marks", u"Störung: Übertragung é"_s, u"storung-ubertragung-e"_s);
        row("path", u"../../etc/passwd"_s, u"etc-passwd"_s);
        row("no ASCII", u"障害 🚒"_s, u"incident"_s);
        row("empty", QString(), u"incident"_s);
        row("hidden", u".profile\n\\x"_s, u"profile-x"_s);
        row("long", u"word "_s.repeated(60), QStringList(12, u"word"_s).join(u'-'));
    }

    void namesFilesByDayAndTitle()
    {
        QFETCH(QString, title);
        QFETCH(QString, name);
        Story s(u"2024-06-11T23:30:00Z"_s);
        s.tell(Declared{
            .title = title,
            .zone = u"Europe/Berlin"_s,
            .at = Moment::exactly(s.instant(u"23:30"_s))});
        const QString made = exportFileName(s.incident, ExportFormat::Markdown);
        QCOMPARE(made, name);
        QVERIFY(made.size() <= 80);
    }

    void neverWritesOverWhatItDidNotWrite()
    {
        const QTemporaryDir folder;
        Story s(u"2024-06-12T10:00:00Z"_s);
        s.tell(Declared{.title = u"t"_s, .at = s.at(u"10:00"_s)});
        const QList<ExportFormat> formats{ExportFormat::Markdown};
        const QString first = folder.filePath(u"2024-06-12-t.md"_s);
        const QString second = folder.filePath(u"2024-06-12-t-2.md"_s);
        QVERIFY(writeTo(first, "mine"));
        QCOMPARE(exportTo(folder.path(), s.incident, formats, {}).value(), QStringList{second});
        QCOMPARE(contentOf(first), QByteArray("mine"));
        QCOMPARE(
            QFileInfo(second).permissions()
                & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther),
            QFile::Permissions());
        QCOMPARE(exportTo(folder.path(), s.incident, formats, {}).value(), QStringList{second});
        QVERIFY(writeTo(second, contentOf(second) + "and a line of mine"));
        s.log(EntryKind::Note, u"10:05"_s, u"more"_s);
        const QString third = folder.filePath(u"2024-06-12-t-3.md"_s);
        QCOMPARE(exportTo(folder.path(), s.incident, formats, {}).value(), QStringList{third});
        QVERIFY(contentOf(second).endsWith("mine"));
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden).size(), 3);
    }

    void refusesWithOneSentence()
    {
        const auto none = postmortemMarkdown(sampleIncident(), {.templateName = u"no-such"_s});
        QVERIFY(!none.has_value());
        QVERIFY(none.error().sentence.contains(u"public-rca"_s));
        const QTemporaryDir folder;
        QVERIFY(writeTo(folder.filePath(u"file"_s), "x"));
        const auto failed =
            exportTo(folder.filePath(u"file/in"_s), sampleIncident(), {ExportFormat::Csv}, {});
        QVERIFY(!failed.has_value());
    }

    void csvIsQuotedAndHoldsNoFormula()
    {
        Story s(u"2024-06-12T10:00:00Z"_s);
        s.tell(Declared{.title = u"t"_s});
        const QList<QChar> signs{u'=',     u'+',  u'-',  u'@',  u'\t', u'\r',
                                 QChar(0), u'＝', u'＋', u'－', u'＠'};
        int minute = 10;
        for (const QChar sign : signs)
            s.log(EntryKind::Note, u"10:%1"_s.arg(minute++), QString(sign) + u"SUM(A1)"_s);
        s.log(EntryKind::Note, u"10:40"_s, u"said \"stop\", then\nwent"_s);
        const QString csv = QString::fromUtf8(timelineCsv(s.incident, {}));
        QVERIFY(csv.startsWith(
            u"at,until,precision,at_text,recorded_at,kind,phase,text,author,audience,struck\r\n"_s));
        QCOMPARE(csv.count(u"\"'"_s), signs.size());
        QVERIFY(csv.contains(u",\"said \"\"stop\"\", then\nwent\","_s));
        QVERIFY(csv.contains(u"\"'=SUM(A1)\""_s));
    }

    void pdfIsWholeAndNumbered()
    {
        const QByteArray pdf = postmortemPdf(sampleIncident(), {}).value();
        QVERIFY(pdf.startsWith("%PDF-1."));
        QVERIFY(pdf.endsWith("%%EOF\n"));
        QVERIFY(pdf.contains("/CreationDate (D:20240612171000Z)"));
        if (QStandardPaths::findExecutable(u"pdftotext"_s).isEmpty())
            QSKIP("there is no pdftotext to read it with");
        const QString text = textOfPdf(pdf);
        QVERIFY(text.contains(QRegularExpression(u"1 ?/ ?4.*2 ?/ ?4.*3 ?/ ?4.*4 ?/ ?4"_s)));
        for (const auto &words :
             {u"Checkout declines cards in Europe"_s, u"≈ 16:21 BST"_s, u"(15:38 UTC)"_s,
              u"tls_min_version = 1.3 ; was 1.2"_s, u"https://runbooks.example.org/proxy#tls"_s,
              u"That sentence is gone from the handbook."_s})
            QVERIFY2(text.contains(words), qPrintable(words));
    }

    void pdfTextCanBeSearched()
    {
        Story s(u"2024-06-12T10:00:00Z"_s);
        s.tell(Declared{.title = u"t"_s});
        s.log(EntryKind::Note, u"10:10"_s, u"The office file affects the configuration flow."_s);
        const QByteArray pdf = postmortemPdf(s.incident, {}).value();
        if (QStandardPaths::findExecutable(u"pdftotext"_s).isEmpty())
            QSKIP("there is no pdftotext to read it with");
        const QString text = textOfPdf(pdf);
        for (const auto &word :
             {u"office"_s, u"file"_s, u"affects"_s, u"configuration"_s, u"flow"_s})
            QVERIFY2(text.contains(word), qPrintable(text));
    }

    void pdfIsMadeInAnyThread()
    {
        const Incident incident = sampleIncident();
        QByteArray there;
        const std::unique_ptr<QThread> thread(
            QThread::create([&] { there = postmortemPdf(incident, {}).value_or(QByteArray()); }));
        thread->start();
        const QByteArray here = postmortemPdf(incident, {}).value_or(QByteArray());
        QVERIFY(thread->wait());
        QVERIFY(!here.isEmpty());
        QCOMPARE(there, here);
    }

    /// Two threads make the pages of a long table: the document must not show where they met.
    void aLongPdfHasEveryRowInOrder()
    {
        constexpr int entries = 2'500;
        const Incident incident = longIncident(entries);
        const QByteArray pdf = postmortemPdf(incident, {}).value();
        QVERIFY(postmortemPdf(incident, {}).value() == pdf);
        if (QStandardPaths::findExecutable(u"pdftotext"_s).isEmpty())
            QSKIP("there is no pdftotext to read it with");
        const QString text = textOfPdf(pdf);
        const auto allInOrder = [&](int from, int end, const QString &form) {
            qsizetype at = 0;
            for (int i = from; i < end && at >= 0; ++i)
                at = text.indexOf(form.arg(i), at + 1);
            return at >= 0;
        };
        QVERIFY(allInOrder(0, entries, u" Node %1 of"_s));
        QCOMPARE(text.count(u" Node "_s), entries);
        const qsizetype pages = text.count(u"A long night"_s); // the head of each, the title's
        QVERIFY(pages > 50);
        QVERIFY(allInOrder(1, static_cast<int>(pages) + 1, u" %1 / "_s + QString::number(pages)));
        QVERIFY(text.count(u"What happened"_s) >= pages - 2); // above the rows of each page
    }

    void aRowHigherThanAPageIsBroken()
    {
        Story s(u"2024-06-12T10:00:00Z"_s);
        s.tell(Declared{.title = u"t"_s});
        QString log = u"```\n"_s;
        for (int i = 0; i < 200; ++i)
            log += u"line %1\n"_s.arg(i);
        s.log(EntryKind::Evidence, u"10:10"_s, log + u"```"_s);
        const QByteArray pdf = postmortemPdf(s.incident, {}).value();
        if (QStandardPaths::findExecutable(u"pdftotext"_s).isEmpty())
            QSKIP("there is no pdftotext to read it with");
        const QString text = textOfPdf(pdf);
        for (int i = 0; i < 200; ++i)
            QVERIFY2(text.contains(u"line %1 "_s.arg(i)), qPrintable(QString::number(i)));
        QVERIFY(text.count(u"What happened"_s) > 2);
    }

    void whatIsNoPdfStaysAsItIs()
    {
        for (const QByteArray &bytes :
             {""_ba, "startxref"_ba, "x startxref\n1\n"_ba,
              "xref\n0 1\ntrailer startxref\n0\n"_ba}) {
            QCOMPARE(stamped({bytes}, {}), bytes);
            QVERIFY(stamped({bytes, bytes}, {}).isEmpty());
        }
    }
};

QTEST_MAIN(TestExport)
#include "export.moc"
