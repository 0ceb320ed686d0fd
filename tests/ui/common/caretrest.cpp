// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/caretrest.h"

#include <QApplication>
#include <QLineEdit>
#include <QTest>

using namespace Bridgelog;

class CaretRestTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theCaretStandsStillUntilTheNextKey();
};

void CaretRestTest::theCaretStandsStillUntilTheNextKey()
{
    QApplication::setCursorFlashTime(1200);
    {
        QLineEdit edit;
        CaretRest rest(nullptr, std::chrono::milliseconds(40));
        QCOMPARE(QApplication::cursorFlashTime(), 1200);
        QTRY_COMPARE(QApplication::cursorFlashTime(), 0);
        QTest::keyClick(&edit, Qt::Key_A);
        QCOMPARE(QApplication::cursorFlashTime(), 1200);
        QTRY_COMPARE(QApplication::cursorFlashTime(), 0);
    }
    QCOMPARE(QApplication::cursorFlashTime(), 1200);
}

QTEST_MAIN(CaretRestTest)
#include "caretrest.moc"
