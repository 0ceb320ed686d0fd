// SPDX-License-Identifier: GPL-3.0-or-later
#include "postmortem/updatetext.h"

#include "postmortem/clock.h"
#include "postmortem/htmlwriter.h"
#include "postmortem/markdownreader.h"
#include "postmortem/markdownwriter.h"

namespace Bridgelog {

using namespace Qt::StringLiterals;

namespace {

QString phaseText(const UpdateText &update) { return spoken(cleanLine(update.phase)); }

QString affectedText(const UpdateText &update)
{
    QStringList parts;
    for (const Component &component : update.components) {
        const QString name = cleanLine(component.name);
        parts.append(
            component.impact ? u"%1 (%2)"_s.arg(name, spoken(*component.impact).toLower()) : name);
    }
    return parts.isEmpty() ? QString() : u"Affected: %1"_s.arg(parts.join(u", "_s));
}

/// "16 September 2019, 17:02 BST (16:02 UTC)"; both times where they differ by the minute.
QString timeText(const UpdateText &update)
{
    const Clock clock(update.zone);
    const auto minute = [](Instant at) {
        return Moment{.at = at.flooredTo(Instant::minute), .precision = Precision::Minute};
    };
    const Moment known = update.at.at && update.at.precision == Precision::Second
        ? minute(*update.at.at)
        : update.at;
    if (!update.publishedAt)
        return known.at ? clock.dated(known) : QString();
    const Moment out = minute(*update.publishedAt);
    if (!known.at || known.at->flooredTo(Instant::minute) == *out.at)
        return clock.dated(out);
    return u"%1; as known at %2"_s.arg(
        clock.dated(out), clock.datedBeside(known, clock.dayOf(out)));
}

Blocks blocksOf(const UpdateText &update)
{
    Blocks blocks = readMarkdown(update.text);
    const Spans phase{{.text = phaseText(update), .marks = Mark::Bold}, {.text = u" - "_s}};
    if (!phaseText(update).isEmpty()) {
        if (blocks.empty() || blocks.front().kind != Block::Kind::Paragraph)
            blocks.insert(blocks.begin(), Block::paragraph({phase.first()}));
        else
            blocks.front().spans = phase + blocks.front().spans;
    }
    for (const QString &line : {affectedText(update), timeText(update)}) {
        if (!line.isEmpty())
            blocks.push_back(Block::line(line));
    }
    return blocks;
}

} // namespace

QString asPlainText(const UpdateText &update)
{
    QStringList parts{cleanText(update.text).trimmed()};
    if (const QString phase = phaseText(update); !phase.isEmpty())
        parts.first().prepend(phase + u" - "_s);
    for (const QString &line : {affectedText(update), timeText(update)}) {
        if (!line.isEmpty())
            parts.append(line);
    }
    return parts.join(u"\n\n"_s) + u'\n';
}

QString asMarkdown(const UpdateText &update) { return writeMarkdown(blocksOf(update)); }

QString asHtml(const UpdateText &update)
{
    return u"<meta charset=\"utf-8\">"_s + htmlFragment(blocksOf(update));
}

} // namespace Bridgelog
