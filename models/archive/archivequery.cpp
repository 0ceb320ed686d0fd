// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/archivequery.h"

#include <QDate>
#include <QDateTime>
#include <QTimeZone>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Bridgelog {

namespace {

struct Token {
    QString field; ///< lower case; empty for words
    QString text;
    bool quoted = false;
};

/// What the full-text index makes words of: letters, digits and private-use characters.
bool isIndexed(char32_t c)
{
    return QChar::isLetterOrNumber(c) || QChar::category(c) == QChar::Other_PrivateUse;
}

qsizetype indexedLength(QStringView text)
{
    return std::ranges::count_if(text.toUcs4(), isIndexed);
}

bool separates(QChar c) { return c.isSpace() || c.category() == QChar::Other_Control; }

/// Takes the text up to the closing quote, or all of it where there is none; `at` stands behind the
/// opening one.
QString takeQuoted(QStringView text, qsizetype &at)
{
    const qsizetype end = text.indexOf(u'"', at);
    const qsizetype stop = end < 0 ? text.size() : end;
    const QString taken = text.mid(at, stop - at).toString();
    at = end < 0 ? stop : end + 1;
    return taken;
}

Token takeToken(QStringView text, qsizetype &at)
{
    if (text[at] == u'"')
        return {.text = takeQuoted(text, ++at), .quoted = true};
    const qsizetype start = at;
    QString field;
    while (at < text.size() && !separates(text[at]) && text[at] != u'"') {
        if (text[at] == u':' && field.isEmpty() && at > start) {
            field = text.mid(start, at - start).toString().toLower();
            if (at + 1 < text.size() && text[at + 1] == u'"')
                return {.field = field, .text = takeQuoted(text, at += 2), .quoted = true};
        }
        ++at;
    }
    const qsizetype valueStart = field.isEmpty() ? start : start + field.size() + 1;
    return {.field = field, .text = text.mid(valueStart, at - valueStart).toString()};
}

QList<Token> tokensOf(QStringView text)
{
    QList<Token> tokens;
    qsizetype at = 0;
    while (at < text.size()) {
        if (separates(text[at]))
            ++at;
        else
            tokens.append(takeToken(text, at));
    }
    return tokens;
}

/// The first instant of a year, month or day.
std::optional<Instant> dateStart(const QString &text)
{
    const QString whole = text.size() == 4 ? text + "-01-01"_L1
        : text.size() == 7                 ? text + "-01"_L1
                                           : text;
    const QDate date = whole.size() == 10 ? QDate::fromString(whole, Qt::ISODate) : QDate();
    if (!date.isValid())
        return {};
    return Instant::fromSeconds(date.startOfDay(QTimeZone::utc()).toSecsSinceEpoch());
}

std::optional<std::optional<int>> severityOf(QString text)
{
    text = text.toLower();
    if (text == "none"_L1)
        return std::optional<int>();
    if (text.startsWith("sev"_L1))
        text = text.mid(text.startsWith("sev-"_L1) ? 4 : 3);
    bool isNumber = false;
    const int severity = text.toInt(&isNumber);
    if (!isNumber || severity < 1 || severity > 5)
        return {};
    return severity;
}

/// Every value of the enum whose word begins so: what is being typed narrows down as it grows.
template <typename E>
QList<E> begunBy(const QString &text)
{
    QString plain = text.toLower();
    plain.replace(u'-', u'_').replace(u' ', u'_');
    QList<E> values;
    const QStringList &words = wordsOf<E>();
    for (qsizetype i = 0; i < words.size(); ++i) {
        if (words[i].startsWith(plain))
            values.append(static_cast<E>(i));
    }
    return values;
}

bool takeSeverity(ArchiveQuery &query, const QString &value)
{
    const auto severity = severityOf(value);
    if (severity)
        query.severities.append(*severity);
    return severity.has_value();
}

bool takePhase(ArchiveQuery &query, const QString &value)
{
    const auto phases = begunBy<Phase>(value);
    query.phases += phases;
    return !phases.isEmpty();
}

bool takeKind(ArchiveQuery &query, const QString &value)
{
    // A kind of entry first: `kind:incident` would say nothing as a kind of incident.
    const auto kinds = begunBy<EntryKind>(value);
    query.kinds += kinds;
    if (!kinds.isEmpty())
        return true;
    const auto incidentKinds = begunBy<IncidentKind>(value);
    query.incidentKinds += incidentKinds;
    return !incidentKinds.isEmpty();
}

bool takeDate(std::optional<Instant> &bound, const QString &value)
{
    const auto start = dateStart(value);
    if (start)
        bound = start;
    return start.has_value();
}

/// Whether `value` says something to the field.
bool takeValue(ArchiveQuery &query, const QString &field, const QString &value)
{
    if (field == "severity"_L1 || field == "sev"_L1)
        return takeSeverity(query, value);
    if (field == "phase"_L1)
        return takePhase(query, value);
    if (field == "kind"_L1)
        return takeKind(query, value);
    if (field == "after"_L1)
        return takeDate(query.after, value);
    if (field == "before"_L1)
        return takeDate(query.before, value);
    if (field == "component"_L1)
        query.components.append(value);
    else if (field == "tag"_L1)
        query.tags.append(value);
    else
        return false;
    return true;
}

bool isListField(const QString &field)
{
    static const QStringList fields{u"severity"_s, u"sev"_s, u"phase"_s, u"kind"_s};
    return fields.contains(field);
}

bool isField(const QString &field)
{
    static const QStringList fields{u"component"_s, u"tag"_s, u"after"_s, u"before"_s};
    return isListField(field) || fields.contains(field);
}

/// Whether the token was a field of ours; where not, it is a word.
bool takeField(ArchiveQuery &query, const Token &token)
{
    if (!isField(token.field))
        return false;
    if (token.text.trimmed().isEmpty())
        return true;
    const QStringList values = isListField(token.field) ? token.text.split(u',', Qt::SkipEmptyParts)
                                                        : QStringList(token.text);
    ArchiveQuery trial = query;
    for (const QString &value : values) {
        if (!takeValue(trial, token.field, value.trimmed()))
            return false;
    }
    query = trial;
    return true;
}

/// For MATCH. Half a surrogate pair would swallow the closing quote on its way into SQLite; as
/// UTF-8 there is none.
QString quoted(const QString &text)
{
    QString plain = QString::fromUtf8(text.toUtf8());
    for (QChar &c : plain) {
        if (separates(c) || c == u'"')
            c = u' ';
    }
    return u'"' + plain + u'"';
}

} // namespace

