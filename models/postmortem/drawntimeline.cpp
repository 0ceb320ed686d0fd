// SPDX-License-Identifier: GPL-3.0-or-later
#include "postmortem/drawntimeline.h"

#include "postmortem/audience.h"
#include "postmortem/facts.h"
#include "postmortem/htmlwriter.h"
#include "postmortem/markdownreader.h"
#include "postmortem/phasebar.h"
#include "postmortem/svgpicture.h"

#include <QPointF>

#include <algorithm>

namespace Bridgelog {

using namespace Qt::StringLiterals;

namespace {

constexpr double margin = 24;
constexpr double markSize = 11;
constexpr double laneHeight = 18;
constexpr double keyHeight = 19;
constexpr qsizetype mostKeys = 60;
/// Characters of a line of the key: as many as the width has room for.
constexpr qsizetype keyLength = 104;
const QString ink = u"#1b2430"_s;
const QString dim = u"#566174"_s;

QString number(double value)
{
    QString text = QString::number(value, 'f', 1);
    if (text.endsWith(u".0"))
        text.chop(2);
    return text;
}

QString shortened(const QString &text, qsizetype length)
{
    return text.size() > length ? text.first(length - 1).trimmed() + u'…' : text;
}

/// Something that is marked below the bar.
struct Drawn {
    Entry entry;
    double x = 0;
    int lane = 0;
};

class Drawing {
public:
    Drawing(const Incident &incident, Audience audience)
        : m(incident)
        , m_facts(incident, audience)
        , m_bar(phaseBarOf(incident, m_facts.clock()))
    {
        collect();
    }

    QByteArray write()
    {
        heading();
        if (m_bar.isEmpty())
            axis();
        else
            bar();
        marks();
        keys();
        m_y += margin / 2;
        return whole();
    }

private:
    void collect()
    {
        for (int row = 0; row < m.timeline.size(); ++row) {
            const EntryKind kind = m.timeline.head(row).kind;
            if (kind != EntryKind::Update && kind != EntryKind::Decision)
                continue;
            const Entry entry = m.timeline.at(row);
            if (!entry.struck && entry.at.at)
                m_drawn.append({.entry = entry});
        }
        if (m_bar.isEmpty() && !m_drawn.isEmpty()) {
            m_points = {
                {*m_drawn.first().entry.at.at, 0}, {*m_drawn.last().entry.at.at, PhaseBar::width}};
        }
        for (const PhaseBar::Tick &tick : m_bar.ticks)
            m_points.append({tick.at, tick.x});
    }

    /// Where an instant lies on the bar, which is not of one scale; what was before or after it
    /// stands at its edge.
    double placeOf(Instant at) const
    {
        for (qsizetype i = 1; i < m_points.size(); ++i) {
            const auto &[from, left] = m_points.at(i - 1);
            const auto &[to, right] = m_points.at(i);
            if (at > to)
                continue;
            if (at <= from || to <= from)
                return left;
            const double part =
                static_cast<double>(at.us - from.us) / static_cast<double>(to.us - from.us);
            return left + part * (right - left);
        }
        return m_points.isEmpty() ? 0 : m_points.last().second;
    }

    void
    text(double x, double y, const QString &words, const QString &colour, const QString &more = {})
    {
        m_out += u"<text x=\"%1\" y=\"%2\" fill=\"%3\"%4>%5</text>\n"_s.arg(
            number(x), number(y), colour, more, escapeHtml(cleanLine(words)));
    }

    void line(double x1, double y1, double x2, double y2, const QString &colour)
    {
        m_out +=
            u"<line x1=\"%1\" y1=\"%2\" x2=\"%3\" y2=\"%4\" stroke=\"%5\" stroke-width=\"1\"/>\n"_s
                .arg(number(x1), number(y1), number(x2), number(y2), colour);
    }

    void heading()
    {
        m_y = 38;
        text(
            margin, m_y, shortened(cleanLine(m.title), 70), ink,
            u" font-size=\"19\" font-weight=\"bold\""_s);
        m_y += 20;
        text(margin, m_y, shortened(m_facts.byline(), 110), dim);
        if (!isOver(m.phase)) {
            m_y += 18;
            text(
                margin, m_y,
                u"Draft: this incident is not over. Its last event is of %1."_s.arg(
                    m_facts.clock().dated(m_facts.lastInstant())),
                ink);
        }
        m_y += 22;
    }

