// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/mainwindow.h"

#include "actions/actionspage.h"
#include "checklist/checklistsection.h"
#include "common/button.h"
#include "composer/composer.h"
#include "composer/composerbar.h"
#include "handoff/handoffpage.h"
#include "journal/backup.h"
#include "journal/verify.h"
#include "postmortem/postmortempage.h"
#include "room/roomwindow.h"
#include "session/rehearsal.h"
#include "shell/exporter.h"
#include "shell/exportmenu.h"
#include "shell/header.h"
#include "shell/phasestepper.h"
#include "shell/shortcuts.h"
#include "shell/shortcutspage.h"
#include "shell/sidebar.h"
#include "shell/reasonbar.h"
#include "shell/sidepanel.h"
#include "shell/undolist.h"
#include "shell/welcomepage.h"
#include "shell/windowactions.h"
#include "shell/windowpalette.h"
#include "shell/windowsettings.h"
#include "common/worker.h"
#include "shell/workarea.h"
#include "templates/templatespage.h"
#include "timeline/attachmentfiles.h"
#include "timeline/timelinepage.h"

#include <QAction>
#include <QCoreApplication>
#include <QDesktopServices>
#include <QFileInfo>
#include <QSplitter>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace Bridgelog {

// What the actions of a window do; see mainwindow.cpp for the window itself.

namespace {

void openFolder(const QString &path) { QDesktopServices::openUrl(QUrl::fromLocalFile(path)); }

} // namespace

QWidget *MainWindow::makeWelcome() const
{
    return new WelcomePage(
        {{.action = m_actions->declare,
          .text = tr("Declare an incident"),
          .explanation = tr("One line, and the clock runs.")},
         {.action = m_actions->sample,
          .text = tr("Open a sample"),
          .explanation = tr("An invented outage, to look around.")},
         {.action = m_actions->import,
          .text = tr("Import"),
          .explanation = tr("A status page's text, or an incident exported as JSON.")}},
        m_work);
}

void MainWindow::connectIncidentActions()
{
    const auto on = [this](QAction *action, auto act) {
        connect(action, &QAction::triggered, this, act);
    };
    on(m_actions->declare, [this] { m_work->declare(); });
    on(m_actions->newWindow, [this] { Q_EMIT newWindowAsked(); });
    on(m_actions->import, [this] {
        m_files.file(
            this, tr("Import"), tr("Incidents (*.txt *.md *.json);;All files (*)"),
            [this](const QString &path) { m_work->import(path); });
    });
    on(m_actions->sample, [this] { openSample(); });
    on(m_actions->attach, [this] {
        m_files.file(this, tr("Attach a file"), tr("All files (*)"), [this](const QString &path) {
            m_work->timeline()->composer()->attachFiles({QUrl::fromLocalFile(path)});
        });
    });
    on(m_actions->postUpdate, [this] { m_work->postUpdate(); });
    on(m_actions->handOff, [this] { showHandoff(); });
    connectChecklist();
    on(m_actions->exportNow, [this] {
        m_work->keepTyped();
        m_exporter->exportIncident(m_incident->incident());
    });
    connect(m_work, &WorkArea::postmortemMade, this, &MainWindow::connectPostmortem);
    on(m_actions->rename, [this] { m_work->header()->editTitle(); });
    SidePanel *side = m_work->sidePanel();
    const auto onSide = [this, on](QAction *action, auto act) {
        on(action, [this, act] {
            m_actions->rightPanel->setChecked(true);
            act();
        });
    };
    onSide(m_actions->zone, [side] { side->editZone(); });
    onSide(m_actions->summary, [side] { side->editSummary(); });
    onSide(m_actions->assignment, [side] { side->giveAssignment(); });
    onSide(m_actions->role, [side] { side->giveRole(); });
    onSide(m_actions->component, [side] { side->editComponent(); });
    onSide(m_actions->checklist, [side] { side->goToChecklist(); });
    for (int i = 0; i < m_actions->milestones.size(); ++i)
        onSide(m_actions->milestones.at(i), [side, i] {
            side->editMilestone(static_cast<MilestoneName>(i));
        });
    for (int i = 0; i < m_actions->severities.size(); ++i)
        on(m_actions->severities.at(i), [this, i] { m_incident->setSeverity(i + 1); });
    for (int i = 0; i < m_actions->phases.size(); ++i)
        on(m_actions->phases.at(i), [this, i] { setPhase(static_cast<Phase>(i)); });
    on(m_actions->undo, [this] {
        m_work->keepTyped();
        m_incident->undo();
    });
    on(m_actions->redo, [this] {
        m_work->keepTyped();
        m_incident->redo();
    });
    on(m_actions->undoList, [this] { showUndoList(); });
    on(m_actions->closeWindow, [this] { close(); });
    on(m_actions->quit, [] { QCoreApplication::quit(); });

    Header *header = m_work->header();
    connect(header, &Header::updateClicked, m_actions->postUpdate, &QAction::trigger);
    connect(header, &Header::handOffClicked, m_actions->handOff, &QAction::trigger);
    connect(header, &Header::exportClicked, m_actions->exportNow, &QAction::trigger);
    connect(header, &Header::retitled, this, [this](const QString &title) {
        m_incident->retitle(title);
    });
    connect(header, &Header::severityClicked, this, [this] {
        m_actions->rightPanel->setChecked(true);
        m_work->sidePanel()->editSeverity();
    });
    connect(header->stepper(), &PhaseStepper::phaseChosen, this, &MainWindow::setPhase);
    connectExport();
}

