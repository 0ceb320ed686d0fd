// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident/incident.h"

namespace Bridgelog {

/// A status update as a status page shows it: its phase, its text, what is affected, when it was
/// known and when it went out.
struct UpdateText {
    QString phase; ///< the phase's word
    QString text; ///< Markdown, as it was written
    QList<Component> components; ///< those it names; none: the line is left out
    Moment at;
    std::optional<Instant> publishedAt;
    QString zone = QStringLiteral("UTC");
    friend bool operator==(const UpdateText &, const UpdateText &) = default;
};

QString asPlainText(const UpdateText &update);
QString asMarkdown(const UpdateText &update);
/// For a clipboard.
QString asHtml(const UpdateText &update);

} // namespace Bridgelog
