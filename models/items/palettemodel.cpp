// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/palettemodel.h"

#include "items/fuzzymatch.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Bridgelog {

using Kind = PaletteItem::Kind;

namespace {

constexpr int recentShown = 5;
constexpr int idleIncidents = 6;

int mostOf(Kind kind)
{
    switch (kind) {
        using enum PaletteItem::Kind;
    case Command: return 10;
    case Incident: return 8;
    case View: return 5;
    case Entry: return 30;
    }
    return 0;
}

QString headingOf(Kind kind)
{
    switch (kind) {
        using enum PaletteItem::Kind;
    case Command: return PaletteModel::tr("Commands");
    case Incident: return PaletteModel::tr("Incidents");
    case View: return PaletteModel::tr("Views");
    case Entry: return PaletteModel::tr("Entries");
    }
    return {};
}

} // namespace

struct PaletteModel::Answer {
    PaletteItem item;
    int score = 0;
    int recency = 0;
};

void PaletteModel::setCandidates(const QList<PaletteItem> &candidates)
{
    if (m_candidates == candidates)
        return;
    m_candidates = candidates;
    restart();
}

void PaletteModel::setRecent(const QStringList &keys)
{
    m_recent.clear();
    for (int i = 0; i < keys.size(); ++i)
        m_recent.insert(keys.at(i), i);
    restart();
}

void PaletteModel::setQuery(const QString &query)
{
    if (m_query == query)
        return;
    m_query = query;
    restart();
}

void PaletteModel::setEntries(const QString &query, const QList<PaletteItem> &entries)
{
    if (query != m_query)
        return;
    const auto old =
        std::ranges::find(m_lines, Kind::Entry, [](const Line &line) { return line.item.kind; });
    if (old != m_lines.end()) {
        const int first = int(old - m_lines.begin());
        beginRemoveRows({}, first, int(m_lines.size()) - 1);
        m_lines.resize(first);
        endRemoveRows();
    }
    if (entries.isEmpty())
        return;
    QList<Line> group;
    for (const PaletteItem &entry :
         entries.first(std::min<qsizetype>(entries.size(), mostOf(Kind::Entry))))
        group.append({.heading = {}, .item = entry});
    QList<Line> lines;
    addGroup(lines, headingOf(Kind::Entry), group);
    const int first = int(m_lines.size());
    beginInsertRows({}, first, first + int(lines.size()) - 1);
    m_lines += lines;
    endInsertRows();
}

void PaletteModel::restart()
{
    beginResetModel();
    m_lines = m_query.trimmed().isEmpty() ? idle() : found();
    endResetModel();
}

void PaletteModel::addGroup(QList<Line> &lines, const QString &heading, const QList<Line> &group)
{
    if (group.isEmpty())
        return;
    lines.append(
        {.kind = Row::Heading, .heading = heading, .item = {.kind = group.first().item.kind}});
    lines += group;
}

int PaletteModel::recency(const QString &key) const { return m_recent.value(key, INT_MAX); }

QList<PaletteModel::Line> PaletteModel::idle() const
{
    QList<Line> recent;
    QList<Line> active;
    QList<Line> views;
    QList<Line> commands;
    for (const PaletteItem &item : m_candidates) {
        const Line line{.heading = {}, .item = item};
        if (m_recent.contains(item.key))
            recent.append(line);
        switch (item.kind) {
            using enum PaletteItem::Kind;
        case Incident:
            if (item.active && active.size() < idleIncidents)
                active.append(line);
            break;
        case View: views.append(line); break;
        case Command: commands.append(line); break;
        case Entry: break;
        }
    }
    std::ranges::stable_sort(
        recent, {}, [this](const Line &line) { return recency(line.item.key); });
    recent.resize(std::min<qsizetype>(recent.size(), recentShown));
    QSet<QString> shown;
    for (const Line &line : std::as_const(recent))
        shown.insert(line.item.key);
    QList<Line> lines;
    addGroup(lines, tr("Used last"), recent);
    for (QList<Line> *group : {&active, &views, &commands}) {
        group->removeIf([&](const Line &line) { return shown.contains(line.item.key); });
        if (!group->isEmpty())
            addGroup(
                lines, group == &active ? tr("Under way") : headingOf(group->first().item.kind),
                *group);
    }
    return lines;
}

QList<PaletteModel::Line> PaletteModel::found() const
{
    std::array<QList<Answer>, 3> answers; // by kind, entries apart
    for (const PaletteItem &item : m_candidates) {
        auto match = FuzzyMatch::find(m_query, item.text);
        if (!match)
            continue;
        PaletteItem marked = item;
        marked.marks = match->places;
        answers[size_t(item.kind)].append(
            {.item = marked, .score = match->score, .recency = recency(item.key)});
    }
    for (QList<Answer> &group : answers) {
        std::ranges::stable_sort(group, [](const Answer &a, const Answer &b) {
            return std::tuple(-a.score, a.recency) < std::tuple(-b.score, b.recency);
        });
        if (!group.isEmpty())
            group.resize(std::min<qsizetype>(group.size(), mostOf(group.first().item.kind)));
    }
    std::ranges::stable_sort(answers, [](const QList<Answer> &a, const QList<Answer> &b) {
        return (a.isEmpty() ? INT_MIN : a.first().score)
            > (b.isEmpty() ? INT_MIN : b.first().score);
    });
    QList<Line> lines;
    for (const QList<Answer> &group : answers) {
        QList<Line> items;
        for (const Answer &answer : group)
            items.append({.heading = {}, .item = answer.item});
        if (!items.isEmpty())
            addGroup(lines, headingOf(items.first().item.kind), items);
    }
    return lines;
}

const PaletteItem *PaletteModel::item(int row) const
{
    const bool there = row >= 0 && row < m_lines.size() && m_lines.at(row).kind == Row::Item;
    return there ? &m_lines.at(row).item : nullptr;
}

int PaletteModel::neighbour(int row, int by) const
{
    for (int next = row + by; next >= 0 && next < m_lines.size(); next += by) {
        if (item(next))
            return next;
    }
    return row;
}

int PaletteModel::group(int row, int by) const
{
    const auto firstBefore = [this](int from) {
        int heading = from;
        while (heading > 0 && item(heading))
            --heading;
        return neighbour(heading, 1);
    };
    if (by < 0) {
        const int own = firstBefore(row);
        return own < row ? own : firstBefore(std::max(0, own - 2));
    }
    for (int next = row + 1; next < m_lines.size(); ++next) {
        if (!item(next))
            return neighbour(next, 1);
    }
    return row;
}

int PaletteModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_lines.size());
}

QVariant PaletteModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Line &line = m_lines.at(index.row());
    const PaletteItem &item = line.item;
    switch (role) {
    case Qt::DisplayRole: return line.kind == Row::Heading ? line.heading : item.text;
    case Qt::AccessibleTextRole:
        return line.kind == Row::Heading
            ? line.heading
            : QStringList{item.text, item.detail, item.shortcut}.join(u", "_s);
    case RowRole: return QVariant::fromValue(line.kind);
    case KindRole: return QVariant::fromValue(item.kind);
    case DetailRole: return item.detail;
    case ShortcutRole: return item.shortcut;
    case SeverityRole:
        return item.kind == Kind::Incident && line.kind == Row::Item ? item.severity.value_or(0)
                                                                     : -1;
    case MarksRole: return QVariant::fromValue(item.marks);
    default: return {};
    }
}

Qt::ItemFlags PaletteModel::flags(const QModelIndex &index) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return Qt::NoItemFlags;
    if (!item(index.row()))
        return Qt::ItemNeverHasChildren;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

} // namespace Bridgelog
