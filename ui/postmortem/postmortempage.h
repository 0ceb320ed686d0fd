// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "postmortem/postmortemdesk.h"

#include <QWidget>

#include <functional>

class QAction;
class QMenu;
class QSplitter;
class QStackedWidget;

namespace Bridgelog {

class HistoryPanel;
class Journal;
class OutlinePanel;
class PostmortemBeginning;
class PostmortemActions;
class PostmortemFoot;
class PostmortemHead;
class PostmortemInserter;
class PostmortemPreview;
class PostmortemSource;
class SourceSearch;
class Spelling;

/// The postmortem of an incident: its source, and beside it what it comes to. Where none was begun,
/// the templates to begin one from.
class PostmortemPage : public QWidget {
    Q_OBJECT

public:
    explicit PostmortemPage(QWidget *parent = nullptr);
    ~PostmortemPage() override;

    void setIncident(OpenIncident *incident, Journal *journal);
    PostmortemDesk &desk() { return m_desk; }
    /// What belongs beside the tabs while this page is shown.
    QWidget *header() const;
    /// What can be done here, for the palette.
    QList<QAction *> pageActions() const;
    /// Those of them that have keys or may be given some: not one for each field.
    QList<QAction *> keyActions() const;
    Spelling &spelling();
    /// Which entries of the timeline are chosen, for what is made of them here.
    void setChosen(std::function<QList<EntryId>()> chosen);
    /// One more way out, done by the window: "Export all".
    void addWayOut(QAction *action, const QString &text);
    /// What an export writes, as the foot says it, and the menu where that is chosen.
    void setFormats(const QStringList &names);
    void setFormatMenu(QMenu *menu);
    /// Where the keyboard goes.
    void focusHome();

Q_SIGNALS:
    void failed(const QString &sentence);
    void told(const QString &sentence);

protected:
    void focusInEvent(QFocusEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void makeActions();
    void fillTemplates();
    QWidget *makeWriting();
    void connectDesk();
    void begin(const QString &templateName);
    void refresh();
    void takeText(const QString &text);
    void takePage();
    void followSource();
    void followPreview();
    void goToSection(const QString &key);
    void goToGap(const Gap &gap);
    void toggleOutline(bool on);
    void fitPreview();
    void linkFinding(const FindingId &finding);
    void addFindingActions();
    void addHeadActions();
    void copyRich();
    QString currentSection() const;

    PostmortemDesk m_desk;
    QStackedWidget *m_pages;
    PostmortemBeginning *m_beginning;
    PostmortemHead *m_head;
    PostmortemSource *m_source;
    PostmortemPreview *m_preview;
    OutlinePanel *m_outline;
    HistoryPanel *m_history;
    SourceSearch *m_search;
    PostmortemFoot *m_foot;
    PostmortemActions *m_actions;
    PostmortemInserter *m_inserter;
    QWidget *m_writing = nullptr;
    QTimer m_outlineSoon;
    bool m_following = false; ///< one side moves the other
};

} // namespace Bridgelog