    void axis()
    {
        m_y += 12;
        line(margin, m_y, margin + PhaseBar::width, m_y, dim);
    }

    /// Diagonals where nobody had noticed, lines where it was known, nothing once it was mitigated.
    void hatch(const PhaseBar::Segment &segment, double top)
    {
        const double bottom = top + PhaseBar::barHeight;
        const double left = margin + segment.from;
        const double right = margin + segment.to;
        if (segment.tone == PhaseBar::Tone::Warning) {
            for (double y = top + 5.5; y < bottom - 2; y += 5.5)
                line(left, y, right, y, u"#8a6524"_s);
        }
        if (segment.tone != PhaseBar::Tone::Critical)
            return;
        for (double x = left - PhaseBar::barHeight + 7; x < right; x += 7) {
            const double from = std::max(x, left);
            const double to = std::min(x + PhaseBar::barHeight, right);
            if (to > from)
                line(from, bottom - (from - x), to, bottom - (to - x), u"#b3261e"_s);
        }
    }

    void label(const PhaseBar::Label &label, double y, const QString &colour)
    {
        text(
            margin + (label.atEnd ? PhaseBar::width : label.x), y, label.text, colour,
            label.atEnd ? u" text-anchor=\"end\""_s : QString());
    }

    void bar()
    {
        const double top = m_y + m_bar.barTop();
        const double bottom = top + PhaseBar::barHeight;
        const auto above = [&](int lane) { return top - 8 - lane * PhaseBar::laneHeight; };
        const auto below = [&](int lane) { return bottom + 16 + lane * PhaseBar::laneHeight; };
        static const QStringList fills{u"#f6a5a5"_s, u"#f4cf7f"_s, u"#9fdcbb"_s};
        for (const PhaseBar::Segment &segment : m_bar.segments) {
            m_out += u"<rect x=\"%1\" y=\"%2\" width=\"%3\" height=\"%4\" fill=\"%5\"/>\n"_s.arg(
                number(margin + segment.from), number(top), number(segment.to - segment.from),
                number(PhaseBar::barHeight), fills.at(static_cast<int>(segment.tone)));
            hatch(segment, top);
            if (segment.label.lane > 0)
                line(
                    margin + segment.from, bottom, margin + segment.from,
                    below(segment.label.lane) - 10, dim);
            label(segment.label, below(segment.label.lane), dim);
        }
        m_out += u"<rect x=\"%1\" y=\"%2\" width=\"%3\" height=\"%4\" fill=\"none\" stroke=\"%5\" "
                 "stroke-width=\"1\"/>\n"_s.arg(
                     number(margin), number(top), number(PhaseBar::width),
                     number(PhaseBar::barHeight), ink);
        for (const PhaseBar::Tick &tick : m_bar.ticks) {
            line(margin + tick.x, above(tick.label.lane) + 3, margin + tick.x, bottom, ink);
            label(tick.label, above(tick.label.lane), ink);
        }
        m_y = bottom + 8 + m_bar.lanesBelow * PhaseBar::laneHeight;
    }

    static bool isDecision(const Entry &entry) { return entry.kind == EntryKind::Decision; }

    /// A filled triangle is an update, an empty diamond a decision.
    void sign(double x, double y, const Entry &entry)
    {
        const double half = markSize / 2;
        const QList<QPointF> corners = isDecision(entry)
            ? QList<QPointF>{{x, y - half}, {x + half, y}, {x, y + half}, {x - half, y}}
            : QList<QPointF>{{x, y - half}, {x + half, y + half}, {x - half, y + half}};
        QStringList at;
        for (const QPointF &corner : corners)
            at.append(number(corner.x()) + u',' + number(corner.y()));
        m_out += u"<polygon points=\"%1\" fill=\"%2\" stroke=\"%3\" stroke-width=\"1.4\"/>\n"_s.arg(
            at.join(u' '), isDecision(entry) ? u"#ffffff"_s : ink, ink);
    }

