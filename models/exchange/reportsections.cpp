// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/reportsections.h"

#include "exchange/furniture.h"
#include "exchange/writtentime.h"

#include <QRegularExpression>

#include <algorithm>

namespace Bridgelog {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestHeading = 80;
constexpr qsizetype mostHeadingWords = 9;

bool isBlank(const SourceLines &lines, qsizetype index)
{
    return index < 0 || index >= lines.size() || lines.at(index).text.trimmed().isEmpty();
}

/// Headings that the field uses, whatever stands around them.
bool isKnownName(const QString &name)
{
    static const QRegularExpression pattern(
        u"^(?:executive |incident |issue |impact |brief )?(?:summary|overview|description|details)|"
        "(?:summary of (?:the )?)?(?:customer |user |business )?impact(?: "
        "(?:summary|analysis|assessment))?|"
        "summary of (?:the )?(?:issue|incident|problem)|(?:the )?(?:root |underlying |probable "
        ")?causes?"
        "(?: (?:analysis|of (?:the )?(?:incident|outage|downtime|problem|issue)))?|root cause "
        "analysis(?: \\(rca\\))?|"
        "rca|trigger|problem|background|context|contributing factors?|detection|response(?: "
        "handling)?|"
        "(?:incident )?(?:response|timeline)(?: of events)?|timeline \\(.*\\)|resolution(?: and "
        "recovery)?|recovery|mitigation|"
        "mitigation and resolution|what happened|what did we do|what we did|what we(?:['’]re| are) "
        "doing(?: about it)?|"
        "what was (?:the )?(?:cause|impact).*|why (?:did )?(?:this|it) happen(?:ed)?|how did we "
        "(?:fix|resolve) it|"
        "what went (?:well|wrong|badly|poorly)|where we got lucky|lessons? "
        "learn(?:ed|t)|learnings?|"
        "(?:our |immediate |corrective |preventi?v?e?(?:ative)? |remedial |remediation |follow[- "
        "]?up |planned |completed )?"
        "(?:actions?|measures|steps)(?: (?:items?|taken|plan))*|action items|next steps?|follow[- "
        "]?ups?|future (?:steps|plans|work)|"
        "remediation|prevention|moving forward|going forward|improvements?|"
        "recommendations?(?: for .*)?|conclusions?|apolog(?:y|ies)|contact us|"
        "how (?:do we|will we|to|are we going to) prevent (?:this|it|a recurrence).*|affected (?:services|components|systems|users)$"_s,
        QRegularExpression::CaseInsensitiveOption);
    const auto match = pattern.match(name);
    return match.hasMatch() && match.capturedLength() == name.size();
}

QString bareName(const QString &line)
{
    static const QRegularExpression marks(u"^[\\s#*_>]+|[\\s*_#:?]+$"_s);
    static const QRegularExpression number(u"^(?:\\d{1,2}[.)]\\s+)"_s);
    return QString(line).remove(marks).remove(number).simplified();
}

/// Whether a line standing alone reads like a title: short, no sentence, most of its words in
/// capitals.
bool readsLikeATitle(const QString &line)
{
    static const QRegularExpression sentenceStart(
        u"^(?:we|thank|thanks|please|sorry|dear|hi|hello|kind|best|regards|yours|it|this is|there|our)\\b"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression question(
        u"^(?:how|why|what|where|when|who)\\b.*\\??$"_s, QRegularExpression::CaseInsensitiveOption);
    const QStringList words = line.split(u' ', Qt::SkipEmptyParts);
    if (words.isEmpty() || words.size() > mostHeadingWords || line.contains(sentenceStart)
        || !line.front().isUpper() || u".,;!…"_s.contains(line.back()))
        return false;
    if (line.contains(question) || words.size() <= 2)
        return true;
    const auto longWords =
        std::ranges::count_if(words, [](const QString &word) { return word.size() > 3; });
    const auto capitals = std::ranges::count_if(
        words, [](const QString &word) { return word.size() > 3 && word.front().isUpper(); });
    return words.size() <= 4 || capitals * 2 >= longWords;
}

bool nextIsList(const SourceLines &lines, qsizetype index)
{
    qsizetype next = index + 1;
    while (next < lines.size() && isBlank(lines, next))
        ++next;
    return next < lines.size() && listItemOf(lines.at(next).text).has_value();
}

/// The heading that the line at `index` is.
std::optional<QString> headingAt(const SourceLines &lines, qsizetype index)
{
    static const QRegularExpression markdown(
        u"^\\s{0,3}(?:#{1,6}\\s+\\S|\\*\\*[^*]+\\*\\*:?\\s*$)"_s);
    const QString line = lines.at(index).text.trimmed();
    QString name = bareName(line);
    if (name.isEmpty() || name.size() > longestHeading)
        return {};
    if (line.contains(markdown))
        return name;
    const bool colon = line.endsWith(u':');
    const bool apart = isBlank(lines, index - 1);
    if (listItemOf(lines.at(index).text) || (!apart && !colon))
        return {};
    if (isKnownName(name) && !line.endsWith(u'.'))
        return name;
    if (!apart)
        return {};
    const bool alone = isBlank(lines, index + 1);
    if (colon)
        return alone && !nextIsList(lines, index) && readsLikeATitle(name) ? std::optional(name)
                                                                           : std::nullopt;
    const bool followed =
        std::ranges::any_of(lines.cbegin() + index + 1, lines.cend(), [](const SourceLine &later) {
            return !later.text.trimmed().isEmpty();
        });
    if (alone && followed && readsLikeATitle(line) && writtenTimes(line).isEmpty())
        return line.endsWith(u'?') ? line : name;
    return {};
}

bool opensFence(const QString &line)
{
    return line.trimmed().startsWith(u"```") || line.trimmed().startsWith(u"~~~");
}

/// A list item goes on over indented lines; a paragraph over lines that break in mid-sentence.
bool goesOn(const ReportUnit &unit, const QString &line)
{
    if (isFieldLine(line) || isFieldLine(unit.text))
        return false;
    if (unit.item)
        return line.startsWith(u"  "_s) || (!line.isEmpty() && line.front().isLower());
    const bool open = !unit.text.isEmpty() && !u".!?:”\""_s.contains(unit.text.back());
    return open && unit.text.size() > 40 && !line.isEmpty();
}

QList<ReportUnit> unitsOf(const SourceLines &lines)
{
    static const QRegularExpression box(u"^\\[([ xX])\\]\\s+"_s);
    QList<ReportUnit> units;
    bool between = true;
    bool fenced = false;
    for (const SourceLine &line : lines) {
        const bool fence = opensFence(line.text);
        fenced = fenced != fence;
        const QString text = line.text.trimmed();
        const bool goes = !between && !units.isEmpty();
        between = text.isEmpty();
        if (text.isEmpty() || fence || fenced)
            continue; // a time within quoted output is not the report's
        if (auto item = listItemOf(line.text)) {
            ReportUnit unit{.text = *item, .line = line.number, .item = true};
            if (const auto match = box.match(unit.text); match.hasMatch()) {
                unit.ticked = match.captured(1) != u" ";
                unit.text = unit.text.sliced(match.capturedLength());
            }
            units.append(unit);
        } else if (goes && goesOn(units.last(), line.text)) {
            units.last().text += u' ' + text;
        } else {
            units.append({.text = text, .line = line.number});
        }
    }
    return units;
}

} // namespace

QList<ReportSection> reportSections(const SourceLines &lines)
{
    QList<ReportSection> sections{ReportSection{}};
    bool fenced = false;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        fenced = fenced != opensFence(lines.at(i).text);
        const auto heading = fenced || isBlank(lines, i) ? std::nullopt : headingAt(lines, i);
        if (heading)
            sections.append({.title = *heading, .line = lines.at(i).number});
        else
            sections.last().lines.append(lines.at(i));
    }
    for (ReportSection &section : sections)
        section.units = unitsOf(section.lines);
    if (markdownOf(sections.first().lines).isEmpty())
        sections.removeFirst();
    return sections;
}

