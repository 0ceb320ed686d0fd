// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident/error.h"
#include "postmortem/handoff.h"
#include "postmortem/postmortem.h"

#include <QJsonObject>

namespace Bridgelog {

enum class HandoffShape : quint8 {
    Brief, ///< one page, as this field talks
    Ics201 ///< the sections of the ICS form 201, Incident Briefing, under their numbers
};
enum class HandoffFormat : quint8 {
    Markdown,
    Html,
    Pdf ///< needs a QGuiApplication, offscreen will do
};

/// A brief as a document. `preparedBy` may be empty.
PostmortemText
handoffText(const HandoffBrief &brief, HandoffShape shape, const QString &preparedBy = {});
/// The same in the words of a person who has changed its Markdown.
PostmortemText editedHandoff(const HandoffBrief &brief, const QString &markdown);
QString handoffMarkdown(const PostmortemText &text);
Result<QByteArray> renderedHandoff(const PostmortemText &text, HandoffFormat format);
/// `YYYY-MM-DD-hhmm-handoff.md`, the time being the brief's in its zone.
QString handoffFileName(const HandoffBrief &brief, HandoffShape shape, HandoffFormat format);
/// For scripts: every instant as ISO 8601 in UTC.
QJsonObject handoffDocument(const HandoffBrief &brief);

} // namespace Bridgelog
