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
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

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
    PostmortemSource *source() const { return find<PostmortemSource>(u"postmortemSource"_s); }
    PostmortemPreview *preview() const { return find<PostmortemPreview>(u"postmortemPreview"_s); }

    std::unique_ptr<ArchiveFixture> m_archive;
    std::unique_ptr<OpenIncident> m_incident;
    std::unique_ptr<PostmortemPage> m_page;
};

QTEST_MAIN(PostmortemPageTest)
#include "postmortempage.moc"
