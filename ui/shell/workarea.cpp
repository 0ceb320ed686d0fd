// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/workarea.h"

#include "composer/composer.h"
#include "postmortem/postmortempage.h"
#include "shell/declarebar.h"
#include "shell/reasonbar.h"
#include "shell/redactionbar.h"
#include "shell/remindertray.h"
#include "shell/header.h"
#include "shell/importbar.h"
#include "shell/sidepanel.h"
#include "shell/tabstrip.h"
#include "timeline/timelinepage.h"
#include "updates/updatebar.h"

#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Bridgelog {

WorkArea::WorkArea(Journal &journal, QWidget *parent)
    : QWidget(parent)
    , m_journal(journal)
    , m_header(new Header(this))
    , m_forms(new QVBoxLayout)
    , m_message(new MessageBar(this))
    , m_reminders(new ReminderTray(this))
    , m_pages(new QStackedWidget(this))
    , m_splitter(new QSplitter(Qt::Horizontal, this))
    , m_timeline(new TimelinePage(this))
    , m_side(new SidePanel(this))
{
    m_splitter->setObjectName(u"incidentSplitter"_s);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(makeCentre());
    m_splitter->addWidget(m_side);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 0);
    m_splitter->widget(0)->setMinimumWidth(360);
    m_side->setMinimumWidth(250);
    m_pages->addWidget(m_splitter);
    auto *messages = new QVBoxLayout;
    messages->setContentsMargins(2 * Theme::step, 0, 2 * Theme::step, 0);
    messages->addWidget(m_message);
    messages->addWidget(m_reminders);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addLayout(m_forms);
    layout->addLayout(messages);
    layout->addWidget(m_pages, 1);
    m_header->hide();
    connect(m_side, &SidePanel::answered, this, &WorkArea::focusHome);
    connect(m_header, &Header::titleLeft, this, &WorkArea::focusHome);
}

QWidget *WorkArea::makeCentre()
{
    auto *centre = new QWidget(this);
    auto *layout = new QVBoxLayout(centre);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_asides = new QStackedWidget(centre);
    m_asides->addWidget(m_timeline->takeHeader());
    m_strip = new TabStrip({tr("Timeline"), tr("Postmortem")}, m_asides, centre);
    m_centre = new QStackedWidget(centre);
    m_centre->addWidget(m_timeline);
    layout->addWidget(m_strip);
    layout->addWidget(m_centre, 1);
    connect(m_strip->tabs(), &QTabBar::currentChanged, this, &WorkArea::followTab);
    return centre;
}

PostmortemPage *WorkArea::postmortem()
{
    if (!m_postmortem) {
        m_postmortem = new PostmortemPage(this);
        m_asides->addWidget(m_postmortem->header());
        m_centre->addWidget(m_postmortem);
        m_postmortem->setChosen([this] { return m_timeline->view()->targets(); });
        connect(m_postmortem, &PostmortemPage::told, this, [this](const QString &sentence) {
            tell(MessageBar::Kind::Note, sentence);
        });
        connect(m_postmortem, &PostmortemPage::failed, this, [this](const QString &sentence) {
            tell(MessageBar::Kind::Problem, sentence);
        });
        m_postmortem->setIncident(m_incident, &m_journal);
        Q_EMIT postmortemMade(m_postmortem);
    }
    return m_postmortem;
}

/// The document takes the room of the panel beside it.
void WorkArea::followTab()
{
    const int tab = m_strip->tabs()->currentIndex();
    if (tab == static_cast<int>(Tab::Postmortem))
        postmortem();
    m_asides->setCurrentIndex(tab);
    m_centre->setCurrentIndex(tab);
    m_side->setVisible(m_sideShown && tab == static_cast<int>(Tab::Timeline));
    focusHome();
}

void WorkArea::showTab(Tab tab)
{
    if (m_incident)
        m_pages->setCurrentWidget(m_splitter);
    m_strip->tabs()->setCurrentIndex(static_cast<int>(tab));
    focusHome();
}

void WorkArea::setSideShown(bool shown)
{
    m_sideShown = shown;
    m_side->setVisible(shown && m_centre->currentIndex() == static_cast<int>(Tab::Timeline));
}

void WorkArea::keepTyped()
{
    if (m_postmortem)
        m_postmortem->desk().flush();
}

void WorkArea::setIncident(OpenIncident *incident)
{
    if (m_incident)
        m_incident->disconnect(this);
    m_incident = incident;
    m_header->setVisible(incident);
    m_timeline->setIncident(incident, &m_journal);
    if (m_postmortem)
        m_postmortem->setIncident(incident, &m_journal);
    m_side->setIncident(incident);
    if (m_update)
        m_update->close();
    if (m_reason)
        m_reason->close();
    if (m_redaction)
        m_redaction->close();
    if (!incident) {
        showWelcome();
        return;
    }
    m_header->setIncident(incident->incident(), Instant::now());
    connect(incident, &OpenIncident::changed, this, &WorkArea::follow);
    connect(incident, &OpenIncident::reset, this, [this] {
        follow({.parts = Part::Header | Part::Milestones | Part::Checklist, .timeline = {}});
    });
    m_pages->setCurrentWidget(m_splitter);
}

