// SPDX-License-Identifier: GPL-3.0-or-later
#include "postmortem/previewpage.h"

#include "postmortem/piecepainter.h"

#include <QPainter>

#include <algorithm>

namespace Bridgelog {

/// A block of the document and its strips, each with its top within the block.
struct PreviewPage::Laid {
    struct Placed {
        const Strip *strip = nullptr;
        double top = 0;
    };

    Laid(const PostmortemText &text, size_t index, double width)
        : bar(text.bar)
        , layout(bar, width)
        , strips(layout.layOut({text.blocks[index]}))
    {
        placed.reserve(strips.size());
        for (const Strip &strip : strips) {
            height += strip.before;
            placed.push_back({.strip = &strip, .top = height});
            height += strip.height;
        }
        layout.releaseFonts();
    }

    PhaseBar bar;
    PageLayout layout;
    std::vector<Strip> strips;
    std::vector<Placed> placed;
    double height = 0;
};

std::shared_ptr<const PreviewPage> PreviewPage::make(
    const PostmortemText &text, double width, const std::shared_ptr<const PreviewPage> &before)
{
    auto page = std::make_shared<PreviewPage>();
    page->m_text = text;
    page->m_width = width;
    page->lay(before);
    return page;
}

/// What is the same at both ends is taken over; the drawn bar never, which has its own facts.
void PreviewPage::lay(const std::shared_ptr<const PreviewPage> &before)
{
    const Blocks &blocks = m_text.blocks;
    const size_t count = blocks.size();
    const bool usable = before && before->m_width == m_width;
    const size_t old = usable ? before->m_blocks.size() : 0;
    const auto same = [&](size_t i, size_t j) {
        return blocks[i].kind != Block::Kind::PhaseBar && blocks[i] == before->m_text.blocks[j];
    };
    m_blocks.resize(count);
    const size_t least = std::min(count, old);
    size_t start = 0;
    for (; start < least; ++start) {
        if (same(start, start))
            m_blocks[start] = before->m_blocks[start];
        else if (blocks[start].kind != Block::Kind::PhaseBar)
            break;
    }
    for (size_t back = 1; back <= least - start && same(count - back, old - back); ++back)
        m_blocks[count - back] = before->m_blocks[old - back];
    double top = 0;
    m_tops.reserve(count + 1);
    for (size_t i = 0; i < count; ++i) {
        if (!m_blocks[i]) {
            m_blocks[i] = std::make_shared<Laid>(m_text, i, m_width);
            ++m_laidOut;
        }
        m_tops.push_back(top);
        top += m_blocks[i]->height;
    }
    m_tops.push_back(top);
}

double PreviewPage::topOf(qsizetype block) const
{
    const auto last = static_cast<qsizetype>(m_tops.size()) - 1;
    return last < 0 ? 0 : m_tops[static_cast<size_t>(std::clamp<qsizetype>(block, 0, last))];
}

qsizetype PreviewPage::blockAt(double height) const
{
    const auto it = std::ranges::upper_bound(m_tops, height);
    return std::max<qsizetype>(it - m_tops.begin() - 1, 0);
}

std::optional<qsizetype> PreviewPage::placeOf(const PreviewPage &before, qsizetype block) const
{
    const auto index = static_cast<size_t>(block);
    if (index >= before.m_blocks.size())
        return {};
    const auto it = std::ranges::find(m_blocks, before.m_blocks[index]);
    return it == m_blocks.end() ? std::nullopt : std::optional(it - m_blocks.begin());
}

void PreviewPage::paint(QPainter &painter, double from, double to) const
{
    const auto first = std::ranges::upper_bound(m_tops, from);
    size_t i = first == m_tops.begin() ? 0 : static_cast<size_t>(first - m_tops.begin()) - 1;
    for (; i < m_blocks.size() && m_tops[i] < to; ++i) {
        const Laid &laid = *m_blocks[i];
        PiecePainter pieces(painter, laid.bar, laid.layout.fonts());
        for (const Laid::Placed &placed : laid.placed) {
            const double top = m_tops[i] + placed.top;
            if (top + placed.strip->height < from || top > to)
                continue;
            for (const Piece &piece : placed.strip->pieces)
                pieces.paint(piece, QPointF(0, top));
        }
    }
}

} // namespace Bridgelog
