// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/sourceline.h"

#include <QHash>

#include <optional>

namespace Bridgelog {

/// A paragraph or a list item of a report.
struct ReportUnit {
    QString text;
    int line = 0;
    bool item = false;
    std::optional<bool> ticked; ///< "[x]" and "[ ]"
};

struct ReportSection {
    QString title; ///< empty for what stands before the first heading
    int line = 0;
    SourceLines lines;
    QList<ReportUnit> units;
};

/// Takes a report apart at its headings: Markdown ones, lines that end in a colon, names that the
/// field uses, and short titles that stand alone between blank lines. Every line that is no heading
/// is in exactly one section.
QList<ReportSection> reportSections(const SourceLines &lines);

/// What a section is for, by its name.
enum class SectionUse : quint8 {
    Other,
    Narrative,
    ActionsDone,
    ActionsOpen
};
SectionUse sectionUse(const QString &title);

/// "Start Date: …": a line of a filled-in form.
bool isFieldLine(const QString &line);

/// "Root cause" → "root-cause": what names the section in the journal.
QString sectionKey(const QString &title);

/// Gives each section of one postmortem a key of its own: of two with one title, the second has a
/// number.
class SectionKeys {
public:
    QString keyFor(const QString &title)
    {
        const QString key = sectionKey(title);
        const int n = ++m_counts[key];
        return n == 1 ? key : QStringLiteral("%1-%2").arg(key).arg(n);
    }

private:
    QHash<QString, int> m_counts;
};

} // namespace Bridgelog
