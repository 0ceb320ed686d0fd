// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/formbar.h"
#include "shell/importing.h"

class QLineEdit;
class QPlainTextEdit;

namespace Bridgelog {

class Button;
class Label;

/// What an import understood, before anything is written; asks in place for the date or zone that
/// the material lacks.
class ImportBar : public FormBar {
    Q_OBJECT

public:
    explicit ImportBar(Journal &journal, QWidget *parent = nullptr);

    void open(const QString &path);

Q_SIGNALS:
    void imported(const Bridgelog::ImportOutcome &outcome);

private:
    void plan();
    void show(const Result<ImportPlan> &plan);
    void ask(const QString &question);
    void write();
    std::optional<ImportOptions> answers();

    Journal &m_journal;
    ImportSource m_source;
    std::optional<ImportPlan> m_plan;
    int m_asked = 0; ///< only the answer to the last question counts
    Label *m_summary;
    QPlainTextEdit *m_details;
    QWidget *m_question;
    QLineEdit *m_date;
    QLineEdit *m_zone;
    Button *m_again;
    Button *m_write;
};

} // namespace Bridgelog
