// SPDX-License-Identifier: GPL-3.0-or-later
#include "postmortem/excerpt.h"

#include <QTest>

using namespace Bridgelog;
using namespace Qt::StringLiterals;

/// Some lines of a log in a document.
class ExcerptTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void linesAreAskedForByTheirNumbers_data()
    {
        QTest::addColumn<QString>("asked");
        QTest::addColumn<QStringList>("lines");
        QTest::addColumn<QString>("which");
        QTest::newRow("one") << u"2"_s << QStringList{u"two"_s} << u"line 2"_s;
        QTest::newRow("some") << u"2-3"_s << QStringList{u"two"_s, u"three"_s} << u"lines 2–3"_s;
        QTest::newRow("two dots") << u" 1..2 "_s << QStringList{u"one"_s, u"two"_s}
                                  << u"lines 1–2"_s;
        QTest::newRow("to the end")
            << u"3-"_s << QStringList{u"three"_s, u"Two again"_s} << u"lines 3–4"_s;
        QTest::newRow("past the end")
            << u"3-900"_s << QStringList{u"three"_s, u"Two again"_s} << u"lines 3–4"_s;
        QTest::newRow("all") << QString()
                             << QStringList{u"one"_s, u"two"_s, u"three"_s, u"Two again"_s}
                             << u"lines 1–4"_s;
        QTest::newRow("a number that is no line")
            << u"503"_s << QStringList{u"HTTP 503"_s} << u"lines with “503”"_s;
        QTest::newRow("by words") << u"two"_s << QStringList{u"two"_s, u"Two again"_s}
                                  << u"lines with “two”"_s;
    }
    void linesAreAskedForByTheirNumbers()
    {
        QFETCH(QString, asked);
        const bool status = asked == u"503";
        const auto excerpt = excerptOf(
            status ? u"HTTP 200\nHTTP 503\n"_s : u"one\r\ntwo\nthree\nTwo again\n\n"_s, asked);
        QVERIFY(excerpt);
        QTEST(excerpt->lines, "lines");
        QTEST(excerpt->which, "which");
    }

    void whatIsNotThereIsSaid()
    {
        QVERIFY(excerptOf(u"one\ntwo"_s, u"7"_s).error().sentence.contains(u"1 to 2"_s));
        QVERIFY(excerptOf(u"one\ntwo"_s, u"0"_s).error().sentence.contains(u"1 to 2"_s));
        QVERIFY(excerptOf(u"one\ntwo"_s, u"ten"_s).error().sentence.contains(u"“ten”"_s));
        QVERIFY(!excerptOf(u"\n \n"_s, QString()));
    }

    void anExcerptIsNeverLongerThanAReaderReads()
    {
        const auto excerpt = excerptOf(u"a line\n"_s.repeated(5'000), u"10-"_s);
        QCOMPARE(excerpt->lines.size(), 200);
        QCOMPARE(excerpt->which, u"lines 10–209"_s);
        QCOMPARE(excerptOf(QString(9'000, u'x'), u"1"_s)->lines.first().size(), 2'000);
    }

    void noLineClosesTheFence()
    {
        const Excerpt excerpt{.lines = {u"````"_s, u"x"_s}, .which = u"lines 1–2"_s};
        QCOMPARE(
            excerptText(u"a*b.log"_s, excerpt, u"log"_s),
            u"*a\\*b.log, lines 1–2*\n\n`````log\n````\nx\n`````"_s);
    }
};

QTEST_APPLESS_MAIN(ExcerptTest)
#include "excerpt.moc"
