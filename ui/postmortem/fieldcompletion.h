// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace Bridgelog {

/// A way to go on with a field that is being written.
struct FieldOffer {
    QString name;
    QString tells;
    friend bool operator==(const FieldOffer &, const FieldOffer &) = default;
};

struct FieldOffers {
    QString begun; ///< what is there already of the name
    QList<FieldOffer> offers; ///< that begin with it
};

/// What may follow at the end of `line`, where a `{{` or `{%` is open in it; else nothing.
FieldOffers fieldOffers(const QString &line);

} // namespace Bridgelog
