// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <expected>

namespace Bridgelog {

/// Why something was refused or failed: one whole sentence for the person, naming what and where
/// and, where there is one, the way out; and a detail for the log, which may be empty.
struct Error {
    QString sentence;
    QString detail;

    friend bool operator==(const Error &, const Error &) = default;
};

template <typename T = void>
using Result = std::expected<T, Error>;

inline std::unexpected<Error> refuse(const QString &sentence, const QString &detail = {})
{
    return std::unexpected(Error{.sentence = sentence, .detail = detail});
}

} // namespace Bridgelog
