// SPDX-License-Identifier: GPL-3.0-or-later
#include "postmortem/facts.h"

#include "incident/metrics.h"
#include "incident/sizetext.h"
#include "postmortem/markdownreader.h"
#include "postmortem/parts.h"
#include "postmortem/phasebar.h"

#include <algorithm>

namespace Bridgelog {

using namespace Qt::StringLiterals;

static Blocks textCell(const QString &text, Marks marks = {})
{
    return text.isEmpty() ? Blocks() : only(Block::line(text, marks));
}

static QString approximately(const Metric &metric)
{
    return (metric.approximate ? u"≈ "_s : QString()) + spokenDuration(*metric.us);
}

const QStringList &Facts::names()
{
    static const QStringList names{
        u"byline"_s,    u"draft"_s,       u"phasebar"_s,  u"components"_s, u"milestones"_s,
        u"durations"_s, u"definitions"_s, u"timeline"_s,  u"actions"_s,    u"roles"_s,
        u"checklist"_s, u"warnings"_s,    u"factors"_s,   u"whys"_s,       u"well"_s,
        u"badly"_s,     u"luck"_s,        u"surprises"_s, u"markers"_s};
    return names;
}

Blocks Facts::named(const QString &name, const FactFilter &filter) const
{
    if (name == u"byline") {
        const QString text = byline();
        return text.isEmpty() ? Blocks()
                              : Blocks{Block::paragraph({{.text = text}}, Purpose::Byline)};
    }
    if (name == u"phasebar")
        return {Block{.kind = Block::Kind::PhaseBar}};
    if (name == u"timeline")
        return timeline(filter);
    if (name == u"actions")
        return actions(filter);
    static const QHash<QString, Blocks (Facts::*)() const> makers{
        {u"draft"_s, &Facts::draft},
        {u"components"_s, &Facts::components},
        {u"milestones"_s, &Facts::milestones},
        {u"durations"_s, &Facts::durations},
        {u"definitions"_s, &Facts::definitions},
        {u"roles"_s, &Facts::roles},
        {u"checklist"_s, &Facts::checklist},
        {u"warnings"_s, &Facts::warnings}};
    const auto maker = makers.value(name);
    return maker ? (this->*maker)() : findings(name);
}

Instant Facts::beginning() const
{
    for (const auto name : {MilestoneName::ImpactStarted, MilestoneName::Declared}) {
        if (const auto &milestone = m.milestone(name); milestone && milestone->moment.at)
            return *milestone->moment.at;
    }
    for (int row = 0; row < m.timeline.size(); ++row) {
        if (const auto &at = m.timeline.head(row).at)
            return *at;
    }
    return m.firstRecorded;
}

Instant Facts::lastInstant() const
{
    if (m.importKeys.isEmpty() && m_audience == Audience::Internal)
        return m.lastRecorded.flooredTo(Instant::second);
    for (int row = m.timeline.size() - 1; row >= 0; --row) {
        const Moment at = m.timeline.at(row).at;
        if (at.at)
            return at.until.value_or(*at.at).flooredTo(Instant::second);
    }
    return beginning().flooredTo(Instant::second);
}

QString Facts::byline() const
{
    QStringList parts;
    if (m.kind != IncidentKind::Incident)
        parts.append(m.kind == IncidentKind::Drill ? u"Rehearsal"_s : spoken(m.kind));
    if (m.severity)
        parts.append(u"SEV %1"_s.arg(*m.severity));
    const Moment day{.at = beginning(), .precision = Precision::Day};
    if (m.firstRecorded.us != 0 || day.at->us != 0)
        parts.append(m_clock.local(day));
    for (const Metric &metric : Bridgelog::durations(m)) {
        if (metric.name == u"impact" && metric.us)
            parts.append(u"%1 of impact"_s.arg(approximately(metric)));
    }
    if (m.components.size() <= 3) {
        for (const Component &component : m.components)
            parts.append(cleanLine(component.name));
    }
    if (!m.organisation.isEmpty())
        parts.append(cleanLine(m.organisation));
    return parts.join(u" · "_s);
}

Blocks Facts::draft() const
{
    if (isOver(m.phase))
        return {};
    const QString text = u"Draft: this incident is not over. Its last event is of %1."_s.arg(
        m_clock.dated(lastInstant()));
    return {Block::paragraph({{.text = text}}, Purpose::Draft)};
}

Blocks Facts::components() const
{
    QStringList parts;
    for (const Component &component : m.components) {
        const QString impact =
            component.impact ? u" (%1)"_s.arg(spoken(*component.impact).toLower()) : QString();
        parts.append(cleanLine(component.name) + impact);
    }
    return parts.isEmpty() ? Blocks() : Blocks{Block::line(u"Affected: "_s + parts.join(u", "_s))};
}

Blocks Facts::milestones() const
{
    Block table{
        .kind = Block::Kind::Table,
        .purpose = Purpose::Facts,
        .columns = {{.title = u"Milestone"_s}, {.title = u"When"_s}}};
    for (int i = 0; i < milestoneCount; ++i) {
        const auto name = static_cast<MilestoneName>(i);
        const auto &milestone = m.milestone(name);
        if (!milestone)
            continue;
        Spans when{{.text = m_clock.dated(milestoneMoment(name, *milestone))}};
        if (milestone->source == Source::Inferred)
            when.append({.text = u" inferred"_s, .marks = Mark::Dim});
        table.rows.push_back({.cells = {textCell(spoken(name)), {Block::paragraph(when)}}});
    }
    return table.rows.empty() ? Blocks() : only(std::move(table));
}

Blocks Facts::durations() const
{
    Block table{
        .kind = Block::Kind::Table,
        .purpose = Purpose::Facts,
        .columns = {{.title = u"Duration"_s}, {.title = u"Length"_s}, {.title = u"Formula"_s}}};
    for (const Metric &metric : Bridgelog::durations(m)) {
        if (!metric.us && metric.status != MetricStatus::Invalid)
            continue;
        const QString length = metric.us ? approximately(metric) : u"inconsistent"_s;
        table.rows.push_back(
            {.cells = {
                 textCell(spoken(metric.name)), textCell(length),
                 textCell(metric.formula, Mark::Dim)}});
    }
    return table.rows.empty() ? Blocks() : only(std::move(table));
}

/// The same words as others define them: those who mean the same share a row.
Blocks Facts::definitions() const
{
    Block table{
        .kind = Block::Kind::Table,
        .purpose = Purpose::Facts,
        .columns = {
            {.title = u"Measure"_s},
            {.title = u"By the definition of"_s},
            {.title = u"Length"_s},
            {.title = u"Formula"_s}}};
    const QList<Metric> metrics = publishedMetrics(m);
    QStringList seen;
    for (const Metric &metric : metrics) {
        const QString measure = metric.name + u' ' + metric.formula;
        if (seen.contains(measure) || (!metric.us && metric.status != MetricStatus::Invalid))
            continue;
        seen.append(measure);
        QStringList owners;
        for (const Metric &other : metrics) {
            if (other.name == metric.name && other.formula == metric.formula)
                owners.append(other.definition);
        }
        const QString length =
            metric.us ? approximately(metric) : u"invalid: it ends before it starts"_s;
        table.rows.push_back(
            {.cells = {
                 textCell(spoken(metric.name)), textCell(owners.join(u", "_s)), textCell(length),
                 textCell(metric.formula, Mark::Dim)}});
    }
    return table.rows.empty() ? Blocks() : only(std::move(table));
}

/// Letters and digits alone: what two renderings of one text have in common.
static QString skeletonOf(QStringView text)
{
    QString result;
    for (const QChar c : text) {
        if (c.isLetterOrNumber())
            result.append(c.toCaseFolded());
    }
    return result;
}

/// Whether the postmortem's sections hold every line of `text`.
bool Facts::isTold(const QString &text) const
{
    QString sections;
    for (const Section &section : m.postmortem.sections)
        sections.append(skeletonOf(section.title) + skeletonOf(section.text));
    for (const auto line : QStringView(text).split(u'\n')) {
        qsizetype start = 0;
        while (start < line.size() && (line.at(start).isDigit() || !line.at(start).isLetter()))
            ++start;
        if (!sections.contains(skeletonOf(line.sliced(start))))
            return false;
    }
    return !sections.isEmpty();
}

static void strike(Blocks &blocks)
{
    for (Block &block : blocks) {
        for (Span &span : block.spans)
            span.marks |= Mark::Struck;
        for (Blocks &item : block.items)
            strike(item);
        for (Row &row : block.rows)
            std::ranges::for_each(row.cells, strike);
    }
}

QStringList Facts::entryNotes(const Entry &entry) const
{
    QStringList notes;
    const QDate day = m_clock.dayOf(entry.at);
    const bool published = entry.publishedAt && entry.publishedAt != entry.at.at;
    if (published) {
        const Moment at{.at = entry.publishedAt, .precision = Precision::Minute};
        notes.append(u"Published %1"_s.arg(m_clock.datedBeside(at, day)));
    }
    // An import's own clock says nothing about the incident.
    const bool ours = m.importKeys.isEmpty() && m_audience == Audience::Internal;
    const bool timed = entry.at.at && !entry.at.until && entry.at.precision != Precision::Day;
    if (ours && timed && !published && entry.recordedAt.us - entry.at.at->us > Instant::minute)
        notes.append(
            u"Logged %1"_s.arg(m_clock.datedBeside(Moment::exactly(entry.recordedAt), day)));
    for (const Attachment &attachment : entry.attachments) {
        const QString type =
            attachment.mediaType.isEmpty() ? QString() : cleanLine(attachment.mediaType) + u", "_s;
        notes.append(u"Attached: %1 (%2%3)"_s.arg(
            cleanLine(attachment.name), type, sizeText(attachment.size)));
    }
    if (entry.struck)
        notes.append(
            entry.struckReason.isEmpty() ? u"Struck"_s
                                         : u"Struck: %1"_s.arg(cleanLine(entry.struckReason)));
    return notes;
}

Blocks Facts::entryBlocks(const Entry &entry) const
{
    const bool isPublication = entry.phase.compare(u"postmortem"_s, Qt::CaseInsensitive) == 0;
    Blocks blocks = isPublication && isTold(entry.text)
        ? Blocks{Block::line(u"The postmortem was published."_s)}
        : readMarkdown(entry.text);
    if (entry.struck)
        strike(blocks);
    for (const QString &note : entryNotes(entry))
        blocks.push_back(Block::line(note, Mark::Dim));
    return blocks;
}

static QString kindText(const Entry &entry)
{
    QString text = spoken(entry.kind);
    if (entry.hypothesis)
        text += u", "_s + spoken(*entry.hypothesis).toLower();
    if (entry.kind == EntryKind::Update && !entry.phase.isEmpty())
        text += u", "_s + spoken(entry.phase).toLower();
    const bool said = entry.milestone
        && (entry.kind == EntryKind::Milestone || word(*entry.milestone) == entry.phase);
    if (entry.milestone && !said)
        text += u", "_s + spoken(*entry.milestone).toLower();
    return text;
}

static QString toldAuthor(const QString &author)
{
    return author == importAuthor ? QString() : author;
}

Row Facts::entryRow(const Entry &entry, bool withAuthor) const
{
    Row row{.struck = entry.struck};
    row.cells.reserve(4);
    row.cells.push_back(only(m_clock.instant(entry.at)));
    row.cells.push_back(textCell(kindText(entry)));
    row.cells.push_back(entryBlocks(entry));
    if (withAuthor)
        row.cells.push_back(textCell(toldAuthor(entry.author)));
    return row;
}

Blocks Facts::timeline(const FactFilter &filter) const
{
    QList<int> rows;
    bool withAuthor = false;
    for (int row = 0; row < m.timeline.size(); ++row) {
        if (filter != FactFilter() && !filter.takes(m.timeline.at(row)))
            continue;
        rows.append(row);
        withAuthor = withAuthor || !toldAuthor(m.timeline.author(row)).isEmpty();
    }
    if (rows.isEmpty())
        return {};
    Block table{
        .kind = Block::Kind::Table,
        .purpose = Purpose::Timeline,
        .columns = {{.title = u"Time"_s}, {.title = u"Kind"_s}, {.title = u"What happened"_s}}};
    if (withAuthor)
        table.columns.append({.title = u"By"_s});
    auto parts = inParts(static_cast<size_t>(rows.size()), rowsOfPart, [&](size_t from, size_t to) {
        const Facts own(m, m_audience); // a clock remembers, so each thread has its own
        return own.timelineRows(rows, from, to, withAuthor);
    });
    for (std::vector<Row> &part : parts)
        std::ranges::move(part, std::back_inserter(table.rows));
    return only(std::move(table));
}

/// Rows [from, to) of those wanted, each day's first one below the day's own.
std::vector<Row>
Facts::timelineRows(const QList<int> &wanted, size_t from, size_t to, bool withAuthor) const
{
    const auto dayAt = [&](size_t i) {
        const std::optional<Instant> at = m.timeline.head(wanted.at(static_cast<qsizetype>(i))).at;
        return m_clock.dayOf({.at = at});
    };
    QDate day;
    for (size_t i = from; i > 0 && !day.isValid(); --i)
        day = dayAt(i - 1);
    std::vector<Row> rows;
    rows.reserve(to - from + 1);
    for (size_t i = from; i < to; ++i) {
        if (const QDate own = dayAt(i); own.isValid() && own != day) {
            day = own;
            rows.push_back({.kind = Row::Kind::Day});
            rows.back().cells.push_back(textCell(Clock::longDay(day)));
        }
        rows.push_back(entryRow(m.timeline.at(wanted.at(static_cast<qsizetype>(i))), withAuthor));
    }
    return rows;
}

static bool isWebAddress(const QString &text)
{
    const bool web = text.startsWith(u"https://"_s, Qt::CaseInsensitive)
        || text.startsWith(u"http://"_s, Qt::CaseInsensitive);
    return web
        && std::ranges::none_of(text, [](QChar c) { return c.isSpace() || u"<>\""_s.contains(c); });
}

Blocks Facts::actions(const FactFilter &filter) const
{
    Block table{.kind = Block::Kind::Table, .purpose = Purpose::Actions};
    QList<ActionItem> wanted = m.actions;
    wanted.removeIf([&](const ActionItem &action) { return !filter.takes(action); });
    const auto any = [&](auto member) {
        return std::ranges::any_of(
            wanted, [&](const ActionItem &a) { return !(a.*member).isEmpty(); });
    };
    const bool classes =
        std::ranges::any_of(wanted, [](const auto &a) { return a.actionClass.has_value(); });
    const bool owners = any(&ActionItem::owner);
    const bool dues = any(&ActionItem::due);
    const bool priorities = any(&ActionItem::priority);
    table.columns.append({.title = u"Action"_s});
    for (const auto &[shown, title] :
         {std::pair{classes, u"Class"_s},
          {owners, u"Owner"_s},
          {dues, u"Due"_s},
          {priorities, u"Priority"_s}}) {
        if (shown)
            table.columns.append({.title = title});
    }
    table.columns.append({.title = u"State"_s});
    for (const ActionItem &action : std::as_const(wanted)) {
        Row row{.cells = {readMarkdown(action.text)}};
        const QString link = cleanLine(action.link);
        if (!link.isEmpty())
            row.cells.front().push_back(
                Block::paragraph({{.text = link, .link = isWebAddress(link) ? link : QString()}}));
        if (classes)
            row.cells.push_back(
                textCell(action.actionClass ? spoken(*action.actionClass) : QString()));
        if (owners)
            row.cells.push_back(textCell(action.owner));
        if (dues)
            row.cells.push_back(textCell(action.due));
        if (priorities)
            row.cells.push_back(textCell(action.priority));
        row.cells.push_back(textCell(spoken(action.state)));
        table.rows.push_back(std::move(row));
    }
    return table.rows.empty() ? Blocks() : only(std::move(table));
}

Blocks Facts::roles() const
{
    Block table{
        .kind = Block::Kind::Table,
        .purpose = Purpose::Facts,
        .columns = {{.title = u"Role"_s}, {.title = u"Who"_s}, {.title = u"Since"_s}}};
    for (const RoleHolder &holder : m.roles) {
        table.rows.push_back(
            {.cells = {
                 textCell(spoken(holder.role)), textCell(holder.person),
                 textCell(m_clock.dated(holder.since))}});
    }
    return table.rows.empty() ? Blocks() : only(std::move(table));
}

Blocks Facts::checklist() const
{
    Block table{
        .kind = Block::Kind::Table,
        .purpose = Purpose::Facts,
        .columns = {
            {.title = u"Item"_s}, {.title = u"State"_s}, {.title = u"When"_s}, {.title = u"By"_s}}};
    for (const ChecklistItem &item : m.checklist) {
        if (item.state == ItemState::Open && item.ticks.isEmpty())
            continue;
        Blocks text = textCell(item.spec.text);
        for (const QString &aside : {item.reason, item.note}) {
            if (!aside.isEmpty())
                text.push_back(Block::line(aside, Mark::Dim));
        }
        const auto state = !item.ticks.isEmpty() ? ItemState::Done : item.state;
        table.rows.push_back(
            {.cells = {
                 text, textCell(spoken(state)),
                 textCell(item.doneAt ? m_clock.dated(*item.doneAt) : QString()),
                 textCell(item.doneBy)}});
    }
    return table.rows.empty() ? Blocks() : only(std::move(table));
}

Blocks Facts::warnings() const
{
    Block list{.kind = Block::Kind::List};
    for (const QString &warning : m.warnings)
        list.items.push_back({Block::line(warning)});
    return list.items.empty() ? Blocks() : only(std::move(list));
}

} // namespace Bridgelog
