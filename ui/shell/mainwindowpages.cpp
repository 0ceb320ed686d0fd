// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/mainwindow.h"

#include "actions/actionspage.h"
#include "archive/archive.h"
#include "checklist/checklistsection.h"
#include "checklists/checklistlibrary.h"
#include "handoff/handoffpage.h"
#include "postmortem/postmortempage.h"
#include "postmortem/spelling.h"
#include "shell/exportmenu.h"
#include "shell/reminderwatch.h"
#include "shell/sidebar.h"
#include "shell/sidepanel.h"
#include "shell/windowactions.h"
#include "shell/windowsettings.h"
#include "shell/workarea.h"
#include "templates/clockspage.h"
#include "templates/templatespage.h"
#include "timeline/timelinepage.h"
#include "updates/wordings.h"

#include <QDesktopServices>
#include <QDir>
#include <QSaveFile>
#include <QTemporaryDir>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace Bridgelog {

// Pages that take the incident's place for a while.

void MainWindow::showTemplates()
{
    if (!m_templates) {
        m_templates = new TemplatesPage(
            ChecklistLibrary::ownFolder(), ChecklistLibrary::sharedFolder(), m_work);
        connect(m_templates, &TemplatesPage::left, m_work, &WorkArea::leavePage);
        connect(m_templates, &TemplatesPage::folderAsked, this, [](const QString &folder) {
            QDir().mkpath(folder);
            QDesktopServices::openUrl(QUrl::fromLocalFile(folder));
        });
        connect(m_templates, &TemplatesPage::sharedFolderAsked, this, &MainWindow::askSharedFolder);
    }
    m_work->showPage(m_templates);
}

void MainWindow::showActions()
{
    if (!m_actionItems) {
        m_actionItems = new ActionsPage(m_work);
        connect(m_actionItems, &ActionsPage::left, m_work, &WorkArea::leavePage);
        connect(m_actionItems, &ActionsPage::changeAsked, this, &MainWindow::changeAction);
        connect(m_actionItems, &ActionsPage::savingAsked, this, &MainWindow::saveRendered);
        connect(m_actionItems, &ActionsPage::incidentAsked, this, [this](const IncidentId &id) {
            m_work->leavePage();
            openIncident(id);
        });
        connect(&m_journal, &Journal::grown, m_actionItems, [this] {
            if (m_actionItems->isVisible())
                tellActions();
        });
    }
    m_work->showPage(m_actionItems);
    tellActions();
    m_actionItems->setFocus(Qt::OtherFocusReason);
}

/// How many there are, and which, where somebody looks at them.
void MainWindow::tellActions()
{
    const QDate today = QDate::currentDate();
    if (const auto count = Archive(m_journal).actionCount(today))
        m_sidebar->setActions(*count);
    if (!m_actionItems || !m_actionItems->isVisible())
        return;
    m_actionItems->setToday(today);
    if (const auto actions = Archive(m_journal).actions())
        m_actionItems->setActions(*actions);
    else
        m_work->tell(MessageBar::Kind::Problem, actions.error().sentence);
}

/// One event: an incident that is open somewhere takes it in as that of anybody else, and can undo
/// it.
void MainWindow::changeAction(const IncidentId &id, const EventBody &body)
{
    Event event = Event::make(id, body, m_author, Instant::now());
    event.verb = wordOf(Verb::SetAction);
    m_journal.append({event}).then(this, [this](const Result<QList<Event>> &written) {
        if (!written)
            m_work->tell(MessageBar::Kind::Problem, written.error().sentence);
    });
}

void MainWindow::askSharedFolder()
{
    m_files.folder(
        this, tr("The folder that the team shares"), ChecklistLibrary::sharedFolder(),
        [this](const QString &folder) { shareFolder(folder); });
}

void MainWindow::shareFolder(const QString &folder)
{
    ChecklistLibrary::setSharedFolder(folder);
    if (m_templates)
        m_templates->setSharedFolder(folder);
    if (m_clocks) {
        m_clocks->setSharedFolder(folder);
        m_clocks->setAvoided(Wordings::ofUser().avoid);
    }
}

void MainWindow::makeClocks()
{
    m_clocks = new ClocksPage(m_work);
    m_clocks->setSound(WindowSettings().isReminderHeard());
    connect(m_clocks, &ClocksPage::left, m_work, &WorkArea::leavePage);
    connect(m_clocks, &ClocksPage::cadenceChanged, this, [this] {
        tick();
        m_reminders->look();
    });
    connect(m_clocks, &ClocksPage::soundChosen, this, [](bool on) {
        WindowSettings().setReminderHeard(on);
    });
    connect(m_clocks, &ClocksPage::sharedFolderAsked, this, &MainWindow::askSharedFolder);
    connect(m_clocks, &ClocksPage::sharedFolderLeft, this, [this] { shareFolder({}); });
    connect(m_clocks, &ClocksPage::wordsAsked, this, [this] {
        showTemplates();
        m_templates->chooseAvoided();
    });
}

