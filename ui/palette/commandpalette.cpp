// SPDX-License-Identifier: GPL-3.0-or-later
#include "palette/commandpalette.h"

#include "common/listdress.h"
#include "common/label.h"
#include "common/painting.h"
#include "palette/palettedelegate.h"

#include <QAccessible>
#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Bridgelog {

namespace {

constexpr int step = Theme::step;
constexpr int widest = 640;

} // namespace

CommandPalette::CommandPalette(QWidget *window)
    : QWidget(window)
    , m_field(new QLineEdit(this))
    , m_list(new QListView(this))
    , m_empty(new Label({}, Theme::Token::Dim, this))
{
    setObjectName(u"commandPalette"_s);
    setAccessibleName(tr("Command palette"));
    hide();
    m_field->setObjectName(u"paletteField"_s);
    m_field->setPlaceholderText(tr("A command, an incident, a view, or words of an entry"));
    m_field->setAccessibleName(tr("Find a command, an incident, a view or an entry"));
    m_field->installEventFilter(this);
    m_list->setObjectName(u"paletteList"_s);
    m_list->setAccessibleName(tr("Found"));
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new PaletteDelegate(m_list));
    m_list->setFocusPolicy(Qt::NoFocus);
    dressList(*m_list);
    m_list->setMouseTracking(true);
    m_empty->setContentsMargins(3 * step, step, 3 * step, 2 * step);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * step, 2 * step, 2 * step, 2 * step);
    layout->setSpacing(step);
    layout->addWidget(m_field);
    layout->addWidget(m_empty);
    layout->addWidget(m_list, 1);
    connect(m_field, &QLineEdit::textChanged, this, &CommandPalette::follow);
    connect(m_list, &QAbstractItemView::entered, this, [this](const QModelIndex &index) {
        m_moved = true;
        if (m_model.item(index.row()))
            m_list->setCurrentIndex(index);
    });
    connect(m_list, &QAbstractItemView::clicked, this, [this](const QModelIndex &index) {
        goTo(index.row());
        choose();
    });
    connect(&Theme::instance(), &Theme::changed, this, [this] { update(); });
    window->installEventFilter(this);
}

void CommandPalette::open(const QList<PaletteItem> &candidates, const QStringList &recent)
{
    if (!isVisible())
        m_before = QApplication::focusWidget();
    m_height = 0;
    m_moved = false;
    m_field->clear();
    m_model.setRecent(recent);
    m_model.setCandidates(candidates);
    goTo(m_model.neighbour(-1, 1));
    m_list->scrollToTop();
    tellEmpty();
    place();
    show();
    raise();
    m_field->setFocus(Qt::ShortcutFocusReason);
}

void CommandPalette::leave()
{
    if (!isVisible())
        return;
    const QPointer<QWidget> before = std::exchange(m_before, nullptr);
    hide(); // which sends the keyboard anywhere
    Q_EMIT searchAsked({});
    if (before && before->isVisible())
        before->setFocus(Qt::OtherFocusReason);
}

void CommandPalette::setCandidates(const QList<PaletteItem> &candidates)
{
    const PaletteItem *item = m_model.item(currentRow());
    const QString chosen = item ? item->key : QString();
    m_model.setCandidates(candidates);
    int row = m_model.neighbour(-1, 1);
    for (int i = 0; i < m_model.rowCount() && m_moved && !chosen.isEmpty(); ++i) {
        if (m_model.item(i) && m_model.item(i)->key == chosen)
            row = i;
    }
    goTo(row);
    place();
}

void CommandPalette::setEntries(const QString &query, const QList<PaletteItem> &entries)
{
    if (query != m_model.query())
        return;
    m_waiting = false;
    m_model.setEntries(query, entries);
    if (currentRow() < 0)
        goTo(m_model.neighbour(-1, 1));
    tellEmpty();
    m_height = 0;
    place();
    if (std::exchange(m_chooseThen, false))
        choose();
}

