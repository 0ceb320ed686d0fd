// SPDX-License-Identifier: GPL-3.0-or-later
#include "livedincident.h"

#include "incident/zones.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Bridgelog {

namespace {

constexpr qint64 stride = 30 * Instant::second;

std::optional<int> severityIn(const QJsonValue &words)
{
    const int severity = words[u"severity"].toInt();
    return severity > 0 ? std::optional(severity) : std::nullopt;
}

} // namespace

LivedIncident::LivedIncident(const QJsonObject &script, const QString &archive)
    : m_script(script)
    , m_journal(std::move(*Journal::open(archive, Journal::Access::Write)))
    , m_watch(std::make_unique<Reminders>(*m_journal))
{
    QObject::connect(
        m_watch.get(), &Reminders::due, m_watch.get(),
        [this](const IncidentId &, const Deadline &deadline) {
            const QString line =
                u"%1 %2 %3"_s.arg(timeOf(m_now), word(deadline.kind), deadline.text);
            (deadline.kind == Deadline::Kind::CallOut ? m_callOuts : m_reminders).append(line);
            if (m_snoozed.removeAll(deadline.key) > 0)
                return;
            if (m_told.contains(deadline.key))
                fault(u"told a second time: %1"_s.arg(line));
            if (m_now < deadline.due || m_dueSince.value(deadline.key) != m_now)
                fault(u"not told when it was due, %1: %2"_s.arg(isoText(deadline.due), line));
            m_told.append(deadline.key);
        });
}

LivedIncident::~LivedIncident() = default;

const Incident &LivedIncident::incident() const { return m_people.at(m_by)->incident(); }

bool LivedIncident::allSeeTheSame() const
{
    return std::ranges::all_of(
        m_people, [this](const auto &one) { return one.second->incident() == incident(); });
}

void LivedIncident::fault(const QString &what)
{
    m_faults.append(u"%1: %2"_s.arg(isoText(m_now), what));
}

/// "15:43" or "15:43:30", UTC: on the day of the clock, after midnight on the next where the clock
/// is past it already.
Instant LivedIncident::instantOf(const QString &time) const
{
    if (time.contains(u'T'))
        return instantFromIso(time).value_or(Instant());
    const QString day = isoText(m_now).first(10);
    const QString whole = time.size() == 5 ? time + u":00"_s : time;
    const auto at = instantFromIso(u"%1T%2Z"_s.arg(day, whole)).value_or(Instant());
    constexpr qint64 hour = 60 * Instant::minute;
    return at.us < m_now.us - 12 * hour ? Instant{at.us + 24 * hour} : at;
}

QString LivedIncident::timeOf(Instant instant) const { return isoText(instant).mid(11, 5); }

template <typename E>
E LivedIncident::valueOf(const QJsonValue &words, const QString &key)
{
    const QString text = words[key].toString();
    const auto value = fromWord<E>(text);
    if (!value)
        fault(u"“%1” is no %2"_s.arg(text, key));
    return value.value_or(E());
}

template <typename Id>
Id LivedIncident::named(const QHash<QString, Id> &names, const QString &name)
{
    if (!names.contains(name))
        fault(u"nothing before is called “%1”"_s.arg(name));
    return names.value(name);
}

