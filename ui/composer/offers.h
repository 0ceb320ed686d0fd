// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/theme.h"
#include "composer/entrysyntax.h"

#include "incident/incident.h"
#include "incident/timegrammar.h"

namespace Bridgelog {

/// What a word that is being typed may become.
struct Offer {
    QString text; ///< with its sign: "/action", "@-5m", "#database"
    QString meaning;
    Theme::Token token = Theme::Token::Text;
    friend bool operator==(const Offer &, const Offer &) = default;
};

struct Offers {
    qsizetype start = 0; ///< in the line: where the word begins
    QList<Offer> list;
};

/// Offers for the word that ends at `position` of a line: kinds and times where an entry has them,
/// the incident's roles behind `@` and its tags behind `#` anywhere. None for a word that is whole.
Offers offersAt(
    const QString &line, qsizetype position, bool firstLine, const EntrySyntax &syntax,
    const Incident &incident, const TimeContext &context);

} // namespace Bridgelog
