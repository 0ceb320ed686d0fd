// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/sidebar.h"

#include "common/keyhint.h"
#include "common/label.h"
#include "shell/incidentdelegate.h"

#include <QAction>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QTimer>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Bridgelog {

using Model = IncidentListModel;

namespace {

constexpr int listedAtOnce = 100;
constexpr int restAfterMs = 300;

QString plainText(const QAction &action) { return action.text().remove(u'&').remove(u'…'); }

} // namespace

Sidebar::Sidebar(Journal &journal, QWidget *parent)
    : QWidget(parent)
    , m_journal(journal)
    , m_search(new QLineEdit(this))
    , m_list(new QListView(this))
    , m_empty(new Label({}, Theme::Token::Dim, this))
{
    setObjectName(u"sidebar"_s);
    m_search->setObjectName(u"incidentSearch"_s);
    m_search->setPlaceholderText(tr("Search every incident…"));
    m_search->setAccessibleName(tr("Search every incident and command"));
    m_search->installEventFilter(this);
    auto *hint = new KeyHint(QKeySequence(Qt::CTRL | Qt::Key_K), m_search);
    auto *inside = new QHBoxLayout(m_search);
    inside->setContentsMargins(0, 0, 2 * Theme::step, 0);
    inside->addStretch();
    inside->addWidget(hint);
    m_list->setObjectName(u"incidentList"_s);
    m_list->setAccessibleName(tr("Incidents"));
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new IncidentDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setMouseTracking(true);
    m_list->viewport()->setAutoFillBackground(false);
    m_list->setLayoutMode(QListView::Batched);
    m_empty->setWordWrap(true);
    m_empty->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * Theme::step + 2, 3 * Theme::step, 2 * Theme::step + 2, 0);
    layout->setSpacing(2 * Theme::step);
    layout->addWidget(m_search);
    layout->addWidget(m_empty);
    layout->addWidget(m_list, 1);

    const auto makeRoom = [this, hint](bool empty) {
        const int room = empty ? hint->sizeHint().width() + Theme::step : 0;
        hint->setVisible(empty);
        m_search->setTextMargins(isRightToLeft() ? room : 0, 0, isRightToLeft() ? 0 : room, 0);
    };
    makeRoom(true);
    connect(m_search, &QLineEdit::textChanged, this, [this, makeRoom](const QString &text) {
        makeRoom(text.isEmpty());
        search();
    });
    connect(m_list, &QAbstractItemView::clicked, this, &Sidebar::activate);
    connect(m_list, &QAbstractItemView::activated, this, &Sidebar::activate);
    connect(&m_model, &QAbstractItemModel::modelReset, this, [this] { select(m_selected); });
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        m_list->doItemsLayout();
        update();
    });
}

void Sidebar::reload()
{
    const bool searching = !m_search->text().trimmed().isEmpty();
    const auto top = Archive(m_journal).latest(listedAtOnce);
    if (searching || !top)
        return search();
    if (m_model.refresh(*top, Instant::now()) && !top->isEmpty())
        return;
    if (m_model.incidents() > 0 || top->size() < listedAtOnce)
        return search();
    // The first look waits for nothing that is further down.
    m_model.setSummaries(*top, Instant::now());
    QTimer::singleShot(restAfterMs, this, &Sidebar::search);
}

void Sidebar::search()
{
    const QString query = m_search->text().trimmed();
    const Archive archive(m_journal);
    findCommands(query);
    if (const auto found = archive.list(query))
        m_model.setSummaries(*found, Instant::now());
    QHash<IncidentId, QString> snippets;
    if (!query.isEmpty()) {
        if (const auto hits = archive.search(query)) {
            for (const SearchHit &hit : hits->hits) {
                if (!snippets.contains(hit.incident))
                    snippets.insert(hit.incident, hit.snippet);
            }
        }
    }
    m_model.setSnippets(snippets);
    tellEmpty(query);
}

void Sidebar::tellEmpty(const QString &query)
{
    const bool none = m_model.rowCount() == 0;
    m_empty->setVisible(none);
    if (none)
        m_empty->setText(
            query.isEmpty() ? tr("No incidents yet.") : tr("Nothing matches “%1”.").arg(query));
}

void Sidebar::findCommands(const QString &text)
{
    QList<Model::Command> found;
    for (int i = 0; i < m_commands.size() && text.size() > 1 && found.size() < 8; ++i) {
        const QAction *action = m_commands.at(i);
        if (action && action->isEnabled() && plainText(*action).contains(text, Qt::CaseInsensitive))
            found.append(
                {.number = i,
                 .text = plainText(*action),
                 .keys =
                     action->shortcut().toString(QKeySequence::NativeText).replace(u'+', u' ')});
    }
    m_model.setCommands(found);
}

void Sidebar::setNow(Instant now) { m_model.setNow(now); }

void Sidebar::setCommands(const QList<QAction *> &commands)
{
    m_commands.clear();
    for (QAction *action : commands)
        m_commands.append(action);
}

void Sidebar::select(const IncidentId &id)
{
    m_selected = id;
    const QModelIndex index = m_model.indexOf(id);
    if (index.isValid())
        m_list->setCurrentIndex(index);
    else
        m_list->clearSelection();
}

void Sidebar::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

std::optional<IncidentId> Sidebar::neighbour(int by) const
{
    const int from = m_model.indexOf(m_selected).row();
    for (int row = from + by; row >= 0 && row < m_model.rowCount(); row += by) {
        const QModelIndex index = m_model.index(row);
        if (index.data(Model::RowRole).value<Model::Row>() == Model::Row::Incident)
            return index.data(Model::IdRole).value<IncidentId>();
    }
    return {};
}

std::optional<IncidentId> Sidebar::first() const
{
    const QModelIndex index = m_model.firstChoice();
    const QVariant id = index.data(Model::IdRole);
    return id.isValid() ? std::optional(id.value<IncidentId>()) : std::nullopt;
}

void Sidebar::activate(const QModelIndex &index)
{
    switch (index.data(Model::RowRole).value<Model::Row>()) {
        using enum Model::Row;
    case Heading: return;
    case Incident: Q_EMIT chosen(index.data(Model::IdRole).value<IncidentId>()); return;
    case Command: {
        const QPointer<QAction> action = m_commands.value(index.data(Model::CommandRole).toInt());
        m_search->clear();
        Q_EMIT left();
        if (action)
            action->trigger();
    }
    }
}

bool Sidebar::searchKey(int key)
{
    switch (key) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (const QModelIndex choice = m_model.firstChoice(); choice.isValid())
            activate(choice);
        return true;
    case Qt::Key_Down:
        if (const QModelIndex choice = m_model.firstChoice(); choice.isValid()) {
            m_list->setCurrentIndex(choice);
            m_list->setFocus(Qt::TabFocusReason);
        }
        return true;
    case Qt::Key_Escape:
        if (m_search->text().isEmpty())
            Q_EMIT left();
        m_search->clear();
        return true;
    default: return false;
    }
}

bool Sidebar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress
        && searchKey(static_cast<QKeyEvent *>(event)->key()))
        return true;
    return QWidget::eventFilter(watched, event);
}

void Sidebar::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), Theme::instance().color(Theme::Token::Panel));
}

} // namespace Bridgelog
