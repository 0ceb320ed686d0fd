// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident/error.h"
#include "journal/connection.h"

#include <functional>
#include <optional>

namespace Bridgelog {

struct VerifyReport {
    struct Bad {
        /// The event's, as it reads now; "event number N" where it cannot be read; an attachment's
        /// SHA-256 where every event is good.
        QString id;
        QString why; ///< with its number
        qint64 number = 0; ///< its place in the order of arrival, from 1; 0 for an attachment
    };
    qint64 events = 0; ///< read before the first bad one
    std::optional<Bad> bad;
    QString head; ///< hex; over the last hash of every chain: what a rewritten whole cannot keep

    bool ok() const { return !bad; }
};

/// Reads every event of the file in the order of arrival, recomputes every hash, looks at the bytes
/// that each is kept in, and names the first event that is not what was written: changed, missing,
/// moved or unreadable. `progress`
/// (events so far) may return false to stop.
Result<VerifyReport>
verifyJournal(const QString &path, const std::function<bool(qint64)> &progress = {});
Result<VerifyReport>
verifyJournal(const Connection &connection, const std::function<bool(qint64)> &progress = {});

} // namespace Bridgelog
