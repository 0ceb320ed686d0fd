// SPDX-License-Identifier: GPL-3.0-or-later
#include "redaction/secretfinder.h"

#include "updates/hostwords.h"

#include <QHash>
#include <QRegularExpression>

#include <algorithm>

namespace Bridgelog {

using namespace Qt::StringLiterals;

QString word(SecretKind kind)
{
    switch (kind) {
        using enum SecretKind;
    case Person: return u"people"_s;
    case Host: return u"hosts"_s;
    case Address: return u"addresses"_s;
    case Mail: return u"mails"_s;
    case Phone: return u"phones"_s;
    case Token: return u"tokens"_s;
    case Word: return u"words"_s;
    }
    return {};
}

namespace {

using Option = QRegularExpression::PatternOption;

/// The shapes that issuers give their keys, so that they are found when they leak.
const QList<QRegularExpression> &tokenPatterns()
{
    static const QList<QRegularExpression> patterns{
        QRegularExpression(
            uR"(-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z0-9 ]*PRIVATE KEY-----|\z))"_s),
        QRegularExpression(uR"(\b(?:AKIA|ASIA|AIDA|AROA)[0-9A-Z]{16}\b)"_s),
        QRegularExpression(
            uR"(\bgh[pousr]_[A-Za-z0-9]{20,}|\bgithub_pat_\w{20,}|\bglpat-[\w-]{16,})"_s),
        QRegularExpression(uR"(\bxox[abeoprs]-[\w-]{10,}|\bxapp-[\w-]{10,})"_s),
        QRegularExpression(
            uR"(\b[spr]k_(?:live|test)_\w{10,}|\bwhsec_\w{10,}|\bsk-[\w-]{20,}|\bnpm_\w{20,}|\bhf_\w{20,}|\bdop_v1_\w{20,})"_s),
        QRegularExpression(
            uR"(\bAIza[\w-]{30,}|\bya29\.[\w-]{10,}|\bSG\.[\w-]{10,}\.[\w-]{10,})"_s),
        QRegularExpression(uR"(\beyJ[\w-]{6,}\.[\w-]{6,}\.?[\w-]*)"_s),
        QRegularExpression(uR"((?<=://)[^\s/@:]+:[^\s/@]+(?=@))"_s),
        QRegularExpression(
            uR"((?<=\bbearer )[\w.~+/=-]{12,}|(?<=\bbasic )[A-Za-z0-9+/=]{12,})"_s,
            Option::CaseInsensitiveOption)};
    return patterns;
}

/// Long signs without words in them: a name of words has a "-" or "_" every few letters.
bool isRandom(const QString &text)
{
    constexpr qsizetype longest = 20;
    static const QRegularExpression joint(u"[-_]"_s);
    return std::ranges::any_of(
        text.split(joint), [](const QString &part) { return part.size() >= longest; });
}

class Search {
public:
    Search(const QString &text, SecretKinds kinds)
        : m_text(text)
        , m_kinds(kinds)
    {
    }

    QList<Secret> find()
    {
        tokens();
        mails();
        addresses();
        hosts();
        phones();
        handles();
        std::ranges::sort(m_found, {}, &Secret::from);
        return m_found;
    }

private:
    bool wants(SecretKind kind) const { return m_kinds.testFlag(kind); }

    void take(SecretKind kind, qsizetype from, qsizetype length)
    {
        const bool known = std::ranges::any_of(m_found, [&](const Secret &other) {
            return from < other.from + other.length && other.from < from + length;
        });
        if (!known && length > 0)
            m_found.append({.from = from, .length = length, .kind = kind});
    }

    void takeAll(SecretKind kind, const QRegularExpression &pattern)
    {
        for (const auto &match : pattern.globalMatch(m_text))
            take(kind, match.capturedStart(), match.capturedLength());
    }

