// SPDX-License-Identifier: GPL-3.0-or-later
#include "postmortem/outlinepanel.h"

#include "common/button.h"
#include "common/inlineeditor.h"
#include "common/label.h"
#include "common/panelsection.h"
#include "items/timetext.h"
#include "postmortem/findinglist.h"
#include "postmortem/panelrows.h"
#include "postmortem/postmortemdesk.h"
#include "postmortem/sectiontext.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QScrollBar>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Bridgelog {

namespace {

constexpr int step = Theme::step;
constexpr int widestTitle = 44 * step;

QString shownTitle(const Section &section)
{
    const QString title = section.title.trimmed();
    return title.isEmpty() ? OutlinePanel::tr("Opening") : title;
}

QString wordsText(int count)
{
    return count == 1 ? OutlinePanel::tr("1 word") : OutlinePanel::tr("%1 words").arg(count);
}

} // namespace

OutlinePanel::OutlinePanel(PostmortemDesk &desk, QWidget *parent)
    : QScrollArea(parent)
    , m_desk(desk)
    , m_prompt(new Label({}, Theme::Token::Text, this))
    , m_question(new InlineEditor(this))
{
    setObjectName(u"postmortemOutline"_s);
    setAccessibleName(tr("Sections, checks, comments and findings"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *content = new QWidget(this);
    m_layout = new QVBoxLayout(content);
    m_layout->setContentsMargins(4 * step, 3 * step, 3 * step, 4 * step);
    m_layout->setSpacing(3 * step);
    const auto section = [&](const QString &name, const QString &title) {
        auto *made = new PanelSection(title, content);
        made->setObjectName(name);
        m_layout->addWidget(made);
        return made;
    };
    m_outline = section(u"outlineSection"_s, tr("Sections"));
    m_gaps = section(u"gapsSection"_s, tr("Still missing"));
    m_comments = section(u"commentsSection"_s, tr("Comments"));
    m_findings = section(u"findingsSection"_s, tr("Analysis"));
    m_layout->addStretch(1);
    setWidget(content);
    m_list = new FindingList(m_findings, this);
    connect(m_list, &FindingList::addAsked, this, [this](FindingKind kind, const auto &above) {
        addFinding(kind, {}, above);
    });
    connect(m_list, &FindingList::editAsked, this, &OutlinePanel::editFinding);
    connect(m_list, &FindingList::linkAsked, this, &OutlinePanel::linkAsked);
    m_prompt->setWordWrap(true);
    m_prompt->hide();
    m_question->setObjectName(u"outlineQuestion"_s);
    connect(m_question, &InlineEditor::submitted, this, &OutlinePanel::submit);
    connect(m_question, &InlineEditor::cancelled, this, [this] { submit({}); });
}

void OutlinePanel::refresh()
{
    if (!m_desk.incident())
        return;
    fillOutline();
    fillGaps();
    fillComments();
    m_list->refresh(m_desk.incident());
    // Wide enough for its rows: what is beside the view sideways cannot be reached.
    const int wide = widget()->minimumSizeHint().width() + verticalScrollBar()->sizeHint().width();
    setMinimumWidth(std::clamp(wide, 60 * step, 100 * step));
    if (!m_fresh.isEmpty())
        showFresh();
}

void OutlinePanel::setCurrent(const QString &section)
{
    if (m_current == section)
        return;
    m_current = section;
    if (m_desk.incident() && isVisible())
        fillOutline();
}

void OutlinePanel::fillOutline()
{
    QList<QWidget *> rows;
    int words = 0;
    const QList<Section> sections = m_desk.sections();
    for (qsizetype i = 0; i < sections.size(); ++i) {
        words += wordCount(proseOf(sections.at(i).text));
        rows.append(sectionRow(sections.at(i), m_desk.showsNothing(i)));
    }
    m_outline->setAside(wordsText(words));
    fillRows(m_outline, rows);
}

/// What is made of the incident alone has no words of its own.
QWidget *OutlinePanel::sectionRow(const Section &section, bool blank)
{
    auto *made = new QWidget;
    auto *layout = new QHBoxLayout(made);
    layout->setContentsMargins(0, 0, 0, 0);
    const QString title =
        fontMetrics().elidedText(shownTitle(section), Qt::ElideRight, widestTitle);
    auto *button = new Button(QString(title).replace(u'&', u"&&"_s), Button::Kind::Quiet, made);
    const bool current = section.key == m_current;
    button->setCheckable(true);
    button->setChecked(current);
    button->setAccessibleName(tr("Go to %1").arg(shownTitle(section)));
    connect(button, &QAbstractButton::clicked, this, [this, button, current, key = section.key] {
        button->setChecked(current);
        Q_EMIT sectionAsked(key);
    });
    layout->addWidget(button);
    layout->addStretch(1);
    const bool empty = saysNothing(section.text);
    const int count = wordCount(proseOf(section.text));
    const QString said = empty ? tr("empty")
        : count > 0            ? wordsText(count)
        : blank                ? tr("nothing yet")
                               : tr("live");
    auto *figure = new Label(said, empty ? Theme::Token::Warning : Theme::Token::Dim, made);
    figure->setFace(Theme::Size::Small);
    layout->addWidget(figure);
    return made;
}

void OutlinePanel::fillGaps()
{
    QList<QWidget *> rows;
    for (const Gap &gap : m_desk.gaps()) {
        if (gap.kind == Gap::Kind::EmptySection)
            continue; // the outline says so
        auto *made = panelRow({.caption = {}, .text = gap.sentence});
        if (!gap.section.isEmpty()) {
            auto *go = new Button(tr("Go there"), Button::Kind::Quiet, made);
            go->setAccessibleName(tr("Go there: %1").arg(gap.sentence));
            connect(go, &QAbstractButton::clicked, this, [this, gap] { Q_EMIT gapAsked(gap); });
            made->layout()->addWidget(go);
            made->layout()->setAlignment(go, Qt::AlignTop);
        }
        rows.append(made);
    }
    const bool sections = std::ranges::contains(m_desk.gaps(), Gap::Kind::EmptySection, &Gap::kind);
    const QString none = sections ? tr("nothing else") : tr("nothing"); // those stand above
    m_gaps->setAside(rows.isEmpty() ? none : QString::number(rows.size()));
    fillRows(m_gaps, rows);
}

void OutlinePanel::fillComments()
{
    QList<QWidget *> rows;
    const QList<SectionComment> &comments = m_desk.incident()->incident().postmortem.comments;
    for (const SectionComment &comment : comments)
        rows.append(commentRow(comment));
    auto *made = new QWidget;
    auto *layout = new QHBoxLayout(made);
    layout->setContentsMargins(0, 0, 0, 0);
    auto *add = new Button(tr("Comment on this section"), Button::Kind::Quiet, made);
    add->setObjectName(u"addComment"_s);
    connect(add, &QAbstractButton::clicked, this, [this] { comment(m_current); });
    layout->addWidget(add);
    layout->addStretch(1);
    rows.append(made);
    const auto open = std::ranges::count_if(
        comments, [](const SectionComment &comment) { return !comment.resolvedAt; });
    m_comments->setAside(comments.isEmpty() ? tr("none") : tr("%1 open").arg(open));
    fillRows(m_comments, rows);
}

QWidget *OutlinePanel::commentRow(const SectionComment &comment)
{
    OpenIncident *incident = m_desk.incident();
    const Section *section = incident->incident().postmortem.section(comment.section);
    const bool resolved = comment.resolvedAt.has_value();
    const Showing showing = showingIn(incident->incident().zone, Instant::now());
    const QString caption =
        tr("%1 %2 · %3 · %4")
            .arg(
                clockText(comment.at, showing), zoneText(showing), comment.author,
                section ? shownTitle(*section) : tr("a section that is gone"));
    auto *made = panelRow({.caption = caption, .text = comment.text, .quiet = resolved});
    auto *resolve =
        new Button(resolved ? tr("Open again") : tr("Resolve"), Button::Kind::Quiet, made);
    resolve->setObjectName(u"resolveComment"_s);
    resolve->setAccessibleName(
        (resolved ? tr("Open again: %1") : tr("Resolve: %1")).arg(comment.text));
    connect(resolve, &QAbstractButton::clicked, incident, [incident, id = comment.id, resolved] {
        incident->resolveComment(id, !resolved);
    });
    made->layout()->addWidget(resolve);
    made->layout()->setAlignment(resolve, Qt::AlignTop);
    return made;
}

void OutlinePanel::comment(const QString &section)
{
    if (!m_desk.incident())
        return;
    const Section *there = m_desk.incident()->incident().postmortem.section(section);
    if (!there)
        return;
    ask(m_comments, tr("What is there to say of “%1”?").arg(shownTitle(*there)), {},
        [this, section](const QString &text) { m_desk.incident()->comment(section, text); });
}

/// A why is asked on from: the next one stands beneath it, until Escape or an empty answer.
void OutlinePanel::addFinding(
    FindingKind kind, const QList<EntryId> &entries, const std::optional<FindingId> &parent)
{
    if (!m_desk.incident())
        return;
    const Finding *above = parent ? m_desk.incident()->incident().finding(*parent) : nullptr;
    const QString prompt = above
        ? tr("“%1” And why was that?").arg(above->text.simplified().left(80))
        : FindingList::titleOf(kind);
    ask(m_findings, prompt, {}, [this, kind, entries, parent](const QString &text) {
        const FindingId made = m_desk.incident()->setFinding(
            {.kind = kind,
             .text = text,
             .parent = parent,
             .entries = entries.isEmpty() ? std::nullopt : std::optional(entries)});
        if (kind == FindingKind::Why)
            addFinding(kind, {}, made);
        else
            showFinding(made);
    });
}

void OutlinePanel::showFinding(const FindingId &finding)
{
    m_fresh = u"finding_"_s + finding.text();
    QTimer::singleShot(2'000, this, [this, shown = m_fresh] {
        if (m_fresh == shown)
            m_fresh.clear();
    });
    showFresh();
}

/// Once its row has its place; what is found missing a moment later may push it on.
void OutlinePanel::showFresh()
{
    QTimer::singleShot(0, this, [this] {
        const auto rows = findChildren<QWidget *>(m_fresh);
        if (!m_fresh.isEmpty() && !rows.isEmpty())
            ensureWidgetVisible(rows.last(), 0);
    });
}

void OutlinePanel::editFinding(const FindingId &finding)
{
    const Finding *there = m_desk.incident()->incident().finding(finding);
    if (!there)
        return;
    ask(m_findings, FindingList::titleOf(there->kind), there->text,
        [this, finding](const QString &text) {
            m_desk.incident()->setFinding({.finding = finding, .text = text});
        });
}

void OutlinePanel::ask(
    PanelSection *above, const QString &prompt, const QString &text, Answer answer)
{
    for (QWidget *each : {static_cast<QWidget *>(m_prompt), static_cast<QWidget *>(m_question)})
        m_layout->removeWidget(each);
    m_layout->insertWidget(m_layout->indexOf(above), m_question);
    m_layout->insertWidget(m_layout->indexOf(m_question), m_prompt);
    m_answer = std::move(answer);
    m_prompt->setText(prompt);
    m_prompt->show();
    m_question->ask({.prompt = tr("Enter keeps it, Esc leaves"), .text = text, .choices = {}});
    m_question->field()->setAccessibleName(prompt);
    above->setOpen(true);
    // Once what is above it has its place.
    QTimer::singleShot(0, this, [this] {
        widget()->layout()->activate();
        ensureWidgetVisible(m_question, 0);
    });
}

void OutlinePanel::submit(const QString &text)
{
    m_prompt->hide();
    m_question->hide();
    const Answer answer = std::exchange(m_answer, {});
    if (answer && m_desk.incident() && !text.trimmed().isEmpty())
        answer(text.trimmed());
    if (!m_answer)
        Q_EMIT left();
}

} // namespace Bridgelog
