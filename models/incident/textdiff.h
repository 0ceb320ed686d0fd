// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace Bridgelog {

/// A piece of two texts: in both, or in one of them only.
struct DiffSpan {
    enum class What : quint8 {
        Same,
        Removed,
        Added
    };
    What what = What::Same;
    QString text;

    friend bool operator==(const DiffSpan &, const DiffSpan &) = default;
};

/// What makes `b` of `a`, by words; by lines where they differ in too much for that, and as a whole
/// where even that is too much, so that no two texts take long. What is same and removed gives `a`,
/// what is same and added gives `b`; removed comes before added, and no two neighbours are alike.
QList<DiffSpan> diff(QStringView a, QStringView b);

} // namespace Bridgelog
