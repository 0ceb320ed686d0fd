// SPDX-License-Identifier: GPL-3.0-or-later
#include "incident/sizetext.h"

#include <QLocale>
#include <QRegularExpression>

#include <cmath>

namespace Bridgelog {

using namespace Qt::StringLiterals;

QString sizeText(qint64 bytes)
{
    const QString text =
        QLocale::c().formattedDataSize(bytes, bytes < 1024 ? 0 : 1, QLocale::DataSizeIecFormat);
    return QString(text).replace(u".0 "_s, u" "_s);
}

std::optional<qint64> sizeFrom(const QString &text)
{
    static const QRegularExpression form(
        uR"(^\s*(\d+(?:\.\d+)?)\s*(bytes|byte|b|[kmgt]i?b?)?\s*$)"_s,
        QRegularExpression::CaseInsensitiveOption);
    constexpr double most = 1e15;
    const QRegularExpressionMatch match = form.match(text);
    if (!match.hasMatch())
        return {};
    const QString unit = match.captured(2).toLower();
    const qsizetype power = unit.isEmpty() ? 0 : u"bkmgt"_s.indexOf(unit.at(0));
    const double bytes = match.captured(1).toDouble() * std::pow(1024.0, power);
    return bytes <= most ? std::optional(static_cast<qint64>(std::llround(bytes))) : std::nullopt;
}

} // namespace Bridgelog
