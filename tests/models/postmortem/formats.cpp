// SPDX-License-Identifier: GPL-3.0-or-later
// What an export writes besides the postmortem's own documents.
#include "exchange/importer.h"
#include "postmortem/document.h"
#include "postmortem/drawntimeline.h"
#include "postmortem/exportrun.h"
#include "postmortem/frontmatter.h"
#include "postmortem/markupwriter.h"
#include "redaction/pdftexts.h"

#include "models/postmortem/sample.h"

#include <QImage>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace Bridgelog;
using namespace Qt::StringLiterals;

static QString
made(const Incident &incident, ExportFormat format, const ExportOptions &options = {})
{
    return QString::fromUtf8(
        ExportRun(incident, options).rendered(format).value_or(QByteArray("failed")));
}

/// The content lines of a calendar, unfolded.
static QStringList calendarLines(const QByteArray &calendar)
{
    QByteArray unfolded = calendar;
    unfolded.replace("\r\n ", "");
    return QString::fromUtf8(unfolded).split(u"\r\n"_s, Qt::SkipEmptyParts);
}

class TestFormats : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyFormatHasAWordOfItsOwn()
    {
        QSet<QString> suffixes;
        for (const ExportFormat format : exportFormats) {
            QCOMPARE(formatFromWord(wordOf(format)), format);
            suffixes.insert(suffixOf(format));
        }
        QCOMPARE(suffixes.size(), qsizetype(exportFormats.size()));
        QVERIFY(!formatFromWord(u"rtf"));
    }

    void everyFormatIsWrittenUnderItsName()
    {
        const QTemporaryDir folder;
        const QList<ExportFormat> all(exportFormats.begin(), exportFormats.end());
        const auto paths = exportTo(folder.path(), sampleIncident(), all, {});
        QVERIFY2(paths.has_value(), paths ? "" : qPrintable(paths.error().sentence));
        QCOMPARE(paths->size(), all.size());
        for (qsizetype i = 0; i < all.size(); ++i)
            QVERIFY(paths->at(i).endsWith(
                u"2024-06-12-checkout-declines-cards-in-europe."_s + suffixOf(all.at(i))));
    }

    void anExportCanBeCancelledBeforeItWrites()
    {
        const QTemporaryDir folder;
        QList<int> told;
        const auto paths = exportTo(
            folder.path(), sampleIncident(), {ExportFormat::Markdown, ExportFormat::Csv}, {},
            [&](int done, int all) {
                told.append(done);
                return all == 2 && done < 1;
            });
        QVERIFY(!paths);
        QCOMPARE(told, (QList<int>{0, 1}));
        QVERIFY(QDir(folder.path()).isEmpty());
    }

    void theStatusPageHasThePublicUpdatesNewestFirst()
    {
        const QString text = made(sampleIncident(), ExportFormat::StatusPage);
        QVERIFY2(text.startsWith(u"Checkout declines cards in Europe\n\n"_s), qPrintable(text));
        const qsizetype resolved = text.indexOf(u"Resolved\n\nCard payments work again"_s);
        const qsizetype identified = text.indexOf(u"Identified\n\nCard payments fail"_s);
        QVERIFY(resolved > 0 && identified > resolved);
        QVERIFY(text.contains(u"Posted Jun 12, 2024 - 16:08 UTC"_s));
        QVERIFY(!text.contains(u"Roll back"_s));
    }

    void anImportReadsTheStatusPageBack()
    {
        const QByteArray text = statusPageText(sampleIncident());
        const auto plan = planImport(text, u"page.txt"_s, {});
        QVERIFY2(plan.has_value(), plan ? "" : qPrintable(plan.error().sentence));
        QCOMPARE(plan->incidents.size(), 1);
        QCOMPARE(plan->incidents.first().title, u"Checkout declines cards in Europe"_s);
        QStringList updates;
        for (const EventBody &body : plan->incidents.first().bodies) {
            if (const auto *update = std::get_if<UpdatePublished>(&body))
                updates.append(update->phase);
        }
        QVERIFY2(
            updates.contains(u"resolved"_s) && updates.contains(u"identified"_s),
            qPrintable(updates.join(u' ')));
    }

    void theActivityLogHasTheBoxesOfItsForm()
    {
        const QByteArray pdf =
            ExportRun(sampleIncident(), {}).rendered(ExportFormat::Ics214).value();
        const PdfTexts texts = pdfTexts(pdf);
        QVERIFY(texts.isWhole);
        const QString text = texts.lines.join(u' ').simplified();
        for (const auto &box :
             {u"1. Incident name"_s, u"2. Operational period, from"_s, u"3. Name"_s,
              u"4. ICS position"_s, u"5. Home agency and unit"_s, u"6. Resources assigned"_s,
              u"7. Activity log"_s, u"8. Prepared by"_s, u"Rollback in Frankfurt and Dublin."_s})
            QVERIFY2(text.contains(box), qPrintable(box));
        QVERIFY(!text.contains(u"Dublin still declines cards."_s)); // struck
    }

    void theBriefingIsThatOfTheHandoff()
    {
        const PdfTexts texts =
            pdfTexts(ExportRun(sampleIncident(), {}).rendered(ExportFormat::Ics201).value());
        QVERIFY(texts.isWhole);
        const QString text = texts.lines.join(u' ').simplified();
        QVERIFY(text.contains(u"Incident Briefing (ICS 201)"_s));
        QVERIFY(text.contains(u"10. Resource summary"_s));
    }

    void theDrawnTimelineSaysWithoutColourWhatColoursSay()
    {
        const QByteArray svg = drawnTimelineSvg(sampleIncident(), {});
        QXmlStreamReader xml(svg);
        int signs = 0;
        int lines = 0;
        QString text;
        while (!xml.atEnd()) {
            xml.readNext();
            if (xml.isStartElement()) {
                signs += xml.name() == u"polygon" ? 1 : 0;
                lines += xml.name() == u"line" ? 1 : 0;
                const QStringList known{u"svg"_s,     u"title"_s, u"desc"_s, u"rect"_s,
                                        u"polygon"_s, u"line"_s,  u"text"_s};
                QVERIFY2(known.contains(xml.name()), qPrintable(xml.name().toString()));
            }
            if (xml.isCharacters())
                text += xml.text().toString() + u'\n';
        }
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
        QCOMPARE(signs, 2 * 3); // two updates and a decision, each with its key
        QVERIFY(lines > 10); // hatching and ticks
        for (const auto &words :
             {u"to mitigate"_s, u"Decision: Roll back"_s, u"Update, resolved"_s})
            QVERIFY2(text.contains(words), qPrintable(text));
    }

    void theDrawnTimelineIsAPicture()
    {
        const QImage image = QImage::fromData(drawnTimelinePng(sampleIncident(), {}));
        QCOMPARE(image.width(), 2 * 768);
        QVERIFY(image.height() > 400);
        QVERIFY(image.textKeys().isEmpty());
    }

    void anIncidentWithoutMilestonesIsDrawnAsWell()
    {
        Story s(u"2024-06-12T10:00:00Z"_s);
        s.tell(Declared{.title = u"t"_s});
        s.log(EntryKind::Decision, u"10:10"_s, u"one"_s);
        s.log(EntryKind::Decision, u"10:20"_s, u"two"_s);
        QVERIFY(drawnTimelineSvg(s.incident, {}).contains("Decision: two"));
        QVERIFY(drawnTimelineSvg(Incident(), {}).endsWith("</svg>\n"));
    }

    void actionItemsAreRowsOfATable()
    {
        const QString csv = made(sampleIncident(), ExportFormat::ActionsCsv);
        QCOMPARE(csv.count(u"\r\n"_s), 1 + sampleIncident().actions.size());
        QVERIFY(csv.contains(
            u"Give staging the acquirer's protocol limits,prevent,Platform,2024-07-12,,open,https://tracker.example.org/PLAT-118\r\n"_s));
    }

    void actionItemsAreTodosOfACalendar()
    {
        const QByteArray calendar = actionsCalendar(sampleIncident(), {});
        for (const QByteArray &line : calendar.split('\n')) {
            QVERIFY(line.isEmpty() || line.endsWith('\r'));
            QVERIFY(line.size() <= 76);
        }
        const QStringList lines = calendarLines(calendar);
        QCOMPARE(lines.first(), u"BEGIN:VCALENDAR"_s);
        QCOMPARE(lines.last(), u"END:VCALENDAR"_s);
        QCOMPARE(lines.count(u"BEGIN:VTODO"_s), sampleIncident().actions.size());
        QVERIFY(lines.contains(u"DUE;VALUE=DATE:20240712"_s));
        QVERIFY(lines.contains(u"STATUS:COMPLETED"_s));
        QVERIFY(lines.contains(u"URL:https://tracker.example.org/PLAT-118"_s));
    }

    void noTextBreaksOutOfACalendarsLine()
    {
        Story s(u"2024-06-12T10:00:00Z"_s);
        s.tell(Declared{.title = u"a; b, c\r\nEND:VCALENDAR"_s});
        s.tell(ActionAdded{
            .action = s.nextAction(),
            .text = u"x\r\nBEGIN:VALARM\nß"_s + QString(200, QChar(0x20AC)),
            .owner = u"one, two;\\three"_s,
            .due = u"next week"_s,
            .link = u"https://example.org/a\r\nATTACH:x"_s});
        const QByteArray calendar = actionsCalendar(s.incident, {});
        QVERIFY(QString::fromUtf8(calendar).toUtf8() == calendar); // no character is broken
        for (const QString &line : calendarLines(calendar))
            QVERIFY2(
                !line.startsWith(u"BEGIN:VALARM"_s) && !line.startsWith(u"ATTACH"_s),
                qPrintable(line));
        QVERIFY(calendarLines(calendar).contains(u"CONTACT:one\\, two\\;\\\\three"_s));
        QCOMPARE(calendarLines(calendar).count(u"END:VCALENDAR"_s), 1);
    }

    void frontMatterIsReadAsDataWhateverATitleSays()
    {
        Story s(u"2024-06-12T10:00:00Z"_s);
        s.tell(Declared{.title = u"a: \"b\"\n---\nevil: yes"_s, .severity = 2});
        const QString text = frontMatter(usualFrontMatter(), s.incident).value();
        QVERIFY(text.startsWith(u"---\ntitle: \"a: \\\"b\\\" --- evil: yes\"\n"_s));
        QCOMPARE(text.count(u"\n---\n"_s), 1);
        QVERIFY(text.contains(u"\nseverity: 2\n"_s));
        QCOMPARE(
            frontMatter(u"---\nlayout: post\nname: {{title}}\n---\n"_s, s.incident)
                .value()
                .section(u'\n', 1, 1),
            u"layout: post"_s);
        QVERIFY(
            frontMatter(u"x: {{ nothing }}"_s, s.incident).error().sentence.contains(u"title"_s));
    }

    void signsThatFontsHoldAsPicturesArePaintedAsPictures()
    {
        const auto pictures = [](const QString &text) {
            Incident incident = sampleIncident();
            incident.title = text;
            return ExportRun(incident, {})
                .rendered(ExportFormat::Pdf)
                .value()
                .count("/Subtype /Image");
        };
        QCOMPARE(pictures(u"Checkout \u2192 cards \u2713 \u05E9"_s), 0);
        const auto flame = pictures(u"Checkout \U0001F525 cards"_s);
        QVERIFY(flame > 0);
        QCOMPARE(pictures(u"Checkout \U0001F525 cards \U0001F525"_s), flame); // once in the file
        QVERIFY(pictures(u"Checkout \U0001F525 cards \u2705"_s) > flame);
        QVERIFY(pictures(u"Checkout \u26A0\uFE0F"_s) > 0);
    }

    void aTitleOfAPdfIsNotTakenForItsSyntax()
    {
        Incident incident = sampleIncident();
        incident.title = u"a /JavaScript endobj 5 0 obj endstream & <b>"_s;
        const QByteArray pdf = ExportRun(incident, {}).rendered(ExportFormat::Pdf).value();
        QVERIFY(!pdf.contains("/JavaScript") && !pdf.contains("a &#47;JavaScript endobj"));
        const PdfTexts texts = pdfTexts(pdf);
        QVERIFY(texts.isWhole);
        QCOMPARE(texts.strings.count(incident.title), 3); // metadata, information, bookmark
    }

    void codeInAWikiIsNoMacro()
    {
        const Blocks code{Block::paragraph(
            {{.text = u"code"_s, .marks = Mark::Code},
             {.text = u" "_s},
             {.text = u"db-01 x"_s, .marks = Mark::Code}})};
        QCOMPARE(writeMarkup(code, Markup::Confluence), u"{{&#99;ode}} {{db-01 x}}\n"_s);
    }

    void aMessageCallsNobody()
    {
        Story s(u"2024-06-12T10:00:00Z"_s);
        s.tell(Declared{.title = u"@here t"_s});
        s.log(EntryKind::Note, u"10:10"_s, u"ask @channel and <!everyone> and <@U123>"_s);
        const QString text = made(s.incident, ExportFormat::Slack);
        for (const auto &call : {u"@here"_s, u"@channel"_s, u"<!"_s, u"<@"_s})
            QVERIFY2(!text.contains(call), qPrintable(text));
    }

    void aMessageHasItsCodeAndLists()
    {
        const QString text = made(sampleIncident(), ExportFormat::Slack);
        QVERIFY(text.contains(u"*Checkout declines cards in Europe*\n"_s));
        QVERIFY(text.contains(u"\n```\n@@ -14,5 +14,4 @@"_s));
        QVERIFY(text.contains(u"• Staging has a simulator"_s));
        QVERIFY(text.contains(u"the runbook (https://runbooks.example.org/proxy#tls)"_s));
    }

    void wikiPagesHaveHeadingsTablesAndLinks()
    {
        const QString media = made(sampleIncident(), ExportFormat::MediaWiki);
        QVERIFY(media.startsWith(u"= Checkout declines cards in Europe =\n"_s));
        QVERIFY(media.contains(u"{| class=\"wikitable\"\n! Milestone !! When\n|-\n"_s));
        QVERIFY(media.contains(u"[https://runbooks.example.org/proxy#tls the runbook]"_s));
        QVERIFY(media.contains(u"'''Most card payments failed for 58 minutes'''"_s));
        QCOMPARE(media.count(u"\n{|"_s), media.count(u"\n|}"_s));
        const QString confluence = made(sampleIncident(), ExportFormat::Confluence);
        QVERIFY(confluence.startsWith(u"h1. Checkout declines cards in Europe\n"_s));
        QVERIFY(confluence.contains(u"\n|| Milestone || When ||\n| "_s));
        QVERIFY(confluence.contains(u"[the runbook|https://runbooks.example.org/proxy#tls]"_s));
        QCOMPARE(confluence.count(u"\n{code}"_s) % 2, 0);
    }

    void noTextBecomesMarkupOfAWiki_data()
    {
        QTest::addColumn<QString>("text");
        for (const auto &text :
             {u"{html}x{html}"_s, u"{{evil}}"_s, u"[x|javascript:alert(1)]"_s, u"[[Category:x]]"_s,
              u"<script>x</script>"_s, u"!https://evil.example/x.png!"_s, u"{code}{include:x}"_s,
              u"|}\n{{evil}}"_s, u"h1. big"_s, u"----"_s, u"</pre><script>x"_s, u"~~~~"_s,
              u"__NOTOC__"_s, u"{| evil"_s, u"```\n{code}\n{html}x{html}\n```"_s,
              u"```\n</pre><script>\n```"_s, u"* x\n# y"_s, u"''x''"_s})
            QTest::newRow(qPrintable(text)) << text;
    }

    void noTextBecomesMarkupOfAWiki()
    {
        QFETCH(QString, text);
        const Incident incident = hostileIncident(text);
        const QString media = made(incident, ExportFormat::MediaWiki);
        for (const auto &sign : {u"{{"_s, u"[["_s, u"<script"_s, u"__NOTOC__"_s, u"~~~"_s})
            QVERIFY2(!media.contains(sign), qPrintable(media));
        QCOMPARE(media.count(u"<pre>"_s), media.count(u"</pre>"_s));
        QString confluence = made(incident, ExportFormat::Confluence);
        QCOMPARE(confluence.count(u"{code}"_s) % 2, 0);
        confluence.remove(QRegularExpression(
            u"\\{code\\}.*?\\{code\\}"_s, QRegularExpression::DotMatchesEverythingOption));
        for (const auto &sign :
             {u"{html}"_s, u"{include"_s, u"[x|javascript"_s, u"!https"_s, u"{{evil"_s})
            QVERIFY2(!confluence.contains(sign), qPrintable(confluence));
    }
};

QTEST_MAIN(TestFormats)
#include "formats.moc"
