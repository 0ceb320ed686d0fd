// SPDX-License-Identifier: GPL-3.0-or-later
#include "postmortem/analysisparts.h"

#include "postmortem/jsonvalues.h"

namespace Bridgelog {

using namespace Qt::StringLiterals;

static QJsonObject commentPart(const SectionComment &comment)
{
    QJsonObject part{
        {u"text"_s, comment.text},
        {u"by"_s, textOrNull(comment.author)},
        {u"at"_s, isoText(comment.at)}};
    if (comment.resolvedAt) {
        part.insert(u"resolved_by"_s, textOrNull(comment.resolvedBy));
        part.insert(u"resolved_at"_s, isoText(*comment.resolvedAt));
    }
    return part;
}

static QJsonObject sectionPart(const Postmortem &postmortem, const Section &section)
{
    QJsonObject part{{u"title"_s, section.title}, {u"text"_s, section.text}};
    if (section.live)
        part.insert(u"live"_s, true);
    QJsonArray comments;
    for (const SectionComment &comment : postmortem.comments) {
        if (comment.section == section.key)
            comments.append(commentPart(comment));
    }
    if (!comments.isEmpty())
        part.insert(u"comments"_s, comments);
    return part;
}

static void putReview(QJsonObject &part, const Postmortem &postmortem)
{
    if (postmortem.begun)
        part.insert(u"begun"_s, true);
    QJsonArray reviews;
    for (const Review &review : postmortem.reviews)
        reviews.append(QJsonObject{
            {u"state"_s, word(review.state)},
            {u"by"_s, textOrNull(review.by)},
            {u"at"_s, isoText(review.at)}});
    if (!reviews.isEmpty())
        part.insert(u"reviews"_s, reviews);
    QJsonArray comments; // whose section is gone
    for (const SectionComment &comment : postmortem.comments) {
        if (!postmortem.section(comment.section))
            comments.append(commentPart(comment));
    }
    if (!comments.isEmpty())
        part.insert(u"comments"_s, comments);
}

QJsonObject postmortemPart(const Incident &incident)
{
    const Postmortem &postmortem = incident.postmortem;
    QJsonArray sections;
    for (const Section &section : postmortem.sections)
        sections.append(sectionPart(postmortem, section));
    QJsonObject part{
        {u"template"_s, textOrNull(postmortem.templateName)},
        {u"state"_s, word(postmortem.state)},
        {u"published_at"_s, isoOrNull(postmortem.publishedAt)},
        {u"sections"_s, sections}};
    putReview(part, postmortem);
    return part;
}

QJsonArray findingsPart(const Incident &incident)
{
    QJsonArray result;
    for (const Finding &finding : incident.findings) {
        QJsonObject part{
            {u"id"_s, finding.id.text()},
            {u"kind"_s, word(finding.kind)},
            {u"text"_s, finding.text},
            {u"audience"_s, word(finding.audience)},
            {u"by"_s, textOrNull(finding.author)},
            {u"at"_s, isoText(finding.at)}};
        if (finding.parent && incident.finding(*finding.parent))
            part.insert(u"parent"_s, finding.parent->text());
        QJsonArray entries;
        for (const EntryId &entry : finding.entries) {
            if (incident.timeline.find(entry))
                entries.append(entry.text());
        }
        if (!entries.isEmpty())
            part.insert(u"entries"_s, entries);
        result.append(part);
    }
    return result;
}

} // namespace Bridgelog
