// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/plannedactions.h"

#include "exchange/sentences.h"

#include <QRegularExpression>

#include <algorithm>

namespace Bridgelog {

using namespace Qt::StringLiterals;

namespace {

/// "We have implemented new procedures": a measure that was taken, not a step of the repair.
bool tellsOfAMeasure(const QString &sentence)
{
    static const QRegularExpression made(
        u"\\bwe(?:['’]ve| have)(?: \\w+)? "
        u"(?:implemented|added|introduced|updated|improved|established|"
        "changed|provisioned|put in place|set "
        "up|adjusted|increased|strengthened|upgraded|configured)\\b|"
        "\\bwe (?:immediately |also )*(?:made a change|improved|implemented)\\b"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression purpose(
        u"\\b(?:prevent|future|avoid|again|procedure|process|monitor|alert|ensur|so "
        u"that|earlier|sooner|"
        "happen|beyond|capacity|redundan)"_s,
        QRegularExpression::CaseInsensitiveOption);
    return sentence.contains(made) && sentence.contains(purpose);
}

bool startsWithAnOrder(const QString &text)
{
    static const QRegularExpression order(
        u"^(?:add|adopt|adjust|audit|automate|build|change|check|clarify|complete|conduct|continue|"
        u"create|"
        "define|deploy|develop|document|enable|enhance|ensure|establish|evaluate|expand|explore|"
        "extend|fix|"
        "harden|implement|improve|increase|introduce|investigate|make|migrate|monitor|move|perform|"
        "prevent|"
        "provide|reduce|refine|remove|replace|review|schedule|set|strengthen|test|train|update|"
        "upgrade|use|"
        "verify|work|write)\\b"_s,
        QRegularExpression::CaseInsensitiveOption);
    return text.contains(order);
}

/// "This includes …" belongs to the sentence before.
bool continues(const QString &sentence)
{
    static const QRegularExpression pattern(
        u"^(?:This|These|It) (?:includes?|means|will|also|should|covers?)\\b"_s);
    return sentence.contains(pattern);
}

QList<PlannedAction> fromSentences(const ReportSection &section, bool inActionSection)
{
    QList<PlannedAction> actions;
    for (const ReportUnit &unit : section.units) {
        bool taken = false;
        for (const QString &sentence : sentencesOf(unit.text)) {
            const bool promised = promisesAMeasure(sentence);
            const bool ordered = inActionSection && startsWithAnOrder(sentence);
            if (promised || ordered || tellsOfAMeasure(sentence)) {
                actions.append(
                    {.text = sentence,
                     .done = !promised && !ordered,
                     .fromProse = true,
                     .line = unit.line});
                taken = true;
            } else if (taken && continues(sentence)) {
                actions.last().text += u' ' + sentence;
            } else {
                taken = false;
            }
        }
    }
    return actions;
}

QList<PlannedAction> fromList(const ReportSection &section, bool done)
{
    QList<PlannedAction> actions;
    for (const ReportUnit &unit : section.units)
        if (unit.item)
            actions.append(
                {.text = unit.text, .done = unit.ticked.value_or(done), .line = unit.line});
    return actions;
}

} // namespace

bool promisesAMeasure(const QString &sentence)
{
    static const QRegularExpression promise(
        u"\\b(?:we|our (?:team|teams|engineers))(?: (?:will|shall|aim to|plan to|intend to|are "
        u"going to|"
        "are planning to|are planning on|are (?:also |currently )*(?:working "
        "(?:on|to|with)|evaluating|implementing|"
        "building|adding|reviewing|improving))|['’](?:ll|re (?:going to|planning to|working "
        "(?:on|to|with)|adding|"
        "implementing|reviewing|improving)))\\b|\\bplans? (?:have been|are being|were|has been) "
        "made to\\b|"
        "\\bwill be (?:employed|implemented|added|introduced|made|put in "
        "place|improved|updated|changed|replaced|"
        "reviewed|extended|moved|migrated|removed)\\b|\\b(?:is|are) (?:planned|scheduled) (?:to|for)\\b"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression promiseToTell(
        u"\\b(?:continue to monitor|monitor the situation|keep you|provide (?:an |another |further "
        u"|more )?update|"
        "update you|be back|post (?:an |another |further )?update|share (?:an |another |further "
        "|more )|let you know|"
        "be in touch|send (?:an |another )?update|follow up with|publish|update this)\\b"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression aboutPromises(
        u"^(?:Both|These|Those|All)(?: of)? (?:these |those |the )?(?:measures|steps|actions|changes)\\b"_s);
    return sentence.contains(promise) && !sentence.contains(promiseToTell)
        && !sentence.contains(aboutPromises);
}

QList<PlannedAction> plannedActions(const QList<ReportSection> &sections)
{
    const auto listed = [](const ReportSection &section) {
        return std::ranges::any_of(section.units, &ReportUnit::item);
    };
    QList<PlannedAction> actions;
    for (const ReportSection &section : sections) {
        const SectionUse use = sectionUse(section.title);
        if (use != SectionUse::ActionsDone && use != SectionUse::ActionsOpen)
            continue;
        actions.append(
            listed(section) ? fromList(section, use == SectionUse::ActionsDone)
                            : fromSentences(section, true));
    }
    if (!actions.isEmpty())
        return actions;
    for (const ReportSection &section : sections)
        actions.append(fromSentences(section, false));
    return actions;
}

} // namespace Bridgelog
