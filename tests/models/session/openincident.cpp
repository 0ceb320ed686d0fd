// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/openincident.h"

#include "checklists/checklists.h"
#include "journal/journal.h"
#include "journal/verify.h"

#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Bridgelog;
using namespace Qt::StringLiterals;

/// Stories of a person at work, on the layer below the widgets.
class TestOpenIncident : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_journal = std::move(
            *Journal::open(m_folder->path() + u"/archive.bridgelog"_s, Journal::Access::Write));
        m_incident = std::move(*OpenIncident::declare(
            *m_journal, {.title = u"API offline"_s, .severity = 1, .zone = u"Europe/London"_s},
            u"commander"_s));
    }
    void cleanup()
    {
        m_incident.reset();
        m_journal.reset();
    }

    void aLineShowsAtOnceAndIsSavedWhenItIsOnDisk()
    {
        QSignalSpy saved(m_incident.get(), &OpenIncident::saved);
        const EntryId entry = m_incident->log({.text = u"every node refuses"_s});
        QVERIFY(state().timeline.find(entry));
        QVERIFY(m_incident->isSaving(entry));
        QTRY_VERIFY(!m_incident->isSaving(entry));
        QVERIFY(!saved.isEmpty());
        QCOMPARE(onDisk(), state());
    }

    void declaringAppliesTheChecklistAndStartsTheTimeline()
    {
        QVERIFY(!state().checklist.isEmpty());
        QCOMPARE(state().timeline.at(0).milestone, std::optional(MilestoneName::Declared));
        QVERIFY(!OpenIncident::declare(*m_journal, {.title = u"  "_s}, {}).has_value());
        QVERIFY(
            !OpenIncident::declare(*m_journal, {.title = u"x"_s, .severity = 9}, {}).has_value());
    }

    void editingATextLeavesItsInstantAsItWas()
    {
        const Moment at{
            .at = Instant{1'568'647'260'123'456},
            .precision = Precision::Approximate,
            .words = u"~16:21 BST"_s};
        const EntryId entry = m_incident->log({.text = u"requests fail"_s, .at = at});
        m_incident->revise(entry, u"all requests fail"_s);
        QCOMPARE(state().timeline.find(entry)->at, at);
        QCOMPARE(state().timeline.find(entry)->text, u"all requests fail"_s);
        QCOMPARE(onDisk(), state());
    }

    void undoBringsTheSameEntryBack()
    {
        const EntryId entry = m_incident->log({.text = u"a"_s});
        m_incident->revise(entry, u"b"_s);
        m_incident->strike(entry, u"wrong incident"_s);
        QVERIFY(state().timeline.find(entry)->struck);
        m_incident->undo();
        QVERIFY(!state().timeline.find(entry)->struck);
        m_incident->undo();
        QCOMPARE(state().timeline.find(entry)->text, u"a"_s);
        m_incident->redo();
        m_incident->redo();
        QCOMPARE(state().timeline.find(entry)->text, u"b"_s);
        QVERIFY(state().timeline.find(entry)->struck);
        QVERIFY(!m_incident->canRedo());
        QCOMPARE(onDisk(), state());
    }

    void undoingEverythingComesBackToWhereItBegan()
    {
        const EntryId entry =
            m_incident->log({.kind = EntryKind::Hypothesis, .text = u"a bad config"_s});
        const Incident before = state();
        m_incident->setPhase(Phase::Investigating);
        m_incident->setMilestone(
            MilestoneName::ImpactStarted, Moment::exactly(Instant::fromSeconds(1000)), entry);
        m_incident->setPhase(Phase::Resolved);
        m_incident->setSeverity(2);
        m_incident->retitle(u"EU API offline"_s);
        m_incident->giveRole(u"scribe"_s, u"on call"_s);
        m_incident->tag(u"config"_s, true);
        m_incident->setZone(u"UTC"_s);
        m_incident->change(
            {.entry = entry, .hypothesis = HypothesisState::Confirmed, .pinned = true});
        m_incident->tick(state().checklist.first().spec.item);
        m_incident->skip(state().checklist.last().spec.item, u"nothing to do"_s);
        m_incident->reviseSection({.section = u"impact"_s, .title = u"Impact"_s, .text = u"x"_s});
        for (int i = 0; i < 12; ++i)
            m_incident->undo();
        QCOMPARE(state().phase, before.phase);
        QCOMPARE(state().severity, before.severity);
        QCOMPARE(state().title, before.title);
        QCOMPARE(state().zone, before.zone);
        QCOMPARE(state().tags, before.tags);
        QCOMPARE(state().roles, before.roles);
        QCOMPARE(state().milestones, before.milestones);
        QCOMPARE(state().checklist, before.checklist);
        QCOMPARE(state().timeline.find(entry)->pinned, false);
        QCOMPARE(state().timeline.find(entry)->hypothesis, std::optional(HypothesisState::Open));
        QCOMPARE(onDisk(), state());
    }

    void aHigherSeverityBringsItsChecklist()
    {
        m_incident =
            OpenIncident::declare(*m_journal, {.title = u"Slow"_s, .severity = 3}, {}).value();
        const auto find = [&](const QString &text) {
            return std::ranges::find_if(state().checklist, [&](const ChecklistItem &item) {
                return item.spec.text.contains(text);
            });
        };
        const QList<ChecklistItem> before = state().checklist;
        QVERIFY(find(u"60 minutes"_s) != state().checklist.end());
        m_incident->tick(before.first().spec.item);
        m_incident->setSeverity(1);
        QVERIFY(find(u"15 minutes"_s) != state().checklist.end());
        QVERIFY(find(u"60 minutes"_s) == state().checklist.end());
        QVERIFY(state().checklist.size() > before.size());
        QCOMPARE(state().checklist.first().state, ItemState::Done);
        for (const ChecklistItemSpec &spec : usersChecklist(1, IncidentKind::Incident).items)
            QVERIFY2(state().item(spec.item), qPrintable(spec.text));
        m_incident->undo();
        QCOMPARE(state().severity, std::optional(3));
        QVERIFY(find(u"60 minutes"_s) != state().checklist.end());
        for (const ChecklistItem &item : state().checklist.sliced(before.size()))
            QCOMPARE(item.state, ItemState::NotApplicable);
        m_incident->redo();
        for (const ChecklistItem &item : state().checklist.sliced(before.size()))
            QCOMPARE(item.state, ItemState::Open);
        QCOMPARE(onDisk(), state());
        const qsizetype items = state().checklist.size();
        m_incident->setSeverity(4);
        QCOMPARE(state().checklist.size(), items);
    }

    void goingBackFromResolvedRunsTheClockAgain()
    {
        m_incident->setPhase(Phase::Resolved);
        QVERIFY(state().milestone(MilestoneName::Resolved));
        m_incident->setPhase(Phase::Investigating, {}, u"it came back"_s);
        QVERIFY(!state().milestone(MilestoneName::Resolved));
    }

    void aMilestoneFollowsTheEntryThatTellsIt()
    {
        const EntryId entry = m_incident->log({.text = u"probes red"_s});
        m_incident->setMilestone(MilestoneName::Detected, state().timeline.find(entry)->at, entry);
        const Moment corrected = Moment::exactly(Instant::fromSeconds(5000));
        m_incident->retime(entry, corrected);
        QCOMPARE(state().milestone(MilestoneName::Detected)->moment, corrected);
        m_incident->strike(entry);
        QVERIFY(!state().milestone(MilestoneName::Detected));
        m_incident->restore(entry);
        QCOMPARE(state().milestone(MilestoneName::Detected)->moment, corrected);
    }

    void anotherWindowsEntriesComeIn()
    {
        auto journal = std::move(*Journal::open(m_journal->path(), Journal::Access::Write));
        QVERIFY(m_journal->flush());
        auto other = std::move(*OpenIncident::open(*journal, m_incident->id(), u"scribe"_s));
        const EntryId entry = other->log({.text = u"from the other window"_s});
        QTRY_VERIFY_WITH_TIMEOUT(state().timeline.find(entry), 2000);
        const EntryId answer = m_incident->log({.text = u"from this one"_s});
        QTRY_VERIFY_WITH_TIMEOUT(other->incident().timeline.find(answer), 2000);
        QTRY_COMPARE(other->incident(), state());
    }

    void twoWindowsThatWriteAtOnceAgreeInTheEnd()
    {
        auto journal = std::move(*Journal::open(m_journal->path(), Journal::Access::Write));
        QVERIFY(m_journal->flush());
        auto other = std::move(*OpenIncident::open(*journal, m_incident->id(), u"scribe"_s));
        QRandomGenerator random(3);
        for (int i = 0; i < 60; ++i) {
            OpenIncident &one = random.bounded(2) ? *other : *m_incident;
            one.log(
                {.text = u"line %1"_s.arg(i),
                 .at = Moment::exactly(Instant::fromSeconds(random.bounded(20)))});
            if (random.bounded(4) == 0)
                one.setSeverity(static_cast<int>(1 + random.bounded(5)));
            if (random.bounded(5) == 0)
                QCoreApplication::processEvents();
        }
        QVERIFY(m_journal->flush());
        QVERIFY(journal->flush());
        QTRY_COMPARE_WITH_TIMEOUT(state().timeline.size(), onDisk().timeline.size(), 3000);
        QTRY_COMPARE_WITH_TIMEOUT(state(), onDisk(), 3000);
        QTRY_COMPARE_WITH_TIMEOUT(other->incident(), onDisk(), 3000);
        QVERIFY(verifyJournal(m_journal->path())->ok());
    }

    void aLargeIncidentShowsItsEndFirstAndThenTheWhole()
    {
        QList<Event> events;
        for (int i = 0; i < 3000; ++i)
            events.append(Event::make(
                m_incident->id(),
                EntryAdded{
                    .entry = EntryId::make(),
                    .at = Moment::exactly(Instant::fromSeconds(2'000'000'000 + i)),
                    .text = u"line %1"_s.arg(i)},
                u"scribe"_s, Instant::now()));
        (void)m_journal->append(events).result();
        auto large = std::move(*OpenIncident::open(*m_journal, m_incident->id(), u"scribe"_s));
        QVERIFY(!large->isWhole());
        const Timeline &timeline = large->incident().timeline;
        QCOMPARE(timeline.at(timeline.size() - 1).text, u"line 2999"_s);
        QSignalSpy reset(large.get(), &OpenIncident::reset);
        const EntryId meanwhile = large->log({.text = u"meanwhile"_s});
        QVERIFY(reset.wait(5000));
        QVERIFY(large->isWhole());
        QVERIFY(timeline.find(meanwhile));
        QVERIFY(m_journal->flush());
        QTRY_COMPARE(large->incident(), onDisk());
    }

private:
    const Incident &state() const { return m_incident->incident(); }
    Incident onDisk() const
    {
        (void)m_journal->flush();
        Incident incident;
        const auto events = m_journal->events(m_incident->id());
        for (const Event &event : *events)
            applyTo(incident, event);
        return incident;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Journal> m_journal;
    std::unique_ptr<OpenIncident> m_incident;
};

QTEST_GUILESS_MAIN(TestOpenIncident)
#include "openincident.moc"
