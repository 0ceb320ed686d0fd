// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/composer.h"

#include "composer/attachmentrow.h"
#include "composer/composerbar.h"
#include "composer/composerhighlighter.h"
#include "composer/composerinput.h"
#include "composer/offerlist.h"
#include "composer/offers.h"
#include "composer/questionbar.h"

#include "common/painting.h"
#include "items/momenttext.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Bridgelog {

namespace {

constexpr int step = Theme::step;
constexpr int pauseMs = 250; ///< how much of the typing a power cut may take

} // namespace

Composer::Composer(QWidget *parent)
    : QWidget(parent)
    , m_question(new QuestionBar(this))
    , m_box(new QWidget(this))
    , m_attachments(new AttachmentRow(m_box))
    , m_input(new ComposerInput(m_box))
    , m_bar(new ComposerBar(m_box))
    , m_highlighter(new ComposerHighlighter(m_input->document()))
    , m_offers(new OfferList(this))
{
    setObjectName(u"composer"_s);
    m_question->setObjectName(u"composerQuestion"_s);
    auto *box = new QVBoxLayout(m_box);
    box->setContentsMargins(1, 1, 1, 1);
    box->setSpacing(0);
    auto *text = new QVBoxLayout;
    text->setContentsMargins(3 * step, 2 * step, 2 * step, step);
    text->addWidget(m_input);
    box->addWidget(m_attachments);
    box->addLayout(text);
    box->addWidget(m_bar);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(2 * step);
    layout->addWidget(m_question);
    layout->addWidget(m_box);
    m_input->setFrameStyle(QFrame::NoFrame);
    m_input->viewport()->setAutoFillBackground(false);
    m_input->installEventFilter(this);
    m_input->setPaste([this](const QMimeData &pasted) { return takePaste(pasted); });

    connect(m_input, &QPlainTextEdit::textChanged, this, &Composer::follow);
    connect(m_input, &QPlainTextEdit::cursorPositionChanged, this, &Composer::offer);
    connect(m_input, &ComposerInput::submitted, this, &Composer::submit);
    connect(m_input, &ComposerInput::escaped, this, [this] {
        if (m_offers->isVisible() || m_question->isVisible()) {
            m_offers->hide();
            m_input->setOffering(ComposerInput::Offering::None);
            m_question->hide();
        } else if (isEditing()) {
            giveUp();
        }
    });
    connect(m_input, &ComposerInput::offerMoved, m_offers, &OfferList::moveBy);
    connect(m_input, &ComposerInput::offerTaken, this, [this] { takeOffer(m_offers->current()); });
    connect(m_offers, &OfferList::chosen, this, &Composer::takeOffer);
    connect(m_input, &ComposerInput::upFromEmpty, this, &Composer::editLastRequested);
    connect(m_input, &ComposerInput::pageKey, this, &Composer::pageKey);
    connect(m_input, &ComposerInput::undoFromEmpty, this, [this] {
        if (m_incident && !isEditing())
            m_incident->undo();
    });
    connect(m_input, &ComposerInput::redoFromEmpty, this, [this] {
        if (m_incident && !isEditing())
            m_incident->redo();
    });
    connect(m_bar, &ComposerBar::kindChosen, this, &Composer::takeKind);
    connect(m_bar, &ComposerBar::audienceChosen, this, [this](Audience audience) {
        m_audience = audience;
        follow();
        m_input->setFocus();
    });
    connect(m_attachments, &AttachmentRow::changed, this, [this] { m_pause.start(0); });
    connect(m_attachments, &AttachmentRow::failed, this, [this](const QString &sentence) {
        ask(sentence, {}, {});
    });
    connect(m_question, &QuestionBar::chosen, this, [this](int choice) {
        m_input->setFocus();
        if (const auto answered = std::exchange(m_answered, {}))
            answered(choice);
    });
    connect(m_question, &QuestionBar::dismissed, m_input, qOverload<>(&QWidget::setFocus));
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &Composer::writeDraft);
    setFocusProxy(m_input);
    setIncident(nullptr, nullptr);
}

Composer::~Composer()
{
    keepDraft();
    delete m_offers;
}

void Composer::setIncident(OpenIncident *incident, Journal *journal)
{
    keepDraft();
    m_incident = incident;
    m_journal = journal;
    m_attachments->setJournal(journal);
    const bool writes = incident && journal && journal->access() == Journal::Access::Write;
    setEnabled(writes);
    m_input->setPlaceholderText(
        writes         ? tr("What is happening? Enter logs it.")
            : incident ? tr("This archive is open for reading only.")
                       : QString());
    if (!incident || !journal)
        return takeDraft({});
    const auto known = m_kept.constFind(incident->id());
    takeDraft(ComposerDraft::fromKept(
        known != m_kept.constEnd() ? *known : journal->draft(incident->id())));
}

