// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/windowsettings.h"

#include <QMenu>

namespace Bridgelog {

/// What the export writes: formats, template, audience, folder. Kept in the settings.
class ExportMenu : public QMenu {
    Q_OBJECT

public:
    explicit ExportMenu(const QString &title, QWidget *parent = nullptr);

    /// Makes its actions anew, as the settings have them; it does so itself before it is shown.
    void fill();
    /// The formats that are chosen, each in a word or two.
    QStringList chosenFormats() const;

Q_SIGNALS:
    void folderAsked();
    void formatsChanged();
    void copyAsked(Bridgelog::ExportFormat format);

private:
    void addFormats();
    void addTemplates();
    void addAudience();
    void addCopies();
};

} // namespace Bridgelog
