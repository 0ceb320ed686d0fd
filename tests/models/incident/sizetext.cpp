// SPDX-License-Identifier: GPL-3.0-or-later
#include "incident/sizetext.h"

#include <QTest>

using namespace Bridgelog;
using namespace Qt::StringLiterals;

class SizeTextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sizesAreSpelledOneWay();
    void aSizeIsRead_data();
    void aSizeIsRead();
    void whatIsNoSizeIsNone();
};

void SizeTextTest::sizesAreSpelledOneWay()
{
    QCOMPARE(sizeText(0), u"0 bytes"_s);
    QCOMPARE(sizeText(812), u"812 bytes"_s);
    QCOMPARE(sizeText(1024), u"1 KiB"_s);
    QCOMPARE(sizeText(3'565'158), u"3.4 MiB"_s);
    QCOMPARE(sizeText(1LL << 30), u"1 GiB"_s);
}

void SizeTextTest::aSizeIsRead_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("bytes");
    QTest::newRow("bytes") << u"700000"_s << qint64(700'000);
    QTest::newRow("with a word") << u"812 bytes"_s << qint64(812);
    QTest::newRow("of 1024") << u"200 MiB"_s << qint64(200) * 1024 * 1024;
    QTest::newRow("short") << u"200m"_s << qint64(200) * 1024 * 1024;
    QTest::newRow("parts") << u" 1.5 GB "_s << qint64(1536) * 1024 * 1024;
}

void SizeTextTest::aSizeIsRead()
{
    QFETCH(QString, text);
    QFETCH(qint64, bytes);
    QCOMPARE(sizeFrom(text), std::optional(bytes));
}

void SizeTextTest::whatIsNoSizeIsNone()
{
    for (const auto &text : {u""_s, u"much"_s, u"-1"_s, u"1 XB"_s, u"99999 TB"_s, u"1 MB 2"_s})
        QVERIFY2(!sizeFrom(text), qPrintable(text));
}

QTEST_GUILESS_MAIN(SizeTextTest)
#include "sizetext.moc"
