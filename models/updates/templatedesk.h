// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "checklists/checklistlibrary.h"
#include "updates/wordings.h"

#include <QObject>

namespace Bridgelog {

/// A checklist file, a template for postmortems or the wordings, as it is being edited.
struct TemplateFile {
    enum class Kind : quint8 {
        Checklist,
        Wordings,
        Postmortem
    };
    Kind kind = Kind::Checklist;
    QString name; ///< "commander.checklist", "wordings"
    ChecklistFile::Origin origin = ChecklistFile::Origin::Shipped;
    bool replaces = false; ///< one's own, with a shared or shipped one behind it
    QString text;
    QString saved; ///< as the file has it
    std::optional<ChecklistFault> fault; ///< of the text
    ChecklistTemplate list; ///< the last good reading of a checklist's text
    Wordings wordings; ///< likewise

    bool isChanged() const { return text != saved; }
    /// What a person calls it.
    QString title() const;
};

/// The files that a person edits: checklists, templates for postmortems and wordings. What is typed
/// is kept beside them until it is saved, and nothing that is bad comes into use.
class TemplateDesk : public QObject {
    Q_OBJECT

public:
    /// `ownFolder` holds the checklists; the wordings and the folder `postmortems` lie beside it.
    TemplateDesk(const QString &ownFolder, const QString &sharedFolder, QObject *parent = nullptr);

    const QList<TemplateFile> &files() const { return m_files; }
    int indexOf(const QString &name) const;
    void setText(int index, const QString &text);
    /// Writes it into the person's own folder, whatever is wrong with it.
    Result<> save(int index);
    /// What was typed since it was saved is forgotten.
    void discard(int index);
    /// A new list called so; its name among the files.
    Result<QString> add(const QString &title);
    /// A new template for postmortems, which begins as the public RCA.
    Result<QString> addPostmortem(const QString &title);
    /// One's own file makes room for the one that it replaced; it stays in the folder under another
    /// name, which is returned.
    Result<QString> giveBack(int index);
    void setSharedFolder(const QString &folder);
    void reload();

Q_SIGNALS:
    void changed(int index);
    void reset();

private:
    QString pathOf(const TemplateFile &file) const;
    QString draftOf(const TemplateFile &file) const;
    void keepDraft(const TemplateFile &file) const;
    TemplateFile wordings() const;
    QList<TemplateFile> postmortems() const;
    QString postmortemFolder() const;
    static void understand(TemplateFile &file);

    QString m_ownFolder;
    QString m_sharedFolder;
    QList<TemplateFile> m_files;
};

} // namespace Bridgelog