void MainWindow::connectViewActions()
{
    connect(m_actions->palette, &QAction::triggered, this, &MainWindow::showPalette);
    connect(m_actions->roomView, &QAction::triggered, this, &MainWindow::showRoom);
    connect(m_actions->saveView, &QAction::triggered, this, [this] {
        m_actions->leftPanel->setChecked(true);
        m_sidebar->saveView();
    });
    connect(m_actions->search, &QAction::triggered, this, [this] {
        m_actions->leftPanel->setChecked(true);
        m_sidebar->focusSearch();
    });
    // Remembered only where there is room: a narrow window says nothing about a wide one.
    connect(m_actions->leftPanel, &QAction::toggled, this, [this](bool shown) {
        m_sidebar->setVisible(shown);
    });
    connect(m_actions->leftPanel, &QAction::triggered, this, [](bool shown) {
        WindowSettings().setPanelShown(u"left"_s, shown);
    });
    connect(m_actions->rightPanel, &QAction::toggled, this, [this](bool shown) {
        m_work->setSideShown(shown);
    });
    connect(m_actions->rightPanel, &QAction::triggered, this, [this](bool shown) {
        if (m_wasWide)
            WindowSettings().setPanelShown(u"right"_s, shown);
    });
    for (int i = 0; i < m_actions->themes.size(); ++i) {
        const auto choice = static_cast<Theme::Choice>(i);
        connect(m_actions->themes.at(i), &QAction::triggered, this, [choice] {
            Theme::instance().setChoice(choice);
            WindowSettings().setTheme(choice);
        });
    }
    connect(m_actions->fullScreen, &QAction::toggled, this, [this](bool full) {
        setWindowState(windowState().setFlag(Qt::WindowFullScreen, full));
    });
    connect(m_actions->compose, &QAction::triggered, this, [this] {
        m_work->showTab(WorkArea::Tab::Timeline);
        m_work->leavePage();
    });
    connect(m_actions->postmortem, &QAction::triggered, this, [this] {
        m_work->showTab(WorkArea::Tab::Postmortem);
    });
    connect(
        m_actions->swapClock, &QAction::toggled, m_work->timeline(), &TimelinePage::setUtcFirst);
    connect(
        m_work->timeline(), &TimelinePage::utcFirstChanged, m_actions->swapClock,
        &QAction::setChecked);
    connect(
        m_work->timeline(), &TimelinePage::helpRequested, m_actions->shortcuts, &QAction::trigger);
    connect(m_work->timeline(), &TimelinePage::saveRequested, this, &MainWindow::saveAttachment);
    connect(m_actions->previous, &QAction::triggered, this, [this] { goTo(-1); });
    connect(m_actions->next, &QAction::triggered, this, [this] { goTo(1); });
    connect(m_actions->shortcuts, &QAction::triggered, this, &MainWindow::showShortcuts);
    connect(m_actions->about, &QAction::triggered, this, &MainWindow::tellVersion);
}

void MainWindow::connectArchiveActions()
{
    connect(m_actions->verify, &QAction::triggered, this, &MainWindow::verifyArchive);
    connect(m_actions->backUp, &QAction::triggered, this, &MainWindow::backUpArchive);
    connect(m_actions->rebuild, &QAction::triggered, this, &MainWindow::rebuildArchive);
    connect(m_actions->templates, &QAction::triggered, this, &MainWindow::showTemplates);
    connect(m_actions->actionItems, &QAction::triggered, this, &MainWindow::showActions);
    connect(m_actions->clocks, &QAction::triggered, this, &MainWindow::showClocks);
    connect(m_actions->largestFile, &QAction::triggered, this, [this] {
        m_work->leavePage();
        m_work->timeline()->askLargestFile();
    });
    connect(m_actions->showFolder, &QAction::triggered, this, [this] {
        openFolder(QFileInfo(m_journal.path()).path());
    });
}

