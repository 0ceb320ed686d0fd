// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/theme.h"

#include <QApplication>
#include <QMetaEnum>
#include <QSignalSpy>
#include <QTest>

using namespace Bridgelog;
using Token = Theme::Token;
using Tint = Theme::Tint;
using namespace Qt::StringLiterals;

class ThemeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyPairInUseKeepsItsContrast_data();
    void everyPairInUseKeepsItsContrast();
    void tokensAreThoseOfTheDesign();
    void aChoiceChangesThePaletteAtOnce();
    void highContrastFollowsTheSystem();
    void contrastIsThatOfTheGuidelines();
};

namespace {

/// What text is written in. Faint is for what is off, and for outlines.
constexpr std::array inks{Token::Text,    Token::Dim,  Token::Accent,   Token::Critical,
                          Token::Warning, Token::Good, Token::Decision, Token::Evidence};
constexpr double text = 4.5; ///< WCAG 2 AA; icons, outlines and large type: 3
constexpr double large = 3;
constexpr double highText = 7; ///< WCAG 2 AAA; icons, outlines and large type: 4.5
constexpr double highLarge = 4.5;

struct Pair {
    QByteArray name;
    QColor ink;
    QColor ground;
    double least = text;
};

QByteArray nameOf(Token token)
{
    return QMetaEnum::fromType<Token>().valueToKey(static_cast<int>(token));
}

QList<Pair> textPairs(const Theme &theme)
{
    using enum Token;
    QList<Pair> pairs;
    // Whatever is written in a token may stand on any ground, a selected row's among them.
    for (const Token ink : inks) {
        for (const Token ground : {Window, Panel, Raised})
            pairs.append(
                {nameOf(ink) + " on " + nameOf(ground), theme.color(ink), theme.color(ground)});
        pairs.append(
            {nameOf(ink) + " selected", theme.color(ink), theme.tint(Accent, Tint::Selected)});
    }
    for (const Token ink : {Text, Dim})
        pairs.append(
            {nameOf(ink) + " in a lit menu", theme.color(ink), theme.tint(Accent, Tint::Strong)});
    pairs.append({"selected text", theme.color(Text), theme.palette().color(QPalette::Highlight)});
    pairs.append({"primary button", theme.color(OnAccent), theme.color(AccentFill)});
    // The two sides of a difference.
    for (const Token side : {Critical, Good})
        pairs.append(
            {nameOf(side) + " on itself", theme.color(side), theme.tint(side, Tint::Selected)});
    return pairs;
}

QList<Pair> tintPairs(const Theme &theme)
{
    using enum Token;
    QList<Pair> pairs;
    for (const Token token : {Critical, Warning, Accent, Dim, Good}) {
        pairs.append({nameOf(token) + " badge", theme.ink(token), theme.tint(token, Tint::Strong)});
        pairs.append({nameOf(token) + " found", theme.color(Text), theme.tint(token, Tint::Found)});
        const QColor bar = theme.tint(token, Tint::Bar);
        pairs.append({nameOf(token) + " bar", theme.color(Text), bar});
        pairs.append({nameOf(token) + " bar's icon", theme.color(token), bar, large});
    }
    return pairs;
}

QList<Pair> linePairs(const Theme &theme)
{
    using enum Token;
    QList<Pair> pairs;
    for (const Token ground : {Window, Panel, Raised}) {
        pairs.append({"box on " + nameOf(ground), theme.color(Faint), theme.color(ground), large});
        pairs.append(
            {"focus on " + nameOf(ground), theme.color(Accent), theme.color(ground), large});
    }
    pairs.append({"tick in its box", theme.color(Window), theme.color(Good), large});
    return pairs;
}

} // namespace

void ThemeTest::everyPairInUseKeepsItsContrast_data()
{
    QTest::addColumn<QColor>("ink");
    QTest::addColumn<QColor>("ground");
    QTest::addColumn<double>("least");
    Theme &theme = Theme::instance();
    using enum Theme::Choice;
    for (const auto &[name, choice, scheme] : {
             std::tuple(QByteArray("dark: "), Dark, Qt::ColorScheme::Unknown),
             std::tuple(QByteArray("light: "), Light, Qt::ColorScheme::Unknown),
             std::tuple(QByteArray("high contrast, dark: "), HighContrast, Qt::ColorScheme::Dark),
             std::tuple(QByteArray("high contrast, light: "), HighContrast, Qt::ColorScheme::Light),
         }) {
        theme.setChoice(choice);
        theme.setSystemScheme(scheme);
        QList<Pair> pairs = textPairs(theme) + tintPairs(theme) + linePairs(theme);
        if (choice == HighContrast) {
            for (Pair &pair : pairs)
                pair.least = pair.least < text ? highLarge : highText;
            for (const Token ground : {Token::Window, Token::Panel, Token::Raised})
                pairs.append(
                    {"hairline on " + nameOf(ground), theme.color(Token::Line), theme.color(ground),
                     large});
        }
        for (const Pair &pair : pairs)
            QTest::newRow((name + pair.name).constData()) << pair.ink << pair.ground << pair.least;
    }
    theme.setSystemScheme(Qt::ColorScheme::Unknown);
}

void ThemeTest::everyPairInUseKeepsItsContrast()
{
    QFETCH(QColor, ink);
    QFETCH(QColor, ground);
    QFETCH(double, least);
    QCOMPARE_GE(Theme::contrast(ink, ground), least);
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

void ThemeTest::highContrastFollowsTheSystem()
{
    Theme &theme = Theme::instance();
    theme.setChoice(Theme::Choice::HighContrast);
    theme.setSystemScheme(Qt::ColorScheme::Light);
    QCOMPARE(theme.color(Token::Window), QColor(Qt::white));
    theme.setSystemScheme(Qt::ColorScheme::Dark);
    QCOMPARE(theme.color(Token::Window), QColor(Qt::black));
    // Asked for by the system, it is what the system's theme is; one that was chosen stays.
    theme.setSystemContrast(true);
    theme.setChoice(Theme::Choice::Dark);
    QVERIFY(!theme.isHighContrast());
    theme.setChoice(Theme::Choice::System);
    QVERIFY(theme.isHighContrast());
    QSignalSpy changed(&theme, &Theme::changed);
    theme.setSystemContrast(false);
    QVERIFY(!theme.isHighContrast());
    QCOMPARE(changed.size(), 1);
    theme.setSystemScheme(Qt::ColorScheme::Unknown);
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
