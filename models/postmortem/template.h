// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "postmortem/facts.h"

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
    QStringList also; ///< Heading: other titles of the same section
};

/// Fills a template. Its language is KTextTemplate's: `{{ incident.title }}`, `{% if %}`, `{% for
/// %}` over a context of `incident`, `milestones`, `durations`, `timeline`, `updates`, `roles`,
/// `checklist`, `actions`, `sections` and `postmortem`. Instants take `|local`, `|utc` and `|both`,
/// lengths take `|duration`, and `{% timeline %}` puts a fact (Facts::names) on a line of its own;
/// `{% sections %}` puts the sections no heading claims. A heading may end with
/// `{also: …}`, the other titles under which the incident may have that section.
/// What the incident says reaches a template escaped for Markdown, and is never itself read as a
/// template.
Result<QList<TemplateItem>> fillTemplate(
    const QString &source, const QString &name, const Incident &incident, const Facts &facts);

/// The shipped template of that name; a sentence that lists the names where there is none.
Result<QString> templateSource(const QString &name);

} // namespace Bridgelog
