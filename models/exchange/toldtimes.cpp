// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/toldtimes.h"

#include "exchange/sentences.h"

#include <QRegularExpression>

#include <algorithm>
#include <limits>

namespace Bridgelog {

using namespace Qt::StringLiterals;

namespace {

struct Cue {
    Told tells;
    QRegularExpression pattern;
};

QRegularExpression words(const QString &pattern)
{
    return QRegularExpression(pattern, QRegularExpression::CaseInsensitiveOption);
}

/// The words that tell, in the order in which they win where two start at one place.
const QList<Cue> &cues()
{
    static const QList<Cue> list{
        {Told::Settled,
         words(
             u"\\bconfirm(?:ed|ation)\\b[^.;]*?\\b(?:reactivated|resolved|fixed|restored|complete["
             u"d]?|recovered)\\b|"
             "\\b(?:incident|issue) was (?:officially |formally |declared |marked (?:as "
             ")?)*(?:closed|declared resolved|resolved)"
             "(?= (?:and closed|after|once|by declar))|\\bdeclared (?:the incident |it )?(?:as )?(?:resolved|over)\\b"_s)},
        {Told::Restored,
         words(u"\\b(?:restored|recovered|back online|back up|back to normal|fully "
               u"operational|operational again|"
               "up again|available again|working again|working as normal|functioning "
               "(?:normally|as normal)|"
               "return(?:ed)? to normal|operating normally|able to be processed|came back|service "
               "(?:resumed|was resumed)|"
               "resumed|resolved|fixed|ended|end(?: ?(?:date|time))?(?=\\s*:)|stabili[sz]ed|was "
               "over|subsided|"
               "completely mitigated|fully mitigated)\\b:?"_s)},
        {Told::Mitigated,
         words(u"\\b(?:mitigated|mitigation (?:was |has been )?(?:applied|completed|in "
               u"place)|work-?around (?:was )?(?:applied|in place|"
               "deployed)|impact (?:was )?reduced)\\b"_s)},
        {Told::Detected,
         words(
             u"\\b(?:detected|discovered|discovery|noticed|became aware|were alerted|was "
             u"alerted|alerted (?:us|our)|"
             "(?:were|was) (?:first )?(?:notified|paged)|alert(?:s)? (?:fired|triggered|went "
             "off|(?:was|were) (?:raised|received|triggered))|"
             "received (?:the |an |our )?(?:first )?(?:automated |automatic )?alerts?|paged)\\b"_s)},
        {Told::Began,
         words(
             u"\\b(?:(?:started|starting|began|begun|beginning)(?! (?:to "
             "(?:recover|improv|invest|work|look|roll|return|restor|mitig|deploy|respond|subside|"
             "fix|monitor|act|normal|come|"
             "(?:show|see) (?:signs|recover|improve|normal))|with|by|work|invest|look|the "
             "(?:invest|work|roll|proc|anal)|"
             "an? (?:invest|roll)|roll|recover|restor|mitig|deploy|us|our|as|seeing "
             "(?:recov|improv)))|onset|start(?: ?(?:date|time))?(?=\\s*:)|"
             "(?:went|gone|goes|taken|taking|took)(?: \\w+){0,3} "
             "(?:offline|down)|experienced|became (?:un\\w+|slow|partially)|"
             "unable to|outage|disabled|stopped "
             "(?:working|respond|process|accept)\\w*|failed|failing|crashed|"
             "un(?:available|reachable|responsive|stable)|inaccessible|elevated|degraded|"
             "degradation|occurred|"
             "impact(?:ed|ing)?|affect(?:ed|ing)|disrupted|disruption|downtime|interrupted|timing out|timed out|not accept|delayed|slow(?:er|ed)?|lost|dropped|rejected|cut off|broke|could not)\\b:?"_s)},
    };
    return list;
}

/// What takes a cue's word back: a thing to come, a condition; of an end also a part only.
bool isTakenBack(const QString &sentence, const QRegularExpressionMatch &match, Told told)
{
    static const QRegularExpression open =
        words(u"\\b(?:not|never|once|if|will be|to be|expect(?:ed)?(?: to)?(?: be)?|before|should "
              u"be|could be|"
              "was not|not be)\\s+(?:fully\\s+|been\\s+)?$"_s);
    static const QRegularExpression partly =
        words(u"\\b(?:partial(?:ly)?|being|getting|almost|nearly)\\s+(?:fully\\s+|been\\s+)?$"_s);
    const QString before =
        sentence.first(match.capturedStart()).last(std::min<qsizetype>(match.capturedStart(), 40));
    return before.contains(open) || (told != Told::Began && before.contains(partly));
}

/// How far apart two stretches of text are.
qsizetype distance(qsizetype aFrom, qsizetype aBehind, qsizetype bFrom, qsizetype bBehind)
{
    if (aBehind <= bFrom)
        return bFrom - aBehind;
    return bBehind <= aFrom ? aFrom - bBehind : 0;
}

/// Where a cue stands.
struct CueAt {
    qsizetype from = 0;
    qsizetype behind = 0;
    Told tells = Told::Began;
};

QList<CueAt> cuesIn(const QString &sentence)
{
    QList<CueAt> found;
    for (const Cue &cue : cues()) {
        for (const auto &match : cue.pattern.globalMatch(sentence))
            if (!isTakenBack(sentence, match, cue.tells))
                found.append({match.capturedStart(), match.capturedEnd(), cue.tells});
    }
    return found;
}

/// The cue that tells what happened at `time`: the nearest of those that no other time is nearer
/// to.
std::optional<Told>
nearestCue(const QList<CueAt> &found, const QList<WrittenTime> &times, const WrittenTime &time)
{
    std::optional<Told> nearest;
    qsizetype best = std::numeric_limits<qsizetype>::max();
    for (const CueAt &cue : found) {
        const auto apart = [&](const WrittenTime &from) {
            return distance(cue.from, cue.behind, from.from, from.behind());
        };
        if (apart(time) >= best)
            continue;
        const bool another = std::ranges::any_of(times, [&](const WrittenTime &other) {
            return other.start.time && apart(other) < apart(time);
        });
        if (another)
            continue;
        best = apart(time);
        nearest = cue.tells;
    }
    return nearest;
}

bool tells(const QString &sentence, Told told)
{
    const auto cue = std::ranges::find(cues(), told, &Cue::tells);
    auto matches = cue->pattern.globalMatch(sentence);
    while (matches.hasNext())
        if (!isTakenBack(sentence, matches.next(), told))
            return true;
    return false;
}

/// "Time: 10:20 to 10:35", "Duration: …", "Outage window …".
bool isWindowField(const QString &before)
{
    static const QRegularExpression pattern(
        u"^\\W*(?:(?:incident|outage|impact|affected)\\s+)?(?:date and time|time ?frame|time|window|duration|period)\\s*:"_s,
        QRegularExpression::CaseInsensitiveOption);
    return before.contains(pattern);
}

} // namespace

QList<ToldTime> toldTimes(const QString &sentence)
{
    QList<ToldTime> result;
    const QList<WrittenTime> times = writtenTimes(sentence);
    const QList<CueAt> found = times.isEmpty() ? QList<CueAt>() : cuesIn(sentence);
    for (const WrittenTime &time : times) {
        if (!time.start.time)
            continue;
        ToldTime told{.time = time};
        if (time.end) {
            if (tells(sentence, Told::Began) || isWindowField(sentence)) {
                told.start = Told::Began;
                told.end = Told::Restored;
            }
        } else {
            told.start = nearestCue(found, times, time);
        }
        result.append(told);
    }
    return result;
}

std::optional<Told> toldBy(const QString &sentence)
{
    if (sentence.size() > longestSentence)
        return {};
    for (const Told told : {Told::Settled, Told::Restored, Told::Mitigated, Told::Detected})
        if (tells(sentence, told))
            return told;
    return {};
}

} // namespace Bridgelog
