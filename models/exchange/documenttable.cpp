// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/documenttable.h"

namespace Bridgelog {

using namespace Qt::StringLiterals;

/// Without the blanks of Markdown at its ends; others belong to the text.
static QStringView withoutBlanks(QStringView text)
{
    const auto blank = [](QChar c) { return c == u' ' || c == u'\t'; };
    while (!text.isEmpty() && blank(text.front()))
        text = text.sliced(1);
    while (!text.isEmpty() && blank(text.back()))
        text.chop(1);
    return text;
}

QStringList tableCells(QStringView line)
{
    line = withoutBlanks(line);
    if (line.size() < 2 || !line.startsWith(u'|') || !line.endsWith(u'|'))
        return {};
    QStringList cells;
    qsizetype from = 1;
    for (qsizetype i = 1; i < line.size(); ++i) {
        if (line.at(i) == u'\\' && i + 1 < line.size()) {
            ++i;
        } else if (line.at(i) == u'|') {
            cells.append(withoutBlanks(line.sliced(from, i - from)).toString());
            from = i + 1;
        }
    }
    return cells;
}

/// A bar in a table is escaped in code, too, where outside of one it would show its backslash.
static QString withoutBars(const QString &line)
{
    QString result;
    qsizetype open = 0; // length of the run of backticks that began the code, 0 outside
    for (qsizetype i = 0; i < line.size();) {
        if (line.at(i) == u'`') {
            qsizetype end = i;
            while (end < line.size() && line.at(end) == u'`')
                ++end;
            const qsizetype run = end - i;
            if (open == 0 && line.indexOf(QString(run, u'`'), end) >= 0)
                open = run;
            else if (open == run)
                open = 0;
            result += QStringView(line).sliced(i, run);
            i = end;
        } else if (line.at(i) == u'\\' && i + 1 < line.size()) {
            const bool bar = open > 0 && line.at(i + 1) == u'|';
            result += bar ? QStringView(line).sliced(i + 1, 1)
                          : QStringView(line).sliced(i, open > 0 ? 1 : 2);
            i += bar || open == 0 ? 2 : 1;
        } else {
            result += line.at(i++);
        }
    }
    return result;
}

QString cellText(const QString &cell)
{
    QStringList lines;
    for (QString line : cell.split(u"<br>"_s)) {
        line = withoutBars(line);
        if (line.startsWith(u"• "_s))
            line.replace(0, 1, u"-"_s);
        else if (line.startsWith(u"&gt; "_s))
            line.replace(0, 4, lines.isEmpty() ? u">"_s : u"\n>"_s); // a quote of its own
        lines.append(line);
    }
    return lines.join(u'\n');
}

QString plainLine(const QString &markdown)
{
    QString result;
    for (qsizetype i = 0; i < markdown.size(); ++i) {
        const bool escape = markdown.at(i) == u'\\' && i + 1 < markdown.size()
            && (markdown.at(i + 1).isPunct() || markdown.at(i + 1).isSymbol())
            && markdown.at(i + 1).unicode() < 128;
        result += escape ? markdown.at(++i) : markdown.at(i);
    }
    return result;
}

} // namespace Bridgelog
