// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/importer.h"
#include "incident/deadlines.h"
#include "incident/eventcodec.h"
#include "items/checklistmodel.h"
#include "items/situationmodel.h"
#include "journal/journal.h"
#include "postmortem/document.h"
#include "postmortem/handoff.h"

#include <QRandomGenerator>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

using namespace Bridgelog;
using namespace Qt::StringLiterals;

namespace {

/// What a bridge may do in command, sensible or not.
class Walk {
public:
    explicit Walk(quint32 seed)
        : m_random(seed)
    {
    }
    EventBody step(const Incident &incident, Instant now);
    int below(qsizetype bound) { return static_cast<int>(m_random.bounded(bound)); }

private:
    template <typename E>
    E any()
    {
        return static_cast<E>(below(wordsOf<E>().size()));
    }
    bool coin() { return below(2) == 0; }
    QString role()
    {
        return QStringList{u"commander"_s, u"deputy"_s, u"expert"_s, u"x y"_s}.at(below(4));
    }
    QString person() { return below(12) == 0 ? QString() : u"person %1"_s.arg(below(6)); }
    QString item() { return u"item-%1"_s.arg(below(8)); }
    QString words()
    {
        return QStringList{u"a <b>"_s, u"`c` | d"_s, u"é\u202e"_s, QString()}.at(below(4));
    }
    Moment moment(Instant now)
    {
        if (below(6) == 0)
            return {};
        return {
            .at = Instant{now.us - below(90) * Instant::minute},
            .precision = any<Precision>(),
            .words = words()};
    }
    std::optional<Moment> maybeMoment(Instant now)
    {
        return coin() ? std::optional(moment(now)) : std::nullopt;
    }
    ChecklistItemSpec spec()
    {
        return {
            .item = item(),
            .role = role(),
            .text = words(),
            .dueMinutes = coin() ? std::optional(below(60)) : std::nullopt,
            .everyMinutes = coin() ? std::optional(1 + below(60)) : std::nullopt,
            .dueFrom = any<DueFrom>(),
            .dueAfter = coin() ? item() : word(any<Phase>())};
    }
    EventBody checklistStep();
    EventBody roleStep();
    EventBody assignmentStep(const Incident &incident, Instant now);

    QRandomGenerator m_random;
};

EventBody Walk::checklistStep()
{
    switch (below(6)) {
    case 0: return ChecklistApplied{.checklist = words(), .items = {spec(), spec()}};
    case 1: return ItemAdded{.spec = spec()};
    case 2:
        return ItemRevised{
            .item = item(),
            .note = words(),
            .dueMinutes = below(9) - 2,
            .everyMinutes = below(9) - 2,
            .assignee = person()};
    case 3: return ItemUnchecked{.item = item()};
    case 4: return ItemSkipped{.item = item(), .reason = words(), .notApplicable = coin()};
    default: return ItemChecked{.item = item(), .by = person()};
    }
}

EventBody Walk::roleStep()
{
    switch (below(6)) {
    case 0: return RoleTaken{.role = role(), .person = person()};
    case 1: return ResponderLeft{.person = person()};
    case 2: return ResponderJoined{.person = person()};
    case 3: return HandedOff{.role = role(), .from = person(), .to = person(), .brief = words()};
    case 4: return HandoffAccepted{.role = role(), .person = person()};
    default: return RoleGiven{.role = role(), .person = person(), .also = coin()};
    }
}

EventBody Walk::assignmentStep(const Incident &incident, Instant now)
{
    const auto &all = incident.assignments;
    const AssignmentId one = all.isEmpty() ? AssignmentId::make() : all.at(below(all.size())).id;
    switch (below(5)) {
    case 0: return AssignmentAcknowledged{.assignment = one, .on = below(4) > 0};
    case 1:
        return AssignmentExtended{
            .assignment = one,
            .minutes = below(20),
            .until = coin() ? std::optional(Instant{now.us + below(20) * Instant::minute})
                            : std::nullopt};
    case 2:
        return AssignmentEnded{.assignment = one, .state = any<ActionState>(), .reason = words()};
    default:
        return AssignmentGiven{
            .assignment = AssignmentId::make(),
            .person = person(),
            .task = words(),
            .minutes = below(30),
            .at = maybeMoment(now)};
    }
}

EventBody Walk::step(const Incident &incident, Instant now)
{
    switch (below(7)) {
    case 0: return PhaseSet{.phase = any<Phase>(), .at = moment(now), .reason = words()};
    case 1: return MilestoneSet{.milestone = any<MilestoneName>(), .at = maybeMoment(now)};
    case 2: return SeveritySet{.severity = below(7), .reason = words(), .at = maybeMoment(now)};
    case 3: return roleStep();
    case 4: return assignmentStep(incident, now);
    default: return checklistStep();
    }
}

/// Everything that the projections hold of an incident.
QStringList projected(const Journal &journal)
{
    QStringList rows;
    for (const QString &table :
         {u"incident"_s, u"entry"_s, u"component"_s, u"tag"_s, u"action_item"_s}) {
        QSqlQuery query(u"SELECT * FROM %1 ORDER BY 1, 2, 3"_s.arg(table), journal.connection());
        while (query.next()) {
            QStringList row{table};
            for (int column = 0; query.value(column).isValid(); ++column)
                row.append(query.value(column).toString());
            rows.append(row.join(u'|'));
        }
    }
    return rows;
}

} // namespace

