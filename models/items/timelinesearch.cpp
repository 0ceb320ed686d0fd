// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/timelinesearch.h"

namespace Bridgelog {

namespace {

template <typename E>
quint32 bitsOf(const QString &text)
{
    quint32 bits = 0;
    for (int i = 0; i < wordsOf<E>().size(); ++i) {
        if (spoken(wordsOf<E>().at(i)).contains(text, Qt::CaseInsensitive))
            bits |= 1U << i;
    }
    return bits;
}

template <typename E>
bool isIn(quint32 bits, E value)
{
    return bits & (1U << static_cast<unsigned>(value));
}

} // namespace

TimelineSearch::TimelineSearch(TimelineModel &model, QObject *parent)
    : FoundRows(model, Pace::Eager, parent)
    , m_matcher(QString(), Qt::CaseInsensitive)
{
}

void TimelineSearch::setText(const QString &text)
{
    if (text == this->text())
        return;
    m_matcher.setPattern(text);
    m_inFiles.clear();
    m_kinds = text.isEmpty() ? 0 : bitsOf<EntryKind>(text);
    m_milestones = text.isEmpty() ? 0 : bitsOf<MilestoneName>(text);
    if (text.isEmpty())
        find({});
    else
        find([this](const Entry &entry) { return matches(entry); });
}

bool TimelineSearch::matches(const Entry &entry) const
{
    return !text().isEmpty() && (isWritten(entry) || m_inFiles.contains(entry.id));
}

bool TimelineSearch::isWritten(const Entry &entry) const
{
    return m_matcher.indexIn(entry.text) >= 0 || m_matcher.indexIn(entry.author) >= 0
        || (entry.milestone ? isIn(m_milestones, *entry.milestone) : isIn(m_kinds, entry.kind));
}

void TimelineSearch::setInFiles(const QSet<EntryId> &entries)
{
    if (entries == m_inFiles)
        return;
    m_inFiles = entries;
    if (isActive())
        find([this](const Entry &entry) { return matches(entry); });
}

bool TimelineSearch::isInFileOnly(const Entry &entry) const
{
    return m_inFiles.contains(entry.id) && !isWritten(entry);
}

} // namespace Bridgelog