void MainWindow::showClocks()
{
    if (!m_clocks)
        makeClocks();
    m_clocks->setSharedFolder(ChecklistLibrary::sharedFolder());
    m_clocks->setAvoided(Wordings::ofUser().avoid);
    m_work->showPage(m_clocks);
}

static Result<> writeWhole(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly)
        || !file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner)
        || file.write(bytes) != bytes.size() || !file.commit())
        return refuse(
            MainWindow::tr("“%1” could not be written: %2.").arg(path, file.errorString()));
    return {};
}

void MainWindow::connectChecklist()
{
    ChecklistSection *checklist = m_work->sidePanel()->checklist();
    connect(checklist, &ChecklistSection::linkAsked, this, [this, checklist](const QString &item) {
        const QList<EntryId> entries = m_work->timeline()->view()->targets();
        if (entries.isEmpty())
            m_work->tell(
                MessageBar::Kind::Note, tr("Select an entry in the timeline first; then link it."));
        else
            checklist->link(item, entries.first());
    });
    connect(checklist, &ChecklistSection::entryAsked, this, [this](const EntryId &entry) {
        m_work->timeline()->show(entry);
    });
    connect(checklist, &ChecklistSection::printAsked, this, &MainWindow::printRendered);
    connect(checklist, &ChecklistSection::failed, this, [this](const QString &sentence) {
        m_work->tell(MessageBar::Kind::Problem, sentence);
    });
}

/// What is looked at is what is exported: one audience for both.
void MainWindow::connectPostmortem(PostmortemPage *page)
{
    m_actions->addPostmortemKeys(tr("Postmortem"), page->keyActions());
    page->addWayOut(m_actions->exportNow, tr("Export all"));
    page->setFormatMenu(m_actions->exportMenu);
    const auto tellFormats = [this, page] {
        page->setFormats(m_actions->exportMenu->chosenFormats());
    };
    tellFormats();
    connect(m_actions->exportMenu, &ExportMenu::formatsChanged, page, tellFormats);
    page->spelling().setOwnWords(WindowSettings().ownWords());
    page->spelling().choose(WindowSettings().spelling());
    connect(&page->spelling(), &Spelling::ownWordsChanged, this, [](const QStringList &words) {
        WindowSettings().setOwnWords(words);
    });
    connect(&page->spelling(), &Spelling::choiceChanged, this, [](const QString &language) {
        WindowSettings().setSpelling(language);
    });
    const auto take = [page] {
        page->desk().setAudience(WindowSettings().exportOptions().audience);
    };
    take();
    connect(m_actions->exportMenu, &QMenu::aboutToHide, page, take);
    connect(&page->desk(), &PostmortemDesk::audienceChanged, this, [](Audience audience) {
        WindowSettings settings;
        ExportOptions options = settings.exportOptions();
        options.audience = audience;
        settings.setExportOptions(options);
    });
}

void MainWindow::makeHandoff()
{
    m_handoff = new HandoffPage(m_work);
    m_handoff->setJournal(&m_journal);
    m_handoff->setIncident(m_incident.get());
    connect(m_handoff, &HandoffPage::left, m_work, &WorkArea::leavePage);
    connect(m_handoff, &HandoffPage::exportAsked, this, &MainWindow::saveRendered);
    connect(m_handoff, &HandoffPage::printAsked, this, &MainWindow::printRendered);
    connect(m_handoff, &HandoffPage::failed, this, [this](const QString &sentence) {
        m_work->tell(MessageBar::Kind::Problem, sentence);
    });
}

void MainWindow::showHandoff()
{
    if (!m_handoff)
        makeHandoff();
    m_work->showPage(m_handoff);
    m_handoff->open();
}

void MainWindow::saveRendered(const QString &name, const QByteArray &bytes)
{
    m_files.save(this, tr("Export"), name, [this, bytes](const QString &path) {
        if (const auto written = writeWhole(path, bytes); !written)
            m_work->tell(MessageBar::Kind::Problem, written.error().sentence);
        else
            m_work->tell(MessageBar::Kind::Done, tr("Exported to %1.").arg(path));
    });
}

/// The system's viewer of PDF prints: it knows the printers.
void MainWindow::printRendered(const QString &name, const QByteArray &bytes)
{
    if (!m_printed)
        m_printed = std::make_unique<QTemporaryDir>();
    const QString path = m_printed->filePath(name);
    const auto written = writeWhole(path, bytes);
    if (!written)
        m_work->tell(MessageBar::Kind::Problem, written.error().sentence);
    else if (!QDesktopServices::openUrl(QUrl::fromLocalFile(path)))
        m_work->tell(
            MessageBar::Kind::Problem,
            tr("No program that shows PDF was found; export it instead."));
}

} // namespace Bridgelog
