// SPDX-License-Identifier: GPL-3.0-or-later
#include "postmortem/handoff.h"

#include "incident/metrics.h"
#include "postmortem/blocks.h"
#include "postmortem/markdownreader.h"

#include <algorithm>

namespace Bridgelog {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype newest = 5; ///< of what is only told as background

/// The first paragraph of a Markdown text on one line, without its marks.
QString firstParagraph(const QString &markdown)
{
    for (const Block &block : readMarkdown(markdown)) {
        const QString text = plainText(Blocks{block}).simplified();
        if (block.kind != Block::Kind::Code && !text.isEmpty())
            return text;
    }
    return cleanLine(markdown);
}

class Briefing {
public:
    Briefing(const Incident &incident, Instant now, const Cadence &cadence)
        : m(incident)
        , m_now(now)
        , m_cadence(cadence)
    {
    }

    HandoffBrief make()
    {
        head();
        timeline();
        tasks();
        deadlines();
        updates();
        return std::move(m_brief);
    }

private:
    void head();
    void timeline();
    void tasks();
    void deadlines();
    void updates();
    bool isOpenTodo(const Entry &entry) const;

    static HandoffBrief::Point pointOf(const Entry &entry)
    {
        return {
            .at = entry.at,
            .text = firstParagraph(entry.text),
            .who = entry.assignee.isEmpty() ? entry.author : entry.assignee};
    }

    const Incident &m;
    Instant m_now;
    const Cadence &m_cadence;
    HandoffBrief m_brief;
};

void Briefing::head()
{
    m_brief.now = m_now;
    m_brief.zone = m.zone;
    m_brief.title = m.title;
    m_brief.organisation = m.organisation;
    m_brief.number = m.id.text();
    m_brief.severity = m.severity;
    m_brief.phase = m.phase;
    m_brief.summary = m.summary;
    const auto &declared = m.milestone(MilestoneName::Declared);
    m_brief.initiated = declared ? declared->moment : Moment::exactly(m.firstRecorded);
    if (const auto &impact = m.milestone(MilestoneName::ImpactStarted))
        m_brief.impactStarted = impact->moment;
    const Elapsed clock = elapsed(m, m_now);
    m_brief.elapsed = (clock.sinceImpact ? u"%1 since impact"_s : u"%1 since it was declared"_s)
                          .arg(spokenDuration(clock.us / Instant::minute * Instant::minute));
    std::ranges::copy_if(
        m.components, std::back_inserter(m_brief.components),
        [](const Component &component) { return component.impact != Impact::Operational; });
    m_brief.figures = m.figures;
    m_brief.links = m.links;
    m_brief.roles = m.roles;
    for (const QString &person : m.responders) {
        if (!std::ranges::contains(m.roles, person, &RoleHolder::person))
            m_brief.responders.append(person);
    }
}

bool Briefing::isOpenTodo(const Entry &entry) const
{
    if (entry.kind != EntryKind::Todo)
        return false;
    const auto action = std::ranges::find(m.actions, entry.id, &ActionItem::entry);
    return action == m.actions.end() || action->state == ActionState::Open;
}

void Briefing::timeline()
{
    for (int row = 0; row < m.timeline.size(); ++row) {
        const Entry entry = m.timeline.at(row);
        if (entry.struck)
            continue;
        if (entry.kind == EntryKind::Hypothesis) {
            const auto state = entry.hypothesis.value_or(HypothesisState::Open);
            auto &points = state == HypothesisState::Open ? m_brief.open
                : state == HypothesisState::RuledOut      ? m_brief.ruledOut
                                                          : m_brief.known;
            points.append(pointOf(entry));
        } else if (entry.kind == EntryKind::Decision) {
            m_brief.decisions.append(pointOf(entry));
        } else if (isOpenTodo(entry)) {
            m_brief.todos.append({.text = firstParagraph(entry.text), .who = entry.assignee});
        }
    }
    const auto latest = [this](QList<HandoffBrief::Point> &into, auto wanted) {
        QList<HandoffBrief::Point> found;
        for (int row = m.timeline.size() - 1; row >= 0 && found.size() < newest; --row) {
            const Entry entry = m.timeline.at(row);
            if (!entry.struck && wanted(entry.kind))
                found.prepend(pointOf(entry));
        }
        into += found;
    };
    latest(m_brief.known, [](EntryKind kind) {
        return kind == EntryKind::Evidence || kind == EntryKind::Observation;
    });
    latest(m_brief.actions, [](EntryKind kind) { return kind == EntryKind::Action; });
}

void Briefing::tasks()
{
    for (const Assignment &assignment : m.assignments) {
        if (assignment.state == ActionState::Open)
            m_brief.tasks.append(
                {.text = firstParagraph(assignment.task),
                 .who = assignment.person,
                 .until = assignment.until,
                 .acknowledged = assignment.acknowledgedAt.has_value()});
    }
    for (const ActionItem &action : m.actions) {
        if (action.state == ActionState::Open && !action.entry)
            m_brief.todos.append({.text = firstParagraph(action.text), .who = action.owner});
    }
}

void Briefing::deadlines()
{
    for (const Deadline &due : Bridgelog::deadlines(m, m_now, m_cadence)) {
        const bool calls = due.kind == Deadline::Kind::Assignment;
        const QString holder = m.holderOf(due.person);
        m_brief.deadlines.append(
            {.at = due.due,
             .text = calls ? u"Call back: %1"_s.arg(firstParagraph(due.text)) : due.text,
             .who = !holder.isEmpty()                ? holder
                 : m.responders.contains(due.person) ? due.person
                                                     : spoken(due.person)});
    }
}

void Briefing::updates()
{
    for (const Audience audience : {Audience::Public, Audience::Internal}) {
        HandoffBrief::LastUpdate told{.audience = audience};
        for (int row = m.timeline.size() - 1; row >= 0 && !told.last; --row) {
            const Entry entry = m.timeline.at(row);
            const bool isOut = !entry.publishedAt || *entry.publishedAt <= m_now;
            if (entry.kind != EntryKind::Update || entry.audience != audience || entry.struck
                || !isOut)
                continue;
            told.last = HandoffBrief::Point{
                .at = entry.at, .text = cleanText(entry.text).trimmed(), .who = entry.author};
            told.publishedAt = entry.publishedAt;
            told.promised = entry.nextUpdate;
        }
        m_brief.updates.append(told);
    }
}

} // namespace

HandoffBrief handoffBrief(const Incident &incident, Instant now, const Cadence &cadence)
{
    return Briefing(incident, now, cadence).make();
}

} // namespace Bridgelog
