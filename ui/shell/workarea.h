// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/messagebar.h"
#include "session/openincident.h"
#include "shell/importing.h"

#include <QPointer>
#include <QWidget>

#include <functional>

class QSplitter;
class QStackedWidget;
class QVBoxLayout;

namespace Bridgelog {

class DeclareBar;
class FormBar;
class ReasonBar;
class RedactionBar;
class ReminderTray;
class Header;
class PostmortemPage;
class TabStrip;
class ImportBar;
class SidePanel;
class TimelinePage;
class UpdateBar;

/// All of the window beside the incident list: header, forms, messages, and beneath them the
/// incident or another page.
class WorkArea : public QWidget {
    Q_OBJECT

public:
    explicit WorkArea(Journal &journal, QWidget *parent = nullptr);

    void setIncident(OpenIncident *incident);
    void setNow(Instant now);
    /// Above everything else.
    void setTabs(QWidget *tabs);
    /// What is shown while no incident is open; made when it first is.
    void setWelcome(std::function<QWidget *()> make);
    /// Shows `page` until `leavePage`.
    void showPage(QWidget *page);
    void leavePage();
    enum class Tab : quint8 {
        Timeline,
        Postmortem
    };
    void showTab(Tab tab);
    void setSideShown(bool shown);
    /// What was typed and is not kept yet is.
    void keepTyped();

    void declare();
    void import(const QString &path);
    void postUpdate();
    /// Shows what goes from an export for the public.
    void reviewRedaction(const Incident &incident);
    /// Asks why before the phase goes back.
    void askWhy(Phase phase);
    void tell(
        MessageBar::Kind kind, const QString &text, const QString &action = {},
        std::function<void()> act = {});

    Header *header() const { return m_header; }
    TimelinePage *timeline() const { return m_timeline; }
    /// Made when it is first asked for.
    PostmortemPage *postmortem();
    ReminderTray *reminders() const { return m_reminders; }
    SidePanel *sidePanel() const { return m_side; }
    QSplitter *splitter() const { return m_splitter; }
    /// The keyboard goes home: to the composer.
    void focusHome();

protected:
    void resizeEvent(QResizeEvent *event) override;

Q_SIGNALS:
    void declared(const Bridgelog::OpenIncident::Declaration &declaration);
    void imported(const Bridgelog::ImportOutcome &outcome);
    void postmortemMade(Bridgelog::PostmortemPage *page);
    void redactionReviewed(const Bridgelog::Incident &incident);

private:
    void showWelcome();
    QWidget *makeCentre();
    void follow(const Changes &changes);
    void addForm(FormBar *form);
    void closeFormsBut(const FormBar *form);
    void fitComposer();
    void followTab();

    Journal &m_journal;
    QPointer<OpenIncident> m_incident;
    Header *m_header;
    QVBoxLayout *m_forms;
    MessageBar *m_message;
    ReminderTray *m_reminders;
    QMetaObject::Connection m_act;
    QStackedWidget *m_pages;
    QSplitter *m_splitter;
    TimelinePage *m_timeline;
    PostmortemPage *m_postmortem = nullptr;
    TabStrip *m_strip = nullptr;
    QStackedWidget *m_asides = nullptr;
    QStackedWidget *m_centre = nullptr;
    bool m_sideShown = true;
    SidePanel *m_side;
    std::function<QWidget *()> m_makeWelcome;
    QPointer<QWidget> m_welcome;
    DeclareBar *m_declare = nullptr;
    ImportBar *m_import = nullptr;
    UpdateBar *m_update = nullptr;
    ReasonBar *m_reason = nullptr;
    RedactionBar *m_redaction = nullptr;
};

} // namespace Bridgelog
