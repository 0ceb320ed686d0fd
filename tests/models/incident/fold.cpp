// SPDX-License-Identifier: GPL-3.0-or-later
#include "incident/incident.h"

#include "incident/eventcodec.h"

#include <QRandomGenerator>
#include <QJsonDocument>
#include <QTest>

using namespace Bridgelog;
using namespace Qt::StringLiterals;

namespace {

/// Bodies at random, with ids from a small pool so that they refer to each other, to nothing and to
/// themselves.
class Chance {
public:
    explicit Chance(quint32 seed)
        : m_random(seed)
    {
        for (int i = 0; i < 12; ++i)
            m_ids.append(makeUuid7());
    }
    int below(int bound) { return static_cast<int>(m_random.bounded(bound)); }
    bool coin() { return m_random.bounded(2) == 0; }
    template <typename T, typename F>
    std::optional<T> maybe(F make)
    {
        return coin() ? std::optional<T>(make()) : std::nullopt;
    }
    QString text()
    {
        static const QStringList texts{
            u""_s, u"a line"_s, u"\"quoted\" {{ x }} <b>"_s, u"ünï\u2028\U0001F525 مرحبا"_s,
            u"two\nlines\t"_s};
        return texts.at(below(static_cast<int>(texts.size())));
    }
    EntryId entry() { return EntryId(m_ids.at(below(static_cast<int>(m_ids.size())))); }
    ActionId action() { return ActionId(m_ids.at(below(3))); }
    AssignmentId assignment() { return AssignmentId(m_ids.at(below(3))); }
    DraftId draft() { return DraftId(m_ids.at(below(3))); }
    CommentId comment() { return CommentId(m_ids.at(below(3))); }
    FindingId finding() { return FindingId(m_ids.at(below(4))); }
    QString name() { return u"n%1"_s.arg(below(4)); }
    template <typename E>
    E word()
    {
        return static_cast<E>(below(static_cast<int>(wordsOf<E>().size())));
    }
    Instant instant() { return {1'500'000'000'000'000 + below(1000) * Instant::second + below(2)}; }
    Moment moment()
    {
        return {
            .at = maybe<Instant>([&] { return instant(); }),
            .until = maybe<Instant>([&] { return instant(); }),
            .precision = word<Precision>(),
            .words = text()};
    }
    ChecklistItemSpec spec()
    {
        return {
            .item = name(),
            .role = text(),
            .text = text(),
            .dueMinutes = maybe<int>([&] { return below(90); }),
            .everyMinutes = maybe<int>([&] { return below(90); }),
            .dueFrom = word<DueFrom>(),
            .dueAfter = name(),
            .note = text()};
    }
    EventBody body(size_t kind)
    {
        const auto t = [&] { return text(); };
        const auto m = [&] { return moment(); };
        const auto i = [&] { return instant(); };
        const auto e = [&] { return entry(); };
        const auto number = [&] { return below(7) - 1; };
        const QList<EventBody> all{
            Declared{
                .title = text(),
                .severity = maybe<int>(number),
                .zone = text(),
                .kind = word<IncidentKind>(),
                .organisation = text(),
                .url = text(),
                .at = maybe<Moment>(m)},
            Retitled{.title = text()},
            SeveritySet{
                .severity = maybe<int>(number),
                .reason = text(),
                .at = maybe<Moment>(m),
                .quiet = coin(),
                .by = text()},
            PhaseSet{.phase = word<Phase>(), .at = moment(), .reason = text(), .quiet = coin()},
            ZoneSet{.zone = text()},
            RoleGiven{
                .role = name(),
                .person = text(),
                .since = maybe<Instant>(i),
                .also = coin(),
                .from = text(),
                .acceptedAt = maybe<Instant>(i)},
            ResponderJoined{.person = text()},
            EntryAdded{
                .entry = entry(),
                .kind = word<EntryKind>(),
                .at = moment(),
                .after = maybe<EntryId>(e),
                .text = text(),
                .audience = word<Audience>(),
                .hypothesis = maybe<HypothesisState>([&] { return word<HypothesisState>(); }),
                .assignee = text(),
                .author = text(),
                .source = text(),
                .phase = text(),
                .recordedAt = maybe<Instant>(i)},
            EntryRevised{
                .entry = entry(),
                .text = maybe<QString>(t),
                .at = maybe<Moment>(m),
                .after = maybe<EntryId>(e),
                .kind = maybe<EntryKind>([&] { return word<EntryKind>(); }),
                .audience = maybe<Audience>([&] { return word<Audience>(); }),
                .hypothesis = maybe<HypothesisState>([&] { return word<HypothesisState>(); }),
                .pinned = maybe<bool>([&] { return coin(); }),
                .assignee = maybe<QString>(t)},
            EntryRetracted{.entry = entry(), .reason = text()},
            EntryRestored{.entry = entry()},
            MilestoneSet{
                .milestone = word<MilestoneName>(),
                .at = maybe<Moment>(m),
                .source = word<Source>(),
                .entry = maybe<EntryId>(e)},
            ChecklistApplied{.checklist = text(), .items = {spec(), spec()}},
            ItemAdded{.spec = spec()},
            ItemRevised{
                .item = name(),
                .text = maybe<QString>(t),
                .role = maybe<QString>(t),
                .note = maybe<QString>(t),
                .dueMinutes = maybe<int>(number),
                .everyMinutes = maybe<int>(number),
                .assignee = maybe<QString>(t),
                .entry = maybe<EntryId>(e),
                .unlinked = coin()},
            ItemChecked{.item = name(), .at = maybe<Instant>(i), .by = text()},
            ItemUnchecked{.item = name()},
            ItemSkipped{
                .item = name(),
                .reason = text(),
                .notApplicable = coin(),
                .at = maybe<Instant>(i),
                .by = text()},
            UpdatePublished{
                .entry = entry(),
                .at = moment(),
                .publishedAt = maybe<Instant>(i),
                .phase = coin() ? Bridgelog::word(word<Phase>()) : text(),
                .text = text(),
                .audience = word<Audience>(),
                .author = text(),
                .source = text(),
                .recordedAt = maybe<Instant>(i),
                .nextUpdate = maybe<Instant>(i),
                .approvedBy = text(),
                .draft = maybe<DraftId>([&] { return draft(); })},
            ComponentImpactSet{
                .component = name(),
                .impact = maybe<Impact>([&] { return word<Impact>(); }),
                .quiet = coin(),
                .gone = coin(),
                .at = maybe<Moment>(m)},
            ActionAdded{
                .action = action(),
                .text = text(),
                .actionClass = maybe<ActionClass>([&] { return word<ActionClass>(); }),
                .owner = text(),
                .due = text(),
                .priority = text(),
                .link = text(),
                .entry = maybe<EntryId>(e)},
            ActionRevised{
                .action = action(),
                .text = maybe<QString>(t),
                .actionClass = maybe<ActionClass>([&] { return word<ActionClass>(); }),
                .owner = maybe<QString>(t),
                .due = maybe<QString>(t),
                .priority = maybe<QString>(t),
                .link = maybe<QString>(t)},
            ActionClosed{.action = action(), .state = word<ActionState>()},
            SectionRevised{
                .section = name(),
                .title = maybe<QString>(t),
                .text = maybe<QString>(t),
                .position = maybe<int>(number),
                .live = maybe<bool>([&] { return coin(); }),
                .gone = coin()},
            PostmortemSet{
                .templateName = maybe<QString>(t),
                .state = maybe<ReviewState>([&] { return word<ReviewState>(); }),
                .publishedAt = maybe<Instant>(i),
                .unpublished = coin(),
                .begun = maybe<bool>([&] { return coin(); }),
                .by = text(),
                .at = maybe<Instant>(i),
                .quiet = coin()},
            AttachmentAdded{
                .entry = maybe<EntryId>(e),
                .sha256 = text(),
                .name = text(),
                .mediaType = text(),
                .size = 1LL << 40},
            AttachmentRemoved{.entry = entry(), .sha256 = text()},
            Tagged{.tag = text(), .on = coin()},
            Imported{
                .format = text(),
                .name = text(),
                .key = text(),
                .inferred = {text()},
                .warnings = {text(), text()},
                .ignored = {}},
            HandedOff{.role = name(), .from = text(), .to = text(), .brief = text()},
            Closed{.reason = text()},
            Reopened{.reason = text()},
            Redacted{.event = EventId(m_ids.first()), .reason = text()},
            RoleTaken{
                .role = name(),
                .person = text(),
                .at = maybe<Instant>(i),
                .since = maybe<Instant>(i),
                .from = text(),
                .acceptedAt = maybe<Instant>(i)},
            ResponderLeft{.person = text()},
            AssignmentGiven{
                .assignment = assignment(),
                .person = text(),
                .task = text(),
                .minutes = maybe<int>(number),
                .at = maybe<Moment>(m),
                .entry = maybe<EntryId>(e),
                .quiet = coin()},
            AssignmentAcknowledged{
                .assignment = assignment(), .on = coin(), .at = maybe<Instant>(i)},
            AssignmentExtended{
                .assignment = assignment(),
                .minutes = number(),
                .until = maybe<Instant>(i),
                .reason = text(),
                .quiet = coin()},
            AssignmentEnded{
                .assignment = assignment(),
                .state = word<ActionState>(),
                .reason = text(),
                .at = maybe<Instant>(i)},
            SummarySet{.text = text(), .quiet = coin()},
            FigureSet{
                .what = name(),
                .figure = text(),
                .unit = text(),
                .source = text(),
                .quiet = coin()},
            LinkSet{.url = name(), .title = text(), .on = coin(), .quiet = coin()},
            UpdateDrafted{
                .draft = draft(),
                .audience = word<Audience>(),
                .phase = text(),
                .text = text(),
                .at = maybe<Moment>(m),
                .nextUpdate = maybe<Instant>(i)},
            UpdateApproved{.draft = draft(), .on = coin(), .by = text(), .at = maybe<Instant>(i)},
            UpdateWithdrawn{.draft = draft(), .reason = text()},
            HandoffAccepted{.role = name(), .person = text()},
            SectionCommented{
                .comment = comment(),
                .section = name(),
                .text = maybe<QString>(t),
                .resolved = maybe<bool>([&] { return coin(); }),
                .gone = coin(),
                .by = text(),
                .at = maybe<Instant>(i)},
            FindingSet{
                .finding = finding(),
                .kind = maybe<FindingKind>([&] { return word<FindingKind>(); }),
                .text = maybe<QString>(t),
                .parent = maybe<FindingId>([&] { return finding(); }),
                .top = coin(),
                .entries = maybe<QList<EntryId>>([&] { return QList{entry(), entry()}; }),
                .audience = maybe<Audience>([&] { return word<Audience>(); }),
                .gone = coin(),
                .by = text(),
                .at = maybe<Instant>(i)},
            Unknown{.kind = u"teleported"_s, .payload = "{\"to\":[1,2]}"},
            Erased{.kind = u"entry_added"_s},
        };
        static_assert(std::variant_size_v<EventBody> == 50, "a new kind belongs into this list");
        return all.at(static_cast<qsizetype>(kind));
    }

private:
    QRandomGenerator m_random;
    QList<QUuid> m_ids;
};

} // namespace

class TestFold : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyKindComesBackFromItsPayload()
    {
        Chance chance(1);
        for (int round = 0; round < 200; ++round) {
            for (size_t kind = 0; kind < std::variant_size_v<EventBody>; ++kind) {
                const EventBody body = chance.body(kind);
                QCOMPARE(body.index(), kind);
                const QByteArray payload = encode(body);
                QVERIFY2(decode(kindOf(body), payload) == body, payload.constData());
                QCOMPARE(encode(decode(kindOf(body), payload)), payload);
            }
        }
    }

