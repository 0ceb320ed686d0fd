// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

class QBoxLayout;

namespace Bridgelog {

class Button;
class Label;

/// One sentence, and what a person may choose; asks in place, takes nothing away and never the
/// keyboard.
class QuestionBar : public QWidget {
    Q_OBJECT

public:
    explicit QuestionBar(QWidget *parent = nullptr);

    /// Asks in place of what was asked. Without choices it only says.
    void ask(const QString &sentence, const QStringList &choices = {});
    QString sentence() const;

Q_SIGNALS:
    void chosen(int choice);
    void dismissed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void arrange();
    void dismiss();

    Label *m_sentence;
    QBoxLayout *m_choices;
    Button *m_close;
    QList<Button *> m_buttons;
};

} // namespace Bridgelog
