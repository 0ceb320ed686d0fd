// SPDX-License-Identifier: GPL-3.0-or-later
#include "postmortem/wikiwriter.h"

#include "postmortem/slackwriter.h"

#include <QRegularExpression>
#include <QUrl>

#include <algorithm>
#include <array>

namespace Bridgelog {

using namespace Qt::StringLiterals;

QString writeMarkup(const Blocks &blocks, Markup markup)
{
    return markup == Markup::Slack ? SlackWriter().write(blocks) : WikiWriter(markup).write(blocks);
}

static QString entity(QChar c) { return u"&#%1;"_s.arg(c.unicode()); }

/// Whether a sign of Confluence's would mean something between its neighbours.
static bool isConfluenceSign(QChar before, QChar c, QChar next)
{
    if (QStringView(u"&[]{}|\\").contains(c))
        return true;
    if (c == u'?')
        return before == c || next == c;
    if (c == u'!')
        return !next.isSpace();
    const bool opens = !next.isSpace() && !before.isLetterOrNumber();
    return opens && QStringView(u"*_-+^~").contains(c);
}

static bool isMediaSign(QChar before, QChar c, QChar next, bool atEdge)
{
    if (QStringView(u"&<>[]{}|").contains(c))
        return true;
    if (c == u'\'')
        return atEdge || before == c || next == c;
    return QStringView(u"_!=~").contains(c) && (before == c || next == c);
}

static bool startsConfluenceLine(QStringView line)
{
    static const QRegularExpression starts(u"^(?:[*#-]|h[1-6]\\.|bq\\.)"_s);
    return starts.matchView(line).hasMatch();
}

/// Both wikis read character references, so what means something is written as one.
QString WikiWriter::escaped(QStringView text, bool atLineStart) const
{
    QString result;
    bool start = atLineStart;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        const QChar before = i > 0 ? text.at(i - 1) : QChar(u' ');
        const QChar next = i + 1 < text.size() ? text.at(i + 1) : QChar(u' ');
        const bool atEdge = i == 0 || i + 1 == text.size();
        const bool inside =
            isMedia() ? isMediaSign(before, c, next, atEdge) : isConfluenceSign(before, c, next);
        const bool leads = start
            && (isMedia() ? QStringView(u"*#:;= -!").contains(c)
                          : startsConfluenceLine(text.sliced(i)));
        result += inside || leads ? entity(c) : QString(c);
        start = c == u'\n';
    }
    return result;
}

/// What stands alone in the double braces of Confluence's code must not be the name of a macro.
static QString unlikeMacro(const QString &words)
{
    static const QRegularExpression macro(u"^[A-Za-z][\\w.-]*(?::.*)?$"_s);
    return macro.match(words).hasMatch() ? entity(words.front()) + words.sliced(1) : words;
}

QString WikiWriter::marked(const QString &text, Marks marks) const
{
    struct Signs {
        Mark mark;
        QStringView media[2];
        QStringView confluence[2];
    };
    static constexpr std::array all{
        Signs{Mark::Code, {u"<code>", u"</code>"}, {u"{{", u"}}"}},
        Signs{Mark::Italic, {u"''", u"''"}, {u"{_}", u"{_}"}},
        Signs{Mark::Bold, {u"'''", u"'''"}, {u"{*}", u"{*}"}},
        Signs{Mark::Struck, {u"<s>", u"</s>"}, {u"{-}", u"{-}"}}};
    const QString words = text.trimmed();
    if (words.isEmpty())
        return text;
    QString result = marks & Mark::Code && !isMedia() ? unlikeMacro(words) : words;
    for (const Signs &signs : all) {
        if (marks & signs.mark) {
            const auto &pair = isMedia() ? signs.media : signs.confluence;
            result = pair[0].toString() + result + pair[1].toString();
        }
    }
    const qsizetype at = text.indexOf(words);
    return text.first(at) + result + text.sliced(at + words.size());
}

QString WikiWriter::inlineText(const Spans &spans, bool atLineStart) const
{
    const QString lineBreak = isMedia() ? u"<br />"_s : u"\\\\ "_s;
    QString result;
    for (const Span &span : spans) {
        QString text = escaped(span.text, atLineStart && result.isEmpty());
        text.replace(u'\n', lineBreak);
        text = marked(text, span.marks);
        if (span.link.isEmpty()) {
            result += text;
            continue;
        }
        QString url = span.link;
        for (const QChar c : {u'|', u']', u'[', u'{', u'}', u' '})
            url.replace(c, QString::fromLatin1(QUrl::toPercentEncoding(QString(c))));
        result += isMedia() ? u"[%1 %2]"_s.arg(url, text) : u"[%2|%1]"_s.arg(url, text);
    }
    return result;
}

QString WikiWriter::write(const Blocks &blocks)
{
    add(blocks);
    while (!m_lines.isEmpty() && m_lines.last().isEmpty())
        m_lines.removeLast();
    return m_lines.isEmpty() ? QString() : m_lines.join(u'\n') + u'\n';
}

