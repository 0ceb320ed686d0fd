// SPDX-License-Identifier: GPL-3.0-or-later
#include "postmortem/postmortemsource.h"

#include "common/theme.h"
#include "postmortem/fieldcompletion.h"
#include "postmortem/htmltext.h"
#include "postmortem/postmortemhighlighter.h"
#include "postmortem/prosewords.h"
#include "postmortem/spelling.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>
#include <QMenu>
#include <QMimeData>
#include <QRegularExpression>
#include <QScrollBar>
#include <QStandardItemModel>
#include <QTextBlock>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Bridgelog {

PostmortemSource::PostmortemSource(QWidget *parent)
    : QPlainTextEdit(parent)
    , m_spelling(new Spelling(this))
    , m_completer(new QCompleter(this))
    , m_offers(new QStandardItemModel(this))
{
    setObjectName(u"postmortemSource"_s);
    setAccessibleName(tr("Text of the postmortem"));
    setFrameShape(QFrame::NoFrame);
    setLineWrapMode(QPlainTextEdit::WidgetWidth);
    setUndoRedoEnabled(false);
    setTabChangesFocus(false);
    document()->setDocumentMargin(4 * Theme::step);
    new PostmortemHighlighter(this, m_spelling);
    m_completer->setModel(m_offers);
    m_completer->setWidget(this);
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->setCompletionRole(Qt::UserRole);
    m_completer->popup()->setObjectName(u"fieldOffers"_s);
    m_completer->popup()->setAccessibleName(tr("Names of fields"));
    connect(
        m_completer, qOverload<const QString &>(&QCompleter::activated), this,
        &PostmortemSource::complete);
    connect(&Theme::instance(), &Theme::changed, this, &PostmortemSource::dress);
    dress();
}

void PostmortemSource::dress()
{
    setFont(Theme::instance().mono(Theme::Size::Body));
    setTabStopDistance(4 * fontMetrics().horizontalAdvance(u' '));
}

void PostmortemSource::take(const QString &text)
{
    const QString before = toPlainText();
    if (before == text)
        return;
    const qsizetype least = std::min(before.size(), text.size());
    qsizetype start = 0;
    while (start < least && before.at(start) == text.at(start))
        ++start;
    qsizetype end = 0;
    while (end < least - start
           && before.at(before.size() - 1 - end) == text.at(text.size() - 1 - end))
        ++end;
    const QSignalBlocker quiet(this);
    QTextCursor cursor(document());
    cursor.setPosition(static_cast<int>(start));
    cursor.setPosition(static_cast<int>(before.size() - end), QTextCursor::KeepAnchor);
    cursor.insertText(text.sliced(start, text.size() - start - end));
}

void PostmortemSource::setFaults(const QList<FieldFault> &faults)
{
    if (faults == m_faults && !faults.isEmpty())
        return;
    m_faults = faults;
    QList<QTextEdit::ExtraSelection> marks;
    const auto last = static_cast<qsizetype>(document()->characterCount()) - 1;
    for (const FieldFault &fault : faults) {
        QTextEdit::ExtraSelection mark;
        mark.cursor = QTextCursor(document());
        mark.cursor.setPosition(static_cast<int>(std::min(fault.start, last)));
        mark.cursor.setPosition(
            static_cast<int>(std::min(fault.start + fault.length, last)), QTextCursor::KeepAnchor);
        mark.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        mark.format.setUnderlineColor(Theme::instance().color(Theme::Token::Critical));
        marks.append(mark);
    }
    setExtraSelections(marks);
}

