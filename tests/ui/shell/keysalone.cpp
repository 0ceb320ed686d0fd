// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/mainwindow.h"

#include "common/style.h"
#include "shell/declarebar.h"
#include "shell/filechooser.h"
#include "shell/remindertray.h"
#include "shell/windowactions.h"
#include "timeline/hypothesisrow.h"
#include "ui/archivefixture.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QLineEdit>
#include <QTest>

using namespace Bridgelog;
using namespace Qt::StringLiterals;

/// An incident is led with the keyboard alone, whichever field has it.
class KeysAloneTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(new Style); }
    void init()
    {
        m_archive = std::make_unique<ArchiveFixture>();
        m_window = std::make_unique<MainWindow>(*m_archive->journal, u"commander"_s, m_files);
        m_window->start();
        m_window->resize(1400, 900);
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }
    void cleanup()
    {
        m_window.reset();
        m_archive.reset();
    }

    void everySeverityIsChosenInTheDeclaration_data()
    {
        QTest::addColumn<int>("severity");
        for (int severity = 1; severity <= 5; ++severity)
            QTest::addRow("%d", severity) << severity;
    }
    void everySeverityIsChosenInTheDeclaration()
    {
        QFETCH(int, severity);
        // By its digit.
        begin();
        press(Qt::Key_Tab);
        press(static_cast<Qt::Key>(Qt::Key_0 + severity));
        finish();
        QCOMPARE(incident().severity, severity);
        // By going there.
        begin();
        for (int i = 0; i < severity; ++i)
            press(Qt::Key_Tab);
        press(Qt::Key_Space);
        finish();
        QCOMPARE(incident().severity, severity);
    }

    void ofSeveritiesOneIsChosenOrNone()
    {
        begin();
        press(Qt::Key_Tab);
        press(Qt::Key_Space);
        press(Qt::Key_Right);
        press(Qt::Key_Space);
        QVERIFY(!severity(1)->isChecked() && severity(2)->isChecked());
        press(Qt::Key_Space);
        QVERIFY(!severity(2)->isChecked());
        finish();
        QVERIFY(!incident().severity);
    }

    void theWindowsKeysWorkInItsFields()
    {
        begin();
        finish();
        for (QAction *asks : {m_window->actions()->role, m_window->actions()->component}) {
            asks->trigger();
            auto *field = qobject_cast<QLineEdit *>(QApplication::focusWidget());
            QVERIFY(field);
            field->setText(u"half typed"_s);
            QTest::keyClick(field, Qt::Key_U, Qt::ControlModifier);
            QCOMPARE(field->text(), u"half typed"_s);
            auto *bar = m_window->findChild<QWidget *>(u"updateBar"_s);
            QVERIFY(bar->isVisible());
            press(Qt::Key_Escape);
            QVERIFY(!bar->isVisible());
        }
    }

    void whatEveryFieldDoesIsTheFields()
    {
        begin();
        finish();
        m_window->actions()->role->trigger();
        auto *field = qobject_cast<QLineEdit *>(QApplication::focusWidget());
        QVERIFY(field);
        QTest::keyClicks(field, u"deputy"_s);
        QTest::keyClick(field, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(field->text(), QString());
        QCOMPARE(incident().title, u"Checkout fails"_s);
    }

    void asManyComponentsAsThereAre()
    {
        begin();
        finish();
        for (const QString &line : {u"API: major outage"_s, u"Mail"_s, u"Web: operational"_s}) {
            m_window->actions()->component->trigger();
            QTest::keyClicks(QApplication::focusWidget(), line);
            press(Qt::Key_Return);
        }
        QCOMPARE(incident().components.size(), 3);
        QCOMPARE(incident().components.at(0).impact, Impact::MajorOutage);
    }

    void tabGoesThroughTheHypotheses()
    {
        begin();
        finish();
        m_window->incident()->log({.kind = EntryKind::Hypothesis, .text = u"the disk is full"_s});
        m_window->incident()->log({.kind = EntryKind::Hypothesis, .text = u"the deploy"_s});
        auto *heading = m_window->findChild<QWidget *>(u"hypothesisHeading"_s);
        QTRY_COMPARE(m_window->findChildren<HypothesisRow *>().size(), 2);
        heading->setFocus(Qt::TabFocusReason);
        for (int i = 0; i < 2; ++i) {
            press(Qt::Key_Tab);
            QVERIFY(qobject_cast<HypothesisRow *>(QApplication::focusWidget()));
        }
    }

    void whatIsDoneIsNotRemindedOfAnyMore()
    {
        begin();
        finish();
        const auto give = [this](const QString &task) {
            return m_window->incident()->giveAssignment(
                {.person = u"dba"_s,
                 .task = task,
                 .minutes = 5,
                 .at = Moment::exactly(Instant{Instant::now().us - 6 * Instant::minute})});
        };
        const auto first = give(u"count locks"_s);
        give(u"look at the disk"_s);
        auto *tray = m_window->findChild<ReminderTray *>(u"reminderTray"_s);
        QTRY_VERIFY(tray->text().endsWith(u", and 1 more"_s));
        m_window->incident()->endAssignment(first, ActionState::Done);
        QTRY_COMPARE(tray->text(), u"Due: Call back dba: look at the disk"_s);
        m_window->incident()->setPhase(Phase::Closed);
        QTRY_VERIFY(!tray->isVisible());
    }

private:
    const Incident &incident() const { return m_window->incident()->incident(); }
    QAbstractButton *severity(int level) const
    {
        return m_window->findChild<QAbstractButton *>(u"declareSeverity%1"_s.arg(level));
    }
    void begin()
    {
        m_window->actions()->declare->trigger();
        QTest::keyClicks(QApplication::focusWidget(), u"Checkout fails"_s);
    }
    void finish()
    {
        auto *title = m_window->findChild<QLineEdit *>(u"declareTitle"_s);
        title->setFocus(Qt::TabFocusReason);
        press(Qt::Key_Return);
        QVERIFY(m_window->incident());
    }
    static void press(Qt::Key key) { QTest::keyClick(QApplication::focusWidget(), key); }

    FileChooser m_files;
    std::unique_ptr<ArchiveFixture> m_archive;
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(KeysAloneTest)
#include "keysalone.moc"
