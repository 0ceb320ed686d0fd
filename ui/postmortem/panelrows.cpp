// SPDX-License-Identifier: GPL-3.0-or-later
#include "postmortem/panelrows.h"

#include "common/button.h"
#include "common/label.h"
#include "common/panelsection.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QMenu>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Bridgelog {

static constexpr int step = Theme::step;

void fillRows(PanelSection *section, const QList<QWidget *> &rows)
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
    // Who went through the rows by key goes on from the same place.
    qsizetype focused = -1;
    for (qsizetype i = 0; content->layout()->count() > 0; ++i) {
        QLayoutItem *item = content->layout()->takeAt(0);
        if (item->widget()->isAncestorOf(QApplication::focusWidget()))
            focused = i;
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    for (QWidget *row : rows) {
        content->layout()->addWidget(row);
        row->show(); // at once: a panel that is empty for a moment forgets how far it was scrolled
    }
    if (focused < 0 || rows.isEmpty())
        return;
    QWidget *row = rows.at(std::min(focused, rows.size() - 1));
    if (auto *button = row->findChild<Button *>())
        button->setFocus(Qt::OtherFocusReason);
}

QWidget *panelRow(const PanelRow &row)
{
    auto *made = new QWidget;
    auto *line = new QHBoxLayout(made);
    line->setContentsMargins(3 * step * row.indent, 0, 0, 0);
    line->setSpacing(step);
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    if (!row.caption.isEmpty()) {
        auto *caption = new Label(row.caption, Theme::Token::Dim, made);
        caption->setFace(Theme::Size::Small);
        caption->setFit(Label::Fit::Elided);
        words->addWidget(caption);
    }
    auto *text = new Label(row.text, row.quiet ? Theme::Token::Dim : Theme::Token::Text, made);
    text->setWordWrap(true);
    words->addWidget(text);
    line->addLayout(words, 1);
    return made;
}

Button *rowMenu(QWidget *row, const QString &name)
{
    auto *button = new Button(u"⋯"_s, Button::Kind::Quiet, row);
    button->setObjectName(u"rowMenu"_s);
    button->setAccessibleName(name);
    auto *menu = new QMenu(button);
    QObject::connect(button, &QAbstractButton::clicked, menu, [button, menu] {
        menu->popup(button->mapToGlobal(QPoint(0, button->height())));
    });
    static_cast<QHBoxLayout *>(row->layout())->addWidget(button, 0, Qt::AlignTop);
    return button;
}

} // namespace Bridgelog
