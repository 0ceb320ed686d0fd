// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace Bridgelog {

/// One message of a chat, as it was copied from the chat's window.
struct ChatMessage {
    QString time; ///< as the time grammar reads it: "10:42", "yesterday 10:42 PM"
    QString author;
    QString text; ///< may be empty: an image is not copied
    friend bool operator==(const ChatMessage &, const ChatMessage &) = default;
};

/// The messages of a text copied from a chat: `[10:42] Name: text`, `10:42 <nick> text`,
/// `21/11/2026, 10:42 - Name: text`, or a line of name and time above each text. Empty where it is
/// none: where it does not begin with a message, or has fewer than two. Lines that begin no message
/// belong to the one before. A date that could be read in two ways stays as it was written.
QList<ChatMessage> chatMessages(const QString &text);

} // namespace Bridgelog
