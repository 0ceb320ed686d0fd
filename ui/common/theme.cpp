// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/theme.h"

#include <QApplication>
#include <QEvent>
#include <QFontDatabase>
#include <QPointer>
#include <QStyleHints>
#include <QToolTip>

#include <cmath>

namespace Bridgelog {

namespace {

constexpr int tokenCount = 15;
using Colours = std::array<QRgb, tokenCount>;

// Window, Panel, Raised, Line, Text, Dim, Faint, Accent, AccentFill, OnAccent, Critical, Warning,
// Good, Decision, Evidence
constexpr Colours dark{0xff14171c, 0xff1a1e25, 0xff222833, 0xff2c3440, 0xffe6e9ee,
                       0xff98a2b3, 0xff6b7686, 0xff5aa2ff, 0xff1f6feb, 0xffffffff,
                       0xffff5d5d, 0xfff5b041, 0xff4cc38a, 0xffa78bfa, 0xff4fd1c5};
constexpr Colours light{0xffffffff, 0xfff6f7f9, 0xffe9edf3, 0xffdde2ea, 0xff1b2430,
                        0xff566174, 0xff7c8798, 0xff1a64d8, 0xff1f6feb, 0xffffffff,
                        0xffc62828, 0xff935d00, 0xff197846, 0xff6d3fd1, 0xff0f766e};
// High contrast: every text at 7:1 at least, lines that can be seen.
constexpr Colours contrastDark{0xff000000, 0xff080808, 0xff1c1c1c, 0xff8a8f98, 0xffffffff,
                               0xffdde1e8, 0xffb4bac4, 0xff7cc0ff, 0xff9ccbff, 0xff000000,
                               0xffff9a9a, 0xffffc94d, 0xff6ee7a8, 0xffcbb8ff, 0xff7fe9de};
constexpr Colours contrastLight{0xffffffff, 0xfffafafa, 0xffececec, 0xff6f7680, 0xff000000,
                                0xff2c3239, 0xff4d5258, 0xff0038a8, 0xff0038a8, 0xffffffff,
                                0xff8f0000, 0xff5c3a00, 0xff00502b, 0xff4a1fa8, 0xff004f4a};

QColor mixed(const QColor &over, const QColor &under, qreal opacity)
{
    const auto part = [&](int a, int b) { return qRound(a * opacity + b * (1 - opacity)); };
    return QColor(
        part(over.red(), under.red()), part(over.green(), under.green()),
        part(over.blue(), under.blue()));
}

qreal luminance(const QColor &colour)
{
    const auto linear = [](float channel) {
        return channel <= 0.04045F ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF())
        + 0.0722 * linear(colour.blueF());
}

qreal opacity(Theme::Tint tint)
{
    switch (tint) {
        using enum Theme::Tint;
    case Bar: return 0.14;
    case Selected: return 0.16;
    case Strong: return 0.24;
    case Found: return 0.36;
    case Marked: return 0.45;
    case Outline: return 0.5;
    }
    return 1.0;
}

qreal factor(Theme::Size size)
{
    switch (size) {
        using enum Theme::Size;
    case Small: return 0.9;
    case Body: return 1.0;
    case Title: return 1.35;
    case Clock: return 1.6;
    }
    return 1.0;
}

/// The platform's font; where no desktop says which, its usual size of 10 pt instead of Qt's 9.
QFont platformFont()
{
    QFont font = QGuiApplication::font();
    if (qEnvironmentVariableIsEmpty("XDG_CURRENT_DESKTOP") && font.pointSizeF() > 0)
        font.setPointSizeF(qMax(font.pointSizeF(), 10.0));
    return font;
}

} // namespace

Theme &Theme::instance()
{
    static QPointer<Theme> theme;
    if (!theme)
        theme = new Theme(QCoreApplication::instance());
    return *theme;
}

Theme::Theme(QObject *parent)
    : QObject(parent)
{
    QApplication::setFont(platformFont());
    makeFonts();
    const QStyleHints *system = QGuiApplication::styleHints();
    m_systemScheme = system->colorScheme();
    apply();
    connect(system, &QStyleHints::colorSchemeChanged, this, &Theme::setSystemScheme);
    parent->installEventFilter(this);
}

bool Theme::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parent() && event->type() == QEvent::ApplicationFontChange) {
        makeFonts();
        Q_EMIT changed();
    }
    return QObject::eventFilter(watched, event);
}

void Theme::setChoice(Choice choice)
{
    if (m_choice == choice)
        return;
    m_choice = choice;
    apply();
}

void Theme::setSystemScheme(Qt::ColorScheme scheme)
{
    if (m_systemScheme == scheme)
        return;
    m_systemScheme = scheme;
    if (m_choice == Choice::System || m_choice == Choice::HighContrast)
        apply();
}

