// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/timelinepage.h"

#include "timeline/attachmentfiles.h"
#include "timeline/entryform.h"
#include "timeline/entryverbs.h"
#include "timeline/filterrow.h"
#include "timeline/hypothesisstrip.h"
#include "timeline/jumpbar.h"
#include "timeline/pageactions.h"
#include "timeline/searchbar.h"
#include "timeline/thumbnails.h"

#include "composer/composer.h"
#include "composer/composerinput.h"
#include "composer/questionbar.h"
#include "history/historypanel.h"
#include "incident/sizetext.h"
#include "items/timelinejumps.h"
#include "journal/attachmentlimit.h"

#include "common/button.h"
#include "common/icons.h"
#include "common/label.h"

#include <QAbstractButton>
#include <QAction>
#include <QClipboard>
#include <QDragEnterEvent>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMenu>
#include <QMimeData>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Bridgelog {

namespace {

constexpr int step = Theme::step;
constexpr int margin = 5 * step;
constexpr int narrow = 125 * step;

bool mayOpen(const QUrl &link)
{
    return link.isValid()
        && (link.scheme() == u"mailto"
            || ((link.scheme() == u"http" || link.scheme() == u"https") && !link.host().isEmpty()));
}

/// A view that has its model from the start.
TimelineView *makeView(TimelineModel *model, QWidget *parent)
{
    auto *view = new TimelineView(parent);
    view->setModel(model);
    return view;
}

} // namespace

TimelinePage::TimelinePage(QWidget *parent)
    : QWidget(parent)
    , m_model(new TimelineModel(this))
    , m_all(new TimelineModel(this))
    , m_header(new QWidget(this))
    , m_count(new Label({}, Theme::Token::Dim, m_header))
    , m_clock(new Button({}, Button::Kind::Quiet, m_header))
    , m_view(makeView(m_model, this))
    , m_thumbnails(new Thumbnails(this))
    , m_files(new AttachmentFiles(
          [this](const QString &sentence, const QStringList &choices, auto chosen) {
              ask(sentence, choices, std::move(chosen));
          },
          this))
    , m_actions(new PageActions(this))
    , m_search(new SearchBar(*m_view, this))
    , m_filter(new FilterRow(*m_model, this))
    , m_jump(new JumpBar(*m_view, this))
    , m_form(new EntryForm(this))
    , m_hypotheses(new HypothesisStrip(*m_view, *m_all, this))
    , m_history(new HistoryPanel(this))
    , m_question(new QuestionBar(this))
    , m_composer(new Composer(this))
{
    setObjectName(u"timelinePage"_s);
    setAcceptDrops(true);
    makeHeader();
    auto *below = new QVBoxLayout;
    below->setContentsMargins(margin, 2 * step, margin, 4 * step);
    below->setSpacing(2 * step);
    below->addWidget(m_question);
    below->addWidget(m_composer);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addWidget(m_filter);
    layout->addWidget(m_search);
    layout->addWidget(m_jump);
    layout->addWidget(m_form);
    layout->addWidget(m_hypotheses);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_history);
    layout->addLayout(below);

    m_question->setObjectName(u"timelineQuestion"_s);
    setFocusProxy(m_composer);
    connectComposer();
    connectActions();
    connectFiles();
    new EntryVerbs(*m_view, *m_form, this);
    connect(m_model, &QAbstractItemModel::rowsInserted, this, &TimelinePage::tellHeader);
    connect(m_model, &QAbstractItemModel::modelReset, this, &TimelinePage::tellHeader);
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] {
        if (m_place && m_incident && m_incident->isWhole())
            goTo(*m_place);
        if (!m_wanted.isNull())
            show(m_wanted);
    });
    tellHeader();
}

TimelinePage::~TimelinePage() = default;

