// SPDX-License-Identifier: GPL-3.0-or-later
#include "postmortem/svgpicture.h"

#include "postmortem/pagefonts.h"
#include "postmortem/picturesigns.h"

#include <QBuffer>
#include <QFontMetricsF>
#include <QImage>
#include <QPainter>
#include <QPainterPath>
#include <QSvgRenderer>
#include <QXmlStreamReader>
#include <QXmlStreamWriter>

namespace Bridgelog {

using namespace Qt::StringLiterals;

namespace {

struct DrawnText {
    QPointF at;
    double size = 12;
    bool bold = false;
    bool atEnd = false;
    QColor colour = Qt::black;
    QString words;
};

DrawnText textOf(const QXmlStreamAttributes &own, double size)
{
    DrawnText text{
        .at = QPointF(own.value(u"x").toDouble(), own.value(u"y").toDouble()),
        .size = own.hasAttribute(u"font-size"_s) ? own.value(u"font-size").toDouble() : size,
        .bold = own.value(u"font-weight").toInt() >= 600 || own.value(u"font-weight") == u"bold",
        .atEnd = own.value(u"text-anchor") == u"end"};
    if (own.hasAttribute(u"fill"_s))
        text.colour = QColor::fromString(own.value(u"fill"));
    return text;
}

/// Takes the texts out of a drawing.
QList<DrawnText> takeTexts(QByteArray &svg)
{
    QXmlStreamReader reader(svg);
    QByteArray rest;
    QXmlStreamWriter writer(&rest);
    QList<DrawnText> texts;
    double size = 12;
    while (!reader.atEnd()) {
        reader.readNext();
        const bool starts = reader.isStartElement();
        if (starts && reader.name() == u"svg" && reader.attributes().hasAttribute(u"font-size"_s))
            size = reader.attributes().value(u"font-size").toDouble();
        if (starts && reader.name() == u"text") {
            texts.append(textOf(reader.attributes(), size));
            texts.last().words = reader.readElementText();
        } else {
            writer.writeCurrentToken(reader);
        }
    }
    svg = rest;
    return texts;
}

void paintText(QPainter &painter, const PageFonts &fonts, const DrawnText &text)
{
    QString words = text.words;
    const auto signs = takePictureSigns(words, PageFonts::blanksOfSign({}));
    const QFont font = fonts.font(text.size, text.bold ? Mark::Bold : Marks());
    const QFontMetricsF metrics(font);
    painter.save();
    painter.translate(text.at);
    painter.scale(1.0 / unitsPerPoint, 1.0 / unitsPerPoint);
    if (text.atEnd)
        painter.translate(-metrics.horizontalAdvance(words), 0);
    QPainterPath path;
    path.addText(QPointF(), font, words);
    painter.fillPath(path, text.colour);
    for (const PictureSign &sign : signs) {
        const double left = metrics.horizontalAdvance(words.first(sign.start));
        const double right = metrics.horizontalAdvance(words.first(sign.start + sign.length));
        const QImage picture = pictureOf(sign.sign);
        const double most = std::min(right - left, metrics.ascent());
        QRectF box(QPointF(), QSizeF(picture.size()).scaled(most, most, Qt::KeepAspectRatio));
        box.moveCenter(QPointF((left + right) / 2, -metrics.capHeight() / 2));
        painter.drawImage(box, picture);
    }
    painter.restore();
}

} // namespace

QByteArray pngOf(const QByteArray &svg, int scale)
{
    QByteArray shapes = svg;
    const QList<DrawnText> texts = takeTexts(shapes);
    QSvgRenderer renderer(shapes);
    QImage image(renderer.defaultSize() * scale, QImage::Format_RGB32);
    if (image.isNull())
        return {};
    image.fill(Qt::white);
    QPainter painter(&image);
    renderer.render(&painter);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    painter.scale(scale, scale);
    const PageFonts fonts;
    for (const DrawnText &text : texts)
        paintText(painter, fonts, text);
    painter.end();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

} // namespace Bridgelog
