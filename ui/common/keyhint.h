// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QWidget>

class QAction;

namespace Bridgelog {

/// A key in a small frame: "Ctrl K".
class KeyHint : public QWidget {
    Q_OBJECT

public:
    explicit KeyHint(const QKeySequence &keys, QWidget *parent = nullptr);

    /// Keys that are no shortcut: "J", "⇧ ⏎".
    explicit KeyHint(const QString &text, QWidget *parent = nullptr);

    /// Shows the shortcut of `action`, whatever it becomes.
    void follow(const QAction *action);
    bool isEmpty() const { return m_text.isEmpty(); }
    /// As a person reads it: "Ctrl K".
    static QString spelled(const QKeySequence &keys);

    QSize sizeHint() const override;
    static QSize size(const QString &text);
    static void paint(QPainter *painter, const QRectF &rect, const QString &text);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_text;
};

} // namespace Bridgelog
