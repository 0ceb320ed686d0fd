// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/situationfacts.h"

#include "incident/deadlines.h"
#include "incident/metrics.h"
#include "incident/milestoneflags.h"

#include <QCoreApplication>

#include <algorithm>

namespace Bridgelog {

using namespace Qt::StringLiterals;

namespace {

using Fact = SituationFact;
using Kind = SituationFact::Kind;
using Tone = SituationFact::Tone;

constexpr qint64 soon = 5 * Instant::minute;
constexpr qint64 ahead = 60 * Instant::minute; ///< what is due later is no concern yet
constexpr qsizetype mostDeadlines = 5;
constexpr qsizetype mostReporting = 7; ///< to one person, before a team is split

QString inMinutes(qint64 us) { return spokenDuration(us / Instant::minute * Instant::minute); }

class Facts {
    Q_DECLARE_TR_FUNCTIONS(Bridgelog::SituationModel)

public:
    Facts(const Incident &incident, const Showing &showing, const Cadence &cadence)
        : m(incident)
        , m_showing(showing)
        , m_cadence(cadence)
        , m_flags(milestoneFlags(incident))
    {
    }
    QList<Fact> all()
    {
        for (int i = 0; i < milestoneCount; ++i)
            m_facts.append(milestone(static_cast<MilestoneName>(i)));
        severity();
        m_facts.append(
            {.kind = Kind::Zone,
             .key = u"zone"_s,
             .label = tr("Time zone"),
             .value = zoneText(m_showing),
             .whole = m.zone,
             .edit = m.zone});
        summary();
        figuresAndLinks();
        roles();
        responders();
        for (const Component &one : m.components)
            m_facts.append(component(one));
        assignments();
        next();
        measures();
        return m_facts;
    }

private:
    Fact milestone(MilestoneName name) const;
    void severity();
    void summary();
    void figuresAndLinks();
    void roles();
    Fact role(const QString &name) const;
    void responders();
    Fact component(const Component &component) const;
    void assignments();
    void next();
    void measures();
    /// "4m", "6m late".
    void putTerm(Fact &fact, Instant due) const;

