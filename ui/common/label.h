// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/theme.h"

#include <QLabel>

namespace Bridgelog {

/// Plain text in a colour and size of the theme; elided where it does not fit, the whole of it then
/// in the tool tip.
class Label : public QLabel {
    Q_OBJECT

public:
    enum class Face : quint8 {
        Plain,
        Strong,
        Mono
    };
    enum class Fit : quint8 {
        Whole,
        Elided
    };

    explicit Label(
        const QString &text = {}, Theme::Token token = Theme::Token::Text,
        QWidget *parent = nullptr);

    void setToken(Theme::Token token);
    void setFace(Theme::Size size, Face face = Face::Plain);
    void setFit(Fit fit);
    /// For a clock: asks the window for a new layout only where the width is another one.
    void setTicking(const QString &text);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    void apply();

    Theme::Token m_token;
    Theme::Size m_size = Theme::Size::Body;
    Face m_face = Face::Plain;
    QSize m_ticking; ///< of the text that ticks
    Fit m_fit = Fit::Whole;
};

} // namespace Bridgelog
