// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/markdown.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <optional>

using namespace Qt::StringLiterals;

namespace Bridgelog {

namespace {

constexpr QStringView punctuation = u"!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

/// Reads one paragraph's inline markup. Each kind of delimiter that once found no partner is not
/// looked for again, so that a text of nothing but asterisks costs no more than any other.
class InlineReader {
public:
    explicit InlineReader(QStringView source)
        : m_source(source)
    {
        m_text.reserve(source.size());
    }

    void read(TextBlock &into, TextMarks marks)
    {
        readRange(0, m_source.size(), marks);
        into.text = std::move(m_text);
        into.spans = std::move(m_spans);
    }

private:
    struct Delimiter {
        QStringView sign;
        TextMark mark;
    };
    static constexpr std::array<Delimiter, 5> delimiters{
        {{u"**", TextMark::Strong},
         {u"__", TextMark::Strong},
         {u"~~", TextMark::Strike},
         {u"*", TextMark::Emphasis},
         {u"_", TextMark::Emphasis}}};
    static constexpr int deepest = 6;

    void readRange(qsizetype from, qsizetype end, TextMarks marks, int depth = 0)
    {
        qsizetype i = from;
        while (i < end) {
            const QChar c = m_source[i];
            qsizetype next = 0;
            if (c == u'\\' && i + 1 < end && punctuation.contains(m_source[i + 1])) {
                append(m_source.sliced(i + 1, 1), marks);
                next = i + 2;
            } else if (c == u'`') {
                next = readCode(i, end, marks);
            } else if (c == u'[' && depth < deepest) {
                next = readLink(i, end, marks, depth);
            } else if (c == u'h' && depth < deepest) {
                next = readAddress(i, end, marks);
            } else if ((c == u'*' || c == u'_' || c == u'~') && depth < deepest) {
                next = readDelimited(i, end, marks, depth);
            }
            if (next == 0) {
                append(m_source.sliced(i, 1), marks);
                next = i + 1;
            }
            i = next;
        }
    }

    void append(QStringView text, TextMarks marks, const QString &address = {})
    {
        const qsizetype start = m_text.size();
        m_text += text;
        if (!marks && address.isEmpty())
            return;
        if (!m_spans.isEmpty()) {
            TextSpan &last = m_spans.last();
            if (last.start + last.length == start && last.marks == marks
                && last.address == address) {
                last.length += text.size();
                return;
            }
        }
        m_spans.append({.start = start, .length = text.size(), .marks = marks, .address = address});
    }

    qsizetype readCode(qsizetype from, qsizetype end, TextMarks marks)
    {
        qsizetype ticks = 0;
        while (from + ticks < end && m_source[from + ticks] == u'`')
            ++ticks;
        for (qsizetype i = m_noTicksFrom > from ? end : from + ticks; i < end; ++i) {
            if (m_source[i] != u'`')
                continue;
            qsizetype run = 0;
            while (i + run < end && m_source[i + run] == u'`')
                ++run;
            if (run == ticks) {
                append(m_source.sliced(from + ticks, i - from - ticks), marks | TextMark::Code);
                return i + run;
            }
            i += run - 1;
        }
        m_noTicksFrom = end;
        append(m_source.sliced(from, ticks), marks);
        return from + ticks;
    }

    qsizetype readLink(qsizetype from, qsizetype end, TextMarks marks, int depth)
    {
        const qsizetype close = find(u"](", from + 1, std::min(end, from + 400));
        if (close < 0 || close == from + 1)
            return 0;
        const qsizetype stop = find(u")", close + 2, std::min(end, close + 2 + 2000));
        const QStringView address =
            stop < 0 ? QStringView() : m_source.sliced(close + 2, stop - close - 2);
        if (address.isEmpty() || address.contains(u' ') || address.contains(u'\n'))
            return 0;
        const qsizetype firstSpan = m_spans.size();
        const qsizetype start = m_text.size();
        readRange(from + 1, close, marks, depth + 1);
        m_spans.resize(firstSpan);
        m_spans.append(
            {.start = start,
             .length = m_text.size() - start,
             .marks = marks | TextMark::Link,
             .address = address.toString()});
        return stop + 1;
    }

