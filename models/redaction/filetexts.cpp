// SPDX-License-Identifier: GPL-3.0-or-later
#include "redaction/filetexts.h"

#include "modules/ziparchive.h"
#include "redaction/pdftexts.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

namespace Bridgelog {

using namespace Qt::StringLiterals;

namespace {

QString withoutEntities(const QString &text)
{
    static const QRegularExpression entity(
        u"&(?:#(\\d{1,7})|#x([0-9A-Fa-f]{1,6})|(amp|lt|gt|quot|apos|nbsp));"_s);
    static const QMap<QString, QString> named{{u"amp"_s, u"&"_s},  {u"lt"_s, u"<"_s},
                                              {u"gt"_s, u">"_s},   {u"quot"_s, u"\""_s},
                                              {u"apos"_s, u"'"_s}, {u"nbsp"_s, u" "_s}};
    QString result;
    qsizetype from = 0;
    for (const auto &match : entity.globalMatch(text)) {
        result += QStringView(text).sliced(from, match.capturedStart() - from);
        const uint code = match.hasCaptured(1) ? match.captured(1).toUInt()
                                               : match.captured(2).toUInt(nullptr, 16);
        result += match.hasCaptured(3)     ? named.value(match.captured(3))
            : code > 0 && code <= 0x10FFFF ? QString(QChar::fromUcs4(code))
                                           : QString();
        from = match.capturedEnd();
    }
    return result.append(QStringView(text).sliced(from));
}

/// Elements that end a line of text; all others stand within one.
bool endsLine(QStringView tag)
{
    static const QRegularExpression lines(
        u"^</?(?:p|h[1-6]|li|ul|ol|td|th|tr|table|div|title|desc|text|pre|blockquote|br|hr|style|"
        "text:p|text:h|text:line-break|text:tab|text:s|table:[\\w-]+|svg:\\w+|dc:\\w+|w:p|w:br|w:tab|w:tc|w:tr)\\b"_s);
    return lines.matchView(tag).hasMatch();
}

/// Whether people or their programs read an attribute's value. What names a style or a class is the
/// renderer's own.
bool isRead(QStringView name)
{
    static const QRegularExpression read(
        u"^(?!(?:style|w|text|table|svg|xmlns):name$)(?:[\\w-]+:)?(?:href|src|alt|title|content|"
        "datetime|name|id|descr|desc|label|aria-label|target|full-path|cite|value|placeholder)$"_s,
        QRegularExpression::CaseInsensitiveOption);
    return read.matchView(name).hasMatch();
}

/// Marked-up text as its readers see it: what stands between the tags, and what is read in them. A
/// page's style sheet is the same on every page.
void addMarkup(QList<FileText> &to, const QString &part, QString markup)
{
    static const QRegularExpression style(
        u"<style>.*?</style>"_s, QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression tag(u"<[^>]*>"_s);
    static const QRegularExpression attribute(u"([\\w:-]+)\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)')"_s);
    markup.remove(style);
    QString text;
    QString attributes;
    qsizetype from = 0;
    for (const auto &match : tag.globalMatch(markup)) {
        text += QStringView(markup).sliced(from, match.capturedStart() - from);
        if (endsLine(match.capturedView()))
            text += u'\n';
        for (const auto &each : attribute.globalMatch(match.captured())) {
            if (isRead(each.capturedView(1)))
                attributes += each.captured(2) + each.captured(3) + u'\n';
        }
        from = match.capturedEnd();
    }
    text += QStringView(markup).sliced(from);
    to.append({.part = part, .text = withoutEntities(text)});
    to.append({.part = part + u", attributes and links"_s, .text = withoutEntities(attributes)});
}

void addJson(QString &to, const QJsonValue &value)
{
    if (value.isString())
        to += value.toString() + u'\n';
    for (const QJsonValue &item : value.toArray())
        addJson(to, item);
    const QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        to += it.key() + u'\n';
        addJson(to, it.value());
    }
}

/// The texts that a picture carries besides its pixels.
QString pngTexts(const QByteArray &png)
{
    QString text;
    for (qsizetype at = 8; at + 12 <= png.size();) {
        qsizetype length = 0;
        for (int i = 0; i < 4; ++i)
            length = length << 8 | static_cast<uchar>(png.at(at + i));
        if (length > png.size() - at - 12)
            break;
        const QByteArray type = png.sliced(at + 4, 4);
        if (type != "IDAT" && type != "PLTE")
            text += QString::fromUtf8(png.sliced(at + 8, length)) + u'\n';
        at += length + 12;
    }
    return text;
}

Result<QList<FileText>> packageTexts(const QByteArray &bytes)
{
    const auto files = zipFiles(bytes);
    if (!files)
        return std::unexpected(files.error());
    QList<FileText> texts;
    for (const ZipFile &file : *files) {
        const auto inside = textsOf(file.path, file.bytes);
        if (!inside)
            return inside;
        texts.append({.part = u"name of a part"_s, .text = file.path});
        for (FileText text : *inside) {
            text.part = u"%1, %2"_s.arg(file.path, text.part);
            texts.append(text);
        }
    }
    return texts;
}

Result<QList<FileText>> pageTexts(const QByteArray &bytes)
{
    const PdfTexts pdf = pdfTexts(bytes);
    if (!pdf.isWhole)
        return refuse(u"It holds parts that the leak check cannot read."_s);
    QString backwards; // what is written from right to left is painted from left to right
    for (QString line : pdf.lines) {
        std::ranges::reverse(line);
        backwards += line + u'\n';
    }
    return QList<FileText>{
        {.part = u"pages"_s, .text = pdf.lines.join(u'\n')},
        {.part = u"pages"_s, .text = backwards},
        {.part = u"pages, by column"_s, .text = pdf.columns},
        {.part = u"metadata, bookmarks and links"_s,
         .text = withoutEntities(pdf.strings.join(u'\n'))}};
}

/// A text of signs that mean something: as it stands, and without the signs that quote others.
QList<FileText> plainTexts(const QString &name, const QByteArray &bytes)
{
    QString text = QString::fromUtf8(bytes);
    if (name.endsWith(u".ics"_s))
        text.remove(u"\r\n "_s).replace(u"\\n"_s, u"\n"_s);
    QString bare = withoutEntities(text);
    bare.replace(u"\"\""_s, u"\""_s);
    static const QRegularExpression quoting(uR"(\\(?=[^\w\s]))"_s);
    bare.remove(quoting).remove(QChar(0x2060));
    static const QRegularExpression marks(uR"(\*\*|~~|\{[*_-]\}|'''?|</?\w+>)"_s);
    QString plain = bare;
    plain.remove(marks);
    return {
        {.part = u"text"_s, .text = text},
        {.part = u"text"_s, .text = bare},
        {.part = u"text"_s, .text = plain}};
}

} // namespace

Result<QList<FileText>> textsOf(const QString &name, const QByteArray &bytes)
{
    const auto ends = [&name](QStringView suffix) {
        return name.endsWith(suffix, Qt::CaseInsensitive);
    };
    if (bytes.startsWith("PK\x03\x04"))
        return packageTexts(bytes);
    if (bytes.startsWith("%PDF-"))
        return pageTexts(bytes);
    QList<FileText> texts;
    if (bytes.startsWith("\x89PNG")) {
        texts.append({.part = u"metadata"_s, .text = pngTexts(bytes)});
    } else if (ends(u".html") || ends(u".svg") || ends(u".xml") || ends(u".rels")) {
        addMarkup(texts, u"text"_s, QString::fromUtf8(bytes));
    } else if (ends(u".json")) {
        const QJsonDocument json = QJsonDocument::fromJson(bytes);
        QString text;
        addJson(text, json.isArray() ? QJsonValue(json.array()) : QJsonValue(json.object()));
        texts.append({.part = u"text"_s, .text = text});
    } else {
        texts = plainTexts(name, bytes);
    }
    if (bytes.contains('%')) // addresses hide letters behind their numbers
        texts.append({.part = u"links"_s, .text = QUrl::fromPercentEncoding(bytes)});
    return texts;
}

} // namespace Bridgelog