void PostmortemSource::wrap(const QString &before, const QString &behind)
{
    QTextCursor cursor = textCursor();
    if (!cursor.hasSelection())
        cursor.select(QTextCursor::WordUnderCursor);
    const QString chosen = cursor.selectedText();
    const bool wrapped = chosen.size() >= before.size() + behind.size() && chosen.startsWith(before)
        && chosen.endsWith(behind);
    const int from = cursor.selectionStart();
    if (wrapped)
        cursor.insertText(
            chosen.sliced(before.size(), chosen.size() - before.size() - behind.size()));
    else
        cursor.insertText(before + chosen + behind);
    const auto inset = static_cast<int>(wrapped ? 0 : before.size());
    const auto length =
        static_cast<int>(wrapped ? chosen.size() - before.size() - behind.size() : chosen.size());
    cursor.setPosition(from + inset);
    cursor.setPosition(from + inset + length, QTextCursor::KeepAnchor);
    setTextCursor(cursor);
}

void PostmortemSource::prefixLines(const QString &mark)
{
    QTextCursor cursor = textCursor();
    const QTextBlock first = document()->findBlock(cursor.selectionStart());
    const QTextBlock last = document()->findBlock(cursor.selectionEnd());
    const bool all = [&] {
        for (QTextBlock block = first;; block = block.next()) {
            if (!block.text().startsWith(mark))
                return false;
            if (block == last)
                return true;
        }
    }();
    cursor.beginEditBlock();
    for (QTextBlock block = first; block.isValid(); block = block.next()) {
        QTextCursor line(block);
        if (all)
            line.setPosition(
                block.position() + static_cast<int>(mark.size()), QTextCursor::KeepAnchor);
        line.insertText(all ? QString() : mark);
        if (block.blockNumber() == last.blockNumber())
            break;
    }
    cursor.endEditBlock();
}

void PostmortemSource::setHeading(int level)
{
    static const QRegularExpression mark(uR"(^#{1,6}\s*)"_s);
    QTextCursor line(textCursor().block());
    const auto match = mark.match(line.block().text());
    line.setPosition(
        line.block().position() + static_cast<int>(match.capturedLength()),
        QTextCursor::KeepAnchor);
    line.insertText(level > 0 ? QString(level, u'#') + u' ' : QString());
}

void PostmortemSource::insertBlock(const QString &text, qsizetype caret)
{
    QTextCursor cursor = textCursor();
    cursor.movePosition(QTextCursor::EndOfBlock);
    const bool blank = cursor.block().text().trimmed().isEmpty();
    const QString lead = blank ? QString() : u"\n\n"_s;
    const int at = cursor.position() + static_cast<int>(lead.size());
    cursor.insertText(lead + text + u'\n');
    if (caret >= 0)
        cursor.setPosition(at + static_cast<int>(caret));
    setTextCursor(cursor);
    setFocus(Qt::OtherFocusReason);
}

void PostmortemSource::insertWords(const QString &text)
{
    textCursor().insertText(text);
    setFocus(Qt::OtherFocusReason);
}

void PostmortemSource::goTo(qsizetype position, qsizetype length)
{
    const auto last = static_cast<qsizetype>(document()->characterCount()) - 1;
    const auto from = static_cast<int>(std::clamp<qsizetype>(position, 0, last));
    QTextCursor cursor(document());
    cursor.setPosition(static_cast<int>(std::min<qsizetype>(from + length, last)));
    if (length > 0) {
        cursor.setPosition(from);
        cursor.setPosition(
            static_cast<int>(std::min<qsizetype>(from + length, last)), QTextCursor::KeepAnchor);
    }
    setTextCursor(cursor);
    if (!viewport()->rect().contains(cursorRect()))
        centerCursor();
    setFocus(Qt::OtherFocusReason);
}

qsizetype PostmortemSource::topPosition() const
{
    return cursorForPosition(QPoint(viewport()->width() / 2, 0)).block().position();
}

/// The words of a line that are underlined, from left to right.
static QList<ProseWord> misspellings(const QTextBlock &block)
{
    QList<ProseWord> words;
    for (const QTextLayout::FormatRange &range : block.layout()->formats()) {
        if (range.format.underlineStyle() != QTextCharFormat::SpellCheckUnderline)
            continue;
        if (!words.isEmpty() && words.last().start + words.last().length == range.start)
            words.last().length += range.length; // one word in two formats
        else
            words.append({.start = range.start, .length = range.length});
    }
    return words;
}

