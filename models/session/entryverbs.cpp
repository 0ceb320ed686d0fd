// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/openincident.h"

#include "incident/marks.h"
#include "session/entrychanges.h"

#include <QFutureWatcher>

#include <algorithm>

namespace Bridgelog {

static EntryAdded addedFrom(const EntryDraft &draft, Instant now)
{
    return {
        .entry = EntryId::make(),
        .kind = draft.kind,
        .at = draft.at.value_or(Moment::exactly(now)),
        .after = draft.after,
        .text = draft.text,
        .audience = draft.audience,
        .hypothesis = draft.hypothesis,
        .assignee = draft.assignee,
        .author = draft.author};
}

static QList<EventBody> attachedTo(const EntryId &entry, const QList<StoredAttachment> &attachments)
{
    QList<EventBody> bodies;
    for (const StoredAttachment &attachment : attachments)
        bodies.append(AttachmentAdded{
            .entry = entry,
            .sha256 = attachment.sha256,
            .name = attachment.name,
            .mediaType = attachment.mediaType,
            .size = attachment.size});
    return bodies;
}

EntryId OpenIncident::log(const EntryDraft &draft) { return log(QList<EntryDraft>{draft}).first(); }

QList<EntryId> OpenIncident::log(const QList<EntryDraft> &drafts)
{
    QList<EntryId> entries;
    QList<EventBody> bodies;
    for (const EntryDraft &draft : drafts) {
        const EntryAdded added = addedFrom(draft, m_now());
        entries.append(added.entry);
        bodies.append(added);
        bodies += attachedTo(added.entry, draft.attachments);
        if (draft.asAction)
            bodies.append(ActionAdded{
                .action = ActionId::make(),
                .text = draft.text.section(u'\n', 0, 0),
                .entry = added.entry});
    }
    perform(Verb::Log, bodies);
    return entries;
}

EntryId OpenIncident::attach(
    const QList<StoredAttachment> &attachments, const std::optional<EntryId> &entry)
{
    if (attachments.isEmpty())
        return {};
    if (entry && (!m_whole || m_incident.timeline.contains(*entry))) {
        perform(Verb::Attach, attachedTo(*entry, attachments));
        return *entry;
    }
    QStringList names;
    for (const StoredAttachment &attachment : attachments)
        names.append(attachment.name);
    const EntryAdded added =
        addedFrom({.kind = EntryKind::Evidence, .text = names.join(QStringLiteral(", "))}, m_now());
    perform(Verb::Attach, QList<EventBody>{added} + attachedTo(added.entry, attachments));
    return added.entry;
}

QFuture<Result<StoredAttachment>>
OpenIncident::attachFile(const QString &path, const std::optional<EntryId> &entry)
{
    // A watcher rather than a continuation: the future may have one of the caller's.
    auto *watcher = new QFutureWatcher<Result<StoredAttachment>>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, entry] {
        watcher->deleteLater();
        if (watcher->isCanceled() || watcher->future().resultCount() == 0)
            return;
        if (const auto stored = watcher->result())
            attach({*stored}, entry);
    });
    const auto future = m_journal.attachFile(path);
    watcher->setFuture(future);
    return future;
}

void OpenIncident::detach(const EntryId &entry, const QString &sha256)
{
    const auto there = m_incident.timeline.find(entry);
    if (there && std::ranges::contains(there->attachments, sha256, &Attachment::sha256))
        perform(Verb::Detach, {AttachmentRemoved{.entry = entry, .sha256 = sha256}});
}

EntryId OpenIncident::insertAfter(const EntryId &after, EntryDraft draft)
{
    draft.after = after;
    if (!draft.at)
        draft.at = Moment{};
    const EntryAdded added = addedFrom(draft, m_now());
    perform(Verb::Insert, {added});
    return added.entry;
}

EntryId OpenIncident::duplicate(const EntryId &entry)
{
    const auto there = m_incident.timeline.find(entry);
    if (!there)
        return {};
    const QList<EventBody> bodies = duplicated(*there);
    perform(Verb::Duplicate, bodies);
    return std::get<EntryAdded>(bodies.first()).entry;
}

EntryId OpenIncident::split(const EntryId &entry, qsizetype position)
{
    const auto there = m_incident.timeline.find(entry);
    const QList<EventBody> bodies = there ? splitInTwo(*there, position) : QList<EventBody>();
    perform(Verb::Split, bodies);
    return bodies.isEmpty() ? EntryId() : std::get<EntryAdded>(bodies.last()).entry;
}

void OpenIncident::join(const QList<EntryId> &entries)
{
    perform(Verb::Join, joined(m_incident.timeline, entries));
}

EntryId OpenIncident::publishUpdate(const Update &update)
{
    const EntryId entry = EntryId::make();
    const Instant now = m_now();
    perform(
        Verb::PostUpdate,
        {UpdatePublished{
            .entry = entry,
            .at = update.at.value_or(Moment::exactly(now)),
            .publishedAt = update.publishedAt.value_or(now).flooredTo(Instant::second),
            .phase = update.phase.isEmpty() ? word(m_incident.phase) : update.phase,
            .text = update.text,
            .audience = update.audience,
            .author = update.author,
            .nextUpdate = update.nextUpdate,
            .draft = update.draft}});
    return entry;
}

void OpenIncident::revise(const EntryId &entry, const QString &text)
{
    const auto there = m_incident.timeline.find(entry);
    if (there && there->text != text)
        change({.entry = entry, .text = text});
}

