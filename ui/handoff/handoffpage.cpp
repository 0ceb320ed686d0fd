// SPDX-License-Identifier: GPL-3.0-or-later
#include "handoff/handoffpage.h"

#include "checklists/usercadence.h"
#include "common/button.h"
#include "common/flowlayout.h"
#include "common/hairline.h"
#include "common/label.h"
#include "handoff/documentview.h"
#include "items/situationmodel.h"
#include "items/timetext.h"
#include "postmortem/handofftext.h"
#include "postmortem/htmlwriter.h"

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Bridgelog {

namespace {

constexpr int step = Theme::step;

} // namespace

HandoffPage::HandoffPage(QWidget *parent)
    : QWidget(parent)
    , m_role(new QComboBox(this))
    , m_to(new QLineEdit(this))
    , m_done(new Button(tr("Hand over"), Button::Kind::Primary, this))
    , m_refusal(new Label({}, Theme::Token::Critical, this))
    , m_waiting(new QWidget(this))
    , m_waitingText(new Label({}, Theme::Token::Warning, m_waiting))
    , m_accept(new Button(tr("Taken over"), Button::Kind::Plain, m_waiting))
    , m_shape(new QComboBox(this))
    , m_pages(new QStackedWidget(this))
    , m_view(new DocumentView(m_pages))
    , m_editor(new QPlainTextEdit(m_pages))
{
    setObjectName(u"handOffPage"_s);
    setAccessibleName(tr("Hand off"));
    m_role->setObjectName(u"handOffRole"_s);
    m_role->setAccessibleName(tr("Role"));
    m_to->setObjectName(u"handOffTo"_s);
    m_to->setPlaceholderText(tr("Who takes over?"));
    m_to->setAccessibleName(tr("Who takes over"));
    m_done->setObjectName(u"handOffDone"_s);
    m_refusal->setObjectName(u"handOffRefusal"_s);
    m_refusal->hide();
    m_waitingText->setObjectName(u"handOffWaiting"_s);
    m_waitingText->setWordWrap(true);
    m_accept->setObjectName(u"handOffAccept"_s);
    m_accept->setAccessibleName(tr("Whoever got the role has taken it over"));
    m_shape->setObjectName(u"handOffShape"_s);
    m_shape->setAccessibleName(tr("Shape of the brief"));
    m_shape->addItems({tr("Brief"), tr("ICS 201")});
    m_view->setAccessibleName(tr("Brief"));
    m_editor->setObjectName(u"handOffBrief"_s);
    m_editor->setAccessibleName(tr("Text of the brief"));
    m_editor->setTabChangesFocus(true);
    m_editor->document()->setDocumentMargin(2 * step);
    m_pages->addWidget(m_view);
    m_pages->addWidget(m_editor);
    makeActions();
    arrange();
    connect(m_done, &QAbstractButton::clicked, this, &HandoffPage::handOff);
    connect(m_to, &QLineEdit::returnPressed, this, &HandoffPage::handOff);
    connect(m_accept, &QAbstractButton::clicked, this, &HandoffPage::accept);
    connect(m_role, &QComboBox::currentIndexChanged, this, &HandoffPage::tellAcceptance);
    connect(m_shape, &QComboBox::currentIndexChanged, this, &HandoffPage::makeBrief);
    connect(m_editor, &QPlainTextEdit::textChanged, this, &HandoffPage::edited);
}

void HandoffPage::makeActions()
{
    const auto make = [this](const QString &name, const QString &text, auto act) {
        auto *action = new QAction(text, this);
        action->setObjectName(name);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        addAction(action);
        connect(action, &QAction::triggered, this, act);
        return action;
    };
    m_edit = make(u"editBrief"_s, tr("Edit the brief"), [this](bool on) { setEditing(on); });
    m_edit->setCheckable(true);
    m_anew = make(u"makeBriefAnew"_s, tr("Make it anew"), [this] { makeBrief(); });
    m_copy = make(u"copyBrief"_s, tr("Copy"), [this] { copy(); });
    m_print = make(u"printBrief"_s, tr("Print…"), [this] { render(HandoffFormat::Pdf, true); });
    m_print->setShortcut(Qt::CTRL | Qt::Key_P);
    m_markdown = make(u"exportBriefMarkdown"_s, tr("Export as Markdown…"), [this] {
        render(HandoffFormat::Markdown, false);
    });
    m_html = make(u"exportBriefHtml"_s, tr("Export as HTML…"), [this] {
        render(HandoffFormat::Html, false);
    });
    m_pdf = make(
        u"exportBriefPdf"_s, tr("Export as PDF…"), [this] { render(HandoffFormat::Pdf, false); });
}

QList<QAction *> HandoffPage::pageActions() const
{
    return {m_edit, m_anew, m_copy, m_print, m_markdown, m_html, m_pdf};
}

Button *HandoffPage::buttonFor(QAction *action)
{
    auto *button = new Button(action->text(), Button::Kind::Plain, this);
    button->setObjectName(action->objectName() + u"Button"_s);
    button->setAccessibleName(action->text());
    button->setCheckable(action->isCheckable());
    connect(button, &QAbstractButton::clicked, action, &QAction::trigger);
    connect(action, &QAction::toggled, button, &QAbstractButton::setChecked);
    return button;
}

void HandoffPage::arrange()
{
    auto *title = new Label(tr("Hand off"), Theme::Token::Text, this);
    title->setFace(Theme::Size::Title, Label::Face::Strong);
    auto *give = new QHBoxLayout;
    give->setSpacing(2 * step);
    give->addWidget(title);
    give->addSpacing(2 * step);
    give->addWidget(m_role);
    give->addWidget(new Label(tr("to"), Theme::Token::Dim, this));
    give->addWidget(m_to, 1);
    give->addWidget(m_done);
    auto *waiting = new QHBoxLayout(m_waiting);
    waiting->setContentsMargins(0, 0, 0, 0);
    waiting->addWidget(m_waitingText, 1);
    waiting->addWidget(m_accept);
    auto *tools = new QWidget(this);
    auto *flow = new FlowLayout(tools);
    flow->setSpacing(2 * step);
    flow->addWidget(m_shape);
    for (QAction *action : {m_edit, m_anew, m_copy, m_print})
        flow->addWidget(buttonFor(action));
    auto *out = new Button(tr("Export as PDF…"), Button::Kind::Plain, this);
    out->setObjectName(u"exportBrief"_s);
    auto *menu = new QMenu(out);
    menu->addActions({m_markdown, m_html, m_pdf});
    out->setSplitMenu(menu);
    connect(out, &QAbstractButton::clicked, m_pdf, &QAction::trigger);
    flow->addWidget(out);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(5 * step, 4 * step, 5 * step, 2 * step);
    layout->setSpacing(2 * step);
    layout->addLayout(give);
    layout->addWidget(m_refusal);
    layout->addWidget(m_waiting);
    layout->addWidget(tools);
    layout->addWidget(new Hairline(this));
    layout->addWidget(m_pages, 1);
}

void HandoffPage::setIncident(OpenIncident *incident)
{
    m_incident = incident;
    m_to->clear();
    m_refusal->hide();
    m_edit->setChecked(false);
    m_pages->setCurrentWidget(m_view);
    m_made.clear();
    const QSignalBlocker quiet(m_editor);
    m_editor->clear();
}

void HandoffPage::open()
{
    if (!m_incident)
        return;
    m_refusal->hide();
    fillRoles();
    const QString kept = m_journal ? m_journal->draft(keptUnder()) : QString();
    const bool changed = !m_made.isEmpty() && m_editor->toPlainText() != m_made;
    if (!changed)
        makeBrief();
    if (!changed && !kept.isEmpty())
        m_editor->setPlainText(kept);
    tellAcceptance();
}

void HandoffPage::refresh()
{
    if (!m_incident || !isVisible())
        return;
    tellAcceptance();
    if (m_editor->toPlainText() == m_made)
        makeBrief();
}

void HandoffPage::fillRoles()
{
    const QString before = m_role->currentData().toString();
    const QSignalBlocker quiet(m_role);
    QStringList roles = SituationModel::usualRoles();
    for (const RoleHolder &holder : m_incident->incident().roles) {
        if (!roles.contains(holder.role))
            roles.append(holder.role);
    }
    m_role->clear();
    for (const QString &role : std::as_const(roles))
        m_role->addItem(spoken(role), role);
    m_role->setCurrentIndex(qMax(0, m_role->findData(before)));
}

HandoffShape HandoffPage::shape() const
{
    return m_shape->currentIndex() == 0 ? HandoffShape::Brief : HandoffShape::Ics201;
}

IncidentId HandoffPage::keptUnder() const
{
    return IncidentId(QUuid::createUuidV5(m_incident->id().uuid(), u"handoff"_s));
}

void HandoffPage::makeBrief()
{
    if (!m_incident)
        return;
    m_brief = handoffBrief(m_incident->incident(), Instant::now(), userCadence());
    m_made = handoffMarkdown(handoffText(m_brief, shape(), m_incident->author())).trimmed();
    m_editor->setPlainText(m_made);
    tellDocument();
}

PostmortemText HandoffPage::document() const
{
    const QString text = m_editor->toPlainText();
    return text == m_made && m_incident ? handoffText(m_brief, shape(), m_incident->author())
                                        : editedHandoff(m_brief, text);
}

void HandoffPage::edited()
{
    if (m_journal && m_incident && !m_made.isEmpty()) {
        const QString text = m_editor->toPlainText();
        m_journal->keepDraft(keptUnder(), text == m_made ? QString() : text);
    }
    if (m_pages->currentWidget() == m_view)
        tellDocument();
}

void HandoffPage::tellDocument() { m_view->setDocument(document().blocks); }

void HandoffPage::setEditing(bool editing)
{
    if (!editing)
        tellDocument();
    m_editor->setFont(Theme::instance().mono(Theme::Size::Body));
    m_pages->setCurrentWidget(editing ? static_cast<QWidget *>(m_editor) : m_view);
    m_pages->currentWidget()->setFocus(Qt::OtherFocusReason);
}

/// Who was given the role and has not said yet that they have it.
void HandoffPage::tellAcceptance()
{
    m_waiting->hide();
    if (!m_incident)
        return;
    const QString role = m_role->currentData().toString();
    for (const RoleHolder &holder : m_incident->incident().roles) {
        if (holder.role != role || holder.from.isEmpty() || holder.acceptedAt)
            continue;
        const Showing showing = showingIn(m_incident->incident().zone, Instant::now());
        m_waitingText->setText(
            tr("%1 handed the role over to %2 at %3 %4. It counts as taken over once %2 says so.")
                .arg(
                    holder.from, holder.person, clockText(holder.since, showing),
                    zoneText(showing)));
        m_accept->setText(tr("%1 has it").arg(QString(holder.person).replace(u'&', u"&&"_s)));
        m_waiting->show();
    }
}

void HandoffPage::copy() const
{
    auto clip = std::make_unique<QMimeData>();
    const PostmortemText text = document();
    clip->setText(handoffMarkdown(text));
    clip->setHtml(u"<meta charset=\"utf-8\">"_s + htmlFragment(text.blocks));
    QGuiApplication::clipboard()->setMimeData(clip.release());
}

void HandoffPage::render(HandoffFormat format, bool forPrint)
{
    if (!m_incident)
        return;
    const auto bytes = renderedHandoff(document(), format);
    if (!bytes) {
        Q_EMIT failed(bytes.error().sentence);
        return;
    }
    const QString name = handoffFileName(m_brief, shape(), format);
    if (forPrint)
        Q_EMIT printAsked(name, *bytes);
    else
        Q_EMIT exportAsked(name, *bytes);
}

void HandoffPage::handOff()
{
    const QString to = m_to->text().simplified();
    if (!m_incident)
        return;
    m_refusal->setVisible(to.isEmpty());
    if (to.isEmpty()) {
        m_refusal->setText(tr("Say who takes over."));
        m_to->setFocus(Qt::OtherFocusReason);
        return;
    }
    if (m_journal)
        m_journal->keepDraft(keptUnder(), {}, Journal::DraftWhen::WithNextAppend);
    m_incident->handOver(m_role->currentData().toString(), to, m_editor->toPlainText().trimmed());
    m_made = m_editor->toPlainText();
    m_to->clear();
    tellAcceptance();
    m_accept->setFocus(Qt::OtherFocusReason);
}

void HandoffPage::accept()
{
    if (!m_incident)
        return;
    const QString role = m_role->currentData().toString();
    for (const RoleHolder &holder : QList(m_incident->incident().roles)) {
        if (holder.role == role && !holder.from.isEmpty() && !holder.acceptedAt)
            m_incident->acceptHandoff(role, holder.person);
    }
    Q_EMIT left();
}

void HandoffPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Escape)
        return QWidget::keyPressEvent(event);
    if (m_edit->isChecked())
        m_edit->trigger();
    else
        Q_EMIT left();
}

void HandoffPage::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    m_to->setFocus(Qt::OtherFocusReason);
}

} // namespace Bridgelog
