// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/historypanel.h"

#include "history/differencetext.h"
#include "history/versiondelegate.h"

#include "common/listdress.h"
#include "common/button.h"
#include "common/icons.h"
#include "common/label.h"
#include "common/worker.h"
#include "items/momenttext.h"
#include "journal/eventtable.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QListView>
#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Bridgelog {

namespace {

constexpr int step = Theme::step;
constexpr int margin = 5 * step;
constexpr int lowest = 24 * step;
constexpr int highest = 72 * step;
constexpr int listWidth = 64 * step;

/// With a connection of the thread that runs it.
Result<QList<EntryVersion>> readHistory(
    const QString &archive, Connection::Mode mode, const IncidentId &incident, const EntryId &entry,
    const QString &section)
{
    const auto connection = Connection::open(archive, mode);
    if (!connection)
        return std::unexpected(connection.error());
    const auto stored = EventTable::ofIncident(**connection, incident);
    if (!stored)
        return std::unexpected(stored.error());
    QList<Event> events;
    events.reserve(stored->size());
    for (const EventTable::Stored &one : *stored)
        events.append(one.event);
    return section.isEmpty() ? history(events, entry) : sectionHistory(events, section);
}

} // namespace

HistoryPanel::HistoryPanel(QWidget *parent)
    : QWidget(parent)
    , m_caption(new Label({}, Theme::Token::Dim, this))
    , m_list(new QListView(this))
    , m_text(new DifferenceText(this))
{
    setObjectName(u"historyPanel"_s);
    setAccessibleName(tr("History of an entry"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum);
    m_caption->setObjectName(u"historyCaption"_s);
    m_caption->setFace(Theme::Size::Small);
    m_caption->setFit(Label::Fit::Elided);
    m_list->setObjectName(u"versionList"_s);
    m_list->setAccessibleName(tr("Versions"));
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new VersionDelegate(m_list));
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    dressList(*m_list);
    m_list->setFixedWidth(listWidth);
    makeLayout();
    connect(
        m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this,
        &HistoryPanel::compare);
    connect(&Theme::instance(), &Theme::changed, this, [this] { update(); });
    parent->installEventFilter(this);
    hide();
}

void HistoryPanel::makeLayout()
{
    auto *leave = new Button({}, Button::Kind::Quiet, this);
    leave->setObjectName(u"historyClose"_s);
    leave->setIcon(icon(u"close"_s));
    leave->setAccessibleName(tr("Close the history"));
    connect(leave, &QAbstractButton::clicked, this, &HistoryPanel::close);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(margin, step, margin - 2 * step, 0);
    head->setSpacing(3 * step);
    auto *title = new Label(tr("History"), Theme::Token::Text, this);
    title->setFace(Theme::Size::Small, Label::Face::Strong);
    head->addWidget(title);
    head->addWidget(m_caption, 1);
    head->addWidget(leave);
    auto *body = new QHBoxLayout;
    body->setContentsMargins(margin - 2 * step, 0, 0, 0);
    body->setSpacing(0);
    body->addWidget(m_list);
    body->addWidget(m_text, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 1, 0, 0);
    layout->setSpacing(step);
    layout->addLayout(head);
    layout->addLayout(body, 1);
}

void HistoryPanel::setIncident(OpenIncident *incident, Journal *journal)
{
    if (m_incident)
        m_incident->disconnect(this);
    if (m_journal)
        m_journal->disconnect(this);
    m_incident = incident;
    m_journal = journal;
    hide();
    if (!incident || !journal)
        return;
    connect(incident, &OpenIncident::changed, this, &HistoryPanel::follow);
    connect(incident, &OpenIncident::reset, this, &HistoryPanel::follow);
    connect(journal, &Journal::grown, this, [this] {
        if (m_behind || m_reading) // what is being read may have been too early for it
            read();
    });
}

void HistoryPanel::open(const EntryId &entry)
{
    if (m_incident && m_incident->incident().timeline.contains(entry))
        show(entry, {});
}

void HistoryPanel::openSection(const QString &section)
{
    if (m_incident && !section.isEmpty())
        show({}, section);
}

void HistoryPanel::show(const EntryId &entry, const QString &section)
{
    if (entry != m_entry || section != m_section) {
        m_model.setVersions({}, zoneOrUtc(m_incident->incident().zone));
        tell({}, {});
    }
    m_entry = entry;
    m_section = section;
    place();
    QWidget::show();
    m_list->setFocus(Qt::ShortcutFocusReason);
    read();
}

void HistoryPanel::close()
{
    hide();
    Q_EMIT closed();
}

