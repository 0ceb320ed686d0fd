// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/timelineview.h"

#include "common/keystroke.h"
#include "timeline/entryclip.h"
#include "timeline/markdown.h"

#include <QAccessible>
#include <QAction>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QMimeData>
#include <QMouseEvent>

#include <algorithm>

using namespace Qt::StringLiterals;

// What a person does to the timeline: keys, mouse, menu.

namespace Bridgelog {

void TimelineView::connectActions()
{
    connect(m_actions->edit, &QAction::triggered, this, [this] {
        if (!m_current.isNull())
            Q_EMIT editRequested(m_current);
    });
    connect(m_actions->time, &QAction::triggered, this, [this] {
        if (!m_current.isNull())
            Q_EMIT timeRequested(m_current);
    });
    connect(m_actions->copy, &QAction::triggered, this, &TimelineView::copy);
    connect(m_actions->selectAll, &QAction::triggered, this, [this] {
        for (int row = 0; row < m_model->rows(); ++row)
            m_selected.insert(m_model->entry(row)->id);
        viewport()->update();
    });
    const auto on = [this](QAction *action, auto act) {
        connect(action, &QAction::triggered, this, act);
    };
    on(m_actions->next, [this] { goBy(Away::Down, Extend::No); });
    on(m_actions->previous, [this] { goBy(Away::Up, Extend::No); });
    on(m_actions->selectNext, [this] { goBy(Away::Down, Extend::Yes); });
    on(m_actions->selectPrevious, [this] { goBy(Away::Up, Extend::Yes); });
    on(m_actions->code, [this] { chooseCode(m_code + 1); });
    on(m_actions->showWhole, [this] { showWhole(currentRow()); });
    addKeys(m_actions->all() + m_actions->reading());
}

void TimelineView::tellActions()
{
    m_actions->tell(m_model->entry(currentRow()), m_selected.size());
}

int TimelineView::currentRow() const { return m_current.isNull() ? -1 : m_model->rowOf(m_current); }

void TimelineView::setCurrent(const EntryId &id) { selectTo(m_model->rowOf(id), Extend::No); }

QList<EntryId> TimelineView::selected() const
{
    QList<EntryId> ids(m_selected.cbegin(), m_selected.cend());
    ids.removeIf([this](const EntryId &id) { return m_model->rowOf(id) < 0; });
    std::ranges::sort(ids, {}, [this](const EntryId &id) { return m_model->rowOf(id); });
    return ids;
}

QList<EntryId> TimelineView::targets() const
{
    const QList<EntryId> ids = selected();
    return ids.isEmpty() && currentRow() >= 0 ? QList{m_current} : ids;
}

QList<Entry> TimelineView::targetEntries() const
{
    QList<Entry> entries;
    for (const EntryId &id : targets())
        entries << *m_model->entry(m_model->rowOf(id));
    return entries;
}

QString TimelineView::selectionAsMarkdown() const
{
    QStringList lines;
    for (const Entry &entry : targetEntries())
        lines << asMarkdown(entry, m_zone);
    return lines.join(u'\n');
}

static QStringList codeIn(const Entry &entry)
{
    QStringList code;
    for (const TextBlock &block : parseMarkdown(entry.text)) {
        if (block.kind == TextBlock::Kind::Code)
            code.append(block.text);
    }
    return code;
}

/// The next one round the end; one that is not there chooses none.
void TimelineView::chooseCode(int block)
{
    const auto entry = m_model->entry(currentRow());
    const qsizetype blocks = entry ? codeIn(*entry).size() : 0;
    m_code = blocks > 0 && block >= 0 ? static_cast<int>(block % blocks) : -1;
    viewport()->update();
}

void TimelineView::copy()
{
    const auto current = m_model->entry(currentRow());
    if (m_code >= 0 && current && m_selected.size() <= 1)
        return QGuiApplication::clipboard()->setText(codeIn(*current).value(m_code));
    if (const auto entries = targetEntries(); !entries.isEmpty())
        QGuiApplication::clipboard()->setMimeData(asClip(entries, m_zone).release());
}

void TimelineView::selectTo(int row, Extend extend)
{
    m_code = -1;
    const auto entry = m_model->entry(row);
    if (!entry) {
        m_current = {};
        m_selected.clear();
        viewport()->update();
        return tellActions();
    }
    const int origin = extend == Extend::Yes ? m_model->rowOf(m_origin) : -1;
    m_selected.clear();
    for (int i = std::min(row, origin < 0 ? row : origin); i <= std::max(row, origin); ++i)
        m_selected.insert(m_model->head(i)->id);
    m_current = entry->id;
    if (origin < 0)
        m_origin = entry->id;
    viewport()->update();
    tellActions();
    QAccessibleEvent focus(this, QAccessible::Focus);
    focus.setChild(row);
    QAccessible::updateAccessibility(&focus);
    Q_EMIT currentChanged(row);
}

void TimelineView::go(int row, Extend extend)
{
    if (m_model->rows() == 0)
        return;
    row = std::clamp(row, 0, m_model->rows() - 1);
    selectTo(row, extend);
    if (row == m_model->rows() - 1)
        scrollToEnd();
    else
        reveal(row);
}

void TimelineView::goToHit(int row)
{
    const auto entry = m_model->entry(row);
    if (!entry)
        return;
    const RowLayout *layout = layoutOf(row);
    if (m_search && layout->hasMore() && !layout->shows(m_search->text())) {
        m_whole.insert(entry->id);
        touch(row);
    }
    go(row, Extend::No);
}

int TimelineView::readingRow() const
{
    const int row = currentRow();
    return row >= 0 && m_window.shows(row) ? row : m_window.last();
}

void TimelineView::goBy(Away away, Extend extend)
{
    const int row = currentRow();
    if (row < 0 || !m_window.shows(row))
        return go(away == Away::Up ? m_window.last() : m_window.first(), extend);
    // A row higher than the view is read to its end before the next one.
    const QRect rect = rowRect(row);
    const int page = viewport()->height() - m_metrics.least;
    const bool moreBelow =
        away == Away::Down && rect.bottom() > viewport()->height() && rect.height() > page;
    const bool moreAbove = away == Away::Up && rect.top() < 0 && rect.height() > page;
    if (moreBelow || moreAbove) {
        m_window.scrollBy(moreBelow ? page / 2 : -page / 2);
        return settle();
    }
    go(row + (away == Away::Up ? -1 : 1), extend);
}

void TimelineView::page(Away away)
{
    const int page = viewport()->height() - m_metrics.least;
    m_window.scrollBy(away == Away::Up ? -page : page);
    settle();
}

void TimelineView::goPage(Away away, Extend extend)
{
    const int row = currentRow();
    const int y = row >= 0 && m_window.shows(row) ? m_window.y(row) : viewport()->height() / 2;
    page(away);
    int there = m_window.rowAt(y);
    if (there < 0 || there == row)
        there = away == Away::Up ? m_window.first() : m_window.last();
    selectTo(there, extend);
}

void TimelineView::setTakesLetters(bool takes)
{
    if (m_takesLetters == takes)
        return;
    m_takesLetters = takes;
    viewport()->update();
    Q_EMIT takesLettersChanged(takes);
}

bool TimelineView::takeMove(QKeyEvent *event)
{
    if (m_model->rows() == 0
        || event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier))
        return false;
    const Extend extend = event->modifiers() & Qt::ShiftModifier ? Extend::Yes : Extend::No;
    switch (event->key()) {
    case Qt::Key_Up: goBy(Away::Up, extend); break;
    case Qt::Key_Down: goBy(Away::Down, extend); break;
    case Qt::Key_PageUp: goPage(Away::Up, extend); break;
    case Qt::Key_PageDown: goPage(Away::Down, extend); break;
    case Qt::Key_Home: go(0, extend); break;
    case Qt::Key_End: go(m_model->rows() - 1, extend); break;
    default: return false;
    }
    setTakesLetters(true);
    return true;
}

