// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/postmortem/inert.h"

#include "modules/ziparchive.h"
#include "postmortem/markdownreader.h"
#include "redaction/pdftexts.h"

#include <QImage>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QSet>
#include <QXmlStreamReader>

namespace Bridgelog {

using namespace Qt::StringLiterals;

namespace {

bool isHarmlessLink(const QString &url)
{
    static const QRegularExpression safe(
        u"^(https?://|mailto:)[^\\s\"<>]*$"_s, QRegularExpression::CaseInsensitiveOption);
    return safe.match(url).hasMatch();
}

/// HTML as it is written here is well-formed but for its void elements.
QString dangerInHtml(const QByteArray &bytes)
{
    static const QSet<QString> tags{
        u"html"_s,    u"head"_s, u"meta"_s, u"title"_s,  u"style"_s, u"body"_s,  u"main"_s,
        u"article"_s, u"h1"_s,   u"h2"_s,   u"h3"_s,     u"h4"_s,    u"h5"_s,    u"h6"_s,
        u"p"_s,       u"br"_s,   u"hr"_s,   u"ul"_s,     u"ol"_s,    u"li"_s,    u"blockquote"_s,
        u"pre"_s,     u"code"_s, u"span"_s, u"strong"_s, u"em"_s,    u"s"_s,     u"small"_s,
        u"bdi"_s,     u"a"_s,    u"div"_s,  u"table"_s,  u"thead"_s, u"tbody"_s, u"tr"_s,
        u"th"_s,      u"td"_s,   u"time"_s, u"svg"_s,    u"desc"_s,  u"rect"_s,  u"line"_s,
        u"text"_s};
    static const QRegularExpression voids(u"<(meta|br|hr)([^>]*[^/>])?>"_s);
    static const QRegularExpression style(
        u"<style>.*?</style>"_s, QRegularExpression::DotMatchesEverythingOption);
    QString page = QString::fromUtf8(bytes).remove(u"<!DOCTYPE html>\n"_s).remove(style);
    page.replace(voids, u"<\\1\\2/>"_s);
    QXmlStreamReader xml(page);
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isProcessingInstruction() || xml.isComment() || xml.isCDATA() || xml.isDTD())
            return u"something that is no text"_s;
        if (!xml.isStartElement())
            continue;
        if (!tags.contains(xml.name().toString()))
            return u"<%1>"_s.arg(xml.name());
        for (const QXmlStreamAttribute &attribute : xml.attributes()) {
            const QString name = attribute.name().toString();
            if (name.startsWith(u"on"_s) || name == u"src" || name == u"style")
                return name;
            if (name == u"href" && !isHarmlessLink(attribute.value().toString()))
                return attribute.value().toString();
        }
    }
    return xml.hasError() ? xml.errorString() : QString();
}

QString dangerInXml(const QByteArray &bytes, const QSet<QString> *tags)
{
    QXmlStreamReader xml(bytes);
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isDTD() || xml.isProcessingInstruction() || xml.isEntityReference())
            return u"something that is no text"_s;
        if (!xml.isStartElement())
            continue;
        const QString name = xml.name().toString();
        static const QSet<QString> never{
            u"script"_s,         u"object"_s,        u"object-ole"_s,
            u"event-listener"_s, u"altChunk"_s,      u"instrText"_s,
            u"fldSimple"_s,      u"execute-macro"_s, u"dde-connection-decl"_s,
            u"foreignObject"_s,  u"use"_s,           u"iframe"_s,
            u"control"_s,        u"oleObject"_s};
        if (never.contains(name) || (tags && !tags->contains(name)))
            return u"<%1>"_s.arg(name);
        for (const QXmlStreamAttribute &attribute : xml.attributes()) {
            const QString value = attribute.value().toString();
            const bool outside = attribute.name() == u"href"
                || (attribute.name() == u"Target"
                    && xml.attributes().hasAttribute(u"TargetMode"_s));
            if (outside && value != u"Pictures/phases.svg" && !isHarmlessLink(value))
                return value;
        }
    }
    return xml.hasError() ? xml.errorString() : QString();
}

QString dangerInPackage(const QByteArray &bytes)
{
    const auto files = zipFiles(bytes);
    if (!files)
        return files.error().sentence;
    static const QRegularExpression known(
        u"^(mimetype|content.xml|styles.xml|meta.xml|META-INF/manifest.xml|Pictures/phases.svg|"
        "\\[Content_Types\\].xml|_rels/.rels|docProps/core.xml|word/(document|styles|numbering|"
        "footer).xml|word/_rels/document.xml.rels|word/media/phases.png)$"_s);
    for (const ZipFile &file : *files) {
        if (!known.match(file.path).hasMatch())
            return file.path;
        if (file.path == u"mimetype" || file.path.endsWith(u".png"))
            continue;
        QByteArray bytesOfPart = file.bytes;
        if (file.path == u"word/footer.xml") // the same in every file, with the page's number
            bytesOfPart.replace("instrText", "pageNumber");
        if (const QString danger = dangerInXml(bytesOfPart, nullptr); !danger.isEmpty())
            return u"%1 in %2"_s.arg(danger, file.path);
    }
    return {};
}

QString dangerInSvg(const QByteArray &bytes)
{
    static const QSet<QString> tags{u"svg"_s,     u"title"_s, u"desc"_s, u"rect"_s,
                                    u"polygon"_s, u"line"_s,  u"text"_s};
    return dangerInXml(bytes, &tags);
}

