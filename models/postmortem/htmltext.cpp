// SPDX-License-Identifier: GPL-3.0-or-later
#include "postmortem/htmltext.h"

#include "postmortem/markdownwriter.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>

namespace Bridgelog {

using namespace Qt::StringLiterals;

namespace {

struct Tag {
    QString name;
    bool closing = false;
    QString rest; ///< its attributes
};

QString attribute(const QString &rest, const QString &name)
{
    const QRegularExpression pattern(
        uR"re((?:^|\s)%1\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+)))re"_s.arg(name),
        QRegularExpression::CaseInsensitiveOption);
    const auto match = pattern.match(rest);
    return match.captured(1) + match.captured(2) + match.captured(3);
}

QString unescaped(const QString &text)
{
    static const QHash<QString, QString> names{
        {u"amp"_s, u"&"_s},    {u"lt"_s, u"<"_s},    {u"gt"_s, u">"_s},    {u"quot"_s, u"\""_s},
        {u"apos"_s, u"'"_s},   {u"nbsp"_s, u" "_s},  {u"ndash"_s, u"–"_s}, {u"mdash"_s, u"—"_s},
        {u"hellip"_s, u"…"_s}, {u"rsquo"_s, u"’"_s}, {u"lsquo"_s, u"‘"_s}, {u"rdquo"_s, u"”"_s},
        {u"ldquo"_s, u"“"_s},  {u"bull"_s, u"•"_s},  {u"rarr"_s, u"→"_s}};
    static const QRegularExpression entity(uR"(&(#x?[0-9A-Fa-f]{1,6}|[A-Za-z]{2,8});)"_s);
    QString result;
    qsizetype from = 0;
    for (auto it = entity.globalMatch(text); it.hasNext();) {
        const auto match = it.next();
        result += QStringView(text).sliced(from, match.capturedStart() - from);
        from = match.capturedEnd();
        const QString name = match.captured(1);
        if (!name.startsWith(u'#')) {
            result += names.value(name, match.captured());
            continue;
        }
        const bool hex = name.size() > 1 && name.at(1).toLower() == u'x';
        const uint code = name.sliced(hex ? 2 : 1).toUInt(nullptr, hex ? 16 : 10);
        const bool sound = code >= 0x20 && code <= 0x10ffff && !QChar::isSurrogate(code);
        result += sound ? QString::fromUcs4(reinterpret_cast<const char32_t *>(&code), 1) : u" "_s;
    }
    result += QStringView(text).sliced(from);
    return result.replace(QChar::Nbsp, u' ');
}

bool isSafeLink(const QString &link)
{
    return link.startsWith(u"https://"_s, Qt::CaseInsensitive)
        || link.startsWith(u"http://"_s, Qt::CaseInsensitive)
        || link.startsWith(u"mailto:"_s, Qt::CaseInsensitive);
}

/// Writes Markdown as the elements come by.
class Reader {
public:
    QString read(const QString &html)
    {
        qsizetype at = 0;
        while (at < html.size()) {
            const qsizetype open = html.indexOf(u'<', at);
            words(html.sliced(at, (open < 0 ? html.size() : open) - at));
            if (open < 0)
                break;
            at = element(html, open);
        }
        endBlock();
        static const QRegularExpression gaps(uR"(\n{3,})"_s);
        return m_text.trimmed().replace(gaps, u"\n\n"_s);
    }

private:
    /// Reads the tag at `open`; where what follows begins.
    qsizetype element(const QString &html, qsizetype open)
    {
        if (QStringView(html).sliced(open).startsWith(u"<!--")) {
            const qsizetype end = html.indexOf(u"-->"_s, open);
            return end < 0 ? html.size() : end + 3;
        }
        static const QRegularExpression form(
            uR"re(\G<(/?)([A-Za-z][A-Za-z0-9:]*)((?:"[^"]*"|'[^']*'|[^>"'])*)>)re"_s);
        const auto match = form.match(html, open);
        if (!match.hasMatch()) {
            const bool markup = open + 1 < html.size() && html.at(open + 1) == u'!';
            if (!markup)
                words(u"<"_s);
            const qsizetype end = markup ? html.indexOf(u'>', open) : open;
            return end < 0 ? html.size() : end + 1;
        }
        const Tag tag{
            .name = match.captured(2).toLower(),
            .closing = !match.captured(1).isEmpty(),
            .rest = match.captured(3)};
        static const QSet<QString> silent{u"script"_s, u"style"_s, u"head"_s, u"title"_s, u"svg"_s};
        if (!tag.closing && silent.contains(tag.name)) {
            const qsizetype end =
                html.indexOf(u"</%1"_s.arg(tag.name), match.capturedEnd(), Qt::CaseInsensitive);
            const qsizetype close = end < 0 ? -1 : html.indexOf(u'>', end);
            return close < 0 ? html.size() : close + 1;
        }
        take(tag);
        return match.capturedEnd();
    }

    void words(const QString &raw)
    {
        const QString text = unescaped(raw);
        if (m_pre) {
            m_line += text;
            return;
        }
        static const QRegularExpression blanks(uR"(\s+)"_s);
        QString said = QString(text).replace(blanks, u" "_s);
        if (m_line.isEmpty() || m_line.endsWith(u' '))
            said = said.startsWith(u' ') ? said.sliced(1) : said;
        m_line += m_code ? said : escapeMarkdown(said);
    }

    void take(const Tag &tag)
    {
        static const QHash<QString, QString> marks{
            {u"b"_s, u"**"_s}, {u"strong"_s, u"**"_s}, {u"i"_s, u"*"_s},    {u"em"_s, u"*"_s},
            {u"s"_s, u"~~"_s}, {u"del"_s, u"~~"_s},    {u"code"_s, u"`"_s}, {u"tt"_s, u"`"_s}};
        if (const auto mark = marks.constFind(tag.name); mark != marks.cend()) {
            // Word processors wrap whole documents in one that is none.
            if (attribute(tag.rest, u"style"_s).contains(u"weight:normal"_s)
                || attribute(tag.rest, u"style"_s).contains(u"weight: normal"_s))
                return;
            if (!m_pre)
                setMark(*mark, tag.closing);
        } else if (tag.name == u"br") {
            m_line += m_pre ? u"\n"_s : m_cell ? u" "_s : u"\n"_s + m_indent;
        } else if (tag.name == u"a") {
            takeLink(tag);
        } else if (tag.name == u"pre") {
            takeCode(tag.closing);
        } else if (!takeTable(tag)) {
            takeBlock(tag);
        }
    }

    void setMark(const QString &mark, bool closing)
    {
        if (closing != m_open.contains(mark))
            return; // closed twice, or opened within itself
        if (!closing) {
            m_open.append(mark);
            m_line += mark;
        } else {
            m_open.removeLast();
            const bool gap = m_line.endsWith(u' ');
            while (m_line.endsWith(u' '))
                m_line.chop(1);
            if (m_line.endsWith(mark))
                m_line.chop(mark.size());
            else
                m_line += mark;
            if (gap)
                m_line += u' ';
        }
        m_code = m_open.contains(u"`"_s);
    }

    void takeLink(const Tag &tag)
    {
        if (!tag.closing) {
            m_link = unescaped(attribute(tag.rest, u"href"_s)).trimmed();
            m_linkAt = m_line.size();
            return;
        }
        const QString said = m_line.sliced(std::min(m_linkAt, m_line.size())).trimmed();
        if (isSafeLink(m_link) && !said.isEmpty()) {
            m_line.truncate(m_linkAt);
            QString link = m_link;
            link.replace(u' ', u"%20"_s).replace(u'(', u"%28"_s).replace(u')', u"%29"_s);
            m_line += u"[%1](%2)"_s.arg(said, link);
        }
        m_link.clear();
    }

    void takeCode(bool closing)
    {
        if (!closing) {
            endBlock();
            m_pre = true;
            return;
        }
        m_pre = false;
        QString fence = u"```"_s;
        while (m_line.contains(fence))
            fence += u'`';
        while (m_line.endsWith(u'\n'))
            m_line.chop(1);
        m_text += u"\n\n%1\n%2\n%1\n\n"_s.arg(fence, m_line);
        m_line.clear();
    }

    bool takeTable(const Tag &tag)
    {
        if (tag.name == u"table") {
            endBlock();
            m_rows = tag.closing ? -1 : 0;
            m_text += u"\n\n"_s;
        } else if (m_rows >= 0 && tag.name == u"tr") {
            if (tag.closing)
                endRow();
            m_cells.clear();
            m_line.clear();
        } else if (m_rows >= 0 && (tag.name == u"td" || tag.name == u"th")) {
            m_cell = !tag.closing;
            if (tag.closing)
                m_cells.append(cellText());
            m_line.clear();
        } else {
            return m_cell && !tag.name.startsWith(u'h') ? spaceInCell() : false;
        }
        return true;
    }
    QString cellText() const
    {
        static const QRegularExpression bar(uR"((?<!\\)\|)"_s);
        return m_line.simplified().replace(bar, u"\\|"_s);
    }
    bool spaceInCell()
    {
        if (!m_line.isEmpty() && !m_line.endsWith(u' '))
            m_line += u' ';
        return true;
    }
    void endRow()
    {
        if (m_cells.isEmpty())
            return;
        m_text += u"| "_s + m_cells.join(u" | "_s) + u" |\n"_s;
        if (m_rows++ == 0)
            m_text += u"|"_s + QString(u" --- |"_s).repeated(m_cells.size()) + u"\n"_s;
    }

    void takeBlock(const Tag &tag)
    {
        static const QRegularExpression heading(uR"(^h([1-6])$)"_s);
        static const QSet<QString> blocks{
            u"p"_s,      u"div"_s, u"section"_s, u"article"_s, u"body"_s, u"header"_s,  u"footer"_s,
            u"figure"_s, u"dl"_s,  u"dt"_s,      u"dd"_s,      u"main"_s, u"address"_s, u"hr"_s};
        if (const auto match = heading.match(tag.name); match.hasMatch()) {
            endBlock();
            if (!tag.closing)
                m_lead = QString(match.captured(1).toInt(), u'#') + u' ';
        } else if (tag.name == u"ul" || tag.name == u"ol") {
            endBlock();
            if (tag.closing && !m_lists.isEmpty())
                m_lists.removeLast();
            else if (!tag.closing)
                m_lists.append(tag.name == u"ol" ? 1 : 0);
            if (m_lists.isEmpty())
                m_text += u'\n';
        } else if (tag.name == u"li") {
            endBlock();
            if (!tag.closing)
                beginItem();
        } else if (tag.name == u"blockquote") {
            endBlock();
            m_quoted = !tag.closing;
        } else if (blocks.contains(tag.name)) {
            endBlock();
        }
    }

    void beginItem()
    {
        if (m_lists.isEmpty())
            m_lists.append(0);
        const QString indent((m_lists.size() - 1) * 3, u' ');
        const bool counted = m_lists.last() > 0;
        m_lead = indent + (counted ? QString::number(m_lists.last()++) + u". "_s : u"- "_s);
        m_indent = QString(m_lead.size(), u' ');
    }

    void endBlock()
    {
        while (!m_open.isEmpty())
            setMark(QString(m_open.last()), true);
        const QString line = m_line.trimmed();
        m_line.clear();
        if (line.isEmpty())
            return;
        const bool within = !m_lists.isEmpty();
        if (!m_text.isEmpty() && !m_text.endsWith(u'\n'))
            m_text += u'\n';
        const QString quote = m_quoted ? u"> "_s : QString();
        m_text += quote + (m_lead.isEmpty() && within ? m_indent : m_lead) + line;
        m_text += within ? u"\n"_s : u"\n\n"_s;
        m_lead.clear();
        if (!within)
            m_indent.clear();
    }

    QString m_text;
    QString m_line;
    QString m_lead; ///< what the next line begins with
    QString m_indent; ///< of what follows within an item
    QStringList m_open; ///< marks
    QList<int> m_lists; ///< the next number, 0 for bullets
    QString m_link;
    qsizetype m_linkAt = 0;
    QStringList m_cells;
    int m_rows = -1; ///< -1: no table
    bool m_pre = false;
    bool m_code = false;
    bool m_cell = false;
    bool m_quoted = false;
};

} // namespace

QString markdownFromHtml(const QString &html) { return Reader().read(html); }

} // namespace Bridgelog
