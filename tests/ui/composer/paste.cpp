// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/composer.h"

#include "composer/codelanguage.h"
#include "composer/composerinput.h"
#include "composer/offerlist.h"
#include "composer/questionbar.h"

#include <QAbstractButton>
#include <QFile>
#include <QImage>
#include <QMimeData>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

using namespace Bridgelog;
using namespace Qt::StringLiterals;

/// What is pasted, dropped and completed while an entry is written.
class PasteTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_journal =
            std::move(*Journal::open(m_dir->filePath(u"a.bridgelog"_s), Journal::Access::Write));
        m_incident = std::move(*OpenIncident::declare(
            *m_journal, {.title = u"API offline"_s, .severity = 2, .zone = u"Europe/London"_s},
            u"commander"_s));
        makeComposer();
    }

    void cleanup()
    {
        m_composer.reset();
        m_incident.reset();
        m_journal.reset();
    }

    void aLogBecomesFencedCode()
    {
        paste(u"2026-11-21 10:42:01 ERROR db: refused\n2026-11-21 10:42:02 ERROR db: refused"_s);
        QCOMPARE(
            m_input->toPlainText(),
            u"```log\n2026-11-21 10:42:01 ERROR db: refused\n2026-11-21 10:42:02 ERROR db: refused\n```\n"_s);
    }

    void aDiffGetsItsLanguageBehindWhatIsTyped()
    {
        QTest::keyClicks(m_input, u"the change"_s);
        paste(u"--- a/limits.conf\n+++ b/limits.conf\n@@ -1 +1 @@\n-10\n+100\n"_s);
        QVERIFY(m_input->toPlainText().startsWith(u"the change\n```diff\n--- a/limits.conf\n"_s));
        QVERIFY(m_input->toPlainText().endsWith(u"+100\n```\n"_s));
    }

    void backticksWithinAreFencedByMore()
    {
        paste(u"#!/bin/sh\necho '```'\n"_s);
        QVERIFY(m_input->toPlainText().startsWith(u"````bash\n"_s));
    }

    void proseStaysProse_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("sentences") << u"We rolled back at 10:42.\nErrors fell: all of them."_s;
        QTest::newRow("list") << u"- one: a\n- two: b\n- three and more of it"_s;
        QTest::newRow("one line") << u"kubectl get pods -A"_s;
        QTest::newRow("notes")
            << u"Status: bad today, as we all can see in the chart\nNext: call"_s;
        QTest::newRow("fenced already") << u"```\nx\n```"_s;
        QTest::newRow("bracket") << u"[sic] they wrote\nso"_s;
    }

    void proseStaysProse()
    {
        QFETCH(const QString, text);
        paste(text);
        QCOMPARE(m_input->toPlainText(), text);
        QVERIFY(!question()->isVisible());
    }

    void codeIsKnownByItsShape_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("language");
        QTest::newRow("json") << u"{\"a\": [1, 2]}"_s << u"json"_s;
        QTest::newRow("python")
            << u"Traceback (most recent call last):\n  File \"a.py\", line 1\nE"_s << u"python"_s;
        QTest::newRow("java")
            << u"java.lang.Error: x\n    at a.b.C.d(C.java:1)\n    at e.F.g(F.java:2)"_s
            << u"log"_s;
        QTest::newRow("ini") << u"[service]\nRestart=always\nRestartSec=5\nUser=web"_s << u"ini"_s;
        QTest::newRow("yaml") << u"replicas: 3\nimage: web:1.2\nport: 80"_s << u"yaml"_s;
        QTest::newRow("syslog") << u"Nov 21 10:42:01 host web: up\nNov 21 10:42:02 host web: down"_s
                                << u"log"_s;
    }

    void codeIsKnownByItsShape()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, language);
        QVERIFY(looksLikeCode(text));
        QCOMPARE(languageOf(text), language);
    }

    void aChatIsOfferedToBeSplit()
    {
        const qsizetype rows = timeline().size();
        const QString chat =
            u"[21.11.2020, 10:42] Operations: rolling back\n[21.11.2020, 10:44] Scribe: noted"_s;
        paste(chat);
        QCOMPARE(m_input->toPlainText(), chat);
        QVERIFY(question()->sentence().contains(u"2 messages by 2 people"_s));
        answer();
        QCOMPARE(timeline().size(), rows + 2);
        QCOMPARE(m_input->toPlainText(), QString());
        const Entry &first = timeline().at(0);
        QCOMPARE(first.text, u"rolling back"_s);
        QCOMPARE(first.author, u"Operations"_s);
        QCOMPARE(*first.at.at, *instantFromIso(u"2020-11-21T10:42:00Z"));
        QCOMPARE(first.at.precision, Precision::Minute);
        m_incident->undo();
        QVERIFY(timeline().at(0).struck && timeline().at(1).struck);
    }

    void aChatThatIsNotSplitStaysText()
    {
        paste(u"[10:42] Operations: rolling back\n[10:44] Scribe: noted"_s);
        QTest::keyClick(m_input, Qt::Key_Escape);
        QVERIFY(!question()->isVisible());
        QVERIFY(m_input->toPlainText().startsWith(u"[10:42] Operations"_s));
    }

    void filesAloneAreEvidence()
    {
        m_composer->attachFiles({file(u"app.conf"_s, "limit = 10\n")});
        QTRY_VERIFY(chip() && chip()->text().startsWith(u"app.conf · 11"_s));
        QTest::keyClick(m_input, Qt::Key_Return);
        QCOMPARE(newest().kind, EntryKind::Evidence);
        QCOMPARE(newest().text, u"app.conf"_s);
        QCOMPARE(newest().attachments.size(), 1);
        QCOMPARE(newest().attachments.first().name, u"app.conf"_s);
        QVERIFY(!chip());
    }

    void enterWaitsForNoFile()
    {
        QTest::keyClicks(m_input, u"see the file"_s);
        m_composer->attachFiles({file(u"large.bin"_s, QByteArray(3'000'000, 'x'))});
        QTest::keyClick(m_input, Qt::Key_Return);
        QCOMPARE(newest().text, u"see the file"_s);
        QTRY_COMPARE(newest().attachments.size(), 1);
        QCOMPARE(newest().attachments.first().size, 3'000'000);
    }

    void aFileThatIsGoneIsSaid()
    {
        m_composer->attachFiles({QUrl::fromLocalFile(m_dir->filePath(u"gone.txt"_s))});
        QTRY_VERIFY(question()->isVisible());
        QVERIFY(question()->sentence().contains(u"gone.txt"_s));
        QVERIFY(!chip());
    }

    void anImageIsAttachedAsPng()
    {
        QImage image(8, 8, QImage::Format_RGB32);
        image.fill(Qt::red);
        auto *source = new QMimeData;
        source->setImageData(image);
        QVERIFY(m_composer->takePaste(*source));
        delete source;
        QTRY_VERIFY(chip() && !chip()->text().contains(u"storing"_s));
        QVERIFY(chip()->text().contains(u".png · "_s));
        QTest::keyClicks(m_input, u"the graph"_s);
        QTest::keyClick(m_input, Qt::Key_Return);
        const Attachment attached = newest().attachments.first();
        QCOMPARE(attached.mediaType, u"image/png"_s);
        QVERIFY(m_journal->flush());
        QCOMPARE(
            QImage::fromData(m_journal->attachment(attached.sha256)).pixelColor(1, 1),
            QColor(Qt::red));
    }

    void aLongTextIsAttachedWhole()
    {
        QString text;
        for (int i = 0; i < 5000; ++i)
            text += u"2026-11-21 10:42:01 ERROR number %1\n"_s.arg(i);
        paste(text);
        QCOMPARE(m_input->toPlainText(), QString());
        QTRY_VERIFY(chip());
        QTest::keyClick(m_input, Qt::Key_Return);
        QTRY_COMPARE(newest().attachments.size(), 1);
        QVERIFY(m_journal->flush());
        QCOMPARE(m_journal->attachment(newest().attachments.first().sha256), text.toUtf8());
    }

    void aDraftBringsItsFilesBack()
    {
        QTest::keyClicks(m_input, u"half"_s);
        m_composer->attachFiles({file(u"app.conf"_s, "limit = 10\n")});
        QTRY_VERIFY(chip() && chip()->text().startsWith(u"app.conf · 11"_s));
        QVERIFY(m_journal->flush());
        m_composer.reset();
        QVERIFY(m_journal->flush());
        makeComposer();
        QCOMPARE(m_input->toPlainText(), u"half"_s);
        QVERIFY(chip());
        QTest::keyClick(m_input, Qt::Key_Return);
        QCOMPARE(newest().attachments.size(), 1);
    }

    void aChipTakesItsFileAway()
    {
        m_composer->attachFiles({file(u"app.conf"_s, "limit = 10\n")});
        QTRY_VERIFY(chip() && chip()->text().startsWith(u"app.conf · 11"_s));
        chip()->click();
        QTRY_VERIFY(!chip());
        QTest::keyClicks(m_input, u"without"_s);
        QTest::keyClick(m_input, Qt::Key_Return);
        QVERIFY(newest().attachments.isEmpty());
    }

    void timesRolesAndTagsAreOffered()
    {
        m_incident->giveRole(u"scribe"_s, u"second desk"_s);
        m_incident->log({.text = u"slow #database"_s});
        QTest::keyClicks(m_input, u"@-"_s);
        QVERIFY(offers()->isVisible());
        QTest::keyClick(m_input, Qt::Key_Tab);
        QCOMPARE(m_input->toPlainText(), u"@-5m "_s);
        QTest::keyClicks(m_input, u"ask @scr"_s);
        QTest::keyClick(m_input, Qt::Key_Tab);
        QCOMPARE(m_input->toPlainText(), u"@-5m ask @scribe "_s);
        QTest::keyClicks(m_input, u"#d"_s);
        QTest::keyClick(m_input, Qt::Key_Tab);
        QCOMPARE(m_input->toPlainText(), u"@-5m ask @scribe #database "_s);
        QVERIFY(!offers()->isVisible());
    }

    void enterLogsWhileATagIsOffered()
    {
        m_incident->log({.text = u"slow #database"_s});
        QTest::keyClicks(m_input, u"again #data"_s);
        QVERIFY(offers()->isVisible());
        QTest::keyClick(m_input, Qt::Key_Return);
        QCOMPARE(newest().text, u"again #data"_s);
    }

