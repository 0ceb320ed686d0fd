// SPDX-License-Identifier: GPL-3.0-or-later
#include "postmortem/pagefonts.h"

namespace Bridgelog {

using namespace Qt::StringLiterals;

PageFonts::PageFonts()
    : m_sans{u"Inter"_s, u"Noto Sans"_s, u"Segoe UI"_s, u"DejaVu Sans"_s, u"sans-serif"_s}
    , m_mono{u"JetBrains Mono"_s, u"Noto Sans Mono"_s,   u"Noto Mono"_s,
             u"Consolas"_s,       u"DejaVu Sans Mono"_s, u"monospace"_s}
{
}

QFont PageFonts::font(double size, Marks marks) const
{
    const bool code = marks.testFlag(Mark::Code);
    QFont font;
    font.setFamilies(code ? m_mono : m_sans);
    font.setPixelSize(qRound(points(code ? size * 0.9 : size)));
    font.setHintingPreference(QFont::PreferNoHinting);
    font.setStyleHint(code ? QFont::Monospace : QFont::SansSerif);
    font.setWeight(marks.testFlag(Mark::Bold) ? QFont::DemiBold : QFont::Normal);
    font.setItalic(marks.testFlag(Mark::Italic));
    // Spaced text, however little, has no ligatures: they are lost to who searches or copies the
    // page.
    font.setLetterSpacing(QFont::AbsoluteSpacing, 0.1);
    font.setStrikeOut(marks.testFlag(Mark::Struck));
    return font;
}

const QTextCharFormat &PageFonts::format(double size, Marks marks, bool isLink) const
{
    const int key = (qRound(size * 4) << 8) | (isLink ? 0x80 : 0) | static_cast<int>(marks);
    const auto it = m_formats.constFind(key);
    if (it != m_formats.constEnd())
        return *it;
    QTextCharFormat format;
    format.setFont(font(size, marks));
    const bool aside = marks & (Mark::Dim | Mark::Struck);
    format.setForeground(isLink ? link() : aside ? dim() : text());
    return *m_formats.insert(key, format);
}

static QColor codeColour(CodeTone tone)
{
    switch (tone) {
        using enum CodeTone;
    case Plain: return PageFonts::text();
    case Keyword: return QColor(0x8a, 0x1c, 0x7c);
    case Name: return QColor(0x0b, 0x53, 0x94);
    case String: return QColor(0x7a, 0x3e, 0x00);
    case Number: return QColor(0x9a, 0x34, 0x12);
    case Comment: return QColor(0x5f, 0x6b, 0x7a);
    case Type: return QColor(0x0f, 0x6b, 0x62);
    case Meta: return QColor(0x5b, 0x3f, 0xb5);
    case Added: return QColor(0x14, 0x69, 0x3c);
    case Removed:
    case Alert: return QColor(0xb3, 0x26, 0x1e);
    }
    return PageFonts::text();
}

const QTextCharFormat &PageFonts::codeFormat(double size, CodeTone tone) const
{
    const int key = (qRound(size * 4) << 8) | (1 << 24) | static_cast<int>(tone);
    const auto it = m_formats.constFind(key);
    if (it != m_formats.constEnd())
        return *it;
    QTextCharFormat format;
    format.setFont(font(size, Mark::Code));
    format.setForeground(codeColour(tone));
    return *m_formats.insert(key, format);
}

} // namespace Bridgelog