    void aPayloadIsTheCompactJsonThatQtWrites_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("quotes and slashes") << uR"(a "b" \c\ /d)"_s;
        QTest::newRow("control characters") << u"a\tb\nc\rd\be\ff\u0001g\u001fh\u007fi"_s;
        QTest::newRow("other scripts") << u"é ж 漢 \U0001F4A5 \u200d\u202e\ufeff\uffff"_s;
        QTest::newRow("half a character") << QString(QChar(0xd83d)) + u"x"_s;
        QTest::newRow("nothing") << QString();
    }

    void aPayloadIsTheCompactJsonThatQtWrites()
    {
        QFETCH(QString, text);
        const QByteArray payload = encode(EntryAdded{
            .entry = EntryId::make(),
            .at = Moment::exactly(Instant::fromSeconds(1)),
            .text = text,
            .author = text});
        QCOMPARE(payload, QJsonDocument::fromJson(payload).toJson(QJsonDocument::Compact));
        QCOMPARE(
            QJsonDocument::fromJson(payload)[u"text"].toString(), QString::fromUtf8(text.toUtf8()));
    }

    void aStepComesBackFromThePayloadOfItsEvents()
    {
        Event event{.body = Retitled{.title = u"x"_s}, .verb = u"retitle"_s};
        event.step = EventId::make();
        event.undoes = EventId::make();
        Event read;
        decodeInto(read, kindOf(event.body), encode(event));
        QCOMPARE(read, event);
        QCOMPARE(decode(kindOf(event.body), encode(event)), event.body);
        QVERIFY(!encode(event.body).contains("verb"));
    }

