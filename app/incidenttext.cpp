// SPDX-License-Identifier: GPL-3.0-or-later
#include "incidenttext.h"

#include "call.h"

#include "incident/metrics.h"
#include "incident/zones.h"

using namespace Qt::StringLiterals;

namespace Bridgelog {

namespace {

/// Collects the lines of the text; everything a person wrote goes through `shown`.
class Page {
public:
    explicit Page(const Incident &incident)
        : m(incident)
        , m_zone(zoneNamed(incident.zone).value_or(QTimeZone::utc()))
    {
    }

    QString write()
    {
        writeHead();
        writeMilestones();
        writePeople();
        writeTimeline();
        writeActions();
        for (const Section &section : m.postmortem.sections) {
            heading(section.title);
            indented(section.text);
        }
        list(u"Inferred"_s, m.inferred);
        list(u"Warnings"_s, m.warnings);
        return m_lines.join(u'\n');
    }

private:
    void line(const QString &text) { m_lines.append(shown(text)); }
    void heading(const QString &text)
    {
        line({});
        line(onOneLine(text));
    }
    void indented(const QString &text)
    {
        for (const QString &each : text.split(u'\n'))
            line(each.isEmpty() ? each : u"    "_s + each);
    }
    void list(const QString &title, const QStringList &items)
    {
        if (items.isEmpty())
            return;
        heading(title);
        for (const QString &item : items)
            line(u"  "_s + onOneLine(item));
    }
    QString time(const Moment &moment) const;
    void writeHead();
    void writeMilestones();
    void writePeople();
    void writeTimeline();
    void writeEntry(const Entry &entry);
    void writeActions();

    const Incident &m;
    QTimeZone m_zone;
    QStringList m_lines;
};

QString Page::time(const Moment &moment) const
{
    if (!moment.at)
        return u"time unknown"_s;
    QString text = shownTime(*moment.at, m_zone, moment.precision);
    if (moment.until)
        text += u" to "_s + shownTime(*moment.until, m_zone, moment.precision);
    if (!moment.words.isEmpty())
        text += u" (\"%1\")"_s.arg(onOneLine(moment.words));
    return text;
}

void Page::writeHead()
{
    const QString severity = m.severity ? u"SEV %1"_s.arg(*m.severity) : u"no severity"_s;
    line(onOneLine(m.title));
    QStringList head{severity, spoken(m.phase), m.zone, m.id.text()};
    if (m.kind != IncidentKind::Incident)
        head.prepend(spoken(m.kind));
    if (!m.organisation.isEmpty())
        head.prepend(onOneLine(m.organisation));
    line(head.join(u" · "_s));
    for (const Component &component : m.components)
        line(u"  %1: %2"_s.arg(
            onOneLine(component.name),
            component.impact ? spoken(*component.impact).toLower() : u"affected"_s));
    if (!m.tags.isEmpty())
        line(u"  tags: "_s + onOneLine(m.tags.join(u", "_s)));
}

void Page::writeMilestones()
{
    heading(u"Milestones"_s);
    for (int i = 0; i < milestoneCount; ++i) {
        const auto name = static_cast<MilestoneName>(i);
        const auto &milestone = m.milestone(name);
        QString text = milestone ? time(milestone->moment) : u"not known"_s;
        if (milestone && milestone->source == Source::Inferred)
            text += u", inferred"_s;
        line(u"  %1 %2"_s.arg(spoken(name).leftJustified(15), text));
    }
    for (const Metric &metric : durations(m)) {
        if (metric.us)
            line(u"  %1 %2%3  (%4)"_s.arg(
                spoken(metric.name), metric.approximate ? u"~"_s : QString(),
                spokenDuration(*metric.us), metric.formula));
    }
}

void Page::writePeople()
{
    if (m.roles.isEmpty())
        return;
    heading(u"Roles"_s);
    for (const RoleHolder &holder : m.roles)
        line(u"  %1: %2"_s.arg(onOneLine(spoken(holder.role)), onOneLine(holder.person)));
}

void Page::writeTimeline()
{
    heading(u"Timeline"_s);
    for (int row = 0; row < m.timeline.size(); ++row)
        writeEntry(m.timeline.at(row));
}

void Page::writeEntry(const Entry &entry)
{
    QStringList about{time(entry.at), spoken(entry.kind).toLower()};
    if (entry.kind == EntryKind::Update && !entry.phase.isEmpty())
        about.last() += u" under \"%1\""_s.arg(onOneLine(entry.phase));
    if (entry.hypothesis)
        about.last() += u" (%1)"_s.arg(spoken(*entry.hypothesis).toLower());
    if (!entry.author.isEmpty())
        about.append(onOneLine(entry.author));
    if (entry.audience == Audience::Public)
        about.append(u"public"_s);
    if (entry.struck)
        about.append(
            entry.struckReason.isEmpty() ? u"struck"_s
                                         : u"struck: "_s + onOneLine(entry.struckReason));
    line(u"  "_s + about.join(u", "_s));
    indented(entry.text);
}

void Page::writeActions()
{
    if (m.actions.isEmpty())
        return;
    heading(u"Actions"_s);
    for (const ActionItem &action : m.actions) {
        QString text = u"  [%1] %2"_s.arg(
            action.state == ActionState::Open ? u" "_s : u"x"_s, onOneLine(action.text));
        if (action.state == ActionState::Dropped)
            text += u" (dropped)"_s;
        if (!action.owner.isEmpty())
            text += u", "_s + onOneLine(action.owner);
        if (!action.due.isEmpty())
            text += u", due "_s + onOneLine(action.due);
        line(text);
    }
}

} // namespace

QString incidentText(const Incident &incident) { return Page(incident).write(); }

} // namespace Bridgelog
