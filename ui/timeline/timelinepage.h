// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/openincident.h"
#include "timeline/timelineview.h"

#include <QPointer>
#include <QWidget>

class QAction;

namespace Bridgelog {

class AttachmentFiles;
class Button;
class Composer;
class EntryForm;
class FilterRow;
class JumpBar;
class HistoryPanel;
class HypothesisStrip;
class Label;
class PageActions;
class QuestionBar;
class SearchBar;
class Thumbnails;
class TimelineModel;

/// The timeline of an incident with the composer beneath.
class TimelinePage : public QWidget {
    Q_OBJECT
    Q_PROPERTY(bool utcFirst READ utcFirst WRITE setUtcFirst NOTIFY utcFirstChanged)

public:
    explicit TimelinePage(QWidget *parent = nullptr);
    ~TimelinePage() override;

    /// Shows another incident, or none. The draft of the one before is kept, that of the new one
    /// restored.
    void setIncident(OpenIncident *incident, Journal *journal);
    void focusComposer();
    /// Brings an entry into sight and selects it; one of a large incident as soon as it is read.
    void show(const EntryId &entry);
    using QWidget::show;
    TimelineView::Place place() const;
    /// Which files are too large to attach.
    void askLargestFile();
    /// Back to where a reader was; in a large incident as soon as it is read.
    void goTo(const TimelineView::Place &place);

    bool utcFirst() const;
    void setUtcFirst(bool utcFirst);
    /// A second has gone by.
    void tick();

    /// "18 entries · BST with UTC beneath ▾": a line that stands at the top of the page until
    /// somebody takes it, for instance into a tab bar's corner. It stays this page's own.
    QWidget *takeHeader();

    /// What can be done to the selected entries, for the window's menu and palette.
    QList<QAction *> entryActions() const;
    /// What leads through the timeline: search, filter, jumps.
    QList<QAction *> pageActions() const;
    /// Which clock comes first.
    QList<QAction *> clockActions() const;
    /// What works only while the keyboard is in the timeline, its single letters.
    QList<QAction *> readingActions() const;
    TimelineView *view() const { return m_view; }
    Composer *composer() const { return m_composer; }

protected:
    /// What is dropped anywhere here is meant for the entry that is being written.
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

Q_SIGNALS:
    void utcFirstChanged(bool utcFirst);
    /// Somebody wants to know the keys.
    void helpRequested();
    /// An attachment is to be written where a person chooses.
    void saveRequested(const Bridgelog::Attachment &attachment);

private:
    void makeHeader();
    void tellHeader();
    void takeZone();
    void connectComposer();
    void connectActions();
    void followLogged(const EntryId &entry);
    void editLastOwn();
    void connectFiles();
    void ask(const QString &sentence, const QStringList &choices, std::function<void(int)> chosen);
    void askToOpen(const QUrl &link);

    QPointer<OpenIncident> m_incident;
    Journal *m_journal = nullptr;
    EntryId m_logged; ///< by the composer, last
    std::optional<TimelineView::Place> m_place; ///< to go to, likewise
    EntryId m_wanted; ///< to be shown once the incident is whole
    TimelineModel *m_model;
    TimelineModel *m_all; ///< without a filter
    QWidget *m_header;
    Label *m_count;
    Button *m_clock;
    QAction *m_localFirst = nullptr;
    QAction *m_utcFirst = nullptr;
    TimelineView *m_view;
    Thumbnails *m_thumbnails;
    AttachmentFiles *m_files;
    PageActions *m_actions;
    QList<QAction *> m_letters;
    SearchBar *m_search;
    FilterRow *m_filter;
    JumpBar *m_jump;
    EntryForm *m_form;
    HypothesisStrip *m_hypotheses;
    HistoryPanel *m_history;
    QuestionBar *m_question;
    Composer *m_composer;
};

} // namespace Bridgelog
