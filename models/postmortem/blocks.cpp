// SPDX-License-Identifier: GPL-3.0-or-later
#include "postmortem/blocks.h"

namespace Bridgelog {

using namespace Qt::StringLiterals;

Block Block::heading(int level, const QString &text)
{
    return {.kind = Kind::Heading, .level = level, .spans = {{.text = cleanLine(text)}}};
}

Block Block::paragraph(Spans spans, Purpose purpose)
{
    return {.kind = Kind::Paragraph, .purpose = purpose, .spans = std::move(spans)};
}

Block Block::line(const QString &text, Marks marks)
{
    return paragraph({{.text = cleanLine(text), .marks = marks}});
}

/// What closes the bidirectional controls that are still open at the end of a line.
static QString bidiClosing(QStringView text)
{
    QString open;
    for (const QChar c : text) {
        const char16_t u = c.unicode();
        if (u == 0x202A || u == 0x202B || u == 0x202D || u == 0x202E)
            open.append(QChar(0x202C));
        else if (u >= 0x2066 && u <= 0x2068)
            open.append(QChar(0x2069));
        else if (u == 0x202C && open.endsWith(QChar(0x202C)))
            open.chop(1);
        else if (u == 0x2069 && open.contains(QChar(0x2069)))
            open.truncate(open.lastIndexOf(QChar(0x2069)));
    }
    std::ranges::reverse(open);
    return open;
}

static bool isForbidden(char16_t u)
{
    return (u < 0x20 && u != u'\n' && u != u'\t') || (u >= 0x7F && u < 0xA0)
        || (u >= 0xFDD0 && u <= 0xFDEF) || u >= 0xFFFE;
}

/// Whether a text has nothing that must be put right: most have not.
static bool isClean(QStringView text)
{
    return std::ranges::all_of(text, [](QChar c) {
        const char16_t u = c.unicode();
        return (u >= 0x20 && u < 0x7F) || u == u'\n' || u == u'\t' || (u >= 0xA0 && u < 0x2028)
            || (u > 0x2069 && u < 0xD800);
    });
}

QString cleanText(const QString &text)
{
    if (isClean(text))
        return text;
    QString result;
    result.reserve(text.size());
    qsizetype line = 0;
    bool bidi = false;
    const auto endLine = [&] {
        if (bidi)
            result.append(bidiClosing(QStringView(result).sliced(line)));
        bidi = false;
    };
    const auto newLine = [&] {
        endLine();
        result.append(u'\n');
        line = result.size();
    };
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        const char16_t u = c.unicode();
        if (u == u'\n' || u == 0x2028 || u == 0x2029 || u == 0x85) {
            newLine();
        } else if (u == u'\r') {
            if (i + 1 >= text.size() || text.at(i + 1) != u'\n')
                newLine();
        } else if (c.isHighSurrogate() && i + 1 < text.size() && text.at(i + 1).isLowSurrogate()) {
            result.append(c).append(text.at(++i));
        } else if (c.isSurrogate() || isForbidden(u)) {
            result.append(QChar(QChar::ReplacementCharacter));
        } else {
            bidi = bidi || (u >= 0x202A && u <= 0x202E) || (u >= 0x2066 && u <= 0x2069);
            result.append(c);
        }
    }
    endLine();
    return result;
}

QString cleanLine(const QString &text) { return cleanText(text).simplified(); }

QString plainText(const Spans &spans)
{
    QString result;
    for (const Span &span : spans)
        result.append(span.text);
    return result;
}

QString plainText(const Blocks &blocks)
{
    QStringList parts;
    for (const Block &block : blocks) {
        parts.append(block.text + plainText(block.spans));
        for (const Blocks &item : block.items)
            parts.append(plainText(item));
        for (const Row &row : block.rows) {
            for (const Blocks &cell : row.cells)
                parts.append(plainText(cell));
        }
    }
    parts.removeAll(QString());
    return parts.join(u'\n');
}

} // namespace Bridgelog
