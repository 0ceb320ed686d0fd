// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/brief.h"

#include "incident/metrics.h"
#include "incident/terms.h"
#include "items/timetext.h"

#include <QCoreApplication>

namespace Bridgelog {

using namespace Qt::StringLiterals;

namespace {

constexpr int shown = 5; ///< of each kind, the newest

class Brief {
    Q_DECLARE_TR_FUNCTIONS(Bridgelog::Brief)

public:
    Brief(const Incident &incident, Instant now)
        : m(incident)
        , m_showing(showingIn(incident.zone, now))
    {
    }

    QString text()
    {
        status();
        entries(tr("Known"), [](const Entry &e) {
            return e.kind == EntryKind::Evidence || e.kind == EntryKind::Observation
                || (e.kind == EntryKind::Hypothesis && e.hypothesis == HypothesisState::Confirmed);
        });
        entries(tr("Decided"), [](const Entry &e) { return e.kind == EntryKind::Decision; });
        entries(tr("Open hypotheses"), [](const Entry &e) {
            return e.kind == EntryKind::Hypothesis
                && e.hypothesis.value_or(HypothesisState::Open) == HypothesisState::Open;
        });
        entries(tr("Ruled out"), [](const Entry &e) {
            return e.kind == EntryKind::Hypothesis && e.hypothesis == HypothesisState::RuledOut;
        });
        entries(tr("Under way"), [](const Entry &e) {
            return e.kind == EntryKind::Action || e.kind == EntryKind::Todo;
        });
        lastUpdate();
        deadlines();
        return m_lines.join(u'\n');
    }

private:
    void status()
    {
        const QString severity =
            m.severity ? tr("SEV %1").arg(*m.severity) : tr("severity not set");
        const Elapsed clock = elapsed(m, m_showing.now);
        m_lines.append(u"%1 · %2 · %3"_s.arg(severity, spoken(m.phase), m.title));
        m_lines.append((clock.sinceImpact ? tr("%1 since impact") : tr("%1 since it was declared"))
                           .arg(spokenDuration(clock.us / Instant::minute * Instant::minute)));
        QStringList affected;
        for (const Component &component : m.components) {
            if (component.impact != Impact::Operational)
                affected.append(
                    component.impact
                        ? u"%1 (%2)"_s.arg(component.name, spoken(*component.impact).toLower())
                        : component.name);
        }
        if (!affected.isEmpty())
            m_lines.append(tr("Affected: %1").arg(affected.join(u", "_s)));
    }

    template <typename F>
    void entries(const QString &heading, F wanted)
    {
        QStringList found;
        for (int row = m.timeline.size() - 1; row >= 0 && found.size() < shown; --row) {
            const Entry &entry = m.timeline.at(row);
            if (!entry.struck && wanted(entry))
                found.prepend(u"- %1%2"_s.arg(when(entry.at), entry.text.section(u'\n', 0, 0)));
        }
        if (!found.isEmpty())
            m_lines << QString() << heading + u':' << found;
    }

    void lastUpdate()
    {
        for (int row = m.timeline.size() - 1; row >= 0; --row) {
            const Entry &entry = m.timeline.at(row);
            if (entry.kind != EntryKind::Update || entry.audience != Audience::Public
                || entry.struck)
                continue;
            m_lines << QString() << tr("Last public update:")
                    << u"- %1%2"_s.arg(when(entry.at), entry.text.section(u'\n', 0, 0));
            return;
        }
    }

    void deadlines()
    {
        QStringList next;
        if (const auto due = nextUpdateDue(m, m_showing.now))
            next.append(tr("- %1 next public update").arg(at(*due)));
        for (const ChecklistItem &item : m.checklist) {
            if (const auto due = dueOf(m, item); due && next.size() < shown)
                next.append(u"- %1 %2"_s.arg(at(*due), item.spec.text));
        }
        if (!next.isEmpty() && !isOver(m.phase))
            m_lines << QString() << tr("Next deadlines:") << next;
    }

    QString at(Instant instant) const
    {
        return clockText(instant, m_showing) + u' ' + zoneText(m_showing);
    }
    QString when(const Moment &moment) const
    {
        const QString text = momentText(moment, m_showing);
        return text.isEmpty() ? QString() : u"%1 %2 "_s.arg(text, zoneText(m_showing));
    }

    const Incident &m;
    Showing m_showing;
    QStringList m_lines;
};

} // namespace

QString handOffBrief(const Incident &incident, Instant now) { return Brief(incident, now).text(); }

} // namespace Bridgelog
