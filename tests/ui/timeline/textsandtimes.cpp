// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/archivefixture.h"

#include "items/timelinejumps.h"
#include "timeline/kindmark.h"
#include "timeline/rowtext.h"
#include "timeline/timelineview.h"

#include <QElapsedTimer>
#include <QPainter>
#include <QScrollBar>

using namespace Bridgelog;
using namespace Qt::StringLiterals;

/// Days as the incident's zone has them, whatever the system's is; and texts that nobody would
/// write on purpose.
class TextsAndTimesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_archive = std::make_unique<ArchiveFixture>();
        m_incident = m_archive->declare(u"API offline"_s);
        m_model = std::make_unique<TimelineModel>();
        m_view = std::make_unique<TimelineView>();
        m_view->setModel(m_model.get());
        m_model->setIncident(m_incident.get());
        m_view->resize(800, 600);
        m_view->show();
    }

    void cleanup()
    {
        m_view.reset();
        m_model.reset();
        m_incident.reset();
        m_archive.reset();
    }

    void aDayIsTheZones_data()
    {
        QTest::addColumn<QString>("zone");
        QTest::addColumn<QStringList>("instants");
        QTest::addColumn<QStringList>("days");
        const auto row = [](const QString &zone, const QStringList &instants,
                            const QStringList &days) {
            QTest::newRow(qPrintable(zone)) << zone << instants << days;
        };
        // Before and behind midnight; then midnight beside either change of the clocks.
        row(u"Europe/London"_s,
            {u"2024-03-30T23:59:00Z"_s, u"2024-03-31T00:00:00Z"_s, u"2024-03-31T22:59:00Z"_s,
             u"2024-03-31T23:00:00Z"_s, u"2024-10-26T22:59:00Z"_s, u"2024-10-26T23:00:00Z"_s,
             u"2024-10-27T23:59:00Z"_s, u"2024-10-28T00:00:00Z"_s},
            {u"2024-03-30"_s, u"2024-03-31"_s, u"2024-03-31"_s, u"2024-04-01"_s, u"2024-10-26"_s,
             u"2024-10-27"_s, u"2024-10-27"_s, u"2024-10-28"_s});
        row(u"Europe/Berlin"_s,
            {u"2024-03-30T22:59:00Z"_s, u"2024-03-30T23:00:00Z"_s, u"2024-03-31T21:59:00Z"_s,
             u"2024-03-31T22:00:00Z"_s, u"2024-10-26T21:59:00Z"_s, u"2024-10-26T22:00:00Z"_s,
             u"2024-10-27T22:59:00Z"_s, u"2024-10-27T23:00:00Z"_s},
            {u"2024-03-30"_s, u"2024-03-31"_s, u"2024-03-31"_s, u"2024-04-01"_s, u"2024-10-26"_s,
             u"2024-10-27"_s, u"2024-10-27"_s, u"2024-10-28"_s});
        row(u"America/St_Johns"_s,
            {u"2024-03-10T03:29:00Z"_s, u"2024-03-10T03:30:00Z"_s, u"2024-03-11T02:29:00Z"_s,
             u"2024-03-11T02:30:00Z"_s, u"2024-11-03T02:29:00Z"_s, u"2024-11-03T02:30:00Z"_s,
             u"2024-11-04T03:29:00Z"_s, u"2024-11-04T03:30:00Z"_s},
            {u"2024-03-09"_s, u"2024-03-10"_s, u"2024-03-10"_s, u"2024-03-11"_s, u"2024-11-02"_s,
             u"2024-11-03"_s, u"2024-11-03"_s, u"2024-11-04"_s});
        row(u"Pacific/Chatham"_s,
            {u"2024-04-06T10:14:00Z"_s, u"2024-04-06T10:15:00Z"_s, u"2024-04-07T11:14:00Z"_s,
             u"2024-04-07T11:15:00Z"_s, u"2024-09-28T11:14:00Z"_s, u"2024-09-28T11:15:00Z"_s,
             u"2024-09-29T10:14:00Z"_s, u"2024-09-29T10:15:00Z"_s},
            {u"2024-04-06"_s, u"2024-04-07"_s, u"2024-04-07"_s, u"2024-04-08"_s, u"2024-09-28"_s,
             u"2024-09-29"_s, u"2024-09-29"_s, u"2024-09-30"_s});
        row(u"Asia/Kolkata"_s, {u"2024-03-30T18:29:00Z"_s, u"2024-03-30T18:30:00Z"_s},
            {u"2024-03-30"_s, u"2024-03-31"_s});
    }

    void aDayIsTheZones()
    {
        QFETCH(QString, zone);
        QFETCH(QStringList, instants);
        QFETCH(QStringList, days);
        for (const char *system : {"Pacific/Chatham", "America/New_York", "UTC"}) {
            qputenv("TZ", system);
            tzset();
            const QTimeZone there(zone.toLatin1());
            m_view->setZone(there);
            QList<EntryId> entries;
            for (const QString &iso : instants)
                entries << log(iso);
            QDate before;
            for (qsizetype i = 0; i < entries.size(); ++i) {
                const int row = m_model->rowOf(entries[i]);
                const QDate day = QDate::fromString(days[i], Qt::ISODate);
                // A row of that instant may stand there from the system zone before.
                const auto other = m_model->entry(row - 1);
                const bool begins = !other || dateIn(*other->at.at, there) != day;
                QCOMPARE(m_view->contextOf(row).day, begins ? day : QDate());
                QCOMPARE(dateIn(*m_model->entry(row)->at.at, there), day);
                QVERIFY(!before.isValid() || before <= day);
                before = day;
            }
            // From the first day on, each next one begins where it says so.
            int row = m_model->rowOf(entries.first());
            row = dayBeside(*m_model, row, FoundRows::Way::On, there);
            QVERIFY(row >= 0 && m_view->contextOf(row).day.isValid());
        }
    }

    void aRowTellsTheClockOnBothSidesOfAChange_data()
    {
        QTest::addColumn<QString>("zone");
        QTest::addColumn<QString>("instant");
        QTest::addColumn<QString>("before"); // a minute earlier
        QTest::addColumn<QString>("behind");
        const auto row = [](const char *zone, const char *instant, const char *before,
                            const char *behind) {
            QTest::addRow("%s %s", zone, instant)
                << QString::fromLatin1(zone) << QString::fromLatin1(instant)
                << QString::fromLatin1(before) << QString::fromLatin1(behind);
        };
        row("Europe/London", "2024-03-31T01:00:00Z", "00:59", "02:00");
        row("Europe/London", "2024-10-27T01:00:00Z", "01:59", "01:00");
        row("Europe/Berlin", "2024-03-31T01:00:00Z", "01:59", "03:00");
        row("Europe/Berlin", "2024-10-27T01:00:00Z", "02:59", "02:00");
        row("America/St_Johns", "2024-03-10T05:30:00Z", "01:59", "03:00");
        row("America/St_Johns", "2024-11-03T04:30:00Z", "01:59", "01:00");
        row("Pacific/Chatham", "2024-04-06T14:00:00Z", "03:44", "02:45");
        row("Pacific/Chatham", "2024-09-28T14:00:00Z", "02:44", "03:45");
        row("Asia/Kolkata", "2024-03-30T18:30:00Z", "23:59", "00:00"); // no change: midnight
    }

    void aRowTellsTheClockOnBothSidesOfAChange()
    {
        QFETCH(QString, zone);
        QFETCH(QString, instant);
        QFETCH(QString, before);
        QFETCH(QString, behind);
        qputenv("TZ", "America/New_York");
        tzset();
        m_view->setZone(QTimeZone(zone.toLatin1()));
        const Instant change = *instantFromIso(instant);
        // Logged the wrong way round: the order is the instants', not the clock's.
        const EntryId later = log(instant);
        const EntryId earlier = m_incident->log(
            {.text = u"before"_s, .at = Moment::exactly({change.us - Instant::minute})});
        QVERIFY(m_model->rowOf(earlier) < m_model->rowOf(later));
        const auto shown = [this](const EntryId &id) {
            const int row = m_model->rowOf(id);
            return rowText(*m_model->entry(row), m_view->contextOf(row)).times[0];
        };
        QCOMPARE(shown(earlier), before);
        QCOMPARE(shown(later), behind);
    }

    void aRowReadsFromTheRightWhereTheWindowDoes()
    {
        constexpr int width = 600;
        const Entry entry{.text = u"[x](https://example.org)\n```\nint a;\n```"_s};
        const RowContext context{.zone = QTimeZone(QTimeZone::UTC)};
        CodeColours colours;
        const RowMetrics fromLeft(width);
        const RowMetrics fromRight(width, Qt::RightToLeft);
        const RowLayout one(entry, context, fromLeft, colours);
        const RowLayout other(entry, context, fromRight, colours);
        QCOMPARE(other.height(), one.height());
        const auto linkIn = [&](const RowLayout &row, int from, int to) {
            for (int x = from; x < to; ++x) {
                if (!row.linkAt(QPointF(x, fromLeft.baseline - 2)).isEmpty())
                    return true;
            }
            return false;
        };
        QVERIFY(linkIn(one, 0, width / 2) && !linkIn(one, width / 2, width));
        QVERIFY(linkIn(other, width / 2, width) && !linkIn(other, 0, width / 2));
        const int y = one.height() - 5 * Theme::step;
        QCOMPARE(one.codeAt(QPointF(fromLeft.text + 2, y)), 0);
        QCOMPARE(one.codeAt(QPointF(fromLeft.ring, y)), -1);
        QCOMPARE(other.codeAt(QPointF(width - fromLeft.text - 2, y)), 0);
        QCOMPARE(other.codeAt(QPointF(width - fromLeft.ring, y)), -1);
    }

    void everyKindHasAShapeOfItsOwn()
    {
        QList<Entry> entries;
        for (const EntryKind kind : loggedKinds)
            entries << Entry{.kind = kind};
        for (const auto state : {HypothesisState::Confirmed, HypothesisState::RuledOut})
            entries << Entry{.kind = EntryKind::Hypothesis, .hypothesis = state};
        entries << Entry{.kind = EntryKind::Phase};
        entries << Entry{.kind = EntryKind::Milestone, .milestone = MilestoneName::Detected};
        QList<QImage> shapes;
        for (const Entry &entry : std::as_const(entries)) {
            QImage image(20, 20, QImage::Format_RGB32);
            image.fill(Qt::white);
            QPainter painter(&image);
            painter.setPen(QPen(Qt::black, 2));
            paintKindMark(painter, kindMark(entry), QPointF(10, 10));
            painter.end();
            QVERIFY(!shapes.contains(image));
            shapes << image;
        }
    }

    void anotherZoneAndAnotherTextMoveNoInstant()
    {
        QList<EntryId> entries;
        QList<Moment> moments;
        for (const QString &iso :
             {u"2024-03-31T00:59:59Z"_s, u"2024-03-31T01:00:00Z"_s, u"2024-10-27T00:30:00Z"_s,
              u"2024-10-27T01:30:00Z"_s})
            entries << log(iso);
        for (const EntryId &id : entries)
            moments << m_incident->incident().timeline.find(id)->at;
        for (const QString &zone :
             {u"Europe/Berlin"_s, u"America/St_Johns"_s, u"Pacific/Chatham"_s, u"Asia/Kolkata"_s}) {
            m_incident->setZone(zone);
            m_view->setZone(QTimeZone(zone.toLatin1()));
            for (const EntryId &id : entries)
                m_incident->revise(id, u"edited in "_s + zone);
            for (qsizetype i = 0; i < entries.size(); ++i)
                QCOMPARE(m_incident->incident().timeline.find(entries[i])->at, moments[i]);
        }
    }

    void strangeTextsAreShownWithoutAFreeze_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("a line of 5,000 characters") << u"x"_s.repeated(5000);
        QTest::newRow("5,000 characters of emoji")
            << u"\U0001F469\u200D\U0001F692"_s.repeated(1000);
        QTest::newRow("right to left") << u"\u0645\u0631\u062D\u0628\u0627 "_s.repeated(500);
        QTest::newRow("overrides") << u"\u202E\u2066a\u2067b"_s.repeated(400);
        QTest::newRow("zero width") << u"a\u200B\u200D\u2060\uFEFF"_s.repeated(1000);
        QString controls;
        for (char16_t c = 1; c < 32; ++c)
            controls += c;
        QTest::newRow("control characters") << controls.repeated(100);
        QTest::newRow("combining") << u"a"_s + u"\u0301"_s.repeated(3000);
        QTest::newRow("HTML") << u"<img src=\"file:///dev/zero\"><table>"_s.repeated(100);
        QTest::newRow("as many lines as are shown, and one more paragraph")
            << u"line\n"_s.repeated(24) + u"\nmore"_s;
        QTest::newRow("open marks") << u"**_`[("_s.repeated(1000);
        QTest::newRow("a log of 2 MB") << u"Log:\n```\n"_s
                + u"2024-10-01T12:00:00Z INFO request took 12 ms\n"_s.repeated(45'000) + u"```"_s;
    }

    void strangeTextsAreShownWithoutAFreeze()
    {
        QFETCH(QString, text);
        QElapsedTimer timer;
        timer.start();
        const EntryId entry = m_incident->log({.text = text});
        m_view->viewport()->repaint();
        QCOMPARE(m_incident->incident().timeline.find(entry)->text, text);
        QVERIFY(!m_view->rowRect(m_model->rowOf(entry)).isNull());
        m_view->setCurrent(entry);
        QVERIFY(m_view->selectionAsMarkdown().size() >= text.size());
        m_view->verticalScrollBar()->setValue(0);
        m_view->viewport()->repaint();
        // With room for a slow machine and a debug build; a freeze takes far longer.
        QVERIFY2(timer.elapsed() < 1500, qPrintable(QString::number(timer.elapsed())));
    }

private:
    EntryId log(const QString &iso)
    {
        return m_incident->log({.text = iso, .at = Moment::exactly(*instantFromIso(iso))});
    }

    std::unique_ptr<ArchiveFixture> m_archive;
    std::unique_ptr<OpenIncident> m_incident;
    std::unique_ptr<TimelineModel> m_model;
    std::unique_ptr<TimelineView> m_view;
};

QTEST_MAIN(TextsAndTimesTest)
#include "textsandtimes.moc"
