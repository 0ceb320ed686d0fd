// SPDX-License-Identifier: GPL-3.0-or-later
#include "incident/incident.h"
#include "incident/terms.h"

#include <QTest>

using namespace Bridgelog;
using namespace Qt::StringLiterals;

/// Who does what until when, and where it stands: what the fold makes of it.
class CommandTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_incident = {};
        m_now = Instant::fromSeconds(1'700'000'000);
        happen(Declared{.title = u"API offline"_s, .at = Moment::exactly(m_now)});
    }

    void whoHadARoleIsKnownForEveryInstant()
    {
        at(1);
        happen(RoleGiven{.role = u"commander"_s, .person = u"first"_s});
        at(10);
        happen(HandedOff{.role = u"commander"_s, .from = u"first"_s, .to = u"second"_s});
        at(12);
        happen(HandoffAccepted{.role = u"commander"_s, .person = u"second"_s});
        at(20);
        happen(ResponderLeft{.person = u"second"_s});
        const auto holders = [&](int minute) {
            return m_incident.holdersAt(u"commander"_s, after(minute));
        };
        QCOMPARE(holders(0), QStringList());
        QCOMPARE(holders(1), QStringList{u"first"_s});
        QCOMPARE(holders(9), QStringList{u"first"_s});
        QCOMPARE(holders(10), QStringList{u"second"_s});
        QCOMPARE(holders(20), QStringList());
        QCOMPARE(m_incident.formerRoles.last().acceptedAt, std::optional(after(12)));
        QVERIFY(!m_incident.responders.contains(u"second"_s));
        QCOMPARE(lastText(), u"Left: second"_s);
    }

    void severalShareARoleAndOneOfThemGivesItUp()
    {
        happen(RoleGiven{.role = u"expert"_s, .person = u"a"_s});
        happen(RoleGiven{.role = u"scribe"_s, .person = u"c"_s});
        happen(RoleGiven{.role = u"expert"_s, .person = u"b"_s, .also = true});
        QCOMPARE(lastText(), u"Expert: a, b"_s);
        QCOMPARE(m_incident.roles.at(1).person, u"b"_s); // beside the one who has it
        at(5);
        happen(RoleTaken{.role = u"expert"_s, .person = u"a"_s});
        QCOMPARE(m_incident.holdersOf(u"expert"_s), QStringList{u"b"_s});
        QCOMPARE(m_incident.holdersAt(u"expert"_s, after(4)), (QStringList{u"a"_s, u"b"_s}));
        happen(RoleGiven{.role = u"expert"_s, .person = u"d"_s});
        QCOMPARE(m_incident.holdersOf(u"expert"_s), QStringList{u"d"_s});
    }

    void acceptingTwiceOrWhatNobodyHandedOverSaysNothing()
    {
        happen(RoleGiven{.role = u"commander"_s, .person = u"a"_s});
        const int rows = m_incident.timeline.size();
        happen(HandoffAccepted{.role = u"commander"_s, .person = u"a"_s});
        QCOMPARE(m_incident.timeline.size(), rows);
        happen(HandedOff{.role = u"commander"_s, .from = u"a"_s, .to = u"b"_s});
        happen(HandoffAccepted{.role = u"commander"_s, .person = u"a"_s});
        happen(HandoffAccepted{.role = u"commander"_s, .person = u"b"_s});
        happen(HandoffAccepted{.role = u"commander"_s, .person = u"b"_s});
        QCOMPARE(m_incident.timeline.size(), rows + 2);
        QCOMPARE(lastText(), u"Commander accepted by b from a"_s);
    }

    void anAssignmentHasItsLinesAndItsBox()
    {
        const auto id = AssignmentId::make();
        happen(AssignmentGiven{
            .assignment = id, .person = u"dba"_s, .task = u"count locks"_s, .minutes = 10});
        const auto there = [&] { return *m_incident.assignment(id); };
        QCOMPARE(lastText(), u"dba: count locks (10 min)"_s);
        QCOMPARE(there().until, std::optional(after(10)));
        QVERIFY(m_incident.responders.contains(u"dba"_s));
        at(2);
        happen(AssignmentAcknowledged{.assignment = id});
        QCOMPARE(there().acknowledgedAt, std::optional(after(2)));
        at(11);
        happen(AssignmentExtended{.assignment = id, .minutes = 5, .until = after(16)});
        QCOMPARE(lastText(), u"5 more minutes for dba: count locks"_s);
        QCOMPARE(there().until, std::optional(after(16)));
        at(14);
        happen(AssignmentEnded{.assignment = id, .reason = u"none held"_s});
        QCOMPARE(lastText(), u"Done by dba: count locks: none held"_s);
        QCOMPARE(there().state, ActionState::Done);
        happen(AssignmentEnded{.assignment = id, .state = ActionState::Open});
        QCOMPARE(there().reason, QString());
        QVERIFY(!there().endedAt);
    }

    void anAssignmentOfThePastHasItsBoxThere()
    {
        const auto id = AssignmentId::make();
        at(30);
        happen(AssignmentGiven{
            .assignment = id,
            .person = u"a"_s,
            .task = u"b"_s,
            .minutes = 10,
            .at = Moment::exactly(after(5))});
        QCOMPARE(m_incident.assignment(id)->until, std::optional(after(15)));
    }

    void changingADraftTakesItsApprovalBackAndPublishingEndsIt()
    {
        const auto draft = DraftId::make();
        happen(UpdateDrafted{.draft = draft, .text = u"We look"_s});
        happen(UpdateApproved{.draft = draft});
        QCOMPARE(m_incident.draft(draft)->approvedBy, u"someone"_s);
        happen(UpdateDrafted{.draft = draft, .text = u"We look into it"_s});
        QVERIFY(!m_incident.draft(draft)->approvedAt);
        happen(UpdateApproved{.draft = draft, .by = u"commander"_s});
        const auto entry = EntryId::make();
        happen(UpdatePublished{
            .entry = entry,
            .at = Moment::exactly(m_now),
            .phase = u"investigating"_s,
            .text = u"We look into it"_s,
            .nextUpdate = after(20),
            .draft = draft});
        QVERIFY(m_incident.drafts.isEmpty());
        QCOMPARE(m_incident.timeline.find(entry)->approvedBy, u"commander"_s);
        QCOMPARE(m_incident.timeline.find(entry)->nextUpdate, std::optional(after(20)));
        QCOMPARE(m_incident.phase, Phase::Investigating);
    }

    void severityAndImpactKeepWhatTheyWere()
    {
        happen(SeveritySet{.severity = 2});
        at(5);
        happen(SeveritySet{.severity = 1, .reason = u"all of Europe"_s});
        happen(SeveritySet{.severity = 1});
        QCOMPARE(m_incident.severityChanges.size(), 2);
        QCOMPARE(m_incident.severityChanges.last().reason, u"all of Europe"_s);
        happen(ComponentImpactSet{.component = u"api"_s, .impact = Impact::Degraded});
        happen(ComponentImpactSet{
            .component = u"api"_s, .impact = Impact::MajorOutage, .at = Moment::exactly(after(3))});
        const QList<ImpactChange> wanted{
            {.impact = Impact::Degraded, .at = Moment::exactly(after(5))},
            {.impact = Impact::MajorOutage, .at = Moment::exactly(after(3))}};
        QCOMPARE(m_incident.components.first().changes, wanted);
    }

    void anEmptyFigureAndALinkTakenOffAreGone()
    {
        happen(FigureSet{
            .what = u"customers"_s,
            .figure = u"1,200"_s,
            .unit = u"accounts"_s,
            .source = u"desk"_s});
        QCOMPARE(lastText(), u"Affected, customers: 1,200 accounts (desk)"_s);
        happen(FigureSet{.what = u"customers"_s});
        QVERIFY(m_incident.figures.isEmpty());
        happen(LinkSet{.url = u"https://bridge.example"_s, .title = u"Bridge"_s});
        QCOMPARE(m_incident.links.first().title, u"Bridge"_s);
        happen(LinkSet{.url = u"https://bridge.example"_s, .on = false});
        QVERIFY(m_incident.links.isEmpty());
        happen(SummarySet{.text = u" Down in  Europe "_s});
        QCOMPARE(m_incident.summary, u"Down in Europe"_s);
        QCOMPARE(lastText(), u"Summary: Down in Europe"_s);
    }

    void anItemIsDueFromWhatItsListSays()
    {
        happen(ChecklistApplied{
            .checklist = u"SEV 1"_s,
            .items =
                {{.item = u"a"_s, .text = u"a"_s, .dueMinutes = 5},
                 {.item = u"b"_s, .text = u"b"_s, .dueMinutes = 5, .dueFrom = DueFrom::Declared},
                 {.item = u"c"_s, .text = u"c"_s, .dueMinutes = 5, .dueFrom = DueFrom::Previous},
                 {.item = u"d"_s,
                  .text = u"d"_s,
                  .dueMinutes = 5,
                  .dueFrom = DueFrom::Phase,
                  .dueAfter = u"monitoring"_s},
                 {.item = u"e"_s,
                  .text = u"e"_s,
                  .dueMinutes = 5,
                  .dueFrom = DueFrom::Item,
                  .dueAfter = u"a"_s}},
            .at = after(1)});
        QCOMPARE(due(u"a"_s), std::optional(after(6)));
        QCOMPARE(due(u"b"_s), std::optional(after(5)));
        for (const QString &item : {u"c"_s, u"d"_s, u"e"_s})
            QCOMPARE(due(item), std::nullopt);
        at(3);
        happen(ItemChecked{.item = u"a"_s});
        happen(ItemSkipped{.item = u"b"_s});
        happen(PhaseSet{.phase = Phase::Monitoring, .at = Moment::exactly(after(3))});
        for (const QString &item : {u"a"_s, u"b"_s})
            QCOMPARE(due(item), std::nullopt);
        for (const QString &item : {u"c"_s, u"d"_s, u"e"_s})
            QCOMPARE(due(item), std::optional(after(8)));
    }

    void anItemThatComesAgainKeepsItsTicks()
    {
        happen(ChecklistApplied{
            .checklist = u"loop"_s,
            .items = {{.item = u"a"_s, .text = u"a"_s, .everyMinutes = 10}}});
        const auto state = [&](int minute) {
            return stateAt(m_incident, *m_incident.item(u"a"_s), after(minute));
        };
        QCOMPARE(state(1), ItemState::Open);
        QCOMPARE(due(u"a"_s), std::optional(after(10)));
        at(4);
        happen(ItemChecked{.item = u"a"_s});
        QCOMPARE(state(4), ItemState::Done);
        QCOMPARE(state(13), ItemState::Done);
        QCOMPARE(state(14), ItemState::Open);
        at(15);
        happen(ItemChecked{.item = u"a"_s, .by = u"deputy"_s});
        QCOMPARE(state(15), ItemState::Done);
        const QList<ItemTick> ticks{
            {.at = after(4), .by = u"someone"_s}, {.at = after(15), .by = u"deputy"_s}};
        QCOMPARE(m_incident.item(u"a"_s)->ticks, ticks);
        happen(ItemRevised{.item = u"a"_s, .everyMinutes = 0});
        QCOMPARE(m_incident.item(u"a"_s)->state, ItemState::Done);
        QCOMPARE(due(u"a"_s), std::nullopt);
    }

    void anItemIsGivenToAPersonAndALine()
    {
        happen(ItemAdded{.spec = {.item = u"a"_s, .text = u"a"_s, .dueMinutes = 3}});
        const auto entry = EntryId::make();
        happen(ItemRevised{
            .item = u"a"_s, .dueMinutes = -1, .assignee = u"liaison"_s, .entry = entry});
        QCOMPARE(m_incident.item(u"a"_s)->assignee, u"liaison"_s);
        QCOMPARE(m_incident.item(u"a"_s)->entry, std::optional(entry));
        QCOMPARE(due(u"a"_s), std::nullopt);
        happen(ItemRevised{.item = u"a"_s, .unlinked = true});
        QVERIFY(!m_incident.item(u"a"_s)->entry);
    }

private:
    Instant after(int minutes) const
    {
        return Instant{Instant::fromSeconds(1'700'000'000).us + minutes * Instant::minute};
    }
    void at(int minutes) { m_now = after(minutes); }
    void happen(const EventBody &body)
    {
        applyTo(m_incident, Event::make({}, body, u"someone"_s, m_now));
    }
    std::optional<Instant> due(const QString &item) const
    {
        return dueOf(m_incident, *m_incident.item(item));
    }
    /// The line of the timeline that was added last.
    QString lastText() const
    {
        QString text;
        EntryId latest;
        for (int row = 0; row < m_incident.timeline.size(); ++row) {
            const Entry &entry = m_incident.timeline.at(row);
            if (latest < entry.id) {
                latest = entry.id;
                text = entry.text;
            }
        }
        return text;
    }

    Incident m_incident;
    Instant m_now;
};

QTEST_GUILESS_MAIN(CommandTest)
#include "command.moc"
