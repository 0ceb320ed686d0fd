// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/welcomepage.h"

#include "common/button.h"
#include "common/keyhint.h"
#include "common/label.h"

#include <QAction>
#include <QGridLayout>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Bridgelog {

WelcomePage::WelcomePage(const QList<Choice> &choices, QWidget *parent)
    : QWidget(parent)
{
    setObjectName(u"welcomePage"_s);
    auto *title = new Label(tr("No incident is open"), Theme::Token::Text, this);
    title->setFace(Theme::Size::Title, Label::Face::Strong);
    auto *promise = new Label(
        tr("What you log is on disk before it is called saved. It needs no network and no "
           "account."),
        Theme::Token::Dim, this);
    promise->setWordWrap(true);
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(4 * Theme::step);
    grid->setVerticalSpacing(3 * Theme::step);
    for (int row = 0; row < choices.size(); ++row) {
        const Choice &choice = choices.at(row);
        auto *button =
            new Button(choice.text, row == 0 ? Button::Kind::Primary : Button::Kind::Plain, this);
        button->setObjectName(u"welcome_"_s + choice.action->objectName());
        button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        button->setFocusPolicy(Qt::StrongFocus);
        connect(button, &QAbstractButton::clicked, choice.action, &QAction::trigger);
        auto *explanation = new Label(choice.explanation, Theme::Token::Dim, this);
        grid->addWidget(button, row, 0);
        grid->addWidget(explanation, row, 1);
        auto *hint = new KeyHint(QString(), this);
        hint->follow(choice.action);
        grid->addWidget(hint, row, 2);
    }
    grid->setColumnStretch(1, 1);
    auto *column = new QWidget(this);
    column->setMaximumWidth(620);
    auto *inner = new QVBoxLayout(column);
    inner->setSpacing(2 * Theme::step);
    inner->addWidget(title);
    inner->addWidget(promise);
    inner->addSpacing(4 * Theme::step);
    inner->addLayout(grid);
    auto *layout = new QGridLayout(this);
    layout->setContentsMargins(6 * Theme::step, 6 * Theme::step, 6 * Theme::step, 6 * Theme::step);
    layout->addWidget(column, 1, 1);
    layout->setRowStretch(0, 2);
    layout->setRowStretch(2, 3);
    layout->setColumnStretch(0, 1);
    layout->setColumnStretch(1, 6);
    layout->setColumnStretch(2, 1);
}

} // namespace Bridgelog
