// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/wayback.h"

#include <algorithm>

namespace Bridgelog {

// What was written and found afterwards.

WayBack::Bodies WayBack::operator()(const ActionRevised &e) const
{
    const ActionItem *there = action(e.action);
    if (!there)
        return {};
    ActionRevised back{.action = e.action};
    if (e.text)
        back.text = there->text;
    if (e.actionClass)
        back.actionClass = there->actionClass;
    if (e.owner)
        back.owner = there->owner;
    if (e.due)
        back.due = there->due;
    if (e.priority)
        back.priority = there->priority;
    if (e.link)
        back.link = there->link;
    return {back};
}

WayBack::Bodies WayBack::operator()(const SectionRevised &e) const
{
    const auto &sections = m.postmortem.sections;
    const auto it = std::ranges::find(sections, e.section, &Section::key);
    if (it == sections.end())
        return e.gone ? Bodies{} : Bodies{SectionRevised{.section = e.section, .gone = true}};
    SectionRevised back{.section = e.section, .title = it->title, .text = it->text};
    if (e.live || e.gone)
        back.live = it->live;
    if (e.position || e.gone)
        back.position = static_cast<int>(it - sections.begin());
    return {back};
}

WayBack::Bodies WayBack::operator()(const PostmortemSet &e) const
{
    PostmortemSet back;
    if (e.templateName)
        back.templateName = m.postmortem.templateName;
    if (e.state) {
        back.state = m.postmortem.state;
        back.quiet = m.postmortem.reviews.isEmpty();
        if (!back.quiet) {
            back.by = m.postmortem.reviews.last().by;
            back.at = m.postmortem.reviews.last().at;
        }
    }
    if (e.publishedAt || e.unpublished) {
        back.publishedAt = m.postmortem.publishedAt;
        back.unpublished = !back.publishedAt;
    }
    if (e.begun)
        back.begun = m.postmortem.begun;
    return {back};
}

WayBack::Bodies WayBack::operator()(const SectionCommented &e) const
{
    const auto &comments = m.postmortem.comments;
    const auto it = std::ranges::find(comments, e.comment, &SectionComment::id);
    if (it == comments.end())
        return e.gone ? Bodies{} : Bodies{SectionCommented{.comment = e.comment, .gone = true}};
    Bodies back;
    if (e.text || e.gone)
        back.append(SectionCommented{
            .comment = it->id,
            .section = it->section,
            .text = it->text,
            .by = it->author,
            .at = it->at});
    if (e.resolved || (e.gone && it->resolvedAt))
        back.append(SectionCommented{
            .comment = it->id,
            .section = it->section,
            .resolved = it->resolvedAt.has_value(),
            .by = it->resolvedBy,
            .at = it->resolvedAt});
    return back;
}

WayBack::Bodies WayBack::operator()(const FindingSet &e) const
{
    const Finding *there = m.finding(e.finding);
    if (!there)
        return e.gone ? Bodies{} : Bodies{FindingSet{.finding = e.finding, .gone = true}};
    return {FindingSet{
        .finding = there->id,
        .kind = there->kind,
        .text = there->text,
        .parent = there->parent,
        .top = !there->parent,
        .entries = there->entries,
        .audience = there->audience,
        .by = there->author,
        .at = there->at}};
}

} // namespace Bridgelog
