// SPDX-License-Identifier: GPL-3.0-or-later
#include "postmortem/markdownreader.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include <algorithm>
#include <memory>
#include <mutex>
#include <optional>

namespace Bridgelog {

using namespace Qt::StringLiterals;

namespace {

/// Deeper nesting than any text of a person has; below it only the text is kept.
constexpr int deepest = 24;

using NodePointer = std::unique_ptr<cmark_node, decltype(&cmark_node_free)>;

NodePointer parsed(const QByteArray &utf8)
{
    static std::once_flag once;
    std::call_once(once, cmark_gfm_core_extensions_ensure_registered);
    const std::unique_ptr<cmark_parser, decltype(&cmark_parser_free)> parser(
        cmark_parser_new(CMARK_OPT_DEFAULT), &cmark_parser_free);
    for (const char *name : {"table", "strikethrough", "autolink"}) {
        if (cmark_syntax_extension *extension = cmark_find_syntax_extension(name))
            cmark_parser_attach_syntax_extension(parser.get(), extension);
    }
    cmark_parser_feed(parser.get(), utf8.constData(), static_cast<size_t>(utf8.size()));
    return {cmark_parser_finish(parser.get()), &cmark_node_free};
}

bool isBlank(QChar c) { return c.isSpace(); }

QString text(const char *utf8) { return utf8 ? QString::fromUtf8(utf8) : QString(); }

bool isNamed(cmark_node *node, const char *name)
{
    return qstrcmp(cmark_node_get_type_string(node), name) == 0;
}

bool isSafe(const QString &url)
{
    static const QStringList schemes{u"http://"_s, u"https://"_s, u"mailto:"_s};
    const bool known = std::ranges::any_of(
        schemes, [&](const QString &s) { return url.startsWith(s, Qt::CaseInsensitive); });
    return known && std::ranges::none_of(url, [](QChar c) {
               return c.isSpace() || c == u'<' || c == u'>' || c == u'"';
           });
}

/// The name of a file, and no address.
bool isFileName(const QString &url)
{
    return !url.isEmpty() && url.size() <= 255 && std::ranges::none_of(url, [](QChar c) {
        return c < u' ' || QStringView(u"/\\:<>|\"?#&").contains(c);
    });
}

/// Walks the tree; one call for each text.
class Reader {
public:
    explicit Reader(int shift)
        : m_shift(shift)
    {
    }

    Blocks blocksOf(cmark_node *parent, int depth)
    {
        Blocks result;
        for (cmark_node *node = cmark_node_first_child(parent); node; node = cmark_node_next(node))
            add(result, node, depth);
        return result;
    }

private:
    void add(Blocks &to, cmark_node *node, int depth);
    Block list(cmark_node *node, int depth);
    Block table(cmark_node *node);
    Spans spansOf(cmark_node *parent);
    void spans(Spans &to, cmark_node *node, Marks marks, const QString &link, int depth);
    void children(Spans &to, cmark_node *node, Marks marks, const QString &link, int depth);
    static void append(Spans &to, const QString &words, Marks marks, const QString &link);
    static QString allText(cmark_node *node);
    static QString fileOf(cmark_node *image);
    static bool isPicture(cmark_node *paragraph);
    static void addRaw(Blocks &to, const QString &html);

    int m_shift = 0; ///< added to heading levels; beyond any: bold lines
};

void Reader::append(Spans &to, const QString &words, Marks marks, const QString &link)
{
    if (words.isEmpty())
        return;
    if (!to.isEmpty() && to.last().marks == marks && to.last().link == link)
        to.last().text.append(words);
    else
        to.append({.text = words, .marks = marks, .link = link});
}

/// Everything written below a node, however deep, without recursion.
QString Reader::allText(cmark_node *node)
{
    QString result;
    const std::unique_ptr<cmark_iter, decltype(&cmark_iter_free)> it(
        cmark_iter_new(node), &cmark_iter_free);
    for (auto event = cmark_iter_next(it.get()); event != CMARK_EVENT_DONE;
         event = cmark_iter_next(it.get())) {
        cmark_node *at = cmark_iter_get_node(it.get());
        const auto type = cmark_node_get_type(at);
        if (event == CMARK_EVENT_ENTER)
            result.append(text(cmark_node_get_literal(at)));
        if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK
            || (event == CMARK_EVENT_EXIT && type == CMARK_NODE_PARAGRAPH))
            result.append(u'\n');
    }
    return result;
}

void Reader::children(Spans &to, cmark_node *node, Marks marks, const QString &link, int depth)
{
    for (cmark_node *at = cmark_node_first_child(node); at; at = cmark_node_next(at))
        spans(to, at, marks, link, depth + 1);
}

void Reader::spans(Spans &to, cmark_node *node, Marks marks, const QString &link, int depth)
{
    if (depth > deepest) {
        append(to, allText(node), marks, link);
        return;
    }
    const auto type = cmark_node_get_type(node);
    if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK) {
        append(to, u"\n"_s, marks, link);
    } else if (type == CMARK_NODE_CODE) {
        append(to, text(cmark_node_get_literal(node)), marks | Mark::Code, link);
    } else if (type == CMARK_NODE_EMPH) {
        children(to, node, marks | Mark::Italic, link, depth);
    } else if (type == CMARK_NODE_STRONG) {
        children(to, node, marks | Mark::Bold, link, depth);
    } else if (isNamed(node, "strikethrough")) {
        children(to, node, marks | Mark::Struck, link, depth);
    } else if (type == CMARK_NODE_IMAGE || type == CMARK_NODE_LINK) {
        const QString url = text(cmark_node_get_url(node));
        const bool image = type == CMARK_NODE_IMAGE;
        if (!image && isSafe(url)) {
            children(to, node, marks, url, depth);
            return;
        }
        append(to, image ? u"!["_s : u"["_s, marks, link);
        children(to, node, marks, link, depth);
        const QString title = text(cmark_node_get_title(node));
        append(
            to, title.isEmpty() ? u"](%1)"_s.arg(url) : u"](%1 \"%2\")"_s.arg(url, title), marks,
            link);
    } else if (cmark_node_first_child(node)) {
        children(to, node, marks, link, depth);
    } else {
        append(to, text(cmark_node_get_literal(node)), marks, link); // text, and raw HTML as text
    }
}

