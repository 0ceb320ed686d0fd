// SPDX-License-Identifier: GPL-3.0-or-later
#include "postmortem/blockwalker.h"

namespace Bridgelog {

using namespace Qt::StringLiterals;

void BlockWalker::add(const Blocks &blocks)
{
    for (const Block &block : blocks)
        add(block);
}

void BlockWalker::add(const Block &block)
{
    switch (block.kind) {
        using enum Block::Kind;
    case Heading: heading(block); break;
    case Paragraph: paragraph(block); break;
    case Code: code(block); break;
    case List: list(block); break;
    case Quote: quote(block); break;
    case Table: table(block); break;
    case Rule: rule(); break;
    case Instant: instant(block); break;
    case PhaseBar: bar(); break;
    case Picture:
        if (block.png.isEmpty())
            paragraph(pictureText(block));
        else
            picture(block);
        break;
    }
}

Block BlockWalker::pictureText(const Block &block)
{
    return Block::line(u"![%1](%2)"_s.arg(block.text, block.aside));
}

void BlockWalker::add(
    const Blocks &blocks, QString &style, const QString &inner, const QString &last)
{
    for (const Block &block : blocks) {
        style = &block == &blocks.back() ? last : inner;
        add(block);
    }
}

Spans BlockWalker::instantSpans(const Block &block)
{
    Spans spans{{.text = block.text, .marks = {}, .link = {}}};
    if (!block.aside.isEmpty())
        spans.append({.text = u" (%1)"_s.arg(block.aside), .marks = Mark::Dim, .link = {}});
    return spans;
}

} // namespace Bridgelog
