// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "postmortem/pagelayout.h"
#include "postmortem/postmortem.h"

#include <memory>

class QPainter;

namespace Bridgelog {

/// A document as one page without end, in the type of the printed one. Made on any thread and read
/// on any other; what did not change since the one before is taken over from it. Lengths are in
/// units of the page (see points).
class PreviewPage {
public:
    /// `width` is the column's, without margins.
    static std::shared_ptr<const PreviewPage> make(
        const PostmortemText &text, double width,
        const std::shared_ptr<const PreviewPage> &before = {});

    double height() const { return m_tops.empty() ? 0 : m_tops.back(); }
    size_t blockCount() const { return m_blocks.size(); }
    double topOf(qsizetype block) const;
    /// The block at a height.
    qsizetype blockAt(double height) const;
    /// Which of the blocks here was taken over from that one, if any.
    std::optional<qsizetype> placeOf(const PreviewPage &before, qsizetype block) const;
    /// Draws what lies between `from` and `to`, with the top of the page at the painter's origin.
    void paint(QPainter &painter, double from, double to) const;
    const PostmortemText &text() const { return m_text; }
    /// How many blocks were laid out anew.
    size_t laidOut() const { return m_laidOut; }

private:
    struct Laid;
    void lay(const std::shared_ptr<const PreviewPage> &before);

    PostmortemText m_text;
    double m_width = 0;
    std::vector<std::shared_ptr<const Laid>> m_blocks;
    std::vector<double> m_tops; ///< of each block, and the end
    size_t m_laidOut = 0;
};

} // namespace Bridgelog
