// SPDX-License-Identifier: GPL-3.0-or-later
#include "postmortem/activitylog.h"

#include "postmortem/facts.h"
#include "postmortem/markdownreader.h"

namespace Bridgelog {

using namespace Qt::StringLiterals;

namespace {

Blocks cell(const QString &text) { return text.isEmpty() ? Blocks() : Blocks{Block::line(text)}; }

Block tableOf(Purpose purpose, const QStringList &titles)
{
    Block table{.kind = Block::Kind::Table, .purpose = purpose};
    for (const QString &title : titles)
        table.columns.append({.title = title});
    return table;
}

class Form {
public:
    explicit Form(const Incident &incident)
        : m(incident)
        , m_facts(incident, Audience::Internal)
    {
    }

    Blocks write()
    {
        Blocks blocks{Block::heading(1, u"Activity Log (ICS 214)"_s), head()};
        blocks.push_back(Block::heading(2, u"6. Resources assigned"_s));
        blocks.push_back(resources());
        blocks.push_back(Block::heading(2, u"7. Activity log"_s));
        blocks.push_back(activities());
        blocks.push_back(Block::heading(2, u"8. Prepared by"_s));
        blocks.push_back(prepared());
        return blocks;
    }

    Instant last() const { return m_facts.lastInstant(); }

private:
    QString minute(Instant at) const
    {
        return m_facts.clock().dated(
            Moment{.at = at.flooredTo(Instant::minute), .precision = Precision::Minute});
    }

    /// Who keeps the log: the scribe, else the commander.
    RoleHolder keeper() const
    {
        for (const QString &role : {u"scribe"_s, u"commander"_s}) {
            const auto it = std::ranges::find(m.roles, role, &RoleHolder::role);
            if (it != m.roles.end())
                return *it;
        }
        return m.roles.isEmpty() ? RoleHolder() : m.roles.first();
    }

    Block head() const
    {
        const RoleHolder who = keeper();
        Block table = tableOf(Purpose::Facts, {u"Box"_s, u"Entry"_s});
        const auto row = [&table](const QString &box, const QString &text) {
            table.rows.push_back({.cells = {cell(box), cell(text)}});
        };
        row(u"1. Incident name"_s, m.title);
        row(u"2. Operational period, from"_s, minute(m_facts.beginning()));
        row(u"2. Operational period, to"_s, minute(last()));
        row(u"3. Name"_s, who.person);
        row(u"4. ICS position"_s, who.role.isEmpty() ? QString() : spoken(who.role));
        row(u"5. Home agency and unit"_s, m.organisation);
        return table;
    }

    Block resources() const
    {
        Block table = tableOf(Purpose::Facts, {u"Name"_s, u"ICS position"_s, u"Home agency"_s});
        QStringList seen;
        const auto add = [&](const QString &person, const QString &position) {
            seen.append(person);
            table.rows.push_back({.cells = {cell(person), cell(position), cell(m.organisation)}});
        };
        for (const auto &holders : {m.roles, m.formerRoles}) {
            for (const RoleHolder &holder : holders)
                add(holder.person, spoken(holder.role));
        }
        for (const QString &person : m.responders) {
            if (!seen.contains(person))
                add(person, u"Responder"_s);
        }
        if (table.rows.empty())
            return Block::line(u"None."_s);
        return table;
    }

    Block activities() const
    {
        Block table = tableOf(Purpose::Timeline, {u"Time"_s, u"Kind"_s, u"Notable activities"_s});
        QDate day;
        for (int row = 0; row < m.timeline.size(); ++row) {
            const Entry entry = m.timeline.at(row);
            if (entry.struck)
                continue;
            if (const QDate own = m_facts.clock().dayOf(entry.at); own.isValid() && own != day) {
                day = own;
                table.rows.push_back(
                    {.kind = Row::Kind::Day, .cells = {cell(Clock::longDay(day))}});
            }
            Blocks text = readMarkdown(entry.text);
            if (!entry.author.isEmpty() && entry.author != importAuthor)
                text.push_back(Block::line(u"Logged by %1"_s.arg(entry.author), Mark::Dim));
            table.rows.push_back(
                {.cells = {{m_facts.clock().instant(entry.at)}, cell(spoken(entry.kind)), text}});
        }
        if (table.rows.empty())
            return Block::line(u"None."_s);
        return table;
    }

    Block prepared() const
    {
        const RoleHolder who = keeper();
        Block table =
            tableOf(Purpose::Facts, {u"Name"_s, u"Position"_s, u"Signature"_s, u"Date and time"_s});
        table.rows.push_back(
            {.cells = {
                 cell(who.person), cell(who.role.isEmpty() ? QString() : spoken(who.role)),
                 cell(u"____________________"_s), cell(minute(last()))}});
        return table;
    }

    const Incident &m;
    Facts m_facts;
};

} // namespace

PostmortemText activityLog(const Incident &incident)
{
    Form form(incident);
    return {
        .title = u"Activity log: %1"_s.arg(cleanLine(incident.title)),
        .organisation = cleanLine(incident.organisation),
        .blocks = form.write(),
        .bar = {},
        .lastInstant = form.last()};
}

} // namespace Bridgelog
