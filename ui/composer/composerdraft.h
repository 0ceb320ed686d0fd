// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident/ids.h"
#include "incident/words.h"
#include "journal/attachmentstore.h"

#include <QString>

#include <optional>

namespace Bridgelog {

/// What a composer holds, as the journal keeps it: the bare text where there is nothing else to
/// say.
struct ComposerDraft {
    QString text;
    std::optional<Audience> audience; ///< chosen by hand
    EntryId editing; ///< null: a new entry
    QString original; ///< the text of the edited entry as it was
    QString aside; ///< the new entry that waits while another is edited
    QList<StoredAttachment> attachments; ///< of the entry at hand
    QList<StoredAttachment> asideAttachments; ///< of the one that waits

    bool isEmpty() const
    {
        return text.isEmpty() && aside.isEmpty() && editing.isNull() && attachments.isEmpty()
            && asideAttachments.isEmpty();
    }
    QString kept() const;
    static ComposerDraft fromKept(const QString &kept);
    friend bool operator==(const ComposerDraft &, const ComposerDraft &) = default;
};

} // namespace Bridgelog
