// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/style.h"
#include "postmortem/postmortempage.h"
#include "postmortem/postmortempreview.h"
#include "postmortem/postmortemsource.h"
#include "postmortem/previewpage.h"
#include "ui/archivefixture.h"

#include <QApplication>
#include <QClipboard>
#include <QElapsedTimer>
#include <QMimeData>
#include <QScrollBar>

using namespace Bridgelog;
using namespace Qt::StringLiterals;

/// Texts that mean harm or are only large, two windows on one document, and the end of the program
/// in the middle of a word.
class RobustnessTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(new Style); }
    void init()
    {
        m_archive = std::make_unique<ArchiveFixture>();
        m_incident = m_archive->declare(u"Checkout fails"_s);
        m_incident->beginPostmortem(
            u"public-rca"_s,
            {{.key = u"opening"_s,
              .title = {},
              .text = u"# {{ incident.title }}\n"_s,
              .live = true},
             {.key = u"impact"_s, .title = u"Impact"_s, .text = u"\n"_s, .live = true}});
        m_page = open(*m_incident);
    }
    void cleanup()
    {
        m_page.reset();
        m_incident.reset();
        m_archive.reset();
    }

    void whatMeansHarmIsTextInThePreview_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("shown"); // part of what a reader sees; empty: any
        QTest::newRow("script") << u"<script>alert(1)</script> end"_s << u"<script>"_s;
        QTest::newRow("remote image") << u"<img src=http://x.example/a.png>"_s << u"<img"_s;
        QTest::newRow("local image") << u"![](file:///etc/passwd)"_s << QString();
        QTest::newRow("bidi") << u"a \u202e b \u2066 c"_s << u"a "_s;
        QTest::newRow("tags of templates") << u"{% include \"/etc/passwd\" %}"_s << QString();
        QTest::newRow("open tag") << u"{{ {% {# \n\n {{"_s << QString();
        QTest::newRow("lone surrogate") << QString(QChar(0xd800)) + u" x"_s << u" x"_s;
        QTest::newRow("deep") << u"> "_s.repeated(500) + u'x' << QString();
        QTest::newRow("long line") << u"word "_s.repeated(1'000) << u"word word"_s;
        QTest::newRow("one word") << QString(5'000, u'x') << u"xxx"_s;
    }
    void whatMeansHarmIsTextInThePreview()
    {
        QFETCH(QString, text);
        QFETCH(QString, shown);
        source()->setPlainText(u"## Impact\n\n"_s + text + u"\n\n## Last\n\nthe end\n"_s);
        QTRY_VERIFY(said().contains(u"the end"_s));
        QVERIFY2(said().contains(shown), qPrintable(said().left(300)));
        QVERIFY(!said().contains(u"root:"_s));
    }

    void noLinkLeadsAnywhereButToTheWebAndToMail()
    {
        source()->setPlainText(
            u"## Impact\n\n[a](javascript:alert(1)) [b](data:text/html,x) [c](file:///etc/passwd) "
            "[d](https://example.org/)\n\nthe end\n"_s);
        QTRY_VERIFY(said().contains(u"the end"_s));
        QStringList links;
        for (const Block &block : preview()->page()->text().blocks) {
            for (const Span &span : block.spans) {
                if (!span.link.isEmpty())
                    links.append(span.link);
            }
        }
        QCOMPARE(links, QStringList{u"https://example.org/"_s});
    }

    void twoMegabytesPastedAreThereAndKept()
    {
        source()->goTo(source()->toPlainText().size());
        const QString line = u"2019-09-16T15:21:00Z api-1 error: the queue is full, dropping\n"_s;
        auto *clip = new QMimeData;
        clip->setText(line.repeated(2'000'000 / line.size()));
        QGuiApplication::clipboard()->setMimeData(clip);
        source()->paste();
        QVERIFY(source()->toPlainText().size() > 1'900'000);
        m_page->desk().flush();
        const QString kept = m_incident->incident().postmortem.sections.last().text;
        QVERIFY(kept.size() > 1'900'000);
        QTRY_VERIFY_WITH_TIMEOUT(said().contains(u"dropping"_s), 30'000);
        m_incident->undo();
        QVERIFY(source()->toPlainText().size() < 1'000);
    }

    void twoWindowsWriteOneDocument()
    {
        const auto other = open(*m_incident);
        auto *beside = other->findChild<PostmortemSource *>();
        source()->goTo(source()->toPlainText().size());
        QTest::keyClicks(source(), u"Cards were refused."_s);
        beside->goTo(0);
        QTest::keyClicks(beside, u"Draft. "_s);
        const auto both = [](const QString &text) {
            return text.contains(u"Cards were refused."_s) && text.contains(u"Draft. "_s);
        };
        QTRY_VERIFY(both(source()->toPlainText()) && both(beside->toPlainText()));
        QCOMPARE(source()->toPlainText(), beside->toPlainText());
        QCOMPARE(m_incident->incident().postmortem.sections.size(), 2);
    }

    void whatWasTypedIsUndoneAndRedoneAfterARestart()
    {
        source()->goTo(source()->toPlainText().size());
        QTest::keyClicks(source(), u"Cards were refused."_s);
        m_page.reset();
        QVERIFY(m_archive->journal->flush());
        const IncidentId id = m_incident->id();
        m_incident.reset();
        auto again = OpenIncident::open(*m_archive->journal, id, u"commander"_s);
        QVERIFY(again);
        m_incident = std::move(*again);
        m_page = open(*m_incident);
        QVERIFY(source()->toPlainText().contains(u"Cards were refused."_s));
        m_incident->undo();
        QVERIFY(!source()->toPlainText().contains(u"Cards"_s));
        m_incident->redo();
        QVERIFY(source()->toPlainText().contains(u"Cards were refused."_s));
    }

    void whatIsTypedWithoutAPauseIsOnDiskWithinASecond()
    {
        source()->goTo(source()->toPlainText().size());
        QElapsedTimer since;
        since.start();
        // The pause in which it is kept never comes.
        while (!onDisk().contains(u"xx"_s) && since.elapsed() < 10'000)
            QTest::keyClick(source(), Qt::Key_X, Qt::NoModifier, 50);
        QVERIFY2(since.elapsed() < 1'800, qPrintable(QString::number(since.elapsed())));
    }

private:
    std::unique_ptr<PostmortemPage> open(OpenIncident &incident)
    {
        auto page = std::make_unique<PostmortemPage>();
        page->resize(1200, 700);
        page->setIncident(&incident, m_archive->journal.get());
        page->show();
        return page;
    }
    /// As a program that is started now would read it.
    QString onDisk() const
    {
        const auto there = OpenIncident::open(*m_archive->journal, m_incident->id(), u"reader"_s);
        QString text;
        if (!there)
            return text;
        for (const Section &section : (*there)->incident().postmortem.sections)
            text += section.text;
        return text;
    }
    QString said() const
    {
        return preview()->page() ? plainText(preview()->page()->text().blocks) : QString();
    }
    PostmortemSource *source() const { return m_page->findChild<PostmortemSource *>(); }
    PostmortemPreview *preview() const { return m_page->findChild<PostmortemPreview *>(); }

    std::unique_ptr<ArchiveFixture> m_archive;
    std::unique_ptr<OpenIncident> m_incident;
    std::unique_ptr<PostmortemPage> m_page;
};

QTEST_MAIN(RobustnessTest)
#include "robustness.moc"
