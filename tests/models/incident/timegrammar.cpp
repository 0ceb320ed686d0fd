// SPDX-License-Identifier: GPL-3.0-or-later
#include "incident/timegrammar.h"

#include "incident/words.h"
#include "incident/zones.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Bridgelog;
using namespace Qt::StringLiterals;

static TimeContext context(const QByteArray &now, const QByteArray &zone)
{
    return {
        .now = instantFromIso(QString::fromLatin1(now)).value(),
        .zone = zoneNamed(QString::fromLatin1(zone)).value()};
}

/// "2019-09-16T15:21:00Z minute", "…Z..…Z approximate", "unknown".
static QString drawn(const Moment &moment)
{
    QStringList parts;
    if (moment.at)
        parts.append(
            isoText(*moment.at) + (moment.until ? u".."_s + isoText(*moment.until) : u""_s));
    parts.append(word(moment.precision));
    return parts.join(u' ');
}

static QString drawn(const std::expected<Moment, TimeQuestion> &read)
{
    if (read)
        return drawn(*read);
    static const QStringList kinds{
        u"not understood"_s, u"unknown zone"_s, u"ambiguous zone"_s, u"ambiguous"_s,
        u"impossible"_s};
    QStringList parts{kinds.at(static_cast<int>(read.error().kind))};
    for (const TimeQuestion::Choice &choice : read.error().choices)
        parts.append(choice.label);
    return parts.join(u" | "_s);
}

class TestTimeGrammar : public QObject {
    Q_OBJECT

