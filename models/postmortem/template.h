// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "postmortem/facts.h"
#include "postmortem/templatefiles.h"

namespace Bridgelog {

/// A template after its fields are filled in: headings, prose, and the places where facts go.
struct TemplateItem {
    enum class Kind : quint8 {
        Heading,
        Prose,
        Fact,
        Sections
    };
    Kind kind = Kind::Prose;
    int level = 0; ///< Heading
    QString text; ///< Heading: its title; Prose: Markdown; Fact: its name
    FactFilter filter; ///< Fact: what of it is wanted
    QStringList also; ///< Heading: other titles of the same section
};

/// Fills a text with live fields (fields/fieldnames.h has their names): `{{ incident.title }}`,
/// `{% if %}`, `{% for %}`, `{% with %}`; instants take `|local`, `|utc`, `|both`, `|dated` and
/// `|iso`, lengths `|duration`. `{% timeline %}` puts a fact (Facts::names) on a line of its own,
/// `{% timeline audience="public" pinned %}` a part of it; `{% sections %}` puts the sections no
/// heading claims. A heading may end with `{also: …}`, the other titles under which the incident
/// may have that section. What the incident says reaches a text escaped for Markdown, and is never
/// itself read as a field. A field that is wrong stands in its place and says what is wrong.
Result<QList<TemplateItem>> fillTemplate(
    const QString &source, const QString &name, const Incident &incident, const Facts &facts);

/// A text with its fields frozen: what they say now, as Markdown without fields.
Result<QString> frozenFields(const QString &source, const Incident &incident, const Facts &facts);

} // namespace Bridgelog
