// SPDX-License-Identifier: GPL-3.0-or-later
#include "incident/marks.h"

#include <algorithm>

namespace Bridgelog {

using namespace Qt::StringLiterals;

static bool isWordPart(QChar c)
{
    return c.isLetterOrNumber() || c == u'_' || c == u'-' || c.isSurrogate() || c.isMark();
}

/// Behind a run of backticks at `i`: behind the run that closes it, or behind the opening one where
/// none does.
static qsizetype behindCode(QStringView text, qsizetype i)
{
    qsizetype open = i;
    while (open < text.size() && text.at(open) == u'`')
        ++open;
    const QStringView ticks = text.sliced(i, open - i);
    const bool fence = ticks.size() >= 3;
    for (qsizetype close = text.indexOf(ticks, open); close >= 0;
         close = text.indexOf(ticks, close + 1)) {
        qsizetype end = close;
        while (end < text.size() && text.at(end) == u'`')
            ++end;
        if (end - close == ticks.size() || (fence && end - close > ticks.size()))
            return end;
        close = end - 1;
    }
    return fence ? text.size() : open;
}

static QStringList marked(QStringView text, QChar sign)
{
    QStringList words;
    for (qsizetype i = 0; i < text.size();) {
        if (text.at(i) == u'`') {
            i = behindCode(text, i);
            continue;
        }
        const bool apart = i == 0 || text.at(i - 1).isSpace() || text.at(i - 1) == u'('
            || text.at(i - 1) == u'[' || text.at(i - 1) == u',' || text.at(i - 1) == u';';
        if (text.at(i) != sign || !apart || i + 1 == text.size() || !text.at(i + 1).isLetter()) {
            ++i;
            continue;
        }
        qsizetype end = i + 1;
        while (end < text.size() && isWordPart(text.at(end)))
            ++end;
        QStringView word = text.sliced(i + 1, end - i - 1);
        while (word.endsWith(u'-') || word.endsWith(u'_'))
            word.chop(1);
        if (!words.contains(word, Qt::CaseInsensitive))
            words.append(word.toString());
        i = end;
    }
    return words;
}

QStringList tagsOf(QStringView text) { return marked(text, u'#'); }

QStringList rolesOf(QStringView text) { return marked(text, u'@'); }

QString withTag(const QString &text, const QString &tag)
{
    const QString mark = tag.startsWith(u'#') ? tag : u'#' + tag;
    const QStringList written = tagsOf(mark); // nothing where it could not be found again
    if (written.size() != 1 || written.first().size() + 1 != mark.size()
        || tagsOf(text).contains(written.first(), Qt::CaseInsensitive))
        return text;
    const bool behindFence = text.endsWith(u"```");
    if (text.isEmpty())
        return mark;
    const bool blank = text.back().isSpace();
    return text + (behindFence ? u"\n"_s : blank ? u""_s : u" "_s) + mark;
}

} // namespace Bridgelog