void MainWindow::setPhase(Phase phase)
{
    if (!m_incident || phase == m_incident->incident().phase)
        return;
    if (isBackwards(m_incident->incident().phase, phase))
        m_work->askWhy(phase);
    else
        m_incident->setPhase(phase);
}

void MainWindow::goTo(int by)
{
    if (const auto id = m_sidebar->neighbour(by))
        openIncident(*id);
}

void MainWindow::showPalette()
{
    if (!m_palette) {
        m_palette = new WindowPalette(m_journal.path(), this);
        connect(m_palette, &WindowPalette::incidentChosen, this, &MainWindow::openIncident);
        connect(m_palette, &WindowPalette::entryChosen, this, &MainWindow::showEntry);
        connect(m_palette, &WindowPalette::viewChosen, this, [this](const QString &query) {
            m_actions->leftPanel->setChecked(true);
            m_sidebar->show(query);
        });
    }
    QList<WindowPalette::Command> commands;
    for (const WindowActions::Group &group : m_actions->groups()) {
        for (QAction *action : group.actions)
            commands.append({.action = action, .place = group.title, .within = group.within});
    }
    m_actions->exportMenu->fill();
    for (QAction *action : m_actions->exportMenu->actions()) {
        if (!action->isSeparator() && m_incident)
            commands.append({.action = action, .place = tr("Export"), .within = tr("Incident")});
    }
    const TimelinePage *timeline = m_work->timeline();
    for (QAction *action : timeline->entryActions())
        commands.append({.action = action, .place = tr("Selected entry")});
    for (QAction *action : timeline->clockActions())
        commands.append({.action = action, .place = tr("Clock"), .within = tr("Timeline")});
    for (QAction *action : timeline->composer()->bar()->choices())
        commands.append({.action = action, .place = tr("New entry"), .within = tr("Timeline")});
    if (m_templates) {
        for (QAction *action : m_templates->pageActions())
            commands.append({.action = action, .place = tr("Checklists and templates")});
    }
    if (m_actionItems) {
        for (QAction *action : m_actionItems->pageActions())
            commands.append({.action = action, .place = tr("Action items")});
    }
    if (m_incident) {
        for (QAction *action : m_work->postmortem()->pageActions())
            commands.append({.action = action, .place = tr("Postmortem")});
    }
    if (m_handoff && m_incident) {
        for (QAction *action : m_handoff->pageActions())
            commands.append({.action = action, .place = tr("Hand off")});
    }
    if (m_incident) {
        for (QAction *action : m_work->sidePanel()->checklist()->sectionActions())
            commands.append({.action = action, .place = tr("Checklist"), .within = tr("Incident")});
    }
    commands.removeIf([this](const auto &command) { return command.action == m_actions->palette; });
    m_palette->toggle(commands);
}

void MainWindow::showUndoList()
{
    if (!m_undoList) {
        m_undoList = new UndoList(this);
        m_undoList->setIncident(m_incident.get());
    }
    m_undoList->open();
}

void MainWindow::showRoom()
{
    m_rooms.removeIf([](const QPointer<RoomWindow> &room) { return room.isNull(); });
    for (const QPointer<RoomWindow> &room : std::as_const(m_rooms)) {
        if (room->incident() == m_incident->id()) {
            room->raise();
            room->activateWindow();
            return;
        }
    }
    auto *room = new RoomWindow(m_incident);
    m_rooms.append(room);
    connect(room, &RoomWindow::left, this, [](const QByteArray &geometry) {
        WindowSettings().setRoomGeometry(geometry);
    });
    Shortcuts::instance().adopt(room->fullScreen(), m_actions->fullScreen->objectName());
    Shortcuts::instance().adopt(room->closing(), m_actions->closeTab->objectName());
    room->place(WindowSettings().roomGeometry(), this);
    room->show();
}

void MainWindow::showEntry(const IncidentId &incident, const EntryId &entry)
{
    openIncident(incident);
    if (m_incident && m_incident->id() == incident)
        m_work->timeline()->show(entry);
}

void MainWindow::declare(const OpenIncident::Declaration &declaration)
{
    auto declared = OpenIncident::declare(m_journal, declaration, m_author);
    if (declared)
        setIncident(std::move(*declared));
    else
        m_work->tell(MessageBar::Kind::Problem, declared.error().sentence);
}

void MainWindow::tellImported(const ImportOutcome &outcome)
{
    m_sidebar->reload();
    if (outcome.first)
        openIncident(*outcome.first);
    const QString added = outcome.added == 1 ? tr("One incident was imported.")
                                             : tr("%1 incidents were imported.").arg(outcome.added);
    const QString known = outcome.known == 1
        ? tr("One incident was there already; nothing was added to it.")
        : tr("%1 incidents were there already; nothing was added to them.").arg(outcome.known);
    const QString text = outcome.known == 0 ? added
        : outcome.added == 0                ? known
                                            : added + u' ' + known;
    m_work->tell(MessageBar::Kind::Done, text);
}

