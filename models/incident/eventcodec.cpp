// SPDX-License-Identifier: GPL-3.0-or-later
#include "incident/eventcodec.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <array>
#include <type_traits>

namespace Bridgelog {

using namespace Qt::StringLiterals;

namespace {

// Each kind lists its members once, in `members`; Writer and Reader walk that list. A member at its
// default is not written.

class Writer;
class Reader;

template <typename T>
concept Word = std::is_enum_v<T>;

template <typename Io>
void members(Io &io, Declared &e)
{
    io("title", e.title);
    io("severity", e.severity);
    io("zone", e.zone);
    io("kind", e.kind);
    io("organisation", e.organisation);
    io("url", e.url);
    io("at", e.at);
}
template <typename Io>
void members(Io &io, Retitled &e)
{
    io("title", e.title);
}
template <typename Io>
void members(Io &io, SeveritySet &e)
{
    io("severity", e.severity);
    io("reason", e.reason);
}
template <typename Io>
void members(Io &io, PhaseSet &e)
{
    io("phase", e.phase);
    io("at", e.at);
    io("reason", e.reason);
    io("quiet", e.quiet);
}
template <typename Io>
void members(Io &io, ZoneSet &e)
{
    io("zone", e.zone);
}
template <typename Io>
void members(Io &io, RoleGiven &e)
{
    io("role", e.role);
    io("person", e.person);
    io("since", e.since);
}
template <typename Io>
void members(Io &io, ResponderJoined &e)
{
    io("person", e.person);
}
template <typename Io>
void members(Io &io, EntryAdded &e)
{
    io("entry", e.entry);
    io("kind", e.kind);
    io("at", e.at);
    io("after", e.after);
    io("text", e.text);
    io("audience", e.audience);
    io("hypothesis", e.hypothesis);
    io("author", e.author);
    io("source", e.source);
    io("phase", e.phase);
    io("recorded_at", e.recordedAt);
}
template <typename Io>
void members(Io &io, EntryRevised &e)
{
    io("entry", e.entry);
    io("text", e.text);
    io("at", e.at);
    io("after", e.after);
    io("kind", e.kind);
    io("audience", e.audience);
    io("hypothesis", e.hypothesis);
    io("pinned", e.pinned);
}
template <typename Io>
void members(Io &io, EntryRetracted &e)
{
    io("entry", e.entry);
    io("reason", e.reason);
}
template <typename Io>
void members(Io &io, EntryRestored &e)
{
    io("entry", e.entry);
}
template <typename Io>
void members(Io &io, MilestoneSet &e)
{
    io("milestone", e.milestone);
    io("at", e.at);
    io("source", e.source);
    io("entry", e.entry);
}
template <typename Io>
void members(Io &io, ChecklistItemSpec &e)
{
    io("item", e.item);
    io("role", e.role);
    io("text", e.text);
    io("due_minutes", e.dueMinutes);
    io("every_minutes", e.everyMinutes);
}
template <typename Io>
void members(Io &io, ChecklistApplied &e)
{
    io("checklist", e.checklist);
    io("items", e.items);
    io("at", e.at);
}
template <typename Io>
void members(Io &io, ItemAdded &e)
{
    io("spec", e.spec);
}
template <typename Io>
void members(Io &io, ItemRevised &e)
{
    io("item", e.item);
    io("text", e.text);
    io("role", e.role);
    io("note", e.note);
    io("due_minutes", e.dueMinutes);
}
template <typename Io>
void members(Io &io, ItemChecked &e)
{
    io("item", e.item);
    io("at", e.at);
    io("by", e.by);
}
template <typename Io>
void members(Io &io, ItemUnchecked &e)
{
    io("item", e.item);
}
template <typename Io>
void members(Io &io, ItemSkipped &e)
{
    io("item", e.item);
    io("reason", e.reason);
    io("not_applicable", e.notApplicable);
    io("at", e.at);
    io("by", e.by);
}
template <typename Io>
void members(Io &io, UpdatePublished &e)
{
    io("entry", e.entry);
    io("at", e.at);
    io("published_at", e.publishedAt);
    io("phase", e.phase);
    io("text", e.text);
    io("audience", e.audience);
    io("author", e.author);
    io("source", e.source);
    io("recorded_at", e.recordedAt);
}
template <typename Io>
void members(Io &io, ComponentImpactSet &e)
{
    io("component", e.component);
    io("impact", e.impact);
    io("quiet", e.quiet);
}
template <typename Io>
void members(Io &io, ActionAdded &e)
{
    io("action", e.action);
    io("text", e.text);
    io("class", e.actionClass);
    io("owner", e.owner);
    io("due", e.due);
    io("priority", e.priority);
    io("link", e.link);
    io("entry", e.entry);
}
template <typename Io>
void members(Io &io, ActionRevised &e)
{
    io("action", e.action);
    io("text", e.text);
    io("class", e.actionClass);
    io("owner", e.owner);
    io("due", e.due);
    io("priority", e.priority);
    io("link", e.link);
}
template <typename Io>
void members(Io &io, ActionClosed &e)
{
    io("action", e.action);
    io("state", e.state);
}
template <typename Io>
void members(Io &io, SectionRevised &e)
{
    io("section", e.section);
    io("title", e.title);
    io("text", e.text);
    io("position", e.position);
}
template <typename Io>
void members(Io &io, PostmortemSet &e)
{
    io("template", e.templateName);
    io("state", e.state);
    io("published_at", e.publishedAt);
}
template <typename Io>
void members(Io &io, AttachmentAdded &e)
{
    io("entry", e.entry);
    io("sha256", e.sha256);
    io("name", e.name);
    io("media_type", e.mediaType);
    io("size", e.size);
}
template <typename Io>
void members(Io &io, Tagged &e)
{
    io("tag", e.tag);
    io("on", e.on);
}
template <typename Io>
void members(Io &io, Imported &e)
{
    io("format", e.format);
    io("name", e.name);
    io("key", e.key);
    io("inferred", e.inferred);
    io("warnings", e.warnings);
    io("ignored", e.ignored);
}
template <typename Io>
void members(Io &io, HandedOff &e)
{
    io("role", e.role);
    io("from", e.from);
    io("to", e.to);
    io("brief", e.brief);
}
template <typename Io>
void members(Io &io, Closed &e)
{
    io("reason", e.reason);
}
template <typename Io>
void members(Io &io, Reopened &e)
{
    io("reason", e.reason);
}
template <typename Io>
void members(Io &io, Redacted &e)
{
    io("event", e.event);
    io("reason", e.reason);
}

class Writer {
public:
    template <typename T>
    void operator()(const char *key, T &value)
    {
        static const T initial{};
        if constexpr (std::is_same_v<T, bool>)
            m_object.insert(QLatin1StringView(key), value);
        else if (!(value == initial) || Word<T>)
            m_object.insert(QLatin1StringView(key), json(value));
    }
    QJsonObject object() const { return m_object; }

