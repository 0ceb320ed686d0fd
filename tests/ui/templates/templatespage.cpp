// SPDX-License-Identifier: GPL-3.0-or-later
#include "templates/templatespage.h"

#include "common/button.h"
#include "common/inlineeditor.h"
#include "common/label.h"
#include "common/style.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Bridgelog;
using namespace Qt::StringLiterals;

class TemplatesPageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(new Style); }
    void init()
    {
        m_home = std::make_unique<QTemporaryDir>();
        m_page = std::make_unique<TemplatesPage>(own(), QString());
        m_page->resize(1000, 600);
        m_page->show();
    }
    void cleanup() { m_page.reset(); }

    void theModelKeepsItsRules()
    {
        TemplateDesk desk(own(), {});
        TemplateFilesModel model(desk);
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        desk.setText(0, u"no list"_s);
        QVERIFY(!model.index(0).data(TemplateFilesModel::FaultRole).toString().isEmpty());
        QVERIFY(desk.add(u"Another"_s));
        QCOMPARE(model.rowCount(), desk.files().size());
    }

    void theLiveViewFollowsTheText()
    {
        m_page->choose(u"deputy.checklist"_s);
        QVERIFY(preview().contains(u"Call out the time gone by and what runs out next"_s));
        text()->setPlainText(
            u"bridgelog-checklist 1\nname: Mine\n# Begin\n- Look twice\n  due: 7m\n"_s);
        QVERIFY(preview().contains(u"Look twice"_s));
        QVERIFY(preview().contains(u"Begin"_s));
        QVERIFY(preview().contains(u"due after 7m"_s));
        QVERIFY(!preview().contains(u"Call out"_s));
    }

    void aBadTextSaysWhereAndTheLastGoodOneStaysInView()
    {
        m_page->choose(u"deputy.checklist"_s);
        text()->setPlainText(u"bridgelog-checklist 1\nname: Mine\n- Look\n  due: soon\n"_s);
        QVERIFY(says().startsWith(u"Line 4, column 8: “soon” is no length of time"_s));
        QVERIFY(preview().contains(u"Call out"_s));
        auto *go = m_page->findChild<Button *>(u"goToFault"_s);
        QVERIFY(go->isVisible());
        go->click();
        QCOMPARE(text()->textCursor().blockNumber(), 3);
        QCOMPARE(text()->textCursor().positionInBlock(), 7);
    }

    void savingMakesItOnesOwn()
    {
        QSignalSpy saved(m_page.get(), &TemplatesPage::saved);
        m_page->choose(u"deputy.checklist"_s);
        QVERIFY(!action(u"saveTemplate"_s)->isEnabled());
        text()->setPlainText(u"bridgelog-checklist 1\nname: Mine\n- Look\n"_s);
        QVERIFY(action(u"saveTemplate"_s)->isEnabled());
        action(u"saveTemplate"_s)->trigger();
        QCOMPARE(saved.size(), 1);
        QCOMPARE(ChecklistLibrary(own(), {}).named(u"deputy"_s)->name, u"Mine"_s);
        QVERIFY(action(u"giveBackTemplate"_s)->isEnabled());
        action(u"giveBackTemplate"_s)->trigger();
        QCOMPARE(ChecklistLibrary(own(), {}).named(u"deputy"_s)->name, u"Deputy"_s);
        QVERIFY(text()->toPlainText().contains(u"name: Deputy"_s));
    }

    void aNewListIsAskedForInPlace()
    {
        action(u"newTemplate"_s)->trigger();
        auto *question = m_page->findChild<InlineEditor *>();
        QVERIFY(question->isVisible());
        question->field()->setText(u"Database"_s);
        QTest::keyClick(question->field(), Qt::Key_Return);
        QVERIFY(!question->isVisible());
        QVERIFY(text()->toPlainText().contains(u"name: Database"_s));
    }

    void aSeverityShowsWhatItBeginsWith()
    {
        m_page->findChild<QComboBox *>(u"previewScope"_s)->setCurrentIndex(1);
        QVERIFY(preview().contains(u"Update every 15 minutes"_s));
        m_page->findChild<QComboBox *>(u"previewScope"_s)->setCurrentIndex(5);
        QVERIFY(!preview().contains(u"Update every"_s));
    }

    void theWordingsAreShownFilledIn()
    {
        m_page->choose(u"wordings"_s);
        QVERIFY(preview().contains(u"Public · Investigating"_s));
        QVERIFY(preview().contains(u"We see problems with Checkout and are looking"_s));
        text()->setPlainText(
            u"bridgelog-wordings 1\n# public identified\nAn outage. It will be fixed by 18:00.\n"
            "# avoid\noutage\n"_s);
        QVERIFY(preview().contains(u"“outage” is on the list of words to avoid."_s));
        QVERIFY(preview().contains(u"“18:00” promises when it will work again."_s));
    }

    void escapeGoesBack()
    {
        QSignalSpy left(m_page.get(), &TemplatesPage::left);
        QTest::keyClick(m_page->findChild<QListView *>(u"templateFiles"_s), Qt::Key_Escape);
        QCOMPARE(left.size(), 1);
    }

private:
    QString own() const { return m_home->filePath(u"bridgelog/checklists"_s); }
    QPlainTextEdit *text() const { return m_page->findChild<QPlainTextEdit *>(u"templateText"_s); }
    QString says() const { return m_page->findChild<Label *>(u"templateSays"_s)->text(); }
    QAction *action(const QString &name) const { return m_page->findChild<QAction *>(name); }
    QString preview() const
    {
        QStringList lines;
        const auto *area = m_page->findChild<QScrollArea *>(u"previewArea"_s);
        for (const Label *label : area->widget()->findChildren<Label *>())
            lines.append(label->text());
        return lines.join(u'\n');
    }

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<TemplatesPage> m_page;
};

QTEST_MAIN(TemplatesPageTest)
#include "templatespage.moc"