static QTextCursor selected(const QTextBlock &block, const ProseWord &word)
{
    QTextCursor cursor(block);
    cursor.setPosition(block.position() + static_cast<int>(word.start));
    cursor.movePosition(QTextCursor::Right, QTextCursor::KeepAnchor, static_cast<int>(word.length));
    return cursor;
}

bool PostmortemSource::goToMisspelling()
{
    const QTextCursor from = textCursor();
    QTextBlock block = document()->findBlock(from.selectionEnd());
    const int behind = from.selectionEnd() - block.position();
    for (int looked = 0; looked <= document()->blockCount(); ++looked) {
        for (const ProseWord &word : misspellings(block)) {
            if (looked == 0 && word.start < behind)
                continue;
            const QTextCursor cursor = selected(block, word);
            goTo(cursor.selectionStart(), word.length);
            return true;
        }
        block = block.next().isValid() ? block.next() : document()->firstBlock();
    }
    return false;
}

void PostmortemSource::offerSpellings(QMenu &menu, const QPoint &place)
{
    const QTextCursor at = cursorForPosition(place);
    const QTextBlock block = at.block();
    const QList<ProseWord> wrong = misspellings(block);
    const auto it = std::ranges::find_if(wrong, [&](const ProseWord &word) {
        return at.positionInBlock() >= word.start
            && at.positionInBlock() <= word.start + word.length;
    });
    if (it == wrong.end())
        return;
    const QTextCursor cursor = selected(block, *it);
    const QString word = cursor.selectedText();
    QAction *above = menu.actions().value(0);
    const auto add = [&](const QString &text, auto act) {
        auto *action = new QAction(text, &menu);
        connect(action, &QAction::triggered, this, act);
        menu.insertAction(above, action);
        return action;
    };
    const QStringList offers = m_spelling->suggestions(word);
    for (const QString &offer : offers) {
        QAction *action = add(QString(offer).replace(u'&', u"&&"_s), [this, cursor, offer] {
            setTextCursor(cursor);
            textCursor().insertText(offer);
        });
        QFont bold = action->font();
        bold.setBold(true);
        action->setFont(bold);
    }
    if (offers.isEmpty())
        add(tr("No suggestions"), [] {})->setEnabled(false);
    add(tr("“%1” is right").arg(word), [this, word] { m_spelling->learn(word); });
    menu.insertSeparator(above);
}

void PostmortemSource::contextMenuEvent(QContextMenuEvent *event)
{
    QMenu *menu = createStandardContextMenu(event->pos());
    menu->setObjectName(u"sourceMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const QString &name : {u"edit-undo"_s, u"edit-redo"_s}) // they are the window's
        delete menu->findChild<QAction *>(name);
    if (!menu->actions().isEmpty() && menu->actions().first()->isSeparator())
        menu->removeAction(menu->actions().first());
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QPoint place = byKey ? cursorRect().center() : event->pos();
    offerSpellings(*menu, place);
    menu->popup(byKey ? viewport()->mapToGlobal(cursorRect().bottomLeft()) : event->globalPos());
}

/// Undo and redo go to the window, whose they are.
bool PostmortemSource::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo)) {
            Q_EMIT historyAsked();
            event->ignore();
            return true;
        }
    }
    return QPlainTextEdit::event(event);
}

void PostmortemSource::keyPressEvent(QKeyEvent *event)
{
    if (m_completer->popup()->isVisible()) {
        static const QList<int> chooses{
            Qt::Key_Return, Qt::Key_Enter, Qt::Key_Tab, Qt::Key_Escape, Qt::Key_Backtab};
        if (chooses.contains(event->key())) {
            event->ignore(); // the list's own
            return;
        }
    }
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && event->modifiers() == Qt::NoModifier && (closeFence() || continueList()))
        return;
    QPlainTextEdit::keyPressEvent(event);
    offerFields();
}