SectionUse sectionUse(const QString &title)
{
    static const QRegularExpression done(
        u"\\b(?:actions? (?:we(?:['’]ve| have)? )?(?:taken|completed|done)|completed "
        u"actions?|steps taken|measures taken|"
        "remediation (?:performed|completed)|what we(?:['’]ve| have) (?:done|changed|fixed))\\b"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression open(
        u"\\b(?:next steps?|action items?|actions?|action plan|follow[- "
        u"]?ups?|remediation|remedial (?:steps|measures)|"
        "corrective|prevent|prevention|preventi?v?e?(?:ative)?|future "
        "(?:steps|plans|work)|improvements?|"
        "what we(?:['’]re| are| will be)? (?:doing|going to do)|moving forward|going forward|mitigation plan)\\b"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression narrative(
        u"^(?:(?:incident )?(?:response|resolution|recovery|mitigation|detection|timeline|what "
        u"happened|what did we do|"
        "what we did|how did we|response handling|resolution and recovery|mitigation and resolution)\\b|timeline)"_s,
        QRegularExpression::CaseInsensitiveOption);
    if (title.contains(done))
        return SectionUse::ActionsDone;
    if (title.contains(open))
        return SectionUse::ActionsOpen;
    return title.contains(narrative) ? SectionUse::Narrative : SectionUse::Other;
}

bool isFieldLine(const QString &line)
{
    static const QRegularExpression pattern(u"^\\s*[A-Z][A-Za-z /-]{2,30}:\\s+\\S"_s);
    return line.contains(pattern);
}

QString sectionKey(const QString &title)
{
    static const QRegularExpression apart(
        u"[^\\p{L}\\p{N}]+"_s, QRegularExpression::UseUnicodePropertiesOption);
    QString key = title.toLower().replace(apart, u"-"_s);
    while (key.startsWith(u'-'))
        key.remove(0, 1);
    while (key.endsWith(u'-'))
        key.chop(1);
    return key.isEmpty() ? u"section"_s : key;
}

} // namespace Bridgelog
