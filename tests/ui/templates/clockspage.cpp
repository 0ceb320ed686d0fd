// SPDX-License-Identifier: GPL-3.0-or-later
#include "templates/clockspage.h"

#include "checklists/usercadence.h"
#include "common/label.h"
#include "common/style.h"

#include <QAbstractButton>
#include <QApplication>
#include <QCheckBox>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace Bridgelog;
using namespace Qt::StringLiterals;

class ClocksPageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(new Style); }
    void init()
    {
        setUserCadence({});
        m_page = std::make_unique<ClocksPage>();
        m_page->resize(900, 640);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        m_page->setFocus();
    }
    void cleanup() { m_page.reset(); }

    void itShowsWhatCounts()
    {
        QCOMPARE(find<QLineEdit>(u"publicUpdate1"_s)->text(), u"15"_s);
        QCOMPARE(find<QLineEdit>(u"publicUpdate4"_s)->text(), u"none"_s);
        QCOMPARE(find<QLineEdit>(u"internalUpdate2"_s)->text(), u"30"_s);
        QCOMPARE(find<QLineEdit>(u"relief"_s)->text(), u"240"_s);
        QVERIFY(!find<QAbstractButton>(u"usualCadence"_s)->isEnabled());
        QVERIFY(!find<QCheckBox>(u"reminderSound"_s)->isChecked());
    }

    void aFieldThatIsLeftCounts()
    {
        const QSignalSpy changed(m_page.get(), &ClocksPage::cadenceChanged);
        type(u"publicUpdate2"_s, u"12"_s);
        QCOMPARE(userCadence().publicUpdate[1], 12);
        type(u"callOut"_s, u"none"_s);
        QCOMPARE(userCadence().callOut, 0);
        type(u"callOut"_s, u"0"_s);
        QCOMPARE(changed.size(), 2);
        QCOMPARE(find<QLineEdit>(u"callOut"_s)->text(), u"none"_s);
        find<QAbstractButton>(u"usualCadence"_s)->click();
        QCOMPARE(userCadence(), Cadence());
        QCOMPARE(find<QLineEdit>(u"publicUpdate2"_s)->text(), u"20"_s);
    }

    void whatIsNoNumberIsRefusedInPlace()
    {
        for (const QString &wrong : {u"soon"_s, u"-5"_s, u"10081"_s, u"1.5"_s}) {
            type(u"shifts"_s, wrong);
            QVERIFY(find<Label>(u"refusal"_s)->isVisible());
            QVERIFY(find<Label>(u"refusal"_s)->text().contains(wrong));
            QCOMPARE(userCadence(), Cadence());
        }
        type(u"shifts"_s, u"90"_s);
        QVERIFY(!find<Label>(u"refusal"_s)->isVisible());
        QCOMPARE(userCadence().shifts, 90);
    }

    void everyFieldIsReachedAndNamed()
    {
        QStringList reached;
        for (int i = 0; i < 40; ++i) {
            const QWidget *focused = m_page->focusWidget();
            if (!focused || reached.contains(focused->objectName()))
                break;
            reached.append(focused->objectName());
            QVERIFY2(
                !focused->accessibleName().isEmpty() || qobject_cast<const QCheckBox *>(focused),
                qPrintable(focused->objectName()));
            QTest::keyClick(m_page->focusWidget(), Qt::Key_Tab);
        }
        for (const QString &name :
             {u"publicUpdate1"_s, u"internalUpdate5"_s, u"callOut"_s, u"longAfter"_s, u"relief"_s,
              u"shifts"_s, u"reminderSound"_s, u"chooseSharedFolder"_s, u"editAvoidedWords"_s})
            QVERIFY2(reached.contains(name), qPrintable(name + u": "_s + reached.join(u' ')));
    }

    void whatIsSharedIsToldAndAsked()
    {
        const QSignalSpy asked(m_page.get(), &ClocksPage::sharedFolderAsked);
        const QSignalSpy left(m_page.get(), &ClocksPage::sharedFolderLeft);
        const QSignalSpy words(m_page.get(), &ClocksPage::wordsAsked);
        m_page->setSharedFolder({});
        m_page->setAvoided({u"outage"_s, u"degrad*"_s});
        QCOMPARE(find<Label>(u"sharedFolder"_s)->text(), u"none"_s);
        QCOMPARE(find<Label>(u"avoidedWords"_s)->text(), u"outage, degrad*"_s);
        QVERIFY(!find<QAbstractButton>(u"leaveSharedFolder"_s)->isEnabled());
        m_page->setSharedFolder(u"/srv/team"_s);
        find<QAbstractButton>(u"leaveSharedFolder"_s)->click();
        find<QAbstractButton>(u"chooseSharedFolder"_s)->click();
        find<QAbstractButton>(u"editAvoidedWords"_s)->click();
        QCOMPARE(asked.size() + left.size() + words.size(), 3);
    }

private:
    template <typename T>
    T *find(const QString &name) const
    {
        return m_page->findChild<T *>(name);
    }
    void type(const QString &name, const QString &text)
    {
        auto *field = find<QLineEdit>(name);
        field->setFocus();
        field->selectAll();
        QTest::keyClicks(field, text);
        QTest::keyClick(field, Qt::Key_Return);
    }

    std::unique_ptr<ClocksPage> m_page;
};

QTEST_MAIN(ClocksPageTest)
#include "clockspage.moc"
