// SPDX-License-Identifier: GPL-3.0-or-later
#include "checklists/usercadence.h"

#include <QSettings>

namespace Bridgelog {

using namespace Qt::StringLiterals;

namespace {

constexpr int longest = 7 * 24 * 60; ///< minutes: beyond that it is a slip

QSettings settings() { return QSettings(u"bridgelog"_s, u"bridgelog"_s); }

int minutesFrom(const QVariant &value, int otherwise)
{
    bool isNumber = false;
    const int minutes = value.toString().trimmed().toInt(&isNumber);
    return isNumber && minutes >= 0 && minutes <= longest ? minutes : otherwise;
}

std::array<int, 5> bySeverity(const QString &key, const std::array<int, 5> &otherwise)
{
    const QStringList kept = settings().value(key).toStringList();
    std::array<int, 5> minutes = otherwise;
    for (size_t i = 0; i < minutes.size(); ++i)
        minutes[i] = minutesFrom(kept.value(qsizetype(i)), otherwise[i]);
    return minutes;
}

QStringList textsOf(const std::array<int, 5> &minutes)
{
    QStringList texts;
    for (const int one : minutes)
        texts.append(QString::number(one));
    return texts;
}

Cadence readCadence()
{
    const Cadence usual;
    const auto one = [](const QString &key, int otherwise) {
        return minutesFrom(settings().value(key), otherwise);
    };
    return {
        .publicUpdate = bySeverity(u"cadence/public"_s, usual.publicUpdate),
        .internalUpdate = bySeverity(u"cadence/internal"_s, usual.internalUpdate),
        .callOut = one(u"cadence/callOut"_s, usual.callOut),
        .longAfter = one(u"cadence/longAfter"_s, usual.longAfter),
        .relief = one(u"cadence/relief"_s, usual.relief),
        .shifts = one(u"cadence/shifts"_s, usual.shifts)};
}

/// It is asked for each second and at each line; the file is read once.
std::optional<Cadence> &known()
{
    static std::optional<Cadence> cadence;
    return cadence;
}

} // namespace

Cadence userCadence()
{
    if (!known())
        known() = readCadence();
    return *known();
}

void setUserCadence(const Cadence &cadence)
{
    QSettings kept = settings();
    kept.setValue(u"cadence/public"_s, textsOf(cadence.publicUpdate));
    kept.setValue(u"cadence/internal"_s, textsOf(cadence.internalUpdate));
    kept.setValue(u"cadence/callOut"_s, cadence.callOut);
    kept.setValue(u"cadence/longAfter"_s, cadence.longAfter);
    kept.setValue(u"cadence/relief"_s, cadence.relief);
    kept.setValue(u"cadence/shifts"_s, cadence.shifts);
    known() = cadence;
}

} // namespace Bridgelog
