// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/remindertray.h"

#include <QAbstractButton>

#include <utility>

using namespace Qt::StringLiterals;

namespace Bridgelog {

ReminderTray::ReminderTray(QWidget *parent)
    : MessageBar(parent)
{
    setObjectName(u"reminderTray"_s);
    if (auto *action = findChild<QAbstractButton *>(u"messageAction"_s))
        action->setObjectName(u"reminderSnooze"_s);
    if (auto *close = findChild<QAbstractButton *>(u"messageClose"_s))
        close->setObjectName(u"reminderClose"_s);
    connect(this, &MessageBar::acted, this, [this] {
        hide();
        for (const Shown &one : std::exchange(m_shown, {}))
            Q_EMIT snoozed(one.incident, one.deadline.key);
    });
    connect(this, &MessageBar::dismissed, this, [this] { m_shown.clear(); });
}

void ReminderTray::add(const IncidentId &incident, const Deadline &deadline, const QString &title)
{
    m_shown.append({.incident = incident, .deadline = deadline, .title = title});
    show(Kind::Warning, sentence(), tr("In 10 minutes"));
}

void ReminderTray::keepOnly(
    const std::function<bool(const IncidentId &, const QString &key)> &stands)
{
    const auto gone = m_shown.removeIf(
        [&stands](const Shown &one) { return !stands(one.incident, one.deadline.key); });
    if (gone == 0)
        return;
    if (m_shown.isEmpty())
        hide();
    else
        show(Kind::Warning, sentence(), tr("In 10 minutes"));
}

/// The newest first: it is what has just become due.
QString ReminderTray::sentence() const
{
    if (m_shown.isEmpty())
        return {};
    const Deadline &last = m_shown.last().deadline;
    const QString call = last.kind == Deadline::Kind::Assignment
        ? tr("Call back %1: %2").arg(last.person, last.text)
        : last.text;
    const QString &title = m_shown.last().title;
    const QString whose = title.isEmpty() ? call : tr("%1 (“%2”)").arg(call, title);
    const auto others = m_shown.size() - 1;
    return others == 0 ? tr("Due: %1").arg(whose)
                       : tr("Due: %1, and %2 more").arg(whose).arg(others);
}

} // namespace Bridgelog
