// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/reminders.h"

#include "session/openincident.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>

using namespace Bridgelog;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 minute = Instant::minute;

/// A program on the archive, with a clock of its own.
class Program {
public:
    explicit Program(const QString &path)
        : m_journal(std::move(*Journal::open(path, Journal::Access::Write)))
        , m_reminders(std::make_unique<Reminders>(*m_journal))
    {
        QObject::connect(
            m_reminders.get(), &Reminders::due, m_reminders.get(),
            [this](const IncidentId &, const Deadline &deadline) { told.append(deadline.key); });
    }
    /// Looks, and waits until it is known who tells what.
    void look(const Incident &incident, Instant now)
    {
        m_reminders->look(incident, now);
        (void)m_journal->flush();
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
    }
    void snooze(const Incident &incident, const QString &key, Instant until)
    {
        m_reminders->snooze(incident.id, key, until);
        (void)m_journal->flush();
    }
    QStringList told;

private:
    std::unique_ptr<Journal> m_journal;
    std::unique_ptr<Reminders> m_reminders;
};

} // namespace

/// Each reminder appears exactly once, none early, none lost; whatever the clock does.
class RemindersTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_incident = {};
        m_incident.id = IncidentId::make();
        happen(
            Declared{.title = u"API offline"_s, .severity = 4, .at = Moment::exactly(after(0))}, 0);
        happen(
            ChecklistApplied{
                .checklist = u"SEV 4"_s,
                .items =
                    {{.item = u"five"_s, .text = u"five"_s, .dueMinutes = 5},
                     {.item = u"ten"_s, .text = u"ten"_s, .dueMinutes = 10},
                     {.item = u"loop"_s, .text = u"loop"_s, .everyMinutes = 20}}},
            0);
    }

    void noneComesEarlyAndNoneTwice()
    {
        Program program(path());
        for (qint64 us = 0; us <= 30 * minute; us += 10 * Instant::second) {
            program.look(m_incident, Instant{after(0).us + us});
            const QStringList wanted = us < 5 * minute ? QStringList()
                : us < 10 * minute                     ? QStringList{u"item/five/0"_s}
                : us < 20 * minute
                ? QStringList{u"item/five/0"_s, u"item/ten/0"_s}
                : QStringList{u"item/five/0"_s, u"item/ten/0"_s, u"item/loop/0"_s};
            QCOMPARE(program.told, wanted);
        }
    }

    void anHourOfSleepLosesNone()
    {
        Program program(path());
        program.look(m_incident, after(4));
        program.look(m_incident, after(64)); // asleep in between
        program.look(m_incident, after(65));
        QCOMPARE(program.told, (QStringList{u"item/five/0"_s, u"item/ten/0"_s, u"item/loop/0"_s}));
    }

    void aClockSteppedBackTellsNothingAgain()
    {
        Program program(path());
        program.look(m_incident, after(6));
        program.look(m_incident, after(1));
        program.look(m_incident, after(6));
        QCOMPARE(program.told, QStringList{u"item/five/0"_s});
        program.look(m_incident, after(11));
        QCOMPARE(program.told, (QStringList{u"item/five/0"_s, u"item/ten/0"_s}));
    }

    void aClockSteppedForthTellsWhatItPassed()
    {
        Program program(path());
        program.look(m_incident, after(1));
        program.look(m_incident, after(12));
        program.look(m_incident, after(2)); // set right again
        program.look(m_incident, after(13));
        QCOMPARE(program.told, (QStringList{u"item/five/0"_s, u"item/ten/0"_s}));
    }

    void aChangeOfDaylightSavingChangesNothing()
    {
        // 2023-10-29 01:00 UTC: 03:00 becomes 02:00 on the wall in Berlin.
        const Instant change = Instant::fromSeconds(1698541200);
        Incident night;
        night.id = IncidentId::make();
        const auto put = [&](const EventBody &body) {
            applyTo(night, Event::make(night.id, body, u"x"_s, Instant{change.us - 30 * minute}));
        };
        put(Declared{
            .title = u"Night"_s,
            .severity = 4,
            .zone = u"Europe/Berlin"_s,
            .at = Moment::exactly(Instant{change.us - 30 * minute})});
        put(ItemAdded{.spec = {.item = u"a"_s, .text = u"a"_s, .dueMinutes = 60}});
        Program program(path());
        program.look(night, Instant{change.us + 29 * minute});
        QVERIFY(program.told.isEmpty());
        program.look(night, Instant{change.us + 30 * minute});
        QCOMPARE(program.told, QStringList{u"item/a/0"_s});
    }

    void aRestartRemembers()
    {
        {
            Program program(path());
            program.look(m_incident, after(6));
            QCOMPARE(program.told.size(), 1);
        }
        Program again(path());
        again.look(m_incident, after(7));
        QVERIFY(again.told.isEmpty());
        again.look(m_incident, after(11));
        QCOMPARE(again.told, QStringList{u"item/ten/0"_s});
    }

    void ofTwoProgramsOneTells()
    {
        Program one(path());
        Program other(path());
        for (int at = 0; at < 30; ++at) {
            Program &first = at % 2 ? one : other;
            Program &second = at % 2 ? other : one;
            first.look(m_incident, after(at));
            second.look(m_incident, after(at));
        }
        QStringList all = one.told + other.told;
        all.sort();
        QCOMPARE(all, (QStringList{u"item/five/0"_s, u"item/loop/0"_s, u"item/ten/0"_s}));
    }

    void whatIsSnoozedComesOnceMore()
    {
        Program one(path());
        one.look(m_incident, after(5));
        one.snooze(m_incident, u"item/five/0"_s, after(8));
        one.look(m_incident, after(7));
        QCOMPARE(one.told.size(), 1);
        Program other(path()); // started while it sleeps
        other.look(m_incident, after(7));
        one.look(m_incident, after(8));
        other.look(m_incident, after(8));
        one.look(m_incident, after(9));
        QCOMPARE(one.told.size() + other.told.size(), 2);
    }

    void aSnoozeOutlivesARestart()
    {
        {
            Program one(path());
            one.look(m_incident, after(5));
            one.snooze(m_incident, u"item/five/0"_s, after(8));
        }
        Program again(path());
        again.look(m_incident, after(6));
        QVERIFY(again.told.isEmpty());
        again.look(m_incident, after(8));
        QCOMPARE(again.told, QStringList{u"item/five/0"_s});
    }

    void whatIsDoneMeanwhileIsNotToldAndWhatComesAgainIs()
    {
        Program program(path());
        happen(ItemChecked{.item = u"five"_s}, 3);
        program.look(m_incident, after(6));
        QVERIFY(program.told.isEmpty());
        program.look(m_incident, after(20));
        happen(ItemChecked{.item = u"loop"_s}, 21);
        program.look(m_incident, after(40));
        QCOMPARE(program.told, (QStringList{u"item/ten/0"_s, u"item/loop/0"_s}));
        program.look(m_incident, after(41));
        QCOMPARE(program.told.last(), u"item/loop/1"_s);
    }

    void theEndOfTheIncidentEndsThem()
    {
        Program program(path());
        happen(PhaseSet{.phase = Phase::Resolved, .at = Moment::exactly(after(4))}, 4);
        program.look(m_incident, after(60));
        QVERIFY(program.told.isEmpty());
    }

private:
    static Instant after(int minutes)
    {
        return Instant{Instant::fromSeconds(1'700'000'000).us + minutes * minute};
    }
    QString path() const { return m_folder->path() + u"/archive.bridgelog"_s; }
    void happen(const EventBody &body, int at)
    {
        applyTo(m_incident, Event::make(m_incident.id, body, u"x"_s, after(at)));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    Incident m_incident;
};

QTEST_GUILESS_MAIN(RemindersTest)
#include "reminders.moc"