    template <typename T>
    static QJsonObject objectOf(const T &value)
    {
        Writer writer;
        T copy = value; // `members` is one list for both ways, so it takes what it could change
        members(writer, copy);
        return writer.object();
    }

private:
    static QJsonValue json(const QString &text) { return text.isNull() ? u""_s : text; }
    static QJsonValue json(bool value) { return value; }
    static QJsonValue json(int value) { return value; }
    static QJsonValue json(qint64 value) { return value; }
    static QJsonValue json(Instant instant) { return isoText(instant); }
    template <Word E>
    static QJsonValue json(E value)
    {
        return word(value);
    }
    template <typename Tag>
    static QJsonValue json(const Id<Tag> &id)
    {
        return id.text();
    }
    template <typename T>
    static QJsonValue json(const std::optional<T> &value)
    {
        return json(*value);
    }
    static QJsonValue json(const Moment &moment)
    {
        QJsonObject object{{u"precision"_s, word(moment.precision)}};
        if (moment.at)
            object.insert(u"at"_s, isoText(*moment.at));
        if (moment.until)
            object.insert(u"until"_s, isoText(*moment.until));
        if (!moment.words.isEmpty())
            object.insert(u"words"_s, moment.words);
        return object;
    }
    static QJsonValue json(const ChecklistItemSpec &spec) { return objectOf(spec); }
    template <typename T>
    static QJsonValue json(const QList<T> &list)
    {
        QJsonArray array;
        for (const T &value : list)
            array.append(json(value));
        return array;
    }

