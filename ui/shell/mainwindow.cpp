// SPDX-License-Identifier: GPL-3.0-or-later
#include "postmortem/postmortempage.h"
#include "shell/mainwindow.h"

#include "common/hairline.h"
#include "common/label.h"
#include "handoff/handoffpage.h"
#include "shell/exporter.h"
#include "room/roomwindow.h"
#include "shell/header.h"
#include "shell/opentabs.h"
#include "shell/notifier.h"
#include "shell/phasestepper.h"
#include "shell/remindertray.h"
#include "shell/reminderwatch.h"
#include "shell/sidebar.h"
#include "shell/sidepanel.h"
#include "shell/standingbar.h"
#include "shell/undolist.h"
#include "shell/windowactions.h"
#include "shell/windowsettings.h"
#include "shell/workarea.h"
#include "timeline/timelinepage.h"

#include <QAction>
#include <QApplication>
#include <QKeyEvent>
#include <QMenuBar>
#include <QScreen>
#include <QSplitter>
#include <QTemporaryDir>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Bridgelog {

namespace {

// The side panels go where there is no room for them, counted in device-independent pixels.
constexpr int roomForBoth = 1120;
constexpr int roomForOne = 880;

} // namespace

/// What shows a second changes when it is full, and all of it at once.
static int msToNextSecond()
{
    const Instant now = Instant::now();
    constexpr qint64 ms = 1000;
    return static_cast<int>(
        (Instant::second - now.us + now.flooredTo(Instant::second).us) / ms + 1);
}

MainWindow::MainWindow(Journal &journal, const QString &author, FileChooser &files)
    : m_journal(journal)
    , m_author(author)
    , m_files(files)
    , m_actions(new WindowActions(this))
    , m_tabs(new OpenTabs(this))
    , m_exporter(new Exporter(files, this))
    , m_splitter(new QSplitter(Qt::Horizontal, this))
    , m_sidebar(new Sidebar(journal, this))
    , m_work(new WorkArea(journal, this))
    , m_standing(new StandingBar(this))
    , m_reminders(new ReminderWatch(journal, *m_tabs, this))
    , m_clock(new QTimer(this))
    , m_reload(new QTimer(this))
{
    setObjectName(u"mainWindow"_s);
    setWindowTitle(u"Bridgelog"_s);
    setMinimumSize(480, 360);
    nameMenuBar();
    makeLayout();
    m_sidebar->setSearchAction(m_actions->search);
    m_actions->addToTimeline(m_work->timeline()->pageActions());
    m_actions->addTimelineKeys(tr("Entries"), m_work->timeline()->entryActions());
    m_actions->addTimelineKeys(tr("Reading"), m_work->timeline()->readingActions());
    connectIncidentActions();
    connectViewActions();
    connectArchiveActions();
    connectTabs();
    connectReminders();

    m_clock->setSingleShot(true);
    m_clock->setTimerType(Qt::PreciseTimer); // early, it would show the second before
    connect(m_clock, &QTimer::timeout, this, [this] {
        tick();
        m_clock->start(msToNextSecond());
    });
    m_reload->setSingleShot(true);
    m_reload->setInterval(200);
    connect(m_reload, &QTimer::timeout, m_sidebar, &Sidebar::reload);
    connect(m_reload, &QTimer::timeout, this, &MainWindow::refreshTabs);
    connect(m_reload, &QTimer::timeout, this, &MainWindow::tellActions);
    connect(&m_journal, &Journal::grown, m_reload, [this] {
        if (!m_reload->isActive())
            m_reload->start();
    });
    connect(&m_journal, &Journal::standingChanged, this, [this] {
        m_standing->setStanding(m_journal.standing(), showing());
    });
    connect(m_sidebar, &Sidebar::chosen, this, &MainWindow::openIncident);
    connect(m_sidebar, &Sidebar::actionsAsked, this, &MainWindow::showActions);
    connect(m_sidebar, &Sidebar::viewForgotten, this, [this](const SavedView &view) {
        m_work->tell(
            MessageBar::Kind::Note, tr("The view “%1” was forgotten.").arg(view.name),
            tr("Bring it back"), [view] { SavedViews::instance().save(view); });
    });
    connect(m_sidebar, &Sidebar::left, m_work, &WorkArea::focusHome);
    connect(m_work, &WorkArea::declared, this, &MainWindow::declare);
    connect(m_work, &WorkArea::imported, this, &MainWindow::tellImported);
    restore();
}

