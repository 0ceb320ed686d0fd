// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/importer.h"
#include "models/exchange/folding.h"
#include "postmortem/document.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QTest>

#include <algorithm>

using namespace Bridgelog;
using namespace Qt::StringLiterals;

/// This program's own JSON comes back as the same incident.
class JsonTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anImportedPageComesBackTheSame_data();
    void anImportedPageComesBackTheSame();
    void aLivedIncidentComesBackTheSame();
    void randomIncidentsComeBackTheSame();
    void aSecondRoundChangesNothing();
    void whatIsNotOursIsRefused_data();
    void whatIsNotOursIsRefused();
    void everyTruncationIsRefused();
    void unknownMembersAreNamed();
};

/// The document without ids and without what a person who imports brings along.
static QJsonObject withoutIds(QJsonObject document)
{
    QJsonObject incident = document.value(u"incident"_s).toObject();
    incident.remove(u"id"_s);
    document.insert(u"incident"_s, incident);
    for (const QString &list :
         {u"timeline"_s, u"actions"_s, u"assignments"_s, u"drafts"_s, u"checklist"_s,
          u"findings"_s}) {
        QJsonArray items;
        for (const QJsonValue &value : document.value(list).toArray()) {
            QJsonObject item = value.toObject();
            item.remove(u"id"_s);
            item.remove(u"entry"_s); // the id of a line
            item.remove(u"entries"_s);
            item.remove(u"parent"_s);
            items.append(item);
        }
        document.insert(list, items);
    }
    return document;
}

static QByteArray text(const QJsonObject &document)
{
    return QJsonDocument(withoutIds(document)).toJson();
}

static void compareComeBack(const Incident &incident)
{
    const auto plan = planImport(incidentJson(incident), u"incident.json"_s, {});
    QVERIFY2(plan.has_value(), plan ? "" : qPrintable(plan.error().sentence));
    QCOMPARE(plan->format, u"json"_s);
    const Incident again = folded(plan->incidents.first());
    const QList<QByteArray> wanted = text(incidentDocument(incident)).split('\n');
    const QList<QByteArray> found = text(incidentDocument(again)).split('\n');
    for (qsizetype i = 0; i < std::min(wanted.size(), found.size()); ++i)
        QCOMPARE(found.at(i), wanted.at(i));
    QCOMPARE(found.size(), wanted.size());
}

void JsonTest::anImportedPageComesBackTheSame_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QDate>("date");
    QTest::newRow("headed") << u"headed.txt"_s << QDate();
    QTest::newRow("lost") << u"lost.txt"_s << QDate();
    QTest::newRow("prose") << u"prose.txt"_s << QDate(2024, 3, 6);
    QTest::newRow("blog") << u"blog.txt"_s << QDate(2024, 6, 2);
    QTest::newRow("maintenance") << u"maintenance.txt"_s << QDate();
}

void JsonTest::anImportedPageComesBackTheSame()
{
    QFETCH(QString, name);
    QFETCH(QDate, date);
    const auto plan = planImport(
        contentOf(QStringLiteral(TEST_DATA "/exchange/data/") + name), name,
        {.date = date.isValid() ? std::optional(date) : std::nullopt});
    QVERIFY(plan);
    compareComeBack(folded(plan->incidents.first()));
}

