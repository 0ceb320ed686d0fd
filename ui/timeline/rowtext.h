// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident/timeline.h"
#include "items/momenttext.h"

#include <QDate>

namespace Bridgelog {

/// What a row's look depends on besides its entry.
struct RowContext {
    QTimeZone zone;
    Clock first = Clock::Local;
    Instant now; ///< to the minute
    QDate day; ///< valid: this row begins that day
    qint64 silence = 0; ///< µs without an entry before this one, 0: none worth telling
    bool nowLine = false; ///< what is above has happened, this and what is below is planned
    bool saving = false;
    std::optional<Instant> savedAt; ///< tells when it came on disk
    bool whole = false; ///< a long text is shown whole
};

/// An entry in the words of its row.
struct RowText {
    QString times[2]; ///< the first clock's, the other's; without an instant "time", "unknown"
    QString kind; ///< "UPDATE · PUBLIC"
    QString meta; ///< "backdated by commander at 16:41"
};
RowText rowText(const Entry &entry, const RowContext &context);
/// "UPDATE · PUBLIC".
QString kindText(const Entry &entry);

/// "haproxy.log · 1.2 MiB · SHA-256 3f2a91c0d4e5".
QString attachmentText(const Attachment &attachment);
/// "2019-09-16 16:21 BST · 15:21Z", for where nothing stands beside it.
QString whenText(const Entry &entry, const QTimeZone &zone);
/// "Decision"; a milestone's own name.
QString kindWord(const Entry &entry);
/// Who wrote it, and why it was struck: "(struck: a mistake) (commander)".
QString remarkText(const Entry &entry);
/// As a list item of a Markdown document, with its zone and UTC.
QString asMarkdown(const Entry &entry, const QTimeZone &zone);
/// As a screen reader says it.
QString asSpeech(const Entry &entry, const RowContext &context);

} // namespace Bridgelog