void TimelinePage::connectComposer()
{
    connect(m_view, &TimelineView::typed, m_composer, &Composer::type);
    connect(m_view, &TimelineView::escaped, m_composer, &Composer::focusInput);
    connect(m_view, &TimelineView::takesLettersChanged, m_composer, &Composer::setTimelineKeys);
    connect(m_view, &TimelineView::editRequested, this, [this](const EntryId &id) {
        m_composer->edit(id);
    });
    connect(m_view, &TimelineView::timeRequested, this, [this](const EntryId &id) {
        m_composer->edit(id, Composer::What::Time);
    });
    connect(m_view, &TimelineView::linkRequested, this, &TimelinePage::askToOpen);
    connect(m_composer, &Composer::logged, this, &TimelinePage::followLogged);
    connect(m_composer, &Composer::editLastRequested, this, &TimelinePage::editLastOwn);
    connect(m_composer, &Composer::pageKey, this, [this](const QKeyEvent *key) {
        m_view->page(
            key->key() == Qt::Key_PageUp ? TimelineView::Away::Up : TimelineView::Away::Down);
    });
    m_composer->setPlace([this] {
        const QList<EntryId> selected = m_view->selected();
        // What stands out because it was logged was not chosen by anybody.
        return selected.isEmpty() || selected.last() == m_logged ? EntryId() : selected.last();
    });
    connect(m_question, &QuestionBar::dismissed, m_composer, &Composer::focusInput);
    for (ToolRow *row : std::initializer_list<ToolRow *>{m_search, m_filter, m_jump, m_form})
        connect(row, &ToolRow::closed, m_composer, &Composer::focusInput);
}

void TimelinePage::connectActions()
{
    const auto on = [this](QAction *action, auto act) {
        connect(action, &QAction::triggered, this, act);
    };
    const auto goTo = [this](int row) {
        if (row < 0 || row >= m_model->rows())
            return;
        m_view->setFocus(Qt::ShortcutFocusReason);
        m_view->goToRow(row);
    };
    using Way = FoundRows::Way;
    on(m_actions->find, [this] { m_search->open(); });
    on(m_actions->findNext, [this] { m_search->go(Way::On); });
    on(m_actions->findPrevious, [this] { m_search->go(Way::Back); });
    on(m_actions->filter, [this] { m_filter->open(); });
    on(m_actions->showAll, [this] { m_filter->clear(); });
    on(m_actions->jump, [this] { m_jump->open(); });
    for (const auto &[action, way] :
         {std::pair(m_actions->nextMilestone, Way::On),
          std::pair(m_actions->previousMilestone, Way::Back)})
        on(action,
           [this, way, goTo] { goTo(milestoneBeside(*m_model, m_view->readingRow(), way)); });
    for (const auto &[action, way] :
         {std::pair(m_actions->nextDay, Way::On), std::pair(m_actions->previousDay, Way::Back)})
        on(action, [this, way, goTo] {
            goTo(dayBeside(*m_model, m_view->readingRow(), way, m_view->zone()));
        });
    on(m_actions->first, [goTo] { goTo(0); });
    on(m_view->actions()->history, [this] {
        if (const QList<EntryId> entries = m_view->targets(); !entries.isEmpty())
            m_history->open(entries.last());
    });
    connect(m_history, &HistoryPanel::closed, m_view, [this] {
        m_view->setFocus(Qt::OtherFocusReason);
    });
    on(m_actions->last, [this, goTo] { goTo(m_model->rows() - 1); });
    connect(m_actions->help, &QAction::triggered, this, &TimelinePage::helpRequested);
    m_letters = m_actions->letters(m_view->actions()->edit);
    m_view->addKeys(m_letters);
}

void TimelinePage::followLogged(const EntryId &entry)
{
    m_view->forgetUnseen(m_logged); // the one before: whoever logs on knows of it
    m_logged = entry;
    if (m_model->rowOf(entry) >= 0)
        return m_view->setCurrent(entry);
    ask(tr("Logged, but the filter does not show it"), {tr("Show all entries")},
        [this, entry](int) {
            m_model->setFilter({});
            m_view->setCurrent(entry);
            m_view->scrollToEnd();
            m_composer->focusInput();
        });
}

void TimelinePage::makeHeader()
{
    m_header->setObjectName(u"timelineHeader"_s);
    m_count->setObjectName(u"entryCount"_s);
    m_count->setFace(Theme::Size::Small);
    m_clock->setObjectName(u"clockButton"_s);
    auto *filter = new Button({}, Button::Kind::Quiet, m_header);
    filter->setObjectName(u"filterButton"_s);
    filter->setIcon(icon(u"filter"_s));
    filter->setAccessibleName(tr("Filter the timeline"));
    connect(filter, &QAbstractButton::clicked, this, [this] { m_actions->filter->trigger(); });
    auto *clocks = new QMenu(m_clock);
    m_localFirst = clocks->addAction(QString(), this, [this] { setUtcFirst(false); });
    m_utcFirst = clocks->addAction(QString(), this, [this] { setUtcFirst(true); });
    m_localFirst->setObjectName(u"localFirst"_s);
    m_utcFirst->setObjectName(u"utcFirst"_s);
    for (QAction *action : {m_localFirst, m_utcFirst})
        action->setCheckable(true);
    m_clock->setMenu(clocks);
    auto *layout = new QHBoxLayout(m_header);
    layout->setContentsMargins(margin, step, margin - 2 * step, step);
    layout->setSpacing(step);
    layout->addStretch();
    layout->addWidget(m_count);
    layout->addWidget(m_clock);
    layout->addWidget(filter);
}

