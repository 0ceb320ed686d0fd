// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "archive/archivesearcher.h"
#include "items/palettemodel.h"

#include <QPointer>

class QAction;

namespace Bridgelog {

class CommandPalette;

/// What the palette of a window finds and what its choices do. All of it is made when it is first
/// asked for.
class WindowPalette : public QObject {
    Q_OBJECT

public:
    /// An action with the menu it stands in: "Incident", "Phase" within "Incident".
    struct Command {
        QPointer<QAction> action;
        QString place;
        QString within; ///< the menu of a menu: the place then says what is set
    };
    WindowPalette(const QString &archivePath, QWidget *window);

    /// Opens it, or closes it where it is open.
    void toggle(const QList<Command> &commands);

Q_SIGNALS:
    void incidentChosen(const Bridgelog::IncidentId &id);
    void entryChosen(const Bridgelog::IncidentId &incident, const Bridgelog::EntryId &entry);
    void viewChosen(const QString &query);

private:
    void make();
    QList<PaletteItem> candidates() const;
    void take(const PaletteItem &item);

    QWidget *m_window;
    QString m_path;
    CommandPalette *m_palette = nullptr;
    ArchiveSearcher *m_searcher = nullptr;
    QList<Command> m_commands;
    QList<PaletteItem> m_incidents;
};

} // namespace Bridgelog
