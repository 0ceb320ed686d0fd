// SPDX-License-Identifier: GPL-3.0-or-later
#include "postmortem/completeness.h"

#include "postmortem/fences.h"
#include "postmortem/sectiontext.h"

#include <QRegularExpression>

#include <algorithm>

namespace Bridgelog {

using namespace Qt::StringLiterals;

static void blank(QString &text, qsizetype from, qsizetype length)
{
    for (qsizetype i = from; i < from + length; ++i) {
        if (text.at(i) != u'\n')
            text[i] = u' ';
    }
}

QString proseOf(const QString &text)
{
    static const QRegularExpression field(
        uR"(\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}|<!--.*?-->|`[^`\n]*`)"_s,
        QRegularExpression::DotMatchesEverythingOption);
    QString prose = text;
    const QList<QStringView> lines = QStringView(text).split(u'\n');
    const QList<bool> fenced = fencedLines(lines);
    qsizetype at = 0;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (fenced.at(i))
            blank(prose, at, lines.at(i).size());
        at += lines.at(i).size() + 1;
    }
    for (auto it = field.globalMatch(QString(prose)); it.hasNext();) {
        const auto match = it.next();
        blank(prose, match.capturedStart(), match.capturedLength());
    }
    return prose;
}

/// Letters and digits alone, each with its place in the text.
static QString skeletonOf(const QString &text, QList<qsizetype> *places = nullptr)
{
    QString skeleton;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (!text.at(i).isLetterOrNumber())
            continue;
        skeleton += text.at(i).toCaseFolded();
        if (places)
            places->append(i);
    }
    return skeleton;
}

/// Shorter words stand in many a text without having been taken from that line.
static constexpr qsizetype leastTelling = 20;
static constexpr int mostLines = 20'000;

static void addInternal(
    QList<Gap> &gaps, const Section &section, const QList<std::pair<QString, QString>> &internal)
{
    QList<qsizetype> places;
    const QString skeleton = skeletonOf(proseOf(section.text), &places);
    for (const auto &[words, shown] : internal) {
        const qsizetype from = skeleton.indexOf(words);
        if (from < 0)
            continue;
        const qsizetype at = places.at(from);
        gaps.append(
            {.kind = Gap::Kind::InternalInPublic,
             .section = section.key,
             .at = at,
             .length = places.at(from + words.size() - 1) - at + 1,
             .sentence = u"“%1” has the words of an internal entry: “%2”"_s.arg(
                 section.title.trimmed(), shown)});
    }
}

static QList<std::pair<QString, QString>> internalLines(const Incident &incident)
{
    QList<std::pair<QString, QString>> lines;
    const int rows = std::min(incident.timeline.size(), mostLines);
    for (int row = 0; row < rows; ++row) {
        const Entry &entry = incident.timeline.at(row);
        if (entry.audience == Audience::Public || entry.struck)
            continue;
        for (const QString &line : entry.text.split(u'\n', Qt::SkipEmptyParts)) {
            if (const QString words = skeletonOf(line); words.size() >= leastTelling)
                lines.append({words, line.trimmed().left(60)});
        }
    }
    return lines;
}

static QString shownTitle(const Section &section)
{
    const QString title = section.title.trimmed();
    return title.isEmpty() ? u"the opening"_s : u"“%1”"_s.arg(title);
}

static void addActions(QList<Gap> &gaps, const Incident &incident)
{
    for (const ActionItem &action : incident.actions) {
        if (action.state == ActionState::Dropped)
            continue;
        const QString text = action.text.simplified().left(60);
        if (action.owner.trimmed().isEmpty())
            gaps.append(
                {.kind = Gap::Kind::ActionWithoutOwner,
                 .sentence = u"The action “%1” has no owner."_s.arg(text)});
        if (action.due.trimmed().isEmpty() && action.state == ActionState::Open)
            gaps.append(
                {.kind = Gap::Kind::ActionWithoutDue,
                 .sentence = u"The action “%1” has no date it is due."_s.arg(text)});
    }
}

static void addMilestones(QList<Gap> &gaps, const Incident &incident)
{
    using enum MilestoneName;
    for (const auto name : {ImpactStarted, Detected, Mitigated, Resolved}) {
        if (!incident.milestone(name))
            gaps.append(
                {.kind = Gap::Kind::MilestoneMissing,
                 .sentence = u"Nobody has said when the milestone “%1” was."_s.arg(spoken(name))});
    }
}

QList<Gap> gapsOf(const Incident &incident, Audience audience)
{
    QList<Gap> gaps;
    const Postmortem &postmortem = incident.postmortem;
    const auto internal = audience == Audience::Public ? internalLines(incident)
                                                       : QList<std::pair<QString, QString>>();
    for (const Section &section : postmortem.sections) {
        if (saysNothing(section.text) && !section.title.trimmed().isEmpty())
            gaps.append(
                {.kind = Gap::Kind::EmptySection,
                 .section = section.key,
                 .sentence = u"The section %1 is empty."_s.arg(shownTitle(section))});
        addInternal(gaps, section, internal);
        gaps += contradictions(incident, section);
        for (const SectionComment &comment : postmortem.comments) {
            if (comment.section == section.key && !comment.resolvedAt)
                gaps.append(
                    {.kind = Gap::Kind::OpenComment,
                     .section = section.key,
                     .sentence = u"A comment on %1 is open: “%2”"_s.arg(
                         shownTitle(section), comment.text.simplified().left(60))});
        }
    }
    addMilestones(gaps, incident);
    addActions(gaps, incident);
    return gaps;
}

} // namespace Bridgelog
