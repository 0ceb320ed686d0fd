// SPDX-License-Identifier: GPL-3.0-or-later
#include "fields/fieldcheck.h"

#include "fields/fieldexpression.h"
#include "fields/fieldnames.h"
#include "fields/fieldtokens.h"

#include <QHash>

#include <algorithm>

namespace Bridgelog {

using namespace Qt::StringLiterals;

namespace {

using Kind = FieldToken::Kind;
using Type = FieldName::Type;
using Checked = std::expected<QString, FieldSlip>; ///< as the engine may have it

constexpr QChar braceOpen{u'\uFDD2'};
constexpr QChar braceClose{u'\uFDD3'};

QStringList namesOf(const QList<FieldName> &all)
{
    QStringList names;
    for (const FieldName &each : all)
        names.append(each.name);
    return names;
}

const FieldName *findName(const QList<FieldName> &all, const QString &name)
{
    const auto it = std::ranges::find(all, name, &FieldName::name);
    return it == all.end() ? nullptr : &*it;
}

QString inBraces(QString text) { return text.replace(u'{', braceOpen).replace(u'}', braceClose); }

/// Every sign of Markdown shown as itself.
QString shown(QStringView text)
{
    QString result;
    for (const QChar c : text) {
        const bool sign = c.unicode() < 0x80 && c.isPrint() && !c.isLetterOrNumber() && c != u' ';
        if (sign)
            result += u'\\';
        result += c;
    }
    return inBraces(result);
}

FieldSlip slipAt(const FieldWord &word, const QString &sentence, const QStringList &names = {})
{
    FieldSlip slip{
        .at = word.at,
        .length = word.text.size(),
        .sentence = sentence,
        .nearest = nearestName(word.text, names)};
    if (!slip.nearest.isEmpty())
        slip.sentence += u" Perhaps “%1”?"_s.arg(slip.nearest);
    return slip;
}

class FieldChecker {
public:
    explicit FieldChecker(const QString &source)
        : m(source)
    {
        m_scopes.append(QList<FieldName>());
    }

    CheckedFields check()
    {
        m_tokens = fieldTokens(m);
        for (qsizetype i = 0; i < m_tokens.size(); ++i)
            m_pieces.append(pieceOf(m_tokens.at(i), i));
        for (const Open &open : std::as_const(m_open)) {
            const QString sentence = u"“%1” has no “end%1”."_s.arg(open.tag);
            m_pieces[open.token] = faulty(m_tokens.at(open.token), wholeOf(sentence, open.token));
            for (const qsizetype token : open.between)
                m_pieces[token].clear();
        }
        trimLines();
        std::ranges::sort(m_result.faults, {}, &FieldFault::start);
        m_result.source = m_pieces.join(QString());
        return m_result;
    }

private:
    struct Open {
        QString tag;
        qsizetype token = 0;
        QList<qsizetype> between = {}; ///< tokens of its else, elif and empty
        bool last = false; ///< nothing but its end may follow: there was an else
    };

    QString pieceOf(const FieldToken &token, qsizetype index)
    {
        const QString text = m.sliced(token.start, token.length);
        if (m_comment && token.kind != Kind::Tag)
            return {};
        switch (token.kind) {
        case Kind::Text: return inBraces(text);
        case Kind::Comment: return {};
        case Kind::Open:
            return faulty(
                token,
                {.at = 0,
                 .length = token.length,
                 .sentence = u"This field does not end on its line."_s,
                 .nearest = {}});
        case Kind::Value: {
            const auto value = valueOf(token.inner(m), true);
            return value ? u"{{ "_s + *value + u" }}"_s
                         : faulty(token, moved(token, value.error()));
        }
        case Kind::Tag: break;
        }
        const auto tag = tagOf(token, index);
        return tag ? *tag : faulty(token, moved(token, tag.error()));
    }

