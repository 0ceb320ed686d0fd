// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/incidentlistmodel.h"

#include "incident/metrics.h"
#include "incident/zones.h"
#include "items/timetext.h"

namespace Bridgelog {

namespace {

QTimeZone zoneOf(const IncidentSummary &summary)
{
    return zoneNamed(summary.zone).value_or(QTimeZone::utc());
}

Instant beganAt(const IncidentSummary &summary)
{
    if (summary.impactStarted)
        return *summary.impactStarted;
    return summary.declared.value_or(summary.firstRecorded);
}

} // namespace

bool IncidentListModel::Line::sameShape(const Line &other) const
{
    return kind == other.kind && text == other.text && summary.id == other.summary.id
        && view.query == other.view.query;
}

void IncidentListModel::setSummaries(const QList<IncidentSummary> &summaries, Instant now)
{
    m_summaries = summaries;
    m_now = now;
    show(lines());
}

bool IncidentListModel::refresh(const QList<IncidentSummary> &first, Instant now)
{
    const auto place = [](const IncidentSummary &each) {
        return std::tuple(each.id, each.isActive(), beganAt(each), each.zone);
    };
    if (first.size() > m_summaries.size()
        || !std::ranges::equal(
            first, m_summaries.first(first.size()), std::ranges::equal_to(), place, place))
        return false;
    m_now = now;
    qsizetype next = 0;
    for (int row = 0; next < first.size(); ++row) {
        Line &line = m_lines[row];
        if (line.kind != Row::Incident)
            continue;
        const IncidentSummary &summary = first.at(next);
        if (line.summary != summary) {
            m_summaries[next] = line.summary = summary;
            line.text = summary.title;
            line.duration = durationOf(summary);
            Q_EMIT dataChanged(index(row), index(row));
        }
        ++next;
    }
    return true;
}

void IncidentListModel::setSnippets(const QHash<IncidentId, QString> &snippets)
{
    if (m_snippets == snippets)
        return;
    m_snippets = snippets;
    if (!m_lines.isEmpty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1), {SnippetRole});
}

void IncidentListModel::setViews(const QList<View> &views)
{
    if (m_views == views)
        return;
    m_views = views;
    show(lines());
}

void IncidentListModel::setNow(Instant now)
{
    m_now = now;
    for (int row = 0; row < m_lines.size(); ++row) {
        Line &line = m_lines[row];
        if (line.kind != Row::Incident || !line.summary.isActive())
            continue;
        const QString duration = durationOf(line.summary);
        if (duration == line.duration)
            continue;
        line.duration = duration;
        Q_EMIT dataChanged(index(row), index(row), {DurationRole});
    }
}

QModelIndex IncidentListModel::indexOf(const IncidentId &id) const
{
    for (int row = 0; row < m_lines.size(); ++row) {
        const Line &line = m_lines.at(row);
        if (line.kind == Row::Incident && line.summary.id == id)
            return index(row);
    }
    return {};
}

QModelIndex IncidentListModel::firstChoice() const
{
    for (int row = 0; row < m_lines.size(); ++row) {
        if (m_lines.at(row).kind == Row::Incident)
            return index(row);
    }
    return {};
}

int IncidentListModel::incidents() const { return static_cast<int>(m_summaries.size()); }

int IncidentListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

QVariant IncidentListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Line &line = m_lines.at(index.row());
    const bool incident = line.kind == Row::Incident;
    const bool active = incident && line.summary.isActive();
    switch (role) {
    case Qt::DisplayRole: return line.text;
    case Qt::AccessibleTextRole:
        if (!incident)
            return line.text;
        return tr("%1, severity %2, %3")
            .arg(
                line.text,
                line.summary.severity ? QString::number(*line.summary.severity) : tr("not set"),
                spoken(line.summary.phase));
    case RowRole: return QVariant::fromValue(line.kind);
    case IdRole: return incident ? QVariant::fromValue(line.summary.id) : QVariant();
    case SeverityRole: return line.summary.severity.value_or(0);
    case ActiveRole: return active;
    case PhaseRole: return active ? spoken(line.summary.phase) : QString();
    case DayRole: return incident && !active ? dayOf(line.summary) : QString();
    case DurationRole: return line.duration;
    case SnippetRole: return incident ? m_snippets.value(line.summary.id) : QString();
    case QueryRole: return line.view.query;
    case ShownRole: return line.view.shown;
    default: return {};
    }
}

Qt::ItemFlags IncidentListModel::flags(const QModelIndex &index) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return Qt::NoItemFlags;
    if (m_lines.at(index.row()).kind == Row::Heading)
        return Qt::ItemIsEnabled | Qt::ItemNeverHasChildren;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

QList<IncidentListModel::Line> IncidentListModel::lines() const
{
    QList<Line> result;
    QString group;
    bool viewsToCome = true;
    for (const IncidentSummary &summary : m_summaries) {
        if (viewsToCome && !summary.isActive())
            addViews(result);
        viewsToCome = viewsToCome && summary.isActive();
        const QString heading =
            summary.isActive() ? tr("Active") : monthText(beganAt(summary), zoneOf(summary));
        if (heading != group)
            result.append({.kind = Row::Heading, .text = heading});
        group = heading;
        result.append(
            {.kind = Row::Incident,
             .text = summary.title,
             .summary = summary,
             .duration = durationOf(summary)});
    }
    if (viewsToCome)
        addViews(result);
    return result;
}

void IncidentListModel::addViews(QList<Line> &lines) const
{
    if (!m_views.isEmpty())
        lines.append({.kind = Row::Heading, .text = tr("Views")});
    for (const View &view : m_views)
        lines.append({.kind = Row::View, .text = view.name, .view = view});
}

void IncidentListModel::show(const QList<Line> &lines)
{
    // The same incidents in the same order keep their rows, so that a list that only counts on
    // keeps its selection and place.
    const bool same = std::ranges::equal(
        lines, m_lines, [](const Line &a, const Line &b) { return a.sameShape(b); });
    if (!same) {
        beginResetModel();
        m_lines = lines;
        endResetModel();
        return;
    }
    m_lines = lines;
    if (!m_lines.isEmpty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

QString IncidentListModel::durationOf(const IncidentSummary &summary) const
{
    const std::optional<Instant> from =
        summary.impactStarted ? summary.impactStarted : summary.declared;
    if (!from)
        return {};
    if (summary.isActive())
        return spokenDuration(
            qMax<qint64>(m_now.us - from->us, 0) / Instant::minute * Instant::minute);
    return summary.ended && *summary.ended >= *from ? spokenDuration(summary.ended->us - from->us)
                                                    : QString();
}

QString IncidentListModel::dayOf(const IncidentSummary &summary) const
{
    return dayText(beganAt(summary), {.now = m_now, .zone = zoneOf(summary)});
}

} // namespace Bridgelog
