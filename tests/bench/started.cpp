// SPDX-License-Identifier: GPL-3.0-or-later
// The program's window on the archive given, through the program's own entry.
#include "bench/firstpaint.h"

#include "shell/application.h"
#include "timeline/timelineview.h"

using namespace Bridgelog;

static void watch()
{
    new Bench::FirstPaint([](QObject *watched) {
        const auto *view = qobject_cast<TimelineView *>(watched->parent());
        return view && watched == view->viewport() && view->model() && view->model()->rows() > 0;
    });
}
Q_COREAPP_STARTUP_FUNCTION(watch)

int main(int argc, char **argv)
{
    return runWindow(argc, argv, {.archivePath = QFile::decodeName(argv[1])});
}
