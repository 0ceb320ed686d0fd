// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/formbar.h"
#include "postmortem/updatetext.h"
#include "session/openincident.h"
#include "updates/publictext.h"
#include "updates/wordings.h"

#include <QPointer>

class QComboBox;
class QLineEdit;
class QPlainTextEdit;

namespace Bridgelog {

class Button;
class ComponentChoice;
class Label;
class UpdateWarnings;

/// Writes a status update: for an audience, under a phase, beside the last one, with what a public
/// text is warned of. It is copied to where it goes out, and logged as published only when a person
/// says that it is out. What is typed is kept in the archive.
class UpdateBar : public FormBar {
    Q_OBJECT

public:
    explicit UpdateBar(QWidget *parent = nullptr);

    /// Where what is typed is kept; outlives this.
    void setJournal(Journal *journal) { m_journal = journal; }
    void open(OpenIncident *incident);
    /// The incident has changed.
    void refresh();
    void setNow(Instant now);

    enum class CopyAs : quint8 {
        All, ///< every form at once, for whatever it is pasted into
        PlainText,
        Markdown,
        RichText
    };
    void copy(CopyAs form);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void makeFields();
    void makeButtons();
    void arrange();
    Button *makeCopyButton();

    Audience audience() const;
    QString phase() const;
    /// What stands in a field of time: an instant, nothing where it is empty, or what is wrong.
    Result<std::optional<Moment>> timeIn(const QLineEdit *field) const;
    Result<std::optional<Instant>> nextUpdate() const;
    std::optional<Instant> proposedNext() const;
    QString timeText(Instant instant) const;
    UpdateText updateText() const;
    const UpdateDraft *draft() const;
    bool isAsApproved() const;

    void audienceChosen();
    void phaseChosen();
    void fillWordings();
    void useWording(int index);
    void proposeNext();
    void tellLast();
    void tellWarnings();
    void tellApproval();
    void textChanged();
    void keepTyped() const;
    void restoreTyped();
    IncidentId keptUnder() const;
    std::optional<DraftId> keepDraft();
    void approve();
    void publish();

    QPointer<OpenIncident> m_incident;
    Journal *m_journal = nullptr;
    Wordings m_wordings;
    Instant m_now;
    std::optional<DraftId> m_draft;
    QString m_filled; ///< what a wording put into the text, while nobody changed it
    bool m_nextIsTyped = false;
    QComboBox *m_audience;
    QComboBox *m_phase;
    QComboBox *m_wording;
    QPlainTextEdit *m_text;
    Label *m_lastHead;
    QPlainTextEdit *m_last;
    ComponentChoice *m_components;
    QLineEdit *m_known;
    QLineEdit *m_next;
    QLineEdit *m_out;
    UpdateWarnings *m_warnings;
    Label *m_approval;
    Button *m_approve;
    Button *m_keep;
    Button *m_post;
};

} // namespace Bridgelog