const QHash<QString, LivedIncident::Verb> &LivedIncident::verbs()
{
    using Lived = LivedIncident;
    static const QHash<QString, Verb> verbs{
        {u"declare"_s, &Lived::declare},
        {u"role"_s, &Lived::role},
        {u"responders"_s, &Lived::responders},
        {u"severity"_s, &Lived::severity},
        {u"phase"_s, &Lived::phase},
        {u"milestone"_s, &Lived::milestone},
        {u"component"_s, &Lived::component},
        {u"summary"_s, &Lived::summary},
        {u"figure"_s, &Lived::figure},
        {u"link"_s, &Lived::link},
        {u"tick"_s, &Lived::tick},
        {u"skip"_s, &Lived::skip},
        {u"log"_s, &Lived::log},
        {u"judge"_s, &Lived::judge},
        {u"strike"_s, &Lived::strike},
        {u"assign"_s, &Lived::assign},
        {u"acknowledge"_s, &Lived::acknowledge},
        {u"extend"_s, &Lived::extend},
        {u"end"_s, &Lived::end},
        {u"draft"_s, &Lived::draft},
        {u"approve"_s, &Lived::approve},
        {u"publish"_s, &Lived::publish},
        {u"done"_s, &Lived::done},
        {u"snooze"_s, &Lived::snooze},
        {u"handoff"_s, &Lived::handOver},
        {u"accept"_s, &Lived::accept}};
    return verbs;
}

void LivedIncident::live()
{
    m_now = instantFromIso(m_script[u"declared"].toString()).value_or(Instant());
    for (const auto step : m_script[u"steps"].toArray())
        perform(step.toObject());
    goOnTo(instantOf(m_script[u"until"].toString()));
}

void LivedIncident::perform(const QJsonObject &step)
{
    if (step.contains(u"at"_s))
        goOnTo(instantOf(step[u"at"].toString()));
    if (step.contains(u"by"_s))
        m_by = step[u"by"].toString();
    if (!m_id.isNull())
        as(m_by);
    for (auto it = step.begin(); it != step.end(); ++it) {
        if (const auto verb = verbs().constFind(it.key()); verb != verbs().constEnd()) {
            (this->*verb.value())(it.value());
            settle();
            return;
        }
    }
    fault(u"nothing happens in a step"_s);
}

/// What is due is told up to `at`, and at it only once what happens then has happened.
void LivedIncident::goOnTo(Instant at)
{
    if (at < m_now)
        fault(u"a step lies before the one in front of it"_s);
    for (; m_now < at; m_now.us += stride)
        look();
    m_now = at;
}

void LivedIncident::look()
{
    if (m_id.isNull())
        return;
    bool mayTell = !m_snoozed.isEmpty();
    for (const Deadline &one : deadlines(incident(), m_now)) {
        if (one.due > m_now || m_dueSince.contains(one.key))
            continue;
        m_dueSince.insert(one.key, m_now); // what is told of later was due before
        mayTell = true;
    }
    m_watch->look(incident(), m_now);
    if (mayTell)
        settle();
}

void LivedIncident::settle()
{
    (void)m_journal->flush();
    QCoreApplication::sendPostedEvents();
    QCoreApplication::processEvents();
}

OpenIncident &LivedIncident::as(const QString &person)
{
    auto &mine = m_people[person];
    if (!mine)
        mine = std::move(*OpenIncident::open(*m_journal, m_id, person, [this] { return m_now; }));
    return *mine;
}

void LivedIncident::declare(const QJsonValue &words)
{
    QStringList components;
    for (const auto component : words[u"components"].toArray())
        components.append(component.toString());
    auto mine = OpenIncident::declare(
        *m_journal,
        {.title = words[u"title"].toString(),
         .severity = severityIn(words),
         .zone = words[u"zone"].toString(),
         .components = components},
        m_by, [this] { return m_now; });
    m_id = (*mine)->id();
    m_people[m_by] = std::move(*mine);
}

void LivedIncident::role(const QJsonValue &words)
{
    const QString role = words[u"role"].toString();
    const QString person = words[u"person"].toString();
    words[u"also"].toBool() ? me().shareRole(role, person) : me().giveRole(role, person);
}

void LivedIncident::responders(const QJsonValue &people)
{
    for (const auto person : people.toArray())
        me().addResponder(person.toString());
}

void LivedIncident::severity(const QJsonValue &words)
{
    me().setSeverity(severityIn(words), words[u"reason"].toString());
}

