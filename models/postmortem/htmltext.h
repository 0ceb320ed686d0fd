// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace Bridgelog {

/// What a word processor or a browser puts on the clipboard, as Markdown: headings, paragraphs,
/// lists, emphasis, links, code, quotes and tables. Reads no file and no address; scripts, styles
/// and unknown elements leave nothing behind but their words. Total.
QString markdownFromHtml(const QString &html);

} // namespace Bridgelog
