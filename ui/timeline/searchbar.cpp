// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/searchbar.h"

#include "timeline/timelineview.h"

#include "common/button.h"
#include "common/icons.h"
#include "common/label.h"

#include <QFontMetrics>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace Bridgelog {

SearchBar::SearchBar(TimelineView &view, QWidget *parent)
    : ToolRow(parent)
    , m_view(view)
    , m_search(*view.model())
    , m_field(new QLineEdit(this))
    , m_count(new Label({}, Theme::Token::Dim, this))
    , m_previous(new Button({}, Button::Kind::Quiet, this))
    , m_next(new Button({}, Button::Kind::Quiet, this))
{
    setObjectName(u"timelineSearch"_s);
    m_field->setObjectName(u"searchField"_s);
    m_field->setPlaceholderText(tr("Find in this timeline: a text, a name, a kind"));
    m_field->setAccessibleName(m_field->placeholderText());
    m_count->setObjectName(u"searchCount"_s);
    m_count->setFace(Theme::Size::Small);
    m_previous->setObjectName(u"searchPrevious"_s);
    m_previous->setIcon(icon(u"chevron-left"_s));
    m_previous->setAccessibleName(tr("Previous hit"));
    m_next->setObjectName(u"searchNext"_s);
    m_next->setIcon(icon(u"chevron-right"_s));
    m_next->setAccessibleName(tr("Next hit"));
    auto *leave = new Button({}, Button::Kind::Quiet, this);
    leave->setObjectName(u"searchClose"_s);
    leave->setIcon(icon(u"close"_s));
    leave->setAccessibleName(tr("End the search"));
    row()->addWidget(m_field, 1);
    row()->addWidget(m_count);
    row()->addWidget(m_previous);
    row()->addWidget(m_next);
    row()->addWidget(leave);
    view.setSearch(&m_search);
    connect(m_field, &QLineEdit::textChanged, this, &SearchBar::take);
    connect(m_previous, &QAbstractButton::clicked, this, [this] { go(TimelineSearch::Way::Back); });
    connect(m_next, &QAbstractButton::clicked, this, [this] { go(TimelineSearch::Way::On); });
    connect(leave, &QAbstractButton::clicked, this, &SearchBar::close);
    connect(&m_search, &TimelineSearch::changed, this, &SearchBar::follow);
    connect(&view, &TimelineView::currentChanged, this, &SearchBar::tell);
    tell();
}

void SearchBar::setIncident(const IncidentId &incident, const QString &archive)
{
    m_incident = incident;
    m_files.reset();
    if (archive.isEmpty())
        return;
    m_files = std::make_unique<ArchiveSearcher>(archive);
    connect(
        m_files.get(), &ArchiveSearcher::foundAttached, this,
        [this](const QString &text, const QSet<EntryId> &entries) {
            if (text != m_search.text() || entries.isEmpty())
                return;
            m_seeking = m_search.count() == 0;
            m_search.setInFiles(entries);
        });
}

void SearchBar::open()
{
    const auto reading = m_view.model()->entry(m_view.readingRow());
    m_anchor = reading ? reading->id : EntryId();
    show();
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
    if (!m_search.isActive())
        take(m_field->text());
}

void SearchBar::close()
{
    m_search.setText({});
    m_seeking = false;
    m_wanted.reset();
    ToolRow::close();
}

void SearchBar::take(const QString &text)
{
    if (!isVisibleTo(parentWidget()))
        return;
    m_seeking = !text.isEmpty();
    m_wanted.reset();
    m_search.setText(text);
    if (m_files && text.isEmpty())
        m_files->cancel();
    else if (m_files)
        m_files->searchAttached(m_incident, text);
    tell();
}

void SearchBar::go(TimelineSearch::Way way)
{
    if (!m_search.isActive()) {
        open();
        return;
    }
    if (!m_search.isDone()) {
        m_wanted = way;
        return;
    }
    const int row = m_search.beside(m_view.readingRow(), way);
    if (row >= 0)
        m_view.goToHit(row);
}

void SearchBar::follow()
{
    if (m_seeking) {
        const int anchor = m_view.model()->rowFrom(m_anchor);
        const int row = m_search.nearest(anchor);
        if (row >= 0 && (row <= anchor || m_search.isDone())) {
            m_seeking = false;
            m_view.goToHit(row);
        }
        m_seeking = m_seeking && !m_search.isDone();
    }
    if (m_wanted && m_search.isDone())
        go(*std::exchange(m_wanted, {}));
    tell();
}

void SearchBar::tell()
{
    const QLocale locale;
    const int count = m_search.count();
    const int hit = m_search.hitOf(m_view.currentRow());
    const QString all = locale.toString(count) + (m_search.isDone() ? QString() : u"…"_s);
    const bool nothing = m_search.isActive() && m_search.isDone() && count == 0;
    if (!m_search.isActive())
        m_count->setText({});
    else if (nothing)
        m_count->setText(tr("nothing found"));
    else
        m_count->setText(hit < 0 ? all : tr("%1 of %2").arg(locale.toString(hit + 1), all));
    if (hit >= 0 && m_search.isInFileOnly(*m_view.model()->entry(m_view.currentRow())))
        m_count->setText(m_count->text() + tr(" · in an attached file"));
    m_count->setToken(nothing ? Theme::Token::Warning : Theme::Token::Dim);
    m_previous->setEnabled(count > 0);
    m_next->setEnabled(count > 0);
}

void SearchBar::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    const bool back =
        event->key() == Qt::Key_Up || (enter && event->modifiers() & Qt::ShiftModifier);
    if (enter || back || event->key() == Qt::Key_Down)
        go(back ? TimelineSearch::Way::Back : TimelineSearch::Way::On);
    else
        ToolRow::keyPressEvent(event);
}

} // namespace Bridgelog
