// SPDX-License-Identifier: GPL-3.0-or-later
#include "postmortem/document.h"

#include "incident/metrics.h"
#include "incident/milestoneflags.h"
#include "incident/terms.h"
#include "postmortem/analysisparts.h"
#include "postmortem/jsonvalues.h"
#include "postmortem/parts.h"
#include "postmortem/timelinerows.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace Bridgelog {

using namespace Qt::StringLiterals;

static void putMoment(QJsonObject &object, const Moment &moment)
{
    object.insert(u"at"_s, isoOrNull(moment.at));
    if (moment.until)
        object.insert(u"until"_s, isoText(*moment.until));
    object.insert(u"precision"_s, word(moment.precision));
    object.insert(u"at_text"_s, textOrNull(moment.words));
}

static QJsonObject componentPart(const Component &component)
{
    QJsonObject part{{u"name"_s, component.name}, {u"impact"_s, wordOrNull(component.impact)}};
    if (component.changes.size() < 2)
        return part;
    QJsonArray changes;
    for (const ImpactChange &change : component.changes) {
        QJsonObject object{{u"impact"_s, wordOrNull(change.impact)}};
        putMoment(object, change.at);
        changes.append(object);
    }
    part.insert(u"changes"_s, changes);
    return part;
}

static QJsonArray severityPart(const Incident &incident)
{
    QJsonArray result;
    for (const SeverityChange &change : incident.severityChanges) {
        QJsonObject object{
            {u"severity"_s, numberOrNull(change.severity)},
            {u"reason"_s, textOrNull(change.reason)},
            {u"by"_s, textOrNull(change.by)}};
        putMoment(object, change.at);
        result.append(object);
    }
    return result;
}

/// What only some incidents have, so that the others read as they always did.
static void putSituation(QJsonObject &part, const Incident &incident)
{
    if (incident.severityChanges.size() > 1)
        part.insert(u"severity_changes"_s, severityPart(incident));
    if (!incident.summary.isEmpty())
        part.insert(u"summary"_s, incident.summary);
    QJsonArray figures;
    for (const AffectedFigure &figure : incident.figures)
        figures.append(QJsonObject{
            {u"what"_s, figure.what},
            {u"figure"_s, figure.figure},
            {u"unit"_s, textOrNull(figure.unit)},
            {u"source"_s, textOrNull(figure.source)}});
    if (!figures.isEmpty())
        part.insert(u"figures"_s, figures);
    QJsonArray links;
    for (const Link &link : incident.links)
        links.append(QJsonObject{{u"url"_s, link.url}, {u"title"_s, textOrNull(link.title)}});
    if (!links.isEmpty())
        part.insert(u"links"_s, links);
}

