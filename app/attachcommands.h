// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "journal/attachmentstore.h"

#include <QStringList>

namespace Bridgelog {

class Call;

/// Takes files into the archive, whole, before anything is said of them.
Result<QList<StoredAttachment>> storeFiles(Call &call, const QStringList &files);

} // namespace Bridgelog