    /// A slip inside a field, counted from the field's start.
    FieldSlip moved(const FieldToken &token, FieldSlip slip) const
    {
        const QStringView all = QStringView(m).sliced(token.start, token.length);
        slip.at += token.inner(m).data() - all.data();
        slip.length = std::min(slip.length, token.length - slip.at);
        return slip;
    }
    FieldSlip wholeOf(const QString &sentence, qsizetype token) const
    {
        return {.at = 0, .length = m_tokens.at(token).length, .sentence = sentence, .nearest = {}};
    }

    QString faulty(const FieldToken &token, const FieldSlip &slip)
    {
        FieldFault fault{
            .start = token.start + slip.at,
            .length = slip.length,
            .sentence = slip.sentence,
            .nearest = slip.nearest};
        const QStringView before = QStringView(m).first(fault.start);
        fault.line = static_cast<int>(before.count(u'\n')) + 1;
        fault.column = static_cast<int>(fault.start - (before.lastIndexOf(u'\n') + 1)) + 1;
        m_result.faults.append(fault);
        const QString text = m.sliced(token.start, token.length).section(u'\n', 0, 0);
        return u"**⚠ %1:** *%2*"_s.arg(shown(text), shown(slip.sentence));
    }

    std::expected<FieldName, FieldSlip> resolve(const FieldWord &word)
    {
        const QStringList parts = word.text.split(u'.');
        const FieldName *name = nullptr;
        for (auto scope = m_scopes.crbegin(); scope != m_scopes.crend() && !name; ++scope)
            name = findName(*scope, parts.first());
        if (!name) {
            name = findName(fieldNames(), parts.first());
            if (!name)
                return std::unexpected(slipAt(
                    {parts.first(), word.at, false}, u"There is no “%1”."_s.arg(parts.first()),
                    namesInScope()));
            m_result.used.insert(parts.first());
        }
        qsizetype at = word.at + parts.first().size() + 1;
        for (qsizetype i = 1; i < parts.size(); ++i) {
            const QString &part = parts.at(i);
            const FieldName *member =
                name->type == Type::List ? nullptr : findName(name->members, part);
            if (!member) {
                const QStringList names =
                    name->type == Type::List ? QStringList() : namesOf(name->members);
                const QString why = name->type == Type::List
                    ? u"“%1” is a list: go through it with {% for … in %1 %}."_s.arg(name->name)
                    : u"There is no “%1” in %2."_s.arg(part, name->name);
                return std::unexpected(slipAt({part, at, false}, why, names));
            }
            name = member;
            at += part.size() + 1;
        }
        return *name;
    }

    QStringList namesInScope() const
    {
        QStringList names = namesOf(fieldNames());
        for (const auto &scope : m_scopes)
            names = namesOf(scope) + names;
        return names;
    }

    /// An expression in the engine's own terms: `x|local` is the member `x.local`, and a moment or
    /// a length that nobody recorded says so.
    Checked valueOf(QStringView text, bool alone)
    {
        const auto expression = parseFieldExpression(text);
        if (!expression)
            return std::unexpected(expression.error());
        Type type = Type::Text;
        QString result = expression->value.text;
        if (!expression->value.literal) {
            const auto name = resolve(expression->value);
            if (!name)
                return std::unexpected(name.error());
            type = name->type;
        }
        const bool filtered = !expression->filters.isEmpty();
        if (alone && !filtered && (type == Type::List || type == Type::Object))
            return std::unexpected(slipAt(
                expression->value,
                type == Type::List
                    ? u"“%1” is a list: go through it with {% for … in %1 %}."_s.arg(result)
                    : u"“%1” has members; say which, as in “%1.…”."_s.arg(result)));
        QString missing;
        QString rest;
        for (const FieldFilterUse &use : expression->filters) {
            if (!findName(fieldFilters(), use.name.text))
                return std::unexpected(slipAt(
                    use.name, u"There is no filter “%1”."_s.arg(use.name.text),
                    namesOf(fieldFilters())));
            if (const auto wrong = misused(use, type))
                return std::unexpected(*wrong);
            if (isShape(use.name.text)) {
                missing = missingOf(type, result);
                result += u'.' + use.name.text;
                type = Type::Text;
            } else {
                rest += u'|' + use.name.text;
                if (use.argument)
                    rest += u':' + use.argument->text;
                if (use.name.text == u"default")
                    missing = QString();
            }
        }
        if (alone && (type == Type::Moment || type == Type::Length)) {
            missing = missingOf(type, result);
            result += type == Type::Moment ? u".local"_s : u".duration"_s;
        }
        const bool defaulted = rest.startsWith(u"|default"_s);
        return result + (alone && !defaulted ? missing : QString()) + rest;
    }

