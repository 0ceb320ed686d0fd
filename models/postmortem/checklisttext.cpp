// SPDX-License-Identifier: GPL-3.0-or-later
#include "postmortem/checklisttext.h"

#include "incident/terms.h"
#include "postmortem/clock.h"
#include "postmortem/markdownwriter.h"

namespace Bridgelog {

using namespace Qt::StringLiterals;

namespace {

/// What there is to say of an item besides its text.
class Told {
public:
    Told(const Incident &incident, Instant now)
        : m(incident)
        , m_now(now)
        , m_clock(incident.zone)
    {
    }

    ItemState state(const ChecklistItem &item) const { return stateAt(m, item, m_now); }
    static QString who(const ChecklistItem &item)
    {
        return item.assignee.isEmpty() ? spoken(item.spec.role) : item.assignee;
    }
    QString when(const ChecklistItem &item) const
    {
        switch (state(item)) {
            using enum ItemState;
        case Done:
            return item.doneAt ? u"done %1 by %2"_s.arg(at(*item.doneAt), item.doneBy) : u"done"_s;
        case Skipped: return u"skipped: %1"_s.arg(item.reason);
        case NotApplicable:
            return item.reason.isEmpty() ? u"does not apply"_s
                                         : u"does not apply: %1"_s.arg(item.reason);
        case Open: break;
        }
        const bool counts = !isOver(m.phase) || isForAfter(item.spec);
        const auto due = counts ? dueOf(m, item) : std::nullopt;
        return due ? u"due %1"_s.arg(at(*due)) : QString();
    }
    QString at(Instant instant) const
    {
        const Moment moment{
            .at = instant.flooredTo(Instant::minute), .precision = Precision::Minute};
        return m_clock.datedBeside(moment, m_clock.dayOf(Moment::exactly(m_now)));
    }
    QString dated() const
    {
        return m_clock.dated(
            Moment{.at = m_now.flooredTo(Instant::minute), .precision = Precision::Minute});
    }

private:
    const Incident &m;
    Instant m_now;
    Clock m_clock;
};

Blocks cell(const QString &text) { return text.isEmpty() ? Blocks() : Blocks{Block::line(text)}; }

} // namespace

PostmortemText checklistText(const Incident &incident, const QStringList &ids, Instant now)
{
    const Told told(incident, now);
    const QString title = u"Checklist: %1"_s.arg(cleanLine(incident.title));
    Block table{
        .kind = Block::Kind::Table,
        .purpose = Purpose::Facts,
        .columns = {
            {.title = u"Item"_s}, {.title = u"Done"_s}, {.title = u"Who"_s}, {.title = u"When"_s}}};
    for (const ChecklistItem &item : incident.checklist) {
        if (!ids.contains(item.spec.item))
            continue;
        Blocks text = cell(item.spec.text);
        for (const QString &aside : {item.spec.note, item.note}) {
            if (!aside.isEmpty())
                text.push_back(Block::line(aside, Mark::Dim));
        }
        const ItemState state = told.state(item);
        const QString mark = state == ItemState::Done ? u"yes"_s
            : state == ItemState::Open                ? u"[   ]"_s
                                                      : u"–"_s;
        table.rows.push_back(
            {.cells = {text, cell(mark), cell(told.who(item)), cell(told.when(item))}});
    }
    return {
        .title = title,
        .organisation = cleanLine(incident.organisation),
        .blocks =
            {Block::heading(1, title),
             Block::paragraph({{.text = u"As of %1"_s.arg(told.dated())}}, Purpose::Byline), table},
        .lastInstant = now.flooredTo(Instant::second)};
}

QString checklistMarkdown(const Incident &incident, const QStringList &ids, Instant now)
{
    const Told told(incident, now);
    QString text;
    for (const ChecklistItem &item : incident.checklist) {
        if (!ids.contains(item.spec.item))
            continue;
        const ItemState state = told.state(item);
        text += state == ItemState::Done ? u"- [x] "_s : u"- [ ] "_s;
        const QString words = escapeMarkdown(cleanLine(item.spec.text));
        const bool left = state == ItemState::Skipped || state == ItemState::NotApplicable;
        text += left ? u"~~%1~~"_s.arg(words) : words;
        QStringList aside{told.who(item), told.when(item), item.note};
        aside.removeAll(QString());
        if (!aside.isEmpty())
            text += u" (%1)"_s.arg(escapeMarkdown(cleanLine(aside.join(u", "_s))));
        text += u'\n';
    }
    return text;
}

} // namespace Bridgelog