void Theme::setSystemContrast(bool high)
{
    if (m_systemContrast == high)
        return;
    m_systemContrast = high;
    if (m_choice == Choice::System)
        apply();
}

bool Theme::isDark() const
{
    switch (m_choice) {
        using enum Choice;
    case Dark: return true;
    case Light: return false;
    case System:
    case HighContrast: break;
    }
    // Where the platform does not tell, dark: the window is made for the night.
    return m_systemScheme != Qt::ColorScheme::Light;
}

bool Theme::isHighContrast() const
{
    return m_choice == Choice::HighContrast || (m_choice == Choice::System && m_systemContrast);
}

QColor Theme::color(Token token) const
{
    const Colours &colours =
        isHighContrast() ? (isDark() ? contrastDark : contrastLight) : (isDark() ? dark : light);
    return QColor::fromRgb(colours[static_cast<size_t>(token)]);
}

QColor Theme::tint(Token token, Tint tint) const
{
    const qreal share = opacity(tint);
    return mixed(color(token), color(Token::Window), isDark() ? share : share * 0.6);
}

QColor Theme::ink(Token token) const
{
    return mixed(color(token), color(Token::Text), isDark() ? 0.6 : 0.8);
}

QFont Theme::font(Size size) const { return m_fonts[static_cast<size_t>(size)]; }

QFont Theme::strong(Size size) const { return m_strong[static_cast<size_t>(size)]; }

QFont Theme::mono(Size size) const { return m_mono[static_cast<size_t>(size)]; }

QFont Theme::scaled(QFont font, qreal by)
{
    if (font.pixelSize() > 0)
        font.setPixelSize(qRound(font.pixelSize() * by));
    else
        font.setPointSizeF(font.pointSizeF() * by);
    return font;
}

void Theme::makeFonts()
{
    const QFont base = QGuiApplication::font();
    QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    fixed.setStyleHint(QFont::Monospace);
    if (base.pixelSize() > 0)
        fixed.setPixelSize(base.pixelSize());
    else
        fixed.setPointSizeF(base.pointSizeF());
    for (const Size size : {Size::Small, Size::Body, Size::Title, Size::Clock}) {
        const auto index = static_cast<size_t>(size);
        m_fonts[index] = scaled(base, factor(size));
        m_strong[index] = m_fonts[index];
        m_strong[index].setWeight(QFont::DemiBold);
        // A monospace looks wider than the text beside it at the same size.
        m_mono[index] = scaled(fixed, factor(size) * 0.94);
    }
}

QPalette Theme::palette() const
{
    QPalette p;
    using enum Token;
    const auto set = [&p](QPalette::ColorRole role, const QColor &colour, const QColor &off) {
        p.setColor(QPalette::Active, role, colour);
        p.setColor(QPalette::Inactive, role, colour);
        p.setColor(QPalette::Disabled, role, off);
    };
    set(QPalette::Window, color(Window), color(Window));
    set(QPalette::WindowText, color(Text), color(Faint));
    set(QPalette::Base, color(Window), color(Window));
    set(QPalette::AlternateBase, color(Panel), color(Panel));
    set(QPalette::Text, color(Text), color(Faint));
    set(QPalette::PlaceholderText, color(Dim), color(Faint));
    set(QPalette::Button, color(Raised), color(Raised));
    set(QPalette::ButtonText, color(Text), color(Faint));
    set(QPalette::BrightText, color(OnAccent), color(OnAccent));
    set(QPalette::ToolTipBase, color(Raised), color(Raised));
    set(QPalette::ToolTipText, color(Text), color(Text));
    set(QPalette::Highlight, tint(Accent, Tint::Marked), color(Raised));
    set(QPalette::HighlightedText, color(Text), color(Dim));
    set(QPalette::Accent, color(Accent), color(Faint));
    set(QPalette::Link, color(Accent), color(Faint));
    set(QPalette::LinkVisited, color(Decision), color(Faint));
    set(QPalette::Light, color(Raised), color(Raised));
    set(QPalette::Midlight, color(Raised), color(Raised));
    set(QPalette::Mid, color(Line), color(Line));
    set(QPalette::Dark, color(Line), color(Line));
    set(QPalette::Shadow, color(Line), color(Line));
    return p;
}

void Theme::apply()
{
    const QPalette p = palette();
    QApplication::setPalette(p);
    QToolTip::setPalette(p);
    Q_EMIT changed();
}

qreal Theme::contrast(const QColor &a, const QColor &b)
{
    const qreal one = luminance(a);
    const qreal other = luminance(b);
    return (qMax(one, other) + 0.05) / (qMin(one, other) + 0.05);
}

} // namespace Bridgelog
