// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/theme.h"

#include <QWidget>

namespace Bridgelog {

class Button;
class Label;

/// An inline message with at most one action; stays until read.
class MessageBar : public QWidget {
    Q_OBJECT

public:
    enum class Kind : quint8 {
        Note,
        Done,
        Warning,
        Problem
    };

    explicit MessageBar(QWidget *parent = nullptr);

    /// Shows `text` (plain, whoever wrote it) in place of what was shown.
    void show(Kind kind, const QString &text, const QString &action = {});
    QString text() const;

Q_SIGNALS:
    void acted();
    void dismissed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void dismiss();

    Kind m_kind = Kind::Note;
    Label *m_text;
    Button *m_action;
    Button *m_close;
};

} // namespace Bridgelog
