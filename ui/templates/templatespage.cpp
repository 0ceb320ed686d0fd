// SPDX-License-Identifier: GPL-3.0-or-later
#include "templates/templatespage.h"

#include "common/button.h"
#include "common/flowlayout.h"
#include "common/hairline.h"
#include "common/inlineeditor.h"
#include "common/label.h"
#include "templates/templatedelegate.h"
#include "templates/templatepreview.h"

#include <QAction>
#include <QKeyEvent>
#include <QListView>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QSplitter>
#include <QTextBlock>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Bridgelog {

namespace {

constexpr int step = Theme::step;

/// Where a fault is in a text, as a cursor.
QTextCursor cursorAt(QPlainTextEdit *edit, const ChecklistFault &fault)
{
    const QTextBlock block = edit->document()->findBlockByNumber(fault.line - 1);
    QTextCursor cursor(block.isValid() ? block : edit->document()->lastBlock());
    // A column counts letters, a cursor counts halves of them.
    const QString line = cursor.block().text();
    qsizetype place = 0;
    for (int column = 1; column < fault.column && place < line.size(); ++column)
        place += line.at(place).isHighSurrogate() ? 2 : 1;
    cursor.setPosition(cursor.block().position() + static_cast<int>(qMin(place, line.size())));
    return cursor;
}

} // namespace

TemplatesPage::TemplatesPage(const QString &ownFolder, const QString &sharedFolder, QWidget *parent)
    : QWidget(parent)
    , m_desk(ownFolder, sharedFolder)
    , m_model(m_desk)
    , m_ownFolder(ownFolder)
{
    setObjectName(u"templatesPage"_s);
    setAccessibleName(tr("Checklists and templates"));
    makeActions();
    auto *title = new Label(tr("Checklists and templates"), Theme::Token::Text, this);
    title->setFace(Theme::Size::Title, Label::Face::Strong);
    auto *hint = new Label(
        tr("Plain files, which a team can share. What is changed here never changes an incident "
           "that is under way. Esc goes back."),
        Theme::Token::Dim, this);
    hint->setWordWrap(true);
    auto *columns = new QSplitter(Qt::Horizontal, this);
    columns->setChildrenCollapsible(false);
    columns->addWidget(makeFiles());
    columns->addWidget(makeEditor());
    columns->addWidget(makePreview());
    columns->setStretchFactor(0, 0);
    columns->setStretchFactor(1, 3);
    columns->setStretchFactor(2, 2);
    columns->setSizes({220, 480, 340});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(5 * step, 4 * step, 5 * step, 3 * step);
    layout->setSpacing(2 * step);
    layout->addWidget(title);
    layout->addWidget(hint);
    layout->addSpacing(step);
    layout->addWidget(new Hairline(this));
    layout->addWidget(columns, 1);
    connect(&m_desk, &TemplateDesk::changed, this, &TemplatesPage::follow);
    connect(
        m_files->selectionModel(), &QItemSelectionModel::currentChanged, this,
        [this](const QModelIndex &row) { showFile(row.row()); });
    connect(m_editor, &QPlainTextEdit::textChanged, this, [this] {
        if (current() >= 0)
            m_desk.setText(current(), m_editor->toPlainText());
    });
    connect(&Theme::instance(), &Theme::changed, this, [this] { showFile(current()); });
    m_files->setCurrentIndex(m_model.index(0));
}

void TemplatesPage::makeActions()
{
    const auto make = [this](const QString &name, const QString &text, const QKeySequence &keys) {
        auto *action = new QAction(text, this);
        action->setObjectName(name);
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        addAction(action);
        return action;
    };
    m_save = make(u"saveTemplate"_s, tr("Save"), Qt::CTRL | Qt::Key_S);
    m_discard = make(u"discardTemplate"_s, tr("Back to what is saved"), {});
    m_new = make(u"newTemplate"_s, tr("New list…"), {});
    m_newPostmortem = make(u"newPostmortemTemplate"_s, tr("New postmortem template…"), {});
    m_giveBack = make(u"giveBackTemplate"_s, tr("Use the one it replaced"), {});
    m_shared = make(u"shareTemplates"_s, tr("Shared folder…"), {});
    m_folder = make(u"templateFolder"_s, tr("Open the folder"), {});
    connect(m_save, &QAction::triggered, this, &TemplatesPage::save);
    connect(m_discard, &QAction::triggered, this, [this] {
        m_desk.discard(current());
        showFile(current());
    });
    connect(m_new, &QAction::triggered, this, [this] { askName(TemplateFile::Kind::Checklist); });
    connect(m_newPostmortem, &QAction::triggered, this, [this] {
        askName(TemplateFile::Kind::Postmortem);
    });
    connect(m_giveBack, &QAction::triggered, this, &TemplatesPage::giveBack);
    connect(m_shared, &QAction::triggered, this, &TemplatesPage::sharedFolderAsked);
    connect(m_folder, &QAction::triggered, this, [this] { Q_EMIT folderAsked(m_ownFolder); });
}

