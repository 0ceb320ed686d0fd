// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/formbar.h"
#include "postmortem/document.h"

class QLineEdit;
class QPlainTextEdit;
class QTimer;

namespace Bridgelog {

class Button;
class Label;

/// What goes from an export for the public, and where it stands, before anything is written; here
/// the rules are changed, too. They are kept in the settings.
class RedactionBar : public FormBar {
    Q_OBJECT

public:
    explicit RedactionBar(QWidget *parent = nullptr);

    void open(const Incident &incident);
    RedactionRules rules() const;

Q_SIGNALS:
    void confirmed(const Bridgelog::Incident &incident);

private:
    struct Preview {
        QList<Removed> removed;
        QStringList pictures; ///< that go out as they are
    };

    void makeRules();
    void changed();
    void preview();
    void show(const Preview &preview);

    Incident m_incident;
    int m_asked = 0; ///< only the answer to the last question counts
    QTimer *m_idle;
    Label *m_summary;
    QList<Button *> m_kinds; ///< one for each kind of pattern
    QLineEdit *m_words;
    QLineEdit *m_keep;
    QPlainTextEdit *m_details;
    Button *m_export;
};

} // namespace Bridgelog
