// SPDX-License-Identifier: GPL-3.0-or-later
#include "postmortem/slackwriter.h"

#include <QRegularExpression>

namespace Bridgelog {

using namespace Qt::StringLiterals;

/// A text in which nothing calls anybody: neither "@here" as it is typed, nor "<!channel>" as
/// programs write it.
static QString uncalled(QString text)
{
    static const QRegularExpression calls(
        u"@(?=here|channel|everyone)|<(?=[!@#])"_s, QRegularExpression::CaseInsensitiveOption);
    return text.replace(calls, u"\\0\u2060"_s);
}

QString SlackWriter::write(const Blocks &blocks)
{
    add(blocks);
    return m_lines.isEmpty() ? QString() : m_lines.join(u'\n') + u'\n';
}

void SlackWriter::gap()
{
    if (!m_lines.isEmpty() && !m_lines.last().isEmpty())
        m_lines.append(QString());
}

QString SlackWriter::marked(const QString &text, Marks marks)
{
    if (text.trimmed().isEmpty())
        return text;
    if (marks & Mark::Code)
        return text.contains(u'`') ? text : u'`' + text + u'`';
    QString before;
    for (const auto &[mark, sign] :
         {std::pair{Mark::Struck, u'~'}, {Mark::Bold, u'*'}, {Mark::Italic, u'_'}}) {
        if (marks & mark && !text.contains(sign))
            before.append(sign);
    }
    QString behind = before;
    std::ranges::reverse(behind);
    QStringList lines = text.split(u'\n'); // a mark ends with its line
    for (QString &line : lines) {
        const QString words = line.trimmed();
        if (!words.isEmpty())
            line.replace(words, before + words + behind);
    }
    return lines.join(u'\n');
}

QString SlackWriter::inlineText(const Spans &spans)
{
    QString result;
    for (const Span &span : spans) {
        const bool named =
            !span.link.isEmpty() && span.link != span.text && span.link != u"mailto:"_s + span.text;
        result += marked(uncalled(span.text), span.marks);
        if (named)
            result += u" (%1)"_s.arg(span.link);
    }
    return result;
}

QStringList SlackWriter::linesOf(const Blocks &blocks)
{
    SlackWriter inner;
    inner.add(blocks);
    inner.m_lines.removeAll(QString());
    return inner.m_lines;
}

void SlackWriter::heading(const Block &block)
{
    gap();
    Spans spans = block.spans;
    for (Span &span : spans)
        span.marks = Mark::Bold;
    m_lines.append(inlineText(spans).replace(u'\n', u' '));
}

void SlackWriter::paragraph(const Block &block)
{
    if (block.purpose == Purpose::Draft)
        gap();
    m_lines.append(inlineText(block.spans).split(u'\n'));
    m_lines.append(QString());
}

void SlackWriter::code(const Block &block)
{
    QString text = block.text;
    text.replace(u"```"_s, u"`\u2060``"_s);
    m_lines.append(u"```"_s);
    m_lines.append(uncalled(text).split(u'\n'));
    m_lines.append(u"```"_s);
}

void SlackWriter::list(const Block &block)
{
    int number = block.start;
    for (const Blocks &item : block.items) {
        const QString marker = block.start > 0 ? QString::number(number++) + u". "_s : u"• "_s;
        QStringList lines = linesOf(item);
        for (qsizetype i = 0; i < lines.size(); ++i)
            m_lines.append((i == 0 ? marker : u"    "_s) + lines.at(i));
    }
    m_lines.append(QString());
}

void SlackWriter::quote(const Block &block)
{
    for (const Blocks &item : block.items) {
        for (const QString &line : linesOf(item))
            m_lines.append(u"> "_s + line);
    }
    m_lines.append(QString());
}

/// The first cell bold, the others behind it; those with more lines below.
void SlackWriter::addRow(const Row &row)
{
    if (row.kind == Row::Kind::Day) {
        gap();
        m_lines.append(marked(uncalled(plainText(row.cells.front())), Mark::Bold));
        return;
    }
    QStringList cells;
    QStringList below; // what has more than one line
    for (const Blocks &cell : row.cells) {
        const QStringList lines = linesOf(cell);
        if (lines.size() == 1)
            cells.append(lines.first());
        else
            below.append(lines);
    }
    if (!cells.isEmpty() && !cells.first().contains(u'`'))
        cells.first() = marked(cells.first(), Mark::Bold);
    if (!cells.isEmpty())
        m_lines.append(u"• "_s + cells.join(u" · "_s));
    m_lines.append(below);
}

void SlackWriter::table(const Block &block)
{
    for (const Row &row : block.rows)
        addRow(row);
    m_lines.append(QString());
}

void SlackWriter::rule() { m_lines.append(u"———"_s); }

void SlackWriter::instant(const Block &block) { m_lines.append(inlineText(instantSpans(block))); }

} // namespace Bridgelog
