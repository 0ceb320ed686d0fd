// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident/entry.h"
#include "incident/textstore.h"

#include <QHash>
#include <QSharedDataPointer>
#include <QStringList>

#include <vector>

namespace Bridgelog {

/// Entries as they arrived, packed: of a hundred thousand most have a text and an author and
/// nothing else, and few authors write them all. An entry is made whole when it is asked for.
class EntryStore {
public:
    quint32 size() const { return static_cast<quint32>(m_lines.size()); }
    Entry at(quint32 index) const;
    const EntryHead &head(quint32 index) const { return m_lines[index].head; }
    std::optional<EntryId> after(quint32 index) const;
    QString text(quint32 index) const { return m_texts.at(m_lines[index].text); }
    const QString &author(quint32 index) const { return m_words[m_lines[index].author]; }
    const QString &phase(quint32 index) const { return m_words[m_lines[index].phase]; }

    void add(const Entry &entry);
    void set(quint32 index, const Entry &entry);

private:
    /// What most entries do not have.
    struct Rare : QSharedData {
        std::optional<Instant> until;
        QString words;
        std::optional<EntryId> after;
        std::optional<Instant> publishedAt;
        std::optional<Instant> nextUpdate;
        QString approvedBy;
        QString source;
        Source milestoneSource = Source::Recorded;
        QList<Attachment> attachments;
        QString struckReason;
    };
    struct Line {
        EntryHead head;
        TextStore::Place text;
        quint32 author = 0; ///< in m_words, as are the next two
        quint32 assignee = 0;
        quint32 phase = 0;
        QSharedDataPointer<Rare> rare; ///< null where nothing of it was said
    };

    void pack(Line &line, const Entry &entry);
    static QSharedDataPointer<Rare> rareOf(const Entry &entry);
    quint32 wordIndex(const QString &word);

    std::vector<Line> m_lines;
    TextStore m_texts;
    QStringList m_words{QString()};
    QHash<QString, quint32> m_wordIndex{{QString(), 0}};
};

} // namespace Bridgelog
