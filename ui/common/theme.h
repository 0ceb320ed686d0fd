// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QObject>
#include <QPalette>

#include <array>

namespace Bridgelog {

/// The one place that names colours, font sizes and spacing. Everything painted asks it, and
/// repaints on `changed`.
class Theme : public QObject {
    Q_OBJECT

public:
    enum class Choice : quint8 {
        System,
        Dark,
        Light,
        HighContrast ///< black or white grounds, as the system is dark or light
    };
    /// AccentFill is the ground that OnAccent is written on; Accent itself is for text and lines.
    enum class Token : quint8 {
        Window,
        Panel,
        Raised,
        Line,
        Text,
        Dim,
        Faint,
        Accent,
        AccentFill,
        OnAccent,
        Critical,
        Warning,
        Good,
        Decision,
        Evidence,
    };
    Q_ENUM(Token)
    /// How much of a token a ground or an outline shows; grounds with their text are measured.
    enum class Tint : quint8 {
        Bar, ///< a message's or question's ground
        Selected, ///< a row's, and what became different
        Strong, ///< a badge's, and a menu's lit item's
        Found, ///< behind what a search found
        Marked, ///< behind text that is selected
        Outline, ///< a line, nothing written on it
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
    bool isHighContrast() const;
    /// What the system asks for; followed as far as the choice leaves it open.
    void setSystemScheme(Qt::ColorScheme scheme);
    void setSystemContrast(bool high);
    QColor color(Token token) const;
    /// `token` laid thinly over the window ground, opaque.
    QColor tint(Token token, Tint tint) const;
    /// `token` as text on its own badge ground.
    QColor ink(Token token) const;
    QFont font(Size size) const;
    /// A heavier cut of `font`, for titles and the like.
    QFont strong(Size size) const;
    /// Tabular: times, ids, code.
    QFont mono(Size size) const;
    /// `font`, that much larger.
    static QFont scaled(QFont font, qreal by);
    QPalette palette() const;

    /// The WCAG 2 contrast of two opaque colours, 1 to 21.
    static qreal contrast(const QColor &a, const QColor &b);

Q_SIGNALS:
    void changed();

private:
    explicit Theme(QObject *parent);
    bool eventFilter(QObject *watched, QEvent *event) override;
    void apply();
    void makeFonts();

    Choice m_choice = Choice::System;
    Qt::ColorScheme m_systemScheme = Qt::ColorScheme::Unknown;
    bool m_systemContrast = false;
    std::array<QFont, 4> m_fonts;
    std::array<QFont, 4> m_strong;
    std::array<QFont, 4> m_mono;
};

} // namespace Bridgelog
