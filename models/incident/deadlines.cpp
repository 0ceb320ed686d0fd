// SPDX-License-Identifier: GPL-3.0-or-later
#include "incident/deadlines.h"

#include "incident/metrics.h"
#include "incident/terms.h"

#include <QCoreApplication>

#include <algorithm>

namespace Bridgelog {

using namespace Qt::StringLiterals;

namespace {

Instant behind(Instant from, int minutes) { return {from.us + minutes * Instant::minute}; }

std::optional<Instant> outAt(const Entry &update)
{
    return update.publishedAt ? update.publishedAt : update.at.at;
}

std::optional<Entry> lastUpdate(const Incident &incident, Audience audience, Instant now)
{
    for (int row = incident.timeline.size() - 1; row >= 0; --row) {
        const EntryHead &head = incident.timeline.head(row);
        if (head.kind != EntryKind::Update || head.audience != audience || head.struck)
            continue;
        Entry entry = incident.timeline.at(row);
        const auto out = outAt(entry);
        if (out && *out <= now)
            return entry;
    }
    return {};
}

Instant declaredAt(const Incident &incident)
{
    const auto &declared = incident.milestone(MilestoneName::Declared);
    return declared ? declared->moment.at.value_or(incident.firstRecorded) : incident.firstRecorded;
}

Instant startOf(const Incident &incident)
{
    const auto &impact = incident.milestone(MilestoneName::ImpactStarted);
    return impact && impact->moment.at ? *impact->moment.at : declaredAt(incident);
}

class Clock {
    Q_DECLARE_TR_FUNCTIONS(Bridgelog::Deadline)

public:
    Clock(const Incident &incident, Instant now, const Cadence &cadence)
        : m(incident)
        , m_now(now)
        , m_cadence(cadence)
    {
    }
    QList<Deadline> all()
    {
        if (isOver(m.phase)) {
            if (m.phase == Phase::Resolved)
                items();
            return sorted();
        }
        using Kind = Deadline::Kind;
        update(Audience::Public, Kind::PublicUpdate, tr("Public update"), u"communications"_s);
        update(Audience::Internal, Kind::InternalUpdate, tr("Internal update"), u"liaison"_s);
        assignments();
        items();
        callOuts();
        relief();
        shifts();
        return sorted();
    }

private:
    QList<Deadline> sorted()
    {
        std::ranges::stable_sort(m_list, {}, &Deadline::due);
        return std::move(m_list);
    }
    void update(Audience audience, Deadline::Kind kind, const QString &text, const QString &role)
    {
        const auto due = updateDueFor(m, audience, m_now, m_cadence);
        if (!due)
            return;
        const auto last = lastUpdate(m, audience, m_now);
        const QString behindWhat = last ? last->id.text() : u"declared"_s;
        m_list.append(
            {.kind = kind,
             .key = u"%1/%2"_s.arg(word(kind), behindWhat),
             .due = *due,
             .text = text,
             .person = role});
    }
    void assignments()
    {
        for (const Assignment &one : m.assignments) {
            if (one.state == ActionState::Open && one.until)
                m_list.append(
                    {.kind = Deadline::Kind::Assignment,
                     .key = u"assignment/%1/%2"_s.arg(one.id.text()).arg(one.until->seconds()),
                     .due = *one.until,
                     .text = one.task,
                     .person = one.person,
                     .assignment = one.id});
        }
    }
    void items()
    {
        for (const ChecklistItem &item : m.checklist) {
            if (isOver(m.phase) && !isForAfter(item.spec))
                continue;
            if (const auto due = dueOf(m, item))
                m_list.append(
                    {.kind = Deadline::Kind::Item,
                     .key = u"item/%1/%2"_s.arg(item.spec.item).arg(item.ticks.size()),
                     .due = *due,
                     .text = item.spec.text,
                     .person = item.assignee.isEmpty() ? item.spec.role : item.assignee,
                     .item = item.spec.item});
        }
    }
    /// Only where somebody runs the clock: a major incident, or one that has a deputy.
    void callOuts()
    {
        const bool asked = m.severity.value_or(3) <= 2 || !m.holderOf(u"deputy"_s).isEmpty();
        const qint64 step = m_cadence.callOut * Instant::minute;
        if (!asked || step <= 0)
            return;
        const Instant from = declaredAt(m);
        const qint64 passed = std::max<qint64>(0, (m_now.us - from.us) / step);
        for (qint64 n = std::max<qint64>(1, passed); n <= passed + 1; ++n)
            m_list.append(
                {.kind = Deadline::Kind::CallOut,
                 .key = u"call_out/%1"_s.arg(n),
                 .due = Instant{from.us + n * step},
                 .text = tr("Call out the time: %1").arg(spokenDuration(n * step)),
                 .person = u"deputy"_s});
    }
    void relief()
    {
        static const QStringList command{
            u"commander"_s, u"deputy"_s, u"scribe"_s, u"operations"_s, u"communications"_s};
        for (const RoleHolder &holder : m.roles) {
            if (m_cadence.relief > 0 && command.contains(holder.role))
                m_list.append(
                    {.kind = Deadline::Kind::Relief,
                     .key = u"relief/%1/%2/%3"_s.arg(holder.role, holder.person)
                                .arg(holder.since.seconds()),
                     .due = behind(holder.since, m_cadence.relief),
                     .text = tr("Relieve %1: %2 for %3")
                                 .arg(
                                     holder.person, spoken(holder.role).toLower(),
                                     spokenDuration(m_cadence.relief * Instant::minute)),
                     .person = u"commander"_s});
        }
    }
    void shifts()
    {
        if (m_cadence.shifts > 0)
            m_list.append(
                {.kind = Deadline::Kind::Shifts,
                 .key = u"shifts"_s,
                 .due = behind(declaredAt(m), m_cadence.shifts),
                 .text = tr("Plan shifts: it has gone on for %1")
                             .arg(spokenDuration(m_cadence.shifts * Instant::minute)),
                 .person = u"commander"_s});
    }

