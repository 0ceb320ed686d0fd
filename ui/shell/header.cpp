// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/header.h"

#include "checklists/usercadence.h"
#include "common/badge.h"
#include "common/button.h"
#include "common/label.h"
#include "incident/metrics.h"
#include "items/timetext.h"
#include "items/updatedue.h"
#include "shell/phasestepper.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Bridgelog {

namespace {

constexpr int step = Theme::step;

template <typename W>
W *named(W *widget, const QString &name)
{
    widget->setObjectName(name);
    return widget;
}

} // namespace

Header::Header(QWidget *parent)
    : QWidget(parent)
    , m_badge(named(new Badge(this), u"severityBadge"_s))
    , m_title(named(new Label({}, Theme::Token::Text, this), u"incidentTitle"_s))
    , m_titleEdit(named(new QLineEdit(this), u"titleEdit"_s))
    , m_kind(named(new Label({}, Theme::Token::Warning, this), u"incidentKind"_s))
    , m_clock(named(new Label({}, Theme::Token::Text, this), u"elapsedClock"_s))
    , m_clockMeaning(new Label({}, Theme::Token::Dim, this))
    , m_stepper(named(new PhaseStepper(this), u"phaseStepper"_s))
    , m_due(named(new Label({}, Theme::Token::Warning, this), u"nextUpdate"_s))
    , m_update(named(new Button(tr("Post update"), Button::Kind::Plain, this), u"updateButton"_s))
    , m_handOff(named(new Button(tr("Hand off"), Button::Kind::Plain, this), u"handOffButton"_s))
    , m_export(named(
          new Button(tr("Export postmortem"), Button::Kind::Primary, this), u"exportButton"_s))
{
    m_title->setFace(Theme::Size::Title, Label::Face::Strong);
    m_title->setFit(Label::Fit::Elided);
    m_title->installEventFilter(this);
    m_titleEdit->hide();
    m_titleEdit->setAccessibleName(tr("Title of the incident"));
    m_titleEdit->installEventFilter(this);
    m_kind->setFace(Theme::Size::Small, Label::Face::Strong);
    m_clock->setFace(Theme::Size::Clock, Label::Face::Mono);
    m_titleEdit->setFixedHeight(m_clock->sizeHint().height()); // nothing moves when it opens
    m_due->setFace(Theme::Size::Body, Label::Face::Strong);
    m_due->setFit(Label::Fit::Elided);

    auto *first = new QHBoxLayout;
    first->setSpacing(3 * step);
    first->addWidget(m_badge);
    first->addWidget(m_title, 1);
    first->addWidget(m_titleEdit, 1);
    first->addWidget(m_kind);
    first->addWidget(m_clock);
    first->addWidget(m_clockMeaning, 0, Qt::AlignBottom);
    auto *second = new QHBoxLayout;
    second->setSpacing(2 * step);
    second->addWidget(m_stepper);
    second->addSpacing(3 * step);
    second->addWidget(m_due, 1);
    second->addWidget(m_update);
    second->addWidget(m_handOff);
    second->addWidget(m_export);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(5 * step, 3 * step, 5 * step, 3 * step);
    layout->setSpacing(2 * step);
    layout->addLayout(first);
    layout->addLayout(second);

    connect(m_titleEdit, &QLineEdit::returnPressed, this, [this] {
        finishTitle();
        Q_EMIT titleLeft();
    });
    connect(m_badge, &Badge::clicked, this, &Header::severityClicked);
    connect(m_update, &QAbstractButton::clicked, this, &Header::updateClicked);
    connect(m_handOff, &QAbstractButton::clicked, this, &Header::handOffClicked);
    connect(m_export, &QAbstractButton::clicked, this, &Header::exportClicked);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void Header::setIncident(const Incident &incident, Instant now)
{
    m_badge->setSeverity(incident.severity);
    m_title->setText(incident.title);
    m_title->setAccessibleName(tr("Incident: %1").arg(incident.title));
    m_stepper->setPhase(incident.phase);
    m_kind->setVisible(incident.kind != IncidentKind::Incident);
    m_kind->setText(
        incident.kind == IncidentKind::Drill ? tr("DRILL") : spoken(incident.kind).toUpper());
    setNow(incident, now);
}

void Header::setNow(const Incident &incident, Instant now)
{
    const Elapsed clock = elapsed(incident, now);
    m_clock->setTicking(stopwatchText(clock.us));
    const QString running = clock.sinceImpact ? tr("since impact") : tr("since declared");
    const QString over = clock.sinceImpact ? tr("of impact") : tr("of response");
    m_clockMeaning->setText(clock.running ? running : over);
    tellDue(incident, now);
}

void Header::tellDue(const Incident &incident, Instant now)
{
    const UpdateDue due = updateDue(incident, now, userCadence());
    m_due->setToken(
        due.urgency == UpdateDue::Urgency::Late       ? Theme::Token::Critical
            : due.urgency == UpdateDue::Urgency::Soon ? Theme::Token::Warning
                                                      : Theme::Token::Dim);
    m_due->setText(due.text);
    fit();
}

void Header::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

void Header::setExporting(bool exporting)
{
    m_exporting = exporting;
    m_export->setEnabled(!exporting);
    fit();
}

void Header::fit()
{
    // The next update matters more than words on a button or phases that lie ahead.
    const bool narrow = width() < 780;
    const QString verb = narrow ? tr("Export") : tr("Export postmortem");
    m_export->setText(m_exporting ? tr("Exporting…") : verb);
    m_due->setMinimumWidth(m_due->text().isEmpty() ? 0 : m_due->sizeHint().width());
}

void Header::editTitle()
{
    m_titleEdit->setText(m_title->text());
    m_titleEdit->setFont(Theme::instance().strong(Theme::Size::Body));
    m_title->hide();
    m_titleEdit->show();
    m_titleEdit->selectAll();
    m_titleEdit->setFocus(Qt::OtherFocusReason);
}

void Header::finishTitle()
{
    const QString title = m_titleEdit->text().simplified();
    closeTitle();
    if (!title.isEmpty() && title != m_title->text())
        Q_EMIT retitled(title);
}

void Header::closeTitle()
{
    m_titleEdit->hide();
    m_title->show();
}

bool Header::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_title && event->type() == QEvent::MouseButtonDblClick) {
        editTitle();
        return true;
    }
    if (watched == m_titleEdit && event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        closeTitle();
        Q_EMIT titleLeft();
        return true;
    }
    if (watched == m_titleEdit && event->type() == QEvent::FocusOut && m_titleEdit->isVisible())
        finishTitle(); // leaving the field keeps what was written
    return QWidget::eventFilter(watched, event);
}

void Header::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::instance();
    painter.fillRect(rect(), theme.color(Theme::Token::Panel));
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme.color(Theme::Token::Line));
}

} // namespace Bridgelog
