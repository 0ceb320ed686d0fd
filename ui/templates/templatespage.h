// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/templatefilesmodel.h"

#include <QWidget>

class QAction;
class QListView;
class QPlainTextEdit;
class QSplitter;

namespace Bridgelog {

class Button;
class InlineEditor;
class Label;
class TemplatePreview;

/// The checklists and wordings of this person and their team: the files, the text of one, and
/// beside it what it comes to.
class TemplatesPage : public QWidget {
    Q_OBJECT

public:
    TemplatesPage(const QString &ownFolder, const QString &sharedFolder, QWidget *parent = nullptr);

    /// What can be done here, for the palette.
    QList<QAction *> pageActions() const;
    void setSharedFolder(const QString &folder);
    void choose(const QString &name);
    /// The wordings, where the words to avoid stand or would.
    void chooseAvoided();

Q_SIGNALS:
    void left();
    void sharedFolderAsked();
    void folderAsked(const QString &folder);
    /// The lists that are in use may be others now.
    void saved();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void makeActions();
    QWidget *makeFiles();
    QWidget *makeEditor();
    QWidget *makePreview();
    Button *buttonFor(QAction *action, bool primary = false);
    void showFile(int row);
    void follow(int row);
    void tell();
    void goToFault();
    void save();
    void add(const QString &title);
    void askName(TemplateFile::Kind kind);
    QString countText(const TemplateFile &file) const;
    void giveBack();
    int current() const;

    TemplateDesk m_desk;
    TemplateFilesModel m_model;
    QListView *m_files = nullptr;
    QPlainTextEdit *m_editor = nullptr;
    TemplatePreview *m_preview = nullptr;
    InlineEditor *m_question = nullptr;
    Label *m_title = nullptr;
    Label *m_says = nullptr;
    Button *m_goThere = nullptr;
    QAction *m_save = nullptr;
    QAction *m_discard = nullptr;
    QAction *m_new = nullptr;
    QAction *m_newPostmortem = nullptr;
    TemplateFile::Kind m_asked = TemplateFile::Kind::Checklist; ///< of what a name is asked for
    QAction *m_giveBack = nullptr;
    QAction *m_shared = nullptr;
    QAction *m_folder = nullptr;
    QString m_ownFolder;
};

} // namespace Bridgelog
