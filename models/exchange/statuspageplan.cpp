// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/statuspageplan.h"

#include "exchange/postphases.h"
#include "exchange/reportwriter.h"
#include "exchange/sentences.h"
#include "exchange/statuspagewords.h"
#include "exchange/story.h"
#include "exchange/storymilestones.h"
#include "exchange/storywarnings.h"

#include <QSet>

#include <algorithm>

namespace Bridgelog {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 foresight = 30 * Instant::minute;

class StatusPagePlanner {
public:
    StatusPagePlanner(
        const PastedPage &page, const QString &text, const QString &fileName,
        const ImportOptions &options)
        : m_page(page)
        , m_options(options)
        , m_times(options, text)
        , m_writer(fileName)
    {
    }

    Result<ImportPlan> plan();

private:
    bool readStamps();
    void readStory();
    QList<StoryLine> storyOf(const DatedPost &post, int part);
    void chooseMilestones();
    void writeDeclared();
    void writeStory();
    void writePosts();
    void writePostMilestones();
    void writeMilestones();
    void writePostmortem();
    void findContradictions();
    QString title() const;
    const DatedPost *postmortem() const
    {
        const auto it = std::ranges::find(m_posts, u"postmortem"_s, &DatedPost::phase);
        return it == m_posts.end() ? nullptr : &*it;
    }
    bool isMaintenance() const { return m_page.kind == IncidentKind::Maintenance; }