/// Runs on every key: the archive is asked elsewhere.
void CommandPalette::follow(const QString &text)
{
    const QString query = text.trimmed();
    m_chooseThen = false;
    m_moved = false;
    m_model.setQuery(query);
    m_waiting = query.size() > 1;
    goTo(m_model.neighbour(-1, 1));
    m_list->scrollToTop();
    tellEmpty();
    if (!m_waiting)
        m_height = 0;
    place();
    Q_EMIT searchAsked(m_waiting ? query : QString());
}

void CommandPalette::tellEmpty()
{
    const bool none = m_model.rowCount() == 0 && !m_waiting;
    m_empty->setVisible(none);
    if (none)
        m_empty->setText(tr("Nothing answers to “%1”.").arg(m_model.query()));
}

int CommandPalette::currentRow() const { return m_list->currentIndex().row(); }

void CommandPalette::goTo(int row)
{
    const QModelIndex index = m_model.index(row);
    m_list->setCurrentIndex(index);
    if (row > 0 && !m_model.item(row - 1) && m_model.neighbour(row, -1) == row)
        m_list->scrollToTop(); // with the first heading
    const QString said = index.data(Qt::AccessibleTextRole).toString();
    m_field->setAccessibleDescription(said);
    if (QAccessible::isActive() && isVisible() && !said.isEmpty()) {
        QAccessibleAnnouncementEvent announcement(m_field, said);
        QAccessible::updateAccessibility(&announcement);
    }
}

void CommandPalette::choose()
{
    const PaletteItem *item = m_model.item(currentRow());
    if (!item) {
        m_chooseThen = m_waiting;
        return;
    }
    const PaletteItem taken = *item;
    leave();
    Q_EMIT chosen(taken);
}

bool CommandPalette::takeKey(int key)
{
    const int row = currentRow();
    const int page =
        std::max(1, m_list->viewport()->height() / std::max(1, m_list->sizeHintForRow(row)) - 1);
    const auto walk = [&](int by) {
        int there = row;
        for (int i = 0; i < page; ++i)
            there = m_model.neighbour(there, by);
        goTo(there);
    };
    m_moved = true;
    switch (key) {
    case Qt::Key_Down: goTo(m_model.neighbour(row, 1)); return true;
    case Qt::Key_Up: goTo(m_model.neighbour(row, -1)); return true;
    case Qt::Key_PageDown: walk(1); return true;
    case Qt::Key_PageUp: walk(-1); return true;
    case Qt::Key_Tab: goTo(m_model.group(row, 1)); return true;
    case Qt::Key_Backtab: goTo(m_model.group(row, -1)); return true;
    case Qt::Key_Return:
    case Qt::Key_Enter: choose(); return true;
    case Qt::Key_Escape: leave(); return true;
    default: return false;
    }
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible()) {
        place();
    } else if (watched == m_field && event->type() == QEvent::KeyPress) {
        return takeKey(static_cast<QKeyEvent *>(event)->key());
    } else if (watched == m_field && event->type() == QEvent::FocusOut) {
        const Qt::FocusReason reason = static_cast<QFocusEvent *>(event)->reason();
        if (reason != Qt::ActiveWindowFocusReason && reason != Qt::PopupFocusReason) {
            m_before.clear(); // the keyboard has gone where it was sent
            leave();
        }
    }
    return QWidget::eventFilter(watched, event);
}

/// At the top, in the middle, as high as what was found; not lower again before the archive has
/// answered.
void CommandPalette::place()
{
    const QWidget *window = parentWidget();
    int rows = 0;
    for (int row = 0; row < m_model.rowCount(); ++row)
        rows += m_list->sizeHintForRow(row);
    const int width = std::min(widest, window->width() - 8 * step);
    const int most = window->height() * 2 / 3;
    const int chrome = m_field->sizeHint().height() + 6 * step
        + (m_empty->isHidden() ? 0 : m_empty->sizeHint().height());
    m_height = std::clamp(chrome + rows, m_height, std::max(m_height, most));
    m_height = std::min(m_height, most);
    m_list->setVisible(rows > 0);
    setGeometry(
        (window->width() - width) / 2, std::min(16 * step, window->height() / 8), width, m_height);
}

void CommandPalette::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::instance();
    paintBox(&painter, rect(), theme.color(Theme::Token::Panel), theme.color(Theme::Token::Line));
}

} // namespace Bridgelog
