// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/fuzzymatch.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Bridgelog;
using namespace Qt::StringLiterals;

class FuzzyMatchTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void lettersInOrderAreFoundWhateverTheirCase();
    void lettersOutOfOrderAreNot();
    void everyWordMustBeFoundInAnyOrder();
    void beginningsOfWordsAndRunsCountMore_data();
    void beginningsOfWordsAndRunsCountMore();
    void theBestWayThroughIsTaken();
    void thePlacesSpellTheQuery();
};

void FuzzyMatchTest::lettersInOrderAreFoundWhateverTheirCase()
{
    const auto match = FuzzyMatch::find(u"EXP", u"Export postmortem");
    QVERIFY(match);
    QCOMPARE(match->places, QList<int>({0, 1, 2}));
    QVERIFY(FuzzyMatch::find(u"", u"anything"));
    QVERIFY(FuzzyMatch::find(u"é", u"CAFÉ"));
}

void FuzzyMatchTest::lettersOutOfOrderAreNot()
{
    QVERIFY(!FuzzyMatch::find(u"tropxe", u"Export"));
    QVERIFY(!FuzzyMatch::find(u"exportt", u"Export"));
    QVERIFY(!FuzzyMatch::find(u"x", u""));
}

void FuzzyMatchTest::everyWordMustBeFoundInAnyOrder()
{
    QVERIFY(FuzzyMatch::find(u"upd post", u"Post update"));
    QVERIFY(!FuzzyMatch::find(u"post zzz", u"Post update"));
}

void FuzzyMatchTest::beginningsOfWordsAndRunsCountMore_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("better");
    QTest::addColumn<QString>("worse");
    QTest::newRow("initials") << u"pu"_s << u"Post update"_s << u"Open the cup"_s;
    QTest::newRow("a run") << u"dark"_s << u"Go dark"_s << u"Day and rank"_s;
    QTest::newRow("the beginning") << u"un"_s << u"Undo"_s << u"Hide the sun"_s;
    QTest::newRow("the shorter") << u"undo"_s << u"Undo"_s
                                 << u"Undo: log the entry that was typed"_s;
}

void FuzzyMatchTest::beginningsOfWordsAndRunsCountMore()
{
    QFETCH(QString, query);
    QFETCH(QString, better);
    QFETCH(QString, worse);
    const auto best = FuzzyMatch::find(query, better);
    const auto second = FuzzyMatch::find(query, worse);
    QVERIFY(best && second);
    QCOMPARE_GT(best->score, second->score);
}

void FuzzyMatchTest::theBestWayThroughIsTaken()
{
    // Not the first letters that do, but the word.
    QCOMPARE(FuzzyMatch::find(u"log", u"Less of a log")->places, QList<int>({10, 11, 12}));
}

void FuzzyMatchTest::thePlacesSpellTheQuery()
{
    QRandomGenerator random(7);
    const QString letters = u"ab cAB-"_s;
    const auto word = [&](int length) {
        QString text;
        for (int i = 0; i < length; ++i)
            text.append(letters.at(random.bounded(int(letters.size()))));
        return text;
    };
    int found = 0;
    for (int round = 0; round < 2000; ++round) {
        const QString query = word(1 + random.bounded(4)).remove(u' ');
        const QString text = word(random.bounded(14));
        // The reference: letter after letter, first come.
        qsizetype at = -1;
        bool there = true;
        for (const QChar c : query) {
            at = text.indexOf(c, at + 1, Qt::CaseInsensitive);
            if (at < 0) {
                there = false;
                break;
            }
        }
        const auto match = FuzzyMatch::find(query, text);
        QCOMPARE(match.has_value(), there);
        if (!match)
            continue;
        ++found;
        QString spelled;
        for (const int place : match->places)
            spelled.append(text.at(place));
        QCOMPARE(spelled.toLower(), query.toLower());
    }
    QVERIFY(found > 200);
}

QTEST_GUILESS_MAIN(FuzzyMatchTest)
#include "fuzzymatch.moc"
