// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "composer/composerdraft.h"
#include "composer/entrysyntax.h"

#include "incident/timegrammar.h"
#include "session/openincident.h"

#include <QHash>
#include <QPointer>
#include <QTimer>
#include <QWidget>

#include <functional>
#include <memory>

class QKeyEvent;
class QMimeData;

namespace Bridgelog {

class AttachmentRow;
class ComposerBar;
class ComposerHighlighter;
class ComposerInput;
class OfferList;
class QuestionBar;
struct ChatMessage;

/// Where entries are written: `/kind @time text`. Enter logs. What is half typed is kept in the
/// journal, for each incident apart. Nothing is guessed: what is doubtful is asked in place, and
/// the text stays.
class Composer : public QWidget {
    Q_OBJECT

public:
    explicit Composer(QWidget *parent = nullptr);
    ~Composer() override;

    void setIncident(OpenIncident *incident, Journal *journal);
    /// Behind which entry one without an instant is put; a null id for the last.
    void setPlace(const std::function<EntryId()> &place) { m_place = place; }

    enum class What : quint8 {
        Text,
        Time
    };
    /// Takes an entry to be edited; the new one that is half typed waits aside. Esc gives up.
    void edit(const EntryId &entry, What what = What::Text);
    bool isEditing() const { return !m_editing.isNull(); }
    void giveUp();

    QString text() const;
    void setText(const QString &text);
    void focusInput();
    /// Shows the time that Enter would log; to be called each second.
    void tick();
    /// Puts files into the archive and onto the entry that is being written.
    void attachFiles(const QList<QUrl> &files);
    /// What is pasted or dropped here; false where it is nothing to take.
    bool takePaste(const QMimeData &data);
    /// A key that was typed elsewhere and is meant for here.
    void type(QKeyEvent *event);
    /// The timeline takes single letters now; says which.
    void setTimelineKeys(bool on);

    ComposerInput *input() const { return m_input; }
    ComposerBar *bar() const { return m_bar; }
    /// The kind, time and audience that Enter would log.
    EntryKind kind() const;
    Audience audience() const;
    std::expected<Moment, TimeQuestion> moment() const;

Q_SIGNALS:
    void logged(const Bridgelog::EntryId &entry);
    void editLastRequested();
    void pageKey(QKeyEvent *event);

protected:
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void follow();
    void tell();
    void offer();
    void takeOffer(const QString &text);
    void takeKind(EntryKind kind);
    void submit();
    bool settleKind();
    std::optional<Moment> settleTime();
    void log(const QString &body, const std::optional<Moment> &at);
    void keepEdit();
    void leaveEdit();
    std::function<void(const StoredAttachment &)>
    attachTo(const std::shared_ptr<const EntryId> &entry) const;
    void retime(EntryRevised &revision, const Moment &at) const;
    void
    ask(const QString &sentence, const QStringList &choices,
        const std::function<void(int)> &answered);
    void keepDraft(); ///< what is not kept yet
    void writeDraft();
    void keep(const QString &kept, Journal::DraftWhen when = Journal::DraftWhen::Soon);
    void takeDraft(const ComposerDraft &draft);
    ComposerDraft draft() const;
    TimeContext timeContext() const;
    std::optional<Entry> edited() const;
    void placeOffers();

    // composerpaste.cpp
    void attachImage(const QMimeData &data);
    void insertPasted(const QString &text);
    void offerToSplit(const QString &text, int start);
    void logMessages(const QList<ChatMessage> &messages);

    QPointer<OpenIncident> m_incident;
    QPointer<Journal> m_journal;
    std::function<EntryId()> m_place;
    QuestionBar *m_question;
    QWidget *m_box;
    AttachmentRow *m_attachments;
    ComposerInput *m_input;
    ComposerBar *m_bar;
    ComposerHighlighter *m_highlighter;
    QPointer<OfferList> m_offers; ///< the window's while it is shown
    int m_offered = 0; ///< where the word begins that an offer replaces
    std::function<void(int)> m_answered;

    EntrySyntax m_syntax;
    std::optional<Audience> m_audience; ///< chosen by hand
    QString m_answeredTime; ///< the time that was asked about
    std::optional<Moment> m_answer; ///< and which moment it means
    bool m_asWritten = false; ///< what looks like a kind or a time is none
    EntryId m_editing;
    QString m_original;
    QString m_aside;
    QList<StoredAttachment> m_asideAttachments;
    QHash<IncidentId, QString> m_kept;
    QTimer m_pause;
    bool m_taking = false;
    bool m_timelineKeys = false;
};

} // namespace Bridgelog
