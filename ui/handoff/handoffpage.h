// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "postmortem/handoff.h"
#include "session/openincident.h"

#include <QPointer>
#include <QWidget>

class QAction;
class QComboBox;
class QLineEdit;
class QPlainTextEdit;
class QStackedWidget;

namespace Bridgelog {

class Button;
class DocumentView;
class Label;
enum class HandoffFormat : quint8;
enum class HandoffShape : quint8;
struct PostmortemText;

/// The brief for whoever takes over, to be read, changed, copied, printed and exported; and the
/// hand-over itself, with who gave it and who took it.
class HandoffPage : public QWidget {
    Q_OBJECT

public:
    explicit HandoffPage(QWidget *parent = nullptr);

    /// Where what is changed is kept; outlives this.
    void setJournal(Journal *journal) { m_journal = journal; }
    void setIncident(OpenIncident *incident);
    /// Makes the brief of this moment, unless a person has changed it.
    void open();
    /// The incident has changed.
    void refresh();
    QList<QAction *> pageActions() const;

Q_SIGNALS:
    void left();
    /// Rendered: to be saved where the person says, or shown to be printed.
    void exportAsked(const QString &name, const QByteArray &bytes);
    void printAsked(const QString &name, const QByteArray &bytes);
    void failed(const QString &sentence);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    void makeActions();
    void arrange();
    Button *buttonFor(QAction *action);
    HandoffShape shape() const;
    PostmortemText document() const;
    IncidentId keptUnder() const;
    void fillRoles();
    void makeBrief();
    void tellDocument();
    void tellAcceptance();
    void setEditing(bool editing);
    void edited();
    void copy() const;
    void render(HandoffFormat format, bool forPrint);
    void handOff();
    void accept();

    QPointer<OpenIncident> m_incident;
    Journal *m_journal = nullptr;
    HandoffBrief m_brief;
    QString m_made; ///< the brief as it was made, before anybody changed it
    QComboBox *m_role;
    QLineEdit *m_to;
    Button *m_done;
    Label *m_refusal;
    QWidget *m_waiting; ///< for whoever got a role to say that they have it
    Label *m_waitingText;
    Button *m_accept;
    QComboBox *m_shape;
    QStackedWidget *m_pages;
    DocumentView *m_view;
    QPlainTextEdit *m_editor;
    QAction *m_edit = nullptr;
    QAction *m_anew = nullptr;
    QAction *m_copy = nullptr;
    QAction *m_print = nullptr;
    QAction *m_markdown = nullptr;
    QAction *m_html = nullptr;
    QAction *m_pdf = nullptr;
};

} // namespace Bridgelog
