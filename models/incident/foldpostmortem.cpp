// SPDX-License-Identifier: GPL-3.0-or-later
#include "incident/fold.h"

namespace Bridgelog {

void Fold::operator()(const SectionRevised &e)
{
    auto &sections = m.postmortem.sections;
    auto it = std::ranges::find(sections, e.section, &Section::key);
    if (e.gone) {
        if (it == sections.end())
            return;
        sections.erase(it);
        m_changes.parts |= Part::Postmortem;
        return;
    }
    if (it == sections.end()) {
        sections.append({.key = e.section});
        it = sections.end() - 1;
    }
    if (e.title)
        it->title = *e.title;
    if (e.text)
        it->text = *e.text;
    if (e.live)
        it->live = *e.live;
    if (e.position)
        sections.move(
            it - sections.begin(), std::clamp<qsizetype>(*e.position, 0, sections.size() - 1));
    m_changes.parts |= Part::Postmortem;
}

/// Where a step is taken back, what had been noted before holds again.
void Fold::review(const PostmortemSet &e)
{
    auto &reviews = m.postmortem.reviews;
    const Review review{
        .state = *e.state, .by = author(e.by), .at = e.at.value_or(m_event.recordedAt)};
    const auto known = std::ranges::find(reviews.rbegin(), reviews.rend(), review);
    if (m_event.undoes && e.quiet)
        reviews.clear();
    else if (m_event.undoes && known != reviews.rend())
        reviews.resize(reviews.rend() - known);
    else if (
        !e.quiet
        && (reviews.isEmpty() || reviews.last().state != review.state
            || reviews.last().by != review.by))
        reviews.append(review);
}

void Fold::operator()(const PostmortemSet &e)
{
    if (e.templateName)
        m.postmortem.templateName = *e.templateName;
    if (e.state) {
        review(e);
        m.postmortem.state = *e.state;
    }
    if (e.publishedAt || e.unpublished)
        m.postmortem.publishedAt = e.publishedAt;
    if (e.begun)
        m.postmortem.begun = *e.begun;
    m_changes.parts |= Part::Postmortem;
}

/// Ids follow one another as they are made, so that what is put back has its old place.
template <typename T, typename I>
static auto placeOf(QList<T> &list, const I &id)
{
    return std::lower_bound(list.begin(), list.end(), id, [](const T &each, const I &wanted) {
        return each.id < wanted;
    });
}

void Fold::operator()(const SectionCommented &e)
{
    auto &comments = m.postmortem.comments;
    if (e.comment.isNull())
        return;
    auto it = placeOf(comments, e.comment);
    const bool there = it != comments.end() && it->id == e.comment;
    if (e.gone) {
        if (there)
            comments.erase(it);
    } else if (!there && e.text) {
        it = comments.insert(
            it,
            {.id = e.comment,
             .section = e.section,
             .text = *e.text,
             .author = author(e.by),
             .at = e.at.value_or(m_event.recordedAt),
             .resolvedBy = {},
             .resolvedAt = {}});
    } else if (there && e.text) {
        it->text = *e.text;
    } else if (!there) {
        return;
    }
    if (!e.gone && e.resolved && it->resolvedAt.has_value() != *e.resolved) {
        it->resolvedBy = *e.resolved ? author(e.by) : QString();
        it->resolvedAt.reset();
        if (*e.resolved)
            it->resolvedAt = e.at.value_or(m_event.recordedAt);
    }
    m_changes.parts |= Part::Postmortem;
}

void Fold::operator()(const FindingSet &e)
{
    if (e.finding.isNull())
        return;
    auto it = placeOf(m.findings, e.finding);
    const bool there = it != m.findings.end() && it->id == e.finding;
    m_changes.parts |= Part::Findings;
    if (e.gone) {
        if (there)
            m.findings.erase(it);
        return;
    }
    if (!there)
        it = m.findings.insert(
            it,
            {.id = e.finding,
             .parent = {},
             .author = author(e.by),
             .at = e.at.value_or(m_event.recordedAt)});
    if (e.kind)
        it->kind = *e.kind;
    if (e.text)
        it->text = *e.text;
    if (e.entries)
        it->entries = *e.entries;
    if (e.audience)
        it->audience = *e.audience;
    if (e.top)
        it->parent.reset();
    if (e.parent && !standsUnder(*e.parent, e.finding))
        it->parent = e.parent;
}

bool Fold::standsUnder(const FindingId &finding, const FindingId &other) const
{
    std::optional<FindingId> above = finding;
    while (above && *above != other) {
        const Finding *next = m.finding(*above);
        above = next ? next->parent : std::nullopt;
    }
    return above.has_value();
}

} // namespace Bridgelog
