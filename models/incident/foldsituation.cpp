// SPDX-License-Identifier: GPL-3.0-or-later
#include "incident/fold.h"

namespace Bridgelog {

using namespace Qt::StringLiterals;

void Fold::operator()(const ComponentImpactSet &e)
{
    if (e.component.trimmed().isEmpty())
        return;
    if (e.gone) {
        if (m.components.removeIf([&](const Component &c) { return c.name == e.component; }) > 0) {
            m_changes.parts |= Part::Components;
            tell(EntryKind::Component, u"%1: not affected, named by mistake"_s.arg(e.component));
        }
        return;
    }
    auto it = std::ranges::find(m.components, e.component, &Component::name);
    if (it == m.components.end()) {
        m.components.append({.name = e.component});
        it = m.components.end() - 1;
    }
    if (e.impact || m_event.undoes) {
        it->impact = e.impact;
        const ImpactChange change{.impact = e.impact, .at = momentOr(e.at)};
        if (m_event.undoes && !e.at)
            it->changes.clear();
        else
            record(it->changes, change, &ImpactChange::impact);
    }
    m_changes.parts |= Part::Components;
    if (e.impact && !e.quiet)
        insert(line(
            EntryKind::Component, u"%1: %2"_s.arg(e.component, spoken(*e.impact).toLower()),
            momentOr(e.at)));
}

void Fold::operator()(const SummarySet &e)
{
    const QString text = e.text.simplified();
    if (text == m.summary)
        return;
    m.summary = text;
    m_changes.parts |= Part::Situation;
    if (!e.quiet)
        tell(
            EntryKind::Incident,
            text.isEmpty() ? u"Summary taken back"_s : u"Summary: %1"_s.arg(text));
}

void Fold::operator()(const FigureSet &e)
{
    const QString what = e.what.simplified();
    if (what.isEmpty())
        return;
    const AffectedFigure figure{
        .what = what,
        .figure = e.figure.simplified(),
        .unit = e.unit.simplified(),
        .source = e.source.simplified()};
    const auto it = std::ranges::find(m.figures, what, &AffectedFigure::what);
    const bool known = it != m.figures.end();
    if (figure.figure.isEmpty() ? !known : known && *it == figure)
        return;
    if (figure.figure.isEmpty())
        m.figures.erase(it);
    else if (known)
        *it = figure;
    else
        m.figures.append(figure);
    m_changes.parts |= Part::Situation;
    if (e.quiet)
        return;
    QString text = u"Affected, %1: "_s.arg(what);
    text += figure.figure.isEmpty() ? u"taken back"_s : figure.figure;
    if (!figure.unit.isEmpty())
        text += u' ' + figure.unit;
    if (!figure.source.isEmpty())
        text += u" (%1)"_s.arg(figure.source);
    tell(EntryKind::Incident, text);
}

void Fold::operator()(const LinkSet &e)
{
    const QString url = e.url.trimmed();
    if (url.isEmpty())
        return;
    const Link link{.url = url, .title = e.title.simplified()};
    const auto it = std::ranges::find(m.links, url, &Link::url);
    const bool known = it != m.links.end();
    if (e.on ? known && *it == link : !known)
        return;
    if (!e.on)
        m.links.erase(it);
    else if (known)
        *it = link;
    else
        m.links.append(link);
    m_changes.parts |= Part::Situation;
    if (e.quiet)
        return;
    const QString what = e.on ? u"Link: %1"_s : u"Link taken off: %1"_s;
    tell(
        EntryKind::Incident,
        what.arg(link.title.isEmpty() ? url : u"%1 %2"_s.arg(link.title, url)));
}

} // namespace Bridgelog
