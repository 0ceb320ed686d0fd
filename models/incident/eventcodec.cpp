// SPDX-License-Identifier: GPL-3.0-or-later
#include "incident/eventcodec.h"

#include "incident/eventmembers.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QVarLengthArray>

#include <algorithm>
#include <array>
#include <type_traits>

namespace Bridgelog {

using namespace Qt::StringLiterals;

namespace {

template <typename T>
concept Word = std::is_enum_v<T>;

/// Compact JSON with sorted keys, as QJsonDocument writes it: a line waits for this before it is
/// saved, and a tree of values would take it as long again as the disk's own work.
class Writer {
public:
    template <typename T>
    void operator()(const char *key, T &value)
    {
        static const T initial{};
        if constexpr (!std::is_same_v<T, bool> && !Word<T>) {
            if (value == initial)
                return;
        }
        const qsizetype from = m_values.size();
        write(value);
        m_members.append({key, from, m_values.size()});
    }
    QByteArray json()
    {
        std::ranges::sort(m_members, {}, &Member::key);
        QByteArray text;
        text.reserve(m_values.size() + 24 * m_members.size() + 2);
        text += '{';
        for (const Member &member : std::as_const(m_members)) {
            if (text.size() > 1)
                text += ',';
            text += '"';
            text += member.key;
            text += "\":";
            text += QByteArrayView(m_values).sliced(member.from, member.to - member.from);
        }
        return text += '}';
    }
    template <typename T>
    static QByteArray jsonOf(const T &value)
    {
        Writer writer;
        T copy = value; // `members` is one list for both ways, so it takes what it could change
        members(writer, copy);
        return writer.json();
    }

private:
    struct Member {
        QByteArrayView key;
        qsizetype from = 0; ///< in m_values
        qsizetype to = 0;
    };

    void write(const QString &text)
    {
        m_values += '"';
        for (const char c : text.toUtf8()) {
            switch (c) {
            case '"': m_values += "\\\""; break;
            case '\\': m_values += "\\\\"; break;
            case '\b': m_values += "\\b"; break;
            case '\f': m_values += "\\f"; break;
            case '\n': m_values += "\\n"; break;
            case '\r': m_values += "\\r"; break;
            case '\t': m_values += "\\t"; break;
            default:
                if (static_cast<uchar>(c) < 0x20) {
                    constexpr QByteArrayView digits("0123456789abcdef");
                    m_values += "\\u00";
                    m_values += digits[c >> 4];
                    m_values += digits[c & 0xf];
                } else {
                    m_values += c;
                }
            }
        }
        m_values += '"';
    }
    void write(bool value) { m_values += value ? "true" : "false"; }
    void write(int value) { m_values += QByteArray::number(value); }
    void write(qint64 value) { m_values += QByteArray::number(value); }
    void write(Instant instant) { write(isoText(instant)); }
    template <Word E>
    void write(E value)
    {
        write(word(value));
    }
    template <typename Tag>
    void write(const Id<Tag> &id)
    {
        write(id.text());
    }
    template <typename T>
    void write(const std::optional<T> &value)
    {
        write(*value);
    }
    void write(const Moment &moment)
    {
        Writer writer;
        writer("at", moment.at);
        writer("precision", moment.precision);
        writer("until", moment.until);
        writer("words", moment.words);
        m_values += writer.json();
    }
    void write(const ChecklistItemSpec &spec) { m_values += jsonOf(spec); }
    template <typename T>
    void write(const QList<T> &list)
    {
        m_values += '[';
        for (bool first = true; const T &value : list) {
            if (!std::exchange(first, false))
                m_values += ',';
            write(value);
        }
        m_values += ']';
    }

    QByteArray m_values;
    QVarLengthArray<Member, 24> m_members;
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
    "handoff_accepted",
    "section_commented",
    "finding_set"};
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
                return writer.json();
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