/// Appends bodies as a person at work would, a second apart.
class Bridge {
public:
    Incident incident;
    void add(const EventBody &body)
    {
        m_now.us += Instant::second;
        applyTo(incident, Event::make(m_id, body, u"commander"_s, m_now));
    }
    Moment now() const { return Moment::exactly(m_now); }
    Moment ago(qint64 minutes) const
    {
        return {
            .at = Instant{m_now.us - minutes * Instant::minute},
            .precision = Precision::Minute,
            .words = u"-%1m"_s.arg(minutes)};
    }

private:
    const IncidentId m_id = IncidentId::make();
    Instant m_now = Instant::fromSeconds(1'700'000'000);
};

void JsonTest::aLivedIncidentComesBackTheSame()
{
    Bridge bridge;
    bridge.add(Declared{
        .title = u"Mail is late"_s,
        .severity = 2,
        .zone = u"Europe/Vienna"_s,
        .kind = IncidentKind::Drill,
        .organisation = u"Tern Post"_s,
        .url = u"https://status.tern.example/incidents/1"_s,
        .at = bridge.now()});
    bridge.add(RoleGiven{.role = u"commander"_s, .person = u"the commander"_s});
    bridge.add(RoleGiven{.role = u"scribe"_s, .person = u"the scribe"_s});
    bridge.add(ChecklistApplied{
        .checklist = u"commander"_s,
        .items = {
            {.item = u"one"_s, .role = u"commander"_s, .text = u"Say who leads"_s, .dueMinutes = 5},
            {.item = u"two"_s, .text = u"Post an update"_s, .everyMinutes = 30},
            {.item = u"three"_s, .text = u"Call the carrier"_s},
            {.item = u"four"_s, .text = u"Ask legal"_s}}});
    bridge.add(ItemChecked{.item = u"one"_s});
    bridge.add(ItemSkipped{.item = u"three"_s, .reason = u"they called us"_s});
    bridge.add(ItemSkipped{.item = u"four"_s, .reason = {}, .notApplicable = true});
    bridge.add(ItemRevised{.item = u"two"_s, .note = u"shorter"_s});
    const EntryId first = EntryId::make();
    bridge.add(EntryAdded{
        .entry = first,
        .kind = EntryKind::Observation,
        .at = bridge.ago(10),
        .text = u"Queues `grow` <b>fast</b>\n\n- a\n- b"_s});
    bridge.add(MilestoneSet{
        .milestone = MilestoneName::ImpactStarted, .at = bridge.ago(10), .entry = first});
    const EntryId guess = EntryId::make();
    bridge.add(EntryAdded{
        .entry = guess,
        .kind = EntryKind::Hypothesis,
        .at = bridge.now(),
        .text = u"A worker hangs"_s});
    bridge.add(
        EntryRevised{.entry = guess, .hypothesis = HypothesisState::RuledOut, .pinned = true});
    const EntryId untimed = EntryId::make();
    bridge.add(EntryAdded{.entry = untimed, .after = first, .text = u"Somebody called"_s});
    bridge.add(EntryRetracted{.entry = untimed, .reason = u"nobody did"_s});
    bridge.add(AttachmentAdded{
        .entry = guess,
        .sha256 = u"ab12"_s,
        .name = u"top.txt"_s,
        .mediaType = u"text/plain"_s,
        .size = 12});
    bridge.add(PhaseSet{.phase = Phase::Identified, .at = bridge.now(), .reason = u"found it"_s});
    bridge.add(ComponentImpactSet{.component = u"Mail"_s, .impact = Impact::PartialOutage});
    bridge.add(Tagged{.tag = u"queue"_s});
    bridge.add(UpdatePublished{
        .entry = EntryId::make(),
        .at = bridge.ago(1),
        .publishedAt = bridge.now().at,
        .phase = u"identified"_s,
        .text = u"We found it."_s});
    bridge.add(MilestoneSet{.milestone = MilestoneName::Detected, .at = bridge.ago(8)});
    bridge.add(PhaseSet{.phase = Phase::Resolved, .at = bridge.now()});
    bridge.add(Reopened{.reason = u"it is back"_s});
    bridge.add(PhaseSet{.phase = Phase::Resolved, .at = bridge.now()});
    bridge.add(MilestoneSet{.milestone = MilestoneName::Resolved, .at = bridge.ago(2)});
    bridge.add(Closed{.reason = u"done"_s});
    const ActionId action = ActionId::make();
    bridge.add(ActionAdded{
        .action = action,
        .text = u"Watch the queue"_s,
        .actionClass = ActionClass::Detect,
        .owner = u"operations"_s,
        .due = u"2023-12-01"_s,
        .priority = u"P1"_s,
        .link = u"https://tracker.example/7"_s});
    bridge.add(ActionClosed{.action = action, .state = ActionState::Dropped});
    bridge.add(
        SectionRevised{.section = u"impact"_s, .title = u"Impact"_s, .text = u"Late mail."_s});
    bridge.add(
        SectionRevised{.section = u"other"_s, .title = u"Impact"_s, .text = u"Once more."_s});
    bridge.add(PostmortemSet{
        .templateName = u"google-sre"_s,
        .state = ReviewState::Reviewed,
        .publishedAt = bridge.now().at});
    const FindingId why = FindingId::make();
    const FindingId deeper = FindingId::make();
    bridge.add(
        FindingSet{.finding = deeper, .kind = FindingKind::Why, .text = u"Nobody saw it."_s});
    bridge.add(FindingSet{
        .finding = why,
        .kind = FindingKind::Why,
        .text = u"Queues grew."_s,
        .entries = QList{first},
        .audience = Audience::Public});
    bridge.add(FindingSet{.finding = deeper, .parent = why});
    const CommentId comment = CommentId::make();
    bridge.add(
        SectionCommented{.comment = comment, .section = u"impact"_s, .text = u"How late?"_s});
    bridge.add(SectionCommented{.comment = comment, .section = u"impact"_s, .resolved = true});
    bridge.add(SectionCommented{
        .comment = CommentId::make(), .section = u"gone"_s, .text = u"Where is it?"_s});
    bridge.add(PostmortemSet{.state = ReviewState::Published, .begun = true});
    bridge.add(SectionRevised{
        .section = u"impact"_s, .text = u"{{ incident.title }} at 100%"_s, .live = true});
    compareComeBack(bridge.incident);
    const auto plan = planImport(incidentJson(bridge.incident), u"incident.json"_s, {});
    const Incident again = folded(plan->incidents.first());
    QCOMPARE(again.findings.size(), 2);
    QCOMPARE(again.findings.first().parent, std::nullopt);
    QCOMPARE(again.findings.last().text, u"Nobody saw it."_s);
    QCOMPARE(again.findings.last().parent, again.findings.first().id);
    QCOMPARE(again.findings.first().entries.size(), 1);
    QVERIFY(again.timeline.find(again.findings.first().entries.first()));
    QCOMPARE(again.postmortem.reviews, bridge.incident.postmortem.reviews);
}

namespace {

/// Bodies by chance, referring to what is there.
class Chance {
public:
    explicit Chance(quint32 seed)
        : m_random(seed)
    {
    }
    EventBody body(const Bridge &bridge);

private:
    int below(int bound) { return static_cast<int>(m_random.bounded(bound)); }
    template <typename E>
    E any()
    {
        return static_cast<E>(below(static_cast<int>(wordsOf<E>().size())));
    }
    QString words() { return u"word %1"_s.arg(below(1000)); }
    EntryId someEntry(const Bridge &bridge)
    {
        const Timeline &timeline = bridge.incident.timeline;
        return timeline.isEmpty() ? EntryId::make() : timeline.at(below(timeline.size())).id;
    }
    QString someResponder(const Bridge &bridge)
    {
        const QStringList &people = bridge.incident.responders;
        return people.isEmpty() ? words() : people.at(below(static_cast<int>(people.size())));
    }
    AssignmentId someAssignment(const Bridge &bridge)
    {
        const auto &all = bridge.incident.assignments;
        return all.isEmpty() ? AssignmentId::make()
                             : all.at(below(static_cast<int>(all.size()))).id;
    }
    Moment moment(const Bridge &bridge)
    {
        return below(4) == 0 ? bridge.now() : bridge.ago(below(300));
    }
    EntryKind loggedKind()
    {
        return loggedKinds.at(static_cast<size_t>(below(loggedKinds.size())));
    }

