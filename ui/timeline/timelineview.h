// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/codecolours.h"
#include "timeline/entryactions.h"
#include "timeline/rowlayout.h"
#include "timeline/rowmetrics.h"
#include "timeline/rowwindow.h"

#include "items/timelinesearch.h"

#include <QAbstractScrollArea>
#include <QCache>
#include <QSet>
#include <QTimer>
#include <QUrl>

class QMenu;

namespace Bridgelog {

class MarksBar;
class Thumbnails;

/// The entries of an incident, newest last. Measures and lays out only what it shows; stays where
/// the reader is, and at the end where the reader is at the end.
///
/// Keys: those of its actions and of `addKeys`, single letters among them while the keyboard was
/// put here (Tab, arrows). Everything else that is typed, and all of it after a click, is meant for
/// the composer: `typed` hands it on.
class TimelineView : public QAbstractScrollArea {
    Q_OBJECT

public:
    explicit TimelineView(QWidget *parent = nullptr);
    ~TimelineView() override;

    void setModel(TimelineModel *model); ///< not owned; must outlive the view
    TimelineModel *model() const { return m_model; }
    void setZone(const QTimeZone &zone);
    const QTimeZone &zone() const { return m_zone; }
    void setFirstClock(Clock clock);
    Clock firstClock() const { return m_clock; }
    /// What is looked for stands out, while the search is active.
    void setSearch(TimelineSearch *search); ///< not owned; must outlive the view
    /// Attached images are shown as pictures.
    void setThumbnails(Thumbnails *pictures); ///< not owned; must outlive the view
    /// Their shortcuts work while the keyboard is here, before the window's.
    void addKeys(const QList<QAction *> &actions) { m_keys += actions; }
    /// These came on disk at that instant; the newest of them says so.
    void tellSaved(const QList<EntryId> &entries, Instant at);

    int currentRow() const;
    void setCurrent(const EntryId &id);
    /// Makes a row the current one and brings it into view.
    void goToRow(int row) { go(row, Extend::No); }
    /// As `goToRow`; a long text is shown whole where what is looked for is further down in it.
    void goToHit(int row);
    /// The row where the reader is: the current one where it is seen, else the last one seen.
    int readingRow() const;
    /// In timeline order.
    QList<EntryId> selected() const;
    /// The selected entries, else the current one.
    QList<EntryId> targets() const;
    QList<Entry> targetEntries() const;
    QString selectionAsMarkdown() const;

    bool isAtEnd() const { return m_window.isAtEnd(); }
    void scrollToEnd();
    void reveal(int row);
    enum class Away : quint8 {
        Up,
        Down
    };
    void page(Away away); ///< scrolls; selects nothing
    /// Where a reader is: what stands at the top, and what is selected.
    struct Place {
        bool atEnd = true;
        EntryId top;
        int offset = 0; ///< of its upper edge from the viewport's
        EntryId current;
        QList<EntryId> selected;
    };
    Place place() const;
    /// Goes back there, as far as it is still there.
    void goTo(const Place &place);
    /// Somebody knows of it: their own line, for one.
    void forgetUnseen(const EntryId &entry);
    /// How many entries came in that nobody has seen yet.
    int unseen() const { return static_cast<int>(m_unseen.size()); }
    /// Where a row is in the viewport; null where it is not shown.
    QRect rowRect(int row) const;
    const RowWindow &window() const { return m_window; }
    RowContext contextOf(int row) const;
    bool takesLetters() const { return m_takesLetters; }

    EntryActions *actions() const { return m_actions; }

Q_SIGNALS:
    void editRequested(const Bridgelog::EntryId &entry);
    void timeRequested(const Bridgelog::EntryId &entry);
    void linkRequested(const QUrl &link);
    void attachmentRequested(const Bridgelog::Attachment &attachment);
    /// A key that is meant for the composer.
    void typed(QKeyEvent *event);
    void escaped();
    void takesLettersChanged(bool takes);
    void currentChanged(int row);
    void unseenChanged(int count);
    /// The viewport has just been painted, for measuring.
    void painted();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    enum class Extend : quint8 {
        No,
        Yes
    };
    void follow(TimelineModel *model);
    void connectActions();
    void tellActions();
    void takeInserted(int first, int last);
    void takeRemoved(int first, int last);
    void takeMoved(int first, int count, int to);
    void takeChanged(int first, int last);
    void restart();
    void renew(); ///< other fonts, width or zone: measures everything again
    void settle();
    void touch(int row); ///< lays it out again
    void touchBehind(int row); ///< what its neighbour changes: days and silences below
    void tick();
    void tellNow();
    QDate dayOf(const Entry &entry) const;
    RowLayout *layoutOf(int row) const;
    int rowsLeft() const;
    int foot() const;
    QString silenceNow() const;
    void paintFoot(QPainter &painter);
    void paintEmpty(QPainter &painter);
    void noteSeen();

    // timelineinput.cpp
    void go(int row, Extend extend);
    void goBy(Away away, Extend extend);
    void goPage(Away away, Extend extend);
    void selectTo(int row, Extend extend);
    void setTakesLetters(bool takes);
    void chooseCode(int block);
    QAction *actionFor(const QKeyEvent &event) const;
    bool takeMove(QKeyEvent *event);
    void fillMenu(QMenu &menu, const QString &link);
    void showWhole(int row);
    QPointF inRow(int row, QPointF point) const;
    std::optional<Attachment> attachmentAt(int row, QPointF point) const;
    void copy();

    TimelineModel *m_model = nullptr;
    mutable CodeColours m_colours;
    RowMetrics m_metrics;
    RowWindow m_window;
    mutable QCache<EntryId, RowLayout> m_layouts;
    QTimeZone m_zone{QTimeZone::UTC};
    Clock m_clock = Clock::Local;
    Instant m_now; ///< to the minute
    EntryId m_planned; ///< the first entry that is still to come
    QTimer m_minute;
    EntryId m_first; ///< the entry at the top, to find the place again
    EntryId m_current;
    EntryId m_origin; ///< where a selection began
    QSet<EntryId> m_selected;
    QSet<EntryId> m_unseen;
    QSet<EntryId> m_whole;
    QHash<EntryId, Instant> m_saved;
    bool m_syncing = false;
    int m_code = -1; ///< which code block of the current entry is chosen
    bool m_takesLetters = false;
    QString m_pressedLink;
    std::optional<Attachment> m_pressedFile;
    Thumbnails *m_pictures = nullptr;
    TimelineSearch *m_search = nullptr;
    MarksBar *m_marks = nullptr;
    EntryActions *m_actions;
    QList<QAction *> m_keys;
    QWidget *m_chip;
};

} // namespace Bridgelog
