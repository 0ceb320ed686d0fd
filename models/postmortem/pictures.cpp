// SPDX-License-Identifier: GPL-3.0-or-later
#include "postmortem/pictures.h"

#include "postmortem/markdownreader.h"

#include <QBuffer>
#include <QImageReader>

#include <algorithm>
#include <tuple>

namespace Bridgelog {

using namespace Qt::StringLiterals;

namespace {

constexpr int widest = 1'600; // pixels: 200 for each inch between the margins
constexpr int mostPixels = 16'000;

/// Only what is a picture and nothing more: other formats can name files that would be read.
QByteArray formatOf(const QByteArray &bytes)
{
    if (bytes.startsWith("\x89PNG\r\n"))
        return "png";
    return bytes.startsWith("\xff\xd8\xff") ? "jpeg" : QByteArray();
}

QImage decoded(const QByteArray &bytes)
{
    const QByteArray format = formatOf(bytes);
    if (format.isEmpty() || bytes.size() > largestPicture)
        return {};
    QBuffer buffer;
    buffer.setData(bytes);
    QImageReader reader(&buffer, format);
    reader.setAutoTransform(true);
    const QSize size = reader.size();
    if (!size.isValid() || size.width() > mostPixels || size.height() > mostPixels)
        return {};
    const QImage image = reader.read();
    return image.width() > widest ? image.scaledToWidth(widest, Qt::SmoothTransformation) : image;
}

/// Pixels alone: where and by what it was taken stays behind.
std::pair<QByteArray, QSize> made(const QByteArray &bytes)
{
    const QImage image = decoded(bytes);
    if (image.isNull())
        return {};
    QImage plain(
        image.size(), image.hasAlphaChannel() ? QImage::Format_ARGB32 : QImage::Format_RGB32);
    plain.fill(Qt::transparent);
    const QImage pixels = image.convertToFormat(plain.format());
    for (int y = 0; y < plain.height(); ++y)
        std::ranges::copy_n(pixels.constScanLine(y), plain.bytesPerLine(), plain.scanLine(y));
    QBuffer png;
    if (!png.open(QIODevice::WriteOnly) || !plain.save(&png, "PNG"))
        return {};
    return {png.data(), plain.size()};
}

} // namespace

bool isPicture(const QString &mediaType)
{
    return mediaType == u"image/png" || mediaType == u"image/jpeg";
}

static QString sumOf(const Incident &incident, const QString &name)
{
    for (int row = 0; row < incident.timeline.size(); ++row) {
        const Entry entry = incident.timeline.at(row);
        for (const Attachment &attachment : entry.attachments) {
            if (attachment.name == name && !entry.struck)
                return attachment.sha256;
        }
    }
    return {};
}

static void gather(const Blocks &blocks, const Incident &incident, QStringList &names)
{
    for (const Block &block : blocks) {
        for (const Blocks &item : block.items)
            gather(item, incident, names);
        const bool shown = block.kind == Block::Kind::Picture && !names.contains(block.aside);
        if (shown && !sumOf(incident, block.aside).isEmpty())
            names.append(block.aside);
    }
}

QStringList shownPictures(const Incident &incident, Audience audience)
{
    QStringList names;
    const auto look = [&](const QString &text) {
        if (text.contains(u"!["))
            gather(readMarkdown(text), incident, names);
    };
    for (const Section &section : incident.postmortem.sections)
        look(section.text);
    for (int row = 0; row < incident.timeline.size(); ++row) {
        const Entry entry = incident.timeline.at(row);
        if (audience == Audience::Internal || entry.audience == Audience::Public)
            look(entry.text);
    }
    return names;
}

void placePictures(
    Blocks &blocks, const Incident &incident, const AttachedBytes &bytes, MadePictures *before)
{
    if (!bytes)
        return;
    MadePictures none;
    MadePictures &known = before ? *before : none;
    for (Block &block : blocks) {
        for (Blocks &item : block.items)
            placePictures(item, incident, bytes, &known);
        const QString sum =
            block.kind == Block::Kind::Picture ? sumOf(incident, block.aside) : QString();
        if (sum.isEmpty())
            continue;
        if (!known.contains(sum))
            known.insert(sum, made(bytes(sum)));
        std::tie(block.png, block.size) = known.value(sum);
    }
}

} // namespace Bridgelog
