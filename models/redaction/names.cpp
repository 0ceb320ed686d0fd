// SPDX-License-Identifier: GPL-3.0-or-later
#include "redaction/names.h"

#include "updates/publictext.h"

#include <algorithm>

namespace Bridgelog {

using namespace Qt::StringLiterals;

namespace {

class Collection {
public:
    explicit Collection(const Incident &incident)
        : m(incident)
    {
    }

    PersonNames collect()
    {
        for (const auto &holders : {m.roles, m.formerRoles}) {
            for (const RoleHolder &holder : holders)
                take(holder.person, spoken(holder.role));
        }
        for (const QString &person : m.responders)
            take(person);
        for (const auto &holders : {m.roles, m.formerRoles}) {
            for (const RoleHolder &holder : holders)
                take(holder.from);
        }
        for (int row = 0; row < m.timeline.size(); ++row) {
            const Entry entry = m.timeline.at(row);
            for (const QString &person : {entry.author, entry.assignee, entry.approvedBy})
                take(person);
        }
        for (const ChecklistItem &item : m.checklist) {
            take(item.doneBy);
            take(item.assignee);
            for (const ItemTick &tick : item.ticks)
                take(tick.by);
        }
        for (const Assignment &assignment : m.assignments)
            take(assignment.person);
        for (const UpdateDraft &draft : m.drafts) {
            take(draft.author);
            take(draft.approvedBy);
        }
        for (const SeverityChange &change : m.severityChanges)
            take(change.by);
        for (const Review &review : m.postmortem.reviews)
            take(review.by);
        for (const SectionComment &comment : m.postmortem.comments) {
            take(comment.author);
            take(comment.resolvedBy);
        }
        for (const Finding &finding : m.findings)
            take(finding.author);
        return std::move(m_names);
    }

private:
    void take(const QString &person, const QString &role = {})
    {
        const QString name = person.simplified();
        if (name.size() < 2 || m_names.whole.contains(name) || isRoleName(name)
            || name.compare(role, Qt::CaseInsensitive) == 0)
            return;
        const QString instead = role.isEmpty() ? u"Responder %1"_s.arg(++m_others) : role;
        m_names.whole.insert(name, instead);
        const QStringList parts = name.split(u' ');
        for (const QString &part : parts) {
            const bool told = parts.size() > 1 && part.size() >= 3 && part.front().isUpper();
            if (told && !isRoleName(part) && !m_names.parts.contains(part))
                m_names.parts.insert(part, instead);
        }
    }

    const Incident &m;
    PersonNames m_names;
    int m_others = 0;
};

} // namespace

PersonNames personNames(const Incident &incident) { return Collection(incident).collect(); }

} // namespace Bridgelog
