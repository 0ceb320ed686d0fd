// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "postmortem/completeness.h"

#include <QScrollArea>

#include <functional>

class QVBoxLayout;

namespace Bridgelog {

class FindingList;
class InlineEditor;
class Label;
class PanelSection;
class PostmortemDesk;

/// Beside the source: the sections with their words, what is still missing, the comments, and what
/// the analysis found.
class OutlinePanel : public QScrollArea {
    Q_OBJECT

public:
    explicit OutlinePanel(PostmortemDesk &desk, QWidget *parent = nullptr);

    void refresh();
    /// Which section is being written.
    void setCurrent(const QString &section);
    /// Asks for a remark on a section.
    void comment(const QString &section);
    /// Asks what was found; `entries` show it.
    void addFinding(
        FindingKind kind, const QList<EntryId> &entries = {},
        const std::optional<FindingId> &parent = {});

Q_SIGNALS:
    void sectionAsked(const QString &section);
    void gapAsked(const Bridgelog::Gap &gap);
    /// The entries chosen in the timeline are to show a finding.
    void linkAsked(const Bridgelog::FindingId &finding);
    /// A question is answered or given up.
    void left();

private:
    using Answer = std::function<void(const QString &text)>;

    void fillOutline();
    QWidget *sectionRow(const Section &section, bool blank);
    void fillGaps();
    void fillComments();
    QWidget *commentRow(const SectionComment &comment);
    void showFinding(const FindingId &finding);
    void showFresh();
    void editFinding(const FindingId &finding);
    void ask(PanelSection *above, const QString &prompt, const QString &text, Answer answer);
    void submit(const QString &text);

    PostmortemDesk &m_desk;
    QVBoxLayout *m_layout;
    PanelSection *m_outline;
    PanelSection *m_gaps;
    PanelSection *m_comments;
    PanelSection *m_findings;
    FindingList *m_list;
    Label *m_prompt;
    InlineEditor *m_question;
    Answer m_answer;
    QString m_fresh; ///< the row of what was just added
    QString m_current; ///< the section that is being written
};

} // namespace Bridgelog
