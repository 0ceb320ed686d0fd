// SPDX-License-Identifier: GPL-3.0-or-later
#include "postmortem/picturesigns.h"

#include <QFont>
#include <QPainter>
#include <QTextBoundaryFinder>

#include <algorithm>
#include <array>

namespace Bridgelog {

using namespace Qt::StringLiterals;

/// By Unicode's Emoji_Presentation, and whatever asks for a picture by a variation selector.
static bool isPicture(QStringView cluster)
{
    struct Range {
        char32_t first;
        char32_t last;
    };
    static constexpr std::array ranges{
        Range{0x231A, 0x231B},   Range{0x23E9, 0x23EC},   Range{0x23F0, 0x23F0},
        Range{0x23F3, 0x23F3},   Range{0x25FD, 0x25FE},   Range{0x2614, 0x2615},
        Range{0x2648, 0x2653},   Range{0x267F, 0x267F},   Range{0x2693, 0x2693},
        Range{0x26A1, 0x26A1},   Range{0x26AA, 0x26AB},   Range{0x26BD, 0x26BE},
        Range{0x26C4, 0x26C5},   Range{0x26CE, 0x26CE},   Range{0x26D4, 0x26D4},
        Range{0x26EA, 0x26EA},   Range{0x26F2, 0x26F3},   Range{0x26F5, 0x26F5},
        Range{0x26FA, 0x26FA},   Range{0x26FD, 0x26FD},   Range{0x2705, 0x2705},
        Range{0x270A, 0x270B},   Range{0x2728, 0x2728},   Range{0x274C, 0x274C},
        Range{0x274E, 0x274E},   Range{0x2753, 0x2755},   Range{0x2757, 0x2757},
        Range{0x2795, 0x2797},   Range{0x27B0, 0x27B0},   Range{0x27BF, 0x27BF},
        Range{0x2B1B, 0x2B1C},   Range{0x2B50, 0x2B50},   Range{0x2B55, 0x2B55},
        Range{0x1F004, 0x1F004}, Range{0x1F0CF, 0x1F0CF}, Range{0x1F18E, 0x1F19A},
        Range{0x1F1E6, 0x1F202}, Range{0x1F21A, 0x1F21A}, Range{0x1F22F, 0x1F265},
        Range{0x1F300, 0x1F6FF}, Range{0x1F7E0, 0x1F7EB}, Range{0x1F7F0, 0x1F7F0},
        Range{0x1F90C, 0x1F9FF}, Range{0x1FA70, 0x1FAFF}};
    if (cluster.contains(QChar(0xFE0F)))
        return true;
    const char32_t first =
        cluster.size() > 1 && cluster.at(0).isHighSurrogate() && cluster.at(1).isLowSurrogate()
        ? QChar::surrogateToUcs4(cluster.at(0), cluster.at(1))
        : cluster.at(0).unicode();
    return std::ranges::any_of(
        ranges, [&](const Range &r) { return first >= r.first && first <= r.last; });
}

QList<PictureSign> takePictureSigns(QString &text, qsizetype blanks, qsizetype offset)
{
    const bool none = std::ranges::none_of(text, [](QChar c) {
        return c.isHighSurrogate() || c == QChar(0xFE0F)
            || (c.unicode() >= 0x231A && c.unicode() <= 0x2B55);
    });
    if (none)
        return {};
    QList<PictureSign> signs;
    QString result;
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text);
    qsizetype from = 0;
    for (qsizetype to = finder.toNextBoundary(); to > 0; to = finder.toNextBoundary()) {
        const QString cluster = text.sliced(from, to - from);
        from = to;
        if (!isPicture(cluster)) {
            result += cluster;
            continue;
        }
        signs.append(
            {.start = static_cast<int>(offset + result.size()),
             .length = static_cast<int>(blanks),
             .sign = cluster});
        result += QString(blanks, QChar::Nbsp);
    }
    text = result;
    return signs;
}

static QRect inkOf(const QImage &image)
{
    QRect ink;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (qAlpha(image.pixel(x, y)) > 0)
                ink |= QRect(x, y, 1, 1);
        }
    }
    return ink;
}

QImage pictureOf(const QString &sign)
{
    QFont font;
    font.setFamilies(
        {u"Noto Color Emoji"_s, u"Apple Color Emoji"_s, u"Segoe UI Emoji"_s, u"Noto Sans"_s});
    font.setPixelSize(96);
    QImage image(288, 192, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setFont(font);
    painter.drawText(image.rect(), Qt::AlignCenter, sign);
    painter.end();
    return image.copy(inkOf(image));
}

} // namespace Bridgelog
