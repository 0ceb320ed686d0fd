// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/jsonreader.h"

#include <QRegularExpression>

#include <cmath>

namespace Bridgelog {

using namespace Qt::StringLiterals;

static constexpr qsizetype mostEntries = 1'000'000;
static constexpr double largestInteger = 9'007'199'254'740'992.0;

QString JsonReader::where(const QString &key) const
{
    return m_path.isEmpty() ? key : u"%1.%2"_s.arg(m_path, key);
}

void JsonReader::fail(const QString &key, const QString &why)
{
    if (m_findings.error.isEmpty())
        m_findings.error = u"%1 %2"_s.arg(where(key), why);
}

QJsonValue JsonReader::value(const QString &key)
{
    m_asked.insert(key);
    return m_object.value(key);
}

void JsonReader::finish()
{
    static const QRegularExpression index(u"\\[\\d+\\]"_s);
    for (auto it = m_object.begin(); it != m_object.end(); ++it)
        if (!m_asked.contains(it.key()))
            m_findings.unknown.insert(where(it.key()).remove(index).left(100));
}

QString JsonReader::text(const QString &key)
{
    const QJsonValue found = value(key);
    if (!found.isString() && !found.isNull() && !found.isUndefined())
        fail(key, u"is not a text"_s);
    return found.toString();
}

std::optional<int> JsonReader::number(const QString &key, int least, int most)
{
    const QJsonValue found = value(key);
    if (found.isNull() || found.isUndefined())
        return {};
    const double number = found.toDouble();
    if (!found.isDouble() || std::floor(number) != number || number < least || number > most) {
        fail(key, u"is not a whole number from %1 to %2"_s.arg(least).arg(most));
        return {};
    }
    return static_cast<int>(number);
}

qint64 JsonReader::size(const QString &key)
{
    const QJsonValue found = value(key);
    const double number = found.toDouble();
    if (!found.isNull() && !found.isUndefined()
        && (!found.isDouble() || number < 0 || number > largestInteger))
        fail(key, u"is not a size"_s);
    return failed() ? 0 : static_cast<qint64>(number);
}

bool JsonReader::flag(const QString &key)
{
    const QJsonValue found = value(key);
    if (!found.isBool() && !found.isNull() && !found.isUndefined())
        fail(key, u"is neither true nor false"_s);
    return found.toBool();
}

std::optional<Instant> JsonReader::instant(const QString &key)
{
    const QString written = text(key);
    if (written.isEmpty())
        return {};
    const auto instant = instantFromIso(written);
    if (!instant)
        fail(key, u"is not an instant like 2024-10-15T12:00:00Z"_s);
    return instant;
}

QStringList JsonReader::texts(const QString &key)
{
    const QJsonValue found = value(key);
    if (!found.isArray() && !found.isNull() && !found.isUndefined())
        fail(key, u"is not a list"_s);
    QStringList result;
    const QJsonArray items = found.toArray();
    for (const auto &item : items) {
        if (!item.isString())
            fail(key, u"holds something that is not a text"_s);
        result.append(item.toString());
    }
    return result;
}

void JsonReader::object(const QString &key, const std::function<void(JsonReader &)> &read)
{
    const QJsonValue found = value(key);
    if (found.isNull() || found.isUndefined())
        return;
    if (!found.isObject()) {
        fail(key, u"is not an object"_s);
        return;
    }
    JsonReader reader(found.toObject(), where(key), m_findings);
    read(reader);
    reader.finish();
}

void JsonReader::objects(const QString &key, const std::function<void(JsonReader &)> &read)
{
    const QJsonValue found = value(key);
    if (found.isNull() || found.isUndefined())
        return;
    const QJsonArray items = found.toArray();
    if (!found.isArray())
        fail(key, u"is not a list"_s);
    if (items.size() > mostEntries)
        fail(key, u"has more than the million members that an import may have"_s);
    for (qsizetype i = 0; i < items.size() && !failed(); ++i) {
        if (!items.at(i).isObject()) {
            fail(u"%1[%2]"_s.arg(key).arg(i), u"is not an object"_s);
            return;
        }
        JsonReader reader(items.at(i).toObject(), where(u"%1[%2]"_s.arg(key).arg(i)), m_findings);
        read(reader);
        reader.finish();
    }
}

} // namespace Bridgelog