void LivedIncident::phase(const QJsonValue &words)
{
    me().setPhase(valueOf<Phase>(words, u"phase"_s), {}, words[u"reason"].toString());
}

void LivedIncident::milestone(const QJsonValue &words)
{
    const Moment at{
        .at = words[u"at"].isString() ? instantOf(words[u"at"].toString()) : m_now,
        .precision = words[u"approximate"].toBool() ? Precision::Approximate : Precision::Second};
    me().setMilestone(valueOf<MilestoneName>(words, u"name"_s), at);
}

void LivedIncident::component(const QJsonValue &words)
{
    const QString since = words[u"since"].toString();
    me().setComponent(
        words[u"name"].toString(), valueOf<Impact>(words, u"impact"_s),
        since.isEmpty() ? std::nullopt : std::optional(Moment::exactly(instantOf(since))));
}

void LivedIncident::summary(const QJsonValue &text) { me().setSummary(text.toString()); }

void LivedIncident::figure(const QJsonValue &words)
{
    me().setFigure(
        {.what = words[u"what"].toString(),
         .figure = words[u"figure"].toString(),
         .unit = words[u"unit"].toString(),
         .source = words[u"source"].toString()});
}

void LivedIncident::link(const QJsonValue &words)
{
    me().setLink(words[u"url"].toString(), words[u"title"].toString());
}

void LivedIncident::tick(const QJsonValue &items)
{
    for (const auto item : items.toArray()) {
        if (!me().incident().item(item.toString()))
            fault(u"the checklist has no “%1”"_s.arg(item.toString()));
        me().tick(item.toString());
    }
}

void LivedIncident::skip(const QJsonValue &words)
{
    me().skip(
        words[u"item"].toString(), words[u"reason"].toString(), words[u"notApplicable"].toBool());
}

void LivedIncident::log(const QJsonValue &words)
{
    EntryDraft draft{
        .kind = valueOf<EntryKind>(words, u"kind"_s),
        .text = words[u"text"].toString(),
        .assignee = words[u"person"].toString(),
        .asAction = words[u"kind"].toString() == "todo"_L1};
    if (words[u"happened"].isString())
        draft.at = Moment::exactly(instantOf(words[u"happened"].toString()));
    m_entries.insert(words[u"as"].toString(), me().log(draft));
}

void LivedIncident::judge(const QJsonValue &words)
{
    me().judge(
        {named(m_entries, words[u"entry"].toString())},
        valueOf<HypothesisState>(words, u"state"_s));
}

void LivedIncident::strike(const QJsonValue &words)
{
    me().strike(named(m_entries, words[u"entry"].toString()), words[u"reason"].toString());
}

/// The todo's action item is done.
void LivedIncident::done(const QJsonValue &name)
{
    me().toggleDone(named(m_entries, name.toString()));
}

void LivedIncident::assign(const QJsonValue &words)
{
    const int minutes = words[u"minutes"].toInt();
    m_assignments.insert(
        words[u"as"].toString(),
        me().giveAssignment(
            {.person = words[u"person"].toString(),
             .task = words[u"task"].toString(),
             .minutes = minutes > 0 ? std::optional(minutes) : std::nullopt}));
}

void LivedIncident::acknowledge(const QJsonValue &name)
{
    me().acknowledge(named(m_assignments, name.toString()));
}

void LivedIncident::extend(const QJsonValue &words)
{
    me().extend(
        named(m_assignments, words[u"assignment"].toString()), words[u"minutes"].toInt(),
        words[u"reason"].toString());
}

void LivedIncident::end(const QJsonValue &words)
{
    me().endAssignment(
        named(m_assignments, words[u"assignment"].toString()),
        valueOf<ActionState>(words, u"state"_s), words[u"reason"].toString());
}

