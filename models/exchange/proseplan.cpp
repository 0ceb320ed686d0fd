// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/proseplan.h"

#include "exchange/prosesections.h"
#include "exchange/reportwriter.h"
#include "exchange/sentences.h"
#include "exchange/storymilestones.h"
#include "exchange/storywarnings.h"

#include <QFileInfo>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace Bridgelog {

using namespace Qt::StringLiterals;

namespace {

class ProsePlanner {
public:
    ProsePlanner(
        const PastedPage &page, const QString &text, const QString &fileName,
        const ImportOptions &options)
        : m_page(page)
        , m_fileName(fileName)
        , m_options(options)
        , m_times(options, text)
        , m_writer(fileName)
    {
        m_writer.author = page.author;
    }

    Result<ImportPlan> plan();

private:
    void readStory();
    void splitLostHeadings();
    void writeDeclared();
    void writeStory();
    void writeMilestones();
    void writeReport();
    bool isUnderstood() const;
    std::optional<int> severity() const;
    QString title();

    const PastedPage &m_page;
    const QString m_fileName;
    const ImportOptions &m_options;
    TimeReader m_times;
    ReportWriter m_writer;
    QList<ReportSection> m_sections;
    QList<StoryLine> m_story;
    QList<StoryMilestone> m_milestones;
    QHash<qsizetype, EntryId> m_lineEntries;
    bool m_headingsLost = false;
    ImportPlan m_plan;
};

void ProsePlanner::readStory()
{
    ReadingFrame frame;
    StoryReader reader(m_times, frame);
    for (const ReportSection &section : m_sections) {
        reader.noteZone(section.title);
        for (StoryLine &line : reader.linesOf(section.units)) {
            line.narrative = m_headingsLost || sectionUse(section.title) == SectionUse::Narrative;
            m_story.append(line);
        }
    }
}

void ProsePlanner::splitLostHeadings()
{
    if (!m_headingsLost)
        return;
    m_sections = prosePartsOf(m_sections.first(), m_story);
    if (m_sections.size() < 2)
        return;
    for (StoryLine &line : m_story)
        line.narrative = line.line < m_sections.at(1).line;
    for (const ReportSection &section : m_sections.sliced(1))
        m_plan.inferred.append(u"The text has no headings; “%1” was begun at %2."_s.arg(
            section.title, quoted(section.units.value(0).text)));
}

/// Whether there is anything of a report in the text at all.
bool ProsePlanner::isUnderstood() const
{
    static const QRegularExpression trouble(
        u"\\b(?:outage|incident|downtime|disrupt\\w+|degrad\\w+|unavailab\\w+|unreachable|"
        u"inaccessible|"
        "interrupt\\w+|delay\\w*|slow\\w*|latency|post-?mortem|root "
        "cause|offline|maintenance|unable to|errors?|"
        "fail(?:ure|ures|ed|ing)?|(?:was|were|went|is|are|been) down|crash\\w*|restored|recovered)\\b"_s,
        QRegularExpression::CaseInsensitiveOption);
    bool timed = false;
    bool headed = false;
    bool troubled = m_page.title.contains(trouble);
    for (const ReportSection &section : m_sections) {
        headed = headed || sectionUse(section.title) != SectionUse::Other;
        for (const ReportUnit &unit : section.units) {
            timed = timed || !writtenTimes(unit.text).isEmpty();
            troubled = troubled || unit.text.contains(trouble);
        }
    }
    return troubled && (timed || headed);
}

std::optional<int> ProsePlanner::severity() const
{
    static const QRegularExpression pattern(
        u"^\\W*severity\\W*:?\\W*(?:SEV)?[ -]?([1-5])\\b"_s,
        QRegularExpression::CaseInsensitiveOption);
    for (const SourceLine &line : m_page.rest)
        if (const auto match = pattern.match(line.text); match.hasMatch())
            return match.captured(1).toInt();
    return {};
}

QString ProsePlanner::title()
{
    if (!m_page.title.isEmpty())
        return m_page.title;
    static const QRegularExpression salutation(
        u"^(?:dear|hi|hello)\\b|^we would like you to know\\b"_s,
        QRegularExpression::CaseInsensitiveOption);
    for (const ReportSection &section : m_sections) {
        for (const ReportUnit &unit : section.units) {
            const QString title = titleFromProse(sentencesOf(unit.text).value(0));
            if (title.isEmpty() || unit.text.contains(salutation) || isFieldLine(unit.text))
                continue;
            m_plan.inferred.append(
                u"The title %1 was taken from the text's first sentence, as it has none."_s.arg(
                    quoted(title)));
            return title;
        }
    }
    m_plan.inferred.append(u"The title was taken from the file's name, as the text has none."_s);
    return QFileInfo(m_fileName).completeBaseName();
}

void ProsePlanner::writeDeclared()
{
    const QString name = title();
    m_plan.incidents.append({.title = name});
    m_writer.declare(
        {.title = name,
         .severity = severity(),
         .zone = m_times.incidentZone(),
         .kind = m_page.kind,
         .organisation = m_page.organisation,
         .url = m_page.url});
    for (const QString &component : m_page.components)
        m_writer.component(component);
}

/// What the text tells as a story, in its order; a time that it tells twice is one entry.
void ProsePlanner::writeStory()
{
    for (const StoryLine &line : m_story) {
        const auto earlier = line.narrative ? earlierEvent(line.text) : std::nullopt;
        if (!earlier)
            continue;
        m_writer.entry(
            EntryKind::Note, {.words = earlier->words}, earlier->text, line.line,
            Audience::Internal);
        m_plan.inferred.append(
            u"What stands before the first time was read from %1."_s.arg(quoted(line.text)));
    }
    static const QRegularExpression partOfDay(
        u"\\b(?:this|that|the (?:next|following|same)) (?:morning|afternoon|evening|day)\\b"_s,
        QRegularExpression::CaseInsensitiveOption);
    QSet<std::pair<qint64, int>> told;
    QSet<QString> written;
    for (qsizetype i = 0; i < m_story.size(); ++i) {
        const StoryLine &line = m_story.at(i);
        const bool chosen =
            std::ranges::any_of(m_milestones, [i](const StoryMilestone &m) { return m.line == i; });
        if (!line.at && !line.narrative)
            continue;
        if (line.at) {
            const std::pair event(line.at->at->us, line.start ? static_cast<int>(*line.start) : -1);
            const bool again = written.contains(line.text);
            written.insert(line.text);
            if (!chosen && (again || (line.start && told.contains(event))))
                continue;
            told.insert(event);
        }
        Moment untimed;
        if (!earlierEvent(line.text))
            untimed.words = partOfDay.match(line.text).captured();
        m_lineEntries.insert(
            i,
            m_writer.entry(
                line.at ? EntryKind::Observation : EntryKind::Note, line.at.value_or(untimed),
                line.text, line.line, Audience::Internal));
    }
}

void ProsePlanner::writeMilestones()
{
    m_writer.milestones(m_milestones, m_lineEntries);
    for (const StoryMilestone &milestone : m_milestones)
        m_plan.inferred.append(inferredFrom(milestone, m_story));
}

void ProsePlanner::writeReport()
{
    m_writer.sections(m_sections, u"Summary"_s);
    if (!m_options.infer)
        return;
    const auto actions = plannedActions(m_sections);
    m_writer.actions(actions);
    m_plan.inferred.append(inferredFrom(actions));
}

Result<ImportPlan> ProsePlanner::plan()
{
    m_sections = reportSections(m_page.rest);
    m_headingsLost = m_sections.size() == 1 && m_sections.first().title.isEmpty();
    if (!isUnderstood())
        return refuse(
            u"%1 holds no incident that is understood: no post of a status page, and no report with times or headings."_s
                .arg(m_fileName));
    if (m_options.infer)
        readStory();
    if (m_times.question())
        return refuse(*m_times.question());
    splitLostHeadings();
    m_milestones = storyMilestones(m_story, {});
    writeDeclared();
    writeStory();
    writeMilestones();
    writeReport();
    m_plan.inferred.append(m_times.inferred);
    m_plan.warnings = m_times.warnings;
    m_plan.warnings.append(orderContradictions(m_milestones));
    m_plan.warnings.append(durationContradictions(m_story, m_milestones));
    m_plan.ignored = m_page.ignored;
    if (m_options.date && !m_times.usedDate())
        m_plan.ignored.append(u"--date %1: the text states its own dates."_s.arg(
            m_options.date->toString(Qt::ISODate)));
    m_plan.incidents.first().bodies = m_writer.bodies();
    return m_plan;
}

} // namespace

Result<ImportPlan> planProse(
    const PastedPage &page, const QString &text, const QString &fileName,
    const ImportOptions &options)
{
    return ProsePlanner(page, text, fileName, options).plan();
}

} // namespace Bridgelog
