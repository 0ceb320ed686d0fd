// SPDX-License-Identifier: GPL-3.0-or-later
#include "postmortem/fieldcompletion.h"

#include "fields/fieldnames.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Bridgelog {

namespace {

FieldOffers beginningWith(const QString &begun, const QList<FieldOffer> &all)
{
    FieldOffers offers{.begun = begun, .offers = {}};
    for (const FieldOffer &offer : all) {
        if (offer.name.startsWith(begun, Qt::CaseInsensitive) && offer.name != begun)
            offers.offers.append(offer);
    }
    return offers;
}

QList<FieldOffer> offersOf(const QList<FieldName> &names)
{
    QList<FieldOffer> offers;
    for (const FieldName &name : names)
        offers.append({.name = name.name, .tells = name.tells});
    return offers;
}

/// The last word behind blanks: what is being written.
QString lastWord(const QString &text)
{
    qsizetype from = text.size();
    while (from > 0 && !text.at(from - 1).isSpace() && text.at(from - 1) != u'|')
        --from;
    return text.sliced(from);
}

} // namespace

FieldOffers fieldOffers(const QString &line)
{
    const qsizetype value = line.lastIndexOf(u"{{"_s);
    const qsizetype tag = line.lastIndexOf(u"{%"_s);
    const qsizetype open = std::max(value, tag);
    if (open < 0 || line.indexOf(u"}}"_s, open) >= 0 || line.indexOf(u"%}"_s, open) >= 0)
        return {};
    const QString inner = line.sliced(open + 2);
    if (tag > value) {
        const QString begun = inner.trimmed();
        QList<FieldOffer> facts;
        for (const FieldFact &fact : fieldFacts())
            facts.append({.name = fact.name, .tells = fact.tells});
        return begun.contains(u' ') || inner.endsWith(u' ') != begun.isEmpty()
            ? FieldOffers()
            : beginningWith(begun, facts);
    }
    if (inner.contains(u'|'))
        return beginningWith(lastWord(inner), offersOf(fieldFilters()));
    QStringList path = inner.trimmed().split(u'.');
    const QString begun = path.takeLast();
    QList<FieldName> names = fieldNames();
    for (const QString &step : std::as_const(path)) {
        const auto it = std::ranges::find(names, step, &FieldName::name);
        if (it == names.end())
            return {};
        names = QList<FieldName>(it->members);
    }
    return beginningWith(begun, offersOf(names));
}

} // namespace Bridgelog
