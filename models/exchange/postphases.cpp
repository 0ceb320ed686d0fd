// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/postphases.h"

#include "exchange/reportsections.h"
#include "exchange/statuspagewords.h"

#include <QRegularExpression>

#include <algorithm>

namespace Bridgelog {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype shortestPostmortem = 300;
constexpr qsizetype plainPostmortem = 1200; ///< without headings or a name of its own

bool isPostmortem(const DatedPost &post) { return post.phase == u"postmortem"; }

/// The newest post, long and with the headings of a report: what a page shows above its
/// "Postmortem" stamp.
bool readsLikeAPostmortem(const QList<DatedPost> &posts, qsizetype index)
{
    static const QRegularExpression named(
        u"\\bpost[- ]?mortem\\b|\\broot cause analysis\\b|\\bRCA\\b|\\bincident review\\b"_s,
        QRegularExpression::CaseInsensitiveOption);
    const DatedPost &post = posts.at(index);
    if (index + 1 != posts.size() || post.text.size() < shortestPostmortem)
        return false;
    const QList<ReportSection> sections = reportSections(post.post.body);
    const bool headed = std::ranges::any_of(
        sections, [](const ReportSection &section) { return !section.title.isEmpty(); });
    if (headed || post.text.first(shortestPostmortem).contains(named))
        return true;
    return index > 0 && post.text.size() > plainPostmortem
        && post.text.size() > 3 * posts.at(index - 1).text.size();
}

/// Says resolved, but a later post is still at work: it meant a fix.
bool isTakenBackLater(const QList<DatedPost> &posts, qsizetype index)
{
    return std::ranges::any_of(
        posts.cbegin() + index + 1, posts.cend(), [](const DatedPost &later) {
            if (!later.post.heading.isEmpty())
                return phaseRank(later.post.heading) >= 0 && phaseRank(later.post.heading) < 3;
            const int rank = phaseRank(phaseFromWording(later.text));
            return !isPostmortem(later) && rank >= 0 && rank < 3;
        });
}

void inferPhase(QList<DatedPost> &posts, qsizetype index, qsizetype lastOrdinary, int &rank)
{
    static const QStringList phases{
        u"investigating"_s, u"identified"_s, u"monitoring"_s, u"resolved"_s};
    DatedPost &post = posts[index];
    QString phase = phaseFromWording(post.text);
    if (phase == u"resolved" && isTakenBackLater(posts, index))
        phase = u"monitoring"_s;
    post.declaresResolved = phase == u"resolved";
    if (index == lastOrdinary && post.tellsItsEnd && phase != u"monitoring")
        phase = u"resolved"_s;
    rank = std::max({rank, phaseRank(phase), 0});
    post.phase = phases.at(rank);
    post.phaseInferred = true;
}

} // namespace

void markPostmortems(QList<DatedPost> &posts, bool infer)
{
    for (qsizetype i = 0; i < posts.size(); ++i) {
        posts[i].phase = posts.at(i).post.heading;
        posts[i].declaresResolved = posts.at(i).phase == u"resolved";
        if (infer && posts.at(i).phase.isEmpty() && readsLikeAPostmortem(posts, i)) {
            posts[i].phase = u"postmortem"_s;
            posts[i].phaseInferred = true;
        }
    }
}

QStringList settlePhases(QList<DatedPost> &posts, bool infer)
{
    qsizetype lastOrdinary = posts.size() - 1;
    while (lastOrdinary >= 0 && isPostmortem(posts.at(lastOrdinary)))
        --lastOrdinary;
    QStringList warnings;
    int rank = -1;
    for (qsizetype i = 0; i < posts.size(); ++i) {
        DatedPost &post = posts[i];
        const int own = phaseRank(post.phase);
        if (own >= 0 && own < 3 && rank == 3)
            warnings.append(u"The post of %1 is %2 again, after the incident was resolved."_s.arg(
                post.at.words, post.phase));
        if (own >= 0)
            rank = own;
        else if (infer && post.phase.isEmpty())
            inferPhase(posts, i, lastOrdinary, rank);
    }
    return warnings;
}

} // namespace Bridgelog
