// SPDX-License-Identifier: GPL-3.0-or-later
#include "postmortem/templatecontext.h"

#include "incident/metrics.h"
#include "incident/sizetext.h"
#include "postmortem/markdownreader.h"
#include "postmortem/markdownwriter.h"

namespace Bridgelog {

using namespace Qt::StringLiterals;

static QVariant inlined(const QString &text) { return escapeMarkdown(cleanLine(text)); }

template <typename E>
static QVariant spokenOr(const std::optional<E> &value)
{
    return value ? QVariant(spoken(*value)) : QVariant(QString());
}

static QVariantHash momentHash(const Moment &moment, const Clock &clock)
{
    return {
        {u"local"_s, clock.local(moment)},
        {u"utc"_s, clock.utc(moment).isEmpty() ? clock.local(moment) : clock.utc(moment)},
        {u"both"_s, clock.both(moment)},
        {u"dated"_s, clock.dated(moment)},
        {u"iso"_s, moment.at ? isoText(*moment.at) : QString()},
        {u"precision"_s, spoken(moment.precision)},
        {u"words"_s, inlined(moment.words)}};
}

static QVariantHash incidentHash(const Incident &incident, const Facts &facts)
{
    QVariantList components;
    for (const Component &component : incident.components)
        components.append(QVariantHash{
            {u"name"_s, inlined(component.name)}, {u"impact"_s, spokenOr(component.impact)}});
    QVariantList figures;
    for (const AffectedFigure &figure : incident.figures)
        figures.append(QVariantHash{
            {u"what"_s, inlined(figure.what)},
            {u"figure"_s, inlined(figure.figure)},
            {u"unit"_s, inlined(figure.unit)},
            {u"source"_s, inlined(figure.source)}});
    QVariantList links;
    for (const Link &link : incident.links)
        links.append(
            QVariantHash{{u"title"_s, inlined(link.title)}, {u"url"_s, inlined(link.url)}});
    QVariantList tags;
    for (const QString &tag : incident.tags)
        tags.append(inlined(tag));
    const QString title = cleanLine(incident.title);
    return {
        {u"title"_s, title.isEmpty() ? u"Untitled incident"_s : inlined(title)},
        {u"organisation"_s, inlined(incident.organisation)},
        {u"url"_s, inlined(incident.url)},
        {u"severity"_s, incident.severity ? QString::number(*incident.severity) : QString()},
        {u"phase"_s, spoken(incident.phase)},
        {u"kind"_s, spoken(incident.kind)},
        {u"zone"_s, inlined(incident.zone)},
        {u"date"_s, facts.clock().local({.at = facts.beginning(), .precision = Precision::Day})},
        {u"summary"_s, inlined(incident.summary)},
        {u"components"_s, components},
        {u"figures"_s, figures},
        {u"links"_s, links},
        {u"tags"_s, tags}};
}

static QVariantHash milestonesHash(const Incident &incident, const Clock &clock)
{
    QVariantHash result;
    for (int i = 0; i < milestoneCount; ++i) {
        const auto name = static_cast<MilestoneName>(i);
        if (const auto &milestone = incident.milestone(name))
            result.insert(word(name), momentHash(milestone->moment, clock));
    }
    if (const auto impact = result.constFind(u"impact_started"_s); impact != result.constEnd())
        result.insert(u"impact"_s, *impact);
    return result;
}

static QVariantHash metricHash(const Metric &metric)
{
    const QString length = metric.us
        ? (metric.approximate ? u"≈ "_s : QString()) + spokenDuration(*metric.us)
        : QString();
    return {
        {u"name"_s, inlined(metric.name)},
        {u"definition"_s, inlined(metric.definition)},
        {u"duration"_s, length},
        {u"formula"_s, inlined(metric.formula)},
        {u"status"_s, statusWord(metric.status)}};
}

static QVariantHash durationsHash(const Incident &incident)
{
    QVariantHash result;
    for (const Metric &metric : durations(incident)) {
        result.insert(metric.name, metricHash(metric));
    }
    return result;
}

static QVariantHash entryHash(const Entry &entry, const Clock &clock)
{
    QVariantHash result = momentHash(entry.at, clock);
    result.insert(u"kind"_s, spoken(entry.kind));
    result.insert(u"phase"_s, inlined(entry.phase));
    result.insert(u"text"_s, inlined(plainText(readMarkdown(entry.text))));
    result.insert(u"author"_s, inlined(entry.author));
    result.insert(u"audience"_s, spoken(entry.audience));
    result.insert(u"state"_s, spokenOr(entry.hypothesis));
    result.insert(u"assignee"_s, inlined(entry.assignee));
    result.insert(u"pinned"_s, entry.pinned);
    result.insert(u"struck"_s, entry.struck);
    return result;
}

static QVariantList
entriesList(const Incident &incident, const Clock &clock, std::optional<EntryKind> kind)
{
    QVariantList result;
    for (int row = 0; row < incident.timeline.size(); ++row) {
        if (!kind || incident.timeline.head(row).kind == *kind)
            result.append(entryHash(incident.timeline.at(row), clock));
    }
    return result;
}

static QVariantList attachmentsList(const Incident &incident)
{
    QVariantList result;
    for (int row = 0; row < incident.timeline.size(); ++row) {
        for (const Attachment &file : incident.timeline.at(row).attachments) {
            result.append(QVariantHash{
                {u"name"_s, inlined(file.name)},
                {u"type"_s, inlined(file.mediaType)},
                {u"size"_s, sizeText(file.size)},
                {u"sha256"_s, file.sha256}});
        }
    }
    return result;
}

static QVariantList metricsList(const Incident &incident)
{
    QVariantList result;
    for (const Metric &metric : durations(incident) + publishedMetrics(incident))
        result.append(metricHash(metric));
    return result;
}

static QVariantHash smallLists(const Incident &incident, const Clock &clock)
{
    QVariantList roles;
    for (const RoleHolder &holder : incident.roles) {
        roles.append(QVariantHash{
            {u"role"_s, inlined(spoken(holder.role))},
            {u"person"_s, inlined(holder.person)},
            {u"since"_s, momentHash(Moment::exactly(holder.since), clock)}});
    }
    QVariantList checklist;
    for (const ChecklistItem &item : incident.checklist) {
        checklist.append(QVariantHash{
            {u"text"_s, inlined(item.spec.text)},
            {u"role"_s, inlined(spoken(item.spec.role))},
            {u"state"_s, spoken(item.state)},
            {u"by"_s, inlined(item.doneBy)}});
    }
    QVariantList actions;
    for (const ActionItem &action : incident.actions) {
        actions.append(QVariantHash{
            {u"text"_s, inlined(action.text)},
            {u"class"_s, spokenOr(action.actionClass)},
            {u"owner"_s, inlined(action.owner)},
            {u"due"_s, inlined(action.due)},
            {u"priority"_s, inlined(action.priority)},
            {u"link"_s, inlined(action.link)},
            {u"state"_s, spoken(action.state)}});
    }
    QVariantList sections;
    for (const Section &section : incident.postmortem.sections)
        sections.append(QVariantHash{{u"title"_s, inlined(section.title)}});
    return {
        {u"roles"_s, roles},
        {u"checklist"_s, checklist},
        {u"actions"_s, actions},
        {u"sections"_s, sections}};
}

QVariantHash
templateContext(const Incident &incident, const Facts &facts, const QSet<QString> &used)
{
    const Clock &clock = facts.clock();
    QVariantHash context = smallLists(incident, clock);
    context.insert(u"incident"_s, incidentHash(incident, facts));
    context.insert(u"milestones"_s, milestonesHash(incident, clock));
    context.insert(u"durations"_s, durationsHash(incident));
    context.insert(u"postmortem"_s, QVariantHash{{u"state"_s, spoken(incident.postmortem.state)}});
    const auto insert = [&](const QString &name, const auto &make) {
        if (used.contains(name))
            context.insert(name, make());
    };
    const auto entries = [&](std::optional<EntryKind> kind) {
        return [&, kind] { return entriesList(incident, clock, kind); };
    };
    insert(u"timeline"_s, entries({}));
    insert(u"updates"_s, entries(EntryKind::Update));
    insert(u"hypotheses"_s, entries(EntryKind::Hypothesis));
    insert(u"attachments"_s, [&] { return attachmentsList(incident); });
    insert(u"metrics"_s, [&] { return metricsList(incident); });
    return context;
}

} // namespace Bridgelog
