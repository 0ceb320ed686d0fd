// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident/moment.h"
#include "incident/zones.h"

#include <QDate>
#include <QList>

namespace Bridgelog {

/// Reads times as this program's own documents write them: "≈ 16:21 BST (15:21 UTC)",
/// "16 September 2019, 22:58–00:10 BST (21:58–23:10 UTC)", "16 September 2019", "time unknown".
class DocumentClock {
public:
    /// `day` is that of a time without a date; nothing where the text is no such time.
    std::optional<Moment> moment(const QString &text, QDate day = {});
    /// A zone whose clock shows every time that was read as it was written; UTC where none does.
    QTimeZone zone() const;

private:
    struct Shown {
        Instant at;
        QDateTime local; ///< as the document shows it, whatever the zone
        QString label;
    };
    struct Pair;
    bool shows(const QTimeZone &zone) const;

    QList<Shown> m_shown;
};

/// "16 September 2019", with a weekday before it or none.
QDate documentDay(QStringView text);

} // namespace Bridgelog
