// SPDX-License-Identifier: GPL-3.0-or-later
#include "postmortem/fences.h"

namespace Bridgelog {

namespace {

struct Fence {
    QChar sign;
    qsizetype length = 0; ///< 0: none
    bool bare = false; ///< nothing behind it: it can close
};

Fence fenceAt(QStringView line)
{
    const QStringView text = line.trimmed();
    if (text.size() < 3 || (text.at(0) != u'`' && text.at(0) != u'~'))
        return {};
    Fence fence{.sign = text.at(0)};
    while (fence.length < text.size() && text.at(fence.length) == fence.sign)
        ++fence.length;
    const QStringView info = text.sliced(fence.length);
    if (fence.length < 3 || (fence.sign == u'`' && info.contains(u'`')))
        return {};
    fence.bare = info.isEmpty();
    return fence;
}

} // namespace

QList<bool> fencedLines(const QList<QStringView> &lines)
{
    QList<Fence> fences;
    fences.reserve(lines.size());
    for (const QStringView line : lines)
        fences.append(fenceAt(line));
    QList<bool> fenced(lines.size(), false);
    for (qsizetype open = 0; open < lines.size(); ++open) {
        const Fence &fence = fences.at(open);
        if (fence.length == 0)
            continue;
        qsizetype close = open + 1;
        const auto closes = [&](const Fence &other) {
            return other.bare && other.sign == fence.sign && other.length >= fence.length;
        };
        while (close < lines.size() && !closes(fences.at(close)))
            ++close;
        if (close == lines.size())
            continue;
        std::fill(fenced.begin() + open, fenced.begin() + close + 1, true);
        open = close;
    }
    return fenced;
}

} // namespace Bridgelog
