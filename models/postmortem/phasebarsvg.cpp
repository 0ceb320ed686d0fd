// SPDX-License-Identifier: GPL-3.0-or-later
#include "postmortem/htmlwriter.h"

#include <algorithm>

namespace Bridgelog {

using namespace Qt::StringLiterals;

static QString number(double value)
{
    QString text = QString::number(value, 'f', 1);
    if (text.endsWith(u".0"))
        text.chop(2);
    return text;
}

static QString toneClass(PhaseBar::Tone tone)
{
    switch (tone) {
        using enum PhaseBar::Tone;
    case Critical: return u"critical"_s;
    case Warning: return u"warning"_s;
    case Good: return u"good"_s;
    }
    return {};
}

static QString labelSvg(const PhaseBar::Label &label, double baseline, const QString &style)
{
    const QString anchor = label.atEnd ? u" text-anchor=\"end\""_s : QString();
    return u"<text class=\"%1\" x=\"%2\" y=\"%3\"%4>%5</text>\n"_s.arg(
        style, number(label.atEnd ? PhaseBar::width : label.x), number(baseline), anchor,
        escapeHtml(label.text));
}

static QString tickSvg(double x, double from, double to)
{
    return u"<line class=\"tick\" x1=\"%1\" y1=\"%2\" x2=\"%1\" y2=\"%3\"/>\n"_s.arg(
        number(x), number(from), number(to));
}

QString phaseBarSvg(const PhaseBar &bar)
{
    const double top = bar.barTop();
    const double bottom = top + PhaseBar::barHeight;
    const auto above = [&](int lane) { return top - 8 - lane * PhaseBar::laneHeight; };
    const auto below = [&](int lane) { return bottom + 16 + lane * PhaseBar::laneHeight; };
    QString svg = u"<div class=\"wide\"><svg class=\"phases\" role=\"img\" "
                  u"aria-labelledby=\"phases-title phases-desc\" "
                  "viewBox=\"0 0 %1 %2\">\n<title id=\"phases-title\">%3</title>\n"
                  "<desc id=\"phases-desc\">%4</desc>\n"_s.arg(
                      number(PhaseBar::width), number(bar.height() + 4), escapeHtml(bar.title),
                      escapeHtml(bar.description));
    for (const PhaseBar::Segment &segment : bar.segments) {
        svg += u"<rect class=\"%1\" x=\"%2\" y=\"%3\" width=\"%4\" height=\"%5\"/>\n"_s.arg(
            toneClass(segment.tone), number(segment.from), number(top),
            number(segment.to - segment.from), number(PhaseBar::barHeight));
    }
    for (const PhaseBar::Tick &tick : bar.ticks) {
        const double x = std::clamp(tick.x, 0.5, PhaseBar::width - 0.5);
        svg += tickSvg(x, above(tick.label.lane) + 3, bottom);
    }
    for (const PhaseBar::Segment &segment : bar.segments) {
        if (segment.label.lane > 0)
            svg += tickSvg(segment.from + 0.5, bottom, below(segment.label.lane) - 10);
    }
    for (const PhaseBar::Tick &tick : bar.ticks)
        svg += labelSvg(tick.label, above(tick.label.lane), u"mark"_s);
    for (const PhaseBar::Segment &segment : bar.segments)
        svg += labelSvg(segment.label, below(segment.label.lane), u"span"_s);
    return svg + u"</svg></div>\n"_s;
}

} // namespace Bridgelog
