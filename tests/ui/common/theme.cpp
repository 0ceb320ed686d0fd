// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/theme.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTest>

using namespace Bridgelog;
using Token = Theme::Token;
using namespace Qt::StringLiterals;

class ThemeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void textKeepsItsContrastOnEveryGround_data();
    void textKeepsItsContrastOnEveryGround();
    void badgesCanBeRead_data();
    void badgesCanBeRead();
    void tokensAreThoseOfTheDesign();
    void aChoiceChangesThePaletteAtOnce();
    void contrastIsThatOfTheGuidelines();
};

void ThemeTest::textKeepsItsContrastOnEveryGround_data()
{
    QTest::addColumn<Theme::Choice>("choice");
    QTest::addColumn<Token>("text");
    QTest::addColumn<Token>("ground");
    QTest::addColumn<double>("least");
    using enum Token;
    for (const auto choice : {Theme::Choice::Dark, Theme::Choice::Light}) {
        const auto pair = [choice](const char *name, Token text, Token ground, double least = 4.5) {
            const QByteArray row =
                (choice == Theme::Choice::Dark ? "dark: " : "light: ") + QByteArray(name);
            QTest::newRow(row.constData()) << choice << text << ground << least;
        };
        pair("text on window", Text, Window);
        pair("text on panel", Text, Panel);
        pair("text on raised", Text, Raised);
        pair("dim on window", Dim, Window);
        pair("dim on panel", Dim, Panel);
        pair("dim on raised", Dim, Raised);
        pair("accent on window", Accent, Window);
        pair("accent line on panel", Accent, Panel, 3);
        pair("accent line on raised", Accent, Raised, 3);
        pair("critical on window", Critical, Window);
        pair("critical on panel", Critical, Panel);
        pair("critical on raised", Critical, Raised);
        pair("warning on window", Warning, Window);
        pair("warning on panel", Warning, Panel);
        pair("good on window", Good, Window);
        pair("good on panel", Good, Panel);
        pair("decision on window", Decision, Window);
        pair("evidence on window", Evidence, Window);
        pair("primary button", OnAccent, AccentFill);
    }
}

void ThemeTest::textKeepsItsContrastOnEveryGround()
{
    QFETCH(Theme::Choice, choice);
    QFETCH(Token, text);
    QFETCH(Token, ground);
    QFETCH(double, least);
    Theme &theme = Theme::instance();
    theme.setChoice(choice);
    QCOMPARE_GE(Theme::contrast(theme.color(text), theme.color(ground)), least);
}

void ThemeTest::badgesCanBeRead_data()
{
    QTest::addColumn<Theme::Choice>("choice");
    QTest::addColumn<Token>("token");
    for (const Token token :
         {Token::Critical, Token::Warning, Token::Accent, Token::Dim, Token::Good}) {
        const int index = static_cast<int>(token);
        QTest::addRow("dark %d", index) << Theme::Choice::Dark << token;
        QTest::addRow("light %d", index) << Theme::Choice::Light << token;
    }
}

void ThemeTest::badgesCanBeRead()
{
    QFETCH(Theme::Choice, choice);
    QFETCH(Token, token);
    Theme &theme = Theme::instance();
    theme.setChoice(choice);
    QCOMPARE_GE(Theme::contrast(theme.ink(token), theme.tint(token, Theme::badge)), 4.5);
    // What a search found is text on such a ground.
    QCOMPARE_GE(Theme::contrast(theme.color(Token::Text), theme.tint(token, Theme::found)), 4.5);
}

void ThemeTest::tokensAreThoseOfTheDesign()
{
    Theme &theme = Theme::instance();
    theme.setChoice(Theme::Choice::Dark);
    QCOMPARE(theme.color(Token::Window).name(), u"#14171c"_s);
    QCOMPARE(theme.color(Token::Evidence).name(), u"#4fd1c5"_s);
    theme.setChoice(Theme::Choice::Light);
    QCOMPARE(theme.color(Token::Window).name(), u"#ffffff"_s);
    QCOMPARE(theme.color(Token::Evidence).name(), u"#0f766e"_s);
}

void ThemeTest::aChoiceChangesThePaletteAtOnce()
{
    Theme &theme = Theme::instance();
    theme.setChoice(Theme::Choice::Light);
    QSignalSpy changed(&theme, &Theme::changed);
    theme.setChoice(Theme::Choice::Dark);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(QApplication::palette().color(QPalette::Window), theme.color(Token::Window));
    theme.setChoice(Theme::Choice::Dark);
    QCOMPARE(changed.size(), 1);
}

void ThemeTest::contrastIsThatOfTheGuidelines()
{
    QCOMPARE(Theme::contrast(Qt::black, Qt::white), 21.0);
    QCOMPARE(Theme::contrast(Qt::white, Qt::white), 1.0);
    // The guidelines' own example of a grey that just passes.
    QCOMPARE_GE(Theme::contrast(QColor(0x76, 0x76, 0x76), Qt::white), 4.5);
    QCOMPARE_LT(Theme::contrast(QColor(0x77, 0x77, 0x77), Qt::white), 4.5);
}

QTEST_MAIN(ThemeTest)
#include "theme.moc"
