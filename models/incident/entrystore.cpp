// SPDX-License-Identifier: GPL-3.0-or-later
#include "incident/entrystore.h"

namespace Bridgelog {

Entry EntryStore::at(quint32 index) const
{
    const Line &line = m_lines[index];
    const EntryHead &head = line.head;
    Entry entry{
        .id = head.id,
        .kind = head.kind,
        .at = {.at = head.at, .precision = head.precision},
        .recordedAt = head.recordedAt,
        .text = m_texts.at(line.text),
        .author = m_words[line.author],
        .assignee = m_words[line.assignee],
        .phase = m_words[line.phase],
        .audience = head.audience,
        .hypothesis = head.hypothesis,
        .milestone = head.milestone,
        .struck = head.struck,
        .pinned = head.pinned,
        .revisions = head.revisions};
    if (const Rare *rare = line.rare.constData()) {
        entry.at.until = rare->until;
        entry.at.words = rare->words;
        entry.after = rare->after;
        entry.publishedAt = rare->publishedAt;
        entry.nextUpdate = rare->nextUpdate;
        entry.approvedBy = rare->approvedBy;
        entry.source = rare->source;
        entry.milestoneSource = rare->milestoneSource;
        entry.attachments = rare->attachments;
        entry.struckReason = rare->struckReason;
    }
    return entry;
}

std::optional<EntryId> EntryStore::after(quint32 index) const
{
    const Rare *rare = m_lines[index].rare.constData();
    return rare ? rare->after : std::nullopt;
}

void EntryStore::add(const Entry &entry) { pack(m_lines.emplace_back(), entry); }

void EntryStore::set(quint32 index, const Entry &entry) { pack(m_lines[index], entry); }

void EntryStore::pack(Line &line, const Entry &entry)
{
    line.head = {
        .id = entry.id,
        .at = entry.at.at,
        .recordedAt = entry.recordedAt,
        .kind = entry.kind,
        .precision = entry.at.precision,
        .audience = entry.audience,
        .hypothesis = entry.hypothesis,
        .milestone = entry.milestone,
        .struck = entry.struck,
        .pinned = entry.pinned,
        .revisions = entry.revisions};
    if (!m_texts.holds(line.text, entry.text)) {
        const TextStore::Place former = line.text;
        line.text = m_texts.add(entry.text);
        m_texts.remove(former);
    }
    line.author = wordIndex(entry.author);
    line.assignee = wordIndex(entry.assignee);
    line.phase = wordIndex(entry.phase);
    line.rare = rareOf(entry);
}

QSharedDataPointer<EntryStore::Rare> EntryStore::rareOf(const Entry &entry)
{
    const bool any = entry.at.until || !entry.at.words.isEmpty() || entry.after || entry.publishedAt
        || entry.nextUpdate || !entry.approvedBy.isEmpty() || !entry.source.isEmpty()
        || entry.milestoneSource != Source::Recorded || !entry.attachments.isEmpty()
        || !entry.struckReason.isEmpty();
    if (!any)
        return {};
    QSharedDataPointer<Rare> rare(new Rare);
    rare->until = entry.at.until;
    rare->words = entry.at.words;
    rare->after = entry.after;
    rare->publishedAt = entry.publishedAt;
    rare->nextUpdate = entry.nextUpdate;
    rare->approvedBy = entry.approvedBy;
    rare->source = entry.source;
    rare->milestoneSource = entry.milestoneSource;
    rare->attachments = entry.attachments;
    rare->struckReason = entry.struckReason;
    return rare;
}

quint32 EntryStore::wordIndex(const QString &word)
{
    const auto known = m_wordIndex.constFind(word);
    if (known != m_wordIndex.constEnd())
        return *known;
    const auto index = static_cast<quint32>(m_words.size());
    m_words.append(word);
    m_wordIndex.insert(word, index);
    return index;
}

} // namespace Bridgelog
