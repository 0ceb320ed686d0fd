// SPDX-License-Identifier: GPL-3.0-or-later
#include "updates/updatebar.h"

#include "checklists/checklistreader.h"
#include "checklists/usercadence.h"
#include "common/button.h"
#include "common/formtext.h"
#include "common/label.h"
#include "incident/deadlines.h"
#include "incident/metrics.h"
#include "incident/timegrammar.h"
#include "incident/zones.h"
#include "items/timetext.h"
#include "updates/componentchoice.h"
#include "updates/updatewarnings.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLineEdit>
#include <QMimeData>
#include <QPlainTextEdit>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Bridgelog {

Audience UpdateBar::audience() const
{
    return m_audience->currentIndex() == 0 ? Audience::Public : Audience::Internal;
}

QString UpdateBar::phase() const { return m_phase->currentData().toString(); }

void UpdateBar::open(OpenIncident *incident)
{
    const bool another = m_incident != incident;
    m_incident = incident;
    if (!incident)
        return;
    clearRefusal();
    m_wordings = Wordings::ofUser();
    m_now = Instant::now();
    if (another || m_text->toPlainText().isEmpty()) {
        const QSignalBlocker quiet(m_phase);
        const int phase = m_phase->findData(word(incident->incident().phase));
        m_phase->setCurrentIndex(qMax(phase, 0));
        m_known->clear();
        m_out->clear();
        m_nextIsTyped = false;
        m_components->setComponents(incident->incident().components);
        audienceChosen();
    }
    refresh();
    show();
    m_text->setFocus(Qt::ShortcutFocusReason);
    m_text->selectAll();
}

void UpdateBar::refresh()
{
    if (!m_incident)
        return;
    m_components->setComponents(m_incident->incident().components);
    tellLast();
    tellWarnings();
    tellApproval();
}

void UpdateBar::setNow(Instant now)
{
    const bool turned = now.flooredTo(Instant::minute) != m_now.flooredTo(Instant::minute);
    m_now = now;
    if (!turned || isHidden())
        return;
    tellLast();
    if (!m_nextIsTyped)
        proposeNext();
}

/// Every audience has its own text, its own last update and its own draft.
void UpdateBar::audienceChosen()
{
    if (!m_incident)
        return;
    m_draft.reset();
    for (const UpdateDraft &draft : m_incident->incident().drafts) {
        if (draft.audience == audience())
            m_draft = draft.id;
    }
    m_nextIsTyped = false;
    proposeNext();
    fillWordings();
    restoreTyped();
    refresh();
}

void UpdateBar::phaseChosen()
{
    const bool untouched =
        m_text->toPlainText().trimmed().isEmpty() || m_text->toPlainText() == m_filled;
    if (!m_nextIsTyped)
        proposeNext();
    fillWordings();
    if (untouched)
        useWording(m_wording->count() > 1 ? 1 : 0);
    tellWarnings();
    tellApproval();
}

void UpdateBar::fillWordings()
{
    m_wording->clear();
    m_wording->addItem(tr("Prepared words"));
    const auto named = fromWord<Phase>(phase());
    if (named) {
        for (const Wording &wording : m_wordings.of(audience(), *named))
            m_wording->addItem(
                wording.name.isEmpty() ? tr("The usual words") : wording.name, wording.text);
    }
    m_wording->setEnabled(m_wording->count() > 1);
}

void UpdateBar::useWording(int index)
{
    const QString wording = m_wording->itemData(index).toString();
    if (wording.isEmpty() || !m_incident)
        return;
    const QSignalBlocker quiet(m_wording);
    m_wording->setCurrentIndex(index);
    Incident shown = m_incident->incident();
    shown.components = m_components->chosen();
    const auto next = nextUpdate();
    m_filled = filledWording(wording, shown, next.value_or(std::nullopt), m_now);
    // The clock fills them anew each minute, under the hands of whoever is about to type.
    QTextCursor cursor = m_text->textCursor();
    const bool isWhole =
        cursor.selectionEnd() - cursor.selectionStart() == m_text->toPlainText().size();
    const int place = cursor.position();
    m_text->setPlainText(m_filled);
    if (isWhole) {
        m_text->selectAll();
        return;
    }
    cursor = m_text->textCursor();
    cursor.setPosition(qMin(place, static_cast<int>(m_filled.size())));
    m_text->setTextCursor(cursor);
}

Result<std::optional<Moment>> UpdateBar::timeIn(const QLineEdit *field) const
{
    const QString text = field->text().trimmed();
    if (text.isEmpty() || !m_incident)
        return std::nullopt;
    const auto read =
        parseTime(text, {.now = m_now, .zone = showingIn(m_incident->incident().zone, m_now).zone});
    if (!read)
        return Bridgelog::refuse(read.error().sentence);
    if (!read->at)
        return Bridgelog::refuse(tr("“%1” names no time.").arg(text));
    return *read;
}

