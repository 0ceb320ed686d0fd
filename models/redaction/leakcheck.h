// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "redaction/redaction.h"

#include "incident/error.h"

namespace Bridgelog {

/// A removed text that a file tells all the same.
struct Leak {
    QString file;
    QString part; ///< where in it
    QString text;
    friend bool operator==(const Leak &, const Leak &) = default;
};

/// Looks through files for what was removed from what they were made of. It trusts no renderer: it
/// reads the bytes that would be written, and their names.
class LeakCheck {
public:
    explicit LeakCheck(const QList<Removed> &removed);

    /// Refuses a file that it cannot read whole.
    Result<QList<Leak>> leaksIn(const QString &fileName, const QByteArray &bytes) const;

private:
    struct Sought {
        Removed removed;
        QString folded; ///< without blanks, to be found over the end of a line; or empty
        QString slug; ///< as a file's name would have it; or empty
    };
    QList<Sought> m_sought;
};

/// One whole sentence for the person.
QString sentenceOf(const Leak &leak);

} // namespace Bridgelog
