// SPDX-License-Identifier: GPL-3.0-or-later
#include "postmortem/markdownwriter.h"

#include "postmortem/parts.h"

#include <QStringList>

#include <algorithm>
#include <array>

namespace Bridgelog {

using namespace Qt::StringLiterals;

namespace {

enum class Place : quint8 {
    Flow,
    Cell
};

bool isWordSign(QStringView text, qsizetype i)
{
    return i >= 0 && i < text.size() && text.at(i).isLetterOrNumber();
}

/// Whether the sign at `i` would mean something to a Markdown reader.
bool isSign(QStringView text, qsizetype i, bool bars)
{
    const QChar c = text.at(i);
    switch (c.unicode()) {
    case u'\\':
    case u'`':
    case u'*':
    case u'[':
    case u']':
    case u'~': return true;
    case u'|': return bars;
    case u'_': return !isWordSign(text, i - 1) || !isWordSign(text, i + 1);
    case u'<':
        return i + 1 < text.size()
            && (text.at(i + 1).isLetter() || u"/!?"_s.contains(text.at(i + 1)));
    case u'&': return isWordSign(text, i + 1) || (i + 1 < text.size() && text.at(i + 1) == u'#');
    case u'#': // what could close a heading
        return i > 0 && text.at(i - 1) == u' ' && text.sliced(i).count(u'#') == text.size() - i;
    case u':': return text.sliced(i).startsWith(u"://");
    case u'.': return i >= 3 && text.sliced(i - 3, 3).compare(u"www", Qt::CaseInsensitive) == 0;
    default: return false;
    }
}

/// Where a sign at the start of a line must be escaped, or -1.
qsizetype lineSign(QStringView line)
{
    if (line.isEmpty())
        return -1;
    const char16_t first = line.front().unicode();
    if (first == u'#' || first == u'>' || first == u'=' || first == u'+')
        return 0;
    if (first == u'-')
        return line.size() == 1 || line.at(1) == u' ' || line.at(1) == u'-' ? 0 : -1;
    qsizetype digits = 0;
    while (digits < line.size() && digits < 10 && line.at(digits) >= u'0'
           && line.at(digits) <= u'9')
        ++digits;
    const bool numbered =
        digits > 0 && digits < line.size() && (line.at(digits) == u'.' || line.at(digits) == u')');
    return numbered ? digits : -1;
}

void escapeInto(QString &to, QStringView text, bool atLineStart, bool bars)
{
    const qsizetype start = atLineStart ? lineSign(text) : -1;
    qsizetype from = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (i != start && !isSign(text, i, bars))
            continue;
        to.append(text.sliced(from, i - from)).append(u'\\');
        from = i;
    }
    to.append(text.sliced(from));
}

QString codeSpan(QString code, Place place)
{
    code.replace(u'\n', u' ');
    qsizetype run = 0;
    qsizetype longest = 0;
    for (const QChar c : std::as_const(code)) {
        run = c == u'`' ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    if (place == Place::Cell)
        code.replace(u'|', u"\\|"_s);
    const QString fence(longest + 1, u'`');
    const bool pad = code.startsWith(u'`') || code.endsWith(u'`')
        || (code.startsWith(u' ') && code.endsWith(u' ') && !code.trimmed().isEmpty());
    return pad ? fence + u' ' + code + u' ' + fence : fence + code + fence;
}

/// Writes spans, opening and closing marks so that they nest.
class Inline {
public:
    Inline(Place place)
        : m_place(place)
    {
    }

    QString write(const Spans &spans)
    {
        // A bar means something in a table, and where a next line could make one of the paragraph.
        m_bars = m_place == Place::Cell
            || std::ranges::any_of(spans, [](const Span &s) { return s.text.contains(u'\n'); });
        for (qsizetype i = 0; i < spans.size();) {
            qsizetype end = i + 1;
            while (end < spans.size() && spans.at(end).link == spans.at(i).link)
                ++end;
            if (spans.at(i).link.isEmpty())
                run(spans.sliced(i, end - i));
            else
                link(spans.sliced(i, end - i));
            i = end;
        }
        if (m_place == Place::Flow) {
            chopBlanks();
            while (m_out.endsWith(u"  \n"_s))
                m_out.chop(3);
        }
        return m_out;
    }

private:
    void run(const Spans &spans)
    {
        for (const Span &span : spans)
            one(span);
        switchTo({});
    }

    void link(const Spans &spans)
    {
        const QString url = spans.first().link;
        const QString label = plainText(spans);
        if (label == url || u"mailto:"_s + label == url) {
            m_out.append(u'<' + label + u'>');
            return;
        }
        m_out.append(u'[');
        run(spans);
        QString target = url;
        target.replace(u'|', u"%7C"_s);
        const bool plain =
            std::ranges::none_of(target, [](QChar c) { return u"()\\"_s.contains(c); });
        m_out.append(plain ? u"](%1)"_s.arg(target) : u"](<%1>)"_s.arg(target));
    }

    void one(const Span &span)
    {
        if (span.marks & Mark::Code) {
            Marks outer = span.marks;
            switchTo(outer.setFlag(Mark::Code, false));
            m_out.append(codeSpan(span.text, m_place));
            return;
        }
        const QString blanks = u" \n\t"_s;
        qsizetype first = 0;
        while (first < span.text.size() && blanks.contains(span.text.at(first)))
            ++first;
        qsizetype last = span.text.size();
        while (last > first && blanks.contains(span.text.at(last - 1)))
            --last;
        text(QStringView(span.text).first(first)); // blanks stand outside of marks
        if (first == last)
            return;
        const QString behind = span.text.sliced(last);
        switchTo(span.marks);
        text(QStringView(span.text).sliced(first, last - first));
        m_blank = behind;
    }

    void text(QStringView words)
    {
        if (words.isEmpty())
            return;
        const bool blank = words.trimmed().isEmpty();
        if (blank) {
            m_blank.append(words);
            return;
        }
        bool first = true;
        for (auto line : words.split(u'\n')) {
            if (!first)
                lineBreak();
            const bool starts = startsLine();
            while (starts && !line.isEmpty() && isBlank(line.front()))
                line = line.sliced(1);
            escapeInto(m_out, line, starts, m_bars);
            first = false;
        }
    }

    void lineBreak()
    {
        chopBlanks(); // a reader would take them for a part of the break
        if (startsLine())
            return; // an empty line would end the paragraph
        m_out.append(m_place == Place::Cell ? u"<br>"_s : u"  \n"_s);
    }

    static bool isBlank(QChar c) { return c == u' ' || c == u'\t'; }

    void chopBlanks()
    {
        while (!m_out.isEmpty() && isBlank(m_out.back()))
            m_out.chop(1);
    }

    bool startsLine() const
    {
        return m_place == Place::Flow && (m_out.isEmpty() || m_out.endsWith(u'\n'));
    }

    void switchTo(Marks wanted)
    {
        static constexpr std::array order{
            std::pair{Mark::Struck, "~~"}, std::pair{Mark::Bold, "**"},
            std::pair{Mark::Italic, "*"}};
        // Close from the inside until all that stays open is wanted.
        const auto unwanted =
            std::ranges::find_if(m_open, [&](Mark mark) { return !wanted.testFlag(mark); });
        const qsizetype keep = unwanted - m_open.begin();
        while (m_open.size() > keep) {
            const auto it =
                std::ranges::find(order, m_open.last(), &std::pair<Mark, const char *>::first);
            m_out.append(QLatin1StringView(it->second));
            m_open.removeLast();
        }
        flushBlank();
        for (const auto &[mark, sign] : order) {
            if (wanted.testFlag(mark) && !m_open.contains(mark)) {
                m_out.append(QLatin1StringView(sign));
                m_open.append(mark);
            }
        }
    }

    void flushBlank()
    {
        for (const QChar c : std::as_const(m_blank)) {
            if (c == u'\n')
                lineBreak();
            else if (!startsLine())
                m_out.append(c);
        }
        m_blank.clear();
    }

    Place m_place;
    bool m_bars = true;
    QString m_out;
    QString m_blank; ///< blanks held back until it is known which marks end before them
    QList<Mark> m_open;
};

QString inlineText(const Spans &spans, Place place) { return Inline(place).write(spans); }

QString instantText(const Block &block)
{
    return block.aside.isEmpty() ? block.text : u"%1 (%2)"_s.arg(block.text, block.aside);
}

QStringList linesOf(const Blocks &blocks);
QStringList blockLines(const Block &block, bool otherSign);

QStringList codeLines(const Block &block)
{
    qsizetype run = 0;
    qsizetype longest = 2;
    for (const QChar c : block.text) {
        run = c == u'`' ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    QString language;
    for (const QChar c : block.aside) {
        if (c.isLetterOrNumber() || u"+#._-"_s.contains(c))
            language.append(c);
    }
    const QString fence(longest + 1, u'`');
    QStringList lines = block.text.split(u'\n');
    lines.prepend(fence + language);
    lines.append(fence);
    return lines;
}

/// By the name of its file, which whoever publishes the text puts beside it.
QStringList pictureLines(const Block &block)
{
    const QString text = escapeMarkdown(block.text);
    if (block.png.isEmpty())
        return {escapeMarkdown(u"![%1](%2)"_s.arg(block.text, block.aside))};
    return {u"![%1](<%2>)"_s.arg(text, block.aside)};
}

QStringList listLines(const Block &list, bool otherSign)
{
    const bool tight = std::ranges::all_of(list.items, [](const Blocks &item) {
        return item.size() <= 1
            || (item.size() == 2 && item.front().kind == Block::Kind::Paragraph
                && item.back().kind == Block::Kind::List);
    });
    QStringList result;
    int number = list.start;
    for (const Blocks &item : list.items) {
        const QString marker = list.start > 0
            ? QString::number(number++) + (otherSign ? u") "_s : u". "_s)
            : (otherSign ? u"* "_s : u"- "_s);
        if (!tight && !result.isEmpty())
            result.append(QString());
        QStringList lines;
        if (tight) {
            for (const Block &block : item)
                lines.append(blockLines(block, false));
        } else {
            lines = linesOf(item);
        }
        if (lines.isEmpty())
            lines.append(QString());
        for (qsizetype i = 0; i < lines.size(); ++i) {
            const QString indent = i == 0 ? marker : QString(marker.size(), u' ');
            result.append(lines.at(i).isEmpty() && i > 0 ? QString() : indent + lines.at(i));
        }
    }
    return result;
}

/// A table cell holds lines only. What it cannot hold (and what stands behind that) goes to
/// `below`.
class CellWriter {
public:
    QString write(const Blocks &blocks)
    {
        for (const Block &block : blocks) {
            if (!below.empty() || !fits(block))
                below.push_back(block);
            else
                add(block, {});
        }
        return m_lines.join(u"<br>"_s);
    }
    Blocks below;

private:
    static bool fits(const Block &block)
    {
        const auto allFit = [](const Blocks &item) { return std::ranges::all_of(item, fits); };
        if (block.kind == Block::Kind::Code)
            return !block.text.contains(u'\n');
        return block.kind != Block::Kind::Table && std::ranges::all_of(block.items, allFit);
    }

    void add(const Block &block, const QString &prefix)
    {
        using enum Block::Kind;
        if (block.kind == Instant)
            m_lines.append(prefix + escapeMarkdown(instantText(block)));
        else if (block.kind == Code)
            m_lines.append(prefix + codeSpan(block.text, Place::Cell));
        else if (block.kind == List || block.kind == Quote)
            addItems(block, prefix);
        else if (!block.spans.isEmpty())
            m_lines.append(prefix + inlineText(block.spans, Place::Cell));
    }

    void addItems(const Block &block, const QString &prefix)
    {
        int number = block.start;
        for (const Blocks &item : block.items) {
            const QString marker = block.kind == Block::Kind::Quote ? u"&gt; "_s
                : block.start > 0 ? QString::number(number++) + u". "_s
                                  : u"• "_s;
            bool first = true;
            for (const Block &part : item) {
                add(part, first ? prefix + marker : prefix);
                first = false;
            }
        }
    }

    QStringList m_lines;
};

void tableHead(QStringList &lines, const Block &table)
{
    QStringList titles;
    QStringList rule;
    for (const Column &column : table.columns) {
        titles.append(inlineText({{.text = column.title}}, Place::Cell));
        rule.append(
            column.align == Align::Right        ? u"---:"_s
                : column.align == Align::Centre ? u":---:"_s
                                                : u"---"_s);
    }
    if (!lines.isEmpty() && !lines.last().isEmpty())
        lines.append(QString());
    lines.append(u"| %1 |"_s.arg(titles.join(u" | "_s)));
    lines.append(u"| %1 |"_s.arg(rule.join(u" | "_s)));
}

/// A row as a line of a table, and what does not fit in a cell.
struct RowText {
    QString line;
    QStringList below;
};

RowText rowText(const Row &row)
{
    if (row.kind == Row::Kind::Day)
        return {.line = u"**%1**"_s.arg(escapeMarkdown(plainText(row.cells.front()))), .below = {}};
    QStringList cells;
    Blocks below;
    for (const Blocks &cell : row.cells) {
        CellWriter writer;
        cells.append(writer.write(cell));
        below.insert(below.end(), writer.below.begin(), writer.below.end());
    }
    return {.line = u"| %1 |"_s.arg(cells.join(u" | "_s)), .below = linesOf(below)};
}

QStringList tableLines(const Block &table)
{
    QStringList lines;
    bool open = false;
    const auto add = [&](const Row &row, const RowText &text) {
        const bool day = row.kind == Row::Kind::Day;
        if (day && !lines.isEmpty() && !lines.last().isEmpty())
            lines.append(QString());
        if (!day && !open)
            tableHead(lines, table);
        lines.append(text.line);
        if (!text.below.isEmpty())
            lines.append(QString());
        lines.append(text.below);
        open = !day && text.below.isEmpty();
    };
    const auto parts = inParts(table.rows.size(), rowsOfPart, [&](size_t from, size_t to) {
        std::vector<RowText> texts;
        for (size_t i = from; i < to; ++i)
            texts.push_back(rowText(table.rows[i]));
        return texts;
    });
    size_t index = 0;
    for (const std::vector<RowText> &part : parts) {
        for (const RowText &text : part)
            add(table.rows[index++], text);
    }
    if (table.rows.empty())
        tableHead(lines, table);
    return lines;
}

QStringList blockLines(const Block &block, bool otherSign)
{
    switch (block.kind) {
        using enum Block::Kind;
    case Heading:
        return {
            QString(block.level, u'#') + u' '
            + inlineText({{.text = plainText(block.spans).replace(u'\n', u' ')}}, Place::Cell)
                  .replace(u"<br>"_s, u" "_s)};
    case Paragraph: return inlineText(block.spans, Place::Flow).split(u'\n');
    case Code: return codeLines(block);
    case List: return listLines(block, otherSign);
    case Quote: {
        QStringList lines = linesOf(block.items.empty() ? Blocks() : block.items.front());
        for (QString &line : lines)
            line.prepend(line.isEmpty() ? u">"_s : u"> "_s);
        return lines;
    }
    case Table: return tableLines(block);
    case Rule: return {u"---"_s};
    case Instant: return {escapeMarkdown(instantText(block))};
    case PhaseBar: return {};
    case Picture: return pictureLines(block);
    }
    return {};
}

QStringList linesOf(const Blocks &blocks)
{
    QStringList result;
    bool otherSign = false;
    const Block *previous = nullptr;
    for (const Block &block : blocks) {
        const bool adjacent = previous && previous->kind == Block::Kind::List
            && block.kind == Block::Kind::List && (previous->start > 0) == (block.start > 0);
        otherSign = adjacent && !otherSign;
        const QStringList lines = blockLines(block, otherSign);
        if (lines.isEmpty())
            continue;
        if (!result.isEmpty())
            result.append(QString());
        result.append(lines);
        previous = &block;
    }
    return result;
}

} // namespace

QString escapeMarkdown(QStringView text)
{
    QString result;
    escapeInto(result, text, false, true);
    return result;
}

QString writeMarkdown(const Blocks &blocks)
{
    const QStringList lines = linesOf(blocks);
    return lines.isEmpty() ? QString() : lines.join(u'\n') + u'\n';
}

} // namespace Bridgelog