QList<QAction *> TemplatesPage::pageActions() const
{
    return {m_save, m_discard, m_new, m_newPostmortem, m_giveBack, m_shared, m_folder};
}

Button *TemplatesPage::buttonFor(QAction *action, bool primary)
{
    auto *button =
        new Button(action->text(), primary ? Button::Kind::Primary : Button::Kind::Plain, this);
    button->setObjectName(action->objectName() + u"Button"_s);
    button->setAccessibleName(action->text());
    button->setEnabled(action->isEnabled());
    connect(button, &QAbstractButton::clicked, action, &QAction::trigger);
    connect(action, &QAction::enabledChanged, button, &QWidget::setEnabled);
    return button;
}

QWidget *TemplatesPage::makeFiles()
{
    auto *side = new QWidget(this);
    m_files = new QListView(side);
    m_files->setObjectName(u"templateFiles"_s);
    m_files->setAccessibleName(tr("Files"));
    m_files->setModel(&m_model);
    m_files->setItemDelegate(new TemplateDelegate(m_files));
    m_files->setFrameShape(QFrame::NoFrame);
    m_files->setUniformItemSizes(true);
    m_files->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_files->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_files->viewport()->setAutoFillBackground(false);
    m_files->installEventFilter(this);
    m_question = new InlineEditor(side);
    connect(m_question, &InlineEditor::submitted, this, &TemplatesPage::add);
    connect(m_question, &InlineEditor::cancelled, this, [this] { m_files->setFocus(); });
    auto *buttons = new QWidget(side);
    auto *flow = new FlowLayout(buttons);
    flow->setSpacing(step);
    for (QAction *action : {m_new, m_newPostmortem, m_shared, m_folder})
        flow->addWidget(buttonFor(action));
    auto *layout = new QVBoxLayout(side);
    layout->setContentsMargins(0, step, 2 * step, 0);
    layout->setSpacing(2 * step);
    layout->addWidget(m_files, 1);
    layout->addWidget(m_question);
    layout->addWidget(buttons);
    side->setMinimumWidth(170);
    return side;
}

QWidget *TemplatesPage::makeEditor()
{
    auto *middle = new QWidget(this);
    m_title = new Label({}, Theme::Token::Text, middle);
    m_title->setFace(Theme::Size::Body, Label::Face::Strong);
    m_title->setFit(Label::Fit::Elided);
    m_editor = new QPlainTextEdit(middle);
    m_editor->setObjectName(u"templateText"_s);
    m_editor->setAccessibleName(tr("Text of the file"));
    m_editor->setTabChangesFocus(true);
    m_editor->setLineWrapMode(QPlainTextEdit::WidgetWidth);
    m_editor->document()->setDocumentMargin(2 * step);
    m_says = new Label({}, Theme::Token::Dim, middle);
    m_says->setObjectName(u"templateSays"_s);
    m_says->setWordWrap(true);
    m_goThere = new Button(tr("Go there"), Button::Kind::Quiet, middle);
    m_goThere->setObjectName(u"goToFault"_s);
    m_goThere->setAccessibleName(tr("Go to where the text is bad"));
    connect(m_goThere, &QAbstractButton::clicked, this, &TemplatesPage::goToFault);
    auto *said = new QHBoxLayout;
    said->setSpacing(2 * step);
    said->addWidget(m_says, 1);
    said->addWidget(m_goThere, 0, Qt::AlignTop);
    auto *buttons = new QWidget(middle);
    auto *flow = new FlowLayout(buttons);
    flow->setSpacing(2 * step);
    flow->addWidget(buttonFor(m_save, true));
    flow->addWidget(buttonFor(m_discard));
    flow->addWidget(buttonFor(m_giveBack));
    auto *layout = new QVBoxLayout(middle);
    layout->setContentsMargins(2 * step, step, 2 * step, 0);
    layout->setSpacing(2 * step);
    layout->addWidget(m_title);
    layout->addWidget(m_editor, 1);
    layout->addLayout(said);
    layout->addWidget(buttons);
    middle->setMinimumWidth(280);
    return middle;
}

QWidget *TemplatesPage::makePreview()
{
    auto *right = new QWidget(this);
    m_preview = new TemplatePreview(right);
    auto *layout = new QVBoxLayout(right);
    layout->setContentsMargins(2 * step, step, 0, 0);
    layout->addWidget(m_preview);
    right->setMinimumWidth(200);
    return right;
}

int TemplatesPage::current() const { return m_files->currentIndex().row(); }

void TemplatesPage::choose(const QString &name)
{
    const int row = m_desk.indexOf(name);
    if (row >= 0)
        m_files->setCurrentIndex(m_model.index(row));
}

