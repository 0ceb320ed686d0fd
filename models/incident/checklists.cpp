// SPDX-License-Identifier: GPL-3.0-or-later
#include "incident/checklists.h"

#include "incident/metrics.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

#include <algorithm>

namespace Bridgelog {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype maxBytes = 1 << 20;
constexpr int maxItems = 500;
constexpr int maxText = 500;
constexpr int maxMinutes = 7 * 24 * 60;
constexpr auto cadenceItem = "keep-updates-coming"_L1;

/// Reads one file; the first thing wrong with it ends the reading.
class ChecklistReader {
    Q_DECLARE_TR_FUNCTIONS(Bridgelog::ChecklistReader)

public:
    explicit ChecklistReader(const QString &name)
        : m_name(name)
    {
    }
    Result<ChecklistApplied> read(QByteArray json);

private:
    std::unexpected<Error> bad(const QString &what) const
    {
        return refuse(tr("The checklist “%1” cannot be used: %2.").arg(m_name, what));
    }
    Result<QJsonObject> document(const QByteArray &json) const;
    Result<>
    allowed(const QJsonObject &object, const QStringList &keys, const QString &where) const;
    Result<QString> line(const QJsonObject &object, const QString &key, const QString &where) const;
    Result<std::optional<int>>
    minutes(const QJsonObject &object, const QString &key, const QString &where) const;
    Result<ChecklistItemSpec>
    item(const QJsonValue &value, const QString &where, const QString &role);

    QString m_name;
    QSet<QString> m_ids;
};

Result<QJsonObject> ChecklistReader::document(const QByteArray &json) const
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError) {
        const QByteArray before = json.first(std::clamp<qsizetype>(error.offset, 0, json.size()));
        const qsizetype lineStart = before.lastIndexOf('\n') + 1;
        const qsizetype column = QString::fromUtf8(before.sliced(lineStart)).size() + 1;
        return bad(tr("%1 at line %2, column %3")
                       .arg(error.errorString())
                       .arg(before.count('\n') + 1)
                       .arg(column));
    }
    if (!document.isObject())
        return bad(tr("it is no JSON object"));
    return document.object();
}

Result<> ChecklistReader::allowed(
    const QJsonObject &object, const QStringList &keys, const QString &where) const
{
    for (const QString &key : object.keys()) {
        if (!keys.contains(key))
            return bad(tr("%1 has the unknown key “%2”").arg(where, key.left(60)));
    }
    return {};
}

/// A text of one line; empty where the key is missing.
Result<QString>
ChecklistReader::line(const QJsonObject &object, const QString &key, const QString &where) const
{
    const QJsonValue value = object.value(key);
    if (value.isUndefined())
        return QString();
    QString text = value.toString().trimmed();
    const bool oneLine =
        std::ranges::none_of(text, [](QChar c) { return c.category() == QChar::Other_Control; });
    if (!value.isString() || text.isEmpty() || !oneLine || text.size() > maxText)
        return bad(tr("“%1” of %2 must be a text of one line, at most %3 letters long")
                       .arg(key, where)
                       .arg(maxText));
    return text;
}

Result<std::optional<int>>
ChecklistReader::minutes(const QJsonObject &object, const QString &key, const QString &where) const
{
    const QJsonValue value = object.value(key);
    if (value.isUndefined())
        return std::nullopt;
    const int minutes = value.toInt(0);
    if (minutes < 1 || minutes > maxMinutes)
        return bad(tr("“%1” of %2 must be a whole number of minutes from 1 to %3")
                       .arg(key, where)
                       .arg(maxMinutes));
    return minutes;
}

bool isSlug(const QString &id)
{
    const auto plain = [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'-';
    };
    return !id.isEmpty() && id.size() <= 64 && std::ranges::all_of(id, plain)
        && !id.startsWith(u'-') && !id.endsWith(u'-') && !id.contains(u"--");
}

Result<ChecklistItemSpec>
ChecklistReader::item(const QJsonValue &value, const QString &where, const QString &role)
{
    if (!value.isObject())
        return bad(tr("%1 is no JSON object").arg(where));
    const QJsonObject object = value.toObject();
    const auto keys =
        allowed(object, {u"id"_s, u"text"_s, u"role"_s, u"dueMinutes"_s, u"everyMinutes"_s}, where);
    if (!keys)
        return std::unexpected(keys.error());
    const auto id = line(object, u"id"_s, where);
    const auto text = line(object, u"text"_s, where);
    const auto own = line(object, u"role"_s, where);
    const auto due = minutes(object, u"dueMinutes"_s, where);
    const auto every = minutes(object, u"everyMinutes"_s, where);
    for (const auto &read : {id, text, own}) {
        if (!read)
            return std::unexpected(read.error());
    }
    for (const auto &read : {due, every}) {
        if (!read)
            return std::unexpected(read.error());
    }
    if (id->isEmpty())
        return bad(tr("%1 has no “id”").arg(where));
    if (text->isEmpty())
        return bad(tr("%1 has no “text”").arg(where));
    if (!isSlug(*id))
        return bad(tr("the id “%1” of %2 must be small letters, digits and single dashes")
                       .arg(id->left(60), where));
    if (m_ids.contains(*id))
        return bad(tr("%1 has the id “%2” that an item before it has").arg(where, *id));
    m_ids.insert(*id);
    return ChecklistItemSpec{
        .item = *id,
        .role = own->isEmpty() ? role : *own,
        .text = *text,
        .dueMinutes = *due,
        .everyMinutes = *every};
}