/// While a field is being written: its names, and what each stands for.
void PostmortemSource::offerFields()
{
    const QTextCursor cursor = textCursor();
    const FieldOffers found = fieldOffers(cursor.block().text().first(cursor.positionInBlock()));
    if (found.offers.isEmpty()) {
        m_completer->popup()->hide();
        return;
    }
    m_offers->clear();
    for (const FieldOffer &offer : found.offers) {
        auto *item = new QStandardItem(u"%1  –  %2"_s.arg(offer.name, offer.tells));
        item->setData(offer.name.sliced(found.begun.size()), Qt::UserRole);
        m_offers->appendRow(item);
    }
    QRect place = cursorRect();
    place.setWidth(std::min(viewport()->width() - 2 * Theme::step, 100 * Theme::step));
    m_completer->complete(place);
    m_completer->popup()->setCurrentIndex(m_completer->completionModel()->index(0, 0));
}

void PostmortemSource::complete(const QString &rest)
{
    textCursor().insertText(rest);
    m_completer->popup()->hide();
}

/// Enter behind an opening fence closes it, so that what is below stays what it is.
bool PostmortemSource::closeFence()
{
    static const QRegularExpression fence(uR"(^(`{3,}|~{3,})[\w+-]*$)"_s);
    QTextCursor cursor = textCursor();
    const auto match = fence.match(cursor.block().text());
    if (!match.hasMatch() || !cursor.atBlockEnd())
        return false;
    int open = 0;
    for (QTextBlock block = document()->firstBlock(); block != cursor.block(); block = block.next())
        open += block.text().startsWith(match.captured(1)) ? 1 : 0;
    if (open % 2 != 0)
        return false; // this one closes
    cursor.insertText(u"\n\n"_s + match.captured(1));
    cursor.movePosition(QTextCursor::Up);
    setTextCursor(cursor);
    return true;
}

/// Enter in a list goes on with it; in an empty item it ends the list.
bool PostmortemSource::continueList()
{
    static const QRegularExpression item(
        uR"(^(\s*)([-*+]|(\d+)([.)]))(\s+)(\[[ xX]\]\s+)?(.*)$)"_s);
    QTextCursor cursor = textCursor();
    const auto match = item.match(cursor.block().text());
    if (!match.hasMatch() || cursor.hasSelection()
        || cursor.positionInBlock() < match.capturedStart(7))
        return false;
    if (match.captured(7).trimmed().isEmpty()) {
        cursor.select(QTextCursor::LineUnderCursor);
        cursor.removeSelectedText();
        return true;
    }
    const QString next = match.captured(3).isEmpty()
        ? match.captured(2)
        : QString::number(match.captured(3).toInt() + 1) + match.captured(4);
    const QString box = match.captured(6).isEmpty() ? QString() : u"[ ] "_s;
    cursor.insertText(u'\n' + match.captured(1) + next + match.captured(5) + box);
    setTextCursor(cursor);
    ensureCursorVisible();
    return true;
}

bool PostmortemSource::canInsertFromMimeData(const QMimeData *source) const
{
    return source->hasImage() || source->hasUrls() || source->hasText() || source->hasHtml();
}

void PostmortemSource::insertFromMimeData(const QMimeData *source)
{
    const QList<QUrl> urls = source->urls();
    const bool files = !urls.isEmpty() && std::ranges::all_of(urls, &QUrl::isLocalFile);
    if (files || (source->hasImage() && !source->hasText() && !source->hasHtml())) {
        Q_EMIT attachAsked(*source);
        return;
    }
    QString text = source->hasHtml() ? markdownFromHtml(source->html()) : QString();
    if (text.isEmpty())
        text = source->text();
    text.replace(u"\r\n"_s, u"\n"_s).replace(u'\r', u'\n').remove(QChar(0));
    textCursor().insertText(text);
    ensureCursorVisible();
}

} // namespace Bridgelog