void WorkArea::follow(const Changes &changes)
{
    if (changes.parts & (Part::Header | Part::Milestones))
        m_header->setIncident(m_incident->incident(), Instant::now());
    m_side->refresh(changes.parts);
    if (m_update && m_update->isVisible())
        m_update->refresh();
}

void WorkArea::setNow(Instant now)
{
    if (!m_incident)
        return;
    m_header->setNow(m_incident->incident(), now);
    m_side->setNow(now);
    if (m_update)
        m_update->setNow(now);
    m_timeline->tick();
}

void WorkArea::setTabs(QWidget *tabs)
{
    static_cast<QVBoxLayout *>(layout())->insertWidget(0, tabs);
}

void WorkArea::setWelcome(std::function<QWidget *()> make)
{
    m_makeWelcome = std::move(make);
    if (!m_incident)
        showWelcome();
}

void WorkArea::showWelcome()
{
    if (!m_welcome && m_makeWelcome) {
        m_welcome = m_makeWelcome();
        m_pages->addWidget(m_welcome);
    }
    if (m_welcome)
        m_pages->setCurrentWidget(m_welcome);
}

void WorkArea::showPage(QWidget *page)
{
    if (m_pages->indexOf(page) < 0)
        m_pages->addWidget(page);
    closeFormsBut(nullptr);
    m_pages->setCurrentWidget(page);
    page->setFocus(Qt::OtherFocusReason);
}

void WorkArea::leavePage()
{
    if (m_incident)
        m_pages->setCurrentWidget(m_splitter);
    else
        showWelcome();
    focusHome();
}

void WorkArea::focusHome()
{
    if (m_incident && m_postmortem && m_centre->currentWidget() == m_postmortem)
        m_postmortem->focusHome();
    else if (m_incident)
        m_timeline->focusComposer();
    else if (m_welcome)
        m_welcome->setFocus();
}

void WorkArea::addForm(FormBar *form)
{
    m_forms->addWidget(form);
    connect(form, &FormBar::closed, this, &WorkArea::fitComposer);
    connect(form, &FormBar::closed, this, &WorkArea::focusHome);
}

void WorkArea::closeFormsBut(const FormBar *form)
{
    const QList<FormBar *> forms{m_declare, m_import, m_update, m_reason, m_redaction};
    for (FormBar *other : forms) {
        if (other && other != form)
            other->hide();
    }
    fitComposer();
}

/// In a low window an update is written in the composer's room.
void WorkArea::fitComposer()
{
    constexpr int low = 640;
    const bool writesUpdate = m_update && !m_update->isHidden();
    m_timeline->composer()->setVisible(!writesUpdate || height() >= low);
}

void WorkArea::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitComposer();
}

void WorkArea::declare()
{
    if (!m_declare) {
        m_declare = new DeclareBar(m_journal, this);
        addForm(m_declare);
        connect(m_declare, &DeclareBar::declared, this, &WorkArea::declared);
    }
    closeFormsBut(m_declare);
    m_declare->open();
}

void WorkArea::import(const QString &path)
{
    if (!m_import) {
        m_import = new ImportBar(m_journal, this);
        addForm(m_import);
        connect(m_import, &ImportBar::imported, this, &WorkArea::imported);
    }
    closeFormsBut(m_import);
    m_import->open(path);
}

void WorkArea::postUpdate()
{
    if (!m_update) {
        m_update = new UpdateBar(this);
        m_update->setJournal(&m_journal);
        addForm(m_update);
    }
    closeFormsBut(m_update);
    m_update->open(m_incident);
    fitComposer();
}

void WorkArea::reviewRedaction(const Incident &incident)
{
    if (!m_redaction) {
        m_redaction = new RedactionBar(this);
        addForm(m_redaction);
        connect(m_redaction, &RedactionBar::confirmed, this, &WorkArea::redactionReviewed);
    }
    closeFormsBut(m_redaction);
    m_redaction->open(incident);
}

void WorkArea::askWhy(Phase phase)
{
    if (!m_reason) {
        m_reason = new ReasonBar(this);
        addForm(m_reason);
    }
    closeFormsBut(m_reason);
    m_reason->open(m_incident, phase);
}

void WorkArea::tell(
    MessageBar::Kind kind, const QString &text, const QString &action, std::function<void()> act)
{
    disconnect(m_act);
    if (act)
        m_act = connect(m_message, &MessageBar::acted, this, std::move(act));
    m_message->show(kind, text, action);
}

} // namespace Bridgelog
