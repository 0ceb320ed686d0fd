// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/keystroke.h"

#include <QKeyEvent>

namespace Bridgelog {

namespace {

constexpr Qt::KeyboardModifiers commanding =
    Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier;

} // namespace

QKeySequence keystroke(const QKeyEvent &event)
{
    Qt::KeyboardModifiers held = event.modifiers() & ~Qt::KeypadModifier;
    const auto key = static_cast<Qt::Key>(event.key());
    const bool sign =
        key > Qt::Key_Space && key < Qt::Key_Escape && !QChar::isLetter(static_cast<char32_t>(key));
    if (sign && !(held & commanding))
        held &= ~Qt::ShiftModifier;
    return QKeySequence(QKeyCombination(held, key));
}

bool isForWriting(const QKeyEvent &event)
{
    return !(event.modifiers() & commanding) && !event.text().isEmpty()
        && event.text().at(0).isPrint();
}

} // namespace Bridgelog
