// SPDX-License-Identifier: GPL-3.0-or-later
#include "postmortem/template.h"

#include "fields/fieldcheck.h"
#include "fields/fieldexpression.h"
#include "modules/templateengine.h"
#include "postmortem/markdownwriter.h"
#include "postmortem/templatecontext.h"

#include <QRegularExpression>

namespace Bridgelog {

using namespace Qt::StringLiterals;

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

/// `timeline audience="public" pinned`. Words that nobody knows ask for nothing.
static TemplateItem factOf(const QString &text)
{
    QList<FieldWord> words = fieldWords(text);
    using enum TemplateItem::Kind;
    TemplateItem item{.kind = Fact, .text = words.takeFirst().text};
    if (item.text == u"sections")
        item.kind = Sections;
    for (const FieldWord &word : std::as_const(words)) {
        QString value = word.text.section(u'=', 1);
        value.remove(u'"').remove(u'\'');
        item.filter.tell(word.text.section(u'=', 0, 0), value);
    }
    return item;
}

/// The fence that is open behind a line; empty for none.
static QString codeBehind(const QString &open, const QString &line)
{
    qsizetype run = 0;
    while (run < line.size() && line.at(run) == line.front())
        ++run;
    const QString sign = line.first(run);
    if (open.isEmpty())
        return sign;
    return run == line.size() && sign.startsWith(open) ? QString() : open;
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
    QString code; // the fence that is open
    for (const QString &line : filled.split(u'\n')) {
        const QString trimmed = line.trimmed();
        if (!code.isEmpty() || trimmed.startsWith(u"```"_s) || trimmed.startsWith(u"~~~"_s)) {
            code = codeBehind(code, trimmed);
            prose.append(line);
        } else if (heading.match(trimmed).hasMatch()) {
            endProse();
            items.append(headingOf(trimmed));
        } else if (trimmed.startsWith(factBegin) && trimmed.endsWith(factEnd)) {
            endProse();
            items.append(factOf(trimmed.sliced(1, trimmed.size() - 2)));
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
    const CheckedFields checked = checkFields(source);
    const auto filled =
        renderTemplate(checked.source, name, templateContext(incident, facts, checked.used));
    if (!filled)
        return std::unexpected(filled.error());
    return itemsOf(withBraces(*filled));
}

Result<QString> frozenFields(const QString &source, const Incident &incident, const Facts &facts)
{
    const auto items = fillTemplate(source, u"fields"_s, incident, facts);
    if (!items)
        return std::unexpected(items.error());
    QStringList parts;
    for (const TemplateItem &item : *items) {
        switch (item.kind) {
            using enum TemplateItem::Kind;
        case Heading: parts.append(QString(item.level, u'#') + u' ' + item.text); break;
        case Prose: parts.append(item.text); break;
        case Fact:
            parts.append(writeMarkdown(facts.named(item.text, item.filter)).trimmed());
            break;
        case Sections: break;
        }
    }
    parts.removeAll(QString());
    return withoutFields(parts.join(u"\n\n"_s));
}

} // namespace Bridgelog
