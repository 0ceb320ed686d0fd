// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "postmortem/completeness.h"
#include "postmortem/pictures.h"
#include "fields/fieldcheck.h"
#include "incident/error.h"
#include "session/openincident.h"

#include <QPointer>
#include <QTimer>

#include <memory>

namespace Bridgelog {

class PreviewPage;

/// A postmortem while a person writes it: what is typed is kept within half a second, what others
/// write comes in beside it, and beside the window's thread it becomes a page to look at and a list
/// of what is missing.
class PostmortemDesk : public QObject {
    Q_OBJECT

public:
    explicit PostmortemDesk(QObject *parent = nullptr);

    void setIncident(OpenIncident *incident);
    /// Where the pictures of the text come from.
    void setAttached(const AttachedBytes &attached) { m_attached = attached; }
    OpenIncident *incident() const { return m_incident; }
    bool isBegun() const { return m_incident && m_incident->incident().postmortem.begun; }
    Result<> begin(const QString &templateName);
    void setAudience(Audience audience);
    /// What is typed is kept first: it is what is reviewed.
    void setReview(ReviewState state);
    Audience audience() const { return m_audience; }
    /// The preview's column, in units of the page.
    void setWidth(double width);

    const QString &text() const { return m_text; }
    void setText(const QString &text);
    /// Keeps what was typed now.
    void flush();
    /// The sections as they are typed, kept or not.
    QList<Section> sections() const;
    /// The key of the section at a place of the text; empty where there is none.
    QString sectionAt(qsizetype position) const;
    /// All of a section's fields become the words that they show now.
    void freeze(const QString &section);

    const std::shared_ptr<const PreviewPage> &page() const { return m_page; }
    /// Which block of the page each section begins with.
    const QList<qsizetype> &starts() const { return m_starts; }
    /// Whether the page leaves out the section at this place, since there is nothing in it.
    bool showsNothing(qsizetype section) const;
    const QList<Gap> &gaps() const { return m_gaps; }
    /// Fields that cannot be filled in, where they stand in the text.
    const QList<FieldFault> &faults() const { return m_faults; }
    bool isSaved() const { return m_saved && m_writing.isEmpty() && !m_keep.isActive(); }
    std::optional<Instant> savedAt() const { return m_savedAt; }

Q_SIGNALS:
    /// Others changed it, or an undo did.
    void textChanged(const QString &text);
    void previewed();
    void savedChanged();
    /// Template, state, reviews, comments or findings.
    void headChanged();
    void audienceChanged(Bridgelog::Audience audience);

private:
    struct Composed;
    /// What goes on from one composing to the next; used by one of them at a time.
    struct Kept;

    void follow(const Changes &changes);
    void takeSaved(const QList<EntryId> &entries);
    void adopt();
    void keep();
    void composeSoon();
    void compose();
    void take(const Composed &composed);

    QPointer<OpenIncident> m_incident;
    QList<Section> m_base; ///< as the incident had them when the text was made of them
    QString m_text;
    bool m_saved = true; ///< the incident has what was typed
    QList<qsizetype> m_writing; ///< of each step that is not on disk yet: how many events
    std::optional<Instant> m_savedAt;
    AttachedBytes m_attached;
    Audience m_audience = Audience::Internal;
    double m_width = 0;
    quint64 m_version = 1; ///< of what the incident says beside its sections
    std::shared_ptr<Kept> m_kept;
    std::shared_ptr<const PreviewPage> m_page;
    QList<qsizetype> m_starts;
    QList<Gap> m_gaps;
    QList<FieldFault> m_faults;
    bool m_composing = false;
    bool m_again = false;
    bool m_typing = false; ///< our own events come back
    QTimer m_idle; ///< no key for a moment
    QTimer m_keep; ///< but no later than this
    QTimer m_pause; ///< the end of a go of typing
};

} // namespace Bridgelog
