// SPDX-License-Identifier: GPL-3.0-or-later
#include "postmortem/document.h"

#include "incident/metrics.h"
#include "postmortem/timelinerows.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace Bridgelog {

using namespace Qt::StringLiterals;

static QJsonValue textOrNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

static QJsonValue isoOrNull(const std::optional<Instant> &instant)
{
    return instant ? QJsonValue(isoText(*instant)) : QJsonValue();
}

template <typename E>
static QJsonValue wordOrNull(const std::optional<E> &value)
{
    return value ? QJsonValue(word(*value)) : QJsonValue();
}

static QJsonValue numberOrNull(const std::optional<int> &value)
{
    return value ? QJsonValue(*value) : QJsonValue();
}

static QJsonObject incidentPart(const Incident &incident)
{
    QJsonArray components;
    for (const Component &component : incident.components)
        components.append(
            QJsonObject{{u"name"_s, component.name}, {u"impact"_s, wordOrNull(component.impact)}});
    return {
        {u"id"_s, incident.id.text()},
        {u"title"_s, incident.title},
        {u"organisation"_s, textOrNull(incident.organisation)},
        {u"severity"_s, numberOrNull(incident.severity)},
        {u"phase"_s, word(incident.phase)},
        {u"kind"_s, word(incident.kind)},
        {u"zone"_s, incident.zone},
        {u"components"_s, components},
        {u"tags"_s, QJsonArray::fromStringList(incident.tags)},
        {u"url"_s, textOrNull(incident.url)}};
}

static QJsonObject milestonesPart(const Incident &incident)
{
    QJsonObject result;
    for (int i = 0; i < milestoneCount; ++i) {
        const auto name = static_cast<MilestoneName>(i);
        const auto &milestone = incident.milestone(name);
        if (!milestone) {
            result.insert(word(name), QJsonValue());
            continue;
        }
        const Moment &moment = milestone->moment;
        result.insert(
            word(name),
            QJsonObject{
                {u"at"_s, isoOrNull(moment.at)},
                {u"precision"_s, word(moment.precision)},
                {u"source"_s, word(milestone->source)},
                {u"at_text"_s, textOrNull(moment.words)}});
    }
    return result;
}

static QString statusWord(MetricStatus status)
{
    switch (status) {
        using enum MetricStatus;
    case Recorded: return u"recorded"_s;
    case Pending: return u"pending"_s;
    case NotApplicable: return u"not applicable"_s;
    case Invalid: return u"invalid"_s;
    }
    return {};
}

static QJsonValue secondsOrNull(const std::optional<qint64> &us)
{
    if (!us)
        return {};
    if (*us % Instant::second == 0)
        return *us / Instant::second;
    return static_cast<double>(*us) / static_cast<double>(Instant::second);
}

static QJsonObject durationsPart(const Incident &incident)
{
    QJsonObject result;
    for (const Metric &metric : durations(incident)) {
        result.insert(
            metric.name,
            QJsonObject{
                {u"seconds"_s, secondsOrNull(metric.us)},
                {u"approximate"_s, metric.approximate},
                {u"status"_s, statusWord(metric.status)},
                {u"formula"_s, metric.formula}});
    }
    return result;
}

static QJsonObject
entryPart(const Entry &entry, const std::optional<std::pair<KnownInstant, KnownInstant>> &between)
{
    QJsonArray attachments;
    for (const Attachment &attachment : entry.attachments) {
        attachments.append(QJsonObject{
            {u"sha256"_s, attachment.sha256},
            {u"name"_s, attachment.name},
            {u"media_type"_s, attachment.mediaType},
            {u"size"_s, attachment.size}});
    }
    QJsonObject part{
        {u"id"_s, entry.id.text()},
        {u"at"_s, isoOrNull(entry.at.at)},
        {u"until"_s, isoOrNull(entry.at.until)},
        {u"between"_s,
         between ? QJsonValue(QJsonArray{isoOrNull(between->first), isoOrNull(between->second)})
                 : QJsonValue()},
        {u"precision"_s, word(entry.at.precision)},
        {u"at_text"_s, textOrNull(entry.at.words)},
        {u"recorded_at"_s, isoText(entry.recordedAt)},
        {u"published_at"_s, isoOrNull(entry.publishedAt)},
        {u"kind"_s, word(entry.kind)},
        {u"phase"_s, textOrNull(entry.phase)},
        {u"milestone"_s, wordOrNull(entry.milestone)},
        {u"hypothesis"_s, wordOrNull(entry.hypothesis)},
        {u"text"_s, entry.text},
        {u"author"_s, textOrNull(entry.author)},
        {u"audience"_s, word(entry.audience)},
        {u"pinned"_s, entry.pinned},
        {u"struck"_s, entry.struck},
        {u"struck_reason"_s, textOrNull(entry.struckReason)},
        {u"source"_s, textOrNull(entry.source)},
        {u"attachments"_s, attachments}};
    if (!entry.assignee.isEmpty())
        part.insert(u"assignee"_s, entry.assignee);
    return part;
}

