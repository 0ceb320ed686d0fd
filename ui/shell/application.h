// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace Bridgelog {

/// How the window is started.
struct WindowRequest {
    QString archivePath; ///< empty: the user's archive
    QString incident; ///< id of the one to open; empty: the newest
    QString picture; ///< a file to save a picture of the window into, and end
};

/// Opens the window on an archive and stays until the last one is closed; the exit code. What
/// cannot be opened is said in one sentence on stderr.
int runWindow(int &argc, char **argv, const WindowRequest &request);

} // namespace Bridgelog
