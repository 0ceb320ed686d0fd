// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/windowpalette.h"

#include "common/keyhint.h"
#include "items/timetext.h"
#include "palette/commandpalette.h"
#include "shell/savedviews.h"
#include "shell/windowsettings.h"

#include <QAction>

using namespace Qt::StringLiterals;

namespace Bridgelog {

using Kind = PaletteItem::Kind;

namespace {

constexpr int entriesAsked = 30;

QString plainText(const QAction &action)
{
    QString text = action.text();
    text.replace(u"&&"_s, u"\1"_s).remove(u'&').replace(u'\1', u'&');
    return text;
}

PaletteItem itemOf(const WindowPalette::Command &command)
{
    const QAction &action = *command.action;
    return {
        .kind = Kind::Command,
        .key = u"command:"_s + action.objectName(),
        .text = command.within.isEmpty() ? plainText(action)
                                         : command.place + u": "_s + plainText(action),
        .detail = command.within.isEmpty() ? command.place : command.within,
        .shortcut = KeyHint::spelled(action.shortcut())};
}

PaletteItem itemOf(const IncidentSummary &incident, Instant now)
{
    const Instant start =
        incident.impactStarted.value_or(incident.declared.value_or(incident.firstRecorded));
    return {
        .kind = Kind::Incident,
        .key = u"incident:"_s + incident.id.text(),
        .text = incident.title,
        .detail = incident.isActive() ? spoken(incident.phase)
                                      : dayText(start, showingIn(incident.zone, now)),
        .severity = incident.severity,
        .active = incident.isActive(),
        .incident = incident.id};
}

/// A hit with its marks taken out of the text and kept as places.
PaletteItem itemOf(const SearchHit &hit)
{
    PaletteItem item{.kind = Kind::Entry, .incident = hit.incident, .entry = hit.entry};
    bool inside = false;
    for (const QChar c : hit.snippet) {
        if (c == QChar(2) || c == QChar(3)) {
            inside = c == QChar(2);
            continue;
        }
        if (inside)
            item.marks.append(int(item.text.size()));
        item.text.append(c);
    }
    const Showing utc{.now = Instant::now(), .zone = QTimeZone(QTimeZone::UTC)};
    item.detail = hit.at ? hit.title + u" · "_s + clockText(*hit.at, utc) + u" UTC"_s : hit.title;
    item.key = u"entry:"_s + hit.entry.text();
    return item;
}

} // namespace

WindowPalette::WindowPalette(const QString &archivePath, QWidget *window)
    : QObject(window)
    , m_window(window)
    , m_path(archivePath)
{
}

void WindowPalette::make()
{
    m_palette = new CommandPalette(m_window);
    m_searcher = new ArchiveSearcher(m_path, this);
    connect(m_palette, &CommandPalette::chosen, this, &WindowPalette::take);
    connect(m_palette, &CommandPalette::searchAsked, this, [this](const QString &query) {
        if (query.isEmpty())
            m_searcher->cancel();
        else
            m_searcher->search(query, entriesAsked);
    });
    connect(
        m_searcher, &ArchiveSearcher::found, m_palette,
        [this](const QString &query, const SearchResult &result) {
            QList<PaletteItem> entries;
            for (const SearchHit &hit : result.hits) {
                if (!hit.entry.isNull()) // a title: that is among the incidents
                    entries.append(itemOf(hit));
            }
            m_palette->setEntries(query, entries);
        });
    connect(
        m_searcher, &ArchiveSearcher::listed, m_palette,
        [this](const QList<IncidentSummary> &incidents) {
            m_incidents.clear();
            for (const IncidentSummary &incident : incidents)
                m_incidents.append(itemOf(incident, Instant::now()));
            m_palette->setCandidates(candidates());
        });
}

QList<PaletteItem> WindowPalette::candidates() const
{
    QList<PaletteItem> items;
    for (const Command &command : m_commands) {
        if (command.action && command.action->isEnabled())
            items.append(itemOf(command));
    }
    for (const SavedView &view : SavedViews::instance().all())
        items.append(
            {.kind = Kind::View,
             .key = u"view:"_s + view.name,
             .text = view.name,
             .detail = view.query});
    return items + m_incidents;
}

void WindowPalette::toggle(const QList<Command> &commands)
{
    if (!m_palette)
        make();
    if (m_palette->isVisible())
        return m_palette->leave();
    m_commands = commands;
    m_palette->open(candidates(), WindowSettings().chosenLast());
    m_searcher->list();
}

void WindowPalette::take(const PaletteItem &item)
{
    if (item.kind != Kind::Entry)
        WindowSettings().noteChosen(item.key);
    switch (item.kind) {
        using enum PaletteItem::Kind;
    case Command:
        for (const auto &command : std::as_const(m_commands)) {
            if (command.action && u"command:"_s + command.action->objectName() == item.key)
                return command.action->trigger();
        }
        return;
    case Incident: Q_EMIT incidentChosen(item.incident); return;
    case View: Q_EMIT viewChosen(item.detail); return;
    case Entry: Q_EMIT entryChosen(item.incident, item.entry); return;
    }
}

} // namespace Bridgelog