QString Composer::text() const { return m_input->toPlainText(); }

void Composer::setText(const QString &text)
{
    m_input->setPlainText(text);
    m_input->moveCursor(QTextCursor::End);
}

void Composer::focusInput() { m_input->setFocus(Qt::OtherFocusReason); }

void Composer::type(QKeyEvent *event)
{
    focusInput();
    QKeyEvent copy(
        event->type(), event->key(), event->modifiers(), event->text(), event->isAutoRepeat());
    QCoreApplication::sendEvent(m_input, &copy);
}

void Composer::setTimelineKeys(bool on)
{
    using enum ComposerBar::Hints;
    m_timelineKeys = on;
    m_bar->setHints(on ? Timeline : isEditing() ? Edit : Write);
    m_input->setAccessibleName(isEditing() ? tr("Edit entry") : tr("New entry"));
}

TimeContext Composer::timeContext() const
{
    return {
        .now = Instant::now(),
        .zone = zoneOrUtc(m_incident ? m_incident->incident().zone : QString())};
}

std::optional<Entry> Composer::edited() const
{
    return m_incident && isEditing() ? m_incident->incident().timeline.find(m_editing)
                                     : std::nullopt;
}

EntryKind Composer::kind() const
{
    if (m_syntax.kind)
        return *m_syntax.kind;
    const auto entry = edited();
    return entry ? entry->kind : EntryKind::Note;
}

Audience Composer::audience() const
{
    if (m_audience)
        return *m_audience;
    if (const auto entry = edited())
        return entry->audience;
    return kind() == EntryKind::Update ? Audience::Public : Audience::Internal;
}

std::expected<Moment, TimeQuestion> Composer::moment() const
{
    const TimeContext context = timeContext();
    if (m_syntax.timeStart < 0 || m_asWritten) {
        const auto entry = edited();
        return entry ? entry->at : Moment::exactly(context.now);
    }
    if (m_answer && m_answeredTime == m_syntax.time)
        return *m_answer;
    return parseTime(m_syntax.time, context);
}

/// After each change of the text: as little as can be, it runs on every key.
void Composer::follow()
{
    m_syntax = readEntry(
        m_input->document()->firstBlock().text(), isEditing() ? EndTime::IsText : EndTime::Counts);
    if (m_taking)
        return;
    if (m_question->isVisible() || m_asWritten) {
        m_question->hide();
        m_answered = {};
        m_asWritten = false;
    }
    tell();
    offer();
    if (!m_pause.isActive())
        m_pause.start(pauseMs);
}

void Composer::tell()
{
    m_bar->setKind(kind());
    m_bar->setAudience(audience());
    tick();
}

void Composer::tick()
{
    if (!m_incident)
        return m_bar->setTime({}, Theme::Token::Dim);
    const bool given = m_syntax.timeStart >= 0 && !m_asWritten;
    const auto at = moment();
    const TimeContext context = timeContext();
    if (!at) {
        m_bar->setTime(tr("which time?"), Theme::Token::Warning);
    } else if (given || isEditing()) {
        const bool planned = at->at && *at->at > context.now && given;
        const QString text = momentText(*at, context.zone, context.now);
        m_bar->setTime(
            planned ? tr("%1 · planned").arg(text) : text,
            given ? Theme::Token::Accent : Theme::Token::Dim);
    } else {
        m_bar->setTime(
            clockText(context.now, context.zone, Detail::Seconds) + u' '
                + zoneLabel(context.now, context.zone),
            Theme::Token::Dim);
    }
}

/// Completes the word before the cursor: a kind, a time, a tag, a role.
void Composer::offer()
{
    const QTextCursor cursor = m_input->textCursor();
    QList<Offer> offers;
    if (m_incident && !m_taking && m_input->hasFocus() && !cursor.hasSelection()) {
        const Offers found = offersAt(
            cursor.block().text(), cursor.positionInBlock(), cursor.blockNumber() == 0, m_syntax,
            m_incident->incident(), timeContext());
        offers = found.list;
        m_offered = cursor.block().position() + static_cast<int>(found.start);
    }
    const bool offering = m_offers->offer(offers);
    offering ? placeOffers() : m_offers->hide();
    using enum ComposerInput::Offering;
    m_input->setOffering(!offering ? None : offers.first().text.startsWith(u'/') ? Enter : Tab);
}

