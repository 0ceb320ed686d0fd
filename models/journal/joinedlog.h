// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace Bridgelog {

/// The name of an SQLite VFS on top of the usual one that writes what a transaction adds to the
/// write-ahead log in one piece. SQLite hands over each page by itself, and its head before it; of
/// what an append costs, that is a tenth. Nothing waits longer than SQLite's own order asks for:
/// what is joined goes out before a sync, before anybody is told of it through the log's index, and
/// before the log is read, measured, cut or closed. Registers it the first time; any thread.
QString joinedLogVfs();

} // namespace Bridgelog
