// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/toolrow.h"

#include <functional>

class QLineEdit;

namespace Bridgelog {

class Label;

/// One field for what a verb on entries still needs: a reason, a tag, a span.
class EntryForm : public ToolRow {
    Q_OBJECT

public:
    explicit EntryForm(QWidget *parent = nullptr);

    struct Question {
        QString what; ///< "Strike 3 entries"
        QString prompt;
        bool optional = false; ///< an empty answer is one
        /// What is wrong with an answer; nothing where it was taken.
        std::function<QString(const QString &answer)> take;
    };
    void ask(const Question &question);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    Label *m_what;
    QLineEdit *m_field;
    Label *m_refusal;
    Question m_question;
};

} // namespace Bridgelog