    QRandomGenerator m_random;
};

EventBody Chance::body(const Bridge &bridge)
{
    switch (below(34)) {
    case 0: return PhaseSet{.phase = any<Phase>(), .at = moment(bridge)};
    case 1:
        return MilestoneSet{
            .milestone = any<MilestoneName>(), .at = moment(bridge), .source = any<Source>()};
    case 2: {
        // An entry that somebody wrote tells a milestone.
        const EntryId entry = someEntry(bridge);
        const auto found = bridge.incident.timeline.find(entry);
        const bool tells = found && found->at.at && !found->milestone && !found->struck
            && found->kind != EntryKind::Milestone;
        return MilestoneSet{
            .milestone = any<MilestoneName>(),
            .at = tells ? found->at : moment(bridge),
            .entry = tells ? std::optional(entry) : std::nullopt};
    }
    case 3:
        return RoleGiven{
            .role = word(any<ItemState>()), .person = below(4) == 0 ? QString() : words()};
    case 4:
        return EntryAdded{
            .entry = EntryId::make(),
            .kind = loggedKind(),
            .after = someEntry(bridge),
            .text = words()};
    case 5: return EntryRetracted{.entry = someEntry(bridge), .reason = words()};
    case 6: return EntryRestored{.entry = someEntry(bridge)};
    case 7:
        return EntryRevised{.entry = someEntry(bridge), .text = words(), .pinned = below(2) == 0};
    case 8:
        return UpdatePublished{
            .entry = EntryId::make(),
            .at = moment(bridge),
            .publishedAt = bridge.now().at,
            .phase = below(3) == 0 ? u"postmortem"_s : word(any<Phase>()),
            .text = words(),
            .nextUpdate = below(2) == 0 ? bridge.now().at : std::nullopt,
            .approvedBy = below(2) == 0 ? words() : QString()};
    case 9:
        return ComponentImpactSet{
            .component = u"component %1"_s.arg(below(4)),
            .impact = any<Impact>(),
            .at = below(2) == 0 ? std::optional(moment(bridge)) : std::nullopt};
    case 10: return Tagged{.tag = words()};
    case 11: return SeveritySet{.severity = below(7)};
    case 12: return SectionRevised{.section = words(), .title = words(), .text = words()};
    case 13:
        return HandedOff{.role = u"commander"_s, .from = words(), .to = words(), .brief = words()};
    case 14: return Reopened{.reason = words()};
    case 15:
        return ItemAdded{
            .spec = {
                .item = words(),
                .text = words(),
                .dueMinutes = below(2) == 0 ? std::optional(below(90)) : std::nullopt,
                .dueFrom = any<DueFrom>(),
                .dueAfter = word(any<Phase>()),
                .note = words()}};
    case 16: return ResponderJoined{.person = words()};
    case 17: return ResponderLeft{.person = someResponder(bridge)};
    case 18: return RoleGiven{.role = word(any<ItemState>()), .person = words(), .also = true};
    case 19: return RoleTaken{.role = word(any<ItemState>()), .person = someResponder(bridge)};
    case 20: {
        const auto &roles = bridge.incident.roles;
        if (roles.isEmpty())
            return ResponderJoined{.person = words()};
        const RoleHolder &holder = roles.at(below(static_cast<int>(roles.size())));
        return HandoffAccepted{.role = holder.role, .person = holder.person};
    }
    case 21:
        return AssignmentGiven{
            .assignment = AssignmentId::make(),
            .person = words(),
            .task = words(),
            .minutes = below(30),
            .at = moment(bridge)};
    case 22: return AssignmentAcknowledged{.assignment = someAssignment(bridge)};
    case 23:
        return AssignmentExtended{
            .assignment = someAssignment(bridge), .minutes = 5, .until = bridge.now().at};
    case 24:
        return AssignmentEnded{
            .assignment = someAssignment(bridge), .state = any<ActionState>(), .reason = words()};
    case 25: return SummarySet{.text = words()};
    case 26:
        return FigureSet{
            .what = u"what %1"_s.arg(below(3)),
            .figure = below(3) == 0 ? QString() : words(),
            .unit = words(),
            .source = words()};
    case 27: return LinkSet{.url = words(), .title = words()};
    case 28:
        return UpdateDrafted{
            .draft = DraftId::make(),
            .audience = any<Audience>(),
            .phase = words(),
            .text = words(),
            .at = below(2) == 0 ? std::optional(moment(bridge)) : std::nullopt,
            .nextUpdate = bridge.now().at};
    case 29:
        return SectionRevised{
            .section = words(),
            .title = words(),
            .text = u"{{ incident.title }}"_s,
            .position = below(4),
            .live = true};
    case 30: return PostmortemSet{.state = any<ReviewState>(), .begun = below(2) == 0};
    case 31: {
        const auto &sections = bridge.incident.postmortem.sections;
        return SectionCommented{
            .comment = CommentId::make(),
            .section = sections.isEmpty() || below(3) == 0 ? words() : sections.last().key,
            .text = words(),
            .resolved = below(2) == 0};
    }
    case 32:
        return FindingSet{
            .finding = FindingId::make(),
            .kind = any<FindingKind>(),
            .text = words(),
            .parent = bridge.incident.findings.isEmpty()
                ? std::nullopt
                : std::optional(bridge.incident.findings.last().id),
            .entries = QList{someEntry(bridge)},
            .audience = any<Audience>()};
    default:
        return EntryAdded{
            .entry = EntryId::make(),
            .kind = loggedKind(),
            .at = moment(bridge),
            .text = words(),
            .audience = any<Audience>(),
            .source = words()};
    }
}

} // namespace

void JsonTest::randomIncidentsComeBackTheSame()
{
    for (quint32 seed = 1; seed <= 300; ++seed) {
        Bridge bridge;
        Chance chance(seed);
        bridge.add(Declared{.title = u"By chance"_s, .zone = u"UTC"_s, .at = bridge.now()});
        for (int i = 0; i < 40; ++i)
            bridge.add(chance.body(bridge));
        compareComeBack(bridge.incident);
        if (QTest::currentTestFailed()) {
            qWarning("seed %u\n%s", seed, qPrintable(drawn(bridge.incident)));
            return;
        }
    }
}

void JsonTest::aSecondRoundChangesNothing()
{
    const QByteArray page = contentOf(QStringLiteral(TEST_DATA "/exchange/data/headed.txt"));
    const auto plan = planImport(page, u"headed.txt"_s, {});
    const QByteArray json = incidentJson(folded(plan->incidents.first()));
    const auto once = planImport(json, u"a.json"_s, {});
    const auto again = planImport(json, u"a.json"_s, {});
    QVERIFY(once && again);
    QVERIFY(once->incidents.first().key.startsWith(u"bridgelog:"_s));
    QCOMPARE(once->incidents.first().key, again->incidents.first().key);
    QCOMPARE(once->ignored, QStringList());
}

void JsonTest::whatIsNotOursIsRefused_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("says");
    const QByteArray deep =
        QByteArray("{\"bridgelog\":1,\"x\":") + QByteArray(70, '[') + QByteArray(70, ']') + '}';
    QTest::newRow("newer") << QByteArray(R"({"bridgelog":2})") << u"newer program"_s;
    QTest::newRow("no number") << QByteArray(R"({"bridgelog":"1"})") << u"version"_s;
    QTest::newRow("no incident") << QByteArray(R"({"bridgelog":1})") << u"incident is missing"_s;
    QTest::newRow("no title") << QByteArray(R"({"bridgelog":1,"incident":{}})")
                              << u"incident.title"_s;
    QTest::newRow("broken") << QByteArray(R"({"bridgelog":1,"incident":{)") << u"broken JSON"_s;
    QTest::newRow("deep") << deep << u"64 levels"_s;
    QTest::newRow("title") << QByteArray(R"({"bridgelog":1,"incident":{"title":7}})")
                           << u"incident.title is not a text"_s;
    QTest::newRow("instant") << QByteArray(
        R"({"bridgelog":1,"incident":{"title":"T"},"timeline":[{},{"at":"noon"}]})")
                             << u"timeline[1].at is not an instant"_s;
    QTest::newRow("kind") << QByteArray(
        R"({"bridgelog":1,"incident":{"title":"T"},"timeline":[{"kind":"song"}]})")
                          << u"timeline[0].kind “song”"_s;
    QTest::newRow("list") << QByteArray(R"({"bridgelog":1,"incident":{"title":"T"},"timeline":{}})")
                          << u"timeline is not a list"_s;
    QTest::newRow("severity") << QByteArray(
        R"({"bridgelog":1,"incident":{"title":"T","severity":9}})")
                              << u"from 1 to 5"_s;
    QTest::newRow("an array") << QByteArray(R"([{"bridgelog":1}])") << u"no incident"_s;
}

void JsonTest::whatIsNotOursIsRefused()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, says);
    const auto plan = planImport(json, u"some.json"_s, {});
    QVERIFY(!plan);
    QVERIFY2(plan.error().sentence.contains(says), qPrintable(plan.error().sentence));
}

void JsonTest::everyTruncationIsRefused()
{
    const auto plan = planImport(
        contentOf(QStringLiteral(TEST_DATA "/exchange/data/maintenance.txt")), u"m.txt"_s, {});
    const QByteArray json = incidentJson(folded(plan->incidents.first())).trimmed();
    for (qsizetype length = 0; length < json.size(); length += 7)
        QVERIFY(!planImport(json.first(length), u"short.json"_s, {}));
}

void JsonTest::unknownMembersAreNamed()
{
    const auto plan = planImport(
        R"({"bridgelog":1,"weather":"fine","incident":{"title":"T"},"timeline":[{"text":"a","mood":1}]})",
        u"some.json"_s, {});
    QVERIFY(plan);
    QCOMPARE(plan->ignored.size(), 2);
    QVERIFY(plan->ignored.first().startsWith(u"timeline.mood"_s));
}

QTEST_GUILESS_MAIN(JsonTest)
#include "json.moc"
