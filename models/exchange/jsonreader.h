// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident/moment.h"
#include "incident/words.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QSet>

#include <functional>

namespace Bridgelog {

/// Reads an object's members strictly: an absent or null member is its default, a member of another
/// type is an error that names where it stands. Members that nobody asked for are remembered.
class JsonReader {
public:
    /// What all readers of one document share.
    struct Findings {
        QString error; ///< the first one: "timeline[3].at is not an instant"
        QSet<QString> unknown; ///< paths of members that are not understood, without indexes
    };

    JsonReader(const QJsonObject &object, const QString &path, Findings &findings)
        : m_object(object)
        , m_path(path)
        , m_findings(findings)
    {
    }
    /// Says which members were left; call when done.
    void finish();

    QString text(const QString &key);
    std::optional<int> number(const QString &key, int least, int most);
    qint64 size(const QString &key);
    bool flag(const QString &key);
    std::optional<Instant> instant(const QString &key);
    QStringList texts(const QString &key);
    void skip(const QString &key) { m_asked.insert(key); }
    template <typename E>
    std::optional<E> word(const QString &key)
    {
        const QString name = text(key);
        if (name.isEmpty())
            return {};
        const auto value = fromWord<E>(name);
        if (!value)
            fail(key, QStringLiteral("“%1” is no word that is known").arg(name.left(40)));
        return value;
    }
    /// Reads the object at `key`, or nothing where it is absent.
    void object(const QString &key, const std::function<void(JsonReader &)> &read);
    /// Reads each object of the array at `key`.
    void objects(const QString &key, const std::function<void(JsonReader &)> &read);
    bool has(const QString &key) const
    {
        return !m_object.value(key).isNull() && m_object.contains(key);
    }
    bool failed() const { return !m_findings.error.isEmpty(); }
    void fail(const QString &key, const QString &why);

private:
    QJsonValue value(const QString &key);
    QString where(const QString &key) const;

    const QJsonObject m_object;
    const QString m_path;
    Findings &m_findings;
    QSet<QString> m_asked;
};

} // namespace Bridgelog
