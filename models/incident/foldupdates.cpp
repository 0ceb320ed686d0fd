// SPDX-License-Identifier: GPL-3.0-or-later
#include "incident/fold.h"

namespace Bridgelog {

using namespace Qt::StringLiterals;

void Fold::operator()(const UpdateDrafted &e)
{
    if (e.draft.isNull())
        return;
    const UpdateDraft draft{
        .id = e.draft,
        .audience = e.audience,
        .phase = e.phase,
        .text = e.text,
        .at = e.at,
        .nextUpdate = e.nextUpdate,
        .author = m_event.author,
        .draftedAt = m_event.recordedAt,
        .approvedBy = {},
        .approvedAt = {}};
    const auto it = std::ranges::find(m.drafts, e.draft, &UpdateDraft::id);
    if (it == m.drafts.end())
        m.drafts.append(draft);
    else
        *it = draft;
    m_changes.parts |= Part::Drafts;
}

void Fold::operator()(const UpdateApproved &e)
{
    changeDraft(e.draft, [&](UpdateDraft &draft) {
        if (draft.approvedAt.has_value() == e.on)
            return;
        draft.approvedBy = e.on ? author(e.by) : QString();
        draft.approvedAt.reset();
        if (e.on)
            draft.approvedAt = e.at.value_or(m_event.recordedAt);
        const QString what =
            e.on ? u"Update approved (%1): %2"_s : u"Approval of an update taken back (%1): %2"_s;
        if (!e.at || m_event.undoes)
            tell(EntryKind::Incident, what.arg(word(draft.audience), draft.text));
    });
}

void Fold::operator()(const UpdateWithdrawn &e)
{
    const UpdateDraft *draft = m.draft(e.draft);
    if (!draft)
        return;
    const QString text = u"Update withdrawn (%1)"_s.arg(word(draft->audience));
    const bool wasApproved = draft->approvedAt.has_value();
    m.drafts.removeIf([&](const UpdateDraft &d) { return d.id == e.draft; });
    m_changes.parts |= Part::Drafts;
    if (wasApproved || !e.reason.isEmpty())
        tell(EntryKind::Incident, withReason(text, e.reason));
}

void Fold::operator()(const UpdatePublished &e)
{
    if (m.timeline.contains(e.entry) || e.entry.isNull())
        return;
    const UpdateDraft *draft = e.draft ? m.draft(*e.draft) : nullptr;
    insert(
        {.id = e.entry,
         .kind = EntryKind::Update,
         .at = e.at,
         .recordedAt = e.recordedAt.value_or(m_event.recordedAt),
         .publishedAt = e.publishedAt,
         .nextUpdate = e.nextUpdate,
         .approvedBy = e.approvedBy.isEmpty() && draft ? draft->approvedBy : e.approvedBy,
         .text = e.text,
         .author = author(e.author),
         .phase = e.phase,
         .source = e.source,
         .audience = e.audience});
    if (draft) {
        m.drafts.removeIf([&](const UpdateDraft &d) { return d.id == *e.draft; });
        m_changes.parts |= Part::Drafts;
    }
    if (const auto phase = fromWord<Phase>(e.phase))
        enter(*phase, e.at, e.entry);
}

} // namespace Bridgelog
