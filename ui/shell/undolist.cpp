// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/undolist.h"

#include "common/listdress.h"
#include "common/label.h"
#include "common/painting.h"
#include "items/momenttext.h"
#include "shell/undodelegate.h"

#include <QApplication>
#include <QKeyEvent>
#include <QListView>
#include <QPainter>
#include <QVBoxLayout>

#include <cstdlib>

using namespace Qt::StringLiterals;

namespace Bridgelog {

namespace {

constexpr int step = Theme::step;
constexpr int widest = 480;

} // namespace

UndoList::UndoList(QWidget *window)
    : QWidget(window)
    , m_says(new Label({}, Theme::Token::Dim, this))
    , m_list(new QListView(this))
{
    setObjectName(u"undoList"_s);
    setAccessibleName(tr("What can be undone and redone"));
    hide();
    m_says->setObjectName(u"undoSays"_s);
    m_says->setFace(Theme::Size::Small);
    m_says->setContentsMargins(2 * step, 0, 2 * step, 0);
    m_list->setObjectName(u"undoSteps"_s);
    m_list->setAccessibleName(tr("Steps"));
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new UndoDelegate(m_list));
    m_list->setUniformItemSizes(true);
    dressList(*m_list);
    m_list->installEventFilter(this);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * step, 3 * step, 2 * step, 2 * step);
    layout->setSpacing(2 * step);
    layout->addWidget(m_says);
    layout->addWidget(m_list, 1);
    connect(
        m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
        [this](const QModelIndex &current) { tell(current.row()); });
    connect(m_list, &QAbstractItemView::clicked, this, &UndoList::choose);
    connect(&Theme::instance(), &Theme::changed, this, [this] { update(); });
    window->installEventFilter(this);
}

void UndoList::setIncident(OpenIncident *incident)
{
    if (m_incident)
        m_incident->disconnect(this);
    m_incident = incident;
    hide();
    if (incident)
        connect(incident, &OpenIncident::undoChanged, this, &UndoList::fill);
}

void UndoList::open()
{
    if (isVisible())
        return leave();
    m_before = QApplication::focusWidget();
    show();
    fill();
    raise();
    m_list->setFocus(Qt::ShortcutFocusReason);
}

void UndoList::leave()
{
    if (!isVisible())
        return;
    const QPointer<QWidget> before = std::exchange(m_before, nullptr);
    hide(); // which sends the keyboard anywhere
    if (before && before->isVisible())
        before->setFocus(Qt::OtherFocusReason);
}

void UndoList::fill()
{
    if (!isVisible() || !m_incident)
        return;
    m_model.setSteps(
        m_incident->undoSteps(), m_incident->redoSteps(), zoneOrUtc(m_incident->incident().zone));
    place();
    m_list->setCurrentIndex(m_model.index(m_model.middle()));
    m_list->scrollTo(m_list->currentIndex(), QAbstractItemView::PositionAtCenter);
    tell(m_model.middle());
}

void UndoList::tell(int row)
{
    const int steps = m_model.stepsTo(row);
    const int count = std::abs(steps);
    if (row < 0 || steps == 0)
        m_says->setText(
            m_model.rowCount() > 1 ? tr("↓ to undo, ↑ to redo, Enter to go there")
                                   : tr("Nothing can be undone or redone."));
    else
        m_says->setText(
            steps > 0 ? tr("Enter redoes %n steps", nullptr, count)
                      : tr("Enter undoes %n steps", nullptr, count));
    m_list->setAccessibleDescription(m_says->text());
    m_list->viewport()->update(); // the rows on the way, too
}

void UndoList::choose()
{
    const int steps = m_model.stepsTo(m_list->currentIndex().row());
    const QPointer<OpenIncident> incident = m_incident;
    leave();
    if (!incident || steps == 0)
        return;
    if (steps > 0)
        incident->redoTo(steps);
    else
        incident->undoTo(-steps);
}

/// At the top, in the middle, as high as its steps.
void UndoList::place()
{
    const QWidget *window = parentWidget();
    const int rows = m_model.rowCount() * std::max(1, m_list->sizeHintForRow(0));
    const int width = std::min(widest, window->width() - 8 * step);
    const int height =
        std::min(rows + m_says->sizeHint().height() + 7 * step + 2, window->height() * 2 / 3);
    setGeometry(
        (window->width() - width) / 2, std::min(16 * step, window->height() / 8), width, height);
}

bool UndoList::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible()) {
        place();
    } else if (watched == m_list && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Escape) {
            key == Qt::Key_Escape ? leave() : choose();
            return true;
        }
    } else if (watched == m_list && event->type() == QEvent::FocusOut) {
        const Qt::FocusReason reason = static_cast<QFocusEvent *>(event)->reason();
        if (reason != Qt::ActiveWindowFocusReason && reason != Qt::PopupFocusReason) {
            m_before.clear(); // the keyboard has gone where it was sent
            leave();
        }
    }
    return QWidget::eventFilter(watched, event);
}

void UndoList::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::instance();
    paintBox(&painter, rect(), theme.color(Theme::Token::Panel), theme.color(Theme::Token::Line));
}

} // namespace Bridgelog