Result<std::optional<Instant>> UpdateBar::nextUpdate() const
{
    QString text = m_next->text().trimmed();
    if (text.startsWith(u'+'))
        text = text.mid(1);
    if (const auto minutes = minutesFrom(text))
        return Instant{m_now.us + *minutes * Instant::minute}.flooredTo(Instant::minute);
    const auto moment = timeIn(m_next);
    if (!moment)
        return std::unexpected(moment.error());
    if (!*moment)
        return std::nullopt;
    Instant at = *(*moment)->at;
    // A bare time of day that has gone by is tomorrow's: a promise is of what comes.
    constexpr qint64 day = 24 * 60 * Instant::minute;
    if (at <= m_now && text.size() <= QStringView(u"00:00").size() && at.us + day > m_now.us)
        at.us += day;
    return at;
}

/// What the cadence asks for, from now on.
std::optional<Instant> UpdateBar::proposedNext() const
{
    const auto named = fromWord<Phase>(phase());
    if (!m_incident || (named && isOver(*named)))
        return {};
    const Cadence cadence = userCadence();
    const Incident &incident = m_incident->incident();
    auto minutes = updateMinutes(incident.severity, audience(), cadence);
    if (!minutes)
        return {};
    if (audience() == Audience::Public && cadence.longAfter > 0
        && elapsed(incident, m_now).us >= cadence.longAfter * Instant::minute)
        *minutes *= 2;
    return Instant{m_now.us + *minutes * Instant::minute}.flooredTo(Instant::minute);
}

/// As the field reads it back: with the date where that is another one.
QString UpdateBar::timeText(Instant instant) const
{
    const Showing showing = showingIn(m_incident->incident().zone, m_now);
    const QString whole = editText({.at = instant, .precision = Precision::Minute}, showing.zone);
    const QString today = localTime(m_now, showing.zone).date.toString(Qt::ISODate);
    return whole.startsWith(today) ? whole.mid(today.size() + 1) : whole;
}

void UpdateBar::proposeNext()
{
    const auto next = proposedNext();
    const QString before = m_next->text();
    m_next->setText(next ? timeText(*next) : QString());
    if (before != m_next->text() && !m_filled.isEmpty() && m_text->toPlainText() == m_filled)
        useWording(m_wording->currentIndex());
}

void UpdateBar::tellLast()
{
    if (!m_incident)
        return;
    const Timeline &timeline = m_incident->incident().timeline;
    const Showing showing = showingIn(m_incident->incident().zone, m_now);
    for (int row = timeline.size() - 1; row >= 0; --row) {
        const Entry entry = timeline.at(row);
        if (entry.kind != EntryKind::Update || entry.audience != audience() || entry.struck)
            continue;
        const Instant out = entry.publishedAt.value_or(entry.at.at.value_or(entry.recordedAt));
        m_lastHead->setText(
            tr("Last, %1, %2 %3, %4 ago")
                .arg(
                    spoken(entry.phase), clockText(out, showing), zoneText(showing),
                    spokenDuration((m_now.us - out.us) / Instant::minute * Instant::minute)));
        if (m_last->toPlainText() != entry.text)
            m_last->setPlainText(entry.text);
        m_last->setVisible(true);
        return;
    }
    m_lastHead->setText(tr("The first one for this audience."));
    m_last->setVisible(false);
}

void UpdateBar::tellWarnings()
{
    if (!m_incident)
        return;
    QList<TextWarning> warnings;
    QStringList more;
    if (audience() == Audience::Public) {
        warnings = publicTextWarnings(
            m_text->toPlainText(), rulesFor(m_incident->incident(), phase(), m_wordings.avoid));
        if (const auto next = nextUpdate(); next && *next && **next <= m_now)
            more.append(tr("The time of the next update has passed already."));
    }
    m_warnings->setWarnings(warnings, more);
}

const UpdateDraft *UpdateBar::draft() const
{
    return m_incident && m_draft ? m_incident->incident().draft(*m_draft) : nullptr;
}

/// The words on the screen are those that were approved.
bool UpdateBar::isAsApproved() const
{
    const UpdateDraft *there = draft();
    return there && there->approvedAt && there->text == m_text->toPlainText().trimmed()
        && there->phase == phase();
}

void UpdateBar::tellApproval()
{
    const UpdateDraft *there = draft();
    const bool isPublic = audience() == Audience::Public;
    const bool approved = isAsApproved();
    m_approve->setVisible(isPublic);
    m_approve->setText(approved ? tr("Take approval back") : tr("Approve"));
    m_approve->setEnabled(!m_text->toPlainText().trimmed().isEmpty());
    m_approval->setToken(approved ? Theme::Token::Good : Theme::Token::Dim);
    if (!isPublic) {
        m_approval->setText({});
    } else if (approved) {
        const Showing showing = showingIn(m_incident->incident().zone, m_now);
        m_approval->setText(
            tr("✓ Approved by %1, %2 %3")
                .arg(there->approvedBy, clockText(*there->approvedAt, showing), zoneText(showing)));
    } else if (there && there->approvedAt) {
        m_approval->setText(tr("Changed since %1 approved it").arg(there->approvedBy));
    } else {
        m_approval->setText(tr("Not approved by the commander yet"));
    }
}