void TimelinePage::setIncident(OpenIncident *incident, Journal *journal)
{
    if (m_incident)
        m_incident->disconnect(this);
    m_incident = incident;
    m_journal = journal;
    m_wanted = {};
    m_place.reset();
    m_question->hide();
    m_search->hide();
    m_search->search()->setText({});
    m_search->setIncident(
        incident ? incident->id() : IncidentId(), journal ? journal->path() : QString());
    m_filter->hide();
    m_jump->hide();
    m_form->hide();
    m_model->setFilter({});
    m_view->setZone(zoneOrUtc(incident ? incident->incident().zone : QString()));
    m_model->setIncident(incident);
    m_all->setIncident(incident);
    m_view->setCurrent({});
    m_view->scrollToEnd();
    m_history->setIncident(incident, journal);
    m_thumbnails->setJournal(journal);
    m_files->setJournal(journal);
    m_composer->setIncident(incident, journal);
    if (incident) {
        connect(incident, &OpenIncident::saved, this, [this](const QList<EntryId> &entries) {
            m_view->tellSaved(entries, Instant::now());
        });
        connect(incident, &OpenIncident::changed, this, [this](const Changes &changes) {
            if (changes.parts & Part::Header)
                takeZone();
        });
        connect(incident, &OpenIncident::reset, this, &TimelinePage::takeZone);
    }
    tellHeader();
}

void TimelinePage::takeZone()
{
    m_view->setZone(zoneOrUtc(m_incident->incident().zone));
    tellHeader();
}

QList<QAction *> TimelinePage::entryActions() const { return m_view->actions()->all(); }

QList<QAction *> TimelinePage::pageActions() const { return m_actions->all(); }

QList<QAction *> TimelinePage::clockActions() const { return {m_localFirst, m_utcFirst}; }

QList<QAction *> TimelinePage::readingActions() const
{
    return m_view->actions()->reading() + m_letters;
}

TimelineView::Place TimelinePage::place() const { return m_place ? *m_place : m_view->place(); }

void TimelinePage::goTo(const TimelineView::Place &place)
{
    m_place.reset();
    if (m_incident && !m_incident->isWhole())
        m_place = place;
    m_view->goTo(place);
}

void TimelinePage::show(const EntryId &entry)
{
    if (m_model->rowOf(entry) < 0)
        m_model->setFilter({});
    const int row = m_model->rowOf(entry);
    m_wanted = row < 0 && m_incident && !m_incident->isWhole() ? entry : EntryId();
    if (row < 0)
        return;
    m_view->setCurrent(entry);
    m_view->reveal(row);
}

void TimelinePage::askLargestFile()
{
    if (!m_journal)
        return;
    m_form->ask(
        {.what = tr("Largest attachment, now %1").arg(sizeText(m_journal->attachmentLimit())),
         .prompt = tr("200 MiB, 2 GiB; empty: the usual 1 GiB"),
         .optional = true,
         .take = [this](const QString &answer) {
             const auto limit = setAttachmentLimit(answer);
             if (limit)
                 m_journal->setAttachmentLimit(*limit);
             return limit ? QString() : limit.error().sentence;
         }});
}

void TimelinePage::tick()
{
    if (m_composer->isVisible())
        m_composer->tick();
}

void TimelinePage::focusComposer() { m_composer->focusInput(); }

bool TimelinePage::utcFirst() const { return m_view->firstClock() == Clock::Utc; }

void TimelinePage::setUtcFirst(bool utcFirst)
{
    if (this->utcFirst() != utcFirst) {
        m_view->setFirstClock(utcFirst ? Clock::Utc : Clock::Local);
        Q_EMIT utcFirstChanged(utcFirst);
    }
    tellHeader();
}

QWidget *TimelinePage::takeHeader()
{
    layout()->removeWidget(m_header);
    m_header->layout()->setContentsMargins({});
    return m_header;
}

