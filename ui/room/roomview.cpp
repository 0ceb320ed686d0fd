// SPDX-License-Identifier: GPL-3.0-or-later
#include "room/roomview.h"

#include "checklists/usercadence.h"
#include "common/badge.h"
#include "common/painting.h"
#include "composer/kindtoken.h"
#include "incident/metrics.h"
#include "items/timetext.h"
#include "items/updatedue.h"
#include "timeline/markdown.h"
#include "timeline/rowtext.h"

#include <QPainter>
#include <QTextLayout>

using namespace Qt::StringLiterals;

namespace Bridgelog {

namespace {

constexpr int linesAsked = 12;
constexpr qreal linesHigh = 24; ///< how many lines of text the window's height has room for
constexpr qreal charactersWide = 36; ///< and its width, in heights of a line
constexpr int entryLines = 3;
constexpr qsizetype mostRead = 2000; ///< of an entry: more than its lines can show
constexpr qreal asideShare = 0.32;

QColor colour(Theme::Token token) { return Theme::instance().color(token); }

/// Text in at most `lines` lines, the last one elided; gives its height. It runs as its own letters
/// do, and stands where the window's reading begins.
qreal drawLines(
    QPainter *painter, const QString &text, const QFont &font, const QRectF &area, int lines,
    Qt::LayoutDirection direction)
{
    QTextLayout layout(QString(text).replace(u'\n', QChar::LineSeparator), font);
    QTextOption option(direction == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft);
    option.setTextDirection(Qt::LayoutDirectionAuto);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    const QFontMetricsF metrics(font);
    qreal y = 0;
    layout.beginLayout();
    for (int i = 0; i < lines; ++i) {
        QTextLine line = layout.createLine();
        if (!line.isValid())
            break;
        const bool more = i + 1 == lines && [&] {
            line.setLineWidth(area.width());
            return line.textStart() + line.textLength() < layout.text().size();
        }();
        if (more) {
            const QString rest =
                layout.text().mid(line.textStart()).replace(QChar::LineSeparator, u' ');
            if (painter)
                painter->setFont(font);
            if (painter)
                painter->drawText(
                    QRectF(area.left(), area.top() + y, area.width(), metrics.height()),
                    int(option.alignment() | Qt::AlignAbsolute | Qt::AlignVCenter)
                        | Qt::TextSingleLine,
                    metrics.elidedText(rest, Qt::ElideRight, area.width()));
            line.setNumColumns(0);
            y += metrics.height();
            break;
        }
        line.setLineWidth(area.width());
        if (painter)
            line.draw(painter, QPointF(area.left(), area.top() + y));
        y += metrics.height();
    }
    layout.endLayout();
    return y;
}

} // namespace

RoomView::RoomView(const std::shared_ptr<OpenIncident> &incident, QWidget *parent)
    : QWidget(parent)
    , m_incident(incident)
    , m_now(Instant::now())
{
    setObjectName(u"roomView"_s);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_OpaquePaintEvent);
    connect(incident.get(), &OpenIncident::changed, this, &RoomView::follow);
    connect(incident.get(), &OpenIncident::reset, this, &RoomView::follow);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
    follow();
}

void RoomView::follow()
{
    const Incident &incident = m_incident->incident();
    m_facts = roomFacts(incident, linesAsked);
    QStringList said{spoken(incident.phase)};
    for (const RoomFacts::Person &person : std::as_const(m_facts.people)) {
        if (!person.name.isEmpty())
            said.append(u"%1: %2"_s.arg(person.role, person.name));
    }
    if (!m_facts.last.isEmpty())
        said.append(incident.timeline.find(m_facts.last.last())->text);
    setAccessibleName(tr("Room view of %1").arg(incident.title));
    setAccessibleDescription(said.join(u". "_s));
    update();
}

void RoomView::setNow(Instant now)
{
    m_now = now;
    update();
}

qreal RoomView::scale() const
{
    const qreal line = QFontMetricsF(Theme::instance().font(Theme::Size::Body)).height();
    return std::max(1.0, std::min(height() / linesHigh, width() / charactersWide) / line);
}

