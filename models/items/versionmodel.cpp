// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/versionmodel.h"

#include "items/momenttext.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Bridgelog {

namespace {

using What = EntryVersion::What;

QString tr(const char *text) { return VersionModel::tr(text); }

QStringList placeWords(const EntryVersion &version, const QTimeZone &zone)
{
    const Entry &entry = version.entry;
    QStringList words;
    if (version.changes & What::Added)
        words << tr("written");
    if (version.changes & What::Text)
        words << tr("text");
    if (version.changes & What::Time)
        words << tr("time: %1").arg(momentText(entry.at, zone, entry.recordedAt));
    if (version.changes & What::Kind)
        words << tr("kind: %1").arg(spoken(entry.kind).toLower());
    if (version.changes & What::Audience)
        words << tr("audience: %1").arg(spoken(entry.audience).toLower());
    return words;
}

QStringList stateWords(const EntryVersion &version)
{
    const Entry &entry = version.entry;
    QStringList words;
    if (version.changes & What::Hypothesis && entry.hypothesis)
        words << spoken(*entry.hypothesis).toLower();
    if (version.changes & What::Assignee)
        words
            << (entry.assignee.isEmpty() ? tr("nobody is on it")
                                         : tr("%1 is on it").arg(entry.assignee));
    if (version.changes & What::Pin)
        words << (entry.pinned ? tr("pinned") : tr("unpinned"));
    if (version.changes & What::Struck)
        words
            << (entry.struckReason.isEmpty() ? tr("struck")
                                             : tr("struck: %1").arg(entry.struckReason));
    if (version.changes & What::Restored)
        words << tr("restored");
    if (version.changes & What::Attachments)
        words << tr("attachments: %1").arg(entry.attachments.size());
    if (version.changes & What::Milestone)
        words
            << (entry.milestone ? tr("milestone: %1").arg(spoken(*entry.milestone).toLower())
                                : tr("no milestone"));
    return words;
}

} // namespace

void VersionModel::setVersions(const QList<EntryVersion> &versions, const QTimeZone &zone)
{
    const auto same = [](const EntryVersion &a, const EntryVersion &b) {
        return a.event == b.event && a.changes == b.changes;
    };
    const qsizetype before = m_versions.size();
    const bool grows = before <= versions.size() && m_zone == zone
        && std::ranges::equal(m_versions, versions.first(before), same);
    if (!grows) {
        beginResetModel();
        m_versions = versions;
        m_zone = zone;
        endResetModel();
    } else if (before < versions.size()) {
        beginInsertRows({}, int(before), int(versions.size()) - 1);
        m_versions = versions;
        endInsertRows();
    }
}

int VersionModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_versions.size());
}

QString VersionModel::whenText(int row) const
{
    const Instant at = m_versions.at(row).recordedAt;
    const QDate date = dateIn(at, m_zone);
    const QDate last = dateIn(m_versions.constLast().recordedAt, m_zone);
    const QString time = clockText(at, m_zone, Detail::Seconds);
    return date == last ? time : shortDayText(date, last) + u' ' + time;
}

QString VersionModel::whatText(int row) const
{
    const EntryVersion &version = m_versions.at(row);
    QString text = (placeWords(version, m_zone) + stateWords(version)).join(u", "_s);
    switch (version.how) {
    case EntryVersion::How::Done: break;
    case EntryVersion::How::Undone: return tr("undone: %1").arg(text);
    case EntryVersion::How::Redone: return tr("redone: %1").arg(text);
    }
    return text;
}

QVariant VersionModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const QString &who = m_versions.at(index.row()).author;
    switch (role) {
    case Qt::DisplayRole: return whatText(index.row());
    case WhenRole: return whenText(index.row());
    case WhoRole: return who;
    case Qt::AccessibleTextRole:
        return QStringList{whenText(index.row()), who, whatText(index.row())}.join(u", "_s);
    default: return {};
    }
}

} // namespace Bridgelog