void OpenIncident::retime(const EntryId &entry, const Moment &at)
{
    const auto there = m_incident.timeline.find(entry);
    if (there && !(there->at == at))
        change({.entry = entry, .at = at});
}

/// What a revision is called: by the one thing that it changes, else an edit.
static Verb verbOf(const EntryRevised &revision)
{
    if (revision.text)
        return Verb::Edit;
    if (revision.at)
        return Verb::Retime;
    if (revision.kind)
        return Verb::SetKind;
    if (revision.hypothesis)
        return Verb::JudgeHypothesis;
    if (revision.audience)
        return Verb::SetAudience;
    if (revision.assignee)
        return Verb::Assign;
    if (revision.pinned)
        return *revision.pinned ? Verb::Pin : Verb::Unpin;
    return Verb::Edit;
}

void OpenIncident::change(const EntryRevised &revision)
{
    if (m_incident.timeline.contains(revision.entry))
        perform(verbOf(revision), {revision});
}

void OpenIncident::setKind(const QList<EntryId> &entries, EntryKind kind)
{
    reviseEach(Verb::SetKind, entries, [&](const Entry &entry, EntryRevised &revision) {
        if (entry.kind != kind)
            revision.kind = kind;
    });
}

void OpenIncident::setAudience(const QList<EntryId> &entries, Audience audience)
{
    reviseEach(Verb::SetAudience, entries, [&](const Entry &entry, EntryRevised &revision) {
        if (entry.audience != audience)
            revision.audience = audience;
    });
}

void OpenIncident::tagEntries(const QList<EntryId> &entries, const QString &tag)
{
    reviseEach(Verb::TagEntries, entries, [&](const Entry &entry, EntryRevised &revision) {
        if (const QString text = withTag(entry.text, tag); text != entry.text)
            revision.text = text;
    });
}

void OpenIncident::shift(const QList<EntryId> &entries, qint64 us)
{
    reviseEach(Verb::Shift, entries, [&](const Entry &entry, EntryRevised &revision) {
        if (entry.at.at && us != 0)
            revision.at = shifted(entry.at, us);
    });
}

void OpenIncident::pin(const QList<EntryId> &entries, bool on)
{
    const Verb verb = on ? Verb::Pin : Verb::Unpin;
    reviseEach(verb, entries, [&](const Entry &entry, EntryRevised &revision) {
        if (entry.pinned != on)
            revision.pinned = on;
    });
}

void OpenIncident::judge(const QList<EntryId> &entries, HypothesisState state)
{
    reviseEach(Verb::JudgeHypothesis, entries, [&](const Entry &entry, EntryRevised &revision) {
        if (entry.kind == EntryKind::Hypothesis && entry.hypothesis != state)
            revision.hypothesis = state;
    });
}

void OpenIncident::assign(const QList<EntryId> &entries, const QString &person)
{
    reviseEach(Verb::Assign, entries, [&](const Entry &entry, EntryRevised &revision) {
        if (entry.assignee != person)
            revision.assignee = person;
    });
}

void OpenIncident::reviseEach(
    Verb verb, const QList<EntryId> &entries,
    const std::function<void(const Entry &, EntryRevised &)> &edit)
{
    QList<EventBody> bodies;
    for (const EntryId &id : entries) {
        const auto entry = m_incident.timeline.find(id);
        if (!entry)
            continue;
        EntryRevised revision{.entry = id};
        edit(*entry, revision);
        if (!(revision == EntryRevised{.entry = id}))
            bodies.append(revision);
    }
    perform(verb, bodies);
}

void OpenIncident::strike(const EntryId &entry, const QString &reason)
{
    strike(QList<EntryId>{entry}, reason);
}

void OpenIncident::strike(const QList<EntryId> &entries, const QString &reason)
{
    QList<EventBody> bodies;
    for (const EntryId &id : entries) {
        const auto there = m_incident.timeline.find(id);
        if (there && !there->struck)
            bodies.append(EntryRetracted{.entry = id, .reason = reason});
    }
    perform(Verb::Strike, bodies);
}

void OpenIncident::restore(const EntryId &entry) { restore(QList<EntryId>{entry}); }

void OpenIncident::restore(const QList<EntryId> &entries)
{
    QList<EventBody> bodies;
    for (const EntryId &id : entries) {
        const auto there = m_incident.timeline.find(id);
        if (there && there->struck)
            bodies.append(EntryRestored{.entry = id});
    }
    perform(Verb::Restore, bodies);
}

const ActionItem *OpenIncident::actionOf(const EntryId &entry) const
{
    const auto it = std::ranges::find(m_incident.actions, std::optional(entry), &ActionItem::entry);
    return it == m_incident.actions.end() ? nullptr : &*it;
}

ActionId OpenIncident::makeAction(const EntryId &entry)
{
    const auto there = m_incident.timeline.find(entry);
    if (!there)
        return {};
    if (const ActionItem *action = actionOf(entry)) {
        const ActionId id = action->id;
        closeAction(
            id, action->state == ActionState::Dropped ? ActionState::Open : ActionState::Dropped);
        return id;
    }
    return addAction({.text = there->text, .owner = there->assignee, .entry = entry});
}

void OpenIncident::toggleDone(const EntryId &entry)
{
    if (const ActionItem *action = actionOf(entry))
        closeAction(
            action->id, action->state == ActionState::Done ? ActionState::Open : ActionState::Done);
}

} // namespace Bridgelog
