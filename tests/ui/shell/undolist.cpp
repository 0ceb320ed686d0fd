// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/archivefixture.h"

#include "shell/undolist.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListView>

using namespace Bridgelog;
using namespace Qt::StringLiterals;

/// Several steps are taken back at once, seen before they are.
class UndoListTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_archive = std::make_unique<ArchiveFixture>();
        m_incident = m_archive->declare(u"API offline"_s);
        for (const QString &text : {u"one"_s, u"two"_s, u"three"_s})
            m_incident->log({.text = text});
        m_window = std::make_unique<QWidget>();
        m_field = new QLineEdit(m_window.get());
        m_list = new UndoList(m_window.get());
        m_list->setIncident(m_incident.get());
        m_window->resize(800, 600);
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_field->setFocus();
        m_list->open();
    }

    void cleanup()
    {
        m_window.reset();
        m_incident.reset();
        m_archive.reset();
    }

    void goingDownUndoesAllOnTheWay()
    {
        QTest::keyClick(steps(), Qt::Key_Down);
        QTest::keyClick(steps(), Qt::Key_Down);
        QCOMPARE(says(), u"Enter undoes 2 steps"_s);
        QTest::keyClick(steps(), Qt::Key_Return);
        QVERIFY(!m_list->isVisible());
        QVERIFY(m_field->hasFocus());
        QCOMPARE(m_incident->redoSteps().size(), 2);
        m_list->open();
        QTest::keyClick(steps(), Qt::Key_Up);
        QTest::keyClick(steps(), Qt::Key_Return);
        QCOMPARE(m_incident->redoSteps().size(), 1);
    }

    void whereItStandsChangesNothing()
    {
        const auto before = m_incident->undoSteps();
        QTest::keyClick(steps(), Qt::Key_Return);
        QCOMPARE(m_incident->undoSteps(), before);
        m_list->open();
        QTest::keyClick(steps(), Qt::Key_Down);
        QTest::keyClick(steps(), Qt::Key_Escape);
        QCOMPARE(m_incident->undoSteps(), before);
        QVERIFY(m_field->hasFocus());
    }

    void itFollowsWhatIsDoneMeanwhile()
    {
        const int rows = steps()->model()->rowCount();
        new QAbstractItemModelTester(
            steps()->model(), QAbstractItemModelTester::FailureReportingMode::QtTest, m_list);
        m_incident->log({.text = u"four"_s});
        QCOMPARE(steps()->model()->rowCount(), rows + 1);
        m_incident->undo();
        QCOMPARE(steps()->currentIndex().row(), 1);
    }

    void aLookElsewhereLeavesIt()
    {
        m_field->setFocus(Qt::MouseFocusReason);
        QVERIFY(!m_list->isVisible());
    }

private:
    QListView *steps() const { return m_list->findChild<QListView *>(u"undoSteps"_s); }
    QString says() const { return m_list->findChild<QLabel *>(u"undoSays"_s)->text(); }

    std::unique_ptr<ArchiveFixture> m_archive;
    std::unique_ptr<OpenIncident> m_incident;
    std::unique_ptr<QWidget> m_window;
    QLineEdit *m_field = nullptr;
    UndoList *m_list = nullptr;
};

QTEST_MAIN(UndoListTest)
#include "undolist.moc"
