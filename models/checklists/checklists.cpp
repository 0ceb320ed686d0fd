// SPDX-License-Identifier: GPL-3.0-or-later
#include "checklists/checklists.h"

#include "checklists/checklistlibrary.h"
#include "checklists/usercadence.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

namespace Bridgelog {

using namespace Qt::StringLiterals;

namespace {

constexpr int unplaced = 1000; ///< the order of an item that states none

int levelOf(std::optional<int> severity)
{
    return std::clamp(severity.value_or(severityUnstated), 1, 5);
}

QString nameFor(int level)
{
    const auto tell = [](const char *name) {
        return QCoreApplication::translate("Bridgelog::Checklists", name);
    };
    if (level <= 2)
        return tell(QT_TRANSLATE_NOOP("Bridgelog::Checklists", "Major incident"));
    return level == severityUnstated
        ? tell(QT_TRANSLATE_NOOP("Bridgelog::Checklists", "Incident"))
        : tell(QT_TRANSLATE_NOOP("Bridgelog::Checklists", "Minor incident"));
}

bool applies(const Scope &scope, int level, IncidentKind kind)
{
    return scope.severities.contains(level)
        && (scope.kinds.isEmpty() || scope.kinds.contains(kind));
}

void setTerm(ChecklistItemSpec &spec, const TemplateStep &step)
{
    switch (step.dueFrom) {
        using enum TermFrom;
    case Applied: spec.dueFrom = DueFrom::Applied; break;
    case Declared: spec.dueFrom = DueFrom::Declared; break;
    case Phase:
        spec.dueFrom = DueFrom::Phase;
        spec.dueAfter = word(*step.duePhase);
        break;
    case Previous: // in its file: in an incident another may stand between
        spec.dueFrom = DueFrom::Item;
        spec.dueAfter = step.previous;
        break;
    }
}

/// The item for an incident; nothing where it comes at a cadence that the severity does not have.
std::optional<ChecklistItemSpec> specOf(const TemplateStep &step, int level, const Cadence &cadence)
{
    ChecklistItemSpec spec{
        .item = step.id,
        .role = step.role,
        .text = step.text,
        .dueMinutes = step.dueMinutes,
        .everyMinutes = step.repeat.minutes,
        .note = step.note};
    if (step.dueMinutes)
        setTerm(spec, step);
    if (step.repeat.atCadence) {
        spec.everyMinutes = updateMinutes(level, Audience::Public, cadence);
        if (!spec.everyMinutes)
            return {};
        spec.text.replace(
            u"{cadence}"_s,
            QCoreApplication::translate("Bridgelog::Checklists", "%1 minutes")
                .arg(*spec.everyMinutes));
    }
    return spec;
}

} // namespace

ChecklistApplied composedChecklist(
    const QList<ChecklistTemplate> &lists, std::optional<int> severity, IncidentKind kind,
    const Cadence &cadence)
{
    const int level = levelOf(severity);
    QList<TemplateStep> steps;
    for (const ChecklistTemplate &list : lists) {
        std::ranges::copy_if(list.steps, std::back_inserter(steps), [&](const TemplateStep &step) {
            return applies(step.scope, level, kind);
        });
    }
    std::ranges::stable_sort(
        steps, {}, [](const TemplateStep &step) { return step.order.value_or(unplaced); });
    ChecklistApplied checklist{.checklist = nameFor(level)};
    QSet<QString> taken;
    for (const TemplateStep &step : std::as_const(steps)) {
        const auto spec = specOf(step, level, cadence);
        if (!spec || taken.contains(spec->item))
            continue;
        taken.insert(spec->item);
        checklist.items.append(*spec);
    }
    return checklist;
}

ChecklistApplied
wholeChecklist(const ChecklistTemplate &list, std::optional<int> severity, const Cadence &cadence)
{
    ChecklistApplied checklist{.checklist = list.name};
    for (const TemplateStep &step : list.steps) {
        if (auto spec = specOf(step, levelOf(severity), cadence))
            checklist.items.append(*std::move(spec));
    }
    return checklist;
}

ChecklistApplied shippedChecklist(std::optional<int> severity, IncidentKind kind)
{
    return composedChecklist(ChecklistLibrary::shipped().lists(), severity, kind);
}

ChecklistApplied usersChecklist(std::optional<int> severity, IncidentKind kind)
{
    return composedChecklist(ChecklistLibrary::ofUser().lists(), severity, kind, userCadence());
}

} // namespace Bridgelog
