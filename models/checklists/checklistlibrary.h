// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "checklists/checklistreader.h"

namespace Bridgelog {

/// A checklist file as it was found.
struct ChecklistFile {
    enum class Origin : quint8 {
        Shipped,
        Shared, ///< from the folder that a team shares
        Own
    };
    QString name; ///< "commander.checklist"
    Origin origin = Origin::Shipped;
    QString path;
    QByteArray bytes;
    ChecklistTemplate list; ///< empty where there is a fault
    std::optional<ChecklistFault> fault;
    bool inUse = false;
};

/// The checklist files there are. Of those with one name the person's own is used, else the shared,
/// else the shipped one; a bad file is passed over, so that one before it stays in use.
class ChecklistLibrary {
public:
    /// What comes with the program alone.
    static const ChecklistLibrary &shipped();
    /// With the shared folder and the person's own, as they are now.
    static ChecklistLibrary ofUser();
    ChecklistLibrary(const QString &ownFolder, const QString &sharedFolder);

    const QList<ChecklistFile> &files() const { return m_files; } ///< by name, then the used first
    QList<ChecklistTemplate> lists() const; ///< those in use
    /// The list in use that is called so, or whose file is, its suffix left out or not.
    Result<ChecklistTemplate> named(const QString &name) const;
    /// One sentence for each bad file.
    QStringList complaints() const;

    /// `checklists` in the folder of the user's archive; need not exist.
    static QString ownFolder();
    /// Empty where none is set.
    static QString sharedFolder();
    static void setSharedFolder(const QString &folder);

private:
    ChecklistLibrary() = default;
    void addFolder(const QString &folder, ChecklistFile::Origin origin);
    void choose();

    QList<ChecklistFile> m_files;
};

} // namespace Bridgelog
