// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "updates/templatedesk.h"

#include <QScrollArea>

class QComboBox;
class QVBoxLayout;

namespace Bridgelog {

class Label;

/// What a file comes to: a checklist's items with their terms, whole or as an incident of a
/// severity begins with them; the wordings and a postmortem, filled in for an example.
class TemplatePreview : public QWidget {
    Q_OBJECT

public:
    explicit TemplatePreview(QWidget *parent = nullptr);

    /// Shows one file as it stands on the desk; where it is bad, its last good reading.
    void show(const TemplateDesk &desk, int index);

private:
    void rebuild();
    void showList();
    void showBeginning(int severity);
    void showWordings();
    void showPostmortem();
    void addStep(const TemplateStep &step, bool own);
    void addHeading(const QString &text);
    void addText(const QString &text, bool dim);

    QComboBox *m_scope;
    QScrollArea *m_area;
    QWidget *m_content = nullptr;
    QVBoxLayout *m_lines = nullptr;
    TemplateFile m_file;
    QList<ChecklistTemplate> m_lists; ///< all that are good, this one as it is edited
};

} // namespace Bridgelog
