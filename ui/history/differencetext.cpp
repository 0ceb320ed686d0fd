// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/differencetext.h"

#include "common/theme.h"

#include <QKeyEvent>
#include <QPainter>
#include <QPaintEvent>
#include <QScrollBar>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Bridgelog {

namespace {

constexpr int step = Theme::step;
constexpr int margin = 3 * step;
constexpr qsizetype context = 400; ///< of what is the same, on each side of a change
constexpr qsizetype mostChanged = 6000; ///< characters of one change
constexpr qsizetype mostSpans = 400;

qsizetype whole(const QString &text, qsizetype at)
{
    return at > 0 && at < text.size() && text.at(at).isLowSurrogate() ? at - 1 : at;
}

QString shortened(const DiffSpan &span, bool first, bool last)
{
    const QString &text = span.text;
    if (span.what != DiffSpan::What::Same) {
        if (text.size() <= mostChanged)
            return text;
        const qsizetype at = whole(text, mostChanged);
        return text.first(at) + DifferenceText::tr("… %1 more characters").arg(text.size() - at);
    }
    const qsizetype before = first ? (last ? 2 * mostChanged : 0) : context;
    const qsizetype behind = last ? 0 : context;
    if (text.size() <= before + behind + context)
        return text;
    const qsizetype from = whole(text, before);
    const qsizetype to = whole(text, text.size() - behind);
    return text.first(from) + DifferenceText::tr(" … %1 characters are the same … ").arg(to - from)
        + text.sliced(to);
}

QTextCharFormat formatOf(DiffSpan::What what)
{
    const Theme &theme = Theme::instance();
    QTextCharFormat format;
    switch (what) {
    case DiffSpan::What::Same: format.setForeground(theme.color(Theme::Token::Text)); break;
    case DiffSpan::What::Removed:
        format.setForeground(theme.color(Theme::Token::Critical));
        format.setBackground(theme.tint(Theme::Token::Critical, Theme::Tint::Selected));
        format.setFontStrikeOut(true);
        break;
    case DiffSpan::What::Added:
        format.setForeground(theme.color(Theme::Token::Good));
        format.setBackground(theme.tint(Theme::Token::Good, Theme::Tint::Selected));
        format.setFontUnderline(true);
        break;
    }
    return format;
}

} // namespace

DifferenceText::DifferenceText(QWidget *parent)
    : QAbstractScrollArea(parent)
{
    setObjectName(u"differenceText"_s);
    setAccessibleName(tr("What became different"));
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setAutoFillBackground(false);
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        layOut();
        viewport()->update();
    });
}

void DifferenceText::setDifference(const QList<DiffSpan> &spans)
{
    m_spans.clear();
    for (qsizetype i = 0; i < spans.size() && i < mostSpans; ++i)
        m_spans.append(
            {.what = spans[i].what, .text = shortened(spans[i], i == 0, i + 1 == spans.size())});
    if (spans.size() > mostSpans)
        m_spans.append(
            {.what = DiffSpan::What::Same,
             .text = tr("\n… %1 more changes").arg(spans.size() - mostSpans)});
    verticalScrollBar()->setValue(0);
    layOut();
    setAccessibleDescription(lines().join(u'\n'));
    viewport()->update();
}

QStringList DifferenceText::lines() const
{
    QStringList lines;
    for (const DiffSpan &span : m_spans) {
        const QChar sign = span.what == DiffSpan::What::Same ? u' '
            : span.what == DiffSpan::What::Added             ? u'+'
                                                             : u'-';
        lines << sign + span.text;
    }
    return lines;
}

/// One layout for each line of the text, so that each has a direction of its own.
void DifferenceText::layOut()
{
    m_lines.clear();
    const QFont font = Theme::instance().font(Theme::Size::Body);
    QString line;
    QList<QTextLayout::FormatRange> ranges;
    qreal y = 2 * step;
    const qreal width = std::max(20 * step, viewport()->width() - 2 * margin);
    const auto finish = [&] {
        auto layout = std::make_unique<QTextLayout>(line, font);
        QTextOption option;
        option.setTextDirection(Qt::LayoutDirectionAuto);
        option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
        layout->setTextOption(option);
        layout->setFormats(ranges);
        layout->setCacheEnabled(true);
        layout->beginLayout();
        qreal height = 0;
        for (QTextLine row = layout->createLine(); row.isValid(); row = layout->createLine()) {
            row.setLineWidth(width);
            row.setPosition({0, height});
            height += std::ceil(row.height());
        }
        layout->endLayout();
        layout->setPosition({qreal(margin), y});
        y += height;
        m_lines.push_back(std::move(layout));
        line.clear();
        ranges.clear();
    };
    for (const DiffSpan &span : std::as_const(m_spans)) {
        const QTextCharFormat format = formatOf(span.what);
        const QStringList parts = span.text.split(u'\n');
        for (qsizetype i = 0; i < parts.size(); ++i) {
            const bool breaks = i + 1 < parts.size();
            // A break that came or went is seen, too.
            const QString part =
                breaks && span.what != DiffSpan::What::Same ? parts[i] + QChar(0x21B5) : parts[i];
            if (!part.isEmpty())
                ranges.append({int(line.size()), int(part.size()), format});
            line += part;
            if (breaks)
                finish();
        }
    }
    finish();
    QScrollBar *bar = verticalScrollBar();
    bar->setPageStep(viewport()->height());
    bar->setSingleStep(QFontMetrics(font).height());
    bar->setRange(0, std::max(0, int(std::ceil(y)) + 2 * step - viewport()->height()));
}

void DifferenceText::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    painter.fillRect(event->rect(), Theme::instance().color(Theme::Token::Panel));
    const QPointF offset(0, -verticalScrollBar()->value());
    for (const auto &line : m_lines) {
        const QRectF box = line->boundingRect().translated(line->position() + offset);
        if (box.bottom() >= event->rect().top() && box.top() <= event->rect().bottom())
            line->draw(&painter, offset, {}, QRectF(event->rect()).translated(-offset));
    }
}

void DifferenceText::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    layOut();
}

void DifferenceText::scrollContentsBy(int, int) { viewport()->update(); }

void DifferenceText::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Home: verticalScrollBar()->triggerAction(QScrollBar::SliderToMinimum); break;
    case Qt::Key_End: verticalScrollBar()->triggerAction(QScrollBar::SliderToMaximum); break;
    default: QAbstractScrollArea::keyPressEvent(event);
    }
}

} // namespace Bridgelog
