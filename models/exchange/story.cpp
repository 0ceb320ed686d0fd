// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/story.h"

#include "exchange/sentences.h"

#include <QRegularExpression>

namespace Bridgelog {

using namespace Qt::StringLiterals;

/// "This parallel approach allowed us …" goes on about the sentence before.
static bool continuesSentence(const QString &sentence)
{
    static const QRegularExpression pattern(u"^(?:This|These|That|Those|It|They|For this|With "
                                            u"this|In this|By this|Doing so|However|Therefore|"
                                            "As a result)\\b"_s);
    return sentence.contains(pattern);
}

void StoryReader::noteZone(const QString &text)
{
    static const QRegularExpression pattern(
        u"\\b(?:times?|timeline|timestamps?)\\b[^.]{0,40}?(?:\\b(?:in|are)\\s+|\\()\\s*(?:in\\s+)?"
        "([A-Z]{2,5}(?:\\s?[+-]\\d{1,2}(?::?\\d\\d)?)?)\\b"_s,
        QRegularExpression::CaseInsensitiveOption);
    const auto match = pattern.match(text);
    if (match.hasMatch() && match.captured(1) == match.captured(1).toUpper()
        && isZoneInText(match.captured(1)))
        m_frame.zone = match.captured(1);
}

StoryLine StoryReader::lineOf(const ToldTime &told, const QString &text, int line)
{
    StoryLine result{.text = text, .line = line, .start = told.start, .end = told.end};
    result.at = m_times.read(told.time, m_frame);
    if (told.time.end) {
        result.endWords = told.time.end->words;
        result.endPrecision = told.time.end->approximate ? Precision::Approximate
            : told.time.end->seconds                     ? Precision::Second
                                                         : Precision::Minute;
    }
    return result;
}

/// "10:37 - We contacted …": a row of a timeline is one thing, however many sentences it has.
bool StoryReader::readRow(const ReportUnit &unit, QList<StoryLine> &lines)
{
    static const QRegularExpression separator(u"^[\\s*_`\\])|]*[-–—:|][\\s*_|]*"_s);
    static const QRegularExpression marks(u"^[\\s*_`\\[(|~]*"_s);
    const qsizetype skipped = marks.match(unit.text).capturedLength();
    const QList<ToldTime> times = toldTimes(unit.text);
    if (times.isEmpty() || times.first().time.from > skipped)
        return false;
    const QString behind = unit.text.sliced(times.first().time.behind());
    const auto match = separator.match(behind);
    if (!match.hasMatch() || match.capturedLength() >= behind.size())
        return false;
    ToldTime first = times.first();
    const QString text = behind.sliced(match.capturedLength()).trimmed();
    if (!first.start)
        first.start = toldBy(text);
    lines.append(lineOf(first, text, unit.line));
    return true;
}

void StoryReader::readSentence(const QString &sentence, int line, QList<StoryLine> &lines)
{
    const QList<ToldTime> times = toldTimes(sentence);
    for (const WrittenTime &time : writtenTimes(sentence))
        if (!time.start.time)
            m_times.noteDate(time.start.date, m_frame);
    for (const ToldTime &told : times)
        lines.append(lineOf(told, sentence, line));
    if (!times.isEmpty())
        return;
    StoryLine untimed{.text = sentence, .line = line};
    for (const WrittenDuration &duration : writtenDurations(sentence)) {
        using enum WrittenDuration::Says;
        if (duration.says != AfterStart && duration.says != Later)
            continue;
        if (duration.says == AfterStart)
            untimed.afterStart = duration;
        else if (m_frame.last)
            untimed.at = Moment{
                .at = Instant{m_frame.last->us + duration.us},
                .precision = duration.approximate ? Precision::Approximate : Precision::Minute,
                .words = duration.words + u" later"_s};
        untimed.start = toldBy(sentence);
        break;
    }
    lines.append(untimed);
}

void StoryReader::readUnit(const ReportUnit &unit, QList<StoryLine> &lines)
{
    if (readRow(unit, lines))
        return;
    const qsizetype before = lines.size();
    for (const QString &sentence : sentencesOf(unit.text)) {
        const bool timed = !toldTimes(sentence).isEmpty();
        if (!timed && lines.size() > before && continuesSentence(sentence)
            && writtenDurations(sentence).isEmpty()) {
            lines.last().text += u' ' + sentence;
            continue;
        }
        readSentence(sentence, unit.line, lines);
    }
}

QList<StoryLine> StoryReader::linesOf(const QList<ReportUnit> &units)
{
    QList<StoryLine> lines;
    for (const ReportUnit &unit : units) {
        if (writtenTimes(unit.text).isEmpty())
            noteZone(unit.text);
        readUnit(unit, lines);
    }
    return lines;
}

} // namespace Bridgelog
