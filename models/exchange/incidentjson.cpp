// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/incidentjson.h"

#include "exchange/incidentrebuilder.h"

#include <QJsonDocument>
#include <QStringDecoder>

namespace Bridgelog {

using namespace Qt::StringLiterals;

namespace {

constexpr int deepestNesting = 64;

/// How deep objects and lists go, strings aside; stops counting where it is too deep.
int nestingOf(const QByteArray &json)
{
    int depth = 0;
    int deepest = 0;
    bool inText = false;
    for (qsizetype i = 0; i < json.size() && deepest <= deepestNesting; ++i) {
        const char c = json.at(i);
        if (inText && c == '\\')
            ++i;
        else if (c == '"')
            inText = !inText;
        else if (!inText && (c == '{' || c == '['))
            deepest = std::max(deepest, ++depth);
        else if (!inText && (c == '}' || c == ']'))
            --depth;
    }
    return deepest;
}

QByteArray asUtf8(const QByteArray &content)
{
    const auto encoding = QStringConverter::encodingForData(content);
    if (!encoding)
        return content;
    QStringDecoder decoder(*encoding);
    return QString(decoder.decode(content)).toUtf8();
}

Result<QJsonObject> documentOf(const QByteArray &content, const QString &name)
{
    const QByteArray json = asUtf8(content);
    if (nestingOf(json) > deepestNesting)
        return refuse(u"%1 nests deeper than the 64 levels that an import may have."_s.arg(name));
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError)
        return refuse(
            u"%1 is broken JSON: it stops making sense at byte %2 of %3."_s.arg(name)
                .arg(error.offset)
                .arg(json.size()),
            error.errorString());
    QJsonObject object = document.object();
    const QJsonValue version = object.value(u"bridgelog"_s);
    if (version.isUndefined())
        return refuse(u"%1 is JSON, but no incident that this program exported; understood are its "
                      u"own JSON and the text of a "
                      "status page or report."_s.arg(name));
    if (!version.isDouble() || version.toDouble() < 1)
        return refuse(u"%1 does not say which version of this program's JSON it is."_s.arg(name));
    if (version.toDouble() != 1)
        return refuse(
            u"%1 was written by a newer program (format %2); this one reads format 1."_s.arg(
                name, QString::number(version.toDouble())));
    return object;
}

} // namespace

Result<ImportPlan> planIncidentJson(const QByteArray &content, const QString &fileName)
{
    const auto object = documentOf(content, fileName);
    if (!object)
        return std::unexpected(object.error());
    JsonReader::Findings findings;
    JsonReader document(*object, {}, findings);
    IncidentRebuilder rebuilder(document);
    rebuilder.rebuild();
    if (!findings.error.isEmpty())
        return refuse(u"%1 cannot be read: %2."_s.arg(fileName, findings.error));
    if (rebuilder.title.trimmed().isEmpty())
        return refuse(u"%1 cannot be read: incident.title is missing."_s.arg(fileName));
    ImportPlan plan{
        .format = u"json"_s, .inferred = rebuilder.inferred, .warnings = rebuilder.warnings};
    QStringList unknown(findings.unknown.cbegin(), findings.unknown.cend());
    unknown.sort();
    for (const QString &path : unknown)
        plan.ignored.append(u"%1 is not known to this program."_s.arg(path));
    plan.incidents.append(
        {.title = rebuilder.title,
         .key = u"bridgelog:%1"_s.arg(rebuilder.id),
         .bodies = rebuilder.bodies()});
    return plan;
}

} // namespace Bridgelog
