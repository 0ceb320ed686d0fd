// SPDX-License-Identifier: GPL-3.0-or-later
#include "incident/words.h"

#include "incident/moment.h"

namespace Bridgelog {

using namespace Qt::StringLiterals;

template <>
const QStringList &wordsOf<Precision>()
{
    static const QStringList words{
        u"second"_s, u"minute"_s, u"approximate"_s, u"day"_s, u"unknown"_s};
    return words;
}
template <>
const QStringList &wordsOf<Phase>()
{
    static const QStringList words{u"triage"_s,     u"investigating"_s, u"identified"_s,
                                   u"mitigating"_s, u"monitoring"_s,    u"resolved"_s,
                                   u"closed"_s,     u"false_alarm"_s,   u"merged"_s};
    return words;
}
template <>
const QStringList &wordsOf<IncidentKind>()
{
    static const QStringList words{u"incident"_s, u"maintenance"_s, u"drill"_s};
    return words;
}
template <>
const QStringList &wordsOf<MilestoneName>()
{
    static const QStringList words{u"impact_started"_s, u"detected"_s,  u"acknowledged"_s,
                                   u"declared"_s,       u"mitigated"_s, u"recovered"_s,
                                   u"resolved"_s};
    return words;
}
template <>
const QStringList &wordsOf<EntryKind>()
{
    static const QStringList words{u"note"_s,       u"observation"_s, u"action"_s,   u"decision"_s,
                                   u"hypothesis"_s, u"evidence"_s,    u"update"_s,   u"todo"_s,
                                   u"milestone"_s,  u"phase"_s,       u"severity"_s, u"role"_s,
                                   u"checklist"_s,  u"component"_s,   u"handoff"_s,  u"incident"_s,
                                   u"assignment"_s};
    return words;
}
template <>
const QStringList &wordsOf<HypothesisState>()
{
    static const QStringList words{u"open"_s, u"confirmed"_s, u"ruled_out"_s};
    return words;
}
template <>
const QStringList &wordsOf<Audience>()
{
    static const QStringList words{u"internal"_s, u"public"_s};
    return words;
}
template <>
const QStringList &wordsOf<Source>()
{
    static const QStringList words{u"recorded"_s, u"inferred"_s};
    return words;
}
template <>
const QStringList &wordsOf<Impact>()
{
    static const QStringList words{
        u"operational"_s, u"degraded_performance"_s, u"partial_outage"_s, u"major_outage"_s,
        u"under_maintenance"_s};
    return words;
}
template <>
const QStringList &wordsOf<ItemState>()
{
    static const QStringList words{u"open"_s, u"done"_s, u"skipped"_s, u"not_applicable"_s};
    return words;
}
template <>
const QStringList &wordsOf<DueFrom>()
{
    static const QStringList words{
        u"applied"_s, u"declared"_s, u"phase"_s, u"previous"_s, u"item"_s};
    return words;
}
template <>
const QStringList &wordsOf<ActionClass>()
{
    static const QStringList words{
        u"prevent"_s, u"mitigate"_s, u"detect"_s, u"investigate"_s, u"process"_s};
    return words;
}
template <>
const QStringList &wordsOf<ActionState>()
{
    static const QStringList words{u"open"_s, u"done"_s, u"dropped"_s};
    return words;
}
template <>
const QStringList &wordsOf<ReviewState>()
{
    static const QStringList words{u"draft"_s, u"in_review"_s, u"reviewed"_s, u"published"_s};
    return words;
}

template <>
const QStringList &wordsOf<FindingKind>()
{
    static const QStringList words{u"factor"_s, u"why"_s,       u"well"_s,      u"badly"_s,
                                   u"luck"_s,   u"surprise"_s,  u"detection"_s, u"diagnosis"_s,
                                   u"repair"_s, u"key_moment"_s};
    return words;
}

static QString plain(QStringView text)
{
    QString result;
    for (const QChar c : text) {
        if (c != u'_' && c != u'-' && !c.isSpace())
            result += c.toLower();
    }
    return result;
}

std::optional<int> indexOfWord(const QStringList &words, QStringView text)
{
    const QString wanted = plain(text);
    for (int i = 0; i < words.size(); ++i) {
        if (plain(words.at(i)) == wanted)
            return i;
    }
    return {};
}

QString spoken(const QString &word)
{
    QString text = word;
    text.replace(u'_', u' ');
    if (!text.isEmpty())
        text[0] = text.at(0).toUpper();
    return text;
}

} // namespace Bridgelog
