// SPDX-License-Identifier: GPL-3.0-or-later
#include "postmortem/htmlwriter.h"

#include "postmortem/blockwalker.h"
#include "postmortem/codecolours.h"
#include "postmortem/parts.h"

#include <QFile>

#include <algorithm>
#include <array>
#include <ranges>

namespace Bridgelog {

using namespace Qt::StringLiterals;

/// What stands for a sign that HTML reads; empty for all others.
static QLatin1StringView escapeOf(QChar c)
{
    switch (c.unicode()) {
    case u'&': return "&amp;"_L1;
    case u'<': return "&lt;"_L1;
    case u'>': return "&gt;"_L1;
    case u'"': return "&quot;"_L1;
    case u'\'': return "&#39;"_L1;
    default: return {};
    }
}

static void escapeInto(QString &to, QStringView text)
{
    qsizetype from = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text.at(i) > u'>')
            continue;
        if (const QLatin1StringView escape = escapeOf(text.at(i)); !escape.isEmpty()) {
            to.append(text.sliced(from, i - from)).append(escape);
            from = i + 1;
        }
    }
    to.append(text.sliced(from));
}

QString escapeHtml(QStringView text)
{
    QString result;
    result.reserve(text.size() + text.size() / 16);
    escapeInto(result, text);
    return result;
}

namespace {

QString codeClass(CodeTone tone)
{
    switch (tone) {
        using enum CodeTone;
    case Plain: return {};
    case Keyword: return u"kw"_s;
    case Name: return u"nm"_s;
    case String: return u"st"_s;
    case Number: return u"nu"_s;
    case Comment: return u"cm"_s;
    case Type: return u"ty"_s;
    case Meta: return u"me"_s;
    case Added: return u"ad"_s;
    case Removed: return u"rm"_s;
    case Alert: return u"al"_s;
    }
    return {};
}

/// What stands around the text.
enum class Around : quint8 {
    Page, ///< a document with its style
    Clipboard ///< nothing: word processors read the attributes of old
};

class Html : public BlockWalker {
public:
    Html(const PhaseBar &bar, Around around)
        : m_bar(bar)
        , m_around(around)
    {
    }

    QString write(const Blocks &blocks)
    {
        add(blocks);
        return m_out;
    }

private:
    void heading(const Block &block) override
    {
        const QString tag = u"h%1"_s.arg(std::clamp(block.level, 1, 6));
        element(tag, block.spans, u" dir=\"auto\""_s);
    }

    void paragraph(const Block &block) override { element(u"p"_s, block.spans, classOf(block)); }

    void quote(const Block &block) override
    {
        m_out += u"<blockquote>\n"_s;
        for (const Blocks &item : block.items)
            add(item);
        m_out += u"</blockquote>\n"_s;
    }

    void rule() override { m_out += u"<hr>\n"_s; }
    void bar() override
    {
        if (!m_bar.isEmpty())
            m_out += phaseBarSvg(m_bar);
    }

    void picture(const Block &block) override
    {
        m_out += u"<p><img src=\"data:image/png;base64,%1\" alt=\"%2\" width=\"%3\" "
                 "height=\"%4\"></p>\n"_s.arg(
                     QString::fromLatin1(block.png.toBase64()), escapeHtml(block.text),
                     QString::number(block.size.width()), QString::number(block.size.height()));
    }

    static QString classOf(const Block &block)
    {
        if (block.purpose == Purpose::Byline)
            return u" class=\"byline\" dir=\"auto\""_s;
        if (block.purpose == Purpose::Draft)
            return u" class=\"draft\""_s;
        return u" dir=\"auto\""_s;
    }

    void put(QLatin1StringView before, QStringView text, QLatin1StringView behind)
    {
        m_out += before;
        escapeInto(m_out, text);
        m_out += behind;
    }

    void element(const QString &tag, const Spans &spans, const QString &attributes)
    {
        m_out += u'<' + tag + attributes + u'>';
        for (const Span &each : spans)
            span(each);
        m_out += u"</"_s + tag + u">\n"_s;
    }

