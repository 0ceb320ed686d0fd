// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident/timeline.h"

#include <QTimeZone>

#include <memory>

class QMimeData;

namespace Bridgelog {

// Entries for the clipboard: Markdown as plain text, and the same as HTML. What was written is
// escaped; only addresses of the web and mail become links.

QString asHtml(const QList<Entry> &entries, const QTimeZone &zone);
std::unique_ptr<QMimeData> asClip(const QList<Entry> &entries, const QTimeZone &zone);

} // namespace Bridgelog
