// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QWidget>

class QVBoxLayout;

namespace Bridgelog {

class Button;
class Label;

/// An action of the overview with its keys, which can be changed here: press Enter on them, then
/// the new ones. A conflict is told beneath, with the ways out.
class ShortcutRow : public QWidget {
    Q_OBJECT

public:
    ShortcutRow(const QString &action, const QString &text, QWidget *parent = nullptr);

    /// Whether it answers to a search.
    bool matches(const QString &words) const;
    bool isRecording() const { return m_recording; }
    void record();

Q_SIGNALS:
    void recordingBegan();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void follow();
    void stop();
    void take(const QKeySequence &keys);
    void tell(const QString &sentence, const QKeySequence &wanted);
    void quieten();

    QString m_action;
    QString m_text;
    QVBoxLayout *m_layout;
    Label *m_label;
    Button *m_keys;
    Button *m_reset;
    QWidget *m_note = nullptr; ///< the sentence and the ways out
    bool m_recording = false;
};

} // namespace Bridgelog
