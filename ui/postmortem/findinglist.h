// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/openincident.h"

#include <QObject>
#include <QPointer>

class QMenu;
class QWidget;

namespace Bridgelog {

class PanelSection;

/// What the analysis found, under its kinds; the whys as the tree that they are. What can be done
/// to each is in its menu.
class FindingList : public QObject {
    Q_OBJECT

public:
    explicit FindingList(PanelSection *section, QObject *parent = nullptr);

    void refresh(OpenIncident *incident);
    /// What a document calls them: "What went well".
    static QString titleOf(FindingKind kind);

Q_SIGNALS:
    /// Another one of a kind, beneath `parent` where that is a why.
    void addAsked(Bridgelog::FindingKind kind, const std::optional<Bridgelog::FindingId> &parent);
    void editAsked(const Bridgelog::FindingId &finding);
    /// The entries that are chosen in the timeline are to show it.
    void linkAsked(const Bridgelog::FindingId &finding);

private:
    void addKind(QList<QWidget *> &rows, FindingKind kind);
    void addWhys(
        QList<QWidget *> &rows, const QList<Finding> &findings,
        const std::optional<FindingId> &parent, int depth);
    QWidget *row(const Finding &finding, int indent, const QString &number = {});
    QWidget *heading(const QString &title) const;
    QWidget *adder();
    void fillMenu(QMenu *menu, const FindingId &id);
    void fillPublic(QMenu *menu, const Finding &finding);
    void makeAction(const Finding &finding);

    PanelSection *m_section;
    QPointer<OpenIncident> m_incident;
};

} // namespace Bridgelog