/// Where there is little room, the clock says more than the number of entries.
void TimelinePage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_count->setVisible(width() >= narrow);
}

/// "18 entries · BST with UTC beneath".
void TimelinePage::tellHeader()
{
    const bool whole = m_incident && m_incident->isWhole();
    m_count->setText(whole ? tr("%n entries", nullptr, m_model->allRows()) + u" ·"_s : QString());
    const QTimeZone zone = zoneOrUtc(m_incident ? m_incident->incident().zone : QString());
    const auto last = m_model->entry(m_model->rows() - 1);
    const QString local = zoneLabel(last && last->at.at ? *last->at.at : Instant::now(), zone);
    const QString localFirst = tr("%1 with UTC beneath").arg(local);
    const QString utcFirst = tr("UTC with %1 beneath").arg(local);
    m_localFirst->setText(localFirst);
    m_utcFirst->setText(utcFirst);
    m_localFirst->setChecked(!this->utcFirst());
    m_utcFirst->setChecked(this->utcFirst());
    const bool one = isUtc(zone);
    m_clock->setText(one ? tr("UTC") : (this->utcFirst() ? utcFirst : localFirst));
    m_clock->setEnabled(!one);
    m_clock->setVisible(m_incident);
}

/// The one logged last, by this person.
void TimelinePage::editLastOwn()
{
    const EntryHead *newest = nullptr;
    for (int row = m_model->rows() - 1; row >= std::max(0, m_model->rows() - 2000); --row) {
        const EntryHead *entry = m_model->head(row);
        const bool own = entry->kind <= EntryKind::Todo && !entry->struck
            && m_model->entry(row)->author == m_incident->author();
        if (own && (!newest || entry->recordedAt > newest->recordedAt))
            newest = entry;
    }
    if (!newest)
        return;
    const EntryId id = newest->id;
    m_view->setCurrent(id);
    m_view->reveal(m_model->rowOf(id));
    m_composer->edit(id);
}

/// In place of what was asked before; nothing to say takes that back.
void TimelinePage::ask(
    const QString &sentence, const QStringList &choices, std::function<void(int)> chosen)
{
    disconnect(m_question, &QuestionBar::chosen, this, nullptr);
    if (sentence.isEmpty())
        return m_question->hide();
    m_question->ask(sentence, choices);
    if (!chosen)
        return;
    connect(m_question, &QuestionBar::chosen, this, chosen);
    // Who asked for it with a key answers with one.
    if (m_view->takesLetters())
        m_question->findChild<QAbstractButton *>(u"choice1"_s)->setFocus(Qt::OtherFocusReason);
}

void TimelinePage::connectFiles()
{
    m_view->setThumbnails(m_thumbnails);
    connect(m_view, &TimelineView::attachmentRequested, m_files, &AttachmentFiles::open);
    connect(m_files, &AttachmentFiles::saveRequested, this, &TimelinePage::saveRequested);
    const auto attachments = [this] {
        const auto entry = m_model->entry(m_view->currentRow());
        return entry ? entry->attachments : QList<Attachment>();
    };
    const EntryActions *actions = m_view->actions();
    connect(actions->openFile, &QAction::triggered, this, [this, attachments] {
        m_files->openOne(attachments());
    });
    connect(actions->saveFile, &QAction::triggered, this, [this, attachments] {
        m_files->saveOne(attachments());
    });
}

/// Nothing opens by itself, and nothing but the web and mail; the whole address is shown first, as
/// it will be asked for.
void TimelinePage::askToOpen(const QUrl &link)
{
    const QString address = QString::fromLatin1(link.toEncoded());
    if (!mayOpen(link))
        return ask(
            tr("Only http, https and mailto addresses are opened, not %1").arg(address), {}, {});
    ask(tr("Open %1 in another program?").arg(address), {tr("Open"), tr("Copy the address")},
        [this, link, address](int choice) {
            if (choice == 0)
                QDesktopServices::openUrl(link);
            else
                QGuiApplication::clipboard()->setText(address);
            m_composer->focusInput();
        });
}

void TimelinePage::dragEnterEvent(QDragEnterEvent *event)
{
    if (m_incident && (event->mimeData()->hasUrls() || event->mimeData()->hasImage()))
        event->acceptProposedAction();
}

void TimelinePage::dropEvent(QDropEvent *event)
{
    if (m_composer->takePaste(*event->mimeData()))
        event->acceptProposedAction();
}

} // namespace Bridgelog
