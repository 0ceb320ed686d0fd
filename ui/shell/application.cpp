// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/application.h"

#include "common/caretrest.h"
#include "common/icons.h"
#include "common/plurals.h"
#include "common/style.h"
#include "common/theme.h"
#include "journal/attachmentlimit.h"
#include "shell/mainwindow.h"
#include "shell/systemcontrast.h"
#include "shell/windowsettings.h"
#include "shell/workarea.h"

#include <QApplication>
#include <QDateTime>
#include <QFontDatabase>
#include <QFileInfo>
#include <QTimeZone>
#include <QTimer>

#include <chrono>
#include <cstdio>
#include <thread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Bridgelog {

namespace {

constexpr auto afterStart = 200ms;

QString personAtWork()
{
    for (const char *name : {"BRIDGELOG_AUTHOR", "USER", "LOGNAME", "USERNAME"}) {
        const QString person = qEnvironmentVariable(name);
        if (!person.isEmpty())
            return person;
    }
    return u"responder"_s;
}

int fail(const Error &error)
{
    std::fprintf(stderr, "bridgelog: %s\n", error.sentence.toUtf8().constData());
    return 1;
}

void openWindow(Journal &journal, FileChooser &files, const std::optional<IncidentId> &id)
{
    auto *window = new MainWindow(journal, personAtWork(), files);
    window->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(window, &MainWindow::newWindowAsked, window, [&journal, &files, window] {
        openWindow(
            journal, files,
            window->incident() ? std::optional(window->incident()->id()) : std::nullopt);
    });
    window->start(id);
    window->show();
    if (const auto limit = attachmentLimit())
        journal.setAttachmentLimit(*limit);
    else
        window->workArea()->tell(MessageBar::Kind::Warning, limit.error().sentence);
}

int takePicture(MainWindow &window, const QString &path)
{
    // Two rounds of events: the first lays out, the second paints what that moved.
    window.show();
    int code = 0;
    QTimer::singleShot(400, &window, [&window, &path, &code] {
        if (!window.grab().save(path)) {
            code = fail({.sentence = u"The picture could not be written to %1."_s.arg(path)});
        }
        QCoreApplication::exit(code);
    });
    return QCoreApplication::exec();
}

} // namespace

int runWindow(int &argc, char **argv, const WindowRequest &request)
{
    QApplication application(argc, argv);
    // The system's fonts and zones take as long to read as the archive does: beside it.
    const std::jthread early([] {
        QFontDatabase::families();
        QTimeZone::systemTimeZone().abbreviation(QDateTime::currentDateTimeUtc());
    });
    QApplication::setApplicationName(u"bridgelog"_s);
    QApplication::setDesktopFileName(u"bridgelog"_s);
    QApplication::setStyle(new Style);
    Plurals plurals;
    QCoreApplication::installTranslator(&plurals);
    Theme::instance().setChoice(WindowSettings().theme());

    const QString path =
        request.archivePath.isEmpty() ? Journal::defaultPath() : request.archivePath;
    const auto journal = Journal::open(path, Journal::Access::Write);
    if (!journal)
        return fail(journal.error());
    std::optional<IncidentId> id;
    if (!request.incident.isEmpty()) {
        id = IncidentId::fromText(request.incident);
        if (id->isNull())
            return fail({.sentence = u"“%1” is no incident's id."_s.arg(request.incident)});
    }
    FileChooser files;
    if (!request.picture.isEmpty()) {
        MainWindow window(**journal, personAtWork(), files);
        window.resize(1440, 900); // whatever the screen, which may be none
        window.start(id);
        return takePicture(window, request.picture);
    }
    const CaretRest rest(nullptr);
    openWindow(**journal, files, id);
    // Drawn in four sizes for the task bar, which has time: the window is there first.
    QTimer::singleShot(
        afterStart, &application, [] { QApplication::setWindowIcon(applicationIcon()); });
    SystemContrast contrast(nullptr);
    QTimer::singleShot(0, &contrast, &SystemContrast::ask);
    return QApplication::exec();
}

} // namespace Bridgelog