    const PastedPage &m_page;
    const ImportOptions &m_options;
    TimeReader m_times;
    ReportWriter m_writer;
    QList<DatedPost> m_posts; ///< oldest first
    QList<StoryLine> m_story;
    QList<StoryMilestone> m_milestones;
    QHash<qsizetype, EntryId> m_lineEntries;
    QHash<qsizetype, EntryId> m_postEntries;
    ImportPlan m_plan;
};

/// Stamps first: they date the prose. Newest-first pages are turned round before sorting, so that
/// of two posts at one time the lower stays the earlier.
bool StatusPagePlanner::readStamps()
{
    for (const PastedPost &post : m_page.posts)
        if (!post.stamp.start.zone.isEmpty()) {
            m_times.setPostedZone(post.stamp.start.zone);
            break;
        }
    ReadingFrame frame;
    for (const PastedPost &post : m_page.posts) {
        frame.day.reset();
        frame.last.reset();
        WrittenTime stamp = post.stamp;
        if (!stamp.start.time)
            stamp.start.time = QTime(0, 0);
        auto at = m_times.read(stamp, frame);
        if (!at)
            return false;
        if (!post.stamp.start.time)
            at->precision = Precision::Day;
        m_posts.append({.post = post, .at = *at, .day = *frame.day, .text = markdownOf(post.body)});
    }
    if (m_posts.first().at.at >= m_posts.last().at.at)
        std::ranges::reverse(m_posts);
    std::ranges::stable_sort(m_posts, {}, [](const DatedPost &post) { return *post.at.at; });
    return true;
}

QList<StoryLine> StatusPagePlanner::storyOf(const DatedPost &post, int part)
{
    // A postmortem's times are those of the incident's day, a post's those of its own.
    const bool report = post.phase == u"postmortem" && m_posts.size() > 1;
    ReadingFrame frame{.day = post.day, .published = post.day, .zone = post.post.stamp.start.zone};
    if (report)
        frame.day = m_posts.first().day;
    else
        frame.notAfter = post.at.at;
    StoryReader reader(m_times, frame);
    QList<StoryLine> lines;
    for (const ReportSection &section : reportSections(post.post.body)) {
        reader.noteZone(section.title);
        lines.append(reader.linesOf(section.units));
    }
    for (StoryLine &line : lines) {
        line.part = part;
        if (line.at && line.at->at->us > post.at.at->us + foresight) {
            line.start.reset(); // a thing to come is no milestone
            line.end.reset();
        }
    }
    return lines;
}

void StatusPagePlanner::readStory()
{
    for (qsizetype i = 0; i < m_posts.size(); ++i) {
        DatedPost &post = m_posts[i];
        const QList<StoryLine> lines = storyOf(post, static_cast<int>(i));
        post.tellsItsEnd = std::ranges::any_of(lines, [](const StoryLine &line) {
            return line.at
                && (line.end == Told::Restored
                    || (line.start == Told::Restored && !line.at->until));
        });
        m_story.append(lines);
    }
}

void StatusPagePlanner::chooseMilestones()
{
    bool ordinary = false;
    bool over = false;
    bool declared = false;
    for (const DatedPost &post : m_posts) {
        ordinary = ordinary || post.phase != u"postmortem";
        over = over || post.phase == u"resolved";
        declared = declared || post.declaresResolved;
    }
    m_milestones = storyMilestones(m_story, {.declared = declared, .open = ordinary && !over});
}

QString StatusPagePlanner::title() const
{
    if (!m_page.title.isEmpty())
        return m_page.title;
    const QStringList sentences = sentencesOf(m_posts.first().text.simplified());
    return sentences.isEmpty() ? u"Imported status page"_s : sentences.first().left(120);
}

void StatusPagePlanner::writeDeclared()
{
    m_writer.declare(
        {.title = title(),
         .zone = m_times.incidentZone(),
         .kind = m_page.kind,
         .organisation = m_page.organisation,
         .url = m_page.url});
    if (m_page.title.isEmpty())
        m_plan.inferred.append(
            u"The title was taken from the oldest post, as the text has none: %1."_s.arg(
                quoted(title())));
    for (const QString &component : m_page.components)
        m_writer.component(component);
}

/// What the prose tells with a time: of ordinary posts only what states a milestone, of a
/// postmortem all.
void StatusPagePlanner::writeStory()
{
    const DatedPost *report = postmortem();
    const int reportPart = report ? static_cast<int>(report - m_posts.constData()) : -1;
    QSet<QString> written;
    for (qsizetype i = 0; i < m_story.size(); ++i) {
        const StoryLine &line = m_story.at(i);
        const bool chosen =
            std::ranges::any_of(m_milestones, [i](const StoryMilestone &m) { return m.line == i; });
        if (!line.at || (!chosen && line.part != reportPart))
            continue;
        const bool told = std::ranges::any_of(m_milestones, [&](const StoryMilestone &m) {
            return m.line != i && m.moment.at == line.at->at && (line.start || line.end);
        });
        if (!chosen && (told || written.contains(line.text)))
            continue; // the same time, or the same sentence, once more
        written.insert(line.text);
        m_lineEntries.insert(
            i,
            m_writer.entry(
                EntryKind::Observation, *line.at, line.text, line.line, Audience::Public));
    }
}

void StatusPagePlanner::writePosts()
{
    for (qsizetype i = 0; i < m_posts.size(); ++i) {
        const DatedPost &post = m_posts.at(i);
        m_postEntries.insert(i, m_writer.update(post.at, post.phase, post.text, post.post.line));
        if (post.phaseInferred)
            m_plan.inferred.append(
                u"The post of %1 has no heading; “%2” was read from its words %3."_s.arg(
                    post.at.words, post.phase, quoted(post.text)));
    }
}

/// What stamps state: maintenance begins and ends with its posts; a resolution whose heading was
/// lost is inferred.
void StatusPagePlanner::writePostMilestones()
{
    const auto firstOf = [this](const QString &phase) {
        const auto it = std::ranges::find(m_posts, phase, &DatedPost::phase);
        return it == m_posts.end() ? qsizetype(-1) : it - m_posts.begin();
    };
    if (const auto i = firstOf(u"resolved"_s); i >= 0 && m_posts.at(i).phaseInferred)
        m_writer.milestone(
            MilestoneName::Resolved, m_posts.at(i).at, Source::Inferred, m_postEntries.value(i));
    if (!isMaintenance())
        return;
    if (const auto i = firstOf(u"in_progress"_s); i >= 0)
        m_writer.milestone(
            MilestoneName::ImpactStarted, m_posts.at(i).at, Source::Recorded,
            m_postEntries.value(i));
    if (const auto i = firstOf(u"completed"_s); i >= 0) {
        m_writer.add(PhaseSet{.phase = Phase::Resolved, .at = m_posts.at(i).at, .quiet = true});
        m_writer.milestone(
            MilestoneName::Resolved, m_posts.at(i).at, Source::Recorded, m_postEntries.value(i));
    }
}

void StatusPagePlanner::writeMilestones()
{
    m_writer.milestones(m_milestones, m_lineEntries);
    for (const StoryMilestone &milestone : m_milestones)
        m_plan.inferred.append(inferredFrom(milestone, m_story));
}

void StatusPagePlanner::writePostmortem()
{
    const DatedPost *report = postmortem();
    if (report) {
        const auto sections = reportSections(report->post.body);
        m_writer.sections(sections, u"Summary"_s);
        m_writer.add(PostmortemSet{
            .state = ReviewState::Published, .publishedAt = report->at.at, .quiet = true});
        if (m_options.infer) {
            const auto actions = plannedActions(sections);
            m_writer.actions(actions);
            m_plan.inferred.append(inferredFrom(actions));
        }
    }
    if (!markdownOf(m_page.rest).isEmpty())
        m_writer.sections({{.title = u"Notes"_s, .lines = m_page.rest}}, {});
}

void StatusPagePlanner::findContradictions()
{
    m_plan.warnings.append(postContradictions(m_posts, m_milestones));
    m_plan.warnings.append(orderContradictions(m_milestones));
    m_plan.warnings.append(durationContradictions(m_story, m_milestones));
}

Result<ImportPlan> StatusPagePlanner::plan()
{
    if (!readStamps())
        return refuse(*m_times.question());
    markPostmortems(m_posts, m_options.infer);
    if (m_options.infer && !isMaintenance())
        readStory();
    if (m_times.question())
        return refuse(*m_times.question());
    m_plan.warnings.append(settlePhases(m_posts, m_options.infer && !isMaintenance()));
    chooseMilestones();
    writeDeclared();
    writeStory();
    writePosts();
    writePostMilestones();
    writeMilestones();
    writePostmortem();
    findContradictions();
    m_plan.inferred.append(m_times.inferred);
    m_plan.warnings = m_times.warnings + m_plan.warnings;
    m_plan.ignored = m_page.ignored;
    if (m_options.date && !m_times.usedDate())
        m_plan.ignored.append(u"--date %1: the text states its own dates."_s.arg(
            m_options.date->toString(Qt::ISODate)));
    m_plan.incidents.append({.title = title(), .bodies = m_writer.bodies()});
    return m_plan;
}

} // namespace

Result<ImportPlan> planStatusPage(
    const PastedPage &page, const QString &text, const QString &fileName,
    const ImportOptions &options)
{
    return StatusPagePlanner(page, text, fileName, options).plan();
}

} // namespace Bridgelog