    static bool isShape(const QString &filter)
    {
        static const QStringList shapes{u"local"_s, u"utc"_s, u"both"_s,
                                        u"dated"_s, u"iso"_s, u"duration"_s};
        return shapes.contains(filter);
    }
    static QString missingOf(Type type, const QString &path)
    {
        if (type == Type::Length)
            return u"|default:"_s + path + u".status"_s;
        return type == Type::Moment ? u"|default:\"not recorded\""_s : QString();
    }

    std::optional<FieldSlip> misused(const FieldFilterUse &use, Type type)
    {
        const QString &name = use.name.text;
        const Type wanted = name == u"duration" ? Type::Length : Type::Moment;
        if (isShape(name) && type != wanted)
            return slipAt(
                use.name,
                wanted == Type::Length ? u"“duration” shows a length, and this is none."_s
                                       : u"“%1” shows an instant, and this is none."_s.arg(name));
        static const QStringList given{u"default"_s, u"join"_s, u"truncatewords"_s};
        if (given.contains(name) != use.argument.has_value())
            return slipAt(
                use.name,
                use.argument ? u"“%1” is given nothing."_s.arg(name)
                             : u"“%1” needs something behind a “:”."_s.arg(name));
        if (use.argument && !use.argument->literal) {
            if (const auto argument = resolve(*use.argument); !argument)
                return argument.error();
        }
        return {};
    }

    Checked tagOf(const FieldToken &token, qsizetype index)
    {
        const QStringView inner = token.inner(m);
        QList<FieldWord> words = fieldWords(inner);
        if (words.isEmpty())
            return std::unexpected(FieldSlip{
                .at = 0, .length = 2, .sentence = u"This tag is empty."_s, .nearest = {}});
        const FieldWord tag = words.takeFirst();
        if (m_comment)
            return endComment(tag.text);
        if (tag.text == u"comment") {
            m_comment = true;
            m_open.append({tag.text, index});
            return QString();
        }
        if (tag.text == u"for")
            return begin(tag, index, forOf(words));
        if (tag.text == u"if")
            return begin(tag, index, conditionOf(tag, words));
        if (tag.text == u"with")
            return begin(tag, index, withOf(words));
        if (tag.text == u"else" || tag.text == u"elif" || tag.text == u"empty")
            return between(tag, index, words);
        if (tag.text.startsWith(u"end"))
            return end(tag);
        return factOf(token, tag, words);
    }

    Checked endComment(const QString &tag)
    {
        if (tag == u"endcomment") {
            m_comment = false;
            m_open.removeLast();
        }
        return QString();
    }

    /// Opens a block even where its head is wrong, so that its end is not wrong, too.
    Checked
    begin(const FieldWord &tag, qsizetype index, const std::expected<QString, FieldSlip> &head)
    {
        if (tag.text == u"if" && head)
            m_scopes.append(QList<FieldName>());
        if (!head) {
            m_scopes.append(QList<FieldName>());
            m_broken.append(index);
            m_open.append({tag.text, index});
            return head;
        }
        m_open.append({tag.text, index});
        return u"{% "_s + tag.text + u' ' + *head + u" %}"_s;
    }

