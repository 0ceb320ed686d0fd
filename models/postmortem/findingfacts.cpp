// SPDX-License-Identifier: GPL-3.0-or-later
#include "postmortem/facts.h"
#include "postmortem/markdownreader.h"

#include <algorithm>

namespace Bridgelog {

using namespace Qt::StringLiterals;

// What the analysis found.

static std::optional<FindingKind> kindNamed(const QString &name)
{
    if (name == u"factors")
        return FindingKind::Factor;
    if (name == u"surprises")
        return FindingKind::Surprise;
    for (const auto kind : {FindingKind::Well, FindingKind::Badly, FindingKind::Luck}) {
        if (name == word(kind))
            return kind;
    }
    return {};
}

/// What it says, and when the lines were that show it.
Blocks Facts::findingBlocks(const Finding &finding) const
{
    Blocks blocks = readMarkdown(finding.text);
    QStringList times;
    for (const EntryId &id : finding.entries) {
        if (const auto entry = m.timeline.find(id))
            times.append(m_clock.dated(entry->at));
    }
    if (!times.isEmpty())
        blocks.push_back(Block::line(u"Seen at %1"_s.arg(times.join(u"; "_s)), Mark::Dim));
    return blocks;
}

Blocks Facts::findings(const QString &name) const
{
    if (name == u"whys")
        return whys();
    if (name == u"markers")
        return markers();
    const auto kind = kindNamed(name);
    Block list{.kind = Block::Kind::List};
    for (const Finding &finding : m.findings) {
        if (kind && finding.kind == *kind)
            list.items.push_back(findingBlocks(finding));
    }
    return list.items.empty() ? Blocks() : Blocks{list};
}

/// Those whose parent is gone, or is none of these, stand at the top.
Blocks Facts::whys() const { return whysUnder({}, 0); }

Blocks Facts::whysUnder(const std::optional<FindingId> &parent, int depth) const
{
    constexpr int deepest = 30;
    const auto isWhy = [this](const FindingId &id) {
        const Finding *finding = m.finding(id);
        return finding && finding->kind == FindingKind::Why;
    };
    Block list{.kind = Block::Kind::List, .start = 1};
    for (const Finding &finding : m.findings) {
        const auto above = finding.parent && isWhy(*finding.parent) ? finding.parent : std::nullopt;
        if (finding.kind != FindingKind::Why || above != parent)
            continue;
        Blocks item = findingBlocks(finding);
        if (depth < deepest)
            std::ranges::move(whysUnder(finding.id, depth + 1), std::back_inserter(item));
        list.items.push_back(std::move(item));
    }
    return list.items.empty() ? Blocks() : Blocks{list};
}

Blocks Facts::markers() const
{
    Block table{
        .kind = Block::Kind::Table,
        .purpose = Purpose::Facts,
        .columns = {{.title = u"Marker"_s}, {.title = u"What it asks"_s}, {.title = u"Seen at"_s}}};
    for (const Finding &finding : m.findings) {
        if (!isMarker(finding.kind))
            continue;
        Blocks when;
        for (const EntryId &id : finding.entries) {
            if (const auto entry = m.timeline.find(id))
                when.push_back(Block::line(m_clock.dated(entry->at)));
        }
        table.rows.push_back(
            {.cells = {
                 {Block::line(spoken(finding.kind))},
                 readMarkdown(finding.text),
                 std::move(when)}});
    }
    return table.rows.empty() ? Blocks() : Blocks{table};
}

} // namespace Bridgelog