void HistoryPanel::follow()
{
    if (!isVisible() || m_model.versions().isEmpty() || isAsNow(m_model.versions().last()))
        return;
    m_behind = true;
    read();
}

bool HistoryPanel::isAsNow(const EntryVersion &version) const
{
    const Incident &incident = m_incident->incident();
    if (!m_section.isEmpty())
        return version.entry.text == wordsOf(incident.postmortem.section(m_section));
    const auto now = incident.timeline.find(m_entry);
    return !now || version.entry == *now;
}

void HistoryPanel::read()
{
    if (!isVisible() || !m_incident || !m_journal)
        return;
    m_again = m_reading;
    if (m_reading)
        return;
    m_reading = true;
    const auto mode = m_journal->access() == Journal::Access::Immutable
        ? Connection::Mode::Immutable
        : Connection::Mode::Read;
    onWorker([archive = m_journal->path(), mode, incident = m_incident->id(), entry = m_entry,
              section = m_section] { return readHistory(archive, mode, incident, entry, section); })
        .then(
            this,
            [this, entry = m_entry,
             section = m_section](const Result<QList<EntryVersion>> &versions) {
                m_reading = false;
                if (entry != m_entry || section != m_section || m_again)
                    return read();
                if (versions)
                    take(*versions);
                else
                    tell(versions.error().sentence, {});
            });
}

void HistoryPanel::take(const QList<EntryVersion> &versions)
{
    if (!m_incident)
        return;
    const QModelIndexList chosen = m_list->selectionModel()->selectedRows();
    const bool atEnd =
        chosen.isEmpty() || (chosen.size() == 1 && chosen.first().row() == m_model.rowCount() - 1);
    m_model.setVersions(versions, zoneOrUtc(m_incident->incident().zone));
    // What the fold has is in the journal only once it is written.
    m_behind = versions.isEmpty() || !isAsNow(versions.last());
    if (versions.isEmpty())
        return tell(tr("It is not in the journal yet."), {});
    if (atEnd || !m_list->selectionModel()->hasSelection()) {
        m_list->setCurrentIndex(m_model.index(m_model.rowCount() - 1));
        m_list->scrollToBottom();
    }
    compare();
}

/// Two that were chosen, else the one chosen and what it was before.
void HistoryPanel::compare()
{
    QList<int> rows;
    for (const QModelIndex &index : m_list->selectionModel()->selectedRows())
        rows << index.row();
    if (rows.isEmpty())
        return;
    const auto [first, last] = std::ranges::minmax(rows);
    tellBetween(rows.size() > 1 ? first : last - 1, last);
}

void HistoryPanel::tellBetween(int from, int to)
{
    const QList<EntryVersion> &versions = m_model.versions();
    const int asked = ++m_asked;
    const QString b = versions.at(to).entry.text;
    if (from < 0)
        return tell(
            versions.size() == 1 ? tr("This is how it was written; nothing changed since.")
                                 : tr("This is how it was written."),
            {{.what = DiffSpan::What::Same, .text = b}});
    const QString a = versions.at(from).entry.text;
    const QString sentence = a == b
        ? tr("The text is the same at %1 and %2.")
        : tr("From %1 to %2: removed is struck through, added is underlined.");
    const QString said = sentence.arg(m_model.whenText(from), m_model.whenText(to));
    onWorker([a, b] {
        return diff(a, b);
    }).then(this, [this, asked, said](const QList<DiffSpan> &spans) {
        if (asked == m_asked)
            tell(said, spans);
    });
}

void HistoryPanel::tell(const QString &sentence, const QList<DiffSpan> &spans)
{
    m_caption->setText(sentence);
    m_text->setDifference(spans);
}

/// A third of the page, less where there is no room for that.
QSize HistoryPanel::sizeHint() const
{
    return {80 * step, std::clamp(parentWidget()->height() / 3, lowest, highest)};
}

QSize HistoryPanel::minimumSizeHint() const { return {60 * step, lowest}; }

void HistoryPanel::place()
{
    m_list->setFixedWidth(std::min(listWidth, parentWidget()->width() * 2 / 5));
    updateGeometry();
}

void HistoryPanel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::instance();
    painter.fillRect(rect(), theme.color(Theme::Token::Panel));
    painter.fillRect(QRect(0, 0, width(), 1), theme.color(Theme::Token::Line));
}

void HistoryPanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else
        QWidget::keyPressEvent(event);
}

bool HistoryPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible())
        place();
    return QWidget::eventFilter(watched, event);
}

} // namespace Bridgelog
