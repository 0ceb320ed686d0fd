// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/entrytags.h"

namespace Bridgelog {

namespace {

bool isInside(QChar c) { return c.isLetterOrNumber() || c == u'_' || c == u'-'; }

/// The next tag at or behind `at`, without its sign; `at` goes on to what is behind it.
QStringView nextTag(QStringView text, qsizetype &at)
{
    while ((at = text.indexOf(u'#', at)) >= 0) {
        const bool begins =
            at == 0 || !(text.at(at - 1).isLetterOrNumber() || text.at(at - 1) == u'#');
        qsizetype end = ++at;
        if (!begins || end >= text.size() || !text.at(end).isLetter())
            continue;
        while (end < text.size() && isInside(text.at(end)))
            ++end;
        const QStringView tag = text.sliced(at, end - at);
        at = end;
        return tag;
    }
    return {};
}

} // namespace

QStringList tagsIn(QStringView text)
{
    QStringList tags;
    qsizetype at = 0;
    for (QStringView tag = nextTag(text, at); !tag.isEmpty(); tag = nextTag(text, at)) {
        const QString name = tag.toString().toLower();
        if (!tags.contains(name))
            tags << name;
    }
    return tags;
}

bool hasTag(QStringView text, QStringView tag)
{
    qsizetype at = 0;
    for (QStringView found = nextTag(text, at); !found.isEmpty(); found = nextTag(text, at)) {
        if (found.compare(tag, Qt::CaseInsensitive) == 0)
            return true;
    }
    return false;
}

} // namespace Bridgelog
