// SPDX-License-Identifier: GPL-3.0-or-later
#include "request.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Bridgelog {

namespace {

const OptionSpec archiveOption{u"archive"_s, u"FILE"_s, u"the archive; else the user's own"_s};
const OptionSpec jsonOption{u"json"_s, {}, u"prints one JSON document"_s};
const OptionSpec helpOption{u"help"_s, {}, u"prints this"_s};

QList<Command> allCommands()
{
    return recordCommands() + attachCommands() + askCommands() + exchangeCommands()
        + trustCommands() + checklistCommands() + clockCommands() + updateCommands()
        + handoffCommands() + drillCommands();
}

std::unexpected<Failure> wrongForm(const QString &sentence, const std::optional<Command> &command)
{
    const QString usage = command ? u"%1 %2"_s.arg(command->name, command->form)
                                  : u"COMMAND … (bridgelog --help lists them)"_s;
    return wrongUsage(u"%1 Usage: bridgelog %2"_s.arg(sentence, usage.trimmed()));
}

/// How many of the words stand before the command.
qsizetype leading(const QStringList &words, const QList<OptionSpec> &options)
{
    qsizetype count = 0;
    while (count < words.size() && words[count].startsWith("--"_L1)) {
        const auto option = std::ranges::find(options, words[count].mid(2), &OptionSpec::name);
        count += option != options.end() && !option->value.isEmpty() ? 2 : 1;
    }
    return std::min(count, words.size());
}

QString optionLines(const QList<OptionSpec> &options)
{
    QString text;
    for (const OptionSpec &option : options) {
        const QString form = u"--%1 %2"_s.arg(option.name, option.value).trimmed();
        text += u"  %1  %2\n"_s.arg(form.leftJustified(28), option.help);
    }
    return text;
}

} // namespace

QList<OptionSpec> windowOptions()
{
    return {
        archiveOption,
        {u"incident"_s, u"ID"_s, u"the incident that the window opens; else the newest"_s},
        {u"picture"_s, u"FILE"_s, u"saves a picture of the window and ends"_s},
        {u"reverse"_s, {}, u"lays the window out from right to left"_s}, // Qt reads it itself
        helpOption,
        {u"version"_s, {}, u"prints the version"_s}};
}

std::expected<Request, Failure> Request::read(const QStringList &words)
{
    Request request;
    const qsizetype before = leading(words, windowOptions());
    const auto first = Arguments::read(words.first(before), windowOptions());
    if (!first)
        return wrongForm(first.error(), {});
    request.arguments = *first;
    request.archivePath = first->value(u"archive"_s);
    if (first->has(u"archive"_s) && request.archivePath.isEmpty())
        return wrongForm(u"The archive's file name is empty."_s, {});
    if (first->has(u"version"_s))
        request.what = What::Version;
    if (first->has(u"help"_s))
        request.what = What::Help;
    if (before == words.size() || request.what != What::Window)
        return request;

    const QList<Command> commands = allCommands();
    const auto found = std::ranges::find(commands, words[before], &Command::name);
    if (found == commands.end())
        return wrongForm(u"There is no command \"%1\"."_s.arg(words[before]), {});
    request.command = *found;
    request.command->options += {archiveOption, jsonOption, helpOption};
    const auto rest = Arguments::read(words.mid(before + 1), request.command->options);
    if (!rest)
        return wrongForm(rest.error(), request.command);
    if (first->has(u"picture"_s) || first->has(u"incident"_s) || first->has(u"reverse"_s))
        return wrongForm(u"In front of a command stands --archive alone."_s, request.command);
    if (rest->has(u"archive"_s)) {
        if (first->has(u"archive"_s) || rest->value(u"archive"_s).isEmpty())
            return wrongForm(u"The archive is named once, by a file."_s, request.command);
        request.archivePath = rest->value(u"archive"_s);
    }
    request.arguments = *rest;
    request.what = rest->has(u"help"_s) ? What::Help : What::Command;
    return request;
}

QString Request::helpText() const
{
    if (command) {
        return u"bridgelog %1 %2\n%3\n\n%4"_s.arg(
            command->name, command->form, command->summary, optionLines(command->options));
    }
    QString text =
        u"bridgelog [--archive FILE] [--incident ID]\nopens the window\n\n"_s
        u"bridgelog [--archive FILE] COMMAND …\nneeds no display; exits 0 when done, 1 when refused, 2 when used wrongly\n\n"_s;
    for (const Command &each : allCommands())
        text += u"  %1  %2\n"_s.arg(each.name.leftJustified(10), each.summary);
    return text + u"\nbridgelog COMMAND --help tells more\n\n"_s + optionLines(windowOptions());
}

} // namespace Bridgelog
