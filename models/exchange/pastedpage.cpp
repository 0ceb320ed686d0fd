// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/pastedpage.h"

#include "exchange/componentlist.h"
#include "exchange/furniture.h"
#include "exchange/poststamps.h"
#include "exchange/statuspagewords.h"

#include <QRegularExpression>

#include <algorithm>

namespace Bridgelog {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestTitle = 160;
constexpr qsizetype longestLabel = 60;

bool isBlank(const SourceLine &line) { return line.text.trimmed().isEmpty(); }

/// "# Title" and "**Title**" without their marks.
QString withoutMarks(const QString &line)
{
    static const QRegularExpression marks(
        u"^\\s*#{1,6}\\s+|^\\s*\\*\\*(?=.*\\*\\*\\s*$)|\\*\\*\\s*$"_s);
    return QString(line).remove(marks).trimmed();
}

bool endsLikeASentence(const QString &line)
{
    return !line.isEmpty() && u".;,!…"_s.contains(line.back());
}

/// Whether a list of components that was broken over lines goes on in `next`.
bool listGoesOn(const QString &last, const QString &next)
{
    static const QRegularExpression field(u"^\\s*[A-Z][\\w /-]{0,30}:(?:\\s|$)"_s);
    return !next.trimmed().isEmpty() && !last.endsWith(u'.') && !isPostedLine(next)
        && !postHeadingOf(next) && !next.contains(field);
}

/// Splits one pasted text; each step takes the lines that it understands out of what is left.
class PageSplitter {
public:
    explicit PageSplitter(const QString &text)
        : m_lines(linesOf(text))
    {
    }

    PastedPage split()
    {
        dropFurniture();
        takeComponents();
        takeAddress();
        const bool headed = takeHeader();
        const PostsAndRest taken = postsIn(m_lines);
        m_page.posts = taken.posts;
        m_page.rest = taken.rest;
        if (!headed)
            takeTitle();
        return m_page;
    }

private:
    void dropFurniture();
    void takeComponents();
    void takeAddress();
    bool takeHeader();
    void takeTitle();
    void takeOrganisation();
    void ignore(qsizetype index)
    {
        m_page.ignored.append(m_lines.at(index).text.trimmed());
        m_lines[index].text.clear();
    }