Spans Reader::spansOf(cmark_node *parent)
{
    Spans result;
    children(result, parent, {}, {}, 0);
    return result;
}

/// A block of raw HTML as the text it is: a paragraph for each run of lines, indentation kept.
void Reader::addRaw(Blocks &to, const QString &html)
{
    QStringList lines;
    const auto flush = [&] {
        if (!lines.isEmpty())
            to.push_back(Block::paragraph({{.text = lines.join(u'\n')}}));
        lines.clear();
    };
    for (QString line : html.split(u'\n')) {
        const qsizetype indent = std::ranges::find_if_not(line, isBlank) - line.begin();
        line.replace(0, indent, QString(indent, QChar::Nbsp));
        if (indent == line.size())
            flush();
        else
            lines.append(line);
    }
    flush();
}

QString Reader::fileOf(cmark_node *image)
{
    return QString::fromUtf8(QByteArray::fromPercentEncoding(cmark_node_get_url(image)));
}

/// A paragraph that is nothing but an image of a file's name.
bool Reader::isPicture(cmark_node *paragraph)
{
    cmark_node *only = cmark_node_first_child(paragraph);
    return only && !cmark_node_next(only) && cmark_node_get_type(only) == CMARK_NODE_IMAGE
        && text(cmark_node_get_title(only)).isEmpty() && isFileName(fileOf(only));
}

Block Reader::list(cmark_node *node, int depth)
{
    Block block{.kind = Block::Kind::List};
    if (cmark_node_get_list_type(node) == CMARK_ORDERED_LIST)
        block.start = std::max(1, cmark_node_get_list_start(node));
    for (cmark_node *item = cmark_node_first_child(node); item; item = cmark_node_next(item))
        block.items.push_back(blocksOf(item, depth + 1));
    return block;
}

Block Reader::table(cmark_node *node)
{
    Block block{.kind = Block::Kind::Table};
    const auto count = cmark_gfm_extensions_get_table_columns(node);
    const uint8_t *alignments = cmark_gfm_extensions_get_table_alignments(node);
    for (int i = 0; i < count; ++i) {
        const char a = alignments ? static_cast<char>(alignments[i]) : 'l';
        block.columns.append(
            {.align = a == 'r' ? Align::Right
                 : a == 'c'    ? Align::Centre
                               : Align::Left});
    }
    bool head = true;
    for (cmark_node *line = cmark_node_first_child(node); line; line = cmark_node_next(line)) {
        Row row;
        int column = 0;
        for (cmark_node *cell = cmark_node_first_child(line); cell && column < count;
             cell = cmark_node_next(cell), ++column) {
            const Spans spans = spansOf(cell);
            if (head)
                block.columns[column].title = plainText(spans);
            else
                row.cells.push_back(spans.isEmpty() ? Blocks() : only(Block::paragraph(spans)));
        }
        row.cells.resize(head ? 0 : static_cast<size_t>(count));
        if (!head)
            block.rows.push_back(std::move(row));
        head = false;
    }
    return block;
}

