// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "postmortem/completeness.h"

#include <QScrollArea>

class QVBoxLayout;

namespace Bridgelog {

class InlineEditor;
class OpenIncident;
class PanelSection;
class PostmortemDesk;

/// Beside the source: the sections with their words, what is still missing, the comments, and what
/// the analysis found.
class OutlinePanel : public QScrollArea {
    Q_OBJECT

public:
    explicit OutlinePanel(PostmortemDesk &desk, QWidget *parent = nullptr);

    void refresh();
    /// Asks for a remark on the section that is being written.
    void comment(const QString &section);
    /// Asks what was found; `entries` show it.
    void addFinding(FindingKind kind, const QList<EntryId> &entries = {});

Q_SIGNALS:
    void sectionAsked(const QString &section);
    void gapAsked(const Bridgelog::Gap &gap);
    /// A question is answered or given up.
    void left();

private:
    void fillOutline();
    void fillGaps();
    void fillComments();
    void fillFindings();
    QWidget *row(const QString &text, const QString &aside, bool quiet = false) const;
    void submit(const QString &text);

    PostmortemDesk &m_desk;
    PanelSection *m_outline;
    PanelSection *m_gaps;
    PanelSection *m_comments;
    PanelSection *m_findings;
    InlineEditor *m_question;
    QString m_section; ///< that is commented on; empty: a finding is asked for
    FindingKind m_kind = FindingKind::Factor;
    QList<EntryId> m_entries; ///< that show it
};

} // namespace Bridgelog
