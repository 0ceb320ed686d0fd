// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command.h"

#include <optional>

namespace Bridgelog {

/// What the words behind the program's name ask for: a command, its help, the version, or the
/// window.
struct Request {
    enum class What : quint8 {
        Window,
        Command,
        Help,
        Version
    };
    What what = What::Window;
    std::optional<Command> command; ///< also whose help is asked for
    Arguments arguments;
    QString archivePath; ///< empty: the user's own

    static std::expected<Request, Failure> read(const QStringList &words);
    /// For stdout, with a final newline.
    QString helpText() const;
};

/// The options of the window; `--archive` is one of them.
QList<OptionSpec> windowOptions();

} // namespace Bridgelog
