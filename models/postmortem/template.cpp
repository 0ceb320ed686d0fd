// SPDX-License-Identifier: GPL-3.0-or-later
#include "postmortem/template.h"

#include "modules/templateengine.h"
#include "postmortem/templatecontext.h"

#include <QFile>
#include <QRegularExpression>

namespace Bridgelog {

using namespace Qt::StringLiterals;

/// Stand around the name of a fact in a filled template. Noncharacters: no text that was cleaned
/// holds them.
static constexpr QChar factBegin{u'\uFDD0'};
static constexpr QChar factEnd{u'\uFDD1'};

QStringList postmortemTemplates() { return {u"public-rca"_s, u"google-sre"_s}; }

Result<QString> templateSource(const QString &name)
{
    const QString wanted = name.trimmed().toLower();
    if (!postmortemTemplates().contains(wanted))
        return refuse(u"There is no postmortem template “%1”; there are %2."_s.arg(
            name, postmortemTemplates().join(u" and "_s)));
    QFile file(u":/bridgelog/templates/%1.md"_s.arg(wanted));
    if (!file.open(QIODevice::ReadOnly))
        return refuse(
            u"The postmortem template “%1” could not be read."_s.arg(wanted), file.errorString());
    return QString::fromUtf8(file.readAll());
}

/// Our shorthand in the language's own terms: `x|local` is the member `x.local`, `{% timeline %}` a
/// fact.
static QString withoutShorthand(QString source)
{
    static const QRegularExpression filter(
        uR"((\{\{[^{}]*?)\|(local|utc|both|duration)(?![\w]))"_s);
    static const QRegularExpression fact(
        uR"(\{%\s*(%1|sections)\s*%\})"_s.arg(Facts::names().join(u'|')));
    source.remove(factBegin).remove(factEnd);
    source.replace(filter, u"\\1.\\2"_s);
    return source.replace(fact, factBegin + u"\\1"_s + factEnd);
}

static TemplateItem headingOf(QStringView line)
{
    static const QRegularExpression also(uR"(\s*\{also:\s*([^{}]*)\}\s*$)"_s);
    TemplateItem item{.kind = TemplateItem::Kind::Heading};
    while (item.level < line.size() && line.at(item.level) == u'#')
        ++item.level;
    item.text = line.sliced(item.level).trimmed().toString();
    if (const auto match = also.match(item.text); match.hasMatch()) {
        for (const QString &title : match.captured(1).split(u',', Qt::SkipEmptyParts))
            item.also.append(title.trimmed());
        item.text.truncate(match.capturedStart());
    }
    return item;
}

static QList<TemplateItem> itemsOf(const QString &filled)
{
    QList<TemplateItem> items;
    QStringList prose;
    const auto endProse = [&] {
        const QString text = prose.join(u'\n').trimmed();
        if (!text.isEmpty())
            items.append({.kind = TemplateItem::Kind::Prose, .text = text});
        prose.clear();
    };
    static const QRegularExpression heading(u"^#{1,6} "_s);
    for (const QString &line : filled.split(u'\n')) {
        const QString trimmed = line.trimmed();
        if (heading.match(trimmed).hasMatch()) {
            endProse();
            items.append(headingOf(trimmed));
        } else if (trimmed.startsWith(factBegin) && trimmed.endsWith(factEnd)) {
            endProse();
            const QString name = trimmed.sliced(1, trimmed.size() - 2);
            using enum TemplateItem::Kind;
            items.append({.kind = name == u"sections" ? Sections : Fact, .text = name});
        } else {
            prose.append(line);
        }
    }
    endProse();
    return items;
}

Result<QList<TemplateItem>> fillTemplate(
    const QString &source, const QString &name, const Incident &incident, const Facts &facts)
{
    const QString text = withoutShorthand(source);
    const auto filled = renderTemplate(text, name, templateContext(incident, facts, text));
    if (!filled)
        return std::unexpected(filled.error());
    return itemsOf(*filled);
}

} // namespace Bridgelog