    qsizetype readAddress(qsizetype from, qsizetype end, TextMarks marks)
    {
        const QStringView rest = m_source.sliced(from, end - from);
        const bool secure = rest.startsWith(u"https://");
        if ((!secure && !rest.startsWith(u"http://"))
            || (from > 0 && m_source[from - 1].isLetterOrNumber()))
            return 0;
        qsizetype length = secure ? 8 : 7;
        const qsizetype least = length;
        while (length < rest.size() && !rest[length].isSpace()
               && !QStringView(u"<>\"`").contains(rest[length]))
            ++length;
        while (length > least && QStringView(u".,;:!?)'*_~").contains(rest[length - 1]))
            --length;
        if (length == least)
            return 0;
        append(rest.first(length), marks | TextMark::Link, rest.first(length).toString());
        return from + length;
    }

    qsizetype readDelimited(qsizetype from, qsizetype end, TextMarks marks, int depth)
    {
        for (size_t k = 0; k < delimiters.size(); ++k) {
            const auto &[sign, mark] = delimiters[k];
            if (!m_source.sliced(from, end - from).startsWith(sign))
                continue;
            const qsizetype inner = from + sign.size();
            if (inner >= end || m_source[inner].isSpace() || m_hopeless[k] > from)
                continue;
            if (sign[0] == u'_' && from > 0 && m_source[from - 1].isLetterOrNumber())
                continue;
            const qsizetype close = findClose(sign, inner + 1, end);
            if (close < 0) {
                m_hopeless[k] = end;
                continue;
            }
            readRange(inner, close, marks | mark, depth + 1);
            return close + sign.size();
        }
        return 0;
    }

    qsizetype findClose(QStringView mark, qsizetype from, qsizetype end) const
    {
        for (qsizetype at = find(mark, from, end); at >= 0; at = find(mark, at + 1, end)) {
            const qsizetype behind = at + mark.size();
            if (m_source[at - 1].isSpace() || m_source[at - 1] == u'\\')
                continue;
            if (mark.size() == 1
                && ((behind < end && m_source[behind] == mark[0]) || m_source[at - 1] == mark[0]))
                continue;
            if (mark[0] == u'_' && behind < end && m_source[behind].isLetterOrNumber())
                continue;
            return at;
        }
        return -1;
    }

    qsizetype find(QStringView what, qsizetype from, qsizetype end) const
    {
        return from >= end ? -1 : m_source.first(end).indexOf(what, from);
    }

    QStringView m_source;
    QString m_text;
    QList<TextSpan> m_spans;
    std::array<qsizetype, delimiters.size()> m_hopeless{};
    qsizetype m_noTicksFrom = 0;
};

struct ItemMarker {
    QString shown;
    qsizetype indent = 0;
    qsizetype length = 0; ///< indent, marker and the blanks behind
};

/// "- ", "* ", "+ " and "3. " at the start of a line.
std::optional<ItemMarker> markerOf(QStringView line)
{
    qsizetype i = 0;
    while (i < line.size() && line[i] == u' ')
        ++i;
    ItemMarker marker{.indent = i};
    if (i < line.size() && QStringView(u"-*+").contains(line[i])) {
        marker.shown = u"•"_s;
        ++i;
    } else {
        const qsizetype digits = i;
        while (i < line.size() && i - digits < 9 && line[i] >= u'0' && line[i] <= u'9')
            ++i;
        if (i == digits || i >= line.size() || (line[i] != u'.' && line[i] != u')'))
            return {};
        marker.shown = line.sliced(digits, i - digits).toString() + u'.';
        ++i;
    }
    if (i >= line.size() || line[i] != u' ')
        return {};
    marker.length = i + 1;
    return marker;
}

struct Fence {
    QChar sign;
    qsizetype length = 0;
    QString language;
};

std::optional<Fence> fenceOf(QStringView line)
{
    const QStringView text = line.trimmed();
    if (text.isEmpty() || (text[0] != u'`' && text[0] != u'~'))
        return {};
    Fence fence{.sign = text[0]};
    while (fence.length < text.size() && text[fence.length] == fence.sign)
        ++fence.length;
    if (fence.length < 3 || text.sliced(fence.length).contains(u'`'))
        return {};
    const QStringView info = text.sliced(fence.length).trimmed();
    fence.language = info.first(std::max<qsizetype>(
                                    0, info.indexOf(u' ') < 0 ? info.size() : info.indexOf(u' ')))
                         .toString();
    return fence;
}

bool closes(const Fence &fence, QStringView line)
{
    const QStringView text = line.trimmed();
    return text.size() >= fence.length
        && std::all_of(text.begin(), text.end(), [&](QChar c) { return c == fence.sign; });
}

/// Puts lines together to blocks.
class BlockReader {
public:
    void read(QStringView line)
    {
        if (m_fence)
            return readCode(line);
        if (auto fence = fenceOf(line)) {
            finish();
            m_fence = fence;
            return;
        }
        if (line.trimmed().isEmpty())
            return finish();
        if (m_inTable || endsTableHead(line))
            return readRow(line);
        if (const QStringView heading = headingIn(line); !heading.isEmpty()) {
            finish();
            m_source = heading.toString();
            return finish(TextMark::Strong);
        }
        if (const auto marker = markerOf(line)) {
            finish();
            m_block.kind = TextBlock::Kind::Item;
            m_block.depth = static_cast<int>(std::min<qsizetype>(4, marker->indent / 2));
            m_block.marker = marker->shown;
            line = line.sliced(marker->length);
        }
        m_source += m_source.isEmpty() ? u""_s : u"\n"_s;
        m_source += m_block.kind == TextBlock::Kind::Item ? line.trimmed() : line;
    }

