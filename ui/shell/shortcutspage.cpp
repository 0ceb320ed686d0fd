// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/shortcutspage.h"

#include "common/button.h"
#include "common/flowlayout.h"
#include "common/keyhint.h"
#include "common/label.h"
#include "common/sectionheading.h"
#include "shell/shortcutrow.h"
#include "shell/shortcuts.h"

#include <QAction>
#include <QKeyEvent>
#include <QLineEdit>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Bridgelog {

namespace {

constexpr int step = Theme::step;
constexpr int columnWidth = 330;

} // namespace

ShortcutsPage::ShortcutsPage(const QList<WindowActions::Group> &groups, QWidget *parent)
    : QScrollArea(parent)
{
    setObjectName(u"shortcutsPage"_s);
    setAccessibleName(tr("Keyboard shortcuts"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    auto *content = new QWidget;
    content->setAutoFillBackground(true);
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(6 * step, 5 * step, 6 * step, 5 * step);
    layout->setSpacing(4 * step);
    makeTop(layout, content);
    m_columns = new QWidget(content);
    m_flow = new FlowLayout(m_columns);
    m_flow->setSpacing(6 * step);
    for (const WindowActions::Group &group : groups)
        addGroup(group);
    addFixed(
        tr("In the timeline"), tr("They stay as they are."),
        {{.keys = u"↑  ↓"_s, .text = tr("Previous, next entry")},
         {.keys = u"⇧ ↑  ⇧ ↓"_s, .text = tr("Select on")},
         {.keys = tr("Home  End"), .text = tr("First, last entry")},
         {.keys = u"⏎"_s, .text = tr("Edit entry")},
         {.keys = tr("Esc"), .text = tr("Back to writing")}});
    addFixed(
        tr("While writing"), tr("They stay as they are."),
        {{.keys = u"⏎"_s, .text = tr("Log the entry")},
         {.keys = u"⇧ ⏎"_s, .text = tr("New line")},
         {.keys = u"↑"_s, .text = tr("Edit the entry logged last")},
         {.keys = u"/"_s, .text = tr("Choose a kind")},
         {.keys = u"@"_s, .text = tr("Say when it happened")},
         {.keys = tr("Alt 1 … 9"), .text = tr("Answer a question")}});
    addFixed(
        tr("In the checklist"), tr("They stay as they are."),
        {{.keys = tr("Space"), .text = tr("Tick, or open again")},
         {.keys = u"S"_s, .text = tr("Skip, or does not apply")},
         {.keys = u"N"_s, .text = tr("Note something")},
         {.keys = u"A"_s, .text = tr("Give it to somebody")},
         {.keys = u"L"_s, .text = tr("Link to the selected entry")}});
    layout->addWidget(m_columns);
    layout->addStretch(1);
    setWidget(content);
    setFocusProxy(m_search);
}

void ShortcutsPage::makeTop(QVBoxLayout *layout, QWidget *content)
{
    auto *title = new Label(tr("Keyboard shortcuts"), Theme::Token::Text, content);
    title->setFace(Theme::Size::Title, Label::Face::Strong);
    auto *hint = new Label(
        tr("Choose a shortcut to change it; Backspace then leaves the action without one. Esc goes "
           "back."),
        Theme::Token::Dim, content);
    hint->setWordWrap(true);
    m_search = new QLineEdit(content);
    m_search->setObjectName(u"shortcutSearch"_s);
    m_search->setPlaceholderText(tr("Search actions and keys"));
    m_search->setAccessibleName(tr("Search actions and keys"));
    m_search->setMaximumWidth(columnWidth);
    m_resetAll = new Button(tr("Reset all"), Button::Kind::Plain, content);
    m_resetAll->setObjectName(u"resetAllShortcuts"_s);
    m_resetAll->setAccessibleName(tr("Give every action its own shortcut back"));
    m_none = new Label({}, Theme::Token::Dim, content);
    m_none->hide();
    auto *line = new QHBoxLayout;
    line->setSpacing(3 * step);
    line->addWidget(m_search, 1);
    line->addWidget(m_resetAll);
    line->addStretch(1);
    layout->addWidget(title);
    layout->addWidget(hint);
    layout->addLayout(line);
    layout->addWidget(m_none);
    connect(m_search, &QLineEdit::textChanged, this, &ShortcutsPage::search);
    connect(m_resetAll, &QAbstractButton::clicked, this, [this] {
        Shortcuts::instance().resetAll();
        m_search->setFocus(Qt::OtherFocusReason);
    });
    const auto tellReset = [this] { m_resetAll->setEnabled(Shortcuts::instance().isAnyChanged()); };
    connect(&Shortcuts::instance(), &Shortcuts::changed, this, tellReset);
    tellReset();
}

QVBoxLayout *ShortcutsPage::startGroup(const QString &title, const QString &note)
{
    auto *box = new QWidget(m_columns);
    box->setFixedWidth(columnWidth);
    auto *layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(step / 2);
    auto *heading = new Label(title, Theme::Token::Dim, box);
    heading->setFont(SectionHeading::headingFont());
    layout->addWidget(heading);
    if (!note.isEmpty()) {
        auto *said = new Label(note, Theme::Token::Dim, box);
        said->setFace(Theme::Size::Small);
        layout->addWidget(said);
    }
    m_flow->addWidget(box);
    m_groups.append({.box = box, .title = title, .rows = {}, .fixed = {}});
    return layout;
}

void ShortcutsPage::addGroup(const WindowActions::Group &group)
{
    if (group.actions.isEmpty())
        return;
    QVBoxLayout *layout = startGroup(group.title, group.note);
    for (const QAction *action : group.actions) {
        const QString name = action->objectName();
        auto *row = new ShortcutRow(name, Shortcuts::instance().textOf(name), m_groups.last().box);
        connect(row, &ShortcutRow::recordingBegan, this, [this, row] { ensureWidgetVisible(row); });
        layout->addWidget(row);
        m_groups.last().rows.append(row);
    }
}

void ShortcutsPage::addFixed(const QString &title, const QString &note, const QList<Fixed> &keys)
{
    QVBoxLayout *layout = startGroup(title, note);
    for (const Fixed &each : keys) {
        auto *row = new QWidget(m_groups.last().box);
        row->setObjectName(each.text + u' ' + each.keys); // what a search looks at
        auto *line = new QHBoxLayout(row);
        line->setContentsMargins(0, step / 2, 3 * step, step / 2);
        line->addWidget(new Label(each.text, Theme::Token::Text, row), 1);
        line->addWidget(new KeyHint(each.keys, row));
        layout->addWidget(row);
        m_groups.last().fixed.append(row);
    }
}

void ShortcutsPage::search(const QString &words)
{
    bool any = false;
    for (const Group &group : std::as_const(m_groups)) {
        const bool whole = group.title.contains(words.trimmed(), Qt::CaseInsensitive);
        bool shown = false;
        for (ShortcutRow *row : group.rows) {
            const bool here = whole || row->matches(words);
            row->setVisible(here);
            shown |= here;
        }
        for (QWidget *row : group.fixed) {
            const bool here =
                whole || row->objectName().contains(words.trimmed(), Qt::CaseInsensitive);
            row->setVisible(here);
            shown |= here;
        }
        group.box->setVisible(shown);
        any |= shown;
    }
    m_none->setVisible(!any);
    m_none->setText(tr("No action and no key answers to “%1”.").arg(words.trimmed()));
}

void ShortcutsPage::focusInEvent(QFocusEvent *event)
{
    QScrollArea::focusInEvent(event);
    m_search->setFocus(Qt::OtherFocusReason);
}

void ShortcutsPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Escape)
        return QScrollArea::keyPressEvent(event);
    if (m_search->text().isEmpty())
        Q_EMIT left();
    else
        m_search->clear();
}

} // namespace Bridgelog
