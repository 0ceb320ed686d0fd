// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/componentlist.h"

#include <QRegularExpression>

namespace Bridgelog {

using namespace Qt::StringLiterals;

/// The parts between commas that stand in no bracket, an "and" before the last taken off.
static QStringList topLevelParts(const QString &list)
{
    QStringList parts{QString()};
    int depth = 0;
    for (const QChar c : list) {
        if (c == u'(')
            ++depth;
        else if (c == u')' && depth > 0)
            --depth;
        if (c == u',' && depth == 0)
            parts.append(QString());
        else
            parts.last().append(c);
    }
    for (QString &part : parts)
        part = part.trimmed();
    if (parts.size() > 1 && parts.last().startsWith(u"and ", Qt::CaseInsensitive))
        parts.last() = parts.last().sliced(4).trimmed();
    parts.removeAll(QString());
    return parts;
}

/// "A (x) and B (y)": two groups may be joined without a comma where both end in a bracket.
static QStringList partsOfPair(const QString &part)
{
    static const QRegularExpression joint(u"^(.*\\)) and (\\S.*)$"_s);
    const auto match = joint.match(part);
    if (!match.hasMatch() || match.captured(1).count(u'(') != match.captured(1).count(u')'))
        return {part};
    return {match.captured(1), match.captured(2)};
}

static QStringList namesOfPart(const QString &part)
{
    // A group ends in the bracket that closes the one after its name.
    const qsizetype open = part.indexOf(u" ("_s);
    if (open <= 0 || !part.endsWith(u')'))
        return {part};
    int depth = 0;
    for (qsizetype i = open + 1; i < part.size(); ++i) {
        depth += part.at(i) == u'(' ? 1 : part.at(i) == u')' ? -1 : 0;
        if (depth == 0 && i + 1 < part.size())
            return {part};
    }
    static const QRegularExpression host(u"^[\\w-]+(?:\\.[\\w-]+)+$"_s);
    const QString group = part.first(open).trimmed();
    const QString inner = part.sliced(open + 2, part.size() - open - 3);
    if (inner.contains(host))
        return {part}; // an address that belongs to the name
    QStringList names;
    for (const QString &name : topLevelParts(inner))
        names.append(u"%1 / %2"_s.arg(group, name));
    return names.isEmpty() ? QStringList{part} : names;
}

QStringList componentNames(const QString &list)
{
    QString bare = list.simplified();
    while (bare.endsWith(u'.'))
        bare.chop(1);
    QStringList names;
    for (const QString &part : topLevelParts(bare))
        for (const QString &half : partsOfPair(part))
            names.append(namesOfPart(half));
    names.removeDuplicates();
    return names;
}

} // namespace Bridgelog
