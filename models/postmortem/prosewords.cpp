// SPDX-License-Identifier: GPL-3.0-or-later
#include "postmortem/prosewords.h"

#include <QRegularExpression>

#include <algorithm>

namespace Bridgelog {

using namespace Qt::StringLiterals;

namespace {

bool isApostrophe(QChar c) { return c == u'\'' || c == u'’'; }
bool isOfWord(QChar c) { return c.isLetter() || c.isMark(); }

/// The line with blanks for what is no prose, each character where it was.
QString withoutCode(QString line)
{
    static const QRegularExpression code(
        uR"(\{\{.*?(?:\}\}|$)|\{%.*?(?:%\}|$)|\{#.*?(?:#\}|$)|`+[^`]*`+|\]\([^)]*\)|)"
        uR"(^\s*\[[^\]]+\]:\s*\S+|</?\w[^>]*>|&#?\w+;|\w+://\S+|\S+@\S+)"_s);
    for (auto it = code.globalMatch(line); it.hasNext();) {
        const auto match = it.next();
        const auto end = match.capturedEnd();
        for (qsizetype i = match.capturedStart(); i < end; ++i)
            line[i] = u' ';
    }
    return line.replace(u'—', u' ').replace(u'–', u' ').replace(u'…', u' ');
}

/// A word as people write them: "don't", "Alert"; not "GiB", "TLS".
bool isPlainWord(QStringView word)
{
    return word.size() > 1
        && std::none_of(word.begin() + 1, word.end(), [](QChar c) { return c.isUpper(); });
}

} // namespace

QList<ProseWord> proseWords(const QString &line)
{
    static const QRegularExpression token(uR"(\S+)"_s);
    const QString text = withoutCode(line);
    QList<ProseWord> words;
    for (auto it = token.globalMatch(text); it.hasNext();) {
        const auto match = it.next();
        qsizetype from = match.capturedStart();
        qsizetype end = match.capturedEnd();
        while (from < end && !text.at(from).isLetterOrNumber())
            ++from;
        while (end > from && !text.at(end - 1).isLetterOrNumber() && !text.at(end - 1).isMark())
            --end;
        const QStringView whole = QStringView(text).sliced(from, end - from);
        const bool prose = std::ranges::all_of(
            whole, [](QChar c) { return isOfWord(c) || isApostrophe(c) || c == u'-'; });
        if (!prose)
            continue;
        for (const QStringView part : whole.split(u'-')) {
            if (isPlainWord(part))
                words.append({.start = part.data() - text.constData(), .length = part.size()});
        }
    }
    return words;
}

} // namespace Bridgelog
