// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHashFunctions>
#include <QString>
#include <QUuid>

#include <compare>

namespace Bridgelog {

/// A UUIDv7 (RFC 9562): made by us before anything is written, sortable by time of making.
QUuid makeUuid7();

/// An id that cannot be taken for another kind of id. Its text form is the UUID without braces.
template <typename Tag>
class Id {
public:
    Id() = default;
    explicit Id(const QUuid &uuid)
        : m_uuid(uuid)
    {
    }
    static Id make() { return Id(makeUuid7()); }
    /// The id that `text` writes, null if it is none.
    static Id fromText(QAnyStringView text) { return Id(QUuid::fromString(text)); }

    bool isNull() const { return m_uuid.isNull(); }
    QString text() const { return m_uuid.toString(QUuid::WithoutBraces); }
    const QUuid &uuid() const { return m_uuid; }

    friend bool operator==(const Id &, const Id &) = default;
    friend bool operator<(const Id &a, const Id &b) { return a.m_uuid < b.m_uuid; }
    friend size_t qHash(const Id &id, size_t seed = 0) { return qHash(id.m_uuid, seed); }

private:
    QUuid m_uuid;
};

using IncidentId = Id<struct IncidentTag>;
using EventId = Id<struct EventTag>;
using EntryId = Id<struct EntryTag>;
using ActionId = Id<struct ActionTag>;
using AssignmentId = Id<struct AssignmentTag>;
using DraftId = Id<struct DraftTag>;
using CommentId = Id<struct CommentTag>;
using FindingId = Id<struct FindingTag>;

} // namespace Bridgelog
