// SPDX-License-Identifier: GPL-3.0-or-later
#include "postmortem/findinglist.h"

#include "common/button.h"
#include "common/label.h"
#include "common/panelsection.h"
#include "postmortem/panelrows.h"

#include <QHBoxLayout>
#include <QMenu>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Bridgelog {

static constexpr int step = Theme::step;
static constexpr int deepest = 8; ///< the panel is narrow

static QList<FindingKind> allKinds()
{
    QList<FindingKind> kinds;
    for (int i = 0; i < wordsOf<FindingKind>().size(); ++i)
        kinds.append(static_cast<FindingKind>(i));
    return kinds;
}

FindingList::FindingList(PanelSection *section, QObject *parent)
    : QObject(parent)
    , m_section(section)
{
}

QString FindingList::titleOf(FindingKind kind)
{
    switch (kind) {
        using enum FindingKind;
    case Factor: return tr("Contributing factors");
    case Why: return tr("Five whys");
    case Well: return tr("What went well");
    case Badly: return tr("What went badly");
    case Luck: return tr("Where there was luck");
    case Surprise: return tr("Why were we surprised?");
    case Detection: return tr("Learning: detection");
    case Diagnosis: return tr("Learning: diagnosis");
    case Repair: return tr("Learning: repair");
    case KeyMoment: return tr("Learning: key moments");
    }
    return {};
}

void FindingList::refresh(OpenIncident *incident)
{
    m_incident = incident;
    const QList<Finding> &findings = incident->incident().findings;
    QList<QWidget *> rows;
    for (const FindingKind kind : allKinds()) {
        if (std::ranges::contains(findings, kind, &Finding::kind))
            addKind(rows, kind);
    }
    rows.append(adder());
    m_section->setAside(findings.isEmpty() ? tr("none") : QString::number(findings.size()));
    fillRows(m_section, rows);
}

void FindingList::addKind(QList<QWidget *> &rows, FindingKind kind)
{
    const QList<Finding> &findings = m_incident->incident().findings;
    rows.append(heading(titleOf(kind)));
    if (kind == FindingKind::Why) {
        addWhys(rows, findings, {}, 0);
        return;
    }
    for (const Finding &finding : findings) {
        if (finding.kind == kind)
            rows.append(row(finding, 0));
    }
}

/// Those whose parent is gone, or is no why, stand at the top.
void FindingList::addWhys(
    QList<QWidget *> &rows, const QList<Finding> &findings, const std::optional<FindingId> &parent,
    int depth)
{
    const Incident &incident = m_incident->incident();
    const auto above = [&](const Finding &finding) -> std::optional<FindingId> {
        const Finding *there = finding.parent ? incident.finding(*finding.parent) : nullptr;
        return there && there->kind == FindingKind::Why ? finding.parent : std::nullopt;
    };
    int number = 0;
    for (const Finding &finding : findings) {
        if (finding.kind != FindingKind::Why || above(finding) != parent)
            continue;
        rows.append(row(finding, std::min(depth, deepest), u"%1. "_s.arg(++number)));
        addWhys(rows, findings, finding.id, depth + 1);
    }
}

QWidget *FindingList::heading(const QString &title) const
{
    auto *made = new Label(title, Theme::Token::Dim);
    made->setFace(Theme::Size::Small, Label::Face::Strong);
    made->setContentsMargins(0, step, 0, 0);
    return made;
}

QWidget *FindingList::row(const Finding &finding, int indent, const QString &number)
{
    QStringList notes;
    if (finding.audience == Audience::Public)
        notes.append(tr("public"));
    if (finding.entries.size() == 1)
        notes.append(tr("shown by an entry"));
    else if (!finding.entries.isEmpty())
        notes.append(tr("shown by %1 entries").arg(finding.entries.size()));
    QWidget *made = panelRow(
        {.caption = notes.join(u" · "_s), .text = number + finding.text, .indent = indent});
    made->setObjectName(u"finding_"_s + finding.id.text());
    Button *more = rowMenu(made, tr("What can be done to “%1”").arg(finding.text));
    auto *menu = more->findChild<QMenu *>();
    connect(menu, &QMenu::aboutToShow, this, [this, menu, id = finding.id] { fillMenu(menu, id); });
    return made;
}

QWidget *FindingList::adder()
{
    auto *made = new QWidget;
    auto *layout = new QHBoxLayout(made);
    layout->setContentsMargins(0, 0, 0, 0);
    auto *button = new Button(tr("Add what was found"), Button::Kind::Quiet, made);
    button->setObjectName(u"addFinding"_s);
    auto *menu = new QMenu(button);
    for (const FindingKind kind : allKinds()) {
        QAction *action =
            menu->addAction(titleOf(kind), this, [this, kind] { Q_EMIT addAsked(kind, {}); });
        action->setObjectName(u"add_"_s + word(kind));
    }
    button->setMenu(menu);
    layout->addWidget(button);
    layout->addStretch(1);
    return made;
}

void FindingList::fillMenu(QMenu *menu, const FindingId &id)
{
    menu->clear();
    if (!m_incident)
        return;
    const Finding *finding = m_incident->incident().finding(id);
    if (!finding)
        return;
    const auto add = [&](const QString &name, const QString &text, const auto &act) {
        menu->addAction(text, this, act)->setObjectName(name);
    };
    add(u"editFinding"_s, tr("Change its words…"), [this, id] { Q_EMIT editAsked(id); });
    if (finding->kind == FindingKind::Why) {
        add(u"askWhy"_s, tr("And why was that?…"),
            [this, id] { Q_EMIT addAsked(FindingKind::Why, id); });
        if (finding->parent)
            add(u"liftFinding"_s, tr("A tree of its own"),
                [this, id] { m_incident->setFinding({.finding = id, .top = true}); });
    }
    add(u"linkFinding"_s, tr("The entries chosen in the timeline show it"),
        [this, id] { Q_EMIT linkAsked(id); });
    fillPublic(menu, *finding);
    add(u"actionOfFinding"_s, tr("Make an action item of it"), [this, id] {
        if (const Finding *there = m_incident->incident().finding(id))
            makeAction(*there);
    });
    menu->addSeparator();
    add(u"removeFinding"_s, tr("Remove; undo brings it back"),
        [this, id] { m_incident->removeFinding(id); });
}

void FindingList::fillPublic(QMenu *menu, const Finding &finding)
{
    QAction *action = menu->addAction(tr("For the public, too"));
    action->setObjectName(u"publicFinding"_s);
    action->setCheckable(true);
    action->setChecked(finding.audience == Audience::Public);
    connect(action, &QAction::triggered, this, [this, id = finding.id](bool on) {
        m_incident->setFinding(
            {.finding = id, .audience = on ? Audience::Public : Audience::Internal});
    });
}

void FindingList::makeAction(const Finding &finding)
{
    m_incident->addAction({.text = finding.text.simplified()});
}

} // namespace Bridgelog
