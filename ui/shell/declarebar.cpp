// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/declarebar.h"

#include "common/button.h"
#include "common/flowlayout.h"
#include "common/label.h"
#include "incident/timegrammar.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QTimer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Bridgelog {

DeclareBar::DeclareBar(Journal &journal, QWidget *parent)
    : FormBar(tr("Declare an incident"), parent)
    , m_journal(journal)
    , m_title(new QLineEdit(this))
    , m_at(new QLineEdit(this))
    , m_keep(new QTimer(this))
    , m_choices(new QWidget(this))
    , m_flow(new FlowLayout(m_choices))
{
    setObjectName(u"declareBar"_s);
    m_title->setObjectName(u"declareTitle"_s);
    m_title->setPlaceholderText(tr("What is happening? Enter declares it."));
    m_title->setAccessibleName(tr("Title of the new incident"));
    m_at->setObjectName(u"declareAt"_s);
    m_at->setPlaceholderText(tr("now, or 16:21, -5m, yesterday 22:29 UTC"));
    m_at->setAccessibleName(tr("When it was declared; empty: now"));
    auto *row = new QHBoxLayout;
    row->setSpacing(Theme::step);
    row->addWidget(new Label(tr("Severity"), Theme::Token::Dim, this));
    for (int severity = 1; severity <= 5; ++severity) {
        auto *button = new Button(QString::number(severity), Button::Kind::Plain, this);
        button->setObjectName(u"declareSeverity%1"_s.arg(severity));
        button->setAccessibleName(tr("Severity %1").arg(severity));
        button->setCheckable(true);
        button->setFocusPolicy(Qt::StrongFocus);
        // At most one severity, and none if one clicks it away.
        connect(button, &QAbstractButton::clicked, this, [this, severity](bool on) {
            choose(on ? std::optional(severity) : std::nullopt);
        });
        m_severities.append(button);
        row->addWidget(button);
    }
    QWidget *before = m_title; // Tab goes as one reads
    for (QAbstractButton *button : std::as_const(m_severities)) {
        setTabOrder(before, button);
        before = button;
    }
    setTabOrder(before, m_at);
    auto *declare = new Button(tr("Declare"), Button::Kind::Primary, this);
    declare->setObjectName(u"declareButton"_s);
    row->addSpacing(3 * Theme::step);
    row->addWidget(new Label(tr("At"), Theme::Token::Dim, this));
    row->addWidget(m_at, 1);
    row->addSpacing(3 * Theme::step);
    row->addWidget(declare);
    m_choices->hide();
    body()->addWidget(m_title);
    body()->addLayout(row);
    body()->addWidget(m_choices);

    m_keep->setSingleShot(true);
    m_keep->setInterval(300);
    connect(m_keep, &QTimer::timeout, this, &DeclareBar::keepDraft);
    connect(m_title, &QLineEdit::textEdited, m_keep, qOverload<>(&QTimer::start));
    connect(declare, &QAbstractButton::clicked, this, &DeclareBar::submit);
}

void DeclareBar::choose(std::optional<int> severity)
{
    for (int i = 0; i < m_severities.size(); ++i)
        m_severities.at(i)->setChecked(severity == i + 1);
}

void DeclareBar::open()
{
    clearRefusal();
    m_choices->hide();
    if (m_title->text().isEmpty())
        m_title->setText(m_journal.draft({}));
    show();
    m_title->setFocus(Qt::ShortcutFocusReason);
    m_title->selectAll();
}

QString DeclareBar::title() const { return m_title->text().simplified(); }

void DeclareBar::keepDraft() { m_journal.keepDraft({}, m_title->text()); }

void DeclareBar::submit()
{
    const QString at = m_at->text().trimmed();
    if (title().isEmpty()) {
        refuse(tr("An incident needs a title, a few words about what is happening."));
        m_title->setFocus();
        return;
    }
    if (at.isEmpty() || at == u"now"_s) {
        submitAt({});
        return;
    }
    const auto moment = parseTime(at, {.now = Instant::now(), .zone = QTimeZone::systemTimeZone()});
    if (moment && moment->at) {
        submitAt(*moment);
        return;
    }
    m_offered.clear();
    QStringList labels;
    if (!moment) {
        for (const TimeQuestion::Choice &choice : moment.error().choices) {
            labels.append(choice.label);
            m_offered.append(choice.moment);
        }
    }
    offer(labels);
    refuse(moment ? tr("The time of the declaration must be known.") : moment.error().sentence);
    m_at->setFocus();
}

void DeclareBar::offer(const QStringList &labels)
{
    while (QLayoutItem *item = m_flow->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    for (int i = 0; i < labels.size(); ++i) {
        auto *button = new Button(labels.at(i), Button::Kind::Plain, m_choices);
        button->setObjectName(u"declareChoice%1"_s.arg(i));
        connect(
            button, &QAbstractButton::clicked, this, [this, i] { submitAt(m_offered.value(i)); });
        m_flow->addWidget(button);
        button->show();
    }
    m_choices->setVisible(!labels.isEmpty());
}

void DeclareBar::submitAt(const std::optional<Moment> &at)
{
    OpenIncident::Declaration declaration{.title = title(), .at = at};
    for (int i = 0; i < m_severities.size(); ++i) {
        if (m_severities.at(i)->isChecked())
            declaration.severity = i + 1;
    }
    choose({});
    m_keep->stop();
    m_title->clear();
    m_at->clear();
    keepDraft();
    hide();
    Q_EMIT declared(declaration);
}

void DeclareBar::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    const int digit = event->key() - Qt::Key_0;
    const bool amongSeverities = std::ranges::any_of(m_severities, &QWidget::hasFocus);
    if (enter && (m_title->hasFocus() || m_at->hasFocus()))
        submit();
    else if (amongSeverities && digit >= 1 && digit <= m_severities.size())
        choose(digit);
    else
        FormBar::keyPressEvent(event);
}

} // namespace Bridgelog
