// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident/error.h"
#include "journal/connection.h"

#include <functional>
#include <optional>

namespace Bridgelog {

/// A row of the event table whose bytes in the file are not those that its values are written as.
struct Misshapen {
    qint64 number = 0; ///< its place among the events, from 1
    QString id; ///< empty where it cannot be read
    QString why;
};

/// Gives a page of the archive by its number, from 1; empty where there is none.
using PageSource = std::function<QByteArray(quint32 page)>;
/// The pages as the connection's transaction sees them: through sqlite_dbpage where SQLite was
/// built with it, else out of one copy in memory.
Result<PageSource> pagesOf(const Connection &connection);
Result<PageSource> pagesInMemory(const Connection &connection);

/// Walks the event table's own pages (sqlite.org/fileformat2.html). SQLite passes over bits that
/// change no value, such as a row's length; a journal that is to prove itself does not.
Result<std::optional<Misshapen>> firstMisshapenEvent(const Connection &connection);
Result<std::optional<Misshapen>>
firstMisshapenEvent(const Connection &connection, const PageSource &pages);

} // namespace Bridgelog