/// The one whose shortcut this is; a character is one only while letters are taken.
QAction *TimelineView::actionFor(const QKeyEvent &event) const
{
    if (isForWriting(event) && !m_takesLetters)
        return nullptr;
    const QKeySequence keys = keystroke(event);
    const auto found = std::ranges::find(m_keys, keys, &QAction::shortcut);
    return found == m_keys.end() ? nullptr : *found;
}

bool TimelineView::event(QEvent *event)
{
    // Keys that this view takes are no shortcuts of the window's.
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->matches(QKeySequence::Copy) || isForWriting(*key) || actionFor(*key)) {
            event->accept();
            return true;
        }
    }
    return QAbstractScrollArea::event(event);
}

void TimelineView::keyPressEvent(QKeyEvent *event)
{
    if (!m_model || takeMove(event))
        return;
    QAction *action = actionFor(*event);
    if (event->key() == Qt::Key_Escape)
        Q_EMIT escaped();
    else if (action)
        action->trigger();
    else if (event->matches(QKeySequence::Copy)) // with its other keys
        m_actions->copy->trigger();
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        m_actions->edit->trigger();
    else if (isForWriting(*event))
        Q_EMIT typed(event);
    else
        event->ignore();
}

QPointF TimelineView::inRow(int row, QPointF point) const { return point - rowRect(row).topLeft(); }

std::optional<Attachment> TimelineView::attachmentAt(int row, QPointF point) const
{
    const int index = layoutOf(row)->attachmentAt(inRow(row, point));
    const QList<Attachment> attachments = m_model->entry(row)->attachments;
    return index >= 0 && index < attachments.size() ? std::optional(attachments.at(index))
                                                    : std::nullopt;
}