void WikiWriter::gap()
{
    if (!m_isCell && !m_lines.isEmpty() && !m_lines.last().isEmpty())
        m_lines.append(QString());
}

void WikiWriter::heading(const Block &block)
{
    gap();
    const int level = std::clamp(block.level, 1, 6);
    const QString text = escaped(plainText(block.spans).simplified(), false);
    const QString sign(level, u'=');
    m_lines.append(isMedia() ? u"%1 %2 %1"_s.arg(sign, text) : u"h%1. %2"_s.arg(level).arg(text));
}

void WikiWriter::paragraph(const Block &block)
{
    gap();
    m_lines.append(inlineText(block.spans, true));
    gap();
}

/// In MediaWiki's <pre> only character references are read; in Confluence only the end of the
/// macro.
void WikiWriter::code(const Block &block)
{
    gap();
    QString text = block.text;
    if (isMedia()) {
        text.replace(u'&', u"&amp;"_s).replace(u'<', u"&lt;"_s);
        m_lines.append(u"<pre>"_s);
        m_lines.append(text.split(u'\n'));
        m_lines.append(u"</pre>"_s);
        return;
    }
    text.replace(
        QRegularExpression(
            u"\\{(?=(?:code|noformat)\\b)"_s, QRegularExpression::CaseInsensitiveOption),
        u"{\u2060"_s);
    m_lines.append(u"{code}"_s);
    m_lines.append(text.split(u'\n'));
    m_lines.append(u"{code}"_s);
}

/// Items have one line; what cannot stand in one follows them.
void WikiWriter::addItems(const Block &block, const QString &before)
{
    const QString marker = before + (block.start > 0 ? u'#' : u'*');
    for (const Blocks &item : block.items) {
        QStringList texts;
        Blocks rest;
        for (const Block &part : item) {
            if (part.kind == Block::Kind::Paragraph)
                texts.append(inlineText(part.spans));
            else if (part.kind == Block::Kind::Instant)
                texts.append(inlineText(instantSpans(part)));
            else
                rest.push_back(part);
        }
        m_lines.append(marker + u' ' + texts.join(isMedia() ? u"<br />"_s : u"\\\\ "_s));
        for (const Block &part : rest) {
            if (part.kind == Block::Kind::List)
                addItems(part, marker);
            else
                add(part);
        }
    }
}

void WikiWriter::list(const Block &block)
{
    gap();
    addItems(block, {});
    gap();
}

void WikiWriter::quote(const Block &block)
{
    gap();
    m_lines.append(isMedia() ? u"<blockquote>"_s : u"{quote}"_s);
    for (const Blocks &item : block.items)
        add(item);
    while (m_lines.last().isEmpty())
        m_lines.removeLast();
    m_lines.append(isMedia() ? u"</blockquote>"_s : u"{quote}"_s);
    m_lines.append(QString());
}

QString WikiWriter::cellText(const Blocks &blocks) const
{
    WikiWriter inner(m_markup);
    if (isMedia()) {
        if (blocks.size() == 1 && blocks.front().kind == Block::Kind::Paragraph)
            return inlineText(blocks.front().spans);
        const QString text = inner.write(blocks).trimmed();
        return text.isEmpty() ? text : u'\n' + text;
    }
    inner.m_isCell = true; // an empty line would end the table
    const QString text = inner.write(blocks).trimmed();
    return text.isEmpty() ? u" "_s : text; // an empty cell would become a head
}

void WikiWriter::addRow(const Block &table, const Row &row)
{
    const bool isDay = row.kind == Row::Kind::Day;
    if (isMedia()) {
        m_lines.append(u"|-"_s);
        if (isDay)
            m_lines.append(u"! colspan=\"%1\" | %2"_s.arg(table.columns.size())
                               .arg(escaped(plainText(row.cells.front()), false)));
        else
            for (const Blocks &cell : row.cells)
                m_lines.append(u"| "_s + cellText(cell));
        return;
    }
    if (isDay) {
        m_lines.append(u"|| %1 ||"_s.arg(escaped(plainText(row.cells.front()), false)));
        return;
    }
    QStringList cells;
    for (const Blocks &cell : row.cells)
        cells.append(cellText(cell));
    m_lines.append(u"| %1 |"_s.arg(cells.join(u" | "_s)));
}

void WikiWriter::table(const Block &block)
{
    gap();
    QStringList titles;
    for (const Column &column : block.columns)
        titles.append(escaped(column.title, false));
    if (isMedia()) {
        m_lines.append(u"{| class=\"wikitable\""_s);
        m_lines.append(u"! "_s + titles.join(u" !! "_s));
    } else {
        m_lines.append(u"|| %1 ||"_s.arg(titles.join(u" || "_s)));
    }
    for (const Row &row : block.rows)
        addRow(block, row);
    if (isMedia())
        m_lines.append(u"|}"_s);
    m_lines.append(QString());
}

void WikiWriter::rule()
{
    gap();
    m_lines.append(u"----"_s);
}

void WikiWriter::instant(const Block &block) { m_lines.append(inlineText(instantSpans(block))); }

} // namespace Bridgelog
