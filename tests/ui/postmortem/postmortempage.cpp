// SPDX-License-Identifier: GPL-3.0-or-later
#include "postmortem/postmortempage.h"

#include "common/button.h"
#include "common/label.h"
#include "common/style.h"
#include "history/differencetext.h"
#include "history/historypanel.h"
#include "postmortem/postmortempreview.h"
#include "postmortem/postmortemsource.h"
#include "postmortem/previewpage.h"
#include "ui/archivefixture.h"

#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QCompleter>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QRegularExpression>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace Bridgelog;
using namespace Qt::StringLiterals;

/// The postmortem in the window: begun, written, kept, reviewed.
class PostmortemPageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(new Style); }
    void init()
    {
        m_archive = std::make_unique<ArchiveFixture>();
        m_incident = m_archive->declare(u"Checkout fails"_s);
        m_page = std::make_unique<PostmortemPage>();
        m_page->resize(1200, 700);
        m_page->setIncident(m_incident.get(), m_archive->journal.get());
        m_page->show();
    }
    void cleanup()
    {
        m_page.reset();
        m_incident.reset();
        m_archive.reset();
    }

    void aTemplateBeginsADocument()
    {
        QVERIFY(!source()->isVisible());
        begin();
        QVERIFY(source()->isVisible());
        QVERIFY(m_incident->incident().postmortem.begun);
        QVERIFY(source()->toPlainText().startsWith(u"# {{ incident.title }}\n"_s));
        QTRY_VERIFY(preview()->page());
        QCOMPARE(preview()->page()->text().title, u"Checkout fails"_s);
        QVERIFY(find<Button>(u"postmortemEmpty"_s)->text().endsWith(u"sections empty"_s));
    }

    void whatIsTypedIsKeptAndOneStep()
    {
        begin();
        source()->goTo(source()->toPlainText().indexOf(u"## Impact"_s) - 1);
        QTest::keyClicks(source(), u"Cards were refused."_s);
        QVERIFY(!kept().contains(u"Cards"_s));
        QTRY_VERIFY(kept().contains(u"Cards were refused."_s));
        QTRY_VERIFY(find<Label>(u"postmortemSaved"_s)->text().startsWith(u"Saved "_s));
        QTest::keyClicks(source(), u" All of them."_s);
        QTRY_VERIFY(kept().contains(u"All of them."_s));
        QCOMPARE(m_incident->undoSteps().size(), 2); // the beginning, and all of the typing
        m_incident->undo();
        QVERIFY(!kept().contains(u"Cards"_s));
        QVERIFY(!source()->toPlainText().contains(u"Cards"_s));
        QVERIFY(m_incident->incident().postmortem.begun);
    }

    void writingBeginsBeneathTheFirstPrompt()
    {
        begin();
        QTest::keyClicks(source(), u"Cards were refused."_s);
        QVERIFY2(
            source()->toPlainText().contains(u"#}\nCards were refused.\n"_s),
            qPrintable(source()->toPlainText().left(400)));
        QTRY_VERIFY(
            preview()->page()
            && plainText(preview()->page()->text().blocks).contains(u"Cards were refused."_s));
        QVERIFY(!plainText(preview()->page()->text().blocks).contains(u"#}"_s));
    }

    void theOutlineStaysWhereItIsReadWhileItChanges()
    {
        m_page->resize(1200, 360);
        begin();
        action(u"postmortemOutlineAction"_s)->trigger();
        auto *panel = m_page->findChild<QScrollArea *>(u"postmortemOutline"_s);
        QTRY_VERIFY(panel->verticalScrollBar()->maximum() > 100);
        action(u"addFinding_factor"_s)->trigger();
        const auto *question = m_page->findChild<QWidget *>(u"outlineQuestion"_s);
        const auto isInView = [panel](const QWidget *widget) {
            return panel->viewport()->rect().contains(
                widget->mapTo(panel->viewport(), widget->rect().center()));
        };
        QTRY_VERIFY(isInView(question));
        answer(u"A full disk"_s);
        const QString row = u"finding_"_s + m_incident->incident().findings.first().id.text();
        QTest::qWait(1'000); // it is made anew once nobody types
        QVERIFY(panel->verticalScrollBar()->value() > 100);
        const auto *shown = panel->findChild<QWidget *>(row);
        QVERIFY2(
            isInView(shown),
            qPrintable(u"%1 of %2, at %3, %4 high"_s.arg(panel->verticalScrollBar()->value())
                           .arg(panel->verticalScrollBar()->maximum())
                           .arg(shown->mapTo(panel->widget(), QPoint()).y())
                           .arg(panel->viewport()->height())));
    }

    void leavingKeepsWhatIsTyped()
    {
        begin();
        QTest::keyClicks(source(), u"x"_s);
        m_page->hide();
        QVERIFY(kept().contains(u'x'));
    }

    void thePreviewFollowsAndStaysWhereItIsRead()
    {
        begin();
        QString text;
        for (int i = 0; i < 60; ++i)
            text += u"## Part %1\n\nWords of it.\n\n"_s.arg(i);
        source()->take(text);
        m_page->desk().setText(text);
        QTRY_VERIFY(preview()->page() && preview()->verticalScrollBar()->maximum() > 2000);
        preview()->verticalScrollBar()->setValue(1500);
        const auto section = preview()->topSection().first;
        source()->goTo(0);
        QSignalSpy painted(preview(), &PostmortemPreview::painted);
        preview()->verticalScrollBar()->setValue(1500);
        source()->insertWords(u"More\n\nand more\n\n"_s);
        QTRY_VERIFY(m_page->desk().page()->text().blocks.front() != Block::heading(2, u"Part 0"_s));
        QTRY_VERIFY(painted.count() > 0);
        QCOMPARE(preview()->topSection().first, section + 1); // one more stands before it
    }

    void marksAreMadeByKey()
    {
        begin();
        source()->take(u"one two\n"_s);
        source()->goTo(4, 3);
        QTest::keyClick(source(), Qt::Key_B, Qt::ControlModifier);
        QCOMPARE(source()->toPlainText(), u"one **two**\n"_s);
        QTest::keyClick(source(), Qt::Key_I, Qt::ControlModifier);
        QCOMPARE(source()->toPlainText(), u"one ***two***\n"_s);
        QTest::keyClick(source(), Qt::Key_2, Qt::ControlModifier | Qt::AltModifier);
        QCOMPARE(source()->toPlainText(), u"## one ***two***\n"_s);
    }

    void enterGoesOnWithAListAndClosesAFence()
    {
        begin();
        source()->take(u"1. a"_s);
        source()->goTo(4);
        QTest::keyClick(source(), Qt::Key_Return);
        QCOMPARE(source()->toPlainText(), u"1. a\n2. "_s);
        QTest::keyClick(source(), Qt::Key_Return);
        QCOMPARE(source()->toPlainText(), u"1. a\n"_s);
        QTest::keyClicks(source(), u"```sh"_s);
        QTest::keyClick(source(), Qt::Key_Return);
        QCOMPARE(source()->toPlainText(), u"1. a\n```sh\n\n```"_s);
    }

    void namesOfFieldsAreOffered()
    {
        begin();
        source()->take(QString());
        QTest::keyClicks(source(), u"{{ milest"_s);
        auto *offers = source()->findChild<QCompleter *>()->popup();
        QVERIFY(offers->isVisible());
        QTest::keyClick(offers, Qt::Key_Return);
        QCOMPARE(source()->toPlainText(), u"{{ milestones"_s);
        QTest::keyClicks(source(), u".det"_s);
        QTest::keyClick(offers, Qt::Key_Return);
        QCOMPARE(source()->toPlainText(), u"{{ milestones.detected"_s);
        QTest::keyClicks(source(), u" }} words"_s);
        QVERIFY(!offers->isVisible());
    }

    void aWrongFieldIsUnderlinedAndSaidToBeWrong()
    {
        begin();
        source()->setPlainText(u"At {{ milestones.detceted }}.\n"_s);
        QTRY_COMPARE(source()->extraSelections().size(), 1);
        QVERIFY(find<Label>(u"postmortemWarning"_s)->text().contains(u"Line 1"_s));
    }

    void aWordProcessorsPasteIsMarkdown()
    {
        begin();
        source()->take(QString());
        auto *clip = new QMimeData;
        clip->setText(u"Cause"_s);
        clip->setHtml(u"<h2>Cause</h2><p>A <b>full</b> disk</p>"_s);
        QGuiApplication::clipboard()->setMimeData(clip);
        source()->paste();
        QCOMPARE(source()->toPlainText(), u"## Cause\n\nA **full** disk"_s);
    }

    void aReviewStateSaysWhoAndWhen()
    {
        begin();
        auto *button = m_page->header()->findChild<Button *>(u"postmortemState"_s);
        QCOMPARE(button->text(), u"Draft"_s);
        Q_EMIT button->menu()->aboutToShow();
        button->menu()->findChild<QAction *>(u"review_reviewed"_s)->trigger();
        QCOMPARE(button->text(), u"Reviewed"_s);
        QCOMPARE(m_incident->incident().postmortem.reviews.size(), 1);
        Q_EMIT button->menu()->aboutToShow();
        QVERIFY(button->menu()
                    ->findChild<QAction *>(u"review_reviewed"_s)
                    ->text()
                    .contains(m_incident->author()));
    }

    void aSectionIsCommentedOnAndTheCommentResolved()
    {
        begin();
        action(u"commentSection"_s)->trigger();
        auto *question = m_page->findChild<QWidget *>(u"outlineQuestion"_s);
        auto *field = question->findChild<QLineEdit *>();
        field->setText(u"<b>When?</b>"_s);
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(m_incident->incident().postmortem.comments.size(), 1);
        for (const QLabel *label : m_page->findChildren<QLabel *>())
            QCOMPARE(label->textFormat(), Qt::PlainText);
        find<Button>(u"resolveComment"_s)->click();
        QVERIFY(m_incident->incident().postmortem.comments.first().resolvedAt);
    }

    void aSectionsHistoryShowsWhatChanged()
    {
        begin();
        source()->goTo(source()->toPlainText().indexOf(u"## Impact"_s) - 1);
        QTest::keyClicks(source(), u"First."_s);
        m_page->desk().flush();
        QTest::keyClicks(source(), u" Second."_s);
        action(u"sectionHistory"_s)->trigger();
        auto *panel = m_page->findChild<HistoryPanel *>();
        QVERIFY(panel->isVisible());
        QTRY_COMPARE(panel->model().versions().size(), 3); // as it was begun, and two goes
        QTRY_VERIFY(panel->findChild<DifferenceText *>()->lines().contains(u"+ Second."_s));
    }

    void whatOthersWriteComesInBesideWhatIsTypedHere()
    {
        begin();
        const QString key = m_incident->incident().postmortem.sections.at(1).key;
        source()->goTo(0);
        QTest::keyClicks(source(), u"Mine. "_s);
        m_incident->reviseSection({.section = key, .text = u"\nTheirs.\n"_s});
        QVERIFY(source()->toPlainText().startsWith(u"Mine. "_s));
        QVERIFY(source()->toPlainText().contains(u"Theirs."_s));
        QTRY_VERIFY(kept().contains(u"Mine. "_s) && kept().contains(u"Theirs."_s));
    }

    void whysAreAskedOneBeneathTheOther()
    {
        begin();
        action(u"addFinding_why"_s)->trigger();
        for (const auto &why : {u"The API was offline"_s, u"A binding was gone"_s})
            answer(why);
        answer(QString()); // that was the last
        QVERIFY(!m_page->findChild<QWidget *>(u"outlineQuestion"_s)->isVisible());
        QVERIFY(source()->hasFocus() || !m_page->isActiveWindow());
        const QList<Finding> findings = m_incident->incident().findings;
        QCOMPARE(findings.size(), 2);
        QCOMPARE(findings.at(0).text, u"The API was offline"_s);
        QCOMPARE(findings.at(1).parent, findings.at(0).id);
        // The panel shows the tree, and what can be done to each.
        const auto rows = m_page->findChildren<QWidget *>(
            QRegularExpression(u"^finding_"_s), Qt::FindChildrenRecursively);
        QVERIFY(rows.size() >= 2);
        findingAction(findings.at(1).id, u"liftFinding"_s)->trigger();
        QVERIFY(!m_incident->incident().findings.at(1).parent);
    }

    void aFindingIsRewordedShownRemovedAndMadeAnAction()
    {
        begin();
        const EntryId entry = m_incident->log({.text = u"full"_s});
        m_page->setChosen([entry] { return QList<EntryId>{entry}; });
        action(u"addFinding_factor"_s)->trigger();
        answer(u"A full disk"_s);
        const FindingId id = m_incident->incident().findings.first().id;
        findingAction(id, u"editFinding"_s)->trigger();
        answer(u"A full disk on db1"_s);
        QCOMPARE(m_incident->incident().findings.first().text, u"A full disk on db1"_s);
        findingAction(id, u"linkFinding"_s)->trigger();
        QCOMPARE(m_incident->incident().findings.first().entries, QList<EntryId>{entry});
        findingAction(id, u"publicFinding"_s)->trigger();
        QCOMPARE(m_incident->incident().findings.first().audience, Audience::Public);
        findingAction(id, u"actionOfFinding"_s)->trigger();
        QCOMPARE(m_incident->incident().actions.last().text, u"A full disk on db1"_s);
        findingAction(id, u"removeFinding"_s)->trigger();
        QVERIFY(m_incident->incident().findings.isEmpty());
        m_incident->undo();
        QCOMPARE(m_incident->incident().findings.size(), 1);
    }

    void linesOfALogAreInserted()
    {
        begin();
        const EntryId entry = m_incident->log({.text = u"The log\n```\none\ntwo\nthree\n```"_s});
        m_page->setChosen([entry] { return QList<EntryId>{entry}; });
        source()->take(QString());
        action(u"insertExcerpt"_s)->trigger();
        auto *question = m_page->findChild<QWidget *>(u"excerptQuestion"_s);
        auto *field = question->findChild<QLineEdit *>();
        field->setText(u"7-9"_s);
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(question->isVisible()); // there are three
        field->setText(u"2-3"_s);
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(!question->isVisible());
        QVERIFY2(
            source()->toPlainText().contains(u"\ntwo\nthree\n```"_s),
            qPrintable(source()->toPlainText()));
        QVERIFY(!source()->toPlainText().contains(u"one"_s));
    }

    void aFileOfTheChosenEntryGivesItsLines()
    {
        begin();
        QFile file(m_archive->path(u"api.log"_s));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("GET /\nHTTP 503\n") > 0);
        file.close();
        QVERIFY(waitFor(m_incident->attachFile(file.fileName())));
        const auto last = [this] {
            const Timeline &timeline = m_incident->incident().timeline;
            return timeline.at(timeline.size() - 1);
        };
        QTRY_VERIFY(!last().attachments.isEmpty());
        const EntryId entry = last().id;
        m_page->setChosen([entry] { return QList<EntryId>{entry}; });
        QSignalSpy failed(m_page.get(), &PostmortemPage::failed);
        action(u"insertExcerpt"_s)->trigger();
        auto *question = m_page->findChild<QWidget *>(u"excerptQuestion"_s);
        QTRY_VERIFY2(question->isVisible(), qPrintable(failed.value(0).value(0).toString()));
        auto *field = question->findChild<QLineEdit *>();
        field->setText(u"503"_s);
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY2(
            source()->toPlainText().contains(u"*api.log, lines with “503”*"_s),
            qPrintable(source()->toPlainText()));
        QVERIFY(source()->toPlainText().contains(u"\nHTTP 503\n"_s));
    }

    void aLineOfAListBecomesAnActionItem()
    {
        begin();
        source()->take(u"## Next\n- [ ] Alert on the queue\n- other\n\n{% actions %}\n"_s);
        m_page->desk().setText(source()->toPlainText());
        source()->goTo(12);
        QTest::keyClick(source(), Qt::Key_Return, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(m_incident->incident().actions.last().text, u"Alert on the queue"_s);
        // The list of the actions shows it from now on.
        QCOMPARE(source()->toPlainText(), u"## Next\n- other\n\n{% actions %}\n"_s);
        QSignalSpy failed(m_page.get(), &PostmortemPage::failed);
        source()->goTo(source()->toPlainText().indexOf(u"{%"_s));
        action(u"actionOfLine"_s)->trigger();
        QCOMPARE(failed.count(), 1);
        QCOMPARE(m_incident->incident().actions.size(), 1);
    }

    void theFootSaysWhatAnExportWritesAsFarAsThereIsRoom()
    {
        begin();
        m_page->setFormats({u"Markdown"_s, u"PDF"_s});
        auto *formats = find<Button>(u"postmortemFormats"_s);
        QCOMPARE(formats->text(), u"Markdown · PDF"_s);
        m_page->setFormats({});
        QCOMPARE(formats->text(), u"No format chosen"_s);
        m_page->setFormats(QStringList(30, u"A long format"_s));
        QCOMPARE(formats->text(), u"30 formats"_s);
        m_page->resize(500, 600);
        QCOMPARE(m_page->width(), 500); // what is said there holds no window open
        for (const auto *each : find<QWidget>(u"postmortemFoot"_s)->findChildren<QWidget *>()) {
            if (each->isVisible())
                QCOMPARE_LE(each->geometry().right(), 500);
        }
    }

    void whatTheRowBesideTheTabsOffersHasANameEach()
    {
        action(u"beginFrom_google-sre"_s)->trigger();
        QCOMPARE(m_incident->incident().postmortem.templateName, u"google-sre"_s);
        QTest::keyClicks(source(), u"typed"_s);
        action(u"setReview_in_review"_s)->trigger();
        QCOMPARE(m_incident->incident().postmortem.state, ReviewState::InReview);
        QVERIFY(kept().contains(u"typed"_s)); // before it is reviewed
        action(u"setAudience_public"_s)->trigger();
        QCOMPARE(m_page->desk().audience(), Audience::Public);
    }

    void theOutlineTellsWordsFromWhatIsLive()
    {
        begin();
        action(u"postmortemOutlineAction"_s)->trigger();
        source()->goTo(source()->toPlainText().indexOf(u"## Impact"_s) - 1);
        QTest::keyClicks(source(), u"Cards."_s);
        const auto said = [this](const QString &words) {
            const auto labels =
                m_page->findChild<QWidget *>(u"outlineSection"_s)->findChildren<QLabel *>();
            return std::ranges::count(labels, words, &QLabel::text);
        };
        QTRY_COMPARE(said(u"1 word"_s), 1);
        QTRY_VERIFY(said(u"live"_s) > 0); // the timeline is there
        QTRY_VERIFY(said(u"nothing yet"_s) > 0); // nobody has named a factor
        QVERIFY(said(u"empty"_s) > 0);
    }

    void leavingTheHistoryGoesBackToTheText()
    {
        begin();
        m_page->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        action(u"sectionHistory"_s)->trigger();
        auto *panel = m_page->findChild<HistoryPanel *>();
        QTRY_VERIFY(!panel->model().versions().isEmpty());
        panel->close();
        QVERIFY(source()->hasFocus());
    }

    void itIsCopiedAsRichText()
    {
        begin();
        QTRY_VERIFY(preview()->page());
        action(u"copyPostmortem"_s)->trigger();
        const QMimeData *clip = QGuiApplication::clipboard()->mimeData();
        QVERIFY(clip->html().contains(u"<h1"_s));
        QVERIFY(clip->text().startsWith(u"# Checkout fails"_s));
    }

private:
    void begin() { find<Button>(u"begin_public-rca"_s)->click(); }
    QString kept() const
    {
        QString text;
        for (const Section &section : m_incident->incident().postmortem.sections)
            text += section.title + section.text;
        return text;
    }
    template <typename T>
    T *find(const QString &name) const
    {
        T *found = m_page->findChild<T *>(name);
        return found ? found : m_page->header()->findChild<T *>(name);
    }
    QAction *action(const QString &name) const
    {
        for (QAction *each : m_page->pageActions()) {
            if (each->objectName() == name)
                return each;
        }
        return nullptr;
    }
    void answer(const QString &text)
    {
        auto *question = m_page->findChild<QWidget *>(u"outlineQuestion"_s);
        QVERIFY(question->isVisible());
        auto *field = question->findChild<QLineEdit *>();
        field->setText(text);
        QTest::keyClick(field, Qt::Key_Return);
    }
    /// Out of the menu of a finding's row.
    QAction *findingAction(const FindingId &id, const QString &name) const
    {
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete); // the rows before
        auto *menu = m_page->findChild<QWidget *>(u"finding_"_s + id.text())->findChild<QMenu *>();
        Q_EMIT menu->aboutToShow();
        return menu->findChild<QAction *>(name);
    }
    static bool waitFor(const QFuture<Result<StoredAttachment>> &stored)
    {
        return QTest::qWaitFor([&] { return stored.isFinished(); }) && stored.result();
    }
    PostmortemSource *source() const { return find<PostmortemSource>(u"postmortemSource"_s); }
    PostmortemPreview *preview() const { return find<PostmortemPreview>(u"postmortemPreview"_s); }

    std::unique_ptr<ArchiveFixture> m_archive;
    std::unique_ptr<OpenIncident> m_incident;
    std::unique_ptr<PostmortemPage> m_page;
};

QTEST_MAIN(PostmortemPageTest)
#include "postmortempage.moc"