    /// Monday 16 September 2019, 17:25:41.7 in London.
    static constexpr auto monday = "2019-09-16T16:25:41.7Z";

private Q_SLOTS:
    void readsWhatAPersonTypes_data()
    {
        QTest::addColumn<QString>("now");
        QTest::addColumn<QString>("zone");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *text, const char *now, const char *zone,
                            const char *expected) {
            QTest::addRow("%s|%s %s", text, now, zone)
                << QString::fromLatin1(now) << QString::fromLatin1(zone)
                << QString::fromUtf8(expected);
        };
        const auto london = [&](const char *text, const char *expected) {
            row(text, monday, "Europe/London", expected);
        };
        // Every form, on one clock.
        london("16:21", "2019-09-16T15:21:00Z minute");
        london("@16:21", "2019-09-16T15:21:00Z minute");
        london("  @ 16:21  ", "2019-09-16T15:21:00Z minute");
        london("9:05", "2019-09-16T08:05:00Z minute");
        london("00:00", "2019-09-15T23:00:00Z minute");
        london("16:21:05", "2019-09-16T15:21:05Z second");
        london("16:21:05.25", "2019-09-16T15:21:05.25Z second");
        london("16:21 BST", "2019-09-16T15:21:00Z minute");
        row("16:21 BST", monday, "UTC", "2019-09-16T15:21:00Z minute");
        london("16:21BST", "2019-09-16T15:21:00Z minute");
        london("16:21 bst", "2019-09-16T15:21:00Z minute");
        london("16:21 GMT", "2019-09-16T16:21:00Z minute");
        london("16:21 UTC", "2019-09-16T16:21:00Z minute");
        london("16:21Z", "2019-09-16T16:21:00Z minute");
        london("16:21 Zulu", "2019-09-16T16:21:00Z minute");
        london("16:21+01:00", "2019-09-16T15:21:00Z minute");
        london("16:21 +01:00", "2019-09-16T15:21:00Z minute");
        london("16:21+0530", "2019-09-16T10:51:00Z minute");
        london("10:21-05:00", "2019-09-16T15:21:00Z minute");
        london("10:21-0500", "2019-09-16T15:21:00Z minute");
        london("10:21-05", "2019-09-16T15:21:00Z minute");
        london("10:21 UTC-5", "2019-09-16T15:21:00Z minute");
        london("10:21 UTC -5", "2019-09-16T15:21:00Z minute");
        london("18:21 GMT+2", "2019-09-16T16:21:00Z minute");
        london("17:21 CEST", "2019-09-16T15:21:00Z minute");
        london("17:21 MESZ", "2019-09-16T15:21:00Z minute");
        london("11:21 ET", "2019-09-16T15:21:00Z minute");
        london("8:21 Pacific time", "2019-09-16T15:21:00Z minute");
        london("17:21 Zurich time", "2019-09-16T15:21:00Z minute");
        london("17:21 Europe/Berlin", "2019-09-16T15:21:00Z minute");
        london("17:21 europe/berlin", "2019-09-16T15:21:00Z minute");
        london("17:21 Central European Summer Time", "2019-09-16T15:21:00Z minute");
        london("4:21pm", "2019-09-16T15:21:00Z minute");
        london("4:21 PM", "2019-09-16T15:21:00Z minute");
        london("12:29 p.m.", "2019-09-16T11:29:00Z minute");
        london("12:05 am", "2019-09-15T23:05:00Z minute");
        london("4pm UTC", "2019-09-16T16:00:00Z minute");
        london("17.15 UTC", "2019-09-16T17:15:00Z minute");
        london("yesterday 17.15", "2019-09-15T16:15:00Z minute");
        london("-5m", "2019-09-16T16:20:41Z second");
        london("\u22125m", "2019-09-16T16:20:41Z second");
        london("-5 min", "2019-09-16T16:20:41Z second");
        london("-90s", "2019-09-16T16:24:11Z second");
        london("-1h30m", "2019-09-16T14:55:41Z second");
        london("-1h 30m", "2019-09-16T14:55:41Z second");
        london("-1h30", "2019-09-16T14:55:41Z second");
        london("-2d", "2019-09-14T16:25:41Z second");
        london("-1d2h3m4s", "2019-09-15T14:22:37Z second");
        london("10m ago", "2019-09-16T16:15:41Z second");
        london("2 hours ago", "2019-09-16T14:25:41Z second");
        london("now", "2019-09-16T16:25:41Z second");
        london("NOW", "2019-09-16T16:25:41Z second");
        london("?", "unknown");
        london("~16:21", "2019-09-16T15:21:00Z approximate");
        london("~ 16:21 BST", "2019-09-16T15:21:00Z approximate");
        london("~-5m", "2019-09-16T16:20:41Z approximate");
        london("approximately 16:21 BST", "2019-09-16T15:21:00Z approximate");
        london("ca. 16:21", "2019-09-16T15:21:00Z approximate");
        london("around 2pm", "2019-09-16T13:00:00Z approximate");
        london("yesterday 22:29 UTC", "2019-09-15T22:29:00Z minute");
        london("Yesterday at 22:29", "2019-09-15T21:29:00Z minute");
        london("22:29 UTC yesterday", "2019-09-15T22:29:00Z minute");
        london("today 09:00", "2019-09-16T08:00:00Z minute");
        london("tomorrow 09:00", "2019-09-17T08:00:00Z minute");
        london("yesterday", "2019-09-14T23:00:00Z day");
        london("2024-10-15 14:00 CEST", "2024-10-15T12:00:00Z minute");
        london("2024-10-15, 14:00 CEST", "2024-10-15T12:00:00Z minute");
        london("2024-10-15T14:00:05Z", "2024-10-15T14:00:05Z second");
        london("2024-10-15T14:00:05.123456+02:00", "2024-10-15T12:00:05.123456Z second");
        london("2024-10-15T14:00-05:00", "2024-10-15T19:00:00Z minute");
        london("2024-10-15", "2024-10-14T23:00:00Z day");
        london("2018-12-31 23:59", "2018-12-31T23:59:00Z minute");
        london("2018-12-31 24:00", "2019-01-01T00:00:00Z minute");
        london("2019-01-01 00:30 CET", "2018-12-31T23:30:00Z minute");
        london("2020-02-29 12:00", "2020-02-29T12:00:00Z minute");
        // The last such day: today only what has been.
        london("monday 14:00", "2019-09-16T13:00:00Z minute");
        london("Monday 17:26", "2019-09-09T16:26:00Z minute");
        london("tuesday 14:00", "2019-09-10T13:00:00Z minute");
        london("sun 22:29 UTC", "2019-09-15T22:29:00Z minute");
        london("monday", "2019-09-15T23:00:00Z day");
        // A time of day alone: today's, yesterday's where today's is more than 12 hours ahead.
        london("17:30", "2019-09-16T16:30:00Z minute");
        london("23:59", "2019-09-16T22:59:00Z minute");
        row("12:00", "2019-09-16T00:00:00Z", "UTC", "2019-09-16T12:00:00Z minute");
        row("12:01", "2019-09-16T00:00:00Z", "UTC", "2019-09-15T12:01:00Z minute");
        row("23:50", "2020-01-01T00:10:00Z", "UTC", "2019-12-31T23:50:00Z minute");
        row("00:10", "2019-12-31T23:50:00Z", "UTC", "2019-12-31T00:10:00Z minute");
        // The day is that of the zone which was written.
        row("23:50 PST", "2020-01-01T08:10:00Z", "UTC", "2020-01-01T07:50:00Z minute");
        row("16:21 JST", "2019-12-31T23:00:00Z", "America/New_York", "2020-01-01T07:21:00Z minute");
        row("yesterday 10:00", "2019-12-31T23:00:00Z", "Asia/Tokyo", "2019-12-31T01:00:00Z minute");
        // Ranges; a zone counts for both ends, an end before its start is the next day's.
        london("16:21..17:19", "2019-09-16T15:21:00Z..2019-09-16T16:19:00Z minute");
        london("16:21..17:19 UTC", "2019-09-16T16:21:00Z..2019-09-16T17:19:00Z minute");
        london("16:21 UTC..17:19", "2019-09-16T16:21:00Z..2019-09-16T17:19:00Z minute");
        london("16:21 UTC..18:19 BST", "2019-09-16T16:21:00Z..2019-09-16T17:19:00Z minute");
        london("16:21 – 17:19 BST", "2019-09-16T15:21:00Z..2019-09-16T16:19:00Z minute");
        london("16:21 - 17:19", "2019-09-16T15:21:00Z..2019-09-16T16:19:00Z minute");
        london("16:21-17:19", "2019-09-16T15:21:00Z..2019-09-16T16:19:00Z minute");
        london("16:21 to 17:19", "2019-09-16T15:21:00Z..2019-09-16T16:19:00Z minute");
        london("16:21…17:19", "2019-09-16T15:21:00Z..2019-09-16T16:19:00Z minute");
        london("16:04:14..16:39:00 UTC", "2019-09-16T16:04:14Z..2019-09-16T16:39:00Z second");
        london("16:04:14..16:39 UTC", "2019-09-16T16:04:14Z..2019-09-16T16:39:00Z minute");
        london("~16:21..17:19", "2019-09-16T15:21:00Z..2019-09-16T16:19:00Z approximate");
        london("16:21..~17:19", "2019-09-16T15:21:00Z..2019-09-16T16:19:00Z approximate");
        london("16:21..now", "2019-09-16T15:21:00Z..2019-09-16T16:25:41Z minute");
        london("-90m..16:21", "2019-09-16T14:55:41Z..2019-09-16T15:21:00Z minute");
        london("4pm..5pm", "2019-09-16T15:00:00Z..2019-09-16T16:00:00Z minute");
        london("-30m..-10m", "2019-09-16T15:55:41Z..2019-09-16T16:15:41Z second");
        london("yesterday 23:00..01:00", "2019-09-15T22:00:00Z..2019-09-16T00:00:00Z minute");
        london("2018-12-31 23:30..00:15", "2018-12-31T23:30:00Z..2019-01-01T00:15:00Z minute");
        london(
            "2024-10-15 14:00..2024-10-16 09:00 CEST",
            "2024-10-15T12:00:00Z..2024-10-16T07:00:00Z minute");
        london("2024-10-15..2024-10-17", "2024-10-14T23:00:00Z..2024-10-16T23:00:00Z day");
        row("23:50..00:20", "2020-01-01T00:30:00Z", "UTC",
            "2019-12-31T23:50:00Z..2020-01-01T00:20:00Z minute");
        // Labels out of season mean what they say.
        london("2020-01-15 12:00 BST", "2020-01-15T11:00:00Z minute");
        row("2024-04-15 12:00 EST", monday, "America/New_York", "2024-04-15T17:00:00Z minute");
        row("2024-07-01 12:00 CET", monday, "Europe/Berlin", "2024-07-01T11:00:00Z minute");
        // The incident's clock or country decides what a label means.
        row("2024-07-01 12:00 BST", monday, "Asia/Dhaka", "2024-07-01T06:00:00Z minute");
        row("2024-07-01 12:00 IST", monday, "Asia/Kolkata", "2024-07-01T06:30:00Z minute");
        row("2024-07-01 12:00 IST", monday, "Europe/Dublin", "2024-07-01T11:00:00Z minute");
        row("2024-07-01 12:00 IST", monday, "Asia/Jerusalem", "2024-07-01T10:00:00Z minute");
        row("2024-07-01 12:00 CST", monday, "America/New_York", "2024-07-01T18:00:00Z minute");
        row("2024-07-01 12:00 CST", monday, "Asia/Shanghai", "2024-07-01T04:00:00Z minute");
        // Both sides of the switches, and letters that tell the two sides of a fold apart.
        row("2024-03-31 00:59", monday, "Europe/London", "2024-03-31T00:59:00Z minute");
        row("2024-03-31 02:00", monday, "Europe/London", "2024-03-31T01:00:00Z minute");
        row("2024-10-27 01:30 BST", monday, "Europe/London", "2024-10-27T00:30:00Z minute");
        row("2024-10-27 01:30 GMT", monday, "Europe/London", "2024-10-27T01:30:00Z minute");
        row("2024-10-27 01:30+01:00", monday, "Europe/London", "2024-10-27T00:30:00Z minute");
        row("2024-10-27 00:59", monday, "Europe/London", "2024-10-26T23:59:00Z minute");
        row("2024-10-27 02:00", monday, "Europe/London", "2024-10-27T02:00:00Z minute");
        row("2024-10-27 02:30 CEST", monday, "Europe/London", "2024-10-27T00:30:00Z minute");
        row("2024-07-01 12:00", monday, "America/St_Johns", "2024-07-01T14:30:00Z minute");
        row("2024-01-01 00:00", monday, "Pacific/Chatham", "2023-12-31T10:15:00Z minute");
        row("2024-10-06 02:30", monday, "Australia/Lord_Howe", "2024-10-05T15:30:00Z minute");
        row("2024-10-27 00:30..02:30", monday, "Europe/London",
            "2024-10-26T23:30:00Z..2024-10-27T02:30:00Z minute");
        // A day begins where the clock first shows it.
        row("2018-11-04", monday, "America/Sao_Paulo", "2018-11-04T03:00:00Z day");
        row("2011-12-31", monday, "Pacific/Apia", "2011-12-30T10:00:00Z day");
        row("2024-10-27", monday, "Europe/London", "2024-10-26T23:00:00Z day");
        // Relative times do not care for switches.
        row("-2h", "2024-10-27T02:30:00Z", "Europe/London", "2024-10-27T00:30:00Z second");
    }
    void readsWhatAPersonTypes()
    {
        QFETCH(QString, now);
        QFETCH(QString, zone);
        QFETCH(QString, expected);
        const QString text = QString::fromUtf8(QTest::currentDataTag()).section(u'|', 0, 0);
        const auto read = parseTime(text, context(now.toLatin1(), zone.toLatin1()));
        QCOMPARE(drawn(read), expected);
        QString words = text.trimmed();
        if (words.startsWith(u'@'))
            words = words.sliced(1).trimmed();
        QCOMPARE(read->words, words);
    }

    void asksWhereOneInstantIsNotNamed_data()
    {
        QTest::addColumn<QString>("zone");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *text, const char *zone, const char *expected) {
            QTest::addRow("%s|%s", text, zone)
                << QString::fromLatin1(zone) << QString::fromUtf8(expected);
        };
        row("2024-10-27 01:30", "Europe/London",
            "ambiguous | 2024-10-27 01:30 BST (00:30 UTC) | 2024-10-27 01:30 GMT (01:30 UTC)");
        row("2024-03-31 01:30", "Europe/London",
            "impossible | 2024-03-31 02:30 BST (01:30 UTC) | 2024-03-31 00:30 GMT (00:30 UTC)");
        row("2024-10-27 02:30 Zurich time", "UTC",
            "ambiguous | 2024-10-27 02:30 CEST (00:30 UTC)"
            " | 2024-10-27 02:30 CET (01:30 UTC)");
        row("2024-11-03 01:30 ET", "UTC",
            "ambiguous | 2024-11-03 01:30 EDT (05:30 UTC) | 2024-11-03 01:30 EST (06:30 "
            "UTC)");
        row("2024-04-07 01:45", "Australia/Lord_Howe",
            "ambiguous | 2024-04-07 01:45 LHDT (2024-04-06 14:45 UTC)"
            " | 2024-04-07 01:45 LHST (2024-04-06 15:15 UTC)");
        row("2024-09-29 03:00", "Pacific/Chatham",
            "impossible | 2024-09-29 04:00 CHADT (2024-09-28 14:15 UTC)"
            " | 2024-09-29 02:00 CHAST (2024-09-28 13:15 UTC)");
        row("2011-12-30", "Pacific/Apia",
            "impossible | 2011-12-29 00:00 UTC-10 (10:00 UTC)"
            " | 2011-12-31 00:00 UTC+14 (2011-12-30 10:00 UTC)");
        row("2024-10-27 01:10..01:50", "Europe/London",
            "ambiguous | 2024-10-27 01:10 BST (00:10 UTC) – 2024-10-27 01:50 BST (00:50 UTC)"
            " | 2024-10-27 01:10 BST (00:10 UTC) – 2024-10-27 01:50 GMT (01:50 UTC)"
            " | 2024-10-27 01:10 GMT (01:10 UTC) – 2024-10-27 01:50 GMT (01:50 UTC)");
        row("2024-07-01 12:00 IST", "Europe/London",
            "ambiguous zone | 2024-07-01 12:00 IST, India Standard Time (06:30 UTC)"
            " | 2024-07-01 12:00 IST, Irish Standard Time (11:00 UTC)"
            " | 2024-07-01 12:00 IST, Israel Standard Time (10:00 UTC)");
        row("2024-07-01 12:00..13:00 CST", "UTC",
            "ambiguous zone"
            " | 2024-07-01 12:00 CST, Central Standard Time (18:00 UTC)"
            " – 2024-07-01 13:00 CST, Central Standard Time (19:00 UTC)"
            " | 2024-07-01 12:00 CST, China Standard Time (04:00 UTC)"
            " – 2024-07-01 13:00 CST, China Standard Time (05:00 UTC)"
            " | 2024-07-01 12:00 CST, Cuba Standard Time (17:00 UTC)"
            " – 2024-07-01 13:00 CST, Cuba Standard Time (18:00 UTC)");
        row("03:00-05:00", "UTC",
            "ambiguous | 03:00 UTC (03:00 UTC) – 05:00 UTC (05:00 UTC) | 03:00 -05:00 (08:00 UTC)");
        row("14:00 XYZ", "Europe/London",
            "unknown zone | 14:00 BST (13:00 UTC) | 14:00 UTC (14:00 UTC)");
        row("14:00 Europe/Atlantis", "UTC", "unknown zone | 14:00 UTC (14:00 UTC)");
        for (const char *text :
             {"",
              " ",
              "@",
              "16",
              "16:2",
              "16:211",
              "1:2:3",
              "16:21:5",
              "25:00",
              "24:01",
              "16:60",
              "16:21:60",
              "2024-13-01",
              "2024-02-30 12:00",
              "2023-02-29",
              "1899-12-31",
              "16.21",
              "-5",
              "-m",
              "5m",
              "+5m",
              "-5x",
              "-1m1h",
              "-123456s",
              "soon",
              "~",
              "~?",
              "..17:19",
              "16:21..",
              "16:21..foo",
              "16:21 and then some",
              "١٦:٢١",
              "２１:00",
              "16:21 pm",
              "0:10 pm",
              "2024-10-15T",
              "20241015",
              "now then",
              "?16:21",
              "16:21\n17:19",
              "-10m..-30m",
              "2024-10-16 10:00..2024-10-15 10:00",
              "last week",
              "sat",
              "16:21+15:00"})
            row(text, "UTC", "not understood");
    }
    void asksWhereOneInstantIsNotNamed()
    {
        QFETCH(QString, zone);
        QFETCH(QString, expected);
        const QString text = QString::fromUtf8(QTest::currentDataTag()).section(u'|', 0, 0);
        const auto read = parseTime(text, context(monday, zone.toLatin1()));
        QCOMPARE(drawn(read), expected);
        QVERIFY(read.error().sentence.endsWith(u'.'));
        for (const TimeQuestion::Choice &choice : read.error().choices) {
            QCOMPARE(choice.moment.words, text);
            QVERIFY(choice.moment.at.has_value());
        }
    }

    void theQuestionSaysWhy()
    {
        const auto sentence = [](const char *text, const char *zone) {
            return parseTime(QString::fromLatin1(text), context(monday, zone)).error().sentence;
        };
        QCOMPARE(
            sentence("2024-10-27 01:30", "Europe/London"),
            u"01:30 on 2024-10-27 came twice in Europe/London, because the clocks went back; choose one."_s);
        QCOMPARE(
            sentence("2024-03-31 01:30", "Europe/London"),
            u"01:30 on 2024-03-31 never came in Europe/London, because the clocks went forward; choose what was meant."_s);
        QCOMPARE(
            sentence("2011-12-30", "Pacific/Apia"),
            u"2011-12-30 never came in Pacific/Apia, because the clocks went forward a whole day; choose what was meant."_s);
        QCOMPARE(
            sentence("16:21 IST", "UTC"),
            u"“IST” is the name of more than one time zone; choose one."_s);
        QCOMPARE(sentence("25:61", "UTC"), u"There is no such time or date as “25:61”."_s);
        QVERIFY(sentence(QByteArray(5000, 'x').constData(), "UTC").size() < 250);
    }

    void whatTheComposerTakesIsUnderstood()
    {
        QRandomGenerator random(20190916);
        const QStringList pieces{
            u"16:21"_s,  u"9:05:07"_s, u"yesterday"_s, u"2024-10-27"_s, u"monday"_s,
            u" "_s,      u" "_s,       u"BST"_s,       u"CET"_s,        u"ET"_s,
            u"+01:00"_s, u"-05:00"_s,  u".."_s,        u"-"_s,          u"to"_s,
            u"~"_s,      u"-5m"_s,     u"now"_s,       u"?"_s,          u"pm"_s,
            u"ago"_s,    u"30m"_s,     u"1h"_s,        u","_s,          u"Zurich time"_s,
            u"01:30"_s,  u"T"_s,       u"Z"_s,         u"we"_s,         u"."_s,
            u":"_s,      u"7"_s,       u"at"_s,        u"é"_s,          u"۱۲"_s};
        const TimeContext at = context("2024-10-27T12:00:00Z", "Europe/London");
        int taken = 0;
        for (int i = 0; i < 30'000; ++i) {
            QString text;
            for (int n = 1 + random.bounded(7); n > 0; --n)
                text += pieces.at(random.bounded(pieces.size()));
            const qsizetype length = timeLength(text);
            QVERIFY(length >= 0 && length <= text.size());
            if (length == 0)
                continue;
            ++taken;
            const auto read = parseTime(text.first(length), at);
            if (read) {
                QCOMPARE(read->words, text.first(length));
                QVERIFY(!read->until || *read->until >= *read->at);
            } else {
                QVERIFY2(
                    read.error().sentence.contains(u"choose")
                        || read.error().sentence.contains(u"ends before")
                        || read.error().sentence.startsWith(u"There is no such"),
                    qPrintable(text + u" → "_s + read.error().sentence));
            }
        }
        QVERIFY(taken > 1000);
    }

    void survivesGarbage()
    {
        QRandomGenerator random(4);
        const TimeContext at = context(monday, "Pacific/Apia");
        const QString alphabet =
            u"0123456789:::--..~?@+TZ /BSTcestamp\u2212\u2013\u2026\u00a0é٣\U0001F600\n\t"_s;
        int understood = 0;
        for (int i = 0; i < 60'000; ++i) {
            QString text;
            for (int n = random.bounded(14); n > 0; --n) {
                text += i % 3 == 0 ? QChar(static_cast<char16_t>(random.bounded(0x10000)))
                                   : alphabet.at(random.bounded(alphabet.size()));
            }
            const qsizetype length = timeLength(text);
            QVERIFY(length >= 0 && length <= text.size());
            understood += parseTime(text, at) ? 1 : 0;
        }
        QVERIFY(understood > 10);
    }
};

QTEST_GUILESS_MAIN(TestTimeGrammar)
#include "timegrammar.moc"
