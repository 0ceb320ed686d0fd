// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/conditions.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Bridgelog {

namespace {

QString placeholders(qsizetype count) { return QStringList(count, u"?"_s).join(u", "_s); }

template <typename E>
QVariantList wordsOfAll(const QList<E> &values)
{
    QVariantList words;
    for (const E value : values)
        words.append(word(value));
    return words;
}

/// A text to look for with LIKE … ESCAPE '\'.
QString anywhere(QString text)
{
    for (const QChar special : {u'\\', u'%', u'_'})
        text.replace(special, u'\\' + QString(special));
    return u'%' + text + u'%';
}

} // namespace

Conditions::Conditions(const ArchiveQuery &query, Over over)
{
    addSeverities(query);
    addAnyOf(u"i.phase"_s, wordsOfAll(query.phases));
    addAnyOf(u"i.kind"_s, wordsOfAll(query.incidentKinds));
    addNames(query);
    if (over == Over::Entries)
        addAnyOf(u"e.kind"_s, wordsOfAll(query.kinds));
    const QString when = over == Over::Entries ? u"e.place"_s : startSql();
    if (query.after)
        add(when + u" >= ?"_s, {query.after->us});
    if (query.before)
        add(when + u" < ?"_s, {query.before->us});
}

QString Conditions::startSql()
{
    return u"coalesce(i.impact_started, i.declared, i.first_recorded)"_s;
}

QString Conditions::sql() const
{
    QString sql;
    for (const QString &part : m_parts)
        sql += u" AND "_s + part;
    return sql;
}

void Conditions::add(const QString &sql, const QVariantList &values)
{
    m_parts.append(sql);
    m_values += values;
}

void Conditions::addAnyOf(const QString &column, const QVariantList &values)
{
    if (!values.isEmpty())
        add(u"%1 IN (%2)"_s.arg(column, placeholders(values.size())), values);
}

void Conditions::addSeverities(const ArchiveQuery &query)
{
    QVariantList severities;
    for (const auto &severity : query.severities) {
        if (severity)
            severities.append(*severity);
    }
    const bool orNone = std::ranges::contains(query.severities, std::optional<int>());
    if (orNone)
        add(u"(i.severity IS NULL OR i.severity IN (%1))"_s.arg(placeholders(severities.size())),
            severities);
    else
        addAnyOf(u"i.severity"_s, severities);
}

void Conditions::addNames(const ArchiveQuery &query)
{
    for (const QString &component : query.components) {
        add(uR"(EXISTS (SELECT 1 FROM component c WHERE c.incident = i.id AND c.name LIKE ? ESCAPE '\'))"_s,
            {anywhere(component)});
    }
    for (const QString &tag : query.tags)
        add(u"EXISTS (SELECT 1 FROM tag t WHERE t.incident = i.id AND t.tag = ? COLLATE NOCASE)"_s,
            {tag});
}

} // namespace Bridgelog
