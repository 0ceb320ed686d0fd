// SPDX-License-Identifier: GPL-3.0-or-later
#include "redaction/textfields.h"

#include "incident/zones.h"

#include <QTimeZone>

namespace Bridgelog {

using namespace Qt::StringLiterals;

namespace {

using Visit = std::function<void(QString &text, const QString &place)>;

class Fields {
public:
    Fields(Incident &incident, const Visit &visit)
        : m(incident)
        , m_visit(visit)
        , m_zone(zoneNamed(incident.zone).value_or(QTimeZone::utc()))
    {
    }

    void visitAll()
    {
        head();
        situation();
        timeline();
        people();
        checklist();
        followUp();
    }

private:
    void at(QString &text, const QString &place) { m_visit(text, place); }
    void at(QStringList &texts, const QString &place)
    {
        for (QString &text : texts)
            m_visit(text, place);
    }

    void head()
    {
        at(m.title, u"title"_s);
        at(m.organisation, u"organisation"_s);
        at(m.url, u"address of its page"_s);
        at(m.summary, u"summary line"_s);
        at(m.tags, u"tags"_s);
        for (int i = 0; i < milestoneCount; ++i) {
            auto &milestone = m.milestones[static_cast<size_t>(i)];
            if (milestone)
                at(milestone->moment.words,
                   u"milestone %1"_s.arg(spoken(static_cast<MilestoneName>(i)).toLower()));
        }
        for (SeverityChange &change : m.severityChanges) {
            for (QString *text : {&change.reason, &change.by, &change.at.words})
                at(*text, u"severity"_s);
        }
    }

    void situation()
    {
        for (Component &component : m.components) {
            at(component.name, u"components"_s);
            for (ImpactChange &change : component.changes)
                at(change.at.words, u"components"_s);
        }
        for (AffectedFigure &figure : m.figures) {
            for (QString *text : {&figure.what, &figure.figure, &figure.unit, &figure.source})
                at(*text, u"figures"_s);
        }
        for (Link &link : m.links) {
            at(link.url, u"links"_s);
            at(link.title, u"links"_s);
        }
        for (UpdateDraft &draft : m.drafts) {
            for (QString *text : {&draft.text, &draft.phase, &draft.author, &draft.approvedBy})
                at(*text, u"drafts of updates"_s);
            if (draft.at)
                at(draft.at->words, u"drafts of updates"_s);
        }
    }

    QString timeOf(const Entry &entry) const
    {
        if (!entry.at.at)
            return u"time unknown"_s;
        const LocalTime local = localTime(*entry.at.at, m_zone);
        return local.time.toString(u"HH:mm"_s) + u' ' + local.abbreviation;
    }

    void timeline()
    {
        QList<EntryId> ids;
        for (int row = 0; row < m.timeline.size(); ++row)
            ids.append(m.timeline.head(row).id);
        for (const EntryId &id : std::as_const(ids))
            m.timeline.change(id, [this](Entry &entry) { visitEntry(entry); });
    }

    void visitEntry(Entry &entry)
    {
        const QString place = u"timeline, %1"_s.arg(timeOf(entry));
        at(entry.text, place);
        const auto part = [&](QString &text, const QString &what) {
            if (!text.isEmpty())
                at(text, place + u", "_s + what);
        };
        part(entry.author, u"author"_s);
        part(entry.assignee, u"who is on it"_s);
        part(entry.approvedBy, u"approval"_s);
        part(entry.phase, u"phase"_s);
        part(entry.source, u"source"_s);
        part(entry.struckReason, u"reason it was struck"_s);
        part(entry.at.words, u"time as it was written"_s);
        for (Attachment &attachment : entry.attachments) {
            part(attachment.name, u"name of an attachment"_s);
            part(attachment.mediaType, u"kind of an attachment"_s);
        }
    }

    void people()
    {
        for (auto *holders : {&m.roles, &m.formerRoles}) {
            for (RoleHolder &holder : *holders) {
                for (QString *text : {&holder.role, &holder.person, &holder.from})
                    at(*text, u"roles"_s);
            }
        }
        at(m.responders, u"responders"_s);
        for (Assignment &assignment : m.assignments) {
            for (QString *text :
                 {&assignment.person, &assignment.task, &assignment.reason, &assignment.at.words})
                at(*text, u"assignments"_s);
        }
    }

    void checklist()
    {
        for (ChecklistItem &item : m.checklist) {
            for (QString *text :
                 {&item.spec.item, &item.spec.role, &item.spec.text, &item.spec.note,
                  &item.spec.dueAfter, &item.checklist, &item.doneBy, &item.reason, &item.note,
                  &item.assignee})
                at(*text, u"checklist"_s);
            for (ItemTick &tick : item.ticks)
                at(tick.by, u"checklist"_s);
        }
    }

    void followUp()
    {
        for (ActionItem &action : m.actions) {
            for (QString *text :
                 {&action.text, &action.owner, &action.due, &action.priority, &action.link})
                at(*text, u"action items"_s);
        }
        for (Section &section : m.postmortem.sections) {
            const QString place = u"section “%1”"_s.arg(section.title.simplified());
            at(section.text, place);
            at(section.key, place);
            at(section.title, u"title of a section"_s);
        }
        for (Review &review : m.postmortem.reviews)
            at(review.by, u"reviews"_s);
        for (SectionComment &comment : m.postmortem.comments) {
            for (QString *text :
                 {&comment.text, &comment.section, &comment.author, &comment.resolvedBy})
                at(*text, u"comments on sections"_s);
        }
        for (Finding &finding : m.findings) {
            at(finding.text, u"findings"_s);
            at(finding.author, u"findings"_s);
        }
        at(m.inferred, u"notes of the import"_s);
        at(m.warnings, u"notes of the import"_s);
    }

    Incident &m;
    const Visit &m_visit;
    QTimeZone m_zone;
};

} // namespace

void forEachText(
    Incident &incident, const std::function<void(QString &text, const QString &place)> &visit)
{
    Fields(incident, visit).visitAll();
}

} // namespace Bridgelog
