// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/postmortem/sample.h"
#include "postmortem/livedocument.h"
#include "postmortem/previewpage.h"
#include "postmortem/sectiontext.h"

#include <QImage>
#include <QPainter>
#include <QTest>

#include <algorithm>

using namespace Bridgelog;
using namespace Qt::StringLiterals;

/// A document that was begun: live fields, text that stays text, and what is made anew after a key.
class TestLiveDocument : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aBegunDocumentIsExportedAsItIsWritten()
    {
        const Incident incident = begun(
            u"# {{ incident.title }}\n\n## Second\n\nAt {{ milestones.impact|utc }}.\n\n## First\n\nx\n"_s);
        const QString text = markdownOf(incident);
        QVERIFY(text.startsWith(u"# "_s + sampleIncident().title));
        QVERIFY2(text.contains(u"## Second\n\nAt "_s), qPrintable(text));
        QVERIFY(!text.contains(u"{{"_s));
        QVERIFY(text.indexOf(u"## Second"_s) < text.indexOf(u"## First"_s));
        QVERIFY(!text.contains(u"Root cause"_s)); // of the template, which is no part of it
    }

    void bracesInWhatIsNotLiveAreText()
    {
        Incident incident = begun(u"## A\n\n{{ incident.title }} {% timeline %}\n"_s);
        incident.postmortem.sections.first().live = false;
        QVERIFY(plain(incident).contains(u"{{ incident.title }} {% timeline %}"_s));
    }

    void bracesAndNumberSignsInCodeAreCode()
    {
        const QString code = u"```yaml\n# a comment\nx: {{ incident.title }} {% no %}\n```\n"_s;
        const QString text = markdownOf(begun(u"## A\n\n{{ incident.phase }}\n\n"_s + code));
        QVERIFY2(text.contains(code), qPrintable(text));
        QVERIFY(text.contains(u"Resolved"_s));
    }

    void aCorrectedTimeCorrectsTheText()
    {
        Incident incident = begun(u"## A\n\nAt {{ milestones.detected|utc }}.\n"_s);
        const QString before = plain(incident);
        auto &detected = incident.milestones[static_cast<size_t>(MilestoneName::Detected)];
        detected->moment.at->us += 3 * Instant::minute;
        QVERIFY(plain(incident) != before);
    }

    void anEmptySectionIsLeftOut()
    {
        const QString text = markdownOf(begun(u"## A\n\nwords\n\n## B\n\n{# Who was hit? #}\n"_s));
        QVERIFY(text.contains(u"## A"_s));
        QVERIFY(!text.contains(u"## B"_s));
        QVERIFY(!text.contains(u"Who was hit"_s));
    }

    void beginningTakesInWhatWasImported()
    {
        Incident incident = sampleIncident();
        incident.postmortem.sections = {
            {.key = u"cause"_s, .title = u"Root causes:"_s, .text = u"{{ not a field }}"_s},
            {.key = u"other"_s, .title = u"Something else"_s, .text = u"words"_s}};
        const auto sections = begunSections(u"public-rca"_s, incident);
        QVERIFY(sections);
        const auto cause = std::ranges::find(*sections, u"cause"_s, &Section::key);
        QVERIFY(cause != sections->end());
        QVERIFY(!cause->live);
        QCOMPARE(cause->title, u"Root causes"_s);
        QVERIFY(std::ranges::contains(*sections, u"other"_s, &Section::key));
        QVERIFY(!std::ranges::contains(*sections, u"Root cause"_s, &Section::title));
        QVERIFY(std::ranges::none_of(
            *sections, [](const Section &s) { return s.title.contains(u'{'); }));
        QSet<QString> keys;
        for (const Section &section : *sections)
            keys.insert(section.key);
        QCOMPARE(keys.size(), sections->size());
        QCOMPARE(revised(*sections, revisionsFor(*sections, documentText(*sections))), *sections);
    }

    void beginningAgainKeepsWhatWasWrittenAndNothingTwice()
    {
        Incident incident = sampleIncident();
        incident.postmortem.sections.clear();
        const auto begin = [&](const QString &name) {
            incident.postmortem.sections = *begunSections(name, incident);
            incident.postmortem.templateName = name;
            incident.postmortem.begun = true;
        };
        const auto shown = [&] { return documentText(incident.postmortem.sections); };
        begin(u"google-sre"_s);
        const QString sre = shown();
        begin(u"public-rca"_s);
        const QString rca = shown();
        begin(u"public-rca"_s);
        QCOMPARE(shown(), rca);
        begin(u"google-sre"_s);
        QCOMPARE(shown(), sre);
        incident.postmortem.sections[0].text += u"Words before all.\n"_s;
        const auto summary =
            std::ranges::find(incident.postmortem.sections, u"Summary"_s, &Section::title);
        QVERIFY(summary != incident.postmortem.sections.end());
        summary->text += u"It was the queue.\n"_s;
        begin(u"public-rca"_s);
        begin(u"public-rca"_s);
        QCOMPARE(shown().count(u"{{ incident.title }}"_s), 1);
        QCOMPARE(shown().count(u"Words before all."_s), 1);
        QCOMPARE(shown().count(u"It was the queue."_s), 1);
        QVERIFY(!shown().contains(u"Lessons learned"_s)); // nobody wrote there
    }

    void aBegunTemplateSaysTheSameAsTheTemplate()
    {
        const Incident incident = sampleIncident();
        for (const QString &name : {u"public-rca"_s, u"google-sre"_s}) {
            ExportOptions options;
            options.templateName = name;
            Incident written = incident;
            written.postmortem.begun = true;
            written.postmortem.sections = *begunSections(name, incident);
            QCOMPARE(
                QString::fromUtf8(*postmortemMarkdown(written, options)),
                QString::fromUtf8(*postmortemMarkdown(incident, options)));
        }
    }

    void afterAKeyOneSectionIsMadeAnew()
    {
        QString text = u"# {{ incident.title }}\n\n{% phasebar %}\n\n"_s;
        for (int i = 0; i < 40; ++i)
            text += u"## Section %1\n\nwords of %1\n\n- one\n- two\n\n"_s.arg(i);
        Incident incident = begun(text);
        const Facts facts(incident, Audience::Internal);
        LiveDocument document;
        const auto pageOf = [&](const std::shared_ptr<const PreviewPage> &before = {}) {
            return PreviewPage::make(
                postmortemText(incident, facts, document.blocksOf(incident, facts, 1)), 9000,
                before);
        };
        const auto first = pageOf();
        QCOMPARE(document.sectionStarts().size(), 41);
        QCOMPARE(first->laidOut(), first->blockCount());
        incident.postmortem.sections[20].text += u" and more"_s;
        const auto second = pageOf(first);
        QVERIFY(second->laidOut() <= 3); // what changed, and the drawn bar
        QCOMPARE(second->blockCount(), first->blockCount());
        const double top = first->topOf(document.sectionStarts().at(20));
        QCOMPARE(second->topOf(document.sectionStarts().at(20)), top);
        QImage image(400, 400, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        painter.scale(0.05, 0.05);
        second->paint(painter, 0, 8000);
        painter.end();
        const auto *pixels = reinterpret_cast<const QRgb *>(image.constBits());
        QVERIFY(std::any_of(pixels, pixels + 160000, [](QRgb p) { return qGray(p) < 80; }));
    }

    void frozenFieldsAreText()
    {
        const Incident incident = sampleIncident();
        const Section section{
            .key = u"a"_s,
            .title = u"A"_s,
            .text = u"\nIt is {{ incident.phase }}.\n"_s,
            .live = true};
        QCOMPARE(frozenText(section, incident, Audience::Internal), u"\nIt is Resolved.\n"_s);
    }

    void whatWasFoundIsTold()
    {
        Story s(u"2024-06-12T10:00:00Z"_s);
        s.tell(Declared{.title = u"t"_s});
        const auto find = [&](FindingKind kind, const QString &text, FindingId under = {}) {
            const FindingId id(s.nextId());
            s.tell(FindingSet{
                .finding = id,
                .kind = kind,
                .text = text,
                .parent = under.isNull() ? std::nullopt : std::optional(under)});
            return id;
        };
        const FindingId why = find(FindingKind::Why, u"The disk was full."_s);
        find(FindingKind::Why, u"Nobody was told."_s, why);
        find(FindingKind::Luck, u"A spare stood *ready*."_s);
        find(FindingKind::Diagnosis, u"What led there?"_s);
        Incident incident = s.incident;
        incident.postmortem.begun = true;
        incident.postmortem.sections = revised(
            {},
            revisionsFor(
                {},
                u"## W\n{% whys %}\n## L\n{% luck %}\n## M\n{% markers %}\n## G\n{% well %}\n"_s));
        const QString text = markdownOf(incident);
        QVERIFY2(
            text.contains(u"1. The disk was full.\n\n   1. Nobody was told.\n"_s)
                || text.contains(u"1. The disk was full.\n   1. Nobody was told.\n"_s),
            qPrintable(text));
        QVERIFY(text.contains(u"- A spare stood *ready*."_s));
        QVERIFY(text.contains(u"| Diagnosis | What led there? |"_s));
        QVERIFY(!text.contains(u"## G"_s));
        QVERIFY(!QString::fromUtf8(*postmortemMarkdown(incident, {.audience = Audience::Public}))
                     .contains(u"disk was full"_s));
    }

private:
    static Incident begun(const QString &text)
    {
        Incident incident = sampleIncident();
        incident.postmortem.begun = true;
        incident.postmortem.sections = revised({}, revisionsFor({}, text));
        return incident;
    }
    static QString markdownOf(const Incident &incident)
    {
        return QString::fromUtf8(*postmortemMarkdown(incident, {}));
    }
    static QString plain(const Incident &incident)
    {
        return plainText(composePostmortem(incident, {})->blocks);
    }
};

QTEST_MAIN(TestLiveDocument)
#include "livedocument.moc"