    Checked forOf(const QList<FieldWord> &words)
    {
        const bool reversed = words.size() == 4 && words.at(3).text == u"reversed";
        if ((words.size() != 3 && !reversed) || words.at(1).text != u"in")
            return std::unexpected(FieldSlip{
                .at = 0,
                .length = 3,
                .sentence = u"This is written {% for entry in timeline %}."_s,
                .nearest = {}});
        const FieldWord &list = words.at(2);
        const auto name = resolve(list);
        if (!name)
            return std::unexpected(name.error());
        if (name->type != Type::List)
            return std::unexpected(slipAt(list, u"“%1” is no list."_s.arg(list.text)));
        FieldName element{
            .name = words.at(0).text,
            .type = name->members.isEmpty() ? Type::Text : Type::Object,
            .tells = {},
            .members = name->members};
        if (findName(element.members, u"local"_s))
            element.type = Type::Moment;
        static const FieldName loop{
            .name = u"forloop"_s,
            .type = Type::Object,
            .tells = {},
            .members = {
                {u"counter"_s, Type::Text, {}, {}},
                {u"first"_s, Type::Flag, {}, {}},
                {u"last"_s, Type::Flag, {}, {}}}};
        m_scopes.append({element, loop});
        return words.at(0).text + u" in "_s + list.text + (reversed ? u" reversed"_s : QString());
    }

    Checked withOf(const QList<FieldWord> &words)
    {
        if (words.size() != 3 || words.at(1).text != u"as")
            return std::unexpected(FieldSlip{
                .at = 0,
                .length = 4,
                .sentence = u"This is written {% with milestones.detected as noticed %}."_s,
                .nearest = {}});
        const auto name = resolve(words.at(0));
        if (!name)
            return std::unexpected(name.error());
        FieldName other = *name;
        other.name = words.at(2).text;
        m_scopes.append({other});
        return words.at(0).text + u" as "_s + other.name;
    }

    /// `a and not b or c == "x"`.
    Checked conditionOf(const FieldWord &tag, const QList<FieldWord> &words)
    {
        static const QStringList operators{u"and"_s, u"or"_s, u"not"_s, u"=="_s, u"!="_s,
                                           u"<"_s,   u">"_s,  u"<="_s,  u">="_s, u"in"_s};
        QStringList parts;
        for (const FieldWord &word : words) {
            if (operators.contains(word.text)) {
                parts.append(word.text);
                continue;
            }
            auto value = valueOf(word.text, false);
            if (!value) {
                value.error().at += word.at;
                return value;
            }
            parts.append(*value);
        }
        if (parts.isEmpty() || operators.contains(parts.constLast()))
            return std::unexpected(
                slipAt(tag, u"Something to ask for is missing behind “%1”."_s.arg(tag.text)));
        return parts.join(u' ');
    }

    Checked between(const FieldWord &tag, qsizetype index, const QList<FieldWord> &words)
    {
        const QString within = tag.text == u"empty" ? u"for"_s : u"if"_s;
        if (m_open.isEmpty() || m_open.constLast().tag != within)
            return std::unexpected(
                slipAt(tag, u"“%1” stands outside of “%2”."_s.arg(tag.text, within)));
        Open &open = m_open.last();
        if (std::exchange(open.last, open.last || tag.text != u"elif"))
            return std::unexpected(
                slipAt(tag, u"“%1” stands behind what had to be the last part."_s.arg(tag.text)));
        if (m_broken.contains(open.token))
            return QString();
        open.between.append(index);
        if (tag.text != u"elif")
            return u"{% "_s + tag.text + u" %}"_s;
        const auto condition = conditionOf(tag, words);
        return condition ? Checked(u"{% elif "_s + *condition + u" %}"_s) : condition;
    }

