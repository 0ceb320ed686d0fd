// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/reportwriter.h"

namespace Bridgelog {

using namespace Qt::StringLiterals;

QString ReportWriter::source(int line) const
{
    return u"%1:%2"_s.arg(m_fileName, QString::number(line));
}

EntryId ReportWriter::entry(
    EntryKind kind, const Moment &at, const QString &text, int line, Audience audience)
{
    const EntryId id = EntryId::make();
    m_bodies.append(EntryAdded{
        .entry = id,
        .kind = kind,
        .at = at,
        .after = at.at ? std::nullopt : m_before,
        .text = text,
        .audience = audience,
        .author = author,
        .source = source(line)});
    m_before = id;
    return id;
}

EntryId ReportWriter::update(const Moment &at, const QString &phase, const QString &text, int line)
{
    const EntryId id = EntryId::make();
    m_bodies.append(UpdatePublished{
        .entry = id,
        .at = at,
        .publishedAt = at.at,
        .phase = phase,
        .text = text,
        .audience = Audience::Public,
        .author = author,
        .source = source(line)});
    return id;
}

void ReportWriter::milestone(
    MilestoneName name, const Moment &at, Source milestoneSource, std::optional<EntryId> entry)
{
    m_bodies.append(
        MilestoneSet{.milestone = name, .at = at, .source = milestoneSource, .entry = entry});
}

void ReportWriter::milestones(
    const QList<StoryMilestone> &milestones, const QHash<qsizetype, EntryId> &lineEntries)
{
    for (const StoryMilestone &told : milestones) {
        const auto entry = lineEntries.constFind(told.line);
        const bool own = told.rangeEnd || entry == lineEntries.cend();
        milestone(
            told.name, told.moment, Source::Inferred, own ? std::nullopt : std::optional(*entry));
        if (told.name == MilestoneName::Resolved)
            add(PhaseSet{.phase = Phase::Resolved, .at = told.moment, .quiet = true});
    }
}

void ReportWriter::sections(const QList<ReportSection> &sections, const QString &opening)
{
    SectionKeys keys;
    int position = 0;
    for (const ReportSection &section : sections) {
        const QString title = section.title.isEmpty() ? opening : section.title;
        m_bodies.append(SectionRevised{
            .section = keys.keyFor(title),
            .title = title,
            .text = proseOf(section.lines),
            .position = position++});
    }
}

void ReportWriter::actions(const QList<PlannedAction> &actions)
{
    for (const PlannedAction &action : actions) {
        const ActionId id = ActionId::make();
        m_bodies.append(ActionAdded{.action = id, .text = action.text});
        if (action.done)
            m_bodies.append(ActionClosed{.action = id, .state = ActionState::Done});
    }
}

} // namespace Bridgelog