    SourceLines m_lines;
    PastedPage m_page;
};

/// Furniture goes line by line; a caption block (image captions, by-line, a category) goes as a
/// whole.
void PageSplitter::dropFurniture()
{
    for (qsizetype i = 0; i < m_lines.size();) {
        if (isBlank(m_lines.at(i))) {
            ++i;
            continue;
        }
        qsizetype end = i;
        bool caption = false;
        bool allShort = true;
        for (; end < m_lines.size() && !isBlank(m_lines.at(end)); ++end) {
            const QString &text = m_lines.at(end).text;
            caption = caption || isFurniture(text) || bylineAuthor(text).has_value();
            allShort = allShort && text.size() <= longestLabel && !endsLikeASentence(text)
                && !listItemOf(text) && !isPostedLine(text) && writtenTimes(text).isEmpty();
        }
        const bool wholeBlock = caption && allShort && end - i > 1 && i > 0;
        for (; i < end; ++i) {
            const QString text = m_lines.at(i).text;
            const auto author = bylineAuthor(text);
            if (author && !author->isEmpty() && m_page.author.isEmpty())
                m_page.author = *author;
            if (wholeBlock || author || isFurniture(text))
                ignore(i);
        }
    }
}

/// "This incident affected: …", over as many lines as it takes.
void PageSplitter::takeComponents()
{
    static const QRegularExpression pattern(
        u"^\\s*(?:This\\s+(?:incident|(?:scheduled )?maintenance)\\s+affect(?:s|ed)|"
        "(?:Affected|Impacted) (?:components|services)|(?:Components|Services?) affected)\\s*:?\\s*(.*)$"_s,
        QRegularExpression::CaseInsensitiveOption);
    for (qsizetype i = 0; i < m_lines.size(); ++i) {
        const auto match = pattern.match(m_lines.at(i).text);
        const bool bare = match.hasMatch() && match.captured(1).isEmpty();
        if (!match.hasMatch() || (!bare && !match.captured(0).contains(u':')))
            continue;
        QStringList parts{match.captured(1)};
        m_lines[i].text.clear();
        qsizetype next = i + 1;
        if (bare)
            while (next < m_lines.size() && isBlank(m_lines.at(next)))
                ++next;
        for (; next < m_lines.size() && listGoesOn(parts.last(), m_lines.at(next).text); ++next) {
            const QString text = m_lines.at(next).text;
            parts.append(listItemOf(text) ? *listItemOf(text) + u',' : text.trimmed());
            m_lines[next].text.clear();
        }
        m_page.components.append(componentNames(parts.join(u' ')));
    }
    m_page.components.removeDuplicates();
}

/// A line that is nothing but the incident's address.
void PageSplitter::takeAddress()
{
    static const QRegularExpression pattern(u"^\\s*<?(https?://\\S+/incidents?/\\w+)>?\\s*$"_s);
    for (SourceLine &line : m_lines) {
        const auto match = pattern.match(line.text);
        if (!match.hasMatch() || !m_page.url.isEmpty())
            continue;
        m_page.url = match.captured(1);
        line.text.clear();
    }
}

/// The title and "Incident Report for ORG", which may be broken over two lines.
bool PageSplitter::takeHeader()
{
    static const QRegularExpression whole(
        u"^[\\s#*]*(Incident|Scheduled Maintenance|Maintenance)\\s+Report\\s+for\\b\\s*(.*?)[\\s*]*$"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression kindAlone(
        u"^[\\s#*]*(Incident|Scheduled Maintenance|Maintenance)\\s*$"_s,
        QRegularExpression::CaseInsensitiveOption);
    for (qsizetype i = 0; i < m_lines.size(); ++i) {
        QString line = m_lines.at(i).text;
        qsizetype last = i;
        if (line.contains(kindAlone) && i + 1 < m_lines.size())
            line += u' ' + m_lines.at(++last).text;
        const auto match = whole.match(line);
        if (!match.hasMatch())
            continue;
        m_page.organisation = withoutMarks(match.captured(2));
        if (m_page.organisation.isEmpty() && last + 1 < m_lines.size())
            m_page.organisation = withoutMarks(m_lines.at(++last).text);
        if (match.captured(1).contains(u"maintenance"_s, Qt::CaseInsensitive))
            m_page.kind = IncidentKind::Maintenance;
        qsizetype title = i - 1;
        while (title >= 0 && isBlank(m_lines.at(title)))
            --title;
        for (qsizetype before = 0; before < title; ++before)
            if (!isBlank(m_lines.at(before)))
                ignore(before); // a page's name and navigation stand above its title
        if (title >= 0) {
            m_page.title = withoutMarks(m_lines.at(title).text);
            m_page.titleLine = m_lines.at(title).number;
        }
        m_lines.remove(0, last + 1);
        return true;
    }
    return false;
}

/// Without such a header: the first line, where it stands alone and is no sentence. A date above it
/// is no title.
void PageSplitter::takeTitle()
{
    auto &rest = m_page.rest;
    auto first = std::ranges::find_if_not(rest, isBlank);
    while (first != rest.end() && wholeWrittenTime(first->text) && std::next(first) != rest.end()) {
        m_page.ignored.append(first->text.trimmed());
        rest.erase(first);
        first = std::ranges::find_if_not(rest, isBlank);
    }
    if (first == rest.end())
        return;
    const QString text = withoutMarks(first->text);
    const auto next = std::next(first);
    const bool alone = next == rest.end() || isBlank(*next) || first->text.startsWith(u'#');
    if (!alone || text.size() > longestTitle || endsLikeASentence(text) || text.endsWith(u':')
        || listItemOf(first->text) || wholeWrittenTime(text))
        return;
    m_page.title = text;
    m_page.titleLine = first->number;
    rest.erase(first);
    takeOrganisation();
}

/// "EXAMPLE incident" above the title of a page that lists posts: whose incident it is.
void PageSplitter::takeOrganisation()
{
    static const QRegularExpression pattern(
        u"^(\\p{Lu}[\\w.&-]*(?: \\p{Lu}[\\w.&-]*)*) incident$"_s,
        QRegularExpression::UseUnicodePropertiesOption);
    const auto match = pattern.match(m_page.title);
    const auto next = std::ranges::find_if_not(m_page.rest, isBlank);
    if (m_page.posts.isEmpty() || !match.hasMatch() || next == m_page.rest.end()
        || endsLikeASentence(next->text) || next->text.size() > longestTitle)
        return;
    m_page.organisation = match.captured(1);
    m_page.title = withoutMarks(next->text);
    m_page.titleLine = next->number;
    m_page.rest.erase(next);
}

} // namespace

PastedPage pastedPage(const QString &text) { return PageSplitter(text).split(); }

} // namespace Bridgelog
