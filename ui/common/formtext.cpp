// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/formtext.h"

#include "common/theme.h"

#include <QApplication>
#include <QKeyEvent>
#include <QPlainTextEdit>

namespace Bridgelog {

void prepareFormText(QPlainTextEdit *edit, int lines)
{
    edit->setTabChangesFocus(true);
    edit->setFont(Theme::instance().font(Theme::Size::Body));
    edit->document()->setDocumentMargin(7);
    // Its frame tells who has the keyboard; a text field repaints only what is in the frame.
    QObject::connect(qApp, &QApplication::focusChanged, edit, [edit](QWidget *from, QWidget *to) {
        if (from == edit || to == edit)
            edit->update();
    });
    const auto height = [edit](int count) {
        return edit->fontMetrics().lineSpacing() * count + 18;
    };
    edit->setMinimumHeight(height(qMin(lines, 2)));
    edit->setMaximumHeight(height(lines));
}

bool isSubmit(const QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return false;
    const auto *key = static_cast<const QKeyEvent *>(event);
    return (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter)
        && key->modifiers() & Qt::ControlModifier;
}

} // namespace Bridgelog