/// Whatever is done in command, the incident can be shown, saved, replayed and exported.
class WalkTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyStateCanBeShownSavedReplayedAndExported()
    {
        const int events = qEnvironmentVariableIsSet("BRIDGELOG_LONG") ? 100'000 : 12'000;
        constexpr int perIncident = 400;
        QTemporaryDir folder;
        const auto journal = std::move(
            *Journal::open(folder.path() + u"/archive.bridgelog"_s, Journal::Access::Write));
        for (int walk = 0; walk < events / perIncident; ++walk) {
            const Incident incident = lived(*journal, static_cast<quint32>(walk + 1), perIncident);
            if (QTest::currentTestFailed())
                return;
            const auto stored = journal->events(incident.id);
            QVERIFY(stored);
            Incident replayed;
            for (const Event &event : *stored)
                applyTo(replayed, event);
            QCOMPARE(replayed, incident);
            exported(incident);
        }
        const QStringList before = projected(*journal);
        QVERIFY(journal->rebuild().result());
        QCOMPARE(projected(*journal), before);
    }

private:
    /// Walks, showing each state, and saves as it goes.
    Incident lived(Journal &journal, quint32 seed, int steps)
    {
        Walk walk(seed);
        Incident incident;
        const IncidentId id = IncidentId::make();
        Instant now = Instant::fromSeconds(1'700'000'000);
        QList<Event> batch;
        const auto happen = [&](const EventBody &body) {
            batch.append(Event::make(id, body, u"person 0"_s, now));
            applyTo(incident, batch.last());
        };
        happen(Declared{.title = u"walk"_s, .severity = 1, .at = Moment::exactly(now)});
        SituationModel situation;
        ChecklistModel checklist;
        for (int i = 1; i < steps; ++i) {
            now.us += walk.below(120) * Instant::second;
            happen(walk.step(incident, now));
            if (i % 8 == 0)
                shown(incident, now, situation, checklist);
            if (i % 50 == 0)
                (void)journal.append(std::exchange(batch, {}));
        }
        (void)journal.append(batch);
        const auto flushed = journal.flush();
        [&] { QVERIFY2(flushed, flushed ? "" : qPrintable(flushed.error().sentence)); }();
        return incident;
    }
    void shown(
        const Incident &incident, Instant now, SituationModel &situation, ChecklistModel &checklist)
    {
        situation.setIncident(incident, now);
        checklist.setIncident(incident, now);
        QVERIFY(situation.rowCount() > milestoneCount);
        QCOMPARE(checklist.rowCount(), incident.checklist.size());
        QCOMPARE(handoffBrief(incident, now).title, incident.title);
        const QList<Deadline> due = deadlines(incident, now);
        QVERIFY(std::ranges::is_sorted(due, {}, &Deadline::due));
        QStringList keys;
        for (const Deadline &one : due)
            keys.append(one.key);
        QCOMPARE(keys.removeDuplicates(), 0);
    }
    void exported(const Incident &incident)
    {
        QVERIFY(postmortemMarkdown(incident, {.templateName = u"google-sre"_s}));
        QVERIFY(postmortemMarkdown(incident, {.audience = Audience::Public}));
        const auto plan = planImport(incidentJson(incident), u"walk.json"_s, {});
        QVERIFY2(plan, plan ? "" : qPrintable(plan.error().sentence));
        QCOMPARE(plan->ignored, QStringList());
    }
};

QTEST_GUILESS_MAIN(WalkTest)
#include "walk.moc"
