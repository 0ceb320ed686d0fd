// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/sidebar.h"

#include "common/button.h"
#include "common/listdress.h"
#include "common/icons.h"
#include "common/inlineeditor.h"
#include "common/keyhint.h"
#include "common/label.h"
#include "shell/incidentdelegate.h"

#include <QAction>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPainter>
#include <QTimer>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Bridgelog {

using Model = IncidentListModel;

namespace {

constexpr int listedAtOnce = 100;
constexpr int restAfterMs = 300;

} // namespace

Sidebar::Sidebar(Journal &journal, QWidget *parent)
    : QWidget(parent)
    , m_journal(journal)
    , m_searcher(journal.path())
    , m_search(new QLineEdit(this))
    , m_list(new QListView(this))
    , m_empty(new Label({}, Theme::Token::Dim, this))
    , m_hint(new KeyHint(QString(), m_search))
    , m_actions(new Button({}, Button::Kind::Quiet, this))
{
    setObjectName(u"sidebar"_s);
    m_search->setObjectName(u"incidentSearch"_s);
    m_search->setPlaceholderText(tr("Search incidents…"));
    m_search->setAccessibleName(tr("Search every incident"));
    m_search->installEventFilter(this);
    auto *inside = new QHBoxLayout(m_search);
    inside->setContentsMargins(2 * Theme::step, 0, 2 * Theme::step, 0);
    inside->addStretch();
    inside->addWidget(m_hint);
    m_list->setObjectName(u"incidentList"_s);
    m_list->setAccessibleName(tr("Incidents"));
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new IncidentDelegate(m_list));
    dressList(*m_list);
    m_list->setMouseTracking(true);
    m_list->setLayoutMode(QListView::Batched);
    m_empty->setWordWrap(true);
    m_empty->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * Theme::step + 2, 3 * Theme::step, 2 * Theme::step + 2, 0);
    layout->setSpacing(2 * Theme::step);
    layout->addWidget(m_search);
    layout->addWidget(m_empty);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_actions);
    layout->addSpacing(Theme::step);
    m_actions->setObjectName(u"openActions"_s);
    m_actions->setIcon(icon(u"done"_s));
    m_actions->hide();
    connect(m_actions, &QAbstractButton::clicked, this, &Sidebar::actionsAsked);

    connect(m_search, &QLineEdit::textChanged, this, [this] {
        makeRoom();
        search();
    });
    connect(
        &m_searcher, &ArchiveSearcher::listedMatching, this,
        [this](
            const QString &query, const QList<IncidentSummary> &incidents,
            const SearchResult &result) { show(query, incidents, result); });
    connect(&SavedViews::instance(), &SavedViews::changed, this, &Sidebar::search);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_list, &QWidget::customContextMenuRequested, this, &Sidebar::offerToForget);
    m_list->installEventFilter(this);
    connect(m_list, &QAbstractItemView::clicked, this, &Sidebar::activate);
    connect(m_list, &QAbstractItemView::activated, this, &Sidebar::activate);
    connect(&m_model, &QAbstractItemModel::modelReset, this, [this] { select(m_selected); });
    connect(&Theme::instance(), &Theme::changed, this, [this] { update(); });
}

/// The key's hint stands in the field while that is empty.
void Sidebar::makeRoom()
{
    const bool shown = m_search->text().isEmpty() && !m_hint->isEmpty();
    const int room = shown ? m_hint->sizeHint().width() + Theme::step : 0;
    m_hint->setVisible(shown);
    m_search->setTextMargins(isRightToLeft() ? room : 0, 0, isRightToLeft() ? 0 : room, 0);
}

void Sidebar::setSearchAction(const QAction *action)
{
    m_hint->follow(action);
    connect(action, &QAction::changed, this, &Sidebar::makeRoom);
    makeRoom();
}

