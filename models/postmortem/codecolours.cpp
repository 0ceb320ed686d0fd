// SPDX-License-Identifier: GPL-3.0-or-later
#include "postmortem/codecolours.h"

#include "modules/difftone.h"

#include <QMutex>

#include <algorithm>

namespace Bridgelog {

using namespace Qt::StringLiterals;

namespace {

/// Longer lines, and longer texts, are not worth a highlighter's time.
constexpr qsizetype longestLine = 2'000;
constexpr qsizetype longestCode = 200'000;

/// The stretches of a line without gaps.
QList<CodeRun> runsOf(QStringView line, const QList<CodeSpan> &spans)
{
    QList<CodeRun> runs;
    qsizetype end = 0;
    const auto add = [&](qsizetype length, CodeTone tone) {
        if (length <= 0)
            return;
        end += length;
        if (!runs.isEmpty() && runs.last().tone == tone)
            runs.last().length += length;
        else
            runs.append({.length = length, .tone = tone});
    };
    for (const CodeSpan &span : spans) {
        add(span.start - end, CodeTone::Plain);
        add(span.length, span.tone);
    }
    add(line.size() - end, CodeTone::Plain);
    return runs;
}

bool isDiff(const QStringList &lines, const QString &language)
{
    if (language == u"diff" || language == u"patch")
        return true;
    return language.isEmpty() && std::ranges::any_of(lines, [](const QString &line) {
               return line.startsWith(u"diff --git "_s)
                   || (line.startsWith(u"@@ -"_s) && line.sliced(4).contains(u" @@"_s));
           });
}

QList<CodeRun> whole(const QString &line, CodeTone tone)
{
    return line.isEmpty() ? QList<CodeRun>()
                          : QList<CodeRun>{{.length = line.size(), .tone = tone}};
}

} // namespace

std::vector<QList<CodeRun>> colourCode(const QString &code, const QString &language)
{
    const QStringList lines = code.split(u'\n');
    std::vector<QList<CodeRun>> result;
    result.reserve(static_cast<size_t>(lines.size()));
    const QString name = language.toLower();
    const bool diff = isDiff(lines, name);
    if (diff || name.isEmpty() || code.size() > longestCode) {
        for (const QString &line : lines)
            result.push_back(whole(line, diff ? diffTone(line) : CodeTone::Plain));
        return result;
    }
    static QMutex mutex; // one highlighter for all threads: making one takes longer than a page
    const QMutexLocker lock(&mutex);
    static const auto highlighter = CodeHighlighter::make();
    const bool known = highlighter && highlighter->knows(name);
    CodeState state;
    for (const QString &line : lines) {
        result.push_back(
            !known || line.size() > longestLine
                ? whole(line, CodeTone::Plain)
                : runsOf(line, highlighter->line(name, line, state)));
    }
    return result;
}

} // namespace Bridgelog
