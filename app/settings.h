// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/openincident.h"

#include <QTimeZone>

#include <functional>

namespace Bridgelog {

/// 1–5, nothing for "none" or an empty text; refuses anything else.
Result<std::optional<int>> severityFrom(const QString &text);

/// One KEY=VALUE of `set`.
class Setting {
public:
    /// Refuses a key that is none.
    static Result<Setting> read(const QString &word);

    /// The zone that times behind it are read in, where it sets one.
    std::optional<QTimeZone> zone() const;

    /// Whether it holds since a time: the phase, the severity and an impact do.
    bool takesTime() const;

    /// What it does to an incident; refuses a value that is none. Times are read on `zone`'s clock;
    /// `at` is when a phase was entered, now where absent.
    Result<std::function<void(OpenIncident &)>>
    change(const QTimeZone &zone, const std::optional<Moment> &at) const;

private:
    using Change = std::function<void(OpenIncident &)>;
    Result<Change> milestoneChange(const QTimeZone &zone) const;
    Result<Change> componentChange(const std::optional<Moment> &at) const;
    Change roleChange() const;
    Change listChange() const;
    Result<Change> plainChange(const std::optional<Moment> &at) const;
    bool clears() const;

    QString m_key; ///< lower case: "severity", "role"
    QString m_name; ///< what stands behind the key's dot
    QString m_value;
};

} // namespace Bridgelog
