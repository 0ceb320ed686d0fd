// SPDX-License-Identifier: GPL-3.0-or-later
#include "postmortem/outlinepanel.h"

#include "common/button.h"
#include "common/flowlayout.h"
#include "common/inlineeditor.h"
#include "common/label.h"
#include "common/panelsection.h"
#include "postmortem/postmortemdesk.h"
#include "postmortem/sectiontext.h"

#include <QHBoxLayout>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Bridgelog {

namespace {

constexpr int step = Theme::step;
constexpr int widestTitle = 44 * step;

/// The rows of a section in place of those before.
void fill(PanelSection *section, const QList<QWidget *> &rows)
{
    auto *content = section->findChild<QWidget *>(u"rows"_s, Qt::FindDirectChildrenOnly);
    if (!content) {
        content = new QWidget;
        content->setObjectName(u"rows"_s);
        auto *layout = new QVBoxLayout(content);
        layout->setContentsMargins(0, 0, 0, step);
        layout->setSpacing(step);
        section->setContent(content);
    }
    while (QLayoutItem *item = content->layout()->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    for (QWidget *row : rows)
        content->layout()->addWidget(row);
}

QString shownTitle(const Section &section)
{
    const QString title = section.title.trimmed();
    return title.isEmpty() ? OutlinePanel::tr("Opening") : title;
}

} // namespace

OutlinePanel::OutlinePanel(PostmortemDesk &desk, QWidget *parent)
    : QScrollArea(parent)
    , m_desk(desk)
    , m_question(new InlineEditor(this))
{
    setObjectName(u"postmortemOutline"_s);
    setAccessibleName(tr("Sections, checks, comments and findings"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *content = new QWidget(this);
    const auto section = [&](const QString &name, const QString &title) {
        auto *made = new PanelSection(title, content);
        made->setObjectName(name);
        return made;
    };
    m_outline = section(u"outlineSection"_s, tr("Sections"));
    m_gaps = section(u"gapsSection"_s, tr("Still missing"));
    m_comments = section(u"commentsSection"_s, tr("Comments"));
    m_findings = section(u"findingsSection"_s, tr("Analysis"));
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(4 * step, 3 * step, 3 * step, 4 * step);
    layout->setSpacing(3 * step);
    layout->addWidget(m_outline);
    layout->addWidget(m_gaps);
    layout->addWidget(m_question);
    layout->addWidget(m_comments);
    layout->addWidget(m_findings);
    layout->addStretch(1);
    setWidget(content);
    m_question->setObjectName(u"outlineQuestion"_s);
    m_question->hide();
    connect(m_question, &InlineEditor::submitted, this, &OutlinePanel::submit);
    connect(m_question, &InlineEditor::cancelled, this, [this] {
        m_question->hide();
        Q_EMIT left();
    });
}

void OutlinePanel::refresh()
{
    if (!m_desk.incident())
        return;
    fillOutline();
    fillGaps();
    fillComments();
    fillFindings();
    // Wide enough for its rows: what is beside the view sideways cannot be reached.
    const int wide = widget()->minimumSizeHint().width() + verticalScrollBar()->sizeHint().width();
    setMinimumWidth(std::clamp(wide, 60 * step, 100 * step));
}

QWidget *OutlinePanel::row(const QString &text, const QString &aside, bool quiet) const
{
    auto *made = new QWidget;
    auto *layout = new QHBoxLayout(made);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2 * step);
    auto *name = new Label(text, quiet ? Theme::Token::Dim : Theme::Token::Text, made);
    name->setWordWrap(true);
    layout->addWidget(name, 1);
    if (!aside.isEmpty()) {
        auto *figure = new Label(aside, Theme::Token::Dim, made);
        figure->setFace(Theme::Size::Small);
        layout->addWidget(figure, 0, Qt::AlignTop);
    }
    return made;
}

void OutlinePanel::fillOutline()
{
    QList<QWidget *> rows;
    int words = 0;
    for (const Section &section : m_desk.sections()) {
        const bool empty = saysNothing(section.text);
        const int count = wordCount(section.text);
        words += count;
        const QString title =
            fontMetrics().elidedText(shownTitle(section), Qt::ElideRight, widestTitle);
        auto *button = new Button(QString(title).replace(u'&', u"&&"_s), Button::Kind::Quiet);
        button->setAccessibleName(tr("Go to %1").arg(shownTitle(section)));
        connect(button, &QAbstractButton::clicked, this, [this, key = section.key] {
            Q_EMIT sectionAsked(key);
        });
        auto *made = new QWidget;
        auto *layout = new QHBoxLayout(made);
        layout->setContentsMargins(0, 0, 0, 0);
        button->setParent(made);
        layout->addWidget(button);
        layout->addStretch(1);
        auto *figure = new Label(
            empty ? tr("empty") : tr("%n words", nullptr, count),
            empty ? Theme::Token::Warning : Theme::Token::Dim, made);
        figure->setFace(Theme::Size::Small);
        layout->addWidget(figure);
        rows.append(made);
    }
    m_outline->setAside(tr("%n words", nullptr, words));
    fill(m_outline, rows);
}

void OutlinePanel::fillGaps()
{
    QList<QWidget *> rows;
    for (const Gap &gap : m_desk.gaps()) {
        if (gap.kind == Gap::Kind::EmptySection)
            continue; // the outline says so
        auto *made = row(gap.sentence, {});
        if (!gap.section.isEmpty()) {
            auto *go = new Button(tr("Go there"), Button::Kind::Quiet, made);
            go->setAccessibleName(tr("Go there: %1").arg(gap.sentence));
            connect(go, &QAbstractButton::clicked, this, [this, gap] { Q_EMIT gapAsked(gap); });
            made->layout()->addWidget(go);
        }
        rows.append(made);
    }
    m_gaps->setAside(rows.isEmpty() ? tr("nothing") : QString::number(rows.size()));
    fill(m_gaps, rows);
}

void OutlinePanel::fillComments()
{
    QList<QWidget *> rows;
    int open = 0;
    OpenIncident *incident = m_desk.incident();
    const Postmortem &postmortem = incident->incident().postmortem;
    for (const SectionComment &comment : postmortem.comments) {
        const Section *section = postmortem.section(comment.section);
        const bool resolved = comment.resolvedAt.has_value();
        open += resolved ? 0 : 1;
        auto *made = row(
            tr("%1, on %2: %3")
                .arg(
                    comment.author, section ? shownTitle(*section) : tr("a section that is gone"),
                    comment.text),
            {}, resolved);
        auto *resolve =
            new Button(resolved ? tr("Open again") : tr("Resolve"), Button::Kind::Quiet, made);
        resolve->setObjectName(u"resolveComment"_s);
        resolve->setAccessibleName(
            (resolved ? tr("Open again: %1") : tr("Resolve: %1")).arg(comment.text));
        connect(
            resolve, &QAbstractButton::clicked, incident,
            [incident, id = comment.id, resolved] { incident->resolveComment(id, !resolved); });
        made->layout()->addWidget(resolve);
        rows.append(made);
    }
    m_comments->setAside(rows.isEmpty() ? tr("none") : tr("%n open", nullptr, open));
    fill(m_comments, rows);
}

void OutlinePanel::fillFindings()
{
    QList<QWidget *> rows;
    OpenIncident *incident = m_desk.incident();
    for (const Finding &finding : incident->incident().findings) {
        const QString kind = finding.audience == Audience::Public
            ? tr("%1, public").arg(spoken(finding.kind))
            : spoken(finding.kind);
        auto *made = row(finding.text, kind);
        auto *audience = new Button(
            finding.audience == Audience::Public ? tr("Make internal") : tr("Make public"),
            Button::Kind::Quiet, made);
        audience->setAccessibleName(audience->text() + u": "_s + finding.text);
        connect(audience, &QAbstractButton::clicked, incident, [incident, f = finding] {
            incident->setFinding(
                {.finding = f.id,
                 .audience =
                     f.audience == Audience::Public ? Audience::Internal : Audience::Public});
        });
        made->layout()->addWidget(audience);
        rows.append(made);
    }
    m_findings->setAside(rows.isEmpty() ? tr("none") : QString::number(rows.size()));
    fill(m_findings, rows);
}

void OutlinePanel::comment(const QString &section)
{
    m_section = section;
    m_question->ask(
        {.prompt = tr("What is there to say of this section?"), .text = {}, .choices = {}});
    m_comments->setOpen(true);
    ensureWidgetVisible(m_question, 0);
}

void OutlinePanel::addFinding(FindingKind kind, const QList<EntryId> &entries)
{
    m_section.clear();
    m_entries = entries;
    m_kind = kind;
    m_question->ask(
        {.prompt = tr("%1: what was found?").arg(spoken(kind)), .text = {}, .choices = {}});
    m_findings->setOpen(true);
    ensureWidgetVisible(m_question, 0);
}

void OutlinePanel::submit(const QString &text)
{
    m_question->hide();
    Q_EMIT left();
    OpenIncident *incident = m_desk.incident();
    if (!incident || text.trimmed().isEmpty())
        return;
    if (!m_section.isEmpty())
        incident->comment(m_section, text);
    else
        incident->setFinding(
            {.kind = m_kind,
             .text = text.trimmed(),
             .entries = m_entries.isEmpty() ? std::nullopt : std::optional(m_entries)});
}

} // namespace Bridgelog