QString dangerInPdf(const QByteArray &bytes)
{
    static const QList<QByteArray> never{"/JavaScript", "/JS ",          "/Launch", "/OpenAction",
                                         "/AA ",        "/EmbeddedFile", "/GoToR",  "/SubmitForm"};
    static const QRegularExpression packed(
        u"/Filter /FlateDecode[^>]*>>\\s*\nstream\n.*?\nendstream\n"_s,
        QRegularExpression::DotMatchesEverythingOption);
    const QString syntax = QString::fromLatin1(bytes).remove(packed);
    for (const QByteArray &word : never) {
        if (syntax.contains(QLatin1StringView(word)))
            return QString::fromLatin1(word);
    }
    static const QRegularExpression link(u"/URI <([0-9a-fA-F]*)>"_s);
    for (const auto &match : link.globalMatch(syntax)) {
        const QString url = QString::fromUtf8(QByteArray::fromHex(match.captured(1).toLatin1()));
        if (!isHarmlessLink(url))
            return url;
    }
    return pdfTexts(bytes).isWhole ? QString() : u"what cannot be read"_s;
}

QString dangerInBlocks(const Blocks &blocks)
{
    for (const Block &block : blocks) {
        for (const Span &span : block.spans) {
            if (!span.link.isEmpty() && !isHarmlessLink(span.link))
                return span.link;
        }
        for (const Blocks &item : block.items) {
            if (const QString danger = dangerInBlocks(item); !danger.isEmpty())
                return danger;
        }
        for (const Row &row : block.rows) {
            for (const Blocks &cell : row.cells) {
                if (const QString danger = dangerInBlocks(cell); !danger.isEmpty())
                    return danger;
            }
        }
    }
    return {};
}

QString dangerInCsv(const QByteArray &bytes)
{
    static const QString signs = u"=+-@\t\r＝＋－＠"_s;
    const QString csv = QString::fromUtf8(bytes);
    bool quoted = false;
    bool first = true;
    for (qsizetype i = 0; i < csv.size(); ++i) {
        const QChar c = csv.at(i);
        if (first && !quoted && signs.contains(c) && c != u'\r')
            return csv.sliced(i, qMin<qsizetype>(20, csv.size() - i));
        if (c == u'"') {
            if (!quoted && first && i + 1 < csv.size() && signs.contains(csv.at(i + 1)))
                return csv.sliced(i, qMin<qsizetype>(20, csv.size() - i));
            quoted = !quoted;
        }
        first = !quoted && (c == u',' || c == u'\n');
    }
    return quoted ? u"a cell that does not end"_s : QString();
}

QString dangerInCalendar(const QByteArray &bytes)
{
    static const QRegularExpression known(
        u"^(BEGIN:(VCALENDAR|VTODO)|END:(VCALENDAR|VTODO)|VERSION:2\\.0|PRODID:.*|UID:[0-9a-f-]+@"
        "bridgelog|DTSTAMP:[0-9TZ]+|SUMMARY:.*|DESCRIPTION:.*|DUE;VALUE=DATE:\\d{8}|STATUS:[A-Z-]+|"
        "PRIORITY:\\d|CATEGORIES:\\w+|CONTACT:.*|URL:https?://\\S+)$"_s);
    QByteArray unfolded = bytes;
    unfolded.replace("\r\n ", "");
    for (const QString &line : QString::fromUtf8(unfolded).split(u"\r\n"_s, Qt::SkipEmptyParts)) {
        if (!known.match(line).hasMatch())
            return line;
    }
    return {};
}

QString dangerInText(ExportFormat format, const QByteArray &bytes)
{
    static const QRegularExpression calls(
        u"@(here|channel|everyone)|<[!@#]"_s, QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression macros(
        u"(?<!\\\\)\\{(html|include|iframe|widget|gallery|image)\\b|\\[[^\\]|]*\\|(?!https?:|mailto:)[^\\]]*\\]|![^\\s!]+\\.\\w+!"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression wiki(
        u"\\{\\{|\\[\\[|<(script|iframe|img|html|ref|includeonly|form|svg)\\b|__[A-Z]+__"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression code(
        u"\\{code\\}.*?\\{code\\}"_s, QRegularExpression::DotMatchesEverythingOption);
    QString text = QString::fromUtf8(bytes);
    static const QRegularExpression pre(
        u"<pre>.*?</pre>"_s, QRegularExpression::DotMatchesEverythingOption);
    if (format == ExportFormat::Confluence)
        text.remove(code);
    if (format == ExportFormat::MediaWiki)
        text.remove(pre); // where it reads nothing but character references
    const auto &pattern = format == ExportFormat::Slack ? calls
        : format == ExportFormat::Confluence            ? macros
                                                        : wiki;
    return pattern.match(text).captured();
}

} // namespace

QString dangerIn(ExportFormat format, const QByteArray &bytes)
{
    switch (format) {
        using enum ExportFormat;
    case Markdown: return dangerInBlocks(readMarkdown(QString::fromUtf8(bytes)));
    case Html: return dangerInHtml(bytes);
    case Pdf:
    case Ics214:
    case Ics201: return dangerInPdf(bytes);
    case Json: return QJsonDocument::fromJson(bytes).isNull() ? u"no JSON"_s : QString();
    case Csv:
    case ActionsCsv: return dangerInCsv(bytes);
    case Odt:
    case Docx: return dangerInPackage(bytes);
    case StatusPage: return bytes.contains('\0') ? u"a nought"_s : QString();
    case DrawnSvg: return dangerInSvg(bytes);
    case DrawnPng: return QImage::fromData(bytes).isNull() ? u"no picture"_s : QString();
    case ActionsCalendar: return dangerInCalendar(bytes);
    case Slack:
    case Confluence:
    case MediaWiki: return dangerInText(format, bytes);
    }
    return {};
}

} // namespace Bridgelog
