// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "postmortem/clock.h"
#include "postmortem/handoff.h"

namespace Bridgelog {

/// What both shapes of a hand-off say, as blocks.
class HandoffWriter {
public:
    HandoffWriter(const HandoffBrief &brief, const QString &preparedBy)
        : m(brief)
        , m_preparedBy(preparedBy)
        , m_clock(brief.zone)
    {
    }

    Blocks brief() const;
    Blocks ics201() const;

private:
    using Points = QList<HandoffBrief::Point>;

    QString when(const Moment &moment) const;
    QString when(Instant instant) const { return when(Moment::exactly(instant)); }
    Blocks points(const Points &points) const;
    Blocks situation() const;
    Blocks links() const;
    Blocks impact() const;
    Blocks tasks() const;
    Blocks todos() const;
    Blocks deadlines() const;
    Blocks updates() const;
    Blocks roles() const;
    Blocks formHead() const;
    Blocks formActions() const;
    Blocks formResources() const;
    QString severityText() const;

    const HandoffBrief &m;
    QString m_preparedBy;
    Clock m_clock;
};

} // namespace Bridgelog
