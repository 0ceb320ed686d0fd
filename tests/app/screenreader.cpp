// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/spokenprogram.h"

#include <QTest>

using namespace Bridgelog;
using namespace Qt::StringLiterals;

/// What a screen reader is told of the real window, over the bus that it listens to.
class ScreenReaderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everythingThatTakesTheKeyboardIsSpoken();
};

void ScreenReaderTest::everythingThatTakesTheKeyboardIsSpoken()
{
    if (const QString missing = SpokenProgram::missing(); !missing.isEmpty())
        QSKIP(qPrintable(missing));
    SpokenProgram window;
    Program &program = window.program();
    QCOMPARE(program.run({u"declare"_s, u"Checkout fails"_s, u"--component"_s, u"API"_s}).code, 0);
    QCOMPARE(program.run({u"log"_s, u"Half of the orders time out"_s}).code, 0);
    QCOMPARE(program.run({u"log"_s, u"--kind"_s, u"hypothesis"_s, u"The pool is small"_s}).code, 0);
    const QString trouble = window.start({});
    QVERIFY2(trouble.isEmpty(), qPrintable(trouble));

    SpokenProgram::Walk walk;
    const auto speaks = [&](const QString &name) {
        return QTest::qWaitFor(
            [&] {
                walk = window.walk();
                return std::ranges::any_of(
                    walk.names, [&](const QString &each) { return each.contains(name); });
            },
            20'000);
    };
    const auto nobodyIsNameless = [&] {
        return walk.nameless.isEmpty() ? QString() : walk.nameless.join(u'\n');
    };
    struct Stage {
        QString keys;
        QString spoken; ///< what is there then
    };
    const QList<Stage> stages{
        {u"ctrl+l"_s, u"Half of the orders time out"_s}, {u"ctrl+f"_s, u"End the search"_s},
        {u"ctrl+n"_s, u"Title of the new incident"_s},   {u"ctrl+k"_s, u"Find a command"_s},
        {u"F1"_s, u"Search actions and keys"_s},         {u"ctrl+shift+r"_s, u"Room view of"_s}};
    for (const Stage &stage : stages) {
        window.press(stage.keys);
        const bool there = speaks(stage.spoken);
        QVERIFY2(
            there,
            qPrintable(
                stage.keys + u" shows no “"_s + stage.spoken + u"” among: "_s
                + walk.names.join(u" | ")));
        QVERIFY2(walk.nameless.isEmpty(), qPrintable(stage.keys + u'\n' + nobodyIsNameless()));
        QCOMPARE_GT(walk.focusable, 10);
    }
}

QTEST_GUILESS_MAIN(ScreenReaderTest)
#include "screenreader.moc"