Result<ChecklistApplied> ChecklistReader::read(QByteArray json)
{
    if (json.size() > maxBytes)
        return bad(tr("it is larger than 1 MB"));
    if (json.startsWith("\xef\xbb\xbf"))
        json.remove(0, 3);
    const auto object = document(json);
    if (!object)
        return std::unexpected(object.error());
    const QString file = tr("the file");
    if (object->value(u"format").toString() != u"bridgelog-checklist")
        return bad(tr("its “format” is not “bridgelog-checklist”"));
    if (object->value(u"version").toInt() != 1)
        return bad(tr("its “version” is not 1, the only one that this program reads"));
    const auto keys = allowed(
        *object, {u"format"_s, u"version"_s, u"name"_s, u"role"_s, u"source"_s, u"items"_s}, file);
    const auto name = line(*object, u"name"_s, file);
    const auto role = line(*object, u"role"_s, file);
    const auto source = line(*object, u"source"_s, file);
    if (!keys)
        return std::unexpected(keys.error());
    for (const auto &read : {name, role, source}) {
        if (!read)
            return std::unexpected(read.error());
    }
    const QJsonArray items = object->value(u"items").toArray();
    if (name->isEmpty())
        return bad(tr("it has no “name”"));
    if (items.isEmpty() || items.size() > maxItems)
        return bad(tr("its “items” must be a list of 1 to %1 items").arg(maxItems));
    ChecklistApplied checklist{.checklist = *name};
    for (qsizetype i = 0; i < items.size(); ++i) {
        const auto spec = item(items.at(i), tr("item %1").arg(i + 1), *role);
        if (!spec)
            return std::unexpected(spec.error());
        checklist.items.append(*spec);
    }
    return checklist;
}

QByteArray shippedFile(const QString &name)
{
    QFile file(u":/bridgelog/checklists/"_s + name);
    const bool open = file.open(QIODevice::ReadOnly);
    Q_ASSERT_X(open, "shippedFile", qPrintable(name));
    return open ? file.readAll() : QByteArray();
}

const QList<ChecklistApplied> &shippedRoles()
{
    static const QList<ChecklistApplied> lists = [] {
        QList<ChecklistApplied> read;
        for (const auto role :
             {"commander"_L1, "deputy"_L1, "scribe"_L1, "operations"_L1, "communications"_L1,
              "liaison"_L1}) {
            const QString name = role + ".json"_L1;
            const auto list = readChecklist(shippedFile(name), name);
            Q_ASSERT_X(list, "shippedRoles", list ? "" : qPrintable(list.error().sentence));
            if (list)
                read.append(*list);
        }
        return read;
    }();
    return lists;
}

std::optional<ChecklistItemSpec> shippedItem(const QString &id)
{
    for (const ChecklistApplied &list : shippedRoles()) {
        const auto it = std::ranges::find(list.items, id, &ChecklistItemSpec::item);
        if (it != list.items.end())
            return *it;
    }
    return {};
}

} // namespace

Result<ChecklistApplied> readChecklist(const QByteArray &json, const QString &name)
{
    return ChecklistReader(name).read(json);
}

QList<ChecklistApplied> roleChecklists() { return shippedRoles(); }

ChecklistApplied shippedChecklist(std::optional<int> severity)
{
    const int level = std::clamp(severity.value_or(3), 1, 5);
    static const QJsonArray plans =
        QJsonDocument::fromJson(shippedFile(u"plans.json"_s)).object().value(u"plans").toArray();
    ChecklistApplied checklist;
    for (const auto &plan : plans) {
        if (!plan[u"severities"].toArray().contains(level))
            continue;
        checklist.checklist = plan[u"name"].toString();
        const QJsonArray items = plan[u"items"].toArray();
        for (const auto &id : items) {
            auto spec = shippedItem(id.toString());
            Q_ASSERT_X(spec, "shippedChecklist", qPrintable(id.toString()));
            if (!spec)
                continue;
            if (spec->item == cadenceItem) {
                const auto minutes = updateMinutes(level);
                if (!minutes)
                    continue;
                spec->text = ChecklistReader::tr("Update every %1 minutes").arg(*minutes);
                spec->everyMinutes = minutes;
            }
            checklist.items.append(*spec);
        }
    }
    return checklist;
}

} // namespace Bridgelog