QFont RoomView::font(Theme::Size size) const
{
    return Theme::scaled(Theme::instance().font(size), scale());
}

QFont RoomView::strong(Theme::Size size) const
{
    return Theme::scaled(Theme::instance().strong(size), scale());
}

QFont RoomView::mono(Theme::Size size) const
{
    return Theme::scaled(Theme::instance().mono(size), scale());
}

QRectF RoomView::mirrored(const QRectF &rect) const
{
    return isRightToLeft() ? QRectF(width() - rect.right(), rect.top(), rect.width(), rect.height())
                           : rect;
}

void RoomView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setLayoutDirection(layoutDirection());
    painter.fillRect(rect(), colour(Theme::Token::Window));
    const qreal m = margin();
    const qreal below = paintHeader(painter, QRectF(rect()).adjusted(m, m * 0.8, -m, -m));
    const qreal aside = width() * asideShare;
    const QRectF right(width() - aside, below, aside, height() - below);
    painter.fillRect(mirrored(right), colour(Theme::Token::Panel));
    painter.fillRect(
        mirrored({right.left(), right.top(), 1, right.height()}), colour(Theme::Token::Line));
    paintEntries(
        painter, QRectF(m, below + m * 0.6, right.left() - 2 * m, height() - below - m * 1.2));
    paintAside(painter, right.adjusted(m, m * 0.8, -m, -m * 0.6));
}

qreal RoomView::paintHeader(QPainter &painter, const QRectF &area) const
{
    const QFont title = strong(Theme::Size::Title);
    const qreal titleLine = QFontMetricsF(title).height();
    const qreal standingLine = QFontMetricsF(font(Theme::Size::Body)).height();
    const qreal clock = 0.4 * area.width();
    const QRectF text(area.left(), area.top(), area.width() - clock, titleLine * 2);
    const qreal bottom = area.top()
        + std::max(titleLine, QFontMetricsF(mono(Theme::Size::Clock)).height()) + standingLine
        + 1.6 * margin();
    painter.fillRect(QRectF(0, 0, width(), bottom), colour(Theme::Token::Panel));
    painter.fillRect(QRectF(0, bottom - 1, width(), 1), colour(Theme::Token::Line));
    const qreal used = paintClock(painter, area);
    const qreal badge = paintBadge(painter, area.topLeft()) + 3 * Theme::step * scale();
    painter.setPen(colour(Theme::Token::Text));
    painter.setFont(title);
    const QRectF place(
        area.left() + badge, area.top(), area.width() - used - badge - margin(), titleLine);
    drawLines(&painter, m_incident->incident().title, title, mirrored(place), 1, layoutDirection());
    paintStanding(
        painter,
        QRectF(area.left(), bottom - standingLine - 0.7 * margin(), area.width(), standingLine));
    return bottom;
}

qreal RoomView::paintBadge(QPainter &painter, QPointF corner) const
{
    const Theme &theme = Theme::instance();
    const std::optional<int> severity = m_incident->incident().severity;
    const Theme::Token token = Badge::token(severity);
    const QFont face = strong(Theme::Size::Body);
    const QFontMetricsF metrics(face);
    const qreal pad = metrics.height() * 0.4;
    const qreal high = QFontMetricsF(strong(Theme::Size::Title)).height();
    const QRectF place(
        corner, QSizeF(metrics.horizontalAdvance(Badge::text(severity)) + 2 * pad, high));
    paintBox(
        &painter, mirrored(place), theme.tint(token, Theme::Tint::Strong), {},
        Theme::radius * scale());
    painter.setFont(face);
    painter.setPen(theme.ink(token));
    painter.drawText(mirrored(place), Qt::AlignCenter, Badge::text(severity));
    return place.width();
}