static QJsonObject incidentPart(const Incident &incident)
{
    QJsonArray components;
    for (const Component &component : incident.components)
        components.append(componentPart(component));
    QJsonObject part{
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
    putSituation(part, incident);
    return part;
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

/// What an update promises and who let it go out.
static void putPromise(QJsonObject &part, const Entry &entry)
{
    if (entry.kind != EntryKind::Update)
        return;
    if (entry.nextUpdate)
        part.insert(u"next_update"_s, isoText(*entry.nextUpdate));
    if (!entry.approvedBy.isEmpty())
        part.insert(u"approved_by"_s, entry.approvedBy);
}

/// The same words as others define them, each with its formula.
static QJsonArray definitionsPart(const Incident &incident)
{
    QJsonArray result;
    for (const Metric &metric : publishedMetrics(incident)) {
        result.append(QJsonObject{
            {u"definition"_s, metric.definition},
            {u"name"_s, metric.name},
            {u"seconds"_s, secondsOrNull(metric.us)},
            {u"approximate"_s, metric.approximate},
            {u"status"_s, statusWord(metric.status)},
            {u"formula"_s, metric.formula}});
    }
    return result;
}

static QJsonArray flagsPart(const Incident &incident)
{
    QJsonArray result;
    for (const MilestoneFlag &flag : milestoneFlags(incident))
        result.append(flag.sentence);
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
    putPromise(part, entry);
    return part;
}

using Around = std::vector<std::optional<std::pair<KnownInstant, KnownInstant>>>;

static QJsonArray timelinePart(const Incident &incident, const Around &around, int from, int end)
{
    QJsonArray result;
    for (int row = from; row < end; ++row)
        result.append(entryPart(incident.timeline.at(row), around[static_cast<size_t>(row)]));
    return result;
}

static QJsonArray updatesPart(const Incident &incident)
{
    QJsonArray result;
    for (int row = 0; row < incident.timeline.size(); ++row) {
        const Entry entry = incident.timeline.at(row);
        if (entry.kind != EntryKind::Update || entry.struck)
            continue;
        QJsonObject part{
            {u"at"_s, isoOrNull(entry.at.at)},
            {u"published_at"_s, isoOrNull(entry.publishedAt)},
            {u"phase"_s, textOrNull(entry.phase)},
            {u"text"_s, entry.text},
            {u"audience"_s, word(entry.audience)}};
        putPromise(part, entry);
        result.append(part);
    }
    return result;
}

static QJsonArray rolesPart(const QList<RoleHolder> &holders)
{
    QJsonArray result;
    for (const RoleHolder &holder : holders) {
        QJsonObject part{
            {u"role"_s, holder.role},
            {u"person"_s, holder.person},
            {u"since"_s, isoText(holder.since)}};
        if (holder.until)
            part.insert(u"until"_s, isoText(*holder.until));
        if (!holder.from.isEmpty())
            part.insert(u"from"_s, holder.from);
        if (holder.acceptedAt)
            part.insert(u"accepted_at"_s, isoText(*holder.acceptedAt));
        result.append(part);
    }
    return result;
}

static QJsonArray assignmentsPart(const Incident &incident)
{
    QJsonArray result;
    for (const Assignment &assignment : incident.assignments) {
        QJsonObject part{
            {u"id"_s, assignment.id.text()},
            {u"person"_s, textOrNull(assignment.person)},
            {u"task"_s, assignment.task},
            {u"minutes"_s, numberOrNull(assignment.minutes)},
            {u"due"_s, isoOrNull(assignment.until)},
            {u"acknowledged_at"_s, isoOrNull(assignment.acknowledgedAt)},
            {u"state"_s, word(assignment.state)},
            {u"ended_at"_s, isoOrNull(assignment.endedAt)},
            {u"reason"_s, textOrNull(assignment.reason)}};
        if (assignment.entry)
            part.insert(u"entry"_s, assignment.entry->text());
        putMoment(part, assignment.at);
        result.append(part);
    }
    return result;
}

static QJsonArray draftsPart(const Incident &incident)
{
    QJsonArray result;
    for (const UpdateDraft &draft : incident.drafts) {
        QJsonObject part{
            {u"id"_s, draft.id.text()},
            {u"audience"_s, word(draft.audience)},
            {u"phase"_s, textOrNull(draft.phase)},
            {u"text"_s, draft.text},
            {u"next_update"_s, isoOrNull(draft.nextUpdate)},
            {u"approved_by"_s, textOrNull(draft.approvedBy)},
            {u"approved_at"_s, isoOrNull(draft.approvedAt)}};
        if (draft.at)
            putMoment(part, *draft.at);
        result.append(part);
    }
    return result;
}

/// What a list says of an item that only some have.
static void putItemRest(QJsonObject &part, const ChecklistItem &item)
{
    if (item.spec.dueFrom != DueFrom::Applied)
        part.insert(u"due_from"_s, word(item.spec.dueFrom));
    if (!item.spec.dueAfter.isEmpty())
        part.insert(u"due_after"_s, item.spec.dueAfter);
    if (!item.spec.note.isEmpty())
        part.insert(u"advice"_s, item.spec.note);
    if (!item.assignee.isEmpty())
        part.insert(u"assignee"_s, item.assignee);
    if (item.entry)
        part.insert(u"entry"_s, item.entry->text());
    if (item.ticks.size() < 2)
        return;
    QJsonArray ticks;
    for (const ItemTick &tick : item.ticks)
        ticks.append(QJsonObject{{u"at"_s, isoText(tick.at)}, {u"by"_s, textOrNull(tick.by)}});
    part.insert(u"ticks"_s, ticks);
}

static QJsonArray checklistPart(const Incident &incident)
{
    QJsonArray result;
    for (const ChecklistItem &item : incident.checklist) {
        QJsonObject part{
            {u"checklist"_s, textOrNull(item.checklist)},
            {u"item"_s, item.spec.item},
            {u"text"_s, item.spec.text},
            {u"role"_s, textOrNull(item.spec.role)},
            {u"state"_s, word(item.state)},
            {u"done_at"_s, isoOrNull(item.doneAt)},
            {u"done_by"_s, textOrNull(item.doneBy)},
            {u"reason"_s, textOrNull(item.reason)},
            {u"note"_s, textOrNull(item.note)},
            {u"due"_s, isoOrNull(dueOf(incident, item))},
            {u"due_minutes"_s, numberOrNull(item.spec.dueMinutes)},
            {u"every_minutes"_s, numberOrNull(item.spec.everyMinutes)}};
        putItemRest(part, item);
        result.append(part);
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

/// All but the timeline, which has no rows yet.
static QJsonObject headDocument(const Incident &incident)
{
    QJsonObject document{
        {u"bridgelog"_s, 1},
        {u"incident"_s, incidentPart(incident)},
        {u"milestones"_s, milestonesPart(incident)},
        {u"durations"_s, durationsPart(incident)},
        {u"definitions"_s, definitionsPart(incident)},
        {u"flags"_s, flagsPart(incident)},
        {u"timeline"_s, QJsonArray()},
        {u"updates"_s, updatesPart(incident)},
        {u"roles"_s, rolesPart(incident.roles)},
        {u"responders"_s, QJsonArray::fromStringList(incident.responders)},
        {u"checklist"_s, checklistPart(incident)},
        {u"actions"_s, actionsPart(incident)},
        {u"postmortem"_s, postmortemPart(incident)},
        {u"warnings"_s, QJsonArray::fromStringList(incident.warnings)},
        {u"inferred"_s, QJsonArray::fromStringList(incident.inferred)}};
    const auto put = [&](const QString &key, const QJsonArray &list) {
        if (!list.isEmpty())
            document.insert(key, list);
    };
    put(u"former_roles"_s, rolesPart(incident.formerRoles));
    put(u"assignments"_s, assignmentsPart(incident));
    put(u"drafts"_s, draftsPart(incident));
    put(u"findings"_s, findingsPart(incident));
    return document;
}

QJsonObject incidentDocument(const Incident &incident)
{
    QJsonObject document = headDocument(incident);
    document[u"timeline"_s] =
        timelinePart(incident, knownAround(incident.timeline), 0, incident.timeline.size());
    return document;
}

/// The elements of an array as they stand in one that is a member of the document itself.
static QByteArray elementsOf(const QJsonArray &array)
{
    constexpr QByteArrayView before = "[\n";
    constexpr QByteArrayView behind = "\n]\n";
    QByteArray text = QJsonDocument(array).toJson();
    text.chop(behind.size());
    return text.sliced(before.size()).replace("\n", "\n    ").prepend("    ");
}

/// What `incidentDocument` says, as QJsonDocument would write it. A line that begins so can only be
/// the document's own member: no text has an end of line in it.
QByteArray incidentJson(const Incident &incident)
{
    QByteArray json = QJsonDocument(headDocument(incident)).toJson();
    constexpr QByteArrayView member = "\n    \"timeline\": [\n";
    const qsizetype at = json.indexOf(member) + member.size();
    const auto rows = static_cast<size_t>(incident.timeline.size());
    const Around around = knownAround(incident.timeline);
    const auto parts = inParts(rows, rowsOfPart, [&](size_t from, size_t end) {
        return elementsOf(
            timelinePart(incident, around, static_cast<int>(from), static_cast<int>(end)));
    });
    QByteArray timeline = QByteArrayList(parts.begin(), parts.end()).join(",\n");
    if (!parts.empty())
        json.insert(at, timeline.append('\n'));
    return json;
}

} // namespace Bridgelog