void Sidebar::show(const QString &query)
{
    m_search->setText(query);
    focusSearch();
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

/// All of them at once; what a query asks for, once it was looked for elsewhere.
void Sidebar::search()
{
    const QString query = m_search->text().trimmed();
    m_chooseFirst = m_chooseFirst && m_asked == query;
    m_asked = query;
    tellViews(query);
    if (!query.isEmpty())
        return m_searcher.listMatching(query);
    m_searcher.cancel();
    if (const auto all = Archive(m_journal).list())
        show(query, *all, {});
}

void Sidebar::show(
    const QString &query, const QList<IncidentSummary> &incidents, const SearchResult &result)
{
    m_shown = query;
    m_model.setSummaries(incidents, Instant::now());
    QHash<IncidentId, QString> snippets;
    for (const SearchHit &hit : result.hits) {
        if (!snippets.contains(hit.incident))
            snippets.insert(hit.incident, hit.snippet);
    }
    m_model.setSnippets(snippets);
    tellEmpty(query);
    if (std::exchange(m_chooseFirst, false))
        chooseFirst();
}

/// The search may still be under way: what it finds first is meant.
void Sidebar::chooseFirst()
{
    if (const QModelIndex choice = m_model.firstChoice(); choice.isValid())
        activate(choice);
}

void Sidebar::tellEmpty(const QString &query)
{
    const bool none = m_model.rowCount() == 0;
    m_empty->setVisible(none);
    if (none)
        m_empty->setText(
            query.isEmpty() ? tr("No incidents yet.") : tr("Nothing matches “%1”.").arg(query));
}

/// While one searches for something else, the views step back.
void Sidebar::tellViews(const QString &query)
{
    QList<Model::View> views;
    bool shown = query.isEmpty();
    for (const SavedView &view : SavedViews::instance().all()) {
        const bool current = view.query == query;
        views.append({.name = view.name, .query = view.query, .shown = current});
        shown = shown || current;
    }
    m_model.setViews(shown ? views : QList<Model::View>());
}

void Sidebar::saveView()
{
    const QString query = m_search->text().trimmed();
    if (query.isEmpty()) {
        m_empty->setText(tr("Search for something first; a view is a search with a name."));
        m_empty->show();
        return focusSearch();
    }
    if (!m_naming) {
        m_naming = new InlineEditor(this);
        m_naming->setObjectName(u"viewName"_s);
        auto *layout = static_cast<QVBoxLayout *>(this->layout());
        layout->insertWidget(1, m_naming);
        connect(m_naming, &InlineEditor::cancelled, this, &Sidebar::left);
        connect(m_naming, &InlineEditor::submitted, this, [this](const QString &name) {
            if (name.isEmpty())
                return m_naming->refuse(tr("A view needs a name."));
            m_naming->hide();
            SavedViews::instance().save({.name = name, .query = m_search->text().trimmed()});
            Q_EMIT left();
        });
    }
    m_naming->ask({.prompt = tr("Name of the view"), .text = query, .choices = {}});
}

void Sidebar::forget(const QModelIndex &index)
{
    if (index.data(Model::RowRole).value<Model::Row>() != Model::Row::View)
        return;
    const SavedView view{
        .name = index.data().toString(), .query = index.data(Model::QueryRole).toString()};
    SavedViews::instance().forget(view.name);
    Q_EMIT viewForgotten(view);
}

void Sidebar::offerToForget(const QPoint &place)
{
    const QPersistentModelIndex index = m_list->indexAt(place);
    if (index.data(Model::RowRole).value<Model::Row>() != Model::Row::View)
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Forget this view"), this, [this, index] { forget(index); });
    menu->popup(m_list->viewport()->mapToGlobal(place));
}

void Sidebar::setActions(const Archive::ActionCount &count)
{
    const QString open =
        count.open == 1 ? tr("1 open action") : tr("%1 open actions").arg(count.open);
    m_actions->setText(
        count.overdue > 0 ? open + u" · "_s + tr("%1 overdue").arg(count.overdue) : open);
    m_actions->setAccessibleName(m_actions->text());
    m_actions->setVisible(count.open > 0);
}

void Sidebar::setNow(Instant now) { m_model.setNow(now); }

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
    case View: {
        const QString query = index.data(Model::QueryRole).toString();
        m_search->setText(index.data(Model::ShownRole).toBool() ? QString() : query);
        return;
    }
    }
}

bool Sidebar::searchKey(int key)
{
    switch (key) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        m_chooseFirst = m_asked != m_shown;
        if (!m_chooseFirst)
            chooseFirst();
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
    if (watched == m_list && event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Delete)
        forget(m_list->currentIndex());
    return QWidget::eventFilter(watched, event);
}

void Sidebar::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), Theme::instance().color(Theme::Token::Panel));
}

} // namespace Bridgelog