qreal RoomView::paintClock(QPainter &painter, const QRectF &area) const
{
    const Elapsed clock = elapsed(m_incident->incident(), m_now);
    const QString meaning = clock.sinceImpact
        ? (clock.running ? tr("since impact") : tr("of impact"))
        : (clock.running ? tr("since declared") : tr("of response"));
    const QString digits = stopwatchText(clock.us);
    const QFont large = mono(Theme::Size::Clock);
    const QFont small = font(Theme::Size::Body);
    const qreal said = QFontMetricsF(small).horizontalAdvance(meaning);
    const qreal counted = QFontMetricsF(large).horizontalAdvance(digits);
    const qreal gap = 3 * Theme::step * scale();
    const qreal high = QFontMetricsF(large).height();
    painter.setFont(small);
    painter.setPen(colour(Theme::Token::Dim));
    const QRectF word(area.right() - said, area.top(), said + 1, high);
    painter.drawText(mirrored(word), Qt::AlignCenter | Qt::TextSingleLine, meaning);
    painter.setFont(large);
    painter.setPen(colour(Theme::Token::Text));
    const QRectF number(word.left() - gap - counted, area.top(), counted + 1, high);
    painter.drawText(mirrored(number), Qt::AlignCenter | Qt::TextSingleLine, digits);
    return said + gap + counted;
}