    QJsonObject m_object;
};

class Reader {
public:
    explicit Reader(const QJsonObject &object)
        : m_object(object)
    {
    }
    template <typename T>
    void operator()(const char *key, T &value)
    {
        const auto it = m_object.constFind(QLatin1StringView(key));
        if (it != m_object.constEnd())
            m_ok = read(*it, value) && m_ok;
    }
    bool ok() const { return m_ok; }

private:
    static bool read(const QJsonValue &json, QString &value)
    {
        value = json.toString();
        return json.isString();
    }
    static bool read(const QJsonValue &json, bool &value)
    {
        value = json.toBool();
        return json.isBool();
    }
    static bool read(const QJsonValue &json, int &value)
    {
        value = json.toInt();
        return json.isDouble() && json.toDouble() == value;
    }
    static bool read(const QJsonValue &json, qint64 &value)
    {
        value = json.toInteger();
        return json.isDouble();
    }
    static bool read(const QJsonValue &json, Instant &value)
    {
        const auto instant = instantFromIso(json.toString());
        value = instant.value_or(Instant{});
        return instant.has_value();
    }
    template <Word E>
    static bool read(const QJsonValue &json, E &value)
    {
        const QString text = json.toString();
        const QStringList &words = wordsOf<E>();
        const qsizetype index = words.indexOf(text);
        if (index < 0)
            return false;
        value = static_cast<E>(index);
        return true;
    }
    template <typename Tag>
    static bool read(const QJsonValue &json, Id<Tag> &id)
    {
        id = Id<Tag>::fromText(json.toString());
        return !id.isNull();
    }
    template <typename T>
    static bool read(const QJsonValue &json, std::optional<T> &value)
    {
        return read(json, value.emplace());
    }
    static bool read(const QJsonValue &json, Moment &moment)
    {
        const QJsonObject object = json.toObject();
        Reader reader(object);
        reader("at", moment.at);
        reader("until", moment.until);
        reader("precision", moment.precision);
        reader("words", moment.words);
        return json.isObject() && reader.ok();
    }
    static bool read(const QJsonValue &json, ChecklistItemSpec &spec)
    {
        const QJsonObject object = json.toObject();
        Reader reader(object);
        members(reader, spec);
        return json.isObject() && reader.ok();
    }
    template <typename T>
    static bool read(const QJsonValue &json, QList<T> &list)
    {
        const QJsonArray array = json.toArray();
        for (const QJsonValueConstRef item : array) {
            if (!read(item, list.emplaceBack()))
                return false;
        }
        return json.isArray();
    }

    const QJsonObject &m_object;
    bool m_ok = true;
};

/// The kinds' names, in the order of EventBody.
constexpr std::array kindNames{
    "declared",          "retitled",         "severity_set",     "phase_set",
    "zone_set",          "role_given",       "responder_joined", "entry_added",
    "entry_revised",     "entry_retracted",  "entry_restored",   "milestone_set",
    "checklist_applied", "item_added",       "item_revised",     "item_checked",
    "item_unchecked",    "item_skipped",     "update_published", "component_impact_set",
    "action_added",      "action_revised",   "action_closed",    "section_revised",
    "postmortem_set",    "attachment_added", "tagged",           "imported",
    "handed_off",        "closed",           "reopened",         "redacted"};
static_assert(
    kindNames.size() + 2 == std::variant_size_v<EventBody>,
    "every kind but Unknown and Erased has a name");

template <size_t... I>
bool readKind(
    size_t index, const QJsonObject &object, EventBody &body, std::index_sequence<I...> /*kinds*/)
{
    const auto readAs = [&]<typename T>(std::type_identity<T> /*kind*/) {
        T value;
        Reader reader(object);
        members(reader, value);
        body = std::move(value);
        return reader.ok();
    };
    bool ok = false;
    (void)((index == I
            && (ok = readAs(std::type_identity<std::variant_alternative_t<I, EventBody>>{}), true))
           || ...);
    return ok;
}

} // namespace

QString kindOf(const EventBody &body)
{
    return std::visit(
        Overloaded{
            [](const Unknown &e) { return e.kind; },
            [](const Erased &e) { return e.kind; },
            [&](const auto &) { return QString::fromLatin1(kindNames[body.index()]); },
        },
        body);
}

QByteArray encode(const EventBody &body)
{
    return std::visit(
        Overloaded{
            [](const Unknown &e) { return e.payload; },
            [](const Erased &) { return QByteArray(); },
            [](const auto &e) {
                return QJsonDocument(Writer::objectOf(e)).toJson(QJsonDocument::Compact);
            },
        },
        body);
}

EventBody decode(const QString &kind, const QByteArray &payload)
{
    if (payload.isNull())
        return Erased{.kind = kind};
    static const QHash<QString, size_t> indexes = [] {
        QHash<QString, size_t> hash;
        for (size_t i = 0; i < kindNames.size(); ++i)
            hash.insert(QString::fromLatin1(kindNames[i]), i);
        return hash;
    }();
    if (const auto it = indexes.constFind(kind); it != indexes.constEnd()) {
        const QJsonDocument document = QJsonDocument::fromJson(payload);
        EventBody body;
        if (document.isObject()
            && readKind(*it, document.object(), body, std::make_index_sequence<kindNames.size()>()))
            return body;
    }
    return Unknown{.kind = kind, .payload = payload};
}

} // namespace Bridgelog