ArchiveQuery ArchiveQuery::parse(QStringView text)
{
    ArchiveQuery query;
    const QList<Token> tokens = tokensOf(text);
    bool choice = false; // an OR stands between the word before and the next
    bool begun = false; // the last token is a word that may still be growing
    for (const Token &token : tokens) {
        const bool isOr = !token.quoted && token.field.isEmpty() && token.text == "OR"_L1;
        begun = false;
        if (isOr && tokens.size() > 1) {
            choice = !query.words.isEmpty();
            continue;
        }
        const QString whole = token.field.isEmpty() ? token.text : token.field + u':' + token.text;
        if (!takeField(query, token) && indexedLength(whole) > 0) {
            if (!choice)
                query.words.append(QList<Word>());
            query.words.last().append({.text = whole});
            begun = !token.quoted && indexedLength(whole) >= 2;
        }
        choice = false;
    }
    if (begun)
        query.words.last().last().prefix = true;
    return query;
}

QString ArchiveQuery::match(const QList<Word> &choices)
{
    QStringList parts;
    for (const Word &choice : choices)
        parts.append(quoted(choice.text) + (choice.prefix ? u"*"_s : QString()));
    return parts.size() == 1 ? parts.first() : u'(' + parts.join(u" OR "_s) + u')';
}

QString ArchiveQuery::match() const
{
    QStringList parts;
    for (const auto &choices : words)
        parts.append(match(choices));
    return parts.join(u" AND "_s);
}

} // namespace Bridgelog
