// SPDX-License-Identifier: GPL-3.0-or-later
#include "postmortem/handoffwriter.h"

#include "postmortem/markdownreader.h"

namespace Bridgelog {

using namespace Qt::StringLiterals;

namespace {

const QString none = u"None."_s;

Moment minuteOf(Instant instant)
{
    return {.at = instant.flooredTo(Instant::minute), .precision = Precision::Minute};
}

Blocks cell(const QString &text) { return text.isEmpty() ? Blocks() : Blocks{Block::line(text)}; }

Block tableOf(const QStringList &titles)
{
    Block table{.kind = Block::Kind::Table, .purpose = Purpose::Facts};
    for (const QString &title : titles)
        table.columns.append({.title = title});
    return table;
}

void addRow(Block &table, const QStringList &texts)
{
    Row row;
    for (const QString &text : texts)
        row.cells.push_back(cell(text));
    table.rows.push_back(std::move(row));
}

Block listOf(const QStringList &lines)
{
    Block list{.kind = Block::Kind::List};
    for (const QString &line : lines)
        list.items.push_back({Block::line(line)});
    return list;
}

void append(Blocks &to, Blocks more) { std::ranges::move(more, std::back_inserter(to)); }

/// A heading with what stands below it; where that is nothing, `otherwise`, or no heading either.
void addChapter(
    Blocks &to, int level, const QString &title, Blocks blocks, const QString &otherwise = {})
{
    if (blocks.empty() && otherwise.isEmpty())
        return;
    to.push_back(Block::heading(level, title));
    if (blocks.empty())
        to.push_back(Block::line(otherwise));
    append(to, std::move(blocks));
}

} // namespace

QString HandoffWriter::when(const Moment &moment) const
{
    Moment shown = moment;
    if (shown.at && shown.precision == Precision::Second) { // nobody takes over by the second
        shown.at = shown.at->flooredTo(Instant::minute);
        shown.precision = Precision::Minute;
    }
    return m_clock.datedBeside(shown, m_clock.dayOf(Moment::exactly(m.now)));
}

QString HandoffWriter::severityText() const
{
    return m.severity ? u"SEV %1"_s.arg(*m.severity) : u"severity not set"_s;
}

Blocks HandoffWriter::brief() const
{
    Blocks blocks;
    blocks.push_back(Block::heading(1, u"Hand-off: %1"_s.arg(m.title)));
    QStringList byline{
        severityText(), spoken(m.phase), m.elapsed,
        u"as of %1"_s.arg(m_clock.dated(minuteOf(m.now)))};
    if (!m_preparedBy.isEmpty())
        byline.append(u"by %1"_s.arg(cleanLine(m_preparedBy)));
    blocks.push_back(Block::paragraph({{.text = byline.join(u" · "_s)}}, Purpose::Byline));
    addChapter(blocks, 2, u"Situation"_s, situation());
    addChapter(blocks, 2, u"Impact"_s, impact());
    addChapter(blocks, 2, u"What is known"_s, points(m.known));
    addChapter(blocks, 2, u"Open hypotheses"_s, points(m.open), none);
    addChapter(blocks, 2, u"Ruled out"_s, points(m.ruledOut));
    addChapter(blocks, 2, u"Decisions that stand"_s, points(m.decisions), none);
    addChapter(blocks, 2, u"Tasks in flight"_s, tasks(), none);
    addChapter(blocks, 2, u"For later"_s, todos());
    addChapter(blocks, 2, u"Next deadlines"_s, deadlines(), none);
    addChapter(blocks, 2, u"Last updates"_s, updates());
    return blocks;
}

Blocks HandoffWriter::points(const Points &points) const
{
    QStringList lines;
    for (const HandoffBrief::Point &point : points) {
        QString line = point.at.at ? when(point.at) + u": "_s + point.text : point.text;
        if (!point.who.isEmpty())
            line += u" (%1)"_s.arg(point.who);
        lines.append(line);
    }
    return lines.isEmpty() ? Blocks() : Blocks{listOf(lines)};
}

Blocks HandoffWriter::situation() const
{
    Blocks blocks;
    if (!m.summary.isEmpty())
        blocks.push_back(Block::line(m.summary));
    append(blocks, roles());
    append(blocks, links());
    return blocks;
}

Blocks HandoffWriter::roles() const
{
    QStringList lines;
    for (const RoleHolder &holder : m.roles) {
        QString line =
            u"%1: %2, since %3"_s.arg(spoken(holder.role), holder.person, when(holder.since));
        if (!holder.from.isEmpty() && !holder.acceptedAt)
            line += u"; handed over, not accepted yet"_s;
        lines.append(line);
    }
    if (!m.responders.isEmpty())
        lines.append(u"Also there: %1"_s.arg(m.responders.join(u", "_s)));
    return lines.isEmpty() ? Blocks() : Blocks{listOf(lines)};
}

Blocks HandoffWriter::links() const
{
    Blocks blocks;
    Block list{.kind = Block::Kind::List};
    for (const Link &link : m.links) {
        const bool web = link.url.startsWith(u"https://"_s) || link.url.startsWith(u"http://"_s);
        const QString title = cleanLine(link.title.isEmpty() ? link.url : link.title);
        Spans spans{{.text = title, .link = web ? cleanLine(link.url) : QString()}};
        if (!web && !link.title.isEmpty())
            spans.append({.text = u": "_s + cleanLine(link.url)});
        list.items.push_back({Block::paragraph(spans)});
    }
    if (!list.items.empty())
        blocks.push_back(std::move(list));
    return blocks;
}

Blocks HandoffWriter::impact() const
{
    QStringList lines;
    if (m.impactStarted)
        lines.append(u"Since %1"_s.arg(when(*m.impactStarted)));
    for (const Component &component : m.components)
        lines.append(
            component.impact ? u"%1: %2"_s.arg(component.name, spoken(*component.impact).toLower())
                             : u"%1: affected"_s.arg(component.name));
    for (const AffectedFigure &figure : m.figures) {
        QString line = u"%1: %2"_s.arg(spoken(figure.what), figure.figure);
        if (!figure.unit.isEmpty())
            line += u' ' + figure.unit;
        if (!figure.source.isEmpty())
            line += u" (%1)"_s.arg(figure.source);
        lines.append(line);
    }
    return lines.isEmpty() ? Blocks() : Blocks{listOf(lines)};
}

Blocks HandoffWriter::tasks() const
{
    Block table = tableOf({u"Task"_s, u"Who"_s, u"Until"_s});
    for (const HandoffBrief::Task &task : m.tasks) {
        QString until = task.until ? when(*task.until) : u"no time agreed"_s;
        if (task.until && *task.until < m.now)
            until += u", over time"_s;
        if (!task.acknowledged)
            until += u", not acknowledged"_s;
        addRow(table, {task.text, task.who, until});
    }
    return table.rows.empty() ? Blocks() : Blocks{table};
}

Blocks HandoffWriter::todos() const
{
    QStringList lines;
    for (const HandoffBrief::Task &todo : m.todos)
        lines.append(todo.who.isEmpty() ? todo.text : u"%1 (%2)"_s.arg(todo.text, todo.who));
    return lines.isEmpty() ? Blocks() : Blocks{listOf(lines)};
}

Blocks HandoffWriter::deadlines() const
{
    Block table = tableOf({u"When"_s, u"What"_s, u"Who"_s});
    for (const HandoffBrief::Deadline &deadline : m.deadlines) {
        const bool late = deadline.at < m.now;
        addRow(
            table,
            {when(deadline.at) + (late ? u", late"_s : QString()), deadline.text, deadline.who});
    }
    return table.rows.empty() ? Blocks() : Blocks{table};
}

Blocks HandoffWriter::updates() const
{
    Blocks blocks;
    for (const HandoffBrief::LastUpdate &update : m.updates) {
        const QString audience = spoken(update.audience);
        if (!update.last) {
            blocks.push_back(Block::line(u"%1: nothing was said yet."_s.arg(audience)));
            continue;
        }
        const Moment out =
            update.publishedAt ? Moment::exactly(*update.publishedAt) : update.last->at;
        QString head = u"%1, %2"_s.arg(audience, when(out));
        if (update.promised)
            head += u", the next one promised by %1"_s.arg(when(*update.promised));
        blocks.push_back(Block::line(head + u':'));
        blocks.push_back({.kind = Block::Kind::Quote, .items = {readMarkdown(update.last->text)}});
    }
    return blocks;
}

Blocks HandoffWriter::ics201() const
{
    Blocks blocks;
    blocks.push_back(Block::heading(1, u"Incident Briefing (ICS 201)"_s));
    append(blocks, formHead());
    addChapter(blocks, 2, u"4. Map or sketch: what is affected"_s, impact(), none);
    Blocks summary;
    summary.push_back(
        Block::line(u"%1, %2, %3."_s.arg(severityText(), spoken(m.phase).toLower(), m.elapsed)));
    if (!m.summary.isEmpty())
        summary.push_back(Block::line(m.summary));
    append(summary, points(m.known));
    addChapter(summary, 3, u"Open hypotheses"_s, points(m.open), none);
    addChapter(summary, 3, u"Ruled out"_s, points(m.ruledOut));
    addChapter(summary, 3, u"Last updates"_s, updates());
    addChapter(blocks, 2, u"5. Situation summary and health and safety"_s, std::move(summary));
    Blocks objectives = points(m.decisions);
    addChapter(objectives, 3, u"Planned"_s, todos());
    addChapter(blocks, 2, u"7. Current and planned objectives"_s, std::move(objectives), none);
    addChapter(
        blocks, 2, u"8. Current and planned actions, strategies and tactics"_s, formActions(),
        none);
    addChapter(blocks, 2, u"9. Current organization"_s, roles(), none);
    addChapter(blocks, 2, u"10. Resource summary"_s, formResources(), none);
    return blocks;
}

Blocks HandoffWriter::formHead() const
{
    Block table = tableOf({u"Box"_s, u"Entry"_s});
    addRow(table, {u"1. Incident name"_s, m.title});
    addRow(table, {u"2. Incident number"_s, m.number});
    addRow(
        table,
        {u"3. Date and time initiated"_s,
         m_clock.dated(
             m.initiated.at && m.initiated.precision == Precision::Second
                 ? minuteOf(*m.initiated.at)
                 : m.initiated)});
    QString prepared = m_preparedBy.isEmpty() ? QString() : cleanLine(m_preparedBy) + u", "_s;
    for (const RoleHolder &holder : m.roles) {
        if (holder.person == m_preparedBy)
            prepared += spoken(holder.role) + u", "_s;
    }
    addRow(table, {u"6. Prepared by"_s, prepared + m_clock.dated(minuteOf(m.now))});
    return {table};
}

Blocks HandoffWriter::formActions() const
{
    Block table = tableOf({u"Time"_s, u"Action"_s, u"By"_s});
    for (const HandoffBrief::Point &action : m.actions)
        addRow(table, {when(action.at), action.text, action.who});
    for (const HandoffBrief::Deadline &deadline : m.deadlines)
        addRow(table, {u"by %1"_s.arg(when(deadline.at)), deadline.text, deadline.who});
    return table.rows.empty() ? Blocks() : Blocks{table};
}

Blocks HandoffWriter::formResources() const
{
    Block table = tableOf({u"Resource"_s, u"Assignment"_s, u"Until"_s, u"Notes"_s});
    for (const HandoffBrief::Task &task : m.tasks)
        addRow(
            table,
            {task.who, task.text, task.until ? when(*task.until) : QString(),
             task.acknowledged ? QString() : u"not acknowledged"_s});
    return table.rows.empty() ? Blocks() : Blocks{table};
}

} // namespace Bridgelog