void TemplatesPage::chooseAvoided()
{
    choose(u"wordings"_s);
    static const QRegularExpression heading(uR"(^#\s*avoid\s*$)"_s);
    QTextCursor cursor = m_editor->document()->find(heading);
    if (cursor.isNull()) {
        cursor = m_editor->textCursor();
        cursor.movePosition(QTextCursor::End);
        cursor.insertText(u"\n# avoid\n"_s);
    } else {
        cursor.movePosition(QTextCursor::NextBlock);
    }
    m_editor->setTextCursor(cursor);
    m_editor->setFocus();
}

void TemplatesPage::showFile(int row)
{
    m_editor->setEnabled(row >= 0);
    if (row < 0)
        return;
    m_editor->setFont(Theme::instance().mono(Theme::Size::Body));
    const QSignalBlocker quiet(m_editor);
    if (m_editor->toPlainText() != m_desk.files().at(row).text)
        m_editor->setPlainText(m_desk.files().at(row).text);
    tell();
}

void TemplatesPage::follow(int row)
{
    if (row == current())
        tell();
}

/// What there is to say of the text: what is wrong with it and where, else what it has.
void TemplatesPage::tell()
{
    const TemplateFile &file = m_desk.files().at(current());
    m_title->setText(file.name);
    m_save->setEnabled(file.isChanged());
    m_discard->setEnabled(file.isChanged());
    m_giveBack->setEnabled(file.replaces);
    m_goThere->setVisible(file.fault.has_value());
    QList<QTextEdit::ExtraSelection> marks;
    if (file.fault) {
        QString what = file.fault->what;
        what.replace(0, 1, what.first(1).toUpper());
        m_says->setToken(Theme::Token::Critical);
        m_says->setText(tr("Line %1, column %2: %3. What was in use before stays in use.")
                            .arg(file.fault->line)
                            .arg(file.fault->column)
                            .arg(what));
        QTextEdit::ExtraSelection mark;
        mark.cursor = cursorAt(m_editor, *file.fault);
        mark.cursor.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
        if (!mark.cursor.hasSelection())
            mark.cursor.select(QTextCursor::LineUnderCursor);
        mark.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        mark.format.setUnderlineColor(Theme::instance().color(Theme::Token::Critical));
        marks.append(mark);
    } else {
        m_says->setToken(Theme::Token::Dim);
        m_says->setText(countText(file));
    }
    m_editor->setExtraSelections(marks);
    m_preview->show(m_desk, current());
}

QString TemplatesPage::countText(const TemplateFile &file) const
{
    switch (file.kind) {
        using enum TemplateFile::Kind;
    case Checklist: return tr("%n items", nullptr, static_cast<int>(file.list.steps.size()));
    case Wordings: return tr("%n wordings", nullptr, static_cast<int>(file.wordings.all.size()));
    case Postmortem:
        return tr("Every field is right. A document begun keeps the text it began with.");
    }
    return {};
}

void TemplatesPage::askName(TemplateFile::Kind kind)
{
    m_asked = kind;
    m_question->ask(
        {.prompt = kind == TemplateFile::Kind::Postmortem ? tr("What is the new template called?")
                                                          : tr("What is the new list called?"),
         .text = {},
         .choices = {}});
}

void TemplatesPage::goToFault()
{
    const TemplateFile &file = m_desk.files().at(current());
    if (!file.fault)
        return;
    m_editor->setTextCursor(cursorAt(m_editor, *file.fault));
    m_editor->setFocus(Qt::OtherFocusReason);
}

void TemplatesPage::save()
{
    if (current() < 0)
        return;
    const auto written = m_desk.save(current());
    if (!written) {
        m_says->setToken(Theme::Token::Critical);
        m_says->setText(written.error().sentence);
        return;
    }
    Q_EMIT saved();
}

void TemplatesPage::add(const QString &title)
{
    const auto name =
        m_asked == TemplateFile::Kind::Postmortem ? m_desk.addPostmortem(title) : m_desk.add(title);
    if (!name) {
        m_question->refuse(name.error().sentence);
        return;
    }
    m_question->hide();
    choose(*name);
    m_editor->setFocus(Qt::OtherFocusReason);
    Q_EMIT saved();
}

void TemplatesPage::giveBack()
{
    const QString name = m_desk.files().at(current()).name;
    const auto kept = m_desk.giveBack(current());
    choose(name);
    m_says->setToken(kept ? Theme::Token::Dim : Theme::Token::Critical);
    m_says->setText(kept ? tr("Your text is kept as %1.").arg(*kept) : kept.error().sentence);
    if (kept)
        Q_EMIT saved();
}

void TemplatesPage::setSharedFolder(const QString &folder)
{
    const QString name = current() >= 0 ? m_desk.files().at(current()).name : QString();
    m_desk.setSharedFolder(folder);
    choose(name);
    Q_EMIT saved();
}

void TemplatesPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT left();
    else
        QWidget::keyPressEvent(event);
}

/// A list takes Escape for the beginning of a name.
bool TemplatesPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_files && event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        Q_EMIT left();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void TemplatesPage::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    m_files->setFocus(Qt::OtherFocusReason);
}

} // namespace Bridgelog
