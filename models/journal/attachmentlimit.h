// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident/error.h"

namespace Bridgelog {

/// The largest file that this person wants in the archive, in bytes: `[attachments] limit=200 MiB`
/// in the settings file. Refuses what is no size.
Result<qint64> attachmentLimit();

/// Writes it down; an empty text is the usual limit of 1 GiB. Gives what counts from now on.
Result<qint64> setAttachmentLimit(const QString &text);

} // namespace Bridgelog
