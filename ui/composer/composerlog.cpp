// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/composer.h"

#include "composer/attachmentrow.h"
#include "composer/composerinput.h"
#include "composer/kindtoken.h"
#include "composer/questionbar.h"

using namespace Qt::StringLiterals;

// What Enter does: asks what is doubtful, then logs the entry or keeps the edited one.

namespace Bridgelog {

void Composer::ask(
    const QString &sentence, const QStringList &choices, const std::function<void(int)> &answered)
{
    m_answered = answered;
    m_question->ask(sentence, choices);
}

/// Whether the kind is clear. Asks if it is not.
bool Composer::settleKind()
{
    if (m_syntax.kindStart < 0 || m_syntax.kind || m_asWritten)
        return true;
    QStringList kinds;
    for (const EntryKind kind : loggedKinds)
        kinds << word(kind);
    ask(tr("There is no kind “%1”; there are %2.").arg(m_syntax.kindWord, kinds.join(u", "_s)),
        {tr("It is part of the text")}, [this](int) {
            m_asWritten = true;
            submit();
        });
    return false;
}

/// The moment that the text gives, nothing where it is doubtful. Asks then.
std::optional<Moment> Composer::settleTime()
{
    const auto at = moment();
    if (at)
        return *at;
    const TimeQuestion &question = at.error();
    QStringList choices;
    for (const TimeQuestion::Choice &choice : question.choices)
        choices << choice.label;
    const bool none = choices.isEmpty();
    if (none)
        choices << tr("It is part of the text");
    ask(question.sentence, choices,
        [this, none, offered = question.choices, time = m_syntax.time](int choice) {
            m_asWritten = none;
            if (!none) {
                m_answer = offered.at(choice).moment;
                m_answeredTime = time;
            }
            submit();
        });
    return {};
}

void Composer::submit()
{
    if (!m_incident || !isEnabled())
        return;
    if (isEditing())
        return keepEdit();
    const QString text = this->text();
    if ((text.trimmed().isEmpty() && m_attachments->isEmpty()) || !settleKind())
        return;
    const bool given = m_syntax.timeStart >= 0 && !m_asWritten;
    const std::optional<Moment> at = settleTime();
    if (!at)
        return;
    const QString body = m_asWritten ? text.trimmed() : m_syntax.bodyOf(text);
    if (body.isEmpty() && m_attachments->isEmpty())
        return ask(tr("Write what happened; a kind or a time alone is no entry."), {}, {});
    log(body, given ? at : std::nullopt);
}

void Composer::log(const QString &body, const std::optional<Moment> &at)
{
    const QList<StoredAttachment> attachments = m_attachments->attachments();
    const bool bare = body.isEmpty(); // files alone are evidence
    const EntryKind kind = m_asWritten ? EntryKind::Note
        : bare && !m_syntax.kind       ? EntryKind::Evidence
                                       : this->kind();
    const Audience audience = this->audience();
    const QPointer<OpenIncident> incident = m_incident;
    // The text is logged from here on: no draft of it may come back.
    m_pause.stop();
    const QString text = bare ? m_attachments->names() : body;
    const auto entry = std::make_shared<EntryId>();
    m_attachments->clear(attachTo(entry));
    takeDraft({});
    keep({}, Journal::DraftWhen::WithNextAppend);

    if (kind == EntryKind::Update) {
        *entry = incident->publishUpdate({.text = text, .audience = audience, .at = at});
        incident->attach(attachments, *entry);
    } else {
        EntryDraft draft{
            .kind = kind, .text = text, .at = at, .audience = audience, .attachments = attachments};
        if (kind == EntryKind::Hypothesis)
            draft.hypothesis = HypothesisState::Open;
        if (at && !at->at) {
            const Timeline &timeline = incident->incident().timeline;
            const EntryId place = m_place ? m_place() : EntryId();
            if (!place.isNull())
                draft.after = place;
            else if (!timeline.isEmpty())
                draft.after = timeline.head(timeline.size() - 1).id;
        }
        draft.asAction = kind == EntryKind::Todo;
        *entry = incident->log(draft);
    }
    Q_EMIT logged(*entry);
}

/// What a file that is still on its way does once it is there.
std::function<void(const StoredAttachment &)>
Composer::attachTo(const std::shared_ptr<const EntryId> &entry) const
{
    return [entry, incident = m_incident](const StoredAttachment &stored) {
        if (incident)
            incident->attach({stored}, *entry);
    };
}

void Composer::edit(const EntryId &id, What what)
{
    const auto entry = m_incident ? m_incident->incident().timeline.find(id) : std::nullopt;
    if (!entry || !isEnabled())
        return;
    if (isQuiet(*entry))
        return ask(
            tr("This line tells what was recorded elsewhere: change it there, or strike it."), {},
            {});
    ComposerDraft aside = draft();
    if (isEditing())
        aside = {.text = m_aside, .attachments = m_asideAttachments};
    takeDraft(
        {.text = entry->text,
         .audience = {},
         .editing = id,
         .original = entry->text,
         .aside = aside.text,
         .asideAttachments = aside.attachments});
    if (what == What::Time) {
        QTextCursor cursor(m_input->document());
        cursor.insertText(u"@ "_s);
        cursor.setPosition(1);
        m_input->setTextCursor(cursor);
    }
    m_pause.start(0);
    focusInput();
    update();
}

void Composer::giveUp()
{
    if (isEditing())
        leaveEdit();
}

void Composer::leaveEdit()
{
    takeDraft({.text = m_aside, .attachments = m_asideAttachments});
    m_pause.start(0);
    focusInput();
    update();
}

/// One whose time nobody knows any more stays behind the entry that it stands behind.
void Composer::retime(EntryRevised &revision, const Moment &at) const
{
    const Timeline &timeline = m_incident->incident().timeline;
    revision.at = at;
    if (const int row = timeline.rowOf(revision.entry); !at.at && row > 0)
        revision.after = timeline.head(row - 1).id;
}

/// Writes only what was changed; above all, a time that nobody touched stays as it is, to the
/// microsecond.
void Composer::keepEdit()
{
    const auto entry = edited();
    if (!entry)
        return leaveEdit();
    EntryRevised revision{.entry = entry->id};
    if (m_audience && *m_audience != entry->audience)
        revision.audience = m_audience;
    const QString text = this->text();
    if (text != m_original) {
        if (m_syntax.timeStart >= 0 && m_syntax.time.isEmpty() && !m_asWritten)
            return ask(tr("Type the time behind the @, or take the @ away to keep it."), {}, {});
        if (!settleKind())
            return;
        const std::optional<Moment> at = settleTime();
        if (!at)
            return;
        const QString body = m_asWritten ? text.trimmed() : m_syntax.bodyOf(text);
        if (body.isEmpty())
            return ask(
                tr("An entry cannot be emptied; give up with Esc and strike it instead."), {}, {});
        if (body != entry->text)
            revision.text = body;
        if (*at != entry->at)
            retime(revision, *at);
        if (m_syntax.kind && !m_asWritten && *m_syntax.kind != entry->kind)
            revision.kind = m_syntax.kind;
    }
    const QPointer<OpenIncident> incident = m_incident;
    const QList<StoredAttachment> attachments = m_attachments->attachments();
    m_attachments->clear(attachTo(std::make_shared<const EntryId>(revision.entry)));
    leaveEdit();
    const bool revised = revision != EntryRevised{.entry = revision.entry};
    if (!revised && attachments.isEmpty())
        return;
    m_pause.stop();
    keep(draft().kept(), Journal::DraftWhen::WithNextAppend);
    incident->attach(attachments, revision.entry);
    if (revised)
        incident->change(revision);
}

} // namespace Bridgelog