    void tokens()
    {
        static const QRegularExpression assigned(
            uR"re(\b(?:[\w-]*(?:password|passwd|secret|token|api[_-]?key|access[_-]?key|private[_-]?key)|pwd)["']?\s*(=|:)\s*["']?([^\s"',;<>]{4,}))re"_s,
            Option::CaseInsensitiveOption);
        static const QRegularExpression random(
            uR"((?<![\w/.+-])(?=[\w+-]*\d)(?=[\w+-]*[a-z])(?=[\w+-]*[A-Z])[A-Za-z0-9+_-]{32,}={0,2}(?![\w/]))"_s);
        if (!wants(SecretKind::Token))
            return;
        for (const QRegularExpression &pattern : tokenPatterns())
            takeAll(SecretKind::Token, pattern);
        for (const auto &match : random.globalMatch(m_text)) {
            if (isRandom(match.captured()))
                take(SecretKind::Token, match.capturedStart(), match.capturedLength());
        }
        for (const auto &match : assigned.globalMatch(m_text)) {
            // "token: expired" tells nothing; a value has digits or stands behind a "=".
            const QString value = match.captured(2);
            const bool plain = std::ranges::all_of(value, [](QChar c) { return c.isLetter(); });
            if (match.captured(1) == u"=" || !plain)
                take(SecretKind::Token, match.capturedStart(2), match.capturedLength(2));
        }
    }

    void mails()
    {
        static const QRegularExpression mail(
            uR"([\w.+%'-]*[\w+%-]@(?:[\w-]+\.)+[A-Za-z]{2,}(?![\w.-]*\d))"_s,
            Option::UseUnicodePropertiesOption);
        if (wants(SecretKind::Mail) && m_text.contains(u'@'))
            takeAll(SecretKind::Mail, mail);
    }

    void addresses()
    {
        static const QRegularExpression address(
            uR"((?<![\w.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:/\d{1,2}|:\d{1,5})?(?![\w]|\.\d)|(?<![\w:])(?=[0-9a-f:]*::|(?:[0-9a-f]{1,4}:){7})[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7}(?:/\d{1,3})?(?![\w:])|(?<![\w:-])[0-9a-f]{2}([:-])(?:[0-9a-f]{2}\1){4}[0-9a-f]{2}(?![\w:-]))"_s,
            Option::CaseInsensitiveOption);
        if (!wants(SecretKind::Address))
            return;
        for (const auto &match : address.globalMatch(m_text)) {
            if (match.capturedLength() > 2) // "::" is also what C++ writes
                take(SecretKind::Address, match.capturedStart(), match.capturedLength());
        }
    }

    void hosts()
    {
        static const QRegularExpression domain(
            uR"((?<![\w@.-])(?:[a-z0-9](?:[a-z0-9_-]*[a-z0-9])?\.)+(?:com|net|org|io|dev|cloud|app|co|info|biz|edu|gov|mil|int|eu|uk|us|de|fr|nl|ch|at|it|es|se|no|fi|dk|pl|jp|cn|in|br|au|ca|nz|ru|tech|systems|network|online|site|zone|internal|local|localdomain|lan|corp|intra|intranet|private|svc|consul|home|test|example|invalid|arpa)(?::\d{1,5})?(?![\w-]|\.\w))"_s,
            Option::CaseInsensitiveOption);
        if (!wants(SecretKind::Host))
            return;
        takeAll(SecretKind::Host, domain);
        for (const auto &[from, length] : hostsIn(m_text)) {
            const QString host = m_text.sliced(from, length);
            const bool named = std::ranges::any_of(host, [](QChar c) { return c.isLetter(); });
            const bool byPortAlone =
                host.contains(u':') && hostsIn(host.section(u':', 0, 0)).isEmpty();
            if (named && !byPortAlone)
                take(SecretKind::Host, from, length);
        }
    }

    /// Groups of digits that are no date: with a country's code, a leading nought, or as they are
    /// written in North America.
    void phones()
    {
        static const QRegularExpression phone(
            uR"((?<![\w.:/+-])(?:\+\d{1,3}(?:[ .-]?\(?\d{1,5}\)?){2,6}|\(?0\d{1,5}\)?(?:[ -]\d{2,6}){1,4}|(?:1[ .-])?(?:\(\d{3}\) ?|\d{3}[ .-])\d{3}[ .-]\d{4})(?![\w-]|[.:]\d))"_s);
        static const QRegularExpression date(
            uR"(\b\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}\b|\b\d{4}-\d{2})"_s);
        constexpr auto least = 8;
        constexpr auto most = 15;
        if (!wants(SecretKind::Phone))
            return;
        for (const auto &match : phone.globalMatch(m_text)) {
            const QString number = match.captured();
            const auto digits = std::ranges::count_if(number, [](QChar c) { return c.isDigit(); });
            if (digits >= least && digits <= most && !date.match(number).hasMatch())
                take(SecretKind::Phone, match.capturedStart(), match.capturedLength());
        }
    }

    /// "@dana", but none of the words that call everybody or name a package.
    void handles()
    {
        static const QRegularExpression handle(uR"((?<![\w@./])@[A-Za-z][\w-]{2,}(?![\w/]))"_s);
        static const QStringList everybody{u"@here"_s, u"@channel"_s, u"@everyone"_s, u"@all"_s};
        static const QRegularExpression time(u"^@(?:yesterday|today|now)$"_s);
        if (!wants(SecretKind::Person))
            return;
        for (const auto &match : handle.globalMatch(m_text)) {
            if (!everybody.contains(match.captured()) && !time.match(match.captured()).hasMatch())
                take(SecretKind::Person, match.capturedStart(), match.capturedLength());
        }
    }

    const QString &m_text;
    SecretKinds m_kinds;
    QList<Secret> m_found;
};

} // namespace

QList<Secret> secretsIn(const QString &text, SecretKinds kinds)
{
    return Search(text, kinds).find();
}

QList<std::pair<qsizetype, qsizetype>> linksIn(const QString &text)
{
    static const QRegularExpression link(
        uR"re(\b[a-z][a-z0-9+.-]*://[^\s<>"'`|)\]}]+)re"_s, Option::CaseInsensitiveOption);
    QList<std::pair<qsizetype, qsizetype>> found;
    if (!text.contains(u"://"_s))
        return found;
    for (const auto &match : link.globalMatch(text)) {
        qsizetype length = match.capturedLength();
        while (length > 0 && u".,;:!?"_s.contains(text.at(match.capturedStart() + length - 1)))
            --length;
        found.append({match.capturedStart(), length});
    }
    return found;
}

} // namespace Bridgelog
