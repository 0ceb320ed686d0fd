// SPDX-License-Identifier: GPL-3.0-or-later
#include "fields/fieldnames.h"

#include <algorithm>
#include <numeric>
#include <vector>

namespace Bridgelog {

using namespace Qt::StringLiterals;

namespace {

using Type = FieldName::Type;

FieldName text(const QString &name, const QString &tells)
{
    return {.name = name, .type = Type::Text, .tells = tells, .members = {}};
}
FieldName flag(const QString &name, const QString &tells)
{
    return {.name = name, .type = Type::Flag, .tells = tells, .members = {}};
}
QList<FieldName> momentMembers()
{
    return {
        text(u"local"_s, u"On the incident’s clock: 16:21 BST"_s),
        text(u"utc"_s, u"In UTC: 15:21 UTC"_s),
        text(u"both"_s, u"On both clocks: 16:21 BST (15:21 UTC)"_s),
        text(u"dated"_s, u"With its date: 16 September 2019, 16:21 BST (15:21 UTC)"_s),
        text(u"iso"_s, u"For machines: 2019-09-16T15:21:00Z"_s),
        text(u"precision"_s, u"How exactly it is known"_s),
        text(u"words"_s, u"The words of the source"_s)};
}
FieldName moment(const QString &name, const QString &tells)
{
    return {.name = name, .type = Type::Moment, .tells = tells, .members = momentMembers()};
}
FieldName length(const QString &name, const QString &tells)
{
    return {
        .name = name,
        .type = Type::Length,
        .tells = tells,
        .members = {
            text(u"duration"_s, u"How long: 1h 04m"_s),
            text(u"formula"_s, u"What was taken from what"_s),
            text(u"status"_s, u"Recorded, pending, not applicable or invalid"_s)}};
}
FieldName object(const QString &name, const QString &tells, const QList<FieldName> &members)
{
    return {.name = name, .type = Type::Object, .tells = tells, .members = members};
}
FieldName list(const QString &name, const QString &tells, const QList<FieldName> &members)
{
    return {.name = name, .type = Type::List, .tells = tells, .members = members};
}

QList<FieldName> entryMembers()
{
    return momentMembers()
        + QList<FieldName>{
            text(u"kind"_s, u"Observation, action, decision …"_s),
            text(u"phase"_s, u"The phase it tells"_s),
            text(u"text"_s, u"What it says, without marks"_s),
            text(u"author"_s, u"Who wrote it"_s),
            text(u"audience"_s, u"Internal or public"_s),
            text(u"state"_s, u"A hypothesis: open, confirmed or ruled out"_s),
            text(u"assignee"_s, u"Who is on it"_s),
            flag(u"pinned"_s, u"Whether it is pinned"_s),
            flag(u"struck"_s, u"Whether it is struck"_s)};
}

FieldName incidentNames()
{
    return object(
        u"incident"_s, u"The incident itself"_s,
        {text(u"title"_s, u"Its title"_s), text(u"organisation"_s, u"Whose it is"_s),
         text(u"url"_s, u"Where it is published"_s), text(u"severity"_s, u"1 to 5, or nothing"_s),
         text(u"phase"_s, u"Its phase now"_s), text(u"kind"_s, u"Incident, drill …"_s),
         text(u"zone"_s, u"The zone it is shown in"_s), text(u"date"_s, u"The day it began"_s),
         text(u"summary"_s, u"Where it stands, in one line"_s),
         list(
             u"components"_s, u"What is affected"_s,
             {text(u"name"_s, u"The component"_s), text(u"impact"_s, u"How much"_s)}),
         list(
             u"figures"_s, u"How many are affected"_s,
             {text(u"what"_s, u"Customers, requests …"_s), text(u"figure"_s, u"The figure"_s),
              text(u"unit"_s, u"Its unit"_s), text(u"source"_s, u"Who says so"_s)}),
         list(
             u"links"_s, u"Bridge, channel, ticket …"_s,
             {text(u"title"_s, u"What it is"_s), text(u"url"_s, u"Where it is"_s)}),
         list(u"tags"_s, u"Its tags"_s, {})});
}

FieldName milestoneNames()
{
    return object(
        u"milestones"_s, u"The key times"_s,
        {moment(u"impact"_s, u"Impact started"_s), moment(u"impact_started"_s, u"Impact started"_s),
         moment(u"detected"_s, u"Somebody or something noticed"_s),
         moment(u"acknowledged"_s, u"A person took it on"_s),
         moment(u"declared"_s, u"It was declared an incident"_s),
         moment(u"mitigated"_s, u"Customers felt it no longer"_s),
         moment(u"recovered"_s, u"All worked as before"_s),
         moment(u"resolved"_s, u"The response was over"_s)});
}

FieldName durationNames()
{
    return object(
        u"durations"_s, u"How long it took"_s,
        {length(u"impact"_s, u"How long there was impact"_s),
         length(u"time_to_detect"_s, u"From impact to detected"_s),
         length(u"time_to_acknowledge"_s, u"From detected to acknowledged"_s),
         length(u"time_to_mitigate"_s, u"From impact to mitigated"_s),
         length(u"time_to_resolve"_s, u"From impact to resolved"_s)});
}

QList<FieldName> allNames()
{
    return {
        incidentNames(),
        milestoneNames(),
        durationNames(),
        list(u"timeline"_s, u"Every entry, in order"_s, entryMembers()),
        list(u"updates"_s, u"The status updates"_s, entryMembers()),
        list(u"hypotheses"_s, u"The hypotheses"_s, entryMembers()),
        list(
            u"roles"_s, u"Who has which role"_s,
            {text(u"role"_s, u"Commander, scribe …"_s), text(u"person"_s, u"Who has it"_s),
             moment(u"since"_s, u"Since when"_s)}),
        list(
            u"checklist"_s, u"The responder checklist"_s,
            {text(u"text"_s, u"What is to be done"_s), text(u"role"_s, u"By whom"_s),
             text(u"state"_s, u"Open, done, skipped …"_s), text(u"by"_s, u"Who ticked it"_s)}),
        list(
            u"actions"_s, u"The action items"_s,
            {text(u"text"_s, u"What is to be done"_s), text(u"class"_s, u"Prevent, mitigate …"_s),
             text(u"owner"_s, u"Whose it is"_s), text(u"due"_s, u"By when"_s),
             text(u"priority"_s, u"How urgent"_s), text(u"link"_s, u"The ticket"_s),
             text(u"state"_s, u"Open or done"_s)}),
        list(
            u"attachments"_s, u"The files"_s,
            {text(u"name"_s, u"The file’s name"_s), text(u"type"_s, u"Its media type"_s),
             text(u"size"_s, u"How large it is"_s), text(u"sha256"_s, u"Its SHA-256"_s)}),
        list(
            u"metrics"_s, u"The durations by every published definition"_s,
            {text(u"name"_s, u"The measure"_s), text(u"definition"_s, u"Whose definition"_s),
             text(u"duration"_s, u"How long"_s), text(u"formula"_s, u"What from what"_s),
             text(u"status"_s, u"Recorded, pending …"_s)}),
        list(
            u"sections"_s, u"The sections of the document"_s,
            {text(u"title"_s, u"The section’s title"_s)}),
        object(
            u"postmortem"_s, u"The document itself"_s,
            {text(u"state"_s, u"Draft, in review, reviewed or published"_s)})};
}

/// How many letters are to be changed, put in, left out or swapped with the next (optimal string
/// alignment).
int editsBetween(const QString &a, const QString &b)
{
    const auto rows = static_cast<size_t>(a.size()) + 1;
    const auto columns = static_cast<size_t>(b.size()) + 1;
    std::vector<std::vector<int>> edits(rows, std::vector<int>(columns));
    for (size_t i = 0; i < rows; ++i)
        edits[i][0] = static_cast<int>(i);
    std::iota(edits[0].begin(), edits[0].end(), 0);
    const auto same = [&](size_t i, size_t j) {
        return a.at(static_cast<qsizetype>(i) - 1) == b.at(static_cast<qsizetype>(j) - 1);
    };
    for (size_t i = 1; i < rows; ++i) {
        for (size_t j = 1; j < columns; ++j) {
            edits[i][j] = std::min(
                {edits[i - 1][j] + 1, edits[i][j - 1] + 1, edits[i - 1][j - 1] + !same(i, j)});
            if (i > 1 && j > 1 && same(i, j - 1) && same(i - 1, j))
                edits[i][j] = std::min(edits[i][j], edits[i - 2][j - 2] + 1);
        }
    }
    return edits.back().back();
}

} // namespace

const QList<FieldName> &fieldNames()
{
    static const QList<FieldName> names = allNames();
    return names;
}

const QList<FieldName> &fieldFilters()
{
    static const QList<FieldName> filters = [] {
        QList<FieldName> all = momentMembers();
        all.resize(5); // those that show a moment
        return all
            + QList<FieldName>{
                text(u"duration"_s, u"A length: 1h 04m"_s),
                text(u"default"_s, u"What to say where there is nothing: |default:\"unknown\""_s),
                text(u"length"_s, u"How many there are"_s),
                text(u"join"_s, u"A list on one line: |join:\", \""_s),
                text(u"first"_s, u"The first of a list"_s),
                text(u"last"_s, u"The last of a list"_s),
                text(u"upper"_s, u"In capitals"_s),
                text(u"lower"_s, u"In small letters"_s),
                text(u"capfirst"_s, u"With a capital first"_s),
                text(u"truncatewords"_s, u"So many words of it: |truncatewords:10"_s)};
    }();
    return filters;
}

const QList<FieldFact> &fieldFacts()
{
    static const QList<FieldFact> facts{
        {u"byline"_s, u"Severity, day, length and components on one line"_s, {}},
        {u"draft"_s, u"Says that the incident still runs"_s, {}},
        {u"phasebar"_s, u"The drawn timeline"_s, {}},
        {u"components"_s, u"What was affected, how much"_s, {}},
        {u"milestones"_s, u"The key times as a table"_s, {}},
        {u"durations"_s, u"The durations as a table"_s, {}},
        {u"definitions"_s, u"The durations by other definitions"_s, {}},
        {u"timeline"_s,
         u"The timeline as a table"_s,
         {u"audience"_s, u"kind"_s, u"tag"_s, u"author"_s, u"pinned"_s}},
        {u"actions"_s, u"The action items as a table"_s, {u"state"_s, u"class"_s}},
        {u"roles"_s, u"Who had which role"_s, {}},
        {u"checklist"_s, u"What of the checklist was done"_s, {}},
        {u"warnings"_s, u"What imports could not settle"_s, {}},
        {u"factors"_s, u"The contributing factors"_s, {}},
        {u"whys"_s, u"The five whys, as a tree"_s, {}},
        {u"well"_s, u"What went well"_s, {}},
        {u"badly"_s, u"What went badly"_s, {}},
        {u"luck"_s, u"Where there was luck"_s, {}},
        {u"surprises"_s, u"Why it was a surprise"_s, {}},
        {u"markers"_s, u"Detection, diagnosis, repair and key moments"_s, {}},
        {u"sections"_s, u"The sections that no heading claims"_s, {}}};
    return facts;
}

QString nearestName(const QString &word, const QStringList &names)
{
    const QString wanted = word.toLower();
    QString nearest;
    int least = std::max(1, static_cast<int>(wanted.size()) / 3) + 1;
    for (const QString &name : names) {
        const bool begun = wanted.size() >= 3
            && (name.startsWith(wanted) || (wanted.startsWith(name) && name.size() >= 3));
        const int edits = begun ? 1 : editsBetween(wanted, name.toLower());
        if (edits < least) {
            least = edits;
            nearest = name;
        }
    }
    return nearest;
}

} // namespace Bridgelog
