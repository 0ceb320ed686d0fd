// SPDX-License-Identifier: GPL-3.0-or-later
#include "templates/templatepreview.h"

#include "checklists/checklists.h"
#include "checklists/usercadence.h"
#include "common/label.h"
#include "common/sectionheading.h"
#include "fields/fieldnames.h"
#include "incident/metrics.h"
#include "postmortem/markdownreader.h"
#include "postmortem/template.h"
#include "updates/publictext.h"

#include <QComboBox>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Bridgelog {

namespace {

constexpr int step = Theme::step;

QString dueText(const TemplateStep &item)
{
    if (!item.dueMinutes)
        return {};
    const QString length = spokenDuration(*item.dueMinutes * Instant::minute);
    switch (item.dueFrom) {
        using enum TermFrom;
    case Applied: return TemplatePreview::tr("due after %1").arg(length);
    case Declared: return TemplatePreview::tr("due %1 after declare").arg(length);
    case Previous: return TemplatePreview::tr("due %1 after the one before").arg(length);
    case Phase:
        return TemplatePreview::tr("due %1 after %2").arg(length, spoken(*item.duePhase).toLower());
    }
    return {};
}

QString repeatText(const Repeat &repeat)
{
    if (repeat.atCadence)
        return TemplatePreview::tr("as often as updates are due");
    return repeat.minutes
        ? TemplatePreview::tr("every %1").arg(spokenDuration(*repeat.minutes * Instant::minute))
        : QString();
}

/// "SEV 1–3", "SEV 1, 4".
QString scopeText(const Scope &scope)
{
    QStringList parts;
    for (qsizetype i = 0; i < scope.severities.size(); ++i) {
        const int first = scope.severities.at(i);
        while (i + 1 < scope.severities.size()
               && scope.severities.at(i + 1) == scope.severities.at(i) + 1)
            ++i;
        const int last = scope.severities.at(i);
        parts.append(first == last ? QString::number(first) : u"%1–%2"_s.arg(first).arg(last));
    }
    return parts.isEmpty() ? QString() : TemplatePreview::tr("SEV %1").arg(parts.join(u", "_s));
}

QString secondLine(const TemplateStep &item)
{
    QStringList parts{
        item.role.isEmpty() ? QString() : spoken(item.role), dueText(item), repeatText(item.repeat),
        scopeText(item.scope)};
    parts.removeAll(QString());
    return parts.join(u" · "_s);
}

/// What the wordings are shown of.
Incident example(Instant now)
{
    Incident incident;
    incident.title = TemplatePreview::tr("Orders fail");
    incident.components = {
        {.name = TemplatePreview::tr("Checkout"), .impact = Impact::MajorOutage}};
    incident.milestones[static_cast<size_t>(MilestoneName::ImpactStarted)] =
        Milestone{.moment = Moment::exactly({now.us - 10 * Instant::minute})};
    return incident;
}

} // namespace

TemplatePreview::TemplatePreview(QWidget *parent)
    : QWidget(parent)
    , m_scope(new QComboBox(this))
    , m_area(new QScrollArea(this))
{
    setObjectName(u"templatePreview"_s);
    m_scope->setObjectName(u"previewScope"_s);
    m_scope->setAccessibleName(tr("What is shown of it"));
    m_scope->addItem(tr("The whole list"));
    for (int severity = 1; severity <= 5; ++severity)
        m_scope->addItem(tr("What a SEV %1 begins with").arg(severity));
    m_area->setObjectName(u"previewArea"_s);
    m_area->setAccessibleName(tr("How it will look"));
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setWidgetResizable(true);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2 * step);
    layout->addWidget(m_scope, 0, Qt::AlignLeft);
    layout->addWidget(m_area, 1);
    connect(m_scope, &QComboBox::currentIndexChanged, this, &TemplatePreview::rebuild);
}

void TemplatePreview::show(const TemplateDesk &desk, int index)
{
    m_file = desk.files().at(index);
    m_lists.clear();
    for (const TemplateFile &file : desk.files()) {
        if (file.kind == TemplateFile::Kind::Checklist && !file.list.steps.isEmpty())
            m_lists.append(file.list);
    }
    rebuild();
}

void TemplatePreview::rebuild()
{
    const int place = m_area->verticalScrollBar()->value();
    m_content = new QWidget;
    m_content->setAutoFillBackground(true);
    m_lines = new QVBoxLayout(m_content);
    m_lines->setContentsMargins(0, 0, 3 * step, 0);
    m_lines->setSpacing(step / 2);
    m_scope->setVisible(m_file.kind == TemplateFile::Kind::Checklist);
    if (m_file.kind == TemplateFile::Kind::Wordings)
        showWordings();
    else if (m_file.kind == TemplateFile::Kind::Postmortem)
        showPostmortem();
    else if (m_scope->currentIndex() == 0)
        showList();
    else
        showBeginning(m_scope->currentIndex());
    m_lines->addStretch(1);
    m_area->setWidget(m_content);
    m_area->verticalScrollBar()->setValue(place);
}

