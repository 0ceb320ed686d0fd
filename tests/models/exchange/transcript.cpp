// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/transcript.h"

#include <QTest>

using namespace Bridgelog;
using namespace Qt::StringLiterals;

class TranscriptTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void bracketsNameAndColon();
    void nicksInAngles();
    void phonesWriteTheDateFirst();
    void aDateThatCouldBeEitherStays();
    void aLineOfNameAndTimeHeadsItsText();
    void linesWithoutATimeBelongToTheMessageBefore();
    void anImageAloneIsAnEmptyMessage();
    void proseAndLogsAreNoChat_data();
    void proseAndLogsAreNoChat();
};

void TranscriptTest::bracketsNameAndColon()
{
    const auto messages = chatMessages(
        u"[10:42] Commander: who has the load balancer?\n[21/11/2026, 10:43:07] Network lead: me\n"_s);
    QCOMPARE(messages.size(), 2);
    QCOMPARE(
        messages.at(0), (ChatMessage{u"10:42"_s, u"Commander"_s, u"who has the load balancer?"_s}));
    QCOMPARE(messages.at(1), (ChatMessage{u"2026-11-21 10:43:07"_s, u"Network lead"_s, u"me"_s}));
}

void TranscriptTest::nicksInAngles()
{
    const auto messages =
        chatMessages(u"10:42 <scribe> noted\n[10:43:01] <@deputy> thanks: all\n"_s);
    QCOMPARE(messages.size(), 2);
    QCOMPARE(messages.at(0), (ChatMessage{u"10:42"_s, u"scribe"_s, u"noted"_s}));
    QCOMPARE(messages.at(1), (ChatMessage{u"10:43:01"_s, u"@deputy"_s, u"thanks: all"_s}));
}

void TranscriptTest::phonesWriteTheDateFirst()
{
    const auto messages = chatMessages(
        u"21.11.26, 10:42 - Deputy: on my way\n11/21/26, 10:44 PM - Operations: there\n"_s);
    QCOMPARE(messages.size(), 2);
    QCOMPARE(messages.at(0).time, u"2026-11-21 10:42"_s);
    QCOMPARE(messages.at(1).time, u"2026-11-21 10:44 PM"_s);
}

void TranscriptTest::aDateThatCouldBeEitherStays()
{
    const auto messages =
        chatMessages(u"[04/05/2026, 10:42] Deputy: a\n[05/05/2026, 10:43] Deputy: b\n"_s);
    QCOMPARE(messages.at(0).time, u"04/05/2026 10:42"_s);
    QCOMPARE(messages.at(1).time, u"2026-05-05 10:43"_s);
}

void TranscriptTest::aLineOfNameAndTimeHeadsItsText()
{
    const auto messages = chatMessages(
        u"Commander  10:42 AM\nRoll it back.\n\nOperations — Yesterday at 10:43 p.m.\nDone.\n"_s);
    QCOMPARE(messages.size(), 2);
    QCOMPARE(messages.at(0), (ChatMessage{u"10:42 AM"_s, u"Commander"_s, u"Roll it back."_s}));
    QCOMPARE(messages.at(1), (ChatMessage{u"Yesterday 10:43 pm"_s, u"Operations"_s, u"Done."_s}));
}

void TranscriptTest::linesWithoutATimeBelongToTheMessageBefore()
{
    const auto messages =
        chatMessages(u"[10:42] Scribe: two things\n  - one\n  - two\n[10:43] Deputy: ok"_s);
    QCOMPARE(messages.size(), 2);
    QCOMPARE(messages.at(0).text, u"two things\n  - one\n  - two"_s);
}

void TranscriptTest::anImageAloneIsAnEmptyMessage()
{
    const auto messages = chatMessages(u"[10:42] Scribe:\n[10:43] Deputy: what is that?"_s);
    QCOMPARE(messages.size(), 2);
    QCOMPARE(messages.at(0).text, QString());
}

void TranscriptTest::proseAndLogsAreNoChat_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("prose") << u"At 10:42 we rolled back.\nIt helped: errors fell."_s;
    QTest::newRow("one message") << u"[10:42] Scribe: alone"_s;
    QTest::newRow("log") << u"2026-11-21 10:42:01 ERROR db: refused\n2026-11-21 10:42:02 INFO up"_s;
    QTest::newRow("text before") << u"From the channel:\n[10:42] A b: c\n[10:43] B c: d"_s;
    QTest::newRow("empty") << QString();
}

void TranscriptTest::proseAndLogsAreNoChat()
{
    QFETCH(const QString, text);
    QVERIFY(chatMessages(text).isEmpty());
}

QTEST_GUILESS_MAIN(TranscriptTest)
#include "transcript.moc"
