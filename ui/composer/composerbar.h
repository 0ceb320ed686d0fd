// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/theme.h"

#include "incident/words.h"

#include <QWidget>

namespace Bridgelog {

class Button;
class Label;

/// What will be logged as what, when and for whom; and which keys there are.
class ComposerBar : public QWidget {
    Q_OBJECT

public:
    enum class Hints : quint8 {
        Write,
        Edit,
        Timeline
    };

    explicit ComposerBar(QWidget *parent = nullptr);

    void setKind(EntryKind kind);
    void setTime(const QString &time, Theme::Token token);
    QString time() const;
    void setAudience(Audience audience);
    void setHints(Hints hints);
    QSize minimumSizeHint() const override;
    /// The kinds and audiences that its menus offer, for the palette.
    QList<QAction *> choices() const;

Q_SIGNALS:
    void kindChosen(Bridgelog::EntryKind kind);
    void audienceChosen(Bridgelog::Audience audience);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Button *m_kind;
    Label *m_time;
    Button *m_audience;
    Hints m_hints = Hints::Write;
};

} // namespace Bridgelog
