// SPDX-License-Identifier: GPL-3.0-or-later
#include "postmortem/frontmatter.h"

#include "postmortem/blocks.h"
#include "postmortem/facts.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

namespace Bridgelog {

using namespace Qt::StringLiterals;

namespace {

/// A value as JSON, which is YAML, too.
QString quoted(const QJsonValue &value)
{
    const QByteArray json = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    QString text = QString::fromUtf8(json.sliced(1, json.size() - 2));
    return text.replace(QChar(0x85), u"\\u0085"_s)
        .replace(QChar(0x2028), u"\\u2028"_s)
        .replace(QChar(0x2029), u"\\u2029"_s);
}

QMap<QString, QJsonValue> valuesOf(const Incident &incident)
{
    const Facts facts(incident, Audience::Internal);
    const QDate day = facts.clock().dayOf({.at = facts.beginning(), .precision = Precision::Day});
    QJsonArray components;
    for (const Component &component : incident.components)
        components.append(cleanLine(component.name));
    QJsonArray tags;
    for (const QString &tag : incident.tags)
        tags.append(cleanLine(tag));
    return {
        {u"title"_s, cleanLine(incident.title)},
        {u"id"_s, incident.id.text()},
        {u"date"_s, day.toString(Qt::ISODate)},
        {u"began"_s, isoText(facts.beginning())},
        {u"severity"_s, incident.severity ? QJsonValue(*incident.severity) : QJsonValue()},
        {u"phase"_s, word(incident.phase)},
        {u"zone"_s, incident.zone},
        {u"organisation"_s, cleanLine(incident.organisation)},
        {u"url"_s, cleanLine(incident.url)},
        {u"components"_s, components},
        {u"tags"_s, tags}};
}

} // namespace

QString usualFrontMatter()
{
    return u"title: {{ title }}\ndate: {{ date }}\nseverity: {{ severity }}\nphase: {{ phase }}\n"
           "zone: {{ zone }}\norganisation: {{ organisation }}\ncomponents: {{ components }}\n"
           "tags: {{ tags }}\n"_s;
}

Result<QString> frontMatter(const QString &source, const Incident &incident)
{
    static const QRegularExpression field(uR"(\{\{\s*([\w.]+)\s*\}\})"_s);
    static const QRegularExpression fence(u"^---\\s*$\\n?"_s, QRegularExpression::MultilineOption);
    const QMap<QString, QJsonValue> values = valuesOf(incident);
    QString text = cleanText(source);
    text.remove(fence);
    QString result = u"---\n"_s;
    qsizetype from = 0;
    for (const auto &match : field.globalMatch(text)) {
        const QString name = match.captured(1);
        if (!values.contains(name))
            return refuse(
                u"The front matter has a field “%1” that is not known; there are %2."_s.arg(
                    name, QStringList(values.keys()).join(u", "_s)));
        result += QStringView(text).sliced(from, match.capturedStart() - from);
        result += quoted(values.value(name));
        from = match.capturedEnd();
    }
    result += QStringView(text).sliced(from);
    return result.trimmed() + u"\n---\n\n"_s;
}

} // namespace Bridgelog
