// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/shortcutspage.h"

#include "common/flowlayout.h"
#include "common/keyhint.h"
#include "common/label.h"
#include "common/sectionheading.h"

#include <QAction>
#include <QGridLayout>
#include <QKeyEvent>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Bridgelog {

ShortcutsPage::ShortcutsPage(const QList<WindowActions::Group> &groups, QWidget *parent)
    : QScrollArea(parent)
{
    setObjectName(u"shortcutsPage"_s);
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    auto *content = new QWidget;
    content->setAutoFillBackground(true);
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(6 * Theme::step, 5 * Theme::step, 6 * Theme::step, 5 * Theme::step);
    layout->setSpacing(5 * Theme::step);
    auto *title = new Label(tr("Keyboard shortcuts"), Theme::Token::Text, content);
    title->setFace(Theme::Size::Title, Label::Face::Strong);
    auto *hint = new Label(
        tr("Esc goes back. Every action can also be found by name with Ctrl+K."), Theme::Token::Dim,
        content);
    layout->addWidget(title);
    layout->addWidget(hint);
    auto *columns = new QWidget(content);
    auto *flow = new FlowLayout(columns);
    flow->setSpacing(6 * Theme::step);
    for (const WindowActions::Group &group : groups) {
        QWidget *one = makeGroup(group);
        flow->addWidget(one);
        m_groups.append(one);
    }
    layout->addWidget(columns);
    layout->addStretch(1);
    setWidget(content);
}

QWidget *ShortcutsPage::makeGroup(const WindowActions::Group &group)
{
    auto *box = new QWidget(this);
    box->setFixedWidth(330);
    auto *grid = new QGridLayout(box);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setVerticalSpacing(Theme::step);
    auto *heading = new Label(group.title, Theme::Token::Dim, box);
    heading->setFont(SectionHeading::headingFont());
    grid->addWidget(heading, 0, 0, 1, 2);
    int row = 1;
    for (const QAction *action : group.actions) {
        auto *text = new Label(action->text().remove(u'&').remove(u'…'), Theme::Token::Text, box);
        text->setFit(Label::Fit::Elided);
        grid->addWidget(text, row, 0);
        if (!action->shortcut().isEmpty())
            grid->addWidget(new KeyHint(action->shortcut(), box), row, 1, Qt::AlignRight);
        ++row;
    }
    grid->setColumnStretch(0, 1);
    return box;
}

void ShortcutsPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT left();
    else
        QScrollArea::keyPressEvent(event);
}

} // namespace Bridgelog
