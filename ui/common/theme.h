// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QObject>

namespace Bridgelog {

/// The one place that names colours, font sizes and spacing. Everything painted asks it, and
/// repaints on `changed`.
class Theme : public QObject {
    Q_OBJECT

public:
    enum class Choice : quint8 {
        System,
        Dark,
        Light
    };
    enum class Token : quint8 {
        Window,
        Panel,
        Raised,
        Line,
        Text,
        Dim,
        Faint,
        Accent,
        OnAccent,
        Critical,
        Warning,
        Good,
        Decision,
        Evidence,
    };
    enum class Size : quint8 {
        Small,
        Body,
        Title,
        Clock
    };

    static constexpr int step = 4; ///< all spacing is a multiple of this
    static constexpr int radius = 6;

    /// The application's theme; made with the application, before any widget.
    static Theme &instance();

    Choice choice() const { return m_choice; }
    void setChoice(Choice choice);
    bool isDark() const;
    QColor color(Token token) const;
    /// `token` laid over the window ground at `opacity`, opaque: for badges and selections.
    QColor tint(Token token, qreal opacity) const;
    QFont font(Size size) const;
    /// Tabular: times, ids, code.
    QFont mono(Size size) const;

Q_SIGNALS:
    void changed();

private:
    explicit Theme(QObject *parent);
    void apply();

    Choice m_choice = Choice::System;
};

} // namespace Bridgelog