void TemplatePreview::showList()
{
    const ChecklistTemplate &list = m_file.list;
    if (!list.source.isEmpty())
        addText(list.source, true);
    if (!list.note.isEmpty())
        addText(list.note, false);
    QString stage;
    for (const TemplateStep &item : list.steps) {
        if (item.stage != stage)
            addHeading(item.stage);
        stage = item.stage;
        addStep(item, true);
    }
}

void TemplatePreview::showBeginning(int severity)
{
    const ChecklistApplied begun =
        composedChecklist(m_lists, severity, IncidentKind::Incident, userCadence());
    if (begun.items.isEmpty())
        addText(tr("Nothing: no list has an item for it."), true);
    for (const ChecklistItemSpec &spec : begun.items) {
        for (const ChecklistTemplate &list : std::as_const(m_lists)) {
            const auto it = std::ranges::find(list.steps, spec.item, &TemplateStep::id);
            if (it == list.steps.end())
                continue;
            TemplateStep item = *it;
            item.text = spec.text;
            addStep(item, list == m_file.list);
            break;
        }
    }
}

/// Its headings, its words, and in the places of what is made from the incident what that will be.
void TemplatePreview::showPostmortem()
{
    const Incident incident = example(Instant::now());
    const Facts facts(incident, Audience::Internal);
    const auto items = fillTemplate(m_file.text, m_file.name, incident, facts);
    if (!items)
        return addText(items.error().sentence, true);
    for (const TemplateItem &item : *items) {
        switch (item.kind) {
            using enum TemplateItem::Kind;
        case Heading: addHeading(plainText(readMarkdown(item.text))); break;
        case Prose: addText(plainText(readMarkdown(item.text)), false); break;
        case Fact:
        case Sections:
            for (const FieldFact &fact : fieldFacts()) {
                if (fact.name == item.text)
                    addText(fact.tells, true);
            }
            break;
        }
    }
}

void TemplatePreview::showWordings()
{
    const Instant now = Instant::now();
    const Incident incident = example(now);
    for (const Wording &wording : m_file.wordings.all) {
        QString heading = u"%1 · %2"_s.arg(spoken(wording.audience), spoken(wording.phase));
        if (!wording.name.isEmpty())
            heading += u" · "_s + wording.name;
        addHeading(heading);
        const QString text =
            filledWording(wording.text, incident, Instant{now.us + 20 * Instant::minute}, now);
        addText(text, false);
        if (wording.audience != Audience::Public)
            continue;
        const auto warnings = publicTextWarnings(
            text, rulesFor(incident, word(wording.phase), m_file.wordings.avoid));
        for (const TextWarning &warning : warnings) {
            auto *label = new Label(sentenceOf(warning), Theme::Token::Warning, m_content);
            label->setFace(Theme::Size::Small);
            label->setWordWrap(true);
            m_lines->addWidget(label);
        }
    }
    if (!m_file.wordings.avoid.isEmpty()) {
        addHeading(tr("Words to avoid in public"));
        addText(m_file.wordings.avoid.join(u", "_s), false);
    }
}

void TemplatePreview::addStep(const TemplateStep &item, bool own)
{
    const Theme::Token ink = own ? Theme::Token::Text : Theme::Token::Dim;
    auto *text = new Label(item.text, ink, m_content);
    text->setWordWrap(true);
    auto *column = new QVBoxLayout;
    column->setSpacing(0);
    column->addWidget(text);
    for (const QString &below : {secondLine(item), item.note}) {
        if (below.isEmpty())
            continue;
        auto *second = new Label(below, Theme::Token::Dim, m_content);
        second->setFace(Theme::Size::Small);
        second->setWordWrap(true);
        column->addWidget(second);
    }
    auto *row = new QHBoxLayout;
    row->setSpacing(2 * step);
    row->addWidget(new Label(u"☐"_s, ink, m_content), 0, Qt::AlignTop);
    row->addLayout(column, 1);
    m_lines->addSpacing(step);
    m_lines->addLayout(row);
}

void TemplatePreview::addHeading(const QString &text)
{
    auto *heading = new Label(text, Theme::Token::Dim, m_content);
    heading->setFont(SectionHeading::headingFont());
    m_lines->addSpacing(3 * step);
    m_lines->addWidget(heading);
}

void TemplatePreview::addText(const QString &text, bool dim)
{
    auto *label = new Label(text, dim ? Theme::Token::Dim : Theme::Token::Text, m_content);
    label->setWordWrap(true);
    if (dim)
        label->setFace(Theme::Size::Small);
    m_lines->addWidget(label);
}

} // namespace Bridgelog
