// SPDX-License-Identifier: GPL-3.0-or-later
#include "incident/zones.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Bridgelog;
using namespace Qt::StringLiterals;

static QTimeZone zone(const char *id) { return zoneNamed(QString::fromLatin1(id)).value(); }

static QString drawn(const QList<ZoneReading> &readings)
{
    QStringList parts;
    for (const ZoneReading &reading : readings) {
        if (const int *offset = std::get_if<int>(&reading.zone))
            parts.append(offsetText(*offset));
        else
            parts.append(QString::fromLatin1(std::get<QTimeZone>(reading.zone).id()));
    }
    return parts.join(u' ');
}

static QString drawn(const LocalResolution &r)
{
    switch (r.kind) {
        using enum LocalResolution::Kind;
    case Unique: return isoText(r.earlier);
    case Gap: return u"gap %1 %2"_s.arg(isoText(r.earlier), isoText(r.later));
    case Fold: return u"fold %1 %2"_s.arg(isoText(r.earlier), isoText(r.later));
    }
    return {};
}

static QString drawn(const LocalTime &t)
{
    return u"%1 %2 %3"_s.arg(
        t.date.toString(Qt::ISODate), t.time.toString(Qt::ISODateWithMs), t.abbreviation);
}

class TestZones : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsLabels_data()
    {
        QTest::addColumn<QString>("readings");
        const auto row = [](const char *label, const QString &readings) {
            QTest::newRow(label) << readings;
        };
        for (const char *utc : {"UTC", "GMT", "Z", "z", "Zulu", "ZULU", "utc", "UTC+0", "+00:00"})
            row(utc, u"Z"_s);
        row("BST", u"+01:00 +06:00 +11:00"_s);
        row("bst", u"+01:00 +06:00 +11:00"_s);
        row("IST", u"+05:30 +01:00 +02:00"_s);
        row("CST", u"-06:00 +08:00 -05:00"_s);
        row("AST", u"-04:00 +03:00"_s);
        const std::pair<const char *, const char *> single[] = {
            {"CET", "+01:00"},
            {"CEST", "+02:00"},
            {"EET", "+02:00"},
            {"EEST", "+03:00"},
            {"MSK", "+03:00"},
            {"EST", "-05:00"},
            {"EDT", "-04:00"},
            {"CDT", "-05:00"},
            {"MST", "-07:00"},
            {"MDT", "-06:00"},
            {"PST", "-08:00"},
            {"PDT", "-07:00"},
            {"AEST", "+10:00"},
            {"AEDT", "+11:00"},
            {"NZST", "+12:00"},
            {"NZDT", "+13:00"},
            {"JST", "+09:00"},
            {"SGT", "+08:00"},
            {"BRT", "-03:00"},
            {"WET", "Z"},
            {"WEST", "+01:00"},
            {"HST", "-10:00"},
            {"AKST", "-09:00"},
            {"AKDT", "-08:00"},
            {"ADT", "-03:00"},
            {"NST", "-03:30"},
            {"NDT", "-02:30"},
            {"CHAST", "+12:45"},
            {"CHADT", "+13:45"},
            {"KST", "+09:00"},
            {"HKT", "+08:00"},
            {"SAST", "+02:00"},
            {"EAT", "+03:00"},
            {"WAT", "+01:00"},
            {"IDT", "+03:00"},
            {"PKT", "+05:00"},
            {"ICT", "+07:00"},
            {"ACST", "+09:30"},
            {"ACDT", "+10:30"},
            {"LHST", "+10:30"},
            {"GMT+2", "+02:00"},
            {"UTC+1", "+01:00"},
            {"+01:00", "+01:00"},
            {"-0500", "-05:00"},
            {"UTC+05:45", "+05:45"},
            {"UTC-3", "-03:00"},
            {"UTC +5:30", "+05:30"},
            {"+5", "+05:00"},
            {"gmt-11", "-11:00"},
            {"+14:00", "+14:00"},
            {"British Summer Time", "+01:00"},
            {"central european summer time", "+02:00"},
            {"Pacific Standard Time", "-08:00"},
            {"India Standard Time", "+05:30"},
        };
        for (const auto &[label, offset] : single)
            row(label, QString::fromLatin1(offset));
        row("ET", u"America/New_York"_s);
        row("CT", u"America/Chicago"_s);
        row("MT", u"America/Denver"_s);
        row("PT", u"America/Los_Angeles"_s);
        row("Pacific time", u"America/Los_Angeles"_s);
        row("pacific time", u"America/Los_Angeles"_s);
        row("Eastern Time", u"America/New_York"_s);
        row("Zurich time", u"Europe/Zurich"_s);
        row("New York time", u"America/New_York"_s);
        row("UK time", u"Europe/London"_s);
        row("Europe/Berlin", u"Europe/Berlin"_s);
        row("europe/berlin", u"Europe/Berlin"_s);
        row("Asia/Calcutta", u"Asia/Kolkata"_s);
        for (const char *unknown :
             {"",
              " ",
              "et",
              "pt",
              "XYZ",
              "API",
              "time",
              "some time",
              "Europe",
              "Europe/Atlantis",
              "+",
              "+1:2",
              "+15:00",
              "-14:30",
              "+99",
              "+01:60",
              "UTC+",
              "UTC5",
              "UTC+1:0:0",
              "+١",
              "Etc/../../passwd",
              "/etc/passwd",
              "+123",
              "+12345"})
            row(unknown, {});
        QTest::newRow("a true minus sign") << u"-03:00"_s;
    }
    void readsLabels()
    {
        QFETCH(QString, readings);
        const QByteArray tag = QTest::currentDataTag();
        const QString label = tag == "a true minus sign" ? u"UTC\u22123"_s : QString::fromUtf8(tag);
        QCOMPARE(drawn(zoneReadings(label)), readings);
        for (const ZoneReading &reading : zoneReadings(label)) {
            QCOMPARE(reading.label, label);
            QVERIFY(!reading.meaning.isEmpty());
        }
    }

    void theHomesClockOrCountryDecides_data()
    {
        QTest::addColumn<QString>("label");
        QTest::addColumn<QByteArray>("home");
        QTest::addColumn<QString>("readings");
        const auto row = [](const char *label, const char *home, const char *readings) {
            QTest::addRow("%s at %s", label, home)
                << QString::fromLatin1(label) << QByteArray(home) << QString::fromLatin1(readings);
        };
        row("BST", "Europe/London", "+01:00");
        row("bst", "Europe/London", "+01:00");
        row("BST", "Asia/Dhaka", "+06:00");
        row("BST", "Pacific/Bougainville", "+11:00");
        row("BST", "UTC", "+01:00");
        row("BST", "Europe/Berlin", "+01:00");
        row("IST", "Asia/Kolkata", "+05:30");
        row("IST", "Europe/Dublin", "+01:00");
        row("IST", "Asia/Jerusalem", "+02:00");
        row("IST", "Europe/London", "+05:30 +01:00 +02:00");
        row("CST", "America/Chicago", "-06:00");
        row("CST", "America/New_York", "-06:00");
        row("CST", "America/Los_Angeles", "-06:00");
        row("CST", "Asia/Shanghai", "+08:00");
        row("CST", "America/Havana", "-05:00");
        row("CDT", "America/Havana", "-04:00");
        row("CST", "Europe/London", "-06:00 +08:00 -05:00");
        row("AST", "America/Halifax", "-04:00");
        row("AST", "Asia/Riyadh", "+03:00");
        row("CHADT", "Pacific/Chatham", "+13:45");
        row("CEST", "America/New_York", "+02:00");
        row("ET", "Europe/London", "America/New_York");
    }
    void theHomesClockOrCountryDecides()
    {
        QFETCH(QString, label);
        QFETCH(QByteArray, home);
        QFETCH(QString, readings);
        for (const QDate date : {QDate(2019, 1, 15), QDate(2024, 7, 15), QDate(2040, 12, 31)})
            QCOMPARE(drawn(zoneReadings(label, zone(home.constData()), date)), readings);
    }

    void wordsAreLabelsOnlyInCapitals()
    {
        for (const QString &label :
             {u"BST"_s, u"bst"_s, u"cest"_s, u"UTC"_s, u"utc"_s, u"EST"_s, u"IST"_s, u"WEST"_s,
              u"ET"_s, u"Europe/Berlin"_s, u"Z"_s})
            QVERIFY2(isZoneInText(label), qPrintable(label));
        for (const QString &label :
             {u"est"_s, u"ist"_s, u"west"_s, u"West"_s, u"et"_s, u"Et"_s, u"it"_s, u"IT"_s, u"is"_s,
              u"we"_s, u"cat"_s, u"API"_s, u"and/or"_s, u"z"_s})
            QVERIFY2(!isZoneInText(label), qPrintable(label));
    }

    void resolvesLocalTimes_data()
    {
        QTest::addColumn<QByteArray>("id");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *id, const char *local, const char *expected) {
            QTest::addRow("%s|%s", id, local) << QByteArray(id) << QString::fromLatin1(expected);
        };
        row("UTC", "2024-03-31T01:30:00", "2024-03-31T01:30:00Z");
        // London: forward at 01:00Z on 31 March, back at 01:00Z on 27 October 2024.
        row("Europe/London", "2024-03-31T00:59:59", "2024-03-31T00:59:59Z");
        row("Europe/London", "2024-03-31T01:00:00",
            "gap 2024-03-31T01:00:00Z 2024-03-31T00:00:00Z");
        row("Europe/London", "2024-03-31T01:30:00",
            "gap 2024-03-31T01:30:00Z 2024-03-31T00:30:00Z");
        row("Europe/London", "2024-03-31T02:00:00", "2024-03-31T01:00:00Z");
        row("Europe/London", "2024-10-27T00:59:59", "2024-10-26T23:59:59Z");
        row("Europe/London", "2024-10-27T01:00:00",
            "fold 2024-10-27T00:00:00Z 2024-10-27T01:00:00Z");
        row("Europe/London", "2024-10-27T01:59:59",
            "fold 2024-10-27T00:59:59Z 2024-10-27T01:59:59Z");
        row("Europe/London", "2024-10-27T02:00:00", "2024-10-27T02:00:00Z");
        row("Europe/London", "2019-09-16T16:21:00", "2019-09-16T15:21:00Z");
        row("Europe/London", "2050-03-27T01:30:00",
            "gap 2050-03-27T01:30:00Z 2050-03-27T00:30:00Z");
        row("Europe/Berlin", "2024-03-31T02:30:00",
            "gap 2024-03-31T01:30:00Z 2024-03-31T00:30:00Z");
        row("Europe/Berlin", "2024-03-31T03:00:00", "2024-03-31T01:00:00Z");
        row("Europe/Berlin", "2024-10-27T02:30:00",
            "fold 2024-10-27T00:30:00Z 2024-10-27T01:30:00Z");
        row("Europe/Berlin", "2024-10-27T03:00:00", "2024-10-27T02:00:00Z");
        row("Europe/Berlin", "2024-12-31T23:59:59", "2024-12-31T22:59:59Z");
        row("Europe/Berlin", "2025-01-01T00:00:00", "2024-12-31T23:00:00Z");
        row("America/St_Johns", "2024-03-10T02:30:00",
            "gap 2024-03-10T06:00:00Z 2024-03-10T05:00:00Z");
        row("America/St_Johns", "2024-11-03T01:30:00",
            "fold 2024-11-03T04:00:00Z 2024-11-03T05:00:00Z");
        row("America/St_Johns", "2024-07-01T12:00:00", "2024-07-01T14:30:00Z");
        row("Pacific/Chatham", "2024-09-29T03:00:00",
            "gap 2024-09-28T14:15:00Z 2024-09-28T13:15:00Z");
        row("Pacific/Chatham", "2024-04-07T03:00:00",
            "fold 2024-04-06T13:15:00Z 2024-04-06T14:15:00Z");
        row("Pacific/Chatham", "2024-01-01T00:00:00", "2023-12-31T10:15:00Z");
        // Half an hour only.
        row("Australia/Lord_Howe", "2024-10-06T02:15:00",
            "gap 2024-10-05T15:45:00Z 2024-10-05T15:15:00Z");
        row("Australia/Lord_Howe", "2024-10-06T02:30:00", "2024-10-05T15:30:00Z");
        row("Australia/Lord_Howe", "2024-04-07T01:45:00",
            "fold 2024-04-06T14:45:00Z 2024-04-06T15:15:00Z");
        row("Australia/Lord_Howe", "2024-04-07T01:29:59", "2024-04-06T14:29:59Z");
        row("Asia/Kolkata", "2024-06-01T05:30:00", "2024-06-01T00:00:00Z");
        // 30 December 2011 never was.
        row("Pacific/Apia", "2011-12-29T23:59:59", "2011-12-30T09:59:59Z");
        row("Pacific/Apia", "2011-12-30T12:00:00", "gap 2011-12-30T22:00:00Z 2011-12-29T22:00:00Z");
        row("Pacific/Apia", "2011-12-31T00:00:00", "2011-12-30T10:00:00Z");
        // A gap at midnight, and a second midnight.
        row("America/Sao_Paulo", "2018-11-04T00:30:00",
            "gap 2018-11-04T03:30:00Z 2018-11-04T02:30:00Z");
        row("America/Sao_Paulo", "2018-02-17T23:30:00",
            "fold 2018-02-18T01:30:00Z 2018-02-18T02:30:00Z");
        // Ramadan: two changes within one spring.
        row("Africa/Casablanca", "2024-03-10T02:30:00",
            "fold 2024-03-10T01:30:00Z 2024-03-10T02:30:00Z");
        row("Africa/Casablanca", "2024-04-14T02:30:00",
            "gap 2024-04-14T02:30:00Z 2024-04-14T01:30:00Z");
    }
    void resolvesLocalTimes()
    {
        QFETCH(QByteArray, id);
        QFETCH(QString, expected);
        const QString tag = QString::fromLatin1(QTest::currentDataTag());
        const QString local = tag.section(u'|', 1);
        const auto date = QDate::fromString(local.left(10), Qt::ISODate);
        const auto time = QTime::fromString(local.sliced(11), Qt::ISODate);
        const auto resolution = resolveLocal(date, time, zone(id.constData()));
        QCOMPARE(drawn(resolution), expected);
        if (resolution.kind == LocalResolution::Kind::Gap)
            return;
        for (const Instant instant : {resolution.earlier, resolution.later}) {
            const LocalTime back = localTime(instant, zone(id.constData()));
            QCOMPARE(back.date, date);
            QCOMPARE(back.time, time);
            QCOMPARE(atOffset(date, time, back.offsetSeconds), instant);
        }
    }

    void everyLocalTimeOfEveryZoneGoesBackToItsInstant()
    {
        QRandomGenerator random(20240331);
        for (const QByteArray &id : QTimeZone::availableTimeZoneIds()) {
            const QTimeZone z(id);
            for (int i = 0; i < 40; ++i) {
                const Instant instant = Instant::fromSeconds(
                    random.bounded(qint64(315'532'800), qint64(2'500'000'000)));
                const LocalTime local = localTime(instant, z);
                const auto back = resolveLocal(local.date, local.time, z);
                QVERIFY2(
                    back.earlier == instant || back.later == instant,
                    qPrintable(QString::fromLatin1(id) + u' ' + isoText(instant)));
                QVERIFY(back.kind != LocalResolution::Kind::Gap);
                QCOMPARE(atOffset(local.date, local.time, local.offsetSeconds), instant);
            }
        }
    }

    void theAbbreviationShownIsReadBackAtHome()
    {
        for (const QByteArray &id : QTimeZone::availableTimeZoneIds()) {
            const QTimeZone z(id);
            for (const qint64 second : {1'705'320'000, 1'721'044'800}) {
                const LocalTime local = localTime(Instant::fromSeconds(second), z);
                const auto readings = zoneReadings(local.abbreviation, z, local.date);
                QVERIFY2(
                    readings.size() == 1,
                    qPrintable(QString::fromLatin1(id) + u' ' + local.abbreviation));
                QCOMPARE(std::get<int>(readings.first().zone), local.offsetSeconds);
            }
        }
    }

    void showsInstantsOnAClock_data()
    {
        QTest::addColumn<QString>("instant");
        QTest::addColumn<QByteArray>("id");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *instant, const char *id, const char *expected) {
            QTest::addRow("%s %s", instant, id)
                << QString::fromLatin1(instant) << QByteArray(id) << QString::fromLatin1(expected);
        };
        row("2019-09-16T15:21:00Z", "Europe/London", "2019-09-16 16:21:00.000 BST");
        row("2019-12-16T15:21:00Z", "Europe/London", "2019-12-16 15:21:00.000 GMT");
        row("2024-10-15T12:00:00Z", "Europe/Berlin", "2024-10-15 14:00:00.000 CEST");
        row("2024-12-31T23:30:00Z", "Europe/Berlin", "2025-01-01 00:30:00.000 CET");
        row("2024-07-01T00:00:00Z", "America/Los_Angeles", "2024-06-30 17:00:00.000 PDT");
        row("2024-07-01T00:00:00Z", "Asia/Kolkata", "2024-07-01 05:30:00.000 IST");
        row("2024-07-01T00:00:00Z", "Asia/Kathmandu", "2024-07-01 05:45:00.000 UTC+5:45");
        row("2024-07-01T00:00:00Z", "Africa/Casablanca", "2024-07-01 01:00:00.000 UTC+1");
        row("2024-07-01T00:00:00Z", "America/Nuuk", "2024-06-30 23:00:00.000 UTC-1");
        row("2024-07-01T00:00:00Z", "Asia/Singapore", "2024-07-01 08:00:00.000 SGT");
        row("2024-07-01T00:00:00Z", "America/Sao_Paulo", "2024-06-30 21:00:00.000 BRT");
        row("2024-07-01T00:00:00Z", "Pacific/Chatham", "2024-07-01 12:45:00.000 CHAST");
        row("2024-01-01T00:00:00Z", "Pacific/Chatham", "2024-01-01 13:45:00.000 CHADT");
        row("2024-01-01T00:00:00Z", "Australia/Lord_Howe", "2024-01-01 11:00:00.000 LHDT");
        row("2024-01-01T00:00:00Z", "UTC", "2024-01-01 00:00:00.000 UTC");
        row("2024-01-01T00:00:00Z", "UTC+01:00", "2024-01-01 01:00:00.000 UTC+1");
        row("1969-12-31T23:59:59.5Z", "UTC", "1969-12-31 23:59:59.500 UTC");
        row("1969-12-31T23:59:59.5Z", "America/New_York", "1969-12-31 18:59:59.500 EST");
        row("2024-02-29T23:59:59.999Z", "Asia/Tokyo", "2024-03-01 08:59:59.999 JST");
    }
    void showsInstantsOnAClock()
    {
        QFETCH(QString, instant);
        QFETCH(QByteArray, id);
        QFETCH(QString, expected);
        QCOMPARE(drawn(localTime(*instantFromIso(instant), QTimeZone(id))), expected);
    }

    void namesZones()
    {
        QCOMPARE(zoneNamed(u"Europe/London"_s)->id(), "Europe/London");
        QCOMPARE(zoneNamed(u" america/new_york "_s)->id(), "America/New_York");
        QCOMPARE(zoneNamed(u"US/Pacific"_s)->id(), "America/Los_Angeles");
        QCOMPARE(zoneNamed(u"UTC"_s)->id(), "UTC");
        for (const QString &none :
             {u""_s, u"Europe/Atlantis"_s, u"UTC+1"_s, u"GMT-3"_s, u"+01:00"_s, u"localtime"_s,
              u"posixrules"_s, u"../../etc/passwd"_s, u"EST5EDT,M3.2.0,M11.1.0"_s, u"BST"_s,
              u"Europe/لندن"_s})
            QVERIFY2(!zoneNamed(none), qPrintable(none));
    }

    void writesOffsets()
    {
        QCOMPARE(offsetText(0), u"Z"_s);
        QCOMPARE(offsetText(3600), u"+01:00"_s);
        QCOMPARE(offsetText(-12600), u"-03:30"_s);
        QCOMPARE(offsetText(49500), u"+13:45"_s);
        QCOMPARE(offsetText(1172), u"+00:19:32"_s);
    }

    void survivesAnyLabel()
    {
        QRandomGenerator random(7);
        const QString letters = u"ABCTSZabcz+-:/0159 _\u2212٣é\U0001F600time"_s;
        int known = 0;
        for (int i = 0; i < 20'000; ++i) {
            QString label;
            for (int n = random.bounded(9); n > 0; --n)
                label += letters.at(random.bounded(letters.size()));
            const auto readings = zoneReadings(label);
            known += readings.isEmpty() ? 0 : 1;
            for (const ZoneReading &reading : readings) {
                if (const int *offset = std::get_if<int>(&reading.zone))
                    QVERIFY(std::abs(*offset) <= 14 * 3600);
                else
                    QVERIFY(std::get<QTimeZone>(reading.zone).isValid());
            }
        }
        QVERIFY(known > 10);
    }
};

QTEST_GUILESS_MAIN(TestZones)
#include "zones.moc"