/// Phase, next update, and the time of day.
void RoomView::paintStanding(QPainter &painter, const QRectF &area) const
{
    const Incident &incident = m_incident->incident();
    const UpdateDue due = updateDue(incident, m_now, userCadence());
    const Showing showing = showingIn(incident.zone, m_now);
    const QFont bold = strong(Theme::Size::Body);
    const QString phase = incident.kind == IncidentKind::Drill
        ? tr("DRILL · %1").arg(spoken(incident.phase))
        : spoken(incident.phase);
    painter.setFont(bold);
    painter.setPen(colour(Theme::Token::Text));
    painter.drawText(
        mirrored(area), int(Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextSingleLine, phase);
    const qreal left = QFontMetricsF(bold).horizontalAdvance(phase) + 8 * Theme::step * scale();
    const auto tokenOfDue = [&] {
        switch (due.urgency) {
            using enum UpdateDue::Urgency;
        case Late: return Theme::Token::Critical;
        case Soon: return Theme::Token::Warning;
        case None: break;
        }
        return Theme::Token::Dim;
    };
    painter.setPen(colour(tokenOfDue()));
    painter.drawText(
        mirrored(area.adjusted(left, 0, 0, 0)),
        int(Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextSingleLine, due.text);
    painter.setFont(mono(Theme::Size::Body));
    painter.setPen(colour(Theme::Token::Dim));
    painter.drawText(
        mirrored(area), int(Qt::AlignRight | Qt::AlignVCenter) | Qt::TextSingleLine,
        clockText(m_now, showing) + u' ' + zoneText(showing));
}

/// From the newest at the bottom upwards, as many as there is room for.
void RoomView::paintEntries(QPainter &painter, const QRectF &area) const
{
    const Timeline &timeline = m_incident->incident().timeline;
    const qreal gap = 2.5 * Theme::step * scale();
    if (m_facts.last.isEmpty()) {
        painter.setFont(font(Theme::Size::Body));
        painter.setPen(colour(Theme::Token::Dim));
        painter.drawText(mirrored(area), Qt::AlignCenter, tr("Nothing logged yet."));
        return;
    }
    QList<std::pair<Entry, qreal>> fitting;
    qreal used = 0;
    for (qsizetype i = m_facts.last.size() - 1; i >= 0; --i) {
        const auto entry = timeline.find(m_facts.last.at(i));
        const qreal high = entry ? paintEntry(painter, *entry, area, true) : 0;
        if (!entry || (used + high > area.height() && !fitting.isEmpty()))
            break;
        fitting.prepend({*entry, high});
        used += high + gap;
    }
    qreal y = std::max(area.top(), area.bottom() - used + gap);
    for (const auto &[entry, high] : std::as_const(fitting)) {
        paintEntry(painter, entry, QRectF(area.left(), y, area.width(), high), false);
        y += high + gap;
    }
}

/// Time and kind over the text; gives its height. Dry: measures only.
qreal RoomView::paintEntry(
    QPainter &painter, const Entry &entry, const QRectF &area, bool dry) const
{
    const Showing showing = showingIn(m_incident->incident().zone, m_now);
    const QFont clock = mono(Theme::Size::Body);
    const QString time = momentText(entry.at, showing);
    const qreal column = QFontMetricsF(clock).horizontalAdvance(u"00:00:00 "_s);
    const QFont label = strong(Theme::Size::Small);
    const qreal labelLine = QFontMetricsF(label).height();
    const QRectF text(
        area.left() + column, area.top() + labelLine, area.width() - column, area.height());
    if (!dry) {
        painter.setFont(clock);
        painter.setPen(colour(Theme::Token::Dim));
        painter.drawText(
            mirrored({area.left(), area.top(), column * 2, labelLine}),
            int(Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextSingleLine, time);
        painter.setFont(label);
        painter.setPen(colour(tokenOf(entry)));
        const qreal left = std::max(
            column, QFontMetricsF(clock).horizontalAdvance(time) + 2 * Theme::step * scale());
        painter.drawText(
            mirrored({area.left() + left, area.top(), area.width() - left, labelLine}),
            int(Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextSingleLine, kindText(entry));
        painter.setPen(colour(Theme::Token::Text));
    }
    return labelLine
        + drawLines(
               dry ? nullptr : &painter, markdownWords(entry.text.left(mostRead)),
               font(Theme::Size::Body), mirrored(text), entryLines, layoutDirection());
}

qreal RoomView::paintHeading(QPainter &painter, const QString &text, const QRectF &area) const
{
    const QFont face = strong(Theme::Size::Small);
    painter.setFont(face);
    painter.setPen(colour(Theme::Token::Dim));
    painter.drawText(
        mirrored(area), int(Qt::AlignLeft | Qt::AlignTop) | Qt::TextSingleLine, text.toUpper());
    return QFontMetricsF(face).height() + 1.5 * Theme::step * scale();
}

void RoomView::paintAside(QPainter &painter, const QRectF &area) const
{
    const QFont face = font(Theme::Size::Body);
    const qreal line = QFontMetricsF(face).height() + Theme::step * scale();
    QRectF rest = area;
    rest.setTop(rest.top() + paintHeading(painter, tr("Roles"), rest));
    painter.setFont(face);
    for (const RoomFacts::Person &person : m_facts.people) {
        if (rest.height() < line)
            return;
        const QRectF row = mirrored({rest.left(), rest.top(), rest.width(), line});
        painter.setPen(colour(Theme::Token::Dim));
        painter.drawText(
            row, int(Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextSingleLine, person.role);
        const qreal room = rest.width() - QFontMetricsF(face).horizontalAdvance(person.role)
            - 3 * Theme::step * scale();
        painter.setPen(colour(person.name.isEmpty() ? Theme::Token::Warning : Theme::Token::Text));
        painter.drawText(
            row, int(Qt::AlignRight | Qt::AlignVCenter) | Qt::TextSingleLine,
            QFontMetricsF(face).elidedText(
                person.name.isEmpty() ? tr("unassigned") : person.name, Qt::ElideRight, room));
        rest.setTop(rest.top() + line);
    }
    if (m_facts.hypotheses.isEmpty() || rest.height() < 3 * line)
        return;
    rest.setTop(rest.top() + margin());
    rest.setTop(rest.top() + paintHeading(painter, tr("Open hypotheses"), rest));
    painter.setPen(colour(Theme::Token::Text));
    for (const QString &written : m_facts.hypotheses) {
        const QString text = markdownWords(written);
        const qreal high = drawLines(nullptr, text, face, mirrored(rest), 2, layoutDirection());
        if (high > rest.height())
            return;
        drawLines(&painter, text, face, mirrored(rest), 2, layoutDirection());
        rest.setTop(rest.top() + high + 2 * Theme::step * scale());
    }
}

} // namespace Bridgelog
