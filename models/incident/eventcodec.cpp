// SPDX-License-Identifier: GPL-3.0-or-later
#include "incident/eventcodec.h"

#include "incident/eventmembers.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <array>
#include <type_traits>

namespace Bridgelog {

using namespace Qt::StringLiterals;

namespace {

template <typename T>
concept Word = std::is_enum_v<T>;

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
    "declared",
    "retitled",
    "severity_set",
    "phase_set",
    "zone_set",
    "role_given",
    "responder_joined",
    "entry_added",
    "entry_revised",
    "entry_retracted",
    "entry_restored",
    "milestone_set",
    "checklist_applied",
    "item_added",
    "item_revised",
    "item_checked",
    "item_unchecked",
    "item_skipped",
    "update_published",
    "component_impact_set",
    "action_added",
    "action_revised",
    "action_closed",
    "section_revised",
    "postmortem_set",
    "attachment_added",
    "attachment_removed",
    "tagged",
    "imported",
    "handed_off",
    "closed",
    "reopened",
    "redacted",
    "role_taken",
    "responder_left",
    "assignment_given",
    "assignment_acknowledged",
    "assignment_extended",
    "assignment_ended",
    "summary_set",
    "figure_set",
    "link_set",
    "update_drafted",
    "update_approved",
    "update_withdrawn",
    "handoff_accepted"};
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

/// What is known of a step, within the payload and so within the hash chain.
template <typename Io>
static void stepMembers(Io &io, Event &event)
{
    io("verb", event.verb);
    io("step", event.step);
    io("undoes", event.undoes);
}

QByteArray encode(const Event &event)
{
    return std::visit(
        Overloaded{
            [](const Unknown &e) { return e.payload; },
            [](const Erased &) { return QByteArray(); },
            [&](const auto &e) {
                Writer writer;
                auto copy = e;
                members(writer, copy);
                Event step{.verb = event.verb, .step = event.step, .undoes = event.undoes};
                stepMembers(writer, step);
                return QJsonDocument(writer.object()).toJson(QJsonDocument::Compact);
            },
        },
        event.body);
}

QByteArray encode(const EventBody &body) { return encode(Event{.body = body}); }

static EventBody decode(const QString &kind, const QByteArray &payload, const QJsonObject &object)
{
    static const QHash<QString, size_t> indexes = [] {
        QHash<QString, size_t> hash;
        for (size_t i = 0; i < kindNames.size(); ++i)
            hash.insert(QString::fromLatin1(kindNames[i]), i);
        return hash;
    }();
    EventBody body;
    const auto it = indexes.constFind(kind);
    if (it != indexes.constEnd()
        && readKind(*it, object, body, std::make_index_sequence<kindNames.size()>()))
        return body;
    return Unknown{.kind = kind, .payload = payload};
}

void decodeInto(Event &event, const QString &kind, const QByteArray &payload)
{
    if (payload.isNull()) {
        event.body = Erased{.kind = kind};
        return;
    }
    const QJsonDocument document = QJsonDocument::fromJson(payload);
    if (!document.isObject()) {
        event.body = Unknown{.kind = kind, .payload = payload};
        return;
    }
    const QJsonObject object = document.object();
    event.body = decode(kind, payload, object);
    if (std::holds_alternative<Unknown>(event.body))
        return; // its payload holds all there is
    Event step;
    Reader reader(object);
    stepMembers(reader, step);
    if (!reader.ok()) {
        event.body = Unknown{.kind = kind, .payload = payload};
        return;
    }
    event.verb = step.verb;
    event.step = step.step;
    event.undoes = step.undoes;
}

EventBody decode(const QString &kind, const QByteArray &payload)
{
    Event event;
    decodeInto(event, kind, payload);
    return event.body;
}

} // namespace Bridgelog