void TimelineView::showWhole(int row)
{
    const auto entry = m_model->entry(row);
    if (!entry || !m_window.shows(row)
        || (!layoutOf(row)->hasMore() && !m_whole.contains(entry->id)))
        return;
    if (!m_whole.remove(entry->id))
        m_whole.insert(entry->id);
    touch(row);
    settle();
}

void TimelineView::mousePressEvent(QMouseEvent *event)
{
    const int row = m_model ? m_window.rowAt(event->position().toPoint().y()) : -1;
    setTakesLetters(false);
    m_pressedLink.clear();
    m_pressedFile.reset();
    if (row < 0
        || (event->button() == Qt::RightButton && m_selected.contains(m_model->entry(row)->id)))
        return;
    const QPointF point = inRow(row, event->position());
    if (event->button() == Qt::LeftButton) {
        m_pressedLink = layoutOf(row)->linkAt(point);
        m_pressedFile = attachmentAt(row, event->position());
    }
    if (event->button() == Qt::LeftButton && layoutOf(row)->isMoreAt(point))
        return showWhole(row);
    if (event->modifiers() & Qt::ControlModifier) {
        const EntryId id = m_model->entry(row)->id;
        if (!m_selected.remove(id))
            m_selected.insert(id);
        m_current = m_origin = id;
        m_code = -1;
        viewport()->update();
        return tellActions();
    }
    selectTo(row, event->modifiers() & Qt::ShiftModifier ? Extend::Yes : Extend::No);
    if (event->modifiers() == Qt::NoModifier)
        chooseCode(layoutOf(row)->codeAt(inRow(row, event->position())));
}

void TimelineView::mouseMoveEvent(QMouseEvent *event)
{
    const int row = m_model ? m_window.rowAt(event->position().toPoint().y()) : -1;
    if (row < 0)
        return viewport()->unsetCursor();
    const bool drags =
        event->buttons() & Qt::LeftButton && m_pressedLink.isEmpty() && !m_pressedFile;
    if (drags && row != currentRow())
        selectTo(row, Extend::Yes);
    const QPointF point = inRow(row, event->position());
    const RowLayout *layout = layoutOf(row);
    if (layout->isMoreAt(point) || !layout->linkAt(point).isEmpty()
        || layout->attachmentAt(point) >= 0)
        viewport()->setCursor(Qt::PointingHandCursor);
    else
        viewport()->unsetCursor();
}

void TimelineView::mouseReleaseEvent(QMouseEvent *event)
{
    const int row = m_model ? m_window.rowAt(event->position().toPoint().y()) : -1;
    const QString link = std::exchange(m_pressedLink, {});
    if (row >= 0 && !link.isEmpty() && layoutOf(row)->linkAt(inRow(row, event->position())) == link)
        Q_EMIT linkRequested(QUrl(link, QUrl::StrictMode));
    const std::optional<Attachment> file = std::exchange(m_pressedFile, {});
    const bool plain = event->modifiers() == Qt::NoModifier;
    if (row >= 0 && file && plain && attachmentAt(row, event->position()) == file)
        Q_EMIT attachmentRequested(*file);
}

void TimelineView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const int row = m_model ? m_window.rowAt(event->position().toPoint().y()) : -1;
    if (row >= 0 && event->button() == Qt::LeftButton && m_pressedLink.isEmpty()
        && !attachmentAt(row, event->position()))
        m_actions->edit->trigger();
}

void TimelineView::fillMenu(QMenu &menu, const QString &link)
{
    m_actions->fill(menu);
    if (link.isEmpty())
        return;
    menu.addSeparator();
    menu.addAction(
        tr("Copy link address"), this, [link] { QGuiApplication::clipboard()->setText(link); });
}

void TimelineView::contextMenuEvent(QContextMenuEvent *event)
{
    if (!m_model)
        return;
    const bool mouse = event->reason() == QContextMenuEvent::Mouse;
    const int row = mouse ? m_window.rowAt(event->pos().y()) : currentRow();
    if (row < 0)
        return;
    auto *menu = new QMenu(this);
    menu->setObjectName(u"entryMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillMenu(*menu, mouse ? layoutOf(row)->linkAt(inRow(row, event->pos())) : QString());
    menu->popup(mouse ? event->globalPos() : viewport()->mapToGlobal(rowRect(row).center()));
}

void TimelineView::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    if (event->reason() == Qt::MouseFocusReason || event->reason() == Qt::PopupFocusReason
        || !m_model)
        return;
    setTakesLetters(true);
    if (currentRow() < 0 && m_model->rows() > 0)
        selectTo(m_window.last(), Extend::No);
}

void TimelineView::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    if (event->reason() != Qt::PopupFocusReason && event->reason() != Qt::ActiveWindowFocusReason)
        setTakesLetters(false);
}

} // namespace Bridgelog