void Reader::add(Blocks &to, cmark_node *node, int depth)
{
    const auto type = cmark_node_get_type(node);
    if (depth > deepest) {
        to.push_back(Block::paragraph({{.text = allText(node).trimmed()}}));
    } else if (type == CMARK_NODE_HEADING) {
        Spans spans = spansOf(node);
        const int level = cmark_node_get_heading_level(node) + m_shift;
        if (spans.isEmpty())
            return;
        for (Span &span : spans)
            span.marks.setFlag(Mark::Bold, level > 6);
        to.push_back(
            level > 6 ? Block::paragraph(spans)
                      : Block{.kind = Block::Kind::Heading, .level = level, .spans = spans});
    } else if (type == CMARK_NODE_CODE_BLOCK) {
        QString code = text(cmark_node_get_literal(node));
        if (code.endsWith(u'\n'))
            code.chop(1);
        const QString info = text(cmark_node_get_fence_info(node));
        to.push_back({.kind = Block::Kind::Code, .text = code, .aside = info.section(u' ', 0, 0)});
    } else if (type == CMARK_NODE_HTML_BLOCK) {
        addRaw(to, text(cmark_node_get_literal(node)));
    } else if (type == CMARK_NODE_LIST) {
        to.push_back(list(node, depth));
    } else if (type == CMARK_NODE_BLOCK_QUOTE) {
        to.push_back({.kind = Block::Kind::Quote, .items = {blocksOf(node, depth + 1)}});
    } else if (type == CMARK_NODE_THEMATIC_BREAK) {
        to.push_back({.kind = Block::Kind::Rule});
    } else if (isNamed(node, "table")) {
        to.push_back(table(node));
    } else if (isPicture(node)) {
        cmark_node *image = cmark_node_first_child(node);
        to.push_back(
            {.kind = Block::Kind::Picture,
             .text = plainText(spansOf(image)).simplified(),
             .aside = fileOf(image)});
    } else if (Spans spans = spansOf(node); !spans.isEmpty()) {
        to.push_back(Block::paragraph(std::move(spans)));
    }
}

int highestHeading(cmark_node *root)
{
    int highest = 6;
    for (cmark_node *node = cmark_node_first_child(root); node; node = cmark_node_next(node)) {
        if (cmark_node_get_type(node) == CMARK_NODE_HEADING)
            highest = std::min(highest, cmark_node_get_heading_level(node));
    }
    return highest;
}

} // namespace

namespace {

/// One line of words, `code` and **strong** written in the plainest way, as most entries are: read
/// without the parser, and exactly as it would read it. Anything that could mean more is its.
class PlainLine {
public:
    explicit PlainLine(QStringView text)
        : m_text(text)
    {
    }

    std::optional<Spans> read()
    {
        if (m_text.isEmpty() || !m_text.front().isLetter() || isBlank(m_text.back()))
            return {};
        for (m_at = 0; m_at < m_text.size(); ++m_at) {
            if (!take(m_text.at(m_at).unicode()))
                return {};
        }
        end(m_at);
        return m_bold ? std::nullopt : std::optional(std::move(m_spans));
    }

private:
    /// Whether the sign at hand says no more than it shows, or is one that is read here.
    bool take(char16_t sign)
    {
        switch (sign) {
        case u'`': return code();
        case u'*': return strong();
        case u':': return signAt(m_at + 1) != u'/' || signAt(m_at + 2) != u'/';
        case u'w':
        case u'W': return !m_text.sliced(m_at).startsWith(u"www.", Qt::CaseInsensitive);
        case u'\\':
        case u'_':
        case u'[':
        case u']':
        case u'<':
        case u'>':
        case u'&':
        case u'~':
        case u'|':
        case u'@':
        case u'\n': return false;
        default: return true;
        }
    }

    QChar signAt(qsizetype i) const
    {
        return i >= 0 && i < m_text.size() ? m_text.at(i) : QChar(u' ');
    }

    /// Ends the span that is open before `at`.
    void end(qsizetype at) { add(m_text.sliced(m_from, at - m_from), {}); }

    void add(QStringView words, Marks marks)
    {
        if (m_bold)
            marks |= Mark::Bold;
        if (!words.isEmpty())
            m_spans.append({.text = words.toString(), .marks = marks, .link = {}});
    }

    bool code()
    {
        const qsizetype close = m_text.indexOf(u'`', m_at + 1);
        const QStringView words =
            close < 0 ? QStringView() : m_text.sliced(m_at + 1, close - m_at - 1);
        if (words.isEmpty() || signAt(close + 1) == u'`' || words.front().isSpace()
            || words.back().isSpace() || words.contains(u'\n') || words.contains(u'@'))
            return false;
        end(m_at);
        add(words, Mark::Code);
        m_at = close;
        m_from = close + 1;
        return true;
    }

    bool strong()
    {
        if (signAt(m_at + 1) != u'*')
            return false;
        const QChar before = signAt(m_at - 1);
        const QChar behind = signAt(m_at + 2);
        const bool good = m_bold
            ? before.isLetterOrNumber() && QStringView(u" .,;:!?)").contains(behind)
            : before == u' ' && behind.isLetterOrNumber();
        if (!good)
            return false;
        end(m_at);
        m_bold = !m_bold;
        m_from = m_at + 2;
        ++m_at;
        return true;
    }

    QStringView m_text;
    qsizetype m_at = 0;
    qsizetype m_from = 0; ///< where the span that is open begins
    bool m_bold = false;
    Spans m_spans;
};

} // namespace

Spans readPlainLine(const QString &line) { return PlainLine(line).read().value_or(Spans()); }

Blocks readMarkdown(const QString &written, HeadingRule headings)
{
    const QString clean = cleanText(written);
    if (Spans spans = readPlainLine(clean); !spans.isEmpty())
        return only(Block::paragraph(std::move(spans)));
    const NodePointer root = parsed(clean.toUtf8());
    const int shift = headings.from == 0 ? 6 : headings.from - highestHeading(root.get());
    return Reader(shift).blocksOf(root.get(), 0);
}

} // namespace Bridgelog
