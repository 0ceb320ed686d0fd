// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/importbar.h"

#include "common/button.h"
#include "common/label.h"
#include "incident/zones.h"
#include "common/formtext.h"
#include "common/worker.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Bridgelog {

ImportBar::ImportBar(Journal &journal, QWidget *parent)
    : FormBar(tr("Import"), parent)
    , m_journal(journal)
    , m_summary(new Label({}, Theme::Token::Dim, this))
    , m_details(new QPlainTextEdit(this))
    , m_question(new QWidget(this))
    , m_date(new QLineEdit(this))
    , m_zone(new QLineEdit(this))
    , m_again(new Button(tr("Read again"), Button::Kind::Primary, this))
    , m_write(new Button(tr("Import"), Button::Kind::Primary, this))
{
    setObjectName(u"importBar"_s);
    m_summary->setObjectName(u"importSummary"_s);
    m_summary->setWordWrap(true);
    m_details->setObjectName(u"importDetails"_s);
    m_details->setReadOnly(true);
    m_details->setAccessibleName(tr("What was understood and what was not"));
    prepareFormText(m_details, 7);
    m_date->setObjectName(u"importDate"_s);
    m_date->setPlaceholderText(tr("Date, YYYY-MM-DD"));
    m_date->setAccessibleName(tr("Date of the incident"));
    m_zone->setObjectName(u"importZone"_s);
    m_zone->setPlaceholderText(tr("Time zone, Europe/London"));
    m_zone->setAccessibleName(tr("Time zone of the incident"));
    m_again->setObjectName(u"importAgain"_s);
    m_write->setObjectName(u"importWrite"_s);
    m_write->setFocusPolicy(Qt::StrongFocus);
    auto *question = new QHBoxLayout(m_question);
    question->setContentsMargins(0, 0, 0, 0);
    question->setSpacing(2 * Theme::step);
    question->addWidget(m_date);
    question->addWidget(m_zone);
    question->addWidget(m_again);
    question->addStretch(1);
    auto *row = new QHBoxLayout;
    row->addWidget(m_summary, 1);
    row->addWidget(m_write, 0, Qt::AlignTop);
    body()->addLayout(row);
    body()->addWidget(m_question);
    body()->addWidget(m_details);
    connect(m_again, &QAbstractButton::clicked, this, &ImportBar::plan);
    connect(m_date, &QLineEdit::returnPressed, this, &ImportBar::plan);
    connect(m_zone, &QLineEdit::returnPressed, this, &ImportBar::plan);
    connect(m_write, &QAbstractButton::clicked, this, &ImportBar::write);
}

void ImportBar::open(const QString &path)
{
    clearRefusal();
    m_plan.reset();
    m_source = {};
    m_date->clear();
    m_zone->clear();
    m_question->hide();
    m_details->hide();
    m_write->hide();
    m_summary->setText(tr("Reading %1…").arg(path));
    QWidget::show();
    const int asked = ++m_asked;
    onWorker([path] {
        return readImport(path);
    }).then(this, [this, asked](const Result<ImportSource> &source) {
        if (asked != m_asked)
            return;
        if (!source) {
            m_summary->setText({});
            refuse(source.error().sentence);
            return;
        }
        m_source = *source;
        plan();
    });
}

std::optional<ImportOptions> ImportBar::answers()
{
    ImportOptions options;
    if (const QString text = m_date->text().trimmed(); !text.isEmpty()) {
        const QDate date = QDate::fromString(text, Qt::ISODate);
        if (!date.isValid()) {
            refuse(tr("“%1” is no date; write it as 2019-09-16.").arg(text));
            return {};
        }
        options.date = date;
    }
    if (const QString text = m_zone->text().trimmed(); !text.isEmpty()) {
        options.zone = zoneNamed(text);
        if (!options.zone) {
            refuse(tr("“%1” names no time zone; write one as Europe/London or UTC.").arg(text));
            return {};
        }
    }
    return options;
}

void ImportBar::plan()
{
    clearRefusal();
    const auto options = answers();
    if (!options)
        return;
    const int asked = ++m_asked;
    onWorker([source = m_source, options = *options] {
        return planImport(source.content, source.name, options);
    }).then(this, [this, asked](const Result<ImportPlan> &plan) {
        if (asked == m_asked)
            show(plan);
    });
}

void ImportBar::show(const Result<ImportPlan> &plan)
{
    if (!plan) {
        ask(plan.error().sentence);
        return;
    }
    m_plan = *plan;
    m_question->hide();
    QStringList lines;
    for (const ImportedIncident &incident : plan->incidents)
        lines.append(
            tr("%1, entries: %2").arg(incident.title, QString::number(entriesOf(incident))));
    const auto list = [&lines](const QString &what, const QStringList &sentences) {
        for (const QString &sentence : sentences)
            lines.append(u"%1: %2"_s.arg(what, sentence));
    };
    list(tr("Inferred"), plan->inferred);
    list(tr("Contradictory"), plan->warnings);
    list(tr("Left out"), plan->ignored);
    m_summary->setText(
        tr("%1. Incidents understood: %2; facts inferred: %3, contradictory: %4, left out: %5.")
            .arg(
                m_source.name, QString::number(plan->incidents.size()),
                QString::number(plan->inferred.size()), QString::number(plan->warnings.size()),
                QString::number(plan->ignored.size())));
    m_details->setPlainText(lines.join(u'\n'));
    m_details->show();
    m_write->setVisible(!plan->incidents.isEmpty());
    m_write->setFocus(Qt::TabFocusReason);
}

void ImportBar::ask(const QString &question)
{
    m_plan.reset();
    m_summary->setText(m_source.name);
    m_details->hide();
    m_write->hide();
    m_question->show();
    m_date->setFocus(Qt::OtherFocusReason);
    refuse(question);
}

void ImportBar::write()
{
    if (!m_plan)
        return;
    m_write->setEnabled(false);
    writeImport(m_journal, *m_plan).then(this, [this](const Result<ImportOutcome> &outcome) {
        m_write->setEnabled(true);
        if (!outcome) {
            refuse(outcome.error().sentence);
            return;
        }
        hide();
        Q_EMIT imported(*outcome);
    });
}

} // namespace Bridgelog
