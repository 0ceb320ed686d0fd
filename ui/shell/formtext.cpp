// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/formtext.h"

#include "common/theme.h"

#include <QKeyEvent>
#include <QPlainTextEdit>

namespace Bridgelog {

void prepareFormText(QPlainTextEdit *edit, int lines)
{
    edit->setTabChangesFocus(true);
    edit->setFont(Theme::instance().font(Theme::Size::Body));
    edit->document()->setDocumentMargin(7);
    edit->setFixedHeight(edit->fontMetrics().lineSpacing() * lines + 18);
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
