// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace Bridgelog {

/// The sentences of a pasted page's prose: without stamps, headers, component lists and what
/// contains one of `chrome`.
QStringList proseSentences(const QString &page, const QStringList &chrome);
/// What a reader of an exported file sees, as text; PDF is read with pdftotext.
QString plainText(const QString &format, const QByteArray &bytes);
/// What LibreOffice reads in a word processor's document.
QString writerText(const QString &suffix, const QByteArray &bytes);
/// Letters and digits alone: however an export breaks lines or escapes marks, these stand in it in
/// this order.
QString onlyLetters(const QString &text);

} // namespace Bridgelog
