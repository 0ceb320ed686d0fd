// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/updatedue.h"

#include "items/timetext.h"

#include <QCoreApplication>

namespace Bridgelog {

namespace {

constexpr qint64 soon = 5 * Instant::minute;

QString shortStopwatch(qint64 us)
{
    const QString whole = stopwatchText(us);
    return whole.startsWith(u"00:") ? whole.mid(3) : whole;
}

} // namespace

UpdateDue updateDue(const Incident &incident, Instant now, const Cadence &cadence)
{
    const auto due = updateDueFor(incident, Audience::Public, now, cadence);
    if (!due)
        return {};
    const qint64 left = due->us - now.us;
    const QString form = left < 0
        ? QCoreApplication::translate("Bridgelog::UpdateDue", "Update %1 late")
        : QCoreApplication::translate("Bridgelog::UpdateDue", "Next update due in %1");
    using enum UpdateDue::Urgency;
    return {
        .text = form.arg(shortStopwatch(qAbs(left))),
        .urgency = left < 0 ? Late
            : left < soon   ? Soon
                            : None};
}

} // namespace Bridgelog
