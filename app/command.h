// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "arguments.h"

#include "incident/error.h"

namespace Bridgelog {

class Call;

/// Why a command did not do what was asked: one sentence for stderr, and the exit code.
struct Failure {
    enum class Kind : quint8 {
        Refused = 1,
        WrongUsage = 2
    };
    Kind kind = Kind::Refused;
    QString sentence;
};
using Outcome = std::expected<void, Failure>;

inline std::unexpected<Failure> refused(const QString &sentence)
{
    return std::unexpected(Failure{.kind = Failure::Kind::Refused, .sentence = sentence});
}
inline std::unexpected<Failure> refused(const Error &error) { return refused(error.sentence); }
inline std::unexpected<Failure> wrongUsage(const QString &sentence)
{
    return std::unexpected(Failure{.kind = Failure::Kind::WrongUsage, .sentence = sentence});
}

/// A subcommand. Every one takes `--archive`, `--json` and `--help` besides its own options.
struct Command {
    QString name;
    QString form; ///< how it is written, behind the name
    QString summary;
    QList<OptionSpec> options;
    Outcome (*run)(Call &call) = nullptr;
    bool paints = false; ///< needs fonts, though no display
};

QList<Command> recordCommands();
QList<Command> checklistCommands();
QList<Command> clockCommands();
QList<Command> handoffCommands();
QList<Command> updateCommands();
QList<Command> askCommands();
QList<Command> attachCommands();
QList<Command> exchangeCommands();
QList<Command> trustCommands();
QList<Command> drillCommands();

} // namespace Bridgelog
