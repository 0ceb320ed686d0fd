// SPDX-License-Identifier: GPL-3.0-or-later
#include "postmortem/phasebar.h"

#include "incident/metrics.h"

#include <algorithm>

namespace Bridgelog {

using namespace Qt::StringLiterals;

namespace {

struct Point {
    Moment moment;
    QList<MilestoneName> names; ///< milestones of one and the same instant
};

QString markWord(MilestoneName name)
{
    return name == MilestoneName::ImpactStarted ? u"impact"_s : spoken(name).toLower();
}

QString towards(MilestoneName name)
{
    switch (name) {
        using enum MilestoneName;
    case ImpactStarted: return u"to impact"_s;
    case Detected: return u"to detect"_s;
    case Acknowledged: return u"to acknowledge"_s;
    case Declared: return u"to declare"_s;
    case Mitigated: return u"to mitigate"_s;
    case Recovered: return u"to recover"_s;
    case Resolved: return u"to resolve"_s;
    }
    return {};
}

QList<Point> pointsOf(const Incident &incident)
{
    QList<Point> points;
    for (int i = 0; i < milestoneCount; ++i) {
        const auto name = static_cast<MilestoneName>(i);
        const auto &milestone = incident.milestone(name);
        if (!milestone || !milestone->moment.at || milestone->moment.precision == Precision::Day)
            continue;
        const auto same = std::ranges::find(
            points, milestone->moment.at, [](const Point &p) { return p.moment.at; });
        if (same != points.end())
            same->names.append(name);
        else
            points.append({.moment = milestoneMoment(name, *milestone), .names = {name}});
    }
    std::ranges::stable_sort(points, {}, [](const Point &p) { return *p.moment.at; });
    return points;
}

/// Wide enough for any sans-serif: labels are placed without asking a font.
double widthOf(const QString &text)
{
    return static_cast<double>(text.size()) * PhaseBar::fontSize * 0.56 + 8;
}

/// Puts labels into lanes so that none overlaps another, nor stands in the way of the line from
/// another one to the bar.
class Lanes {
public:
    /// `labels` from left to right, each starting at its line; how many lanes it took.
    int place(const QList<PhaseBar::Label *> &labels)
    {
        QList<Placed> order;
        QList<Placed> clamped; // at the right edge a label stands left of its line
        for (PhaseBar::Label *label : labels) {
            const double wide = widthOf(label->text);
            Placed placed{.label = label, .line = label->x, .wide = wide};
            label->x = std::max(0.0, std::min(label->x, PhaseBar::width - wide));
            label->atEnd = placed.line > PhaseBar::width - 1;
            if (label->x < placed.line)
                clamped.append(placed);
            else
                order.prepend(placed);
        }
        for (const Placed &label : order + clamped)
            put(label);
        return m_count;
    }

private:
    struct Placed {
        PhaseBar::Label *label = nullptr;
        double line = 0;
        double wide = 0;
        bool covers(double x) const { return label->x - 2 < x && x < label->x + wide; }
    };

    bool fits(const Placed &label, int lane) const
    {
        return std::ranges::none_of(m_placed, [&](const Placed &other) {
            const int theirs = other.label->lane;
            const bool overlap = theirs == lane && label.label->x < other.label->x + other.wide
                && other.label->x < label.label->x + label.wide;
            const bool theirLine = theirs > lane && label.covers(other.line);
            const bool ourLine = theirs < lane && other.covers(label.line);
            return overlap || theirLine || ourLine;
        });
    }

    void put(const Placed &label)
    {
        int lane = 0;
        while (lane < m_count && !fits(label, lane))
            ++lane;
        label.label->lane = lane;
        m_count = std::max(m_count, lane + 1);
        m_placed.append(label);
    }

    QList<Placed> m_placed;
    int m_count = 0;
};

PhaseBar::Tone toneBehind(const QList<Point> &points, qsizetype last)
{
    auto tone = PhaseBar::Tone::Critical;
    for (qsizetype i = 0; i <= last; ++i) {
        for (const MilestoneName name : points.at(i).names) {
            if (name >= MilestoneName::Mitigated)
                tone = PhaseBar::Tone::Good;
            else if (name != MilestoneName::ImpactStarted && tone == PhaseBar::Tone::Critical)
                tone = PhaseBar::Tone::Warning;
        }
    }
    return tone;
}

QString namesText(const Point &point)
{
    QStringList words;
    for (const MilestoneName name : point.names)
        words.append(markWord(name));
    return words.join(u", "_s);
}

/// Every segment keeps a visible width, however short it was.
QList<double> positionsOf(const QList<Point> &points)
{
    const double total =
        static_cast<double>(points.last().moment.at->us - points.first().moment.at->us);
    const double least = 10;
    const double free = PhaseBar::width - least * static_cast<double>(points.size() - 1);
    QList<double> positions{0};
    for (qsizetype i = 1; i < points.size(); ++i) {
        const auto span =
            static_cast<double>(points.at(i).moment.at->us - points.at(i - 1).moment.at->us);
        positions.append(positions.last() + least + free * span / total);
    }
    return positions;
}

} // namespace

Moment milestoneMoment(MilestoneName name, const Milestone &milestone)
{
    Moment moment = milestone.moment;
    if (name == MilestoneName::ImpactStarted)
        moment.until.reset();
    return moment;
}

PhaseBar phaseBarOf(const Incident &incident, const Clock &clock)
{
    PhaseBar bar;
    const QList<Point> points = pointsOf(incident);
    if (points.size() < 2)
        return bar;
    const QList<double> positions = positionsOf(points);
    const bool oneDay = clock.dayOf(points.first().moment) == clock.dayOf(points.last().moment);
    QStringList told;
    for (qsizetype i = 0; i < points.size(); ++i) {
        const Point &point = points.at(i);
        const QString when =
            oneDay ? clock.local(point.moment) : clock.dated(point.moment).section(u" ("_s, 0, 0);
        bar.ticks.append(
            {.at = *point.moment.at,
             .x = positions.at(i),
             .label = {.text = when + u' ' + namesText(point), .x = positions.at(i)}});
        told.append(u"%1: %2"_s.arg(namesText(point), clock.dated(point.moment)));
        if (i == 0)
            continue;
        const Point &before = points.at(i - 1);
        const bool about = before.moment.precision == Precision::Approximate
            || point.moment.precision == Precision::Approximate;
        const QString length = spokenDuration(point.moment.at->us - before.moment.at->us);
        bar.segments.append(
            {.from = positions.at(i - 1),
             .to = positions.at(i),
             .tone = toneBehind(points, i - 1),
             .label = {
                 .text =
                     (about ? u"≈ "_s : QString()) + length + u' ' + towards(point.names.first()),
                 .x = positions.at(i - 1)}});
        told.last().append(u", %1 %2"_s.arg(length, u"after the one before"_s));
    }
    QList<PhaseBar::Label *> above;
    QList<PhaseBar::Label *> below;
    for (PhaseBar::Tick &tick : bar.ticks)
        above.append(&tick.label);
    for (PhaseBar::Segment &segment : bar.segments)
        below.append(&segment.label);
    bar.lanesAbove = Lanes().place(above);
    bar.lanesBelow = Lanes().place(below);
    bar.title = u"Phases of the incident"_s;
    bar.description = told.join(u"; "_s) + u'.';
    return bar;
}

} // namespace Bridgelog
