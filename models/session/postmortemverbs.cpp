// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/openincident.h"

#include <algorithm>

namespace Bridgelog {

void OpenIncident::reviseSection(const SectionRevised &section)
{
    perform(Verb::EditSection, {section});
}

void OpenIncident::setPostmortem(const PostmortemSet &set) { perform(Verb::SetPostmortem, {set}); }

void OpenIncident::beginPostmortem(const QString &templateName, const QList<Section> &sections)
{
    QList<EventBody> bodies;
    for (const Section &there : m_incident.postmortem.sections) {
        if (!std::ranges::contains(sections, there.key, &Section::key))
            bodies.append(SectionRevised{.section = there.key, .gone = true});
    }
    for (int position = 0; const Section &section : sections)
        bodies.append(SectionRevised{
            .section = section.key,
            .title = section.title,
            .text = section.text,
            .position = position++,
            .live = section.live});
    bodies.append(PostmortemSet{.templateName = templateName, .begun = true});
    perform(Verb::BeginPostmortem, bodies);
}

void OpenIncident::typeSections(const QList<SectionRevised> &sections)
{
    if (sections.isEmpty())
        return;
    const QList<EventBody> bodies(sections.begin(), sections.end());
    const auto step = m_typing && m_history.goesOnWith(*m_typing) ? m_typing : std::nullopt;
    write(bodies, Verb::EditSection, {}, step);
    m_typing = step ? step : std::optional(m_pending.at(m_pending.size() - bodies.size()).id);
}

void OpenIncident::setReview(ReviewState state)
{
    PostmortemSet set{.state = state};
    if (state == ReviewState::Published && !m_incident.postmortem.publishedAt)
        set.publishedAt = Instant::now();
    perform(Verb::SetReview, {set});
}

CommentId OpenIncident::comment(const QString &section, const QString &text)
{
    const CommentId comment = CommentId::make();
    if (!text.trimmed().isEmpty())
        perform(
            Verb::Comment,
            {SectionCommented{.comment = comment, .section = section, .text = text.trimmed()}});
    return comment;
}

void OpenIncident::resolveComment(const CommentId &comment, bool on)
{
    const auto &comments = m_incident.postmortem.comments;
    const auto it = std::ranges::find(comments, comment, &SectionComment::id);
    if (it != comments.end() && it->resolvedAt.has_value() != on)
        perform(
            Verb::ResolveComment,
            {SectionCommented{.comment = comment, .section = it->section, .resolved = on}});
}

FindingId OpenIncident::setFinding(FindingSet finding)
{
    if (finding.finding.isNull())
        finding.finding = FindingId::make();
    perform(Verb::SetFinding, {finding});
    return finding.finding;
}

void OpenIncident::removeFinding(const FindingId &finding)
{
    if (m_incident.finding(finding))
        perform(Verb::RemoveFinding, {FindingSet{.finding = finding, .gone = true}});
}

} // namespace Bridgelog