    void span(const Span &span)
    {
        struct Tag {
            Mark mark;
            QLatin1StringView open;
            QLatin1StringView close;
        };
        static constexpr std::array tags{
            Tag{Mark::Struck, "<s>"_L1, "</s>"_L1}, Tag{Mark::Dim, "<small>"_L1, "</small>"_L1},
            Tag{Mark::Bold, "<strong>"_L1, "</strong>"_L1},
            Tag{Mark::Italic, "<em>"_L1, "</em>"_L1}, Tag{Mark::Code, "<code>"_L1, "</code>"_L1}};
        if (!span.link.isEmpty())
            m_out += u"<a rel=\"noopener noreferrer\" href=\"%1\">"_s.arg(escapeHtml(span.link));
        for (const Tag &tag : tags) {
            if (span.marks & tag.mark)
                m_out += tag.open;
        }
        bool first = true;
        for (const QStringView line : QStringView(span.text).tokenize(u'\n')) {
            if (!first)
                m_out += "<br>\n"_L1;
            first = false;
            escapeInto(m_out, line);
        }
        for (const Tag &tag : std::views::reverse(tags)) {
            if (span.marks & tag.mark)
                m_out += tag.close;
        }
        if (!span.link.isEmpty())
            m_out += u"</a>"_s;
    }

    /// In a cell that is pasted, long lines would make the table wider than the page.
    void pastedCode(const Block &block)
    {
        QStringList lines = block.text.split(u'\n');
        for (QString &line : lines) {
            const auto text = std::ranges::find_if_not(line, [](QChar c) { return c == u' '; });
            const auto indent = text - line.cbegin();
            line = u"&nbsp;"_s.repeated(indent) + escapeHtml(QStringView(line).sliced(indent));
        }
        m_out += u"<p><code>%1</code></p>\n"_s.arg(lines.join(u"<br>\n"_s));
    }

    void code(const Block &block) override
    {
        if (m_around == Around::Clipboard && m_inCell) {
            pastedCode(block);
            return;
        }
        m_out += u"<pre dir=\"ltr\"><code>"_s;
        const QStringList lines = block.text.split(u'\n');
        const auto colours = colourCode(block.text, block.aside);
        for (qsizetype i = 0; i < lines.size(); ++i) {
            qsizetype at = 0;
            for (const CodeRun &run : colours[static_cast<size_t>(i)]) {
                const QString text = escapeHtml(QStringView(lines.at(i)).sliced(at, run.length));
                const QString name = codeClass(run.tone);
                m_out += name.isEmpty() ? text : u"<span class=\"%1\">%2</span>"_s.arg(name, text);
                at += run.length;
            }
            if (i + 1 < lines.size())
                m_out += u'\n';
        }
        m_out += u"</code></pre>\n"_s;
    }

    void list(const Block &block) override
    {
        const QString start = block.start > 1 ? u" start=\"%1\""_s.arg(block.start) : QString();
        m_out += block.start > 0 ? u"<ol%1>\n"_s.arg(start) : u"<ul>\n"_s;
        for (const Blocks &item : block.items) {
            m_out += u"<li>"_s;
            add(item);
            m_out += u"</li>\n"_s;
        }
        m_out += block.start > 0 ? u"</ol>\n"_s : u"</ul>\n"_s;
    }

    void instant(const Block &block) override
    {
        if (block.iso.isEmpty()) {
            put("<span>"_L1, block.text, "</span>"_L1);
        } else {
            put("<time datetime=\""_L1, block.iso, "\">"_L1);
            put({}, block.text, "</time>"_L1);
        }
        if (!block.aside.isEmpty())
            put(" <small>("_L1, block.aside, ")</small>"_L1);
    }

    static QString tableClass(const Block &table)
    {
        switch (table.purpose) {
            using enum Purpose;
        case Timeline: return u" class=\"timeline\""_s;
        case Facts: return u" class=\"facts\""_s;
        case Actions: return u" class=\"actions\""_s;
        case Plain:
        case Byline:
        case Draft: break;
        }
        return {};
    }