void LivedIncident::draft(const QJsonValue &words)
{
    UpdateDrafted drafted{
        .audience = valueOf<Audience>(words, u"audience"_s),
        .phase = words[u"phase"].toString(),
        .text = words[u"text"].toString()};
    if (words[u"next"].isString())
        drafted.nextUpdate = instantOf(words[u"next"].toString());
    m_drafts.insert(words[u"as"].toString(), me().draftUpdate(drafted));
}

void LivedIncident::approve(const QJsonValue &name)
{
    me().approveUpdate(named(m_drafts, name.toString()));
}

/// Says that what was drafted is out.
void LivedIncident::publish(const QJsonValue &words)
{
    const DraftId id = named(m_drafts, words[u"draft"].toString());
    const UpdateDraft *draft = me().incident().draft(id);
    if (!draft)
        return fault(u"the draft “%1” is not there"_s.arg(words[u"draft"].toString()));
    OpenIncident::Update update{
        .phase = draft->phase,
        .text = draft->text,
        .audience = draft->audience,
        .nextUpdate = draft->nextUpdate,
        .draft = id};
    if (words[u"known"].isString())
        update.at = Moment::exactly(instantOf(words[u"known"].toString()));
    me().publishUpdate(update);
}

void LivedIncident::snooze(const QJsonValue &words)
{
    const QString begins = words[u"reminder"].toString();
    for (const QString &key : std::as_const(m_told)) {
        if (!key.startsWith(begins))
            continue;
        m_snoozed.append(key);
        return m_watch->snooze(
            m_id, key, Instant{m_now.us + words[u"minutes"].toInt() * Instant::minute});
    }
    fault(u"no reminder “%1” was told"_s.arg(begins));
}

void LivedIncident::handOver(const QJsonValue &words)
{
    const HandoffBrief brief = handoffBrief(me().incident(), m_now);
    compareBrief(brief, words[u"brief"].toObject());
    me().handOver(words[u"role"].toString(), words[u"to"].toString(), words[u"words"].toString());
}

void LivedIncident::accept(const QJsonValue &role) { me().acceptHandoff(role.toString(), m_by); }

void LivedIncident::compareBrief(const HandoffBrief &brief, const QJsonObject &wanted)
{
    QHash<QString, QStringList> lists;
    const auto points = [](const QList<HandoffBrief::Point> &list) {
        QStringList texts;
        for (const HandoffBrief::Point &point : list)
            texts.append(point.text);
        return texts;
    };
    lists[u"open"_s] = points(brief.open);
    lists[u"ruled_out"_s] = points(brief.ruledOut);
    lists[u"decisions"_s] = points(brief.decisions);
    for (const HandoffBrief::Task &task : brief.tasks)
        lists[u"tasks"_s].append(u"%1: %2, %3%4"_s.arg(
            task.who, task.text, task.until ? timeOf(*task.until) : u"no time"_s,
            task.acknowledged ? QString() : u", not acknowledged"_s));
    for (const HandoffBrief::Task &todo : brief.todos)
        lists[u"todos"_s].append(todo.text);
    for (const HandoffBrief::Deadline &deadline : brief.deadlines)
        lists[u"deadlines"_s].append(
            u"%1 %2, %3"_s.arg(timeOf(deadline.at), deadline.text, deadline.who));
    for (const HandoffBrief::LastUpdate &update : brief.updates)
        lists[u"updates"_s].append(u"%1: %2"_s.arg(
            word(update.audience),
            update.last ? timeOf(*update.publishedAt) + u' ' + update.last->text
                        : u"nothing yet"_s));
    for (auto it = lists.cbegin(); it != lists.cend(); ++it) {
        const QJsonArray array = wanted[it.key()].toArray();
        QStringList texts;
        for (const auto text : array)
            texts.append(text.toString());
        if (texts != it.value())
            fault(u"the brief's %1 are\n  %2\nand not\n  %3"_s.arg(
                it.key(), it->join(u"\n  "_s), texts.join(u"\n  "_s)));
    }
}

} // namespace Bridgelog
