// SPDX-License-Identifier: GPL-3.0-or-later
#include "incident/marks.h"
#include "postmortem/facts.h"

namespace Bridgelog {

using namespace Qt::StringLiterals;

void FactFilter::tell(const QString &key, const QString &value)
{
    for (const QString &part : value.split(u',')) {
        const QString word = part.trimmed();
        if (key == u"kind") {
            if (const auto kind = fromWord<EntryKind>(word))
                kinds.append(*kind);
        } else if (key == u"tag" && !word.isEmpty()) {
            tags.append(word.startsWith(u'#') ? word.sliced(1) : word);
        } else if (key == u"author" && !word.isEmpty()) {
            authors.append(word);
        } else if (key == u"audience") {
            audience = fromWord<Audience>(word);
        } else if (key == u"state") {
            state = fromWord<ActionState>(word);
        } else if (key == u"class") {
            actionClass = fromWord<ActionClass>(word);
        } else if (key == u"pinned") {
            pinned = true;
        }
    }
}

bool FactFilter::takes(const Entry &entry) const
{
    const auto isTagged = [&] {
        const QStringList own = tagsOf(entry.text);
        return std::ranges::any_of(
            tags, [&](const QString &tag) { return own.contains(tag, Qt::CaseInsensitive); });
    };
    return (!pinned || entry.pinned) && (!audience || entry.audience == *audience)
        && (kinds.isEmpty() || kinds.contains(entry.kind))
        && (authors.isEmpty() || authors.contains(entry.author)) && (tags.isEmpty() || isTagged());
}

bool FactFilter::takes(const ActionItem &action) const
{
    return (!state || action.state == *state)
        && (!actionClass || action.actionClass == actionClass);
}

} // namespace Bridgelog
