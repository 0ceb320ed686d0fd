// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QEvent;
class QPlainTextEdit;

namespace Bridgelog {

/// Makes a text field of a form: so many lines high where there is room, Tab leaves it, framed as
/// line edits are.
void prepareFormText(QPlainTextEdit *edit, int lines);
/// Ctrl+Enter.
bool isSubmit(const QEvent *event);

} // namespace Bridgelog