    Checked end(const FieldWord &tag)
    {
        const QString what = tag.text.sliced(3);
        if (m_open.isEmpty() || m_open.constLast().tag != what) {
            const QString sentence = m_open.isEmpty()
                ? u"“%1” ends nothing that began."_s.arg(tag.text)
                : u"“%1” stands where “end%2” is due."_s.arg(tag.text, m_open.constLast().tag);
            return std::unexpected(slipAt(tag, sentence));
        }
        const Open open = m_open.takeLast();
        m_scopes.removeLast();
        return m_broken.contains(open.token) ? QString() : u"{% end"_s + what + u" %}"_s;
    }

    Checked factOf(const FieldToken &token, const FieldWord &tag, const QList<FieldWord> &words)
    {
        const auto &facts = fieldFacts();
        const auto fact = std::ranges::find(facts, tag.text, &FieldFact::name);
        if (fact == facts.end()) {
            QStringList names{u"for"_s, u"if"_s, u"with"_s, u"comment"_s};
            for (const FieldFact &each : facts)
                names.append(each.name);
            return std::unexpected(slipAt(tag, u"There is no “%1”."_s.arg(tag.text), names));
        }
        for (const FieldWord &word : words) {
            const QString key = word.text.section(u'=', 0, 0);
            if (!fact->arguments.contains(key))
                return std::unexpected(slipAt(
                    {key, word.at, false}, u"“%1” cannot be told “%2”."_s.arg(tag.text, key),
                    fact->arguments));
        }
        if (!isAlone(token))
            return std::unexpected(
                slipAt(tag, u"“%1” is to stand on a line of its own."_s.arg(tag.text)));
        return factBegin + token.inner(m).toString() + factEnd;
    }

    bool isAlone(const FieldToken &token) const
    {
        const QStringView all(m);
        const QStringView before = all.first(token.start);
        const QStringView behind = all.sliced(token.start + token.length);
        const qsizetype end = behind.indexOf(u'\n');
        return before.sliced(before.lastIndexOf(u'\n') + 1).trimmed().isEmpty()
            && (end < 0 ? behind : behind.first(end)).trimmed().isEmpty();
    }

    /// What steers and stands on a line of its own leaves no line behind.
    void trimLines()
    {
        for (qsizetype i = 0; i < m_tokens.size(); ++i) {
            const QString &piece = m_pieces.at(i);
            const bool steers = piece.isEmpty() || piece.startsWith(u"{%"_s);
            const bool field =
                m_tokens.at(i).kind == Kind::Tag || m_tokens.at(i).kind == Kind::Comment;
            if (!steers || !field || !isAlone(m_tokens.at(i)))
                continue;
            if (i > 0 && m_tokens.at(i - 1).kind == Kind::Text) {
                QString &before = m_pieces[i - 1];
                before.truncate(before.lastIndexOf(u'\n') + 1);
            }
            if (i + 1 < m_tokens.size() && m_tokens.at(i + 1).kind == Kind::Text) {
                QString &behind = m_pieces[i + 1];
                const qsizetype end = behind.indexOf(u'\n');
                behind.remove(0, end < 0 ? behind.size() : end + 1);
            }
        }
    }

    const QString m;
    QList<FieldToken> m_tokens;
    QStringList m_pieces;
    CheckedFields m_result;
    QList<Open> m_open;
    QList<qsizetype> m_broken; ///< tokens that opened a block and were wrong themselves
    QList<QList<FieldName>> m_scopes;
    bool m_comment = false;
};

} // namespace

CheckedFields checkFields(const QString &source)
{
    QString clean = source;
    for (const QChar sign : {factBegin, factEnd, braceOpen, braceClose})
        clean.replace(sign, QChar::ReplacementCharacter);
    return FieldChecker(clean).check();
}

QString withBraces(QString filled)
{
    return filled.replace(braceOpen, u'{').replace(braceClose, u'}');
}

QString withoutFields(QString text)
{
    for (const QString &sign : {u"{{"_s, u"{%"_s, u"{#"_s})
        text.replace(sign, u"\\{\\"_s + sign.at(1));
    return text;
}

} // namespace Bridgelog
