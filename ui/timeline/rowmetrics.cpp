// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/rowmetrics.h"

#include "common/theme.h"

#include <QFontMetrics>

using namespace Qt::StringLiterals;

namespace Bridgelog {

RowMetrics::RowMetrics(int rowWidth, Qt::LayoutDirection layoutDirection)
    : direction(layoutDirection)
    , width(rowWidth)
{
    constexpr int step = Theme::step;
    const Theme &theme = Theme::instance();
    body = theme.font(Theme::Size::Body);
    small = theme.font(Theme::Size::Small);
    kind = theme.strong(Theme::Size::Small);
    kind.setLetterSpacing(QFont::PercentageSpacing, 103);
    code = theme.mono(Theme::Size::Small);
    inlineCode = theme.mono(Theme::Size::Body);
    time = theme.mono(Theme::Size::Body);
    otherTime = theme.mono(Theme::Size::Small);

    const QFontMetrics bodyMetrics(body);
    const QFontMetrics smallMetrics(small);
    const QFontMetrics otherMetrics(otherTime);
    timeRight = 2 * step + std::max(QFontMetrics(time).horizontalAdvance(u"00:00:00"_s), 17 * step);
    ring = timeRight + 5 * step;
    text = ring + 4 * step;
    end = std::max(text + 40 * step, width - 2 * step);
    baseline = step + bodyMetrics.ascent();
    otherBaseline = baseline + bodyMetrics.descent() + otherMetrics.ascent();
    least = otherBaseline + otherMetrics.descent() + step + step / 2;
    dayHeight = smallMetrics.height() + 4 * step;
    silenceHeight = smallMetrics.height() + 2 * step;
    nowHeight = smallMetrics.height() + step;
}

} // namespace Bridgelog
