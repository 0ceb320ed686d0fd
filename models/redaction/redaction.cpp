// SPDX-License-Identifier: GPL-3.0-or-later
#include "redaction/redaction.h"

#include "redaction/names.h"
#include "redaction/needle.h"
#include "redaction/textfields.h"

#include <QSet>

#include <algorithm>

namespace Bridgelog {

using namespace Qt::StringLiterals;

SecretKinds everySecretKind()
{
    SecretKinds all;
    for (const SecretKind kind : secretKinds)
        all |= kind;
    return all;
}

namespace {

QString spokenKind(SecretKind kind)
{
    switch (kind) {
        using enum SecretKind;
    case Person: return u"person"_s;
    case Host: return u"host"_s;
    case Address: return u"address"_s;
    case Mail: return u"mail address"_s;
    case Phone: return u"phone number"_s;
    case Token: return u"secret"_s;
    case Word: return u"removed"_s;
    }
    return {};
}

class Redactor {
public:
    Redactor(const Incident &incident, const RedactionRules &rules)
        : m_rules(rules)
        , m_result{.incident = incident, .removed = {}}
    {
    }

    Redaction redact()
    {
        listKnown();
        forEachText(
            m_result.incident, [this](const QString &text, const QString &) { note(text); });
        prepare();
        forEachText(m_result.incident, [this](QString &text, const QString &place) {
            replace(text, place);
        });
        m_result.incident.importKeys.clear(); // they name the material
        m_result.removed.removeIf([](const Removed &removed) { return removed.count == 0; });
        return std::move(m_result);
    }

private:
    void listKnown()
    {
        for (const QString &word : m_rules.words) {
            if (!word.trimmed().isEmpty())
                take(SecretKind::Word, word.trimmed());
        }
        if (!m_rules.kinds.testFlag(SecretKind::Person))
            return;
        const PersonNames names = personNames(m_result.incident);
        for (const auto &[name, role] : names.whole.asKeyValueRange())
            take(SecretKind::Person, name, role);
        for (const auto &[part, role] : names.parts.asKeyValueRange())
            take(SecretKind::Person, part, role, true);
    }

    bool isKept(const QString &text) const
    {
        return std::ranges::any_of(m_rules.keep, [&](const QString &keep) {
            return text.compare(keep, Qt::CaseInsensitive) == 0
                || text.endsWith(u'.' + keep, Qt::CaseInsensitive);
        });
    }

    void
    take(SecretKind kind, const QString &text, const QString &role = {}, bool exactCase = false)
    {
        const bool exact = exactCase || kind == SecretKind::Token;
        const QString key = exact ? text : text.toCaseFolded();
        if (text.isEmpty() || m_known.contains(key) || isKept(text))
            return;
        m_known.insert(key);
        const QString instead = !role.isEmpty()
            ? role
            : u"[%1 %2]"_s.arg(spokenKind(kind)).arg(++m_counts[static_cast<int>(kind)]);
        m_result.removed.append(
            {.kind = kind, .text = text, .replacement = instead, .exactCase = exact});
    }

    /// Notes what a text tells by its patterns; a link to a machine of one's own goes whole.
    void note(const QString &text)
    {
        if (text.isEmpty())
            return;
        QList<Secret> secrets = secretsIn(text, m_rules.kinds);
        secrets.removeIf(
            [&](const Secret &secret) { return isKept(text.sliced(secret.from, secret.length)); });
        for (const auto &[from, length] : linksIn(text)) {
            const bool tells = std::ranges::any_of(secrets, [&](const Secret &secret) {
                return secret.from < from + length && from < secret.from + secret.length;
            });
            if (tells)
                take(SecretKind::Host, text.sliced(from, length), u"[link %1]"_s.arg(++m_links));
        }
        for (const Secret &secret : std::as_const(secrets))
            take(secret.kind, text.sliced(secret.from, secret.length));
    }

    /// The longest first, so that none leaves a rest of another.
    void prepare()
    {
        for (qsizetype i = 0; i < m_result.removed.size(); ++i)
            m_needles.append(
                {i,
                 Needle(
                     m_result.removed.at(i).text,
                     m_result.removed.at(i).exactCase ? Qt::CaseSensitive : Qt::CaseInsensitive)});
        std::ranges::stable_sort(m_needles, [](const auto &a, const auto &b) {
            return a.second.text().size() > b.second.text().size();
        });
    }

    void replace(QString &text, const QString &place)
    {
        struct Hit {
            qsizetype from = 0;
            qsizetype length = 0;
            qsizetype removed = 0;
        };
        QList<Hit> hits;
        for (const auto &[index, needle] : std::as_const(m_needles)) {
            const qsizetype length = needle.text().size();
            for (qsizetype at = needle.indexIn(text); at >= 0;
                 at = needle.indexIn(text, at + length)) {
                const bool taken = std::ranges::any_of(hits, [&](const Hit &hit) {
                    return at < hit.from + hit.length && hit.from < at + length;
                });
                if (!taken)
                    hits.append({.from = at, .length = length, .removed = index});
            }
        }
        if (hits.isEmpty())
            return;
        std::ranges::sort(hits, {}, &Hit::from);
        QString result;
        qsizetype from = 0;
        for (const Hit &hit : std::as_const(hits)) {
            Removed &removed = m_result.removed[hit.removed];
            result += QStringView(text).sliced(from, hit.from - from);
            result += removed.replacement;
            from = hit.from + hit.length;
            ++removed.count;
            if (!removed.places.contains(place))
                removed.places.append(place);
        }
        text = result.append(QStringView(text).sliced(from));
    }

    const RedactionRules &m_rules;
    Redaction m_result;
    QSet<QString> m_known;
    QMap<int, int> m_counts;
    int m_links = 0;
    QList<std::pair<qsizetype, Needle>> m_needles;
};

} // namespace

Redaction redacted(const Incident &incident, const RedactionRules &rules)
{
    if (rules.isEmpty())
        return {.incident = incident, .removed = {}};
    return Redactor(incident, rules).redact();
}

} // namespace Bridgelog