    const Incident &m;
    const Showing &m_showing;
    const Cadence &m_cadence;
    const QList<MilestoneFlag> m_flags;
    QList<Fact> m_facts;
};

Fact Facts::milestone(MilestoneName name) const
{
    Fact fact{.kind = Kind::Milestone, .key = word(name), .label = spoken(name)};
    const auto flag = std::ranges::find(m_flags, name, &MilestoneFlag::milestone);
    const bool odd = flag != m_flags.end();
    const std::optional<Milestone> &known = m.milestone(name);
    if (!known) {
        fact.value = isOver(m.phase) ? tr("not recorded") : tr("not yet");
        fact.tone = odd ? Tone::Warning : Tone::Dim;
        fact.whole = odd ? flag->sentence : QString();
        return fact;
    }
    fact.value = momentText(known->moment, m_showing);
    if (fact.value.isEmpty())
        fact.value = tr("time unknown");
    fact.whole = wholeText(known->moment, m_showing.zone);
    if (known->source == Source::Inferred)
        fact.whole += tr(" · inferred");
    if (odd) {
        fact.tone = Tone::Warning;
        fact.whole += u"\n"_s + flag->sentence;
    }
    fact.edit = editText(known->moment, m_showing.zone);
    const std::optional<Milestone> &start = m.milestone(MilestoneName::ImpactStarted);
    const bool comparable = start && start->moment.at && known->moment.at
        && start->moment.precision != Precision::Day && known->moment.precision != Precision::Day;
    if (comparable && name != MilestoneName::ImpactStarted) {
        const qint64 us = known->moment.at->us - start->moment.at->us;
        fact.delta = (us < 0 ? u"−"_s : u"+"_s) + inMinutes(qAbs(us));
    }
    return fact;
}

void Facts::severity()
{
    const QString text = m.severity ? tr("SEV %1").arg(*m.severity) : tr("not set");
    QStringList history;
    for (const SeverityChange &change : m.severityChanges) {
        QString line = change.severity ? tr("SEV %1").arg(*change.severity) : tr("not set");
        if (change.at.at)
            line = tr("%1 since %2").arg(line, momentText(change.at, m_showing));
        if (!change.reason.isEmpty())
            line += u": "_s + change.reason;
        history.append(line);
    }
    m_facts.append(
        {.kind = Kind::Severity,
         .key = u"severity"_s,
         .label = tr("Severity"),
         .value = text,
         .tone = m.severity ? Tone::Plain : Tone::Warning,
         .whole = history.isEmpty() ? text : history.join(u'\n'),
         .edit = m.severity ? QString::number(*m.severity) : QString()});
}

void Facts::summary()
{
    const bool over = isOver(m.phase);
    m_facts.append(
        {.kind = Kind::Summary,
         .key = u"summary"_s,
         .label = tr("Summary"),
         .value = m.summary.isEmpty() ? tr("not written") : m.summary,
         .tone = m.summary.isEmpty() || over ? Tone::Dim : Tone::Plain,
         .whole = m.summary,
         .edit = m.summary});
}

void Facts::figuresAndLinks()
{
    for (const AffectedFigure &one : m.figures) {
        QString figure = one.figure;
        if (!one.unit.isEmpty())
            figure += u' ' + one.unit;
        const QString source = one.source.isEmpty() ? QString() : u" (%1)"_s.arg(one.source);
        m_facts.append(
            {.kind = Kind::Figure,
             .key = one.what,
             .label = tr("Affected: %1").arg(one.what),
             .value = figure,
             .whole = figure + source,
             .edit = figure + source});
    }
    for (const Link &link : m.links)
        m_facts.append(
            {.kind = Kind::Link,
             .key = link.url,
             .label = link.title.isEmpty() ? tr("Link") : link.title,
             .value = link.url,
             .tone = Tone::Dim,
             .whole = link.url,
             .edit = u"%1 %2"_s.arg(link.url, link.title).trimmed()});
}

void Facts::roles()
{
    QStringList names = usualRoles();
    for (const RoleHolder &holder : m.roles) {
        if (!names.contains(holder.role) && !holder.person.isEmpty())
            names.append(holder.role);
    }
    for (const QString &name : std::as_const(names))
        m_facts.append(role(name));
}

Fact Facts::role(const QString &name) const
{
    const QString people = m.holdersOf(name).join(u"; "_s);
    Fact fact{
        .kind = Kind::Role, .key = name, .label = spoken(name), .value = people, .edit = people};
    QStringList history;
    for (const QList<RoleHolder> &holders : {m.formerRoles, m.roles}) {
        for (const RoleHolder &holder : holders) {
            if (holder.role != name)
                continue;
            QString line = tr("%1 since %2").arg(holder.person, clockText(holder.since, m_showing));
            if (holder.until)
                line = tr("%1 until %2").arg(line, clockText(*holder.until, m_showing));
            history.append(line);
        }
    }
    const auto waiting = std::ranges::find_if(m.roles, [&](const RoleHolder &holder) {
        return holder.role == name && !holder.from.isEmpty() && !holder.acceptedAt;
    });
    if (people.isEmpty()) {
        fact.value = tr("unassigned");
        fact.tone = isOver(m.phase) ? Tone::Dim : Tone::Warning;
    } else if (waiting != m.roles.end() && !isOver(m.phase)) {
        fact.value = tr("%1 · not accepted").arg(people);
        fact.tone = Tone::Warning;
    }
    fact.whole = history.isEmpty() ? fact.value : history.join(u'\n');
    return fact;
}

void Facts::responders()
{
    if (m.responders.isEmpty())
        return;
    const bool wide = m.responders.size() > mostReporting && !isOver(m.phase);
    const auto count = QString::number(m.responders.size());
    m_facts.append(
        {.kind = Kind::Responders,
         .key = u"responders"_s,
         .label = tr("On it"),
         .value = wide ? tr("%1 · split into teams?").arg(count) : count,
         .tone = wide ? Tone::Warning : Tone::Plain,
         .whole = m.responders.join(u", "_s)});
}

Fact Facts::component(const Component &component) const
{
    const QString impact = component.impact ? spoken(*component.impact).toLower() : tr("affected");
    QStringList history;
    for (const ImpactChange &change : component.changes) {
        const QString what = change.impact ? spoken(*change.impact).toLower() : tr("affected");
        history.append(
            change.at.at ? tr("%1 since %2").arg(what, momentText(change.at, m_showing)) : what);
    }
    return {
        .kind = Kind::Component,
        .key = component.name,
        .label = component.name,
        .value = impact,
        .tone = toneOf(component.impact),
        .whole = component.name + u": "_s + (history.isEmpty() ? impact : history.join(u"; "_s)),
        .edit = component.impact ? word(*component.impact) : QString()};
}

void Facts::putTerm(Fact &fact, Instant due) const
{
    const qint64 left = due.us - m_showing.now.us;
    if (left < 0) {
        fact.value = tr("%1 late").arg(-left < Instant::minute ? tr("just") : inMinutes(-left));
        fact.tone = Tone::Critical;
    } else {
        fact.value = inMinutes(left + Instant::minute - 1);
        fact.tone = left < soon ? Tone::Warning : Tone::Plain;
    }
}

void Facts::assignments()
{
    for (const Assignment &one : m.assignments) {
        if (one.state != ActionState::Open)
            continue;
        Fact fact{
            .kind = Kind::Assignment,
            .key = one.id.text(),
            .label = u"%1: %2"_s.arg(one.person, one.task),
            .whole = u"%1: %2"_s.arg(one.person, one.task)};
        if (one.until)
            putTerm(fact, *one.until);
        else
            fact.value = tr("no end set");
        if (!one.until)
            fact.tone = Tone::Dim;
        if (!one.acknowledgedAt)
            fact.whole += u"\n"_s + tr("Not acknowledged yet");
        fact.delta = one.acknowledgedAt ? QString() : u"?"_s;
        m_facts.append(fact);
    }
}

/// The deputy's clock; the checklist and the assignments show their own terms.
void Facts::next()
{
    qsizetype shown = 0;
    for (const Deadline &one : deadlines(m, m_showing.now, m_cadence)) {
        const bool elsewhere =
            one.kind == Deadline::Kind::Item || one.kind == Deadline::Kind::Assignment;
        const bool passed = one.kind == Deadline::Kind::CallOut && one.due < m_showing.now;
        const bool far = one.due.us - m_showing.now.us > ahead;
        if (elsewhere || passed || far || shown == mostDeadlines)
            continue;
        ++shown;
        Fact fact{
            .kind = Kind::Deadline,
            .key = one.key,
            .label = one.text,
            .whole = u"%1, %2"_s.arg(one.text, clockText(one.due, m_showing))};
        putTerm(fact, one.due);
        m_facts.append(fact);
    }
}

QString stateText(const Metric &metric)
{
    switch (metric.status) {
        using enum MetricStatus;
    case Recorded:
        return (metric.approximate ? u"≈ "_s : QString()) + spokenDuration(metric.us.value_or(0));
    case Pending: return QCoreApplication::translate("Bridgelog::SituationModel", "pending");
    case NotApplicable:
        return QCoreApplication::translate("Bridgelog::SituationModel", "not applicable");
    case Invalid: return QCoreApplication::translate("Bridgelog::SituationModel", "invalid");
    }
    return {};
}

/// Ours first, then the same words by others' definitions; those who mean the same share a row.
void Facts::measures()
{
    const QList<Metric> published = publishedMetrics(m);
    QStringList seen;
    for (const Metric &metric : durations(m) + published) {
        const QString key = u"measure:%1:%2"_s.arg(metric.name, metric.formula);
        if (seen.contains(key))
            continue;
        seen.append(key);
        QStringList owners;
        for (const Metric &other : published) {
            if (other.name == metric.name && other.formula == metric.formula)
                owners.append(other.definition);
        }
        const QString whose = owners.isEmpty() ? QString() : u" ("_s + owners.join(u", "_s) + u')';
        const bool invalid = metric.status == MetricStatus::Invalid;
        m_facts.append(
            {.kind = Kind::Measure,
             .key = key,
             .label = spoken(metric.name) + whose,
             .value = stateText(metric),
             .tone = invalid ? Tone::Warning
                 : metric.us ? Tone::Plain
                             : Tone::Dim,
             .whole = u"%1%2 = %3"_s.arg(spoken(metric.name), whose, metric.formula)
                 + (invalid ? u"\n"_s + tr("It ends before it starts.") : QString())});
    }
}

} // namespace

QStringList usualRoles()
{
    return {u"commander"_s, u"operations"_s, u"communications"_s, u"scribe"_s};
}

bool takesSeveral(const QString &role)
{
    static const QStringList one{u"commander"_s, u"deputy"_s, u"scribe"_s};
    return !one.contains(role);
}

SituationFact::Tone toneOf(const std::optional<Impact> &impact)
{
    if (!impact)
        return Tone::Warning;
    switch (*impact) {
        using enum Impact;
    case Operational: return Tone::Good;
    case Degraded:
    case PartialOutage: return Tone::Warning;
    case MajorOutage: return Tone::Critical;
    case Maintenance: return Tone::Dim;
    }
    return Tone::Plain;
}

QList<SituationFact>
situationFacts(const Incident &incident, const Showing &showing, const Cadence &cadence)
{
    return Facts(incident, showing, cadence).all();
}

} // namespace Bridgelog
