// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/poststamps.h"

#include "exchange/statuspagewords.h"

#include <QRegularExpression>

#include <algorithm>

namespace Bridgelog {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostLinesAboveStamp = 3;

/// A time with its day, and nothing else on the line.
std::optional<WrittenTime> stampOf(const QString &line)
{
    const auto time = wholeWrittenTime(line);
    const bool dated = time && !time->end && time->start.date.month && time->start.date.day;
    return dated && !time->start.approximate ? time : std::nullopt;
}

std::optional<WrittenTime> postedStampOf(const QString &line)
{
    static const QRegularExpression pattern(
        u"^[\\s*_>#-]*(?:Posted|Published)\\b(?:\\s*:)?(?:\\s+(?:(?:about|over|almost)\\s+)?\\w+"
        u"\\s+"
        "(?:\\w+\\s+)?ago\\.?)?\\s*(.*)$"_s,
        QRegularExpression::CaseInsensitiveOption);
    const auto match = pattern.match(line);
    return match.hasMatch() ? stampOf(match.captured(1)) : std::nullopt;
}

struct LeadingStamp {
    QString heading;
    WrittenTime stamp;
    int lines = 1; ///< how many the two take
};

/// A phase word and a time on one line: "2. monitoring Apr 25, 2024, 11:52 AM UTC".
std::optional<LeadingStamp> stampOnOneLine(const QString &line)
{
    static const QRegularExpression oneLine(
        u"^\\s*(?:\\d{1,3}[.)]\\s+|[-*•]\\s+)?([A-Za-z][A-Za-z ]{3,15}?)\\s*[-–—:|]?\\s+"
        "(?=[A-Z\\d(])(.*)$"_s);
    const auto match = oneLine.match(line);
    if (!match.hasMatch())
        return {};
    const auto heading = postHeadingOf(match.captured(1));
    const auto stamp = stampOf(match.captured(2));
    if (!heading || !stamp || !stamp->start.time)
        return {};
    return LeadingStamp{.heading = *heading, .stamp = *stamp};
}

/// A phase word and a time on two lines.
std::optional<LeadingStamp> stampOnTwoLines(const SourceLines &lines, qsizetype index)
{
    const auto heading = postHeadingOf(lines.at(index).text);
    if (!heading || index + 1 >= lines.size())
        return {};
    const auto stamp = stampOf(lines.at(index + 1).text);
    if (!stamp || !stamp->start.time)
        return {};
    return LeadingStamp{.heading = *heading, .stamp = *stamp, .lines = 2};
}

/// A time alone on its line, with its day and zone, near the top: when what follows was written.
std::optional<LeadingStamp> stampAlone(const QString &line)
{
    const auto stamp = stampOf(line);
    if (!stamp || !stamp->start.time || stamp->start.zone.isEmpty())
        return {};
    return LeadingStamp{.heading = {}, .stamp = *stamp};
}

void finish(PastedPost &post)
{
    const auto blank = [](const SourceLine &line) { return line.text.trimmed().isEmpty(); };
    while (!post.body.isEmpty() && blank(post.body.first()))
        post.body.removeFirst();
    if (post.heading.isEmpty() && !post.body.isEmpty()) {
        if (const auto heading = postHeadingOf(post.body.first().text)) {
            post.heading = *heading;
            post.body.removeFirst();
        }
    }
    while (!post.body.isEmpty() && blank(post.body.first()))
        post.body.removeFirst();
    while (!post.body.isEmpty() && blank(post.body.last()))
        post.body.removeLast();
}

PostsAndRest postsWithStampsBehind(const SourceLines &lines)
{
    PostsAndRest result;
    PastedPost post;
    for (const SourceLine &line : lines) {
        const auto stamp = postedStampOf(line.text);
        if (!stamp) {
            post.body.append(line);
            continue;
        }
        post.stamp = *stamp;
        post.line = line.number;
        finish(post);
        result.posts.append(std::exchange(post, {}));
    }
    result.rest = post.body;
    return result;
}

template <typename F>
PostsAndRest postsWithStampsBefore(const SourceLines &lines, F stampAt)
{
    PostsAndRest result;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (const auto leading = stampAt(i)) {
            const bool first = leading->heading == u"created";
            result.posts.append(PastedPost{
                .heading = first ? u"investigating"_s : leading->heading,
                .body = {},
                .stamp = leading->stamp,
                .line = lines.at(i).number});
            i += leading->lines - 1;
        } else if (result.posts.isEmpty()) {
            result.rest.append(lines.at(i));
        } else {
            result.posts.last().body.append(lines.at(i));
        }
    }
    for (PastedPost &post : result.posts)
        finish(post);
    return result;
}

/// The first of the ways in which pages put a stamp above its post that finds any.
PostsAndRest postsUnderStamps(const SourceLines &lines)
{
    auto result =
        postsWithStampsBefore(lines, [&](qsizetype i) { return stampOnOneLine(lines.at(i).text); });
    if (result.posts.isEmpty())
        result =
            postsWithStampsBefore(lines, [&](qsizetype i) { return stampOnTwoLines(lines, i); });
    if (!result.posts.isEmpty())
        return result;
    int above = 0;
    bool taken = false;
    return postsWithStampsBefore(lines, [&](qsizetype i) -> std::optional<LeadingStamp> {
        const QString &line = lines.at(i).text;
        const auto stamp = !taken && above <= mostLinesAboveStamp ? stampAlone(line) : std::nullopt;
        taken = taken || stamp;
        above += line.trimmed().isEmpty() ? 0 : 1;
        return stamp;
    });
}

} // namespace

bool isPostedLine(const QString &line) { return postedStampOf(line).has_value(); }

PostsAndRest postsIn(const SourceLines &lines)
{
    const bool posted =
        std::ranges::any_of(lines, [](const SourceLine &line) { return isPostedLine(line.text); });
    return posted ? postsWithStampsBehind(lines) : postsUnderStamps(lines);
}

} // namespace Bridgelog
