// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/composerinput.h"

#include "common/theme.h"

#include <QAbstractTextDocumentLayout>
#include <QFontMetrics>
#include <QKeyEvent>
#include <QMimeData>
#include <QScrollBar>
#include <QTextBlock>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Bridgelog {

namespace {

constexpr int fewestLines = 2;
constexpr int mostLines = 8;

bool isEnter(const QKeyEvent *event)
{
    return event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
}

} // namespace

ComposerInput::ComposerInput(QWidget *parent)
    : QPlainTextEdit(parent)
{
    setObjectName(u"composerInput"_s);
    setAccessibleName(tr("New entry"));
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTabChangesFocus(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    document()->setDocumentMargin(0);
    setFont(Theme::instance().font(Theme::Size::Body));
    connect(
        document()->documentLayout(), &QAbstractTextDocumentLayout::documentSizeChanged, this,
        &ComposerInput::fitLines);
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        setFont(Theme::instance().font(Theme::Size::Body));
        updateGeometry();
    });
}

bool ComposerInput::isEmpty() const
{
    return document()->blockCount() == 1 && document()->firstBlock().length() <= 1;
}

QSize ComposerInput::sizeHint() const
{
    return {80 * Theme::step, m_lines * QFontMetrics(font()).lineSpacing() + 1};
}

QSize ComposerInput::minimumSizeHint() const { return {20 * Theme::step, sizeHint().height()}; }

void ComposerInput::fitLines()
{
    const int lines =
        std::clamp(static_cast<int>(document()->size().height()), fewestLines, mostLines);
    setVerticalScrollBarPolicy(
        document()->size().height() > mostLines ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
    if (lines == m_lines)
        return;
    m_lines = lines;
    updateGeometry();
}

void ComposerInput::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    fitLines();
}

void ComposerInput::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        updateGeometry();
}

bool ComposerInput::canInsertFromMimeData(const QMimeData *source) const
{
    return source->hasImage() || source->hasUrls() || QPlainTextEdit::canInsertFromMimeData(source);
}

void ComposerInput::insertFromMimeData(const QMimeData *source)
{
    if (!m_paste || !m_paste(*source))
        QPlainTextEdit::insertFromMimeData(source);
}

bool ComposerInput::event(QEvent *event)
{
    // An empty text has nothing to undo: the key is the window's.
    if (event->type() == QEvent::ShortcutOverride && isEmpty()) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo)) {
            event->ignore();
            return false;
        }
    }
    return QPlainTextEdit::event(event);
}

bool ComposerInput::takeOfferKey(QKeyEvent *event)
{
    if (m_offering == Offering::None || event->modifiers() & ~Qt::KeypadModifier)
        return false;
    switch (event->key()) {
    case Qt::Key_Up:
    case Qt::Key_Down:
        m_offering = Offering::Enter;
        Q_EMIT offerMoved(event->key() == Qt::Key_Up ? -1 : 1);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_offering == Offering::Tab)
            return false;
        [[fallthrough]];
    case Qt::Key_Tab: Q_EMIT offerTaken(); return true;
    default: return false;
    }
}

/// Tab is the offers' while there are any.
bool ComposerInput::focusNextPrevChild(bool next)
{
    return m_offering == Offering::None && QPlainTextEdit::focusNextPrevChild(next);
}

bool ComposerInput::takeEmptyKey(QKeyEvent *event)
{
    if (!isEmpty())
        return false;
    if (event->matches(QKeySequence::Undo))
        Q_EMIT undoFromEmpty();
    else if (event->matches(QKeySequence::Redo))
        Q_EMIT redoFromEmpty();
    else if (event->key() == Qt::Key_Up && !(event->modifiers() & ~Qt::KeypadModifier))
        Q_EMIT upFromEmpty();
    else
        return false;
    return true;
}

void ComposerInput::keyPressEvent(QKeyEvent *event)
{
    if (takeOfferKey(event) || takeEmptyKey(event))
        return;
    if (isEnter(event) && !(event->modifiers() & (Qt::ShiftModifier | Qt::AltModifier)))
        return Q_EMIT submitted();
    if (isEnter(event) && event->modifiers() & Qt::ShiftModifier)
        return textCursor().insertBlock(), ensureCursorVisible();
    if (event->key() == Qt::Key_Escape)
        return Q_EMIT escaped();
    const bool pages = event->key() == Qt::Key_PageUp || event->key() == Qt::Key_PageDown;
    if (pages && m_lines < mostLines)
        return Q_EMIT pageKey(event);
    QPlainTextEdit::keyPressEvent(event);
}

} // namespace Bridgelog