static QJsonArray timelinePart(const Incident &incident)
{
    QJsonArray result;
    const auto known = knownAround(incident.timeline);
    for (int row = 0; row < incident.timeline.size(); ++row)
        result.append(entryPart(incident.timeline.at(row), known[static_cast<size_t>(row)]));
    return result;
}

static QJsonArray updatesPart(const Incident &incident)
{
    QJsonArray result;
    for (int row = 0; row < incident.timeline.size(); ++row) {
        const Entry &entry = incident.timeline.at(row);
        if (entry.kind != EntryKind::Update || entry.struck)
            continue;
        result.append(QJsonObject{
            {u"at"_s, isoOrNull(entry.at.at)},
            {u"published_at"_s, isoOrNull(entry.publishedAt)},
            {u"phase"_s, textOrNull(entry.phase)},
            {u"text"_s, entry.text},
            {u"audience"_s, word(entry.audience)}});
    }
    return result;
}

static QJsonArray rolesPart(const Incident &incident)
{
    QJsonArray result;
    for (const RoleHolder &holder : incident.roles) {
        result.append(QJsonObject{
            {u"role"_s, holder.role},
            {u"person"_s, holder.person},
            {u"since"_s, isoText(holder.since)}});
    }
    return result;
}

static QJsonArray checklistPart(const Incident &incident)
{
    QJsonArray result;
    for (const ChecklistItem &item : incident.checklist) {
        result.append(QJsonObject{
            {u"checklist"_s, textOrNull(item.checklist)},
            {u"item"_s, item.spec.item},
            {u"text"_s, item.spec.text},
            {u"role"_s, textOrNull(item.spec.role)},
            {u"state"_s, word(item.state)},
            {u"done_at"_s, isoOrNull(item.doneAt)},
            {u"done_by"_s, textOrNull(item.doneBy)},
            {u"reason"_s, textOrNull(item.reason)},
            {u"note"_s, textOrNull(item.note)},
            {u"due"_s, isoOrNull(item.due())},
            {u"due_minutes"_s, numberOrNull(item.spec.dueMinutes)},
            {u"every_minutes"_s, numberOrNull(item.spec.everyMinutes)}});
    }
    return result;
}

static QJsonArray actionsPart(const Incident &incident)
{
    QJsonArray result;
    for (const ActionItem &action : incident.actions) {
        result.append(QJsonObject{
            {u"id"_s, action.id.text()},
            {u"text"_s, action.text},
            {u"class"_s, wordOrNull(action.actionClass)},
            {u"owner"_s, textOrNull(action.owner)},
            {u"due"_s, textOrNull(action.due)},
            {u"priority"_s, textOrNull(action.priority)},
            {u"state"_s, word(action.state)},
            {u"link"_s, textOrNull(action.link)}});
    }
    return result;
}

static QJsonObject postmortemPart(const Incident &incident)
{
    QJsonArray sections;
    for (const Section &section : incident.postmortem.sections)
        sections.append(QJsonObject{{u"title"_s, section.title}, {u"text"_s, section.text}});
    return {
        {u"template"_s, textOrNull(incident.postmortem.templateName)},
        {u"state"_s, word(incident.postmortem.state)},
        {u"published_at"_s, isoOrNull(incident.postmortem.publishedAt)},
        {u"sections"_s, sections}};
}

QJsonObject incidentDocument(const Incident &incident)
{
    return {
        {u"bridgelog"_s, 1},
        {u"incident"_s, incidentPart(incident)},
        {u"milestones"_s, milestonesPart(incident)},
        {u"durations"_s, durationsPart(incident)},
        {u"timeline"_s, timelinePart(incident)},
        {u"updates"_s, updatesPart(incident)},
        {u"roles"_s, rolesPart(incident)},
        {u"responders"_s, QJsonArray::fromStringList(incident.responders)},
        {u"checklist"_s, checklistPart(incident)},
        {u"actions"_s, actionsPart(incident)},
        {u"postmortem"_s, postmortemPart(incident)},
        {u"warnings"_s, QJsonArray::fromStringList(incident.warnings)},
        {u"inferred"_s, QJsonArray::fromStringList(incident.inferred)}};
}

QByteArray incidentJson(const Incident &incident)
{
    return QJsonDocument(incidentDocument(incident)).toJson();
}

} // namespace Bridgelog