    void whatCannotBeReadIsKept_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QByteArray>("payload");
        QTest::newRow("no JSON") << u"entry_added"_s << QByteArray("{");
        QTest::newRow("an array") << u"entry_added"_s << QByteArray("[]");
        QTest::newRow("another type") << u"retitled"_s << QByteArray("{\"title\":5}");
        QTest::newRow("a newer word") << u"phase_set"_s << QByteArray("{\"phase\":\"escalated\"}");
        QTest::newRow("a newer kind") << u"teleported"_s << QByteArray("{\"to\":\"mars\"}");
    }
    void whatCannotBeReadIsKept()
    {
        QFETCH(QString, kind);
        QFETCH(QByteArray, payload);
        const EventBody body = decode(kind, payload);
        QCOMPARE(std::get<Unknown>(body).payload, payload);
        QCOMPARE(encode(body), payload);
        QCOMPARE(kindOf(body), kind);
    }

    void anySequenceGivesAValidIncident()
    {
        Chance chance(2);
        for (int round = 0; round < 60; ++round) {
            Incident incident;
            for (int step = 0; step < 300; ++step) {
                const int rows = incident.timeline.size();
                const Event event = Event::make(
                    {}, chance.body(static_cast<size_t>(chance.below(50))), u"x"_s,
                    chance.instant());
                const Changes changes = applyTo(incident, event);
                check(incident);
                int inserted = 0;
                for (const TimelineChange &change : changes.timeline)
                    inserted += change.what == TimelineChange::What::Inserted;
                QCOMPARE(incident.timeline.size(), rows + inserted);
                QVERIFY(inserted <= 1);
            }
            QCOMPARE(incident.events, 300);
        }
    }

    void foldingTheSameEventsGivesTheSameIncident()
    {
        Chance chance(3);
        QList<Event> events;
        for (int step = 0; step < 500; ++step)
            events.append(Event::make(
                {}, chance.body(static_cast<size_t>(chance.below(50))), u"x"_s, chance.instant()));
        Incident one;
        Incident two;
        for (const Event &event : events) {
            one = apply(std::move(one), event);
            Event copy = event;
            copy.body = decode(kindOf(event.body), encode(event.body));
            two = apply(std::move(two), copy);
        }
        QVERIFY(one == two);
    }

    void anEntryIsOnlyAddedOnce()
    {
        Incident incident;
        const Event event =
            Event::make({}, EntryAdded{.entry = EntryId::make(), .text = u"a"_s}, {}, {});
        applyTo(incident, event);
        applyTo(incident, event);
        QCOMPARE(incident.timeline.size(), 1);
    }

    void anUpdateUnderResolvedStatesTheMilestoneUntilSomebodyKnowsBetter()
    {
        Incident incident;
        const auto happen = [&](const EventBody &body) {
            applyTo(incident, Event::make({}, body, u"x"_s, Instant::fromSeconds(9)));
        };
        happen(UpdatePublished{
            .entry = EntryId::make(),
            .at = Moment::exactly(Instant::fromSeconds(100)),
            .phase = u"resolved"_s});
        QCOMPARE(incident.phase, Phase::Resolved);
        QCOMPARE(
            incident.milestone(MilestoneName::Resolved)->moment.at,
            std::optional(Instant::fromSeconds(100)));
        happen(MilestoneSet{
            .milestone = MilestoneName::Resolved, .at = Moment::exactly(Instant::fromSeconds(60))});
        QCOMPARE(
            incident.milestone(MilestoneName::Resolved)->moment.at,
            std::optional(Instant::fromSeconds(60)));
        happen(UpdatePublished{
            .entry = EntryId::make(),
            .at = Moment::exactly(Instant::fromSeconds(500)),
            .phase = u"postmortem"_s});
        QCOMPARE(incident.phase, Phase::Resolved);
    }

    void oneOfTwoMilestonesOfALineMovesWithoutTheOther()
    {
        Incident incident;
        const auto happen = [&](const EventBody &body) {
            applyTo(incident, Event::make({}, body, u"x"_s, Instant::fromSeconds(9)));
        };
        const Moment at = Moment::exactly(Instant::fromSeconds(100));
        happen(MilestoneSet{.milestone = MilestoneName::Mitigated, .at = at});
        const auto line = incident.milestone(MilestoneName::Mitigated)->entry;
        happen(MilestoneSet{.milestone = MilestoneName::Recovered, .at = at, .entry = line});
        const Moment later = Moment::exactly(Instant::fromSeconds(200));
        happen(MilestoneSet{.milestone = MilestoneName::Recovered, .at = later});
        QCOMPARE(incident.milestone(MilestoneName::Mitigated)->moment, at);
        QCOMPARE(incident.timeline.find(*line)->at, at);
        QCOMPARE(incident.milestone(MilestoneName::Recovered)->moment, later);
        check(incident);
    }

    void isoTextsReadBackAndNeverGuessAZone()
    {
        QCOMPARE(isoText(Instant::fromSeconds(1568647260)), u"2019-09-16T15:21:00Z"_s);
        QCOMPARE(isoText({1568647260'120000}), u"2019-09-16T15:21:00.12Z"_s);
        QCOMPARE(isoText({-1}), u"1969-12-31T23:59:59.999999Z"_s);
        for (const Instant instant :
             {Instant{0}, Instant{-1}, Instant{1568647260'000001},
              Instant::fromSeconds(-86400 * 365)})
            QCOMPARE(instantFromIso(isoText(instant)), std::optional(instant));
        QCOMPARE(
            instantFromIso(u"2019-09-16T16:21:00+01:00"),
            std::optional(Instant::fromSeconds(1568647260)));
        QCOMPARE(
            instantFromIso(u"2019-09-16 16:21+0100"),
            std::optional(Instant::fromSeconds(1568647260)));
        for (const auto *bad :
             {u"2019-09-16T16:21:00", u"", u"2019-02-30T00:00:00Z", u"2019-09-16T24:00:00Z",
              u"2019-09-16T16:21Zx", u"19-09-16T16:21Z"})
            QVERIFY2(!instantFromIso(QStringView(bad)), qPrintable(QStringView(bad).toString()));
    }

    void idsSortAsTheyWereMade()
    {
        EntryId last = EntryId::make();
        for (int i = 0; i < 10000; ++i) {
            const EntryId next = EntryId::make();
            QVERIFY(last.text() < next.text());
            last = next;
        }
        QCOMPARE(last.text().at(14), u'7'); // the version's digit
        QCOMPARE(EntryId::fromText(last.text()), last);
    }

private:
    static void check(const Incident &incident)
    {
        for (const Finding &finding : incident.findings) {
            int above = 0;
            for (const Finding *f = &finding; f && f->parent; f = incident.finding(*f->parent))
                QVERIFY2(++above < 10, "a finding stands under itself");
        }
        QVERIFY(!incident.severity || (*incident.severity >= 1 && *incident.severity <= 5));
        for (size_t i = 0; i < incident.milestones.size(); ++i) {
            const auto &milestone = incident.milestones[i];
            if (milestone && milestone->entry) {
                const auto entry = incident.timeline.find(*milestone->entry);
                QVERIFY(entry);
                QCOMPARE(entry->at, milestone->moment);
            }
        }
        QStringList roles;
        for (const RoleHolder &holder : incident.roles) {
            roles.append(holder.role + u'/' + holder.person);
            QVERIFY(incident.responders.contains(holder.person));
            QVERIFY(!holder.until);
        }
        QCOMPARE(roles.removeDuplicates(), 0);
        for (const RoleHolder &holder : incident.formerRoles)
            QVERIFY(holder.until);
        if (!incident.severityChanges.isEmpty())
            QCOMPARE(incident.severityChanges.last().severity, incident.severity);
        for (const Component &component : incident.components) {
            if (!component.changes.isEmpty())
                QCOMPARE(component.changes.last().impact, component.impact);
        }
    }
};

QTEST_GUILESS_MAIN(TestFold)
#include "fold.moc"
