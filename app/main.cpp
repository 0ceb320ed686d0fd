// SPDX-License-Identifier: GPL-3.0-or-later
#include "call.h"
#include "request.h"

#include "checklists/checklistlibrary.h"
#include "postmortem/templatefiles.h"
#include "shell/application.h"

#include <QFileInfo>
#include <QGuiApplication>
#include <QLoggingCategory>

#include <clocale>
#include <cstdio>
#include <exception>
#include <langinfo.h>
#include <memory>

using namespace Bridgelog;
using namespace Qt::StringLiterals;

namespace {

int answer(const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    return std::fwrite(bytes.constData(), 1, size_t(bytes.size()), stdout) == size_t(bytes.size())
        ? 0
        : 1;
}

/// One line on stderr, whatever the sentence quotes.
int fail(const Failure &failure)
{
    std::fprintf(stderr, "bridgelog: %s\n", onOneLine(failure.sentence).toUtf8().constData());
    return static_cast<int>(failure.kind);
}

/// stderr belongs to refusals: what the libraries have to say is heard with QT_LOGGING_RULES.
void quieten()
{
    QLoggingCategory::setFilterRules(u"*.debug=false\n*.info=false\n*.warning=false"_s);
    std::setlocale(LC_ALL, "");
    if (qstrcmp(nl_langinfo(CODESET), "UTF-8") != 0)
        qputenv("LC_ALL", "C.UTF-8");
}

int runCommand(const Request &request, int &argc, char **argv)
{
    quieten();
    std::unique_ptr<QCoreApplication> application;
    if (request.command->paints) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
        application = std::make_unique<QGuiApplication>(argc, argv);
    } else {
        application = std::make_unique<QCoreApplication>(argc, argv);
    }
    Call call(request.arguments, request.archivePath);
    const Outcome outcome = request.command->run(call);
    if (outcome)
        return 0;
    Failure failure = outcome.error();
    if (failure.kind == Failure::Kind::WrongUsage)
        failure.sentence +=
            u" Usage: bridgelog %1 %2"_s.arg(request.command->name, request.command->form);
    return fail(failure);
}

bool hasDisplay()
{
    for (const char *variable : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}) {
        if (!qEnvironmentVariableIsEmpty(variable))
            return true;
    }
    return false;
}

int openWindow(const Request &request, int &argc, char **argv)
{
    if (!hasDisplay())
        return fail(
            {.sentence =
                 u"There is no display for the window; commands need none, and \"bridgelog --help\" lists them."_s});
    return runWindow(
        argc, argv,
        {.archivePath = request.archivePath,
         .incident = request.arguments.value(u"incident"_s),
         .picture = request.arguments.value(u"picture"_s)});
}

int run(int &argc, char **argv)
{
    QCoreApplication::setApplicationName(u"bridgelog"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(BRIDGELOG_VERSION));
    setTemplateFolders([] {
        const QString beside = QFileInfo(ChecklistLibrary::ownFolder()).path();
        return QStringList{beside + u"/postmortems"_s, ChecklistLibrary::sharedFolder()};
    });
    QStringList words;
    for (int i = 1; i < argc; ++i)
        words.append(QString::fromLocal8Bit(argv[i]));
    const auto request = Request::read(words);
    if (!request)
        return fail(request.error());
    switch (request->what) {
    case Request::What::Help: return answer(request->helpText());
    case Request::What::Version:
        return answer(u"bridgelog %1\n"_s.arg(QCoreApplication::applicationVersion()));
    case Request::What::Command: return runCommand(*request, argc, argv);
    case Request::What::Window: return openWindow(*request, argc, argv);
    }
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    try {
        return run(argc, argv);
    } catch (const std::exception &error) {
        return fail(
            {.sentence = u"The program met an error of its own and stopped: %1"_s.arg(
                 QString::fromLocal8Bit(error.what()))});
    }
}