    const Incident &m;
    Instant m_now;
    const Cadence &m_cadence;
    QList<Deadline> m_list;
};

} // namespace

QString word(Deadline::Kind kind)
{
    static const QStringList words{u"public_update"_s, u"internal_update"_s, u"assignment"_s,
                                   u"item"_s,          u"call_out"_s,        u"relief"_s,
                                   u"shifts"_s};
    return words.at(static_cast<int>(kind));
}

std::optional<int>
updateMinutes(std::optional<int> severity, Audience audience, const Cadence &cadence)
{
    const auto level = static_cast<size_t>(std::clamp(severity.value_or(3), 1, 5) - 1);
    const int minutes =
        (audience == Audience::Public ? cadence.publicUpdate : cadence.internalUpdate).at(level);
    return minutes > 0 ? std::optional(minutes) : std::nullopt;
}

std::optional<Instant>
updateDueFor(const Incident &incident, Audience audience, Instant now, const Cadence &cadence)
{
    if (isOver(incident.phase))
        return {};
    const auto last = lastUpdate(incident, audience, now);
    if (last && last->nextUpdate)
        return last->nextUpdate;
    const auto minutes = updateMinutes(incident.severity, audience, cadence);
    if (!minutes)
        return {};
    const Instant from = last ? *outAt(*last) : declaredAt(incident);
    const bool longOne = audience == Audience::Public && cadence.longAfter > 0
        && from.us - startOf(incident).us >= cadence.longAfter * Instant::minute;
    return behind(from, *minutes * (longOne ? 2 : 1));
}

QList<Deadline> deadlines(const Incident &incident, Instant now, const Cadence &cadence)
{
    return Clock(incident, now, cadence).all();
}

} // namespace Bridgelog
