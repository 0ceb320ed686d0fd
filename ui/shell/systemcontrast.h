// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace Bridgelog {

/// Whether the desktop asks for high contrast, told to the theme: asked without waiting, and again
/// whenever somebody comes back to the program.
class SystemContrast : public QObject {
    Q_OBJECT

public:
    explicit SystemContrast(QObject *parent);

    void ask();
};

} // namespace Bridgelog