    QString tableStart(const Block &table) const
    {
        if (m_around == Around::Page)
            return u"<div class=\"wide\"><table%1>\n"_s.arg(tableClass(table));
        QString start =
            u"<table width=\"100%\" border=\"1\" cellspacing=\"0\" cellpadding=\"4\">\n"_s;
        if (table.purpose == Purpose::Timeline && table.columns.size() == 4)
            start += u"<colgroup><col width=\"15%\"><col width=\"15%\"><col width=\"52%\">"
                     "<col width=\"18%\"></colgroup>\n"_s;
        return start;
    }

    void table(const Block &block) override
    {
        m_out += tableStart(block) + u"<thead><tr>"_s;
        for (const Column &column : block.columns)
            m_out += u"<th scope=\"col\"%1>%2</th>"_s.arg(
                alignment(column.align), escapeHtml(column.title));
        m_out += u"</tr></thead>\n<tbody>\n"_s;
        const auto parts = inParts(block.rows.size(), rowsOfPart, [&](size_t from, size_t to) {
            Html part(m_bar, m_around);
            for (size_t i = from; i < to; ++i)
                part.addRow(block, i);
            return std::move(part.m_out);
        });
        for (const QString &part : parts)
            m_out += part;
        m_out += u"</tbody>\n</table>"_s + (m_around == Around::Page ? u"</div>\n"_s : u"\n"_s);
    }

    void addRow(const Block &table, size_t index)
    {
        const Row &row = table.rows[index];
        if (row.kind == Row::Kind::Day) {
            if (index > 0)
                m_out += u"</tbody>\n<tbody>\n"_s;
            m_out += u"<tr class=\"day\"><th scope=\"rowgroup\" colspan=\"%1\">%2</th></tr>\n"_s
                         .arg(table.columns.size())
                         .arg(escapeHtml(plainText(row.cells.front())));
            return;
        }
        m_out += row.struck ? u"<tr class=\"struck\">"_s : u"<tr>"_s;
        for (size_t i = 0; i < row.cells.size(); ++i) {
            const bool names = i == 0 && table.purpose == Purpose::Facts;
            const auto column = static_cast<qsizetype>(i);
            const QString align = column < table.columns.size()
                ? alignment(table.columns.at(column).align)
                : QString();
            if (names)
                m_out += "<th scope=\"row\">"_L1;
            else
                (m_out += "<td"_L1).append(align).append(u'>');
            m_inCell = true;
            cell(row.cells[i]);
            m_inCell = false;
            m_out += names ? "</th>"_L1 : "</td>"_L1;
        }
        m_out += u"</tr>\n"_s;
    }

    /// One paragraph stands in a cell without a tag of its own, isolated from its neighbours'
    /// direction.
    void cell(const Blocks &blocks)
    {
        if (blocks.size() != 1 || blocks.front().kind != Block::Kind::Paragraph) {
            add(blocks);
            return;
        }
        m_out += "<bdi>"_L1;
        for (const Span &each : blocks.front().spans)
            span(each);
        m_out += "</bdi>"_L1;
    }

    static QString alignment(Align align)
    {
        if (align == Align::Left)
            return {};
        return align == Align::Right ? u" class=\"right\""_s : u" class=\"centre\""_s;
    }

    const PhaseBar &m_bar;
    Around m_around;
    bool m_inCell = false;
    QString m_out;
};

QString styleSheet()
{
    QFile file(u":/bridgelog/templates/postmortem.css"_s);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

} // namespace

QString writeHtml(const PostmortemText &text)
{
    const QString head =
        u"<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
        "style-src 'unsafe-inline'; img-src data:\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<meta name=\"color-scheme\" content=\"light dark\">\n"
        "<meta name=\"referrer\" content=\"no-referrer\">\n"
        "<meta name=\"generator\" content=\"Bridgelog\">\n"_s;
    const QString title = u"<title>%1</title>\n"_s.arg(escapeHtml(text.title));
    return head + title + u"<style>\n"_s + styleSheet()
        + u"</style>\n</head>\n<body>\n<main>\n<article>\n"_s
        + Html(text.bar, Around::Page).write(text.blocks)
        + u"</article>\n</main>\n</body>\n</html>\n"_s;
}

QString htmlFragment(const Blocks &blocks)
{
    const PhaseBar none;
    return Html(none, Around::Clipboard).write(blocks);
}

} // namespace Bridgelog