private:
    void makeComposer()
    {
        m_composer = std::make_unique<Composer>();
        m_composer->resize(800, 240);
        m_composer->setIncident(m_incident.get(), m_journal.get());
        m_composer->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_composer.get()));
        m_composer->activateWindow();
        m_composer->focusInput();
        m_input = m_composer->input();
        QTRY_VERIFY(m_input->hasFocus());
    }

    void paste(const QString &text)
    {
        QMimeData source;
        source.setText(text);
        QVERIFY(m_composer->takePaste(source));
    }

    QUrl file(const QString &name, const QByteArray &bytes)
    {
        QFile file(m_dir->filePath(name));
        [&] { QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size()); }();
        return QUrl::fromLocalFile(file.fileName());
    }

    QuestionBar *question() const
    {
        return m_composer->findChild<QuestionBar *>(u"composerQuestion"_s);
    }
    void answer() { Q_EMIT question()->chosen(0); }
    QAbstractButton *chip() const
    {
        for (auto *button : m_composer->findChildren<QAbstractButton *>(u"composerAttachment"_s)) {
            if (button->isVisible())
                return button;
        }
        return nullptr;
    }
    OfferList *offers() const
    {
        return m_composer->window()->findChild<OfferList *>(u"offerList"_s);
    }
    const Timeline &timeline() const { return m_incident->incident().timeline; }
    Entry newest() const { return timeline().at(timeline().size() - 1); }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Journal> m_journal;
    std::unique_ptr<OpenIncident> m_incident;
    std::unique_ptr<Composer> m_composer;
    ComposerInput *m_input = nullptr;
};

QTEST_MAIN(PasteTest)
#include "paste.moc"