/// Above the box, over whatever the window shows there.
void Composer::placeOffers()
{
    if (m_offers->parentWidget() != window())
        m_offers->setParent(window());
    const QPoint corner = m_box->mapTo(window(), QPoint(2 * step, -m_offers->height() - step));
    m_offers->move(corner.x(), std::max(0, corner.y()));
    m_offers->show();
    m_offers->raise();
}

/// In place of the word that it completes.
void Composer::takeOffer(const QString &text)
{
    QTextCursor cursor = m_input->textCursor();
    cursor.setPosition(m_offered, QTextCursor::KeepAnchor);
    const QString rest =
        m_input->textCursor().block().text().sliced(m_input->textCursor().positionInBlock());
    cursor.insertText(rest.startsWith(u' ') ? text : text + u' ');
    m_offers->hide();
    m_input->setOffering(ComposerInput::Offering::None);
    m_input->setTextCursor(cursor);
    m_input->setFocus();
}

/// Writes a kind into the text, in place of the one that is there.
void Composer::takeKind(EntryKind kind)
{
    QTextCursor cursor(m_input->document());
    const bool named = m_syntax.kindStart >= 0;
    cursor.setPosition(static_cast<int>(named ? m_syntax.kindStart : 0));
    cursor.setPosition(
        static_cast<int>(named ? m_syntax.kindStart + m_syntax.kindLength : 0),
        QTextCursor::KeepAnchor);
    const QString line = m_input->document()->firstBlock().text();
    const bool blank = named && m_syntax.kindStart + m_syntax.kindLength < line.size();
    cursor.insertText(u'/' + word(kind) + (blank ? QString() : u" "_s));
    m_offers->hide();
    m_input->setOffering(ComposerInput::Offering::None);
    m_input->moveCursor(QTextCursor::End);
    m_input->setFocus();
}

void Composer::takeDraft(const ComposerDraft &draft)
{
    m_taking = true;
    m_pause.stop();
    m_question->hide();
    m_answered = {};
    m_answer.reset();
    m_asWritten = false;
    m_audience = draft.audience;
    m_editing = draft.editing;
    m_original = draft.original;
    m_aside = draft.aside;
    m_asideAttachments = draft.asideAttachments;
    m_attachments->setAttachments(draft.attachments);
    setText(draft.text);
    if (isEditing() && !edited()) { // edited elsewhere's incident, or gone with a rebuilt archive:
                                    // it is still a text
        m_editing = {};
        m_original.clear();
    }
    m_taking = false;
    setTimelineKeys(m_timelineKeys);
    tell();
}

ComposerDraft Composer::draft() const
{
    return {
        .text = text(),
        .audience = m_audience,
        .editing = m_editing,
        .original = m_original,
        .aside = m_aside,
        .attachments = m_attachments->attachments(),
        .asideAttachments = m_asideAttachments};
}

void Composer::keepDraft()
{
    if (m_pause.isActive())
        writeDraft();
}

void Composer::writeDraft()
{
    m_pause.stop();
    if (m_incident && m_journal)
        keep(draft().kept());
}

/// The journal writes it shortly after; until then, and for this window, it is known here.
void Composer::keep(const QString &kept, Journal::DraftWhen when)
{
    m_kept.insert(m_incident->id(), kept);
    m_journal->keepDraft(m_incident->id(), kept, when);
}

void Composer::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    tick();
}

void Composer::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    keepDraft();
    if (m_offers)
        m_offers->hide();
}

bool Composer::eventFilter(QObject *watched, QEvent *event)
{
    if (m_offers && watched == m_input
        && (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)) {
        if (event->type() == QEvent::FocusOut)
            m_offers->hide();
        if (!m_offers->isVisible())
            m_input->setOffering(ComposerInput::Offering::None);
        update();
    }
    return QWidget::eventFilter(watched, event);
}

void Composer::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::instance();
    QPainter painter(this);
    const bool focus = m_input->hasFocus();
    const QColor line = isEditing() ? theme.color(Theme::Token::Warning)
        : focus                     ? theme.tint(Theme::Token::Accent, Theme::Tint::Outline)
                                    : theme.color(Theme::Token::Line);
    paintBox(
        &painter, QRectF(m_box->geometry()).adjusted(0.5, 0.5, -0.5, -0.5),
        theme.color(Theme::Token::Panel), line);
}

} // namespace Bridgelog
