// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLineEdit;

namespace Bridgelog {

class FlowLayout;
class Label;

/// A small question in place: a field, choices as buttons, and what was wrong with the last answer.
/// Escape leaves it. Hidden until it is asked.
class InlineEditor : public QWidget {
    Q_OBJECT

public:
    struct Question {
        QString prompt; ///< said in the empty field, and to the screen reader
        QString text; ///< what the field starts with
        QStringList choices;
        bool field = true; ///< false: choices only
    };

    explicit InlineEditor(QWidget *parent = nullptr);

    void ask(const Question &question);
    /// The answer does not do: says why, and what there is to choose from, if anything.
    void refuse(const QString &sentence, const QStringList &choices = {});
    /// Null until the first question.
    QLineEdit *field() const { return m_field; }

Q_SIGNALS:
    void submitted(const QString &text);
    void chosen(int choice);
    void cancelled();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void fill();
    void setChoices(const QStringList &choices);

    QLineEdit *m_field = nullptr;
    Label *m_refusal = nullptr;
    QWidget *m_choices = nullptr;
    FlowLayout *m_flow = nullptr;
};

} // namespace Bridgelog