MainWindow::~MainWindow()
{
    for (const QPointer<RoomWindow> &room : std::as_const(m_rooms))
        delete room;
    m_work->setIncident(nullptr);
}

void MainWindow::nameMenuBar()
{
    auto *name = new Label(u"Bridgelog"_s, Theme::Token::Text, menuBar());
    name->setFace(Theme::Size::Body, Label::Face::Strong);
    name->setContentsMargins(3 * Theme::step, 0, Theme::step, 0);
    menuBar()->setCornerWidget(name, Qt::TopLeftCorner);
}

void MainWindow::makeLayout()
{
    m_splitter->setObjectName(u"windowSplitter"_s);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(m_sidebar);
    m_splitter->addWidget(m_work);
    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 1);
    m_sidebar->setMinimumWidth(180);
    auto *centre = new QWidget(this);
    auto *layout = new QVBoxLayout(centre);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(new Hairline(centre));
    layout->addWidget(m_splitter, 1);
    layout->addWidget(m_standing);
    setCentralWidget(centre);
}

void MainWindow::restore()
{
    const WindowSettings settings;
    resize(QSize(1440, 900).boundedTo(screen()->availableSize()));
    restoreGeometry(settings.geometry());
    const QByteArray left = settings.splitter(u"left"_s);
    const QByteArray right = settings.splitter(u"right"_s);
    if (left.isEmpty() || !m_splitter->restoreState(left))
        m_splitter->setSizes({248, width() - 248});
    if (right.isEmpty() || !m_work->splitter()->restoreState(right))
        m_work->splitter()->setSizes({width() - 248 - 335, 335});
    m_wasRoomy = width() >= roomForOne;
    m_wasWide = width() >= roomForBoth;
    m_actions->leftPanel->setChecked(m_wasRoomy && settings.isPanelShown(u"left"_s));
    m_actions->rightPanel->setChecked(m_wasWide && settings.isPanelShown(u"right"_s));
    m_sidebar->setVisible(m_actions->leftPanel->isChecked());
    m_work->setSideShown(m_actions->rightPanel->isChecked());
    m_actions->themes.at(static_cast<int>(Theme::instance().choice()))->setChecked(true);
}

void MainWindow::fitPanels()
{
    // Only when the window crosses a threshold: what a person opened in a narrow window stays open.
    const bool roomy = width() >= roomForOne;
    const bool wide = width() >= roomForBoth;
    if (roomy != m_wasRoomy)
        m_actions->leftPanel->setChecked(roomy && WindowSettings().isPanelShown(u"left"_s));
    if (wide != m_wasWide)
        m_actions->rightPanel->setChecked(wide && WindowSettings().isPanelShown(u"right"_s));
    m_wasRoomy = roomy;
    m_wasWide = wide;
}

void MainWindow::start(const std::optional<IncidentId> &id)
{
    m_sidebar->reload();
    QTimer::singleShot(300, this, &MainWindow::tellActions);
    m_standing->setStanding(m_journal.standing(), showing());
    const std::optional<IncidentId> before = id ? id : restoreTabs();
    const std::optional<IncidentId> first = m_sidebar->first();
    if (before)
        openIncident(*before);
    const bool over = !m_incident || isOver(m_incident->incident().phase);
    if (first && !id && over)
        openNewest(*first);
    m_work->setWelcome([this] { return makeWelcome(); });
}

/// The newest one, unless the tabs of the last time are there and it is not under way.
void MainWindow::openNewest(const IncidentId &id)
{
    const auto newest = Archive(m_journal).summary(id);
    if (m_tabs->size() == 0 || (newest && newest->isActive()))
        openIncident(id);
}

void MainWindow::openIncident(const IncidentId &id)
{
    if (m_incident && m_incident->id() == id) {
        m_work->leavePage();
        return;
    }
    const int tab = m_tabs->indexOf(id);
    if (tab >= 0 && m_tabs->at(tab).incident)
        return setIncident(m_tabs->at(tab).incident);
    auto opened = OpenIncident::open(m_journal, id, m_author);
    if (!opened) {
        m_work->tell(MessageBar::Kind::Problem, opened.error().sentence);
        return;
    }
    setIncident(std::move(*opened));
}

