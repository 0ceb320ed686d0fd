// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident/event.h"

namespace Bridgelog {

struct Attachment {
    QString sha256;
    QString name;
    QString mediaType;
    qint64 size = 0;
    friend bool operator==(const Attachment &, const Attachment &) = default;
};

/// The author of what an import found without one.
inline constexpr QLatin1StringView importAuthor("import");

/// One line of the timeline.
struct Entry {
    EntryId id;
    EntryKind kind = EntryKind::Note;
    Moment at;
    std::optional<EntryId> after; ///< what it stands behind, where it has no instant
    Instant recordedAt;
    std::optional<Instant> publishedAt; ///< updates only
    std::optional<Instant> nextUpdate; ///< updates only: by when it promises the next one
    QString approvedBy; ///< updates only
    QString text;
    QString author;
    QString assignee; ///< who is on it
    QString phase; ///< updates and phase changes: the phase's word
    QString source;
    Audience audience = Audience::Internal;
    std::optional<HypothesisState> hypothesis;
    std::optional<MilestoneName> milestone; ///< the milestone this entry tells
    Source milestoneSource = Source::Recorded;
    QList<Attachment> attachments;
    QString struckReason;
    bool struck = false;
    bool pinned = false;
    quint16 revisions = 0;

    friend bool operator==(const Entry &, const Entry &) = default;
};

/// What of an entry is always at hand, for what goes through many of them.
struct EntryHead {
    EntryId id;
    std::optional<Instant> at;
    Instant recordedAt;
    EntryKind kind = EntryKind::Note;
    Precision precision = Precision::Unknown;
    Audience audience = Audience::Internal;
    std::optional<HypothesisState> hypothesis;
    std::optional<MilestoneName> milestone;
    bool struck = false;
    bool pinned = false;
    quint16 revisions = 0;
};

} // namespace Bridgelog
