// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/plurals.h"

#include <QCoreApplication>
#include <QTest>

using namespace Bridgelog;
using namespace Qt::StringLiterals;

class PluralsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(QCoreApplication::installTranslator(&m_plurals)); }

    void oneThingIsToldAsOne_data()
    {
        QTest::addColumn<QByteArray>("source");
        QTest::addColumn<int>("count");
        QTest::addColumn<QString>("told");
        const auto row = [](const QByteArray &source, int count, const QString &told) {
            QTest::addRow("%d %s", count, source.constData()) << source << count << told;
        };
        row("%n entries", 0, u"0 entries"_s);
        row("%n entries", 1, u"1 entry"_s);
        row("%n entries", 2, u"2 entries"_s);
        row("… %n more lines", 1, u"… 1 more line"_s);
        row("Enter undoes %n steps", 1, u"Enter undoes 1 step"_s);
        row("%n new entries: go there", 1, u"1 new entry: go there"_s);
        row("%n new", 1, u"1 new"_s);
        row("%n open", 1, u"1 open"_s);
    }
    void oneThingIsToldAsOne()
    {
        QFETCH(QByteArray, source);
        QFETCH(int, count);
        QFETCH(QString, told);
        QCOMPARE(QCoreApplication::translate("Any", source.constData(), nullptr, count), told);
    }

    void whatCountsNothingStays()
    {
        QCOMPARE(QCoreApplication::translate("Any", "Entries"), u"Entries"_s);
    }

private:
    Plurals m_plurals;
};

QTEST_GUILESS_MAIN(PluralsTest)
#include "plurals.moc"
