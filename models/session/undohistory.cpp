// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/undohistory.h"

#include "session/compensation.h"
#include "session/verb.h"

#include <QCoreApplication>

#include <algorithm>
#include <ranges>

using namespace Qt::StringLiterals;

namespace Bridgelog {

QString UndoStep::told() const { return about.isEmpty() ? text : text + u": "_s + about; }

qsizetype UndoHistory::startFor(const QList<Event> &events, const QString &author)
{
    qsizetype steps = 0;
    for (qsizetype i = events.size() - 1; i >= 0; --i) {
        const Event &event = events.at(i);
        if (event.author == author && !event.verb.isEmpty() && ++steps == mostSteps)
            return i;
    }
    return 0;
}

std::optional<EntryId> entryOf(const EventBody &body)
{
    return std::visit(
        []<typename T>(const T &e) -> std::optional<EntryId> {
            if constexpr (requires { e.entry; })
                return e.entry;
            else
                return {};
        },
        body);
}

QList<EventBody> UndoHistory::groundOf(const Incident &incident, const QList<EventBody> &back)
{
    QList<EventBody> ground;
    for (const EventBody &body : back)
        ground += compensation(incident, body);
    return ground;
}

void UndoHistory::note(const Incident &incident, const Event &event)
{
    const bool goesOn = m_kind != Kind::None && event.author == m_author
        && (event.undoes ? event.undoes == m_undoes : event.step && *event.step == m_open.step.id);
    if (!goesOn) {
        settle(incident);
        m_others = m_others || event.author != m_author;
        if (event.author != m_author)
            return;
        begin(event);
    }
    if (m_kind != Kind::None)
        add(incident, event);
}

void UndoHistory::begin(const Event &event)
{
    m_undoes = event.undoes;
    if (!event.undoes && event.step) {
        goOn(event);
        m_others = false;
        return;
    }
    if (!event.undoes) {
        if (event.verb.isEmpty())
            return;
        m_others = false;
        m_kind = Kind::Done;
        m_open = {.step = {.id = event.id, .text = {}, .at = event.recordedAt}, .verb = event.verb};
        return;
    }
    // What is taken back is nearly always the last step of all, but another window of the same
    // person may have done something meanwhile.
    const auto takeFrom = [&](std::deque<Step> &steps, Kind kind) {
        const auto it = std::ranges::find(
            steps.rbegin(), steps.rend(), *event.undoes, [](const Step &s) { return s.step.id; });
        if (it == steps.rend())
            return false;
        m_open = std::move(*it);
        m_open.step.id = event.id;
        m_open.parts.clear();
        steps.erase(std::next(it).base());
        m_kind = kind;
        return true;
    };
    if (!takeFrom(m_undo, Kind::Undone))
        takeFrom(m_redo, Kind::Redone);
}

/// Typing goes on with the last step, unless somebody else did something meanwhile: that is not
/// part of it, so it is a step of its own.
void UndoHistory::goOn(const Event &event)
{
    m_kind = Kind::Done;
    if (!goesOnWith(*event.step)) {
        m_open = {
            .step = {.id = event.id, .text = {}, .at = event.recordedAt},
            .verb = wordOf(Verb::EditSection)};
        return;
    }
    m_open = std::move(m_undo.back());
    m_undo.pop_back();
}

/// Whether a step takes a section's words back already, to what they were before all of it.
bool UndoHistory::isCovered(const QList<EventBody> &back) const
{
    const auto *words = back.size() == 1 ? std::get_if<SectionRevised>(&back.first()) : nullptr;
    if (!words || words->gone || words->live || words->position)
        return false;
    return std::ranges::any_of(m_open.parts, [&](const Part &part) {
        const auto *there = std::get_if<SectionRevised>(&part.back.first());
        return there && there->section == words->section;
    });
}

void UndoHistory::add(const Incident &incident, const Event &event)
{
    if (const auto entry = entryOf(event.body); entry && m_kind == Kind::Done)
        m_open.entries.insert(*entry);
    if (QList<EventBody> back = compensation(incident, event.body);
        !back.isEmpty() && !isCovered(back))
        m_open.parts.push_front({.back = std::move(back), .ground = {}});
}

/// A few words of an entry's first line; what only fences code says nothing.
static QString beginning(const std::optional<Entry> &entry)
{
    constexpr qsizetype most = 40;
    if (!entry)
        return {};
    const QStringList lines = entry->text.left(1000).split(u'\n');
    const auto told = std::ranges::find_if_not(lines, [](const QString &each) {
        return each.trimmed().isEmpty() || each.startsWith(u"```");
    });
    const QString line = told == lines.end() ? QString() : told->simplified();
    if (line.size() <= most)
        return line;
    const qsizetype space = line.lastIndexOf(u' ', most);
    return line.first(space > most / 2 ? space : most) + u'…';
}

void UndoHistory::settle(const Incident &incident)
{
    if (m_kind == Kind::None)
        return;
    for (Part &part : m_open.parts)
        part.ground = groundOf(incident, part.back);
    if (m_kind == Kind::Done) {
        m_redo.clear();
        m_open.step.entries = static_cast<int>(m_open.entries.size());
        const auto verb = verbOf(m_open.verb);
        m_open.step.text = verb ? textOf(*verb, m_open.step.entries) : m_open.verb;
        if (m_open.entries.size() == 1)
            m_open.step.about = beginning(incident.timeline.find(*m_open.entries.constBegin()));
    }
    std::deque<Step> &steps = m_kind == Kind::Undone ? m_redo : m_undo;
    if (!m_open.parts.empty())
        steps.push_back(std::move(m_open));
    while (steps.size() > mostSteps)
        steps.pop_front();
    m_open = {};
    m_kind = Kind::None;
    m_undoes.reset();
}

UndoHistory::Way UndoHistory::wayOf(const Step &step, const Incident &now) const
{
    Way way{.bodies = {}, .undoes = step.step.id, .objection = {}};
    int changed = 0;
    for (const Part &part : step.parts) {
        // Text that somebody else has written since is not to be lost by taking ours back.
        if (groundOf(now, part.back) == part.ground)
            way.bodies += part.back;
        else
            ++changed;
    }
    if (changed > 0 && way.bodies.isEmpty())
        way.objection =
            QCoreApplication::translate(
                "Step", "“%1” stays as it is: somebody else has changed the same since.")
                .arg(step.step.text);
    else if (changed > 0)
        way.objection =
            QCoreApplication::translate(
                "Step",
                "Of “%1” only a part was taken back: somebody else has changed the rest since.")
                .arg(step.step.text);
    return way;
}

QList<UndoStep> UndoHistory::listOf(const std::deque<Step> &steps)
{
    QList<UndoStep> list;
    for (const Step &step : steps | std::views::reverse)
        list.append(step.step);
    return list;
}

} // namespace Bridgelog
