// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "checklists/checklisttemplate.h"
#include "incident/error.h"

#include <QByteArray>

#include <expected>

namespace Bridgelog {

/// The first thing wrong with a checklist file, and where: lines and columns count from 1.
struct ChecklistFault {
    int line = 1;
    int column = 1;
    QString
        what; ///< without a full stop: "“soon” is no length of time; write it like 5m or 1h 30m"

    /// The whole sentence about the file called `name`.
    Error about(const QString &name) const;
    friend bool operator==(const ChecklistFault &, const ChecklistFault &) = default;
};

/// Reads a checklist file; its format is told in resources/checklists/README.md.
std::expected<ChecklistTemplate, ChecklistFault> readChecklist(const QByteArray &bytes);

/// An id for a text that has none: its letters and digits of ASCII, joined by dashes.
QString idOfText(const QString &text);

/// "5m", "1h 30m", "2d": a length as a checklist file writes it, in minutes, up to 60 days.
std::optional<int> minutesFrom(QStringView text);
QString lengthText(int minutes);

} // namespace Bridgelog