void MainWindow::openSample()
{
    const auto sample = Rehearsal::shipped();
    if (!sample) {
        m_work->tell(MessageBar::Kind::Problem, sample.error().sentence);
        return;
    }
    // Always of the same hour: opening it again adds nothing.
    constexpr qint64 hour = 60 * Instant::minute;
    const Instant yesterday{Instant::now().flooredTo(24 * hour).us - 8 * hour};
    QList<Event> events;
    for (const Rehearsal::Step &step : sample->play(yesterday))
        events += step.events;
    const IncidentId id = sample->incidentId(yesterday);
    m_journal.append(events).then(this, [this, id](const Result<QList<Event>> &written) {
        if (!written) {
            m_work->tell(MessageBar::Kind::Problem, written.error().sentence);
            return;
        }
        m_sidebar->reload();
        openIncident(id);
    });
}

void MainWindow::saveAttachment(const Attachment &attachment)
{
    const auto save = [this, sha256 = attachment.sha256](const QString &path) {
        m_journal.exportAttachment(sha256, path).then(this, [this, path](const Result<> &written) {
            if (!written)
                return m_work->tell(MessageBar::Kind::Problem, written.error().sentence);
            const QString folder = QFileInfo(path).path();
            m_work->tell(
                MessageBar::Kind::Done, tr("Saved as %1.").arg(path), tr("Open folder"),
                [folder] { openFolder(folder); });
        });
    };
    m_files.save(this, tr("Save the attachment"), safeFileName(attachment.name), save);
}

void MainWindow::verifyArchive()
{
    m_work->tell(MessageBar::Kind::Note, tr("Verifying every event…"));
    m_actions->verify->setEnabled(false);
    onWorker([path = m_journal.path()] {
        return verifyJournal(path);
    }).then(this, [this](const Result<VerifyReport> &report) {
        m_actions->verify->setEnabled(true);
        if (!report) {
            m_work->tell(MessageBar::Kind::Problem, report.error().sentence);
        } else if (report->bad) {
            m_work->tell(
                MessageBar::Kind::Problem,
                tr("Event %1 is not what was written: %2").arg(report->bad->id, report->bad->why));
        } else {
            m_work->tell(
                MessageBar::Kind::Done,
                tr("All %1 events are as they were written. Head %2.")
                    .arg(QString::number(report->events), report->head.left(16)));
        }
    });
}

void MainWindow::backUpArchive()
{
    m_work->tell(MessageBar::Kind::Note, tr("Making a backup and verifying it…"));
    m_actions->backUp->setEnabled(false);
    onWorker([path = m_journal.path()] {
        return makeBackup(path, Instant::now());
    }).then(this, [this](const Result<Backup> &backup) {
        m_actions->backUp->setEnabled(true);
        if (!backup) {
            m_work->tell(MessageBar::Kind::Problem, backup.error().sentence);
            return;
        }
        const QString folder = QFileInfo(backup->path).path();
        m_work->tell(
            MessageBar::Kind::Done, tr("Backup written and verified: %1").arg(backup->path),
            tr("Open folder"), [folder] { openFolder(folder); });
    });
}

void MainWindow::rebuildArchive()
{
    m_work->tell(MessageBar::Kind::Note, tr("Making lists and search anew from the journal…"));
    m_actions->rebuild->setEnabled(false);
    m_journal.rebuild().then(this, [this](const Result<> &done) {
        m_actions->rebuild->setEnabled(true);
        m_sidebar->reload();
        if (done)
            m_work->tell(
                MessageBar::Kind::Done, tr("Lists and search were made anew from the journal."));
        else
            m_work->tell(MessageBar::Kind::Problem, done.error().sentence);
    });
}

void MainWindow::showShortcuts()
{
    if (!m_shortcuts) {
        m_work->postmortem(); // its keys are listed, too
        auto *page = new ShortcutsPage(m_actions->overview(), m_work);
        connect(page, &ShortcutsPage::left, m_work, &WorkArea::leavePage);
        m_shortcuts = page;
    }
    m_work->showPage(m_shortcuts);
}

void MainWindow::tellVersion()
{
    m_work->tell(
        MessageBar::Kind::Note,
        tr("Bridgelog %1, free software under the GPL 3 or later. Archive: %2")
            .arg(QCoreApplication::applicationVersion(), m_journal.path()));
}

} // namespace Bridgelog