void UpdateBar::textChanged()
{
    clearRefusal();
    keepTyped();
    tellWarnings();
    tellApproval();
}

/// Where what is typed for this audience is kept: under an id that no incident has.
IncidentId UpdateBar::keptUnder() const
{
    return IncidentId(
        QUuid::createUuidV5(m_incident->id().uuid(), u"update/"_s + word(audience())));
}

void UpdateBar::keepTyped() const
{
    if (!m_journal || !m_incident)
        return;
    const QString typed = m_text->toPlainText();
    m_journal->keepDraft(keptUnder(), typed == m_filled ? QString() : typed);
}

void UpdateBar::restoreTyped()
{
    QString text = m_journal ? m_journal->draft(keptUnder()) : QString();
    m_filled.clear();
    if (text.isEmpty() && draft())
        text = draft()->text;
    if (const UpdateDraft *there = draft(); there && m_phase->findData(there->phase) >= 0) {
        const QSignalBlocker quiet(m_phase);
        m_phase->setCurrentIndex(m_phase->findData(there->phase));
        fillWordings();
    }
    const QSignalBlocker quiet(m_text);
    m_text->setPlainText(text);
    if (text.isEmpty())
        useWording(m_wording->count() > 1 ? 1 : 0);
}

UpdateText UpdateBar::updateText() const
{
    const auto known = timeIn(m_known);
    return {
        .phase = phase(),
        .text = m_text->toPlainText().trimmed(),
        .components = m_components->chosen(),
        .at = known && *known ? **known : Moment::exactly(m_now),
        .publishedAt = m_now,
        .zone = m_incident ? m_incident->incident().zone : u"UTC"_s};
}

void UpdateBar::copy(CopyAs form)
{
    if (!m_incident)
        return;
    const UpdateText update = updateText();
    auto clip = std::make_unique<QMimeData>();
    switch (form) {
    case CopyAs::All:
        clip->setText(asPlainText(update));
        clip->setHtml(asHtml(update));
        clip->setData(u"text/markdown"_s, asMarkdown(update).toUtf8());
        break;
    case CopyAs::PlainText: clip->setText(asPlainText(update)); break;
    case CopyAs::Markdown: clip->setText(asMarkdown(update)); break;
    case CopyAs::RichText: clip->setHtml(asHtml(update)); break;
    }
    QGuiApplication::clipboard()->setMimeData(clip.release());
}

std::optional<DraftId> UpdateBar::keepDraft()
{
    const QString text = m_text->toPlainText().trimmed();
    const auto next = nextUpdate();
    const auto known = timeIn(m_known);
    if (!m_incident)
        return {};
    if (text.isEmpty() || !next || !known) {
        refuse(
            text.isEmpty() ? tr("An update needs a text.")
                           : (next ? known.error() : next.error()).sentence);
        return {};
    }
    const UpdateDraft *there = draft();
    const bool same = there && there->text == text && there->phase == phase()
        && there->nextUpdate == *next && there->at == *known;
    if (!same)
        m_draft = m_incident->draftUpdate(
            {.draft = there ? *m_draft : DraftId(),
             .audience = audience(),
             .phase = phase(),
             .text = text,
             .at = *known,
             .nextUpdate = *next});
    m_filled.clear();
    if (m_journal)
        m_journal->keepDraft(keptUnder(), {});
    return m_draft;
}

void UpdateBar::approve()
{
    const bool approved = isAsApproved();
    if (const auto kept = keepDraft())
        m_incident->approveUpdate(*kept, !approved);
    tellApproval();
}

void UpdateBar::publish()
{
    const QString text = m_text->toPlainText().trimmed();
    if (!m_incident)
        return;
    const auto next = nextUpdate();
    const auto known = timeIn(m_known);
    const auto out = timeIn(m_out);
    if (text.isEmpty()) {
        refuse(tr("An update needs a text."));
        m_text->setFocus();
        return;
    }
    if (!next || !known || !out) {
        refuse((!next ? next.error() : !known ? known.error() : out.error()).sentence);
        (!next ? m_next : !known ? m_known : m_out)->setFocus(Qt::OtherFocusReason);
        return;
    }
    if (m_journal)
        m_journal->keepDraft(keptUnder(), {}, Journal::DraftWhen::WithNextAppend);
    m_incident->publishUpdate(
        {.phase = phase(),
         .text = text,
         .audience = audience(),
         .at = *known,
         .nextUpdate = *next,
         .publishedAt = *out ? (*out)->at : std::nullopt,
         .draft = draft() ? m_draft : std::nullopt});
    m_draft.reset();
    m_filled.clear();
    m_nextIsTyped = false;
    {
        const QSignalBlocker quiet(m_text);
        m_text->clear();
    }
    m_known->clear();
    m_out->clear();
    close();
}

bool UpdateBar::eventFilter(QObject *watched, QEvent *event)
{
    if (isSubmit(event)) {
        publish();
        return true;
    }
    return FormBar::eventFilter(watched, event);
}

} // namespace Bridgelog
