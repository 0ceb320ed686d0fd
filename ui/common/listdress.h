// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QListView;

namespace Bridgelog {

/// A list as all of them here are: no frame, on the ground of what is around it, scrolled by pixels
/// and laid out anew with the theme. Nothing in it is edited in place.
void dressList(QListView &list);

} // namespace Bridgelog
