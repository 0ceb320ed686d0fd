// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "checklists/checklistreader.h"
#include "incident/incident.h"

namespace Bridgelog {

/// Prepared words of a status update for an audience under a phase.
struct Wording {
    Audience audience = Audience::Public;
    Phase phase = Phase::Investigating;
    QString name; ///< tells several of one kind apart; may be empty
    QString text; ///< with {title}, {components}, {since} and {next}
    friend bool operator==(const Wording &, const Wording &) = default;
};

/// A file of wordings, and the words that a team keeps out of public texts. Its format is told in
/// resources/updates/README.md.
struct Wordings {
    QList<Wording> all;
    QStringList avoid;

    QList<Wording> of(Audience audience, Phase phase) const;
    friend bool operator==(const Wordings &, const Wordings &) = default;

    static std::expected<Wordings, ChecklistFault> read(const QByteArray &bytes);
    static const Wordings &shipped();
    static QByteArray shippedBytes();
    /// The person's own, else the shared, else the shipped ones; a bad file is passed over and told
    /// of in `complaints`.
    static Wordings ofUser(QStringList *complaints = nullptr);
    static QString ownPath();
    static QString sharedPath(); ///< empty where no folder is shared
    static Error aboutFault(const ChecklistFault &fault, const QString &path);
};

/// The text with its fields filled in. `next` is when the next update is promised; without it the
/// sentence that speaks of it is left out.
QString filledWording(
    const QString &text, const Incident &incident, const std::optional<Instant> &next, Instant now);

/// "16:45 BST (15:45 UTC)", with the day where it is another than `now`'s.
QString publicTime(Instant instant, const QString &zone, Instant now);

} // namespace Bridgelog