void MainWindow::setIncident(std::shared_ptr<OpenIncident> incident)
{
    if (m_incident) {
        m_tabs->setPlace(m_work->timeline()->place());
        m_incident->disconnect(this);
    }
    m_work->setIncident(incident.get());
    m_incident = std::move(incident); // the one before goes when nobody holds it any more
    m_tabs->show(m_incident);
    m_work->timeline()->goTo(m_tabs->at(m_tabs->current()).place);
    m_actions->setIncidentOpen(m_incident != nullptr);
    m_sidebar->select(m_incident->id());
    connect(m_incident.get(), &OpenIncident::undoChanged, this, &MainWindow::tellUndo);
    connect(m_incident.get(), &OpenIncident::changed, this, [this](const Changes &changes) {
        if (m_handoff)
            m_handoff->refresh();
        if (changes.parts & Part::Header)
            setWindowTitle(tr("%1 — Bridgelog").arg(m_incident->incident().title));
    });
    connect(m_incident.get(), &OpenIncident::objected, this, [this](const QString &sentence) {
        m_work->tell(MessageBar::Kind::Warning, sentence);
    });
    setWindowTitle(tr("%1 — Bridgelog").arg(m_incident->incident().title));
    if (m_undoList)
        m_undoList->setIncident(m_incident.get());
    if (m_handoff)
        m_handoff->setIncident(m_incident.get());
    tellUndo();
    m_standing->setStanding(m_journal.standing(), showing());
    if (m_clock->isActive()) // else once the window is shown
        tick();
    m_work->focusHome();
}

void MainWindow::tellUndo()
{
    const bool canUndo = m_incident && m_incident->canUndo();
    const bool canRedo = m_incident && m_incident->canRedo();
    m_actions->undo->setEnabled(canUndo);
    m_actions->redo->setEnabled(canRedo);
    m_actions->undo->setText(
        canUndo ? tr("&Undo: %1").arg(m_incident->undoText().replace(u'&', u"&&"_s)) : tr("&Undo"));
    m_actions->redo->setText(
        canRedo ? tr("&Redo: %1").arg(m_incident->redoText().replace(u'&', u"&&"_s)) : tr("&Redo"));
}

Showing MainWindow::showing() const
{
    if (m_incident)
        return showingIn(m_incident->incident().zone, Instant::now());
    return {.now = Instant::now(), .zone = QTimeZone::systemTimeZone()};
}

void MainWindow::tick()
{
    const Showing now = showing();
    m_standing->setNow(now);
    m_work->setNow(now.now);
    m_sidebar->setNow(now.now);
}

/// Reminders come to a hidden window, too: there through the desktop.
void MainWindow::connectReminders()
{
    connect(
        m_reminders, &ReminderWatch::due, this,
        [this](const IncidentId &incident, const QString &title, const Deadline &deadline) {
            const bool isShown = m_incident && m_incident->id() == incident;
            m_work->reminders()->add(incident, deadline, isShown ? QString() : title);
            const bool isHeard = WindowSettings().isReminderHeard();
            if (!isVisible() || isMinimized())
                notifyDesktop(
                    tr("Bridgelog"), m_work->reminders()->sentence(),
                    isHeard ? NotifierSound::Usual : NotifierSound::None);
            else if (isHeard)
                QApplication::beep();
        });
    connect(m_reminders, &ReminderWatch::looked, this, [this] {
        m_work->reminders()->keepOnly([this](const IncidentId &incident, const QString &key) {
            return m_reminders->stands(incident, key);
        });
    });
    connect(m_work->reminders(), &ReminderTray::snoozed, m_reminders, &ReminderWatch::snooze);
}

void MainWindow::watchClock()
{
    const bool visible = isVisible() && !isMinimized();
    if (visible && !m_clock->isActive()) {
        tick();
        m_clock->start(msToNextSecond());
    } else if (!visible) {
        m_clock->stop();
    }
}

void MainWindow::showEvent(QShowEvent *event)
{
    QMainWindow::showEvent(event);
    watchClock();
}

void MainWindow::hideEvent(QHideEvent *event)
{
    QMainWindow::hideEvent(event);
    watchClock();
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::WindowStateChange)
        watchClock();
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    fitPanels();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    for (const QPointer<RoomWindow> &room : std::as_const(m_rooms)) {
        if (room)
            room->close();
    }
    WindowSettings settings;
    settings.setGeometry(saveGeometry());
    settings.setSplitter(u"left"_s, m_splitter->saveState());
    settings.setSplitter(u"right"_s, m_work->splitter()->saveState());
    QMainWindow::closeEvent(event);
}

void MainWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        m_work->leavePage();
    else
        QMainWindow::keyPressEvent(event);
}

} // namespace Bridgelog
