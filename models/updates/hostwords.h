// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <utility>

namespace Bridgelog {

/// Where a text names a machine or a network of one's own, as (from, length): addresses, names that
/// only resolve inside, and names built as machines are named ("eu-api-03", "db12"). Regions of
/// clouds ("eu-west-1"), standards ("utf-8") and public sites are none.
QList<std::pair<qsizetype, qsizetype>> hostsIn(const QString &text);

} // namespace Bridgelog
