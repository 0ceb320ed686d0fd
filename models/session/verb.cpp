// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/verb.h"

#include <QCoreApplication>

#include <array>

namespace Bridgelog {

namespace {

struct Words {
    const char *word;
    const char *one;
    const char *many = nullptr; ///< where it is often done to several entries
};

/// In the order of Verb.
constexpr std::array verbs{
    Words{
        "log", QT_TRANSLATE_NOOP("Step", "Log entry"), QT_TRANSLATE_NOOP("Step", "Log %1 entries")},
    Words{"insert", QT_TRANSLATE_NOOP("Step", "Insert entry")},
    Words{"duplicate", QT_TRANSLATE_NOOP("Step", "Duplicate entry")},
    Words{"split", QT_TRANSLATE_NOOP("Step", "Split entry")},
    Words{
        "join", QT_TRANSLATE_NOOP("Step", "Join entries"),
        QT_TRANSLATE_NOOP("Step", "Join %1 entries")},
    Words{
        "edit", QT_TRANSLATE_NOOP("Step", "Edit entry"),
        QT_TRANSLATE_NOOP("Step", "Edit %1 entries")},
    Words{
        "retime", QT_TRANSLATE_NOOP("Step", "Change time"),
        QT_TRANSLATE_NOOP("Step", "Change the time of %1 entries")},
    Words{
        "shift", QT_TRANSLATE_NOOP("Step", "Shift entry in time"),
        QT_TRANSLATE_NOOP("Step", "Shift %1 entries in time")},
    Words{
        "set_kind", QT_TRANSLATE_NOOP("Step", "Change kind"),
        QT_TRANSLATE_NOOP("Step", "Change the kind of %1 entries")},
    Words{
        "set_audience", QT_TRANSLATE_NOOP("Step", "Change audience"),
        QT_TRANSLATE_NOOP("Step", "Change the audience of %1 entries")},
    Words{
        "tag_entries", QT_TRANSLATE_NOOP("Step", "Tag entry"),
        QT_TRANSLATE_NOOP("Step", "Tag %1 entries")},
    Words{
        "pin", QT_TRANSLATE_NOOP("Step", "Pin entry"), QT_TRANSLATE_NOOP("Step", "Pin %1 entries")},
    Words{
        "unpin", QT_TRANSLATE_NOOP("Step", "Unpin entry"),
        QT_TRANSLATE_NOOP("Step", "Unpin %1 entries")},
    Words{
        "strike", QT_TRANSLATE_NOOP("Step", "Strike entry"),
        QT_TRANSLATE_NOOP("Step", "Strike %1 entries")},
    Words{
        "restore", QT_TRANSLATE_NOOP("Step", "Restore entry"),
        QT_TRANSLATE_NOOP("Step", "Restore %1 entries")},
    Words{
        "judge_hypothesis", QT_TRANSLATE_NOOP("Step", "Judge hypothesis"),
        QT_TRANSLATE_NOOP("Step", "Judge %1 hypotheses")},
    Words{
        "assign", QT_TRANSLATE_NOOP("Step", "Assign entry"),
        QT_TRANSLATE_NOOP("Step", "Assign %1 entries")},
    Words{"attach", QT_TRANSLATE_NOOP("Step", "Attach file")},
    Words{"detach", QT_TRANSLATE_NOOP("Step", "Take attachment off")},
    Words{"post_update", QT_TRANSLATE_NOOP("Step", "Post update")},
    Words{"retitle", QT_TRANSLATE_NOOP("Step", "Rename incident")},
    Words{"set_severity", QT_TRANSLATE_NOOP("Step", "Set severity")},
    Words{"set_phase", QT_TRANSLATE_NOOP("Step", "Set phase")},
    Words{"set_zone", QT_TRANSLATE_NOOP("Step", "Set time zone")},
    Words{"set_milestone", QT_TRANSLATE_NOOP("Step", "Set milestone")},
    Words{"give_role", QT_TRANSLATE_NOOP("Step", "Give role")},
    Words{"set_component", QT_TRANSLATE_NOOP("Step", "Set component")},
    Words{"tag", QT_TRANSLATE_NOOP("Step", "Tag incident")},
    Words{"hand_off", QT_TRANSLATE_NOOP("Step", "Hand off")},
    Words{"tick", QT_TRANSLATE_NOOP("Step", "Tick item")},
    Words{"untick", QT_TRANSLATE_NOOP("Step", "Untick item")},
    Words{"skip", QT_TRANSLATE_NOOP("Step", "Skip item")},
    Words{"add_action", QT_TRANSLATE_NOOP("Step", "Add action item")},
    Words{"set_action", QT_TRANSLATE_NOOP("Step", "Change action item")},
    Words{"edit_section", QT_TRANSLATE_NOOP("Step", "Edit section")},
    Words{"set_postmortem", QT_TRANSLATE_NOOP("Step", "Set postmortem")},
    Words{"take_role", QT_TRANSLATE_NOOP("Step", "Take role away")},
    Words{"add_responder", QT_TRANSLATE_NOOP("Step", "Add responder")},
    Words{"leave", QT_TRANSLATE_NOOP("Step", "Let responder go")},
    Words{"accept_handoff", QT_TRANSLATE_NOOP("Step", "Accept hand-off")},
    Words{"revise_item", QT_TRANSLATE_NOOP("Step", "Change item")},
    Words{"give_assignment", QT_TRANSLATE_NOOP("Step", "Give assignment")},
    Words{"acknowledge_assignment", QT_TRANSLATE_NOOP("Step", "Acknowledge assignment")},
    Words{"extend_assignment", QT_TRANSLATE_NOOP("Step", "Extend assignment")},
    Words{"end_assignment", QT_TRANSLATE_NOOP("Step", "End assignment")},
    Words{"set_summary", QT_TRANSLATE_NOOP("Step", "Set summary")},
    Words{"set_figure", QT_TRANSLATE_NOOP("Step", "Set affected figure")},
    Words{"set_link", QT_TRANSLATE_NOOP("Step", "Set link")},
    Words{"draft_update", QT_TRANSLATE_NOOP("Step", "Draft update")},
    Words{"approve_update", QT_TRANSLATE_NOOP("Step", "Approve update")},
    Words{"withdraw_update", QT_TRANSLATE_NOOP("Step", "Withdraw update")},
    Words{"begin_postmortem", QT_TRANSLATE_NOOP("Step", "Begin postmortem")},
    Words{"set_review", QT_TRANSLATE_NOOP("Step", "Set review state")},
    Words{"comment", QT_TRANSLATE_NOOP("Step", "Comment on section")},
    Words{"resolve_comment", QT_TRANSLATE_NOOP("Step", "Resolve comment")},
    Words{"set_finding", QT_TRANSLATE_NOOP("Step", "Set finding")},
    Words{"remove_finding", QT_TRANSLATE_NOOP("Step", "Remove finding")},
};
static_assert(verbs.size() == static_cast<size_t>(Verb::RemoveFinding) + 1, "every verb has words");

} // namespace

QString wordOf(Verb verb) { return QString::fromLatin1(verbs.at(static_cast<size_t>(verb)).word); }

std::optional<Verb> verbOf(const QString &word)
{
    for (size_t i = 0; i < verbs.size(); ++i) {
        if (word == QLatin1StringView(verbs.at(i).word))
            return static_cast<Verb>(i);
    }
    return {};
}

QString textOf(Verb verb, int count)
{
    const Words &words = verbs.at(static_cast<size_t>(verb));
    if (count > 1 && words.many)
        return QCoreApplication::translate("Step", words.many).arg(count);
    return QCoreApplication::translate("Step", words.one);
}

} // namespace Bridgelog
