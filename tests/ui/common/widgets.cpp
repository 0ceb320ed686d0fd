// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/badge.h"
#include "common/button.h"
#include "common/icons.h"
#include "common/label.h"
#include "common/messagebar.h"
#include "common/panelsection.h"
#include "common/style.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDir>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>

using namespace Bridgelog;
using namespace Qt::StringLiterals;

class WidgetsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void anIconTakesTheThemesColour();
    void anIconIsDrawnAtTheDevicesRatio();
    void everyIconHasAPicture();
    void aFoldedSectionHidesItsContent();
    void aMessageKeepsMarkupAsText();
    void aMessageHasOneActionAndGoesWithEscape();
    void theArrowOfASplitButtonDoesNotClick();
    void theBadgeNamesTheSeverityForEverybody();
    void aFocusedFieldIsRingedInAccent();
    void aTickingLabelIsAsWideAsItsText();
};

void WidgetsTest::initTestCase()
{
    Theme::instance().setChoice(Theme::Choice::Dark);
    QApplication::setStyle(new Style);
}

static QColor strongestColour(const QImage &image)
{
    QColor best;
    int alpha = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QColor pixel = image.pixelColor(x, y);
            if (pixel.alpha() > alpha) {
                alpha = pixel.alpha();
                best = pixel;
            }
        }
    }
    return best;
}

void WidgetsTest::anIconTakesTheThemesColour()
{
    const QIcon search = icon(u"search"_s, Theme::Token::Accent);
    const auto shown = [&] { return strongestColour(search.pixmap(64, 64).toImage()).rgb(); };
    QCOMPARE(QColor(shown()).name(), u"#5aa2ff"_s);
    Theme::instance().setChoice(Theme::Choice::Light);
    QCOMPARE(QColor(shown()).name(), Theme::instance().color(Theme::Token::Accent).name());
    Theme::instance().setChoice(Theme::Choice::Dark);
}

void WidgetsTest::anIconIsDrawnAtTheDevicesRatio()
{
    const QPixmap pixmap = icon(u"search"_s).pixmap(QSize(16, 16), 2.0);
    QCOMPARE(pixmap.size(), QSize(32, 32));
    QCOMPARE(pixmap.devicePixelRatio(), 2.0);
}

void WidgetsTest::everyIconHasAPicture()
{
    const QDir icons(u":/bridgelog/icons"_s);
    const QStringList names = icons.entryList({u"*.svg"_s});
    QCOMPARE_GT(names.size(), 20);
    for (const QString &name : names) {
        const QIcon one = icon(name.chopped(4));
        QVERIFY2(strongestColour(one.pixmap(32, 32).toImage()).alpha() > 128, qPrintable(name));
    }
}

void WidgetsTest::aFoldedSectionHidesItsContent()
{
    PanelSection section(u"Roles"_s);
    auto *content = new QWidget;
    section.setContent(content);
    section.show();
    QVERIFY(content->isVisible());
    auto *heading = section.findChild<QAbstractButton *>(u"heading"_s);
    QTest::keyClick(heading, Qt::Key_Space);
    QVERIFY(!section.isOpen());
    QVERIFY(!content->isVisible());
    QTest::keyClick(heading, Qt::Key_Space);
    QVERIFY(content->isVisible());
}

void WidgetsTest::aMessageKeepsMarkupAsText()
{
    MessageBar bar;
    bar.show(MessageBar::Kind::Problem, u"<img src=\"/etc/hostname\"> failed"_s);
    const auto labels = bar.findChildren<QLabel *>();
    QVERIFY(!labels.isEmpty());
    for (const QLabel *label : labels)
        QCOMPARE(label->textFormat(), Qt::PlainText);
    QCOMPARE(bar.text(), u"<img src=\"/etc/hostname\"> failed"_s);
}

void WidgetsTest::aMessageHasOneActionAndGoesWithEscape()
{
    MessageBar bar;
    bar.show(MessageBar::Kind::Done, u"Exported."_s, u"Open folder"_s);
    QSignalSpy acted(&bar, &MessageBar::acted);
    QSignalSpy dismissed(&bar, &MessageBar::dismissed);
    auto *action = bar.findChild<QAbstractButton *>(u"messageAction"_s);
    QVERIFY(action->isVisible());
    action->click();
    QCOMPARE(acted.size(), 1);
    QTest::keyClick(&bar, Qt::Key_Escape);
    QCOMPARE(dismissed.size(), 1);
    QVERIFY(!bar.isVisible());
    bar.show(MessageBar::Kind::Note, u"Nothing to do."_s);
    QVERIFY(!action->isVisible());
}

void WidgetsTest::theArrowOfASplitButtonDoesNotClick()
{
    Button button(u"Export"_s, Button::Kind::Primary);
    QMenu menu;
    menu.addAction(u"PDF"_s);
    button.setSplitMenu(&menu);
    button.resize(button.sizeHint());
    button.show();
    QSignalSpy clicked(&button, &QAbstractButton::clicked);
    const int arrow = button.isRightToLeft() ? 5 : button.width() - 5;
    QTest::mouseClick(&button, Qt::LeftButton, {}, QPoint(arrow, button.height() / 2));
    QCOMPARE(clicked.size(), 0);
    QVERIFY(menu.isVisible());
    menu.hide();
    QTest::mouseClick(&button, Qt::LeftButton, {}, QPoint(button.width() / 2, button.height() / 2));
    QCOMPARE(clicked.size(), 1);
}

void WidgetsTest::theBadgeNamesTheSeverityForEverybody()
{
    Badge badge;
    badge.setSeverity(2);
    QVERIFY(badge.accessibleName().contains(u"2"));
    QCOMPARE(Badge::text({}), u"SEV –"_s);
    QSignalSpy clicked(&badge, &Badge::clicked);
    QTest::keyClick(&badge, Qt::Key_Return);
    QCOMPARE(clicked.size(), 1);
}

void WidgetsTest::aFocusedFieldIsRingedInAccent()
{
    QWidget window;
    QLineEdit field(&window);
    field.resize(120, 32);
    window.show();
    window.activateWindow();
    field.setFocus();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    const QColor edge = field.grab().toImage().pixelColor(60, 0);
    QCOMPARE(edge, Theme::instance().color(Theme::Token::Accent));
    field.clearFocus();
    QCOMPARE(field.grab().toImage().pixelColor(60, 0), Theme::instance().color(Theme::Token::Line));
}

/// Also when its text gets shorter, and what stands behind it follows.
void WidgetsTest::aTickingLabelIsAsWideAsItsText()
{
    QWidget window;
    auto *row = new QHBoxLayout(&window);
    auto *time = new Label({}, Theme::Token::Dim, &window);
    auto *behind = new Label(u"Internal"_s, Theme::Token::Dim, &window);
    row->addWidget(time);
    row->addWidget(behind);
    row->addStretch(1);
    window.resize(600, 40);
    window.show();
    time->setTicking(u"16:21:09 GMT"_s);
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    QCoreApplication::processEvents();
    const int place = behind->x();
    QVERIFY(time->width() > 40);
    time->setTicking(u"16:12:09 GMT, 9 minutes before it was written"_s);
    QTRY_VERIFY(behind->x() > place + 100);
    time->setTicking(u"16:21:11 GMT"_s);
    QTRY_COMPARE(behind->x(), place);
    QCOMPARE(time->width(), time->sizeHint().width());
}

QTEST_MAIN(WidgetsTest)
#include "widgets.moc"