    QList<TextBlock> take()
    {
        if (m_fence)
            closeCode();
        finish();
        return std::move(m_blocks);
    }

private:
    /// “## Situation”, as a brief has it; what begins with one # is a comment as often.
    static QStringView headingIn(QStringView line)
    {
        qsizetype level = 0;
        while (level < line.size() && line.at(level) == u'#')
            ++level;
        const bool isHeading =
            level >= 2 && level <= 6 && level < line.size() && line.at(level) == u' ';
        return isHeading ? line.sliced(level).trimmed() : QStringView();
    }

    /// “| --- | --- |” behind a line of cells.
    bool endsTableHead(QStringView line) const
    {
        const auto isRule = [](QChar c) { return QStringView(u"|-: ").contains(c); };
        return line.contains(u'|') && line.contains(u"--") && std::ranges::all_of(line, isRule)
            && m_source.contains(u'|') && !m_source.contains(u'\n');
    }

    /// A row of a table is one line, its cells between dots; those of the head are strong.
    void readRow(QStringView line)
    {
        const bool isHead = !m_inTable;
        m_inTable = true;
        if (!isHead && !line.contains(u'|')) {
            finish();
            return read(line);
        }
        const QString row = isHead ? m_source : line.toString();
        static const QRegularExpression border(u"(?<!\\\\)\\|"_s);
        QStringList cells;
        for (const QString &cell : row.split(border))
            cells.append(cell.trimmed());
        cells.removeAll(QString());
        m_source = cells.join(u" · "_s);
        finish(isHead ? TextMark::Strong : TextMarks());
        m_inTable = true;
    }

    void readCode(QStringView line)
    {
        if (closes(*m_fence, line))
            return closeCode();
        m_source += line;
        m_source += u'\n';
    }

    void closeCode()
    {
        if (m_source.endsWith(u'\n'))
            m_source.chop(1);
        m_blocks.append(
            {.kind = TextBlock::Kind::Code,
             .language = m_fence->language,
             .text = std::move(m_source)});
        m_source.clear();
        m_fence.reset();
    }

    void finish(TextMarks marks = {})
    {
        if (!m_source.isEmpty() || m_block.kind == TextBlock::Kind::Item) {
            InlineReader(m_source).read(m_block, marks);
            m_blocks.append(std::move(m_block));
        }
        m_block = {};
        m_source.clear();
        m_inTable = false;
    }

    QList<TextBlock> m_blocks;
    TextBlock m_block;
    QString m_source;
    std::optional<Fence> m_fence;
    bool m_inTable = false;
};

} // namespace

QList<TextBlock> parseMarkdown(const QString &text)
{
    BlockReader reader;
    for (const QStringView line : QStringTokenizer(QStringView(text), u'\n'))
        reader.read(line.endsWith(u'\r') ? line.chopped(1) : line);
    return reader.take();
}

QString markdownWords(const QString &text)
{
    QStringList lines;
    for (const TextBlock &block : parseMarkdown(text))
        lines << (block.marker.isEmpty() ? block.text : block.marker + u' ' + block.text);
    return lines.join(u'\n');
}

} // namespace Bridgelog