    void marks()
    {
        if (m_drawn.isEmpty())
            return;
        QList<double> ends; // of each lane
        for (Drawn &drawn : m_drawn) {
            drawn.x = placeOf(*drawn.entry.at.at);
            constexpr double room = 34;
            while (drawn.lane < ends.size() && ends.at(drawn.lane) > drawn.x)
                ++drawn.lane;
            if (drawn.lane == ends.size())
                ends.append(0);
            ends[drawn.lane] = drawn.x + room;
        }
        const double top = m_y + laneHeight;
        for (qsizetype i = 0; i < m_drawn.size(); ++i) {
            const Drawn &drawn = m_drawn.at(i);
            const double y = top + drawn.lane * laneHeight;
            const bool atEnd = drawn.x > PhaseBar::width - 20;
            sign(margin + drawn.x, y, drawn.entry);
            text(
                margin + drawn.x + (atEnd ? -9 : 9), y + 4, QString::number(i + 1), ink,
                atEnd ? u" text-anchor=\"end\""_s : QString());
        }
        m_y = top + static_cast<double>(ends.size()) * laneHeight;
    }

    void keys()
    {
        const qsizetype shown = std::min(m_drawn.size(), mostKeys);
        QDate day = m_points.isEmpty()
            ? QDate()
            : m_facts.clock().dayOf(Moment::exactly(m_points.first().first));
        if (shown > 0)
            m_y += 14;
        for (qsizetype i = 0; i < shown; ++i) {
            const Entry &entry = m_drawn.at(i).entry;
            sign(margin + 6, m_y - 4, entry);
            text(margin + 18, m_y, QString::number(i + 1), ink);
            const QString kind = isDecision(entry) ? u"Decision"_s
                : entry.phase.isEmpty()            ? u"Update"_s
                                        : u"Update, %1"_s.arg(spoken(entry.phase).toLower());
            const QString words = u"%1 – %2: %3"_s.arg(
                m_facts.clock().datedBeside(entry.at, day), kind,
                cleanLine(plainText(readMarkdown(entry.text))));
            text(margin + 42, m_y, shortened(words, keyLength), ink);
            m_y += keyHeight;
        }
        if (shown < m_drawn.size()) {
            text(margin + 42, m_y, u"and %1 more"_s.arg(m_drawn.size() - shown), dim);
            m_y += keyHeight;
        }
    }

    QByteArray whole() const
    {
        const double width = PhaseBar::width + 2 * margin;
        const QString description = m_bar.description.isEmpty()
            ? u"%1 updates and decisions, in their order."_s.arg(m_drawn.size())
            : m_bar.description;
        return u"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
               "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%1\" height=\"%2\" "
               "viewBox=\"0 0 %1 %2\" role=\"img\" aria-labelledby=\"drawn-title drawn-desc\" "
               "font-family=\"Inter, Noto Sans, Segoe UI, DejaVu Sans, sans-serif\" "
               "font-size=\"12\">\n<title id=\"drawn-title\">Timeline: %3</title>\n"
               "<desc id=\"drawn-desc\">%4</desc>\n"
               "<rect width=\"%1\" height=\"%2\" fill=\"#ffffff\"/>\n%5</svg>\n"_s
                   .arg(
                       number(width), number(m_y), escapeHtml(cleanLine(m.title)),
                       escapeHtml(description), m_out)
                   .toUtf8();
    }

    const Incident &m;
    Facts m_facts;
    PhaseBar m_bar;
    QList<Drawn> m_drawn;
    QList<std::pair<Instant, double>> m_points; ///< known places on the bar, from left to right
    QString m_out;
    double m_y = 0;
};

} // namespace

QByteArray drawnTimelineSvg(const Incident &incident, const ExportOptions &options)
{
    const Incident shown = shownTo(incident, options.audience);
    return Drawing(shown, options.audience).write();
}

QByteArray drawnTimelinePng(const Incident &incident, const ExportOptions &options)
{
    return pngOf(drawnTimelineSvg(incident, options), 2);
}

} // namespace Bridgelog
