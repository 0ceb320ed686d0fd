// SPDX-License-Identifier: GPL-3.0-or-later
#include "postmortem/odtwriter.h"

#include "modules/ziparchive.h"
#include "postmortem/blockwalker.h"
#include "postmortem/codecolours.h"
#include "postmortem/office.h"

#include <QFile>
#include <QSet>
#include <QXmlStreamWriter>

#include <algorithm>

namespace Bridgelog {

using namespace Qt::StringLiterals;

namespace {

constexpr int pageWidth = 17000; ///< hundredths of a millimetre between the margins

QString millimetres(int hundredths) { return u"%1mm"_s.arg(hundredths / 100.0, 0, 'f', 2); }

QString odtPicture(qsizetype number) { return u"Pictures/picture%1.png"_s.arg(number); }

/// Content as ODF elements; the styles that it turns out to need are made behind it.
class OdtContent : public BlockWalker {
public:
    explicit OdtContent(const PhaseBar &bar)
        : m_bar(bar)
        , m_xml(&m_body)
    {
    }

    QByteArray write(const Blocks &blocks)
    {
        m_xml.writeStartElement(u"office:text"_s);
        add(blocks);
        m_xml.writeEndElement();
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-content "
            + QByteArray(namespaces) + " office:version=\"1.3\"><office:automatic-styles>"
            + QByteArray(cells) + m_styles.join("") + "</office:automatic-styles><office:body>"
            + m_body.toUtf8() + "</office:body></office:document-content>\n";
    }

    const QList<QByteArray> &pictures() const { return m_pictures; }

    static constexpr auto namespaces =
        "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
        "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" "
        "xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" "
        "xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\" "
        "xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" "
        "xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\" "
        "xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\" "
        "xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\" "
        "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
        "xmlns:xlink=\"http://www.w3.org/1999/xlink\"";

private:
    /// Word processors take the styles of rows and cells from the content alone.
    static constexpr auto cells =
        "<style:style style:name=\"WholeRow\" style:family=\"table-row\">"
        "<style:table-row-properties fo:keep-together=\"always\"/></style:style>"
        "<style:style style:name=\"HeadCell\" style:family=\"table-cell\">"
        "<style:table-cell-properties fo:padding=\"1.4mm\" "
        "fo:border-bottom=\"1pt solid #98a2b3\" fo:background-color=\"#f6f7f9\"/></style:style>"
        "<style:style style:name=\"DayCell\" style:family=\"table-cell\">"
        "<style:table-cell-properties fo:padding=\"1.4mm\" "
        "fo:border-bottom=\"0.5pt solid #dde2ea\" fo:background-color=\"#f6f7f9\"/></style:style>"
        "<style:style style:name=\"BodyCell\" style:family=\"table-cell\">"
        "<style:table-cell-properties fo:padding=\"1.4mm\" "
        "fo:border-bottom=\"0.5pt solid #dde2ea\"/></style:style>";

    /// What a paragraph's style is where it says none itself.
    struct Place {
        QString paragraph;
        Marks marks;
    };

    void paragraph(const Block &block) override { paragraph(block.spans, styleOf(block)); }
    void rule() override { paragraph({}, u"Rule"_s); }
    void instant(const Block &block) override { paragraph(instantSpans(block), m_place.paragraph); }

    QString styleOf(const Block &block) const
    {
        if (block.purpose == Purpose::Byline)
            return u"Byline"_s;
        if (block.purpose == Purpose::Draft)
            return u"Draft"_s;
        return m_place.paragraph;
    }

    void heading(const Block &block) override
    {
        const QString level = QString::number(std::clamp(block.level, 1, 6));
        m_xml.writeStartElement(u"text:h"_s);
        m_xml.writeAttribute(u"text:style-name"_s, u"Heading_20_"_s + level);
        m_xml.writeAttribute(u"text:outline-level"_s, level);
        spans(block.spans);
        m_xml.writeEndElement();
    }

    void paragraph(const Spans &content, const QString &style)
    {
        m_xml.writeStartElement(u"text:p"_s);
        m_xml.writeAttribute(u"text:style-name"_s, style);
        spans(content);
        m_xml.writeEndElement();
    }

    void spans(const Spans &content)
    {
        for (const Span &span : content) {
            if (!span.link.isEmpty()) {
                m_xml.writeStartElement(u"text:a"_s);
                m_xml.writeAttribute(u"xlink:type"_s, u"simple"_s);
                m_xml.writeAttribute(u"xlink:href"_s, span.link);
            }
            styled(span.text, textStyle(span.marks | m_place.marks));
            if (!span.link.isEmpty())
                m_xml.writeEndElement();
        }
    }

    void styled(const QString &text, const QString &style)
    {
        if (!style.isEmpty()) {
            m_xml.writeStartElement(u"text:span"_s);
            m_xml.writeAttribute(u"text:style-name"_s, style);
        }
        characters(text);
        if (!style.isEmpty())
            m_xml.writeEndElement();
    }

    /// Readers fold spaces and line ends, so those that count are elements.
    void characters(const QString &text)
    {
        qsizetype from = 0;
        for (qsizetype i = 0; i < text.size(); ++i) {
            const QChar c = text.at(i);
            const bool folds = c == u' ' && (i == 0 || text.at(i - 1) == u' ');
            if (c != u'\n' && c != u'\t' && !folds)
                continue;
            m_xml.writeCharacters(text.sliced(from, i - from));
            m_xml.writeEmptyElement(
                c == u'\n'       ? u"text:line-break"_s
                    : c == u'\t' ? u"text:tab"_s
                                 : u"text:s"_s);
            from = i + 1;
        }
        m_xml.writeCharacters(text.sliced(from));
    }

    void code(const Block &block) override
    {
        m_xml.writeStartElement(u"text:p"_s);
        m_xml.writeAttribute(u"text:style-name"_s, u"Code"_s);
        const QStringList lines = block.text.split(u'\n');
        const auto colours = colourCode(block.text, block.aside);
        for (qsizetype i = 0; i < lines.size(); ++i) {
            qsizetype at = 0;
            for (const CodeRun &run : colours[static_cast<size_t>(i)]) {
                styled(lines.at(i).sliced(at, run.length), codeStyle(run.tone));
                at += run.length;
            }
            if (i + 1 < lines.size())
                m_xml.writeEmptyElement(u"text:line-break"_s);
        }
        m_xml.writeEndElement();
    }

    void list(const Block &block) override
    {
        m_xml.writeStartElement(u"text:list"_s);
        m_xml.writeAttribute(u"text:style-name"_s, block.start > 0 ? u"Numbers"_s : u"Bullets"_s);
        const Place before = m_place;
        const bool inner = before.paragraph == "List_20_Text"_L1;
        for (bool first = true; const Blocks &item : block.items) {
            const bool last = !inner && &item == &block.items.back();
            const QString style = last ? u"List_20_End"_s : u"List_20_Text"_s;
            m_xml.writeStartElement(u"text:list-item"_s);
            if (std::exchange(first, false) && block.start > 0)
                m_xml.writeAttribute(u"text:start-value"_s, QString::number(block.start));
            add(item, m_place.paragraph, u"List_20_Text"_s, style);
            m_xml.writeEndElement();
        }
        m_place = before;
        m_xml.writeEndElement();
    }

    void quote(const Block &block) override
    {
        const Place before = std::exchange(m_place, {u"Quotations"_s, m_place.marks});
        for (const Blocks &item : block.items)
            add(item);
        m_place = before;
    }

    void bar() override
    {
        if (m_bar.isEmpty())
            return;
        const int height = qRound(pageWidth * (m_bar.height() + 4) / Bridgelog::PhaseBar::width);
        frame(
            {.name = u"Phases"_s,
             .file = u"Pictures/phases.svg"_s,
             .size = {pageWidth, height},
             .title = m_bar.title,
             .words = m_bar.description});
    }

    void picture(const Block &block) override
    {
        m_pictures.append(block.png);
        const auto number = m_pictures.size();
        frame(
            {.name = u"Picture %1"_s.arg(number),
             .file = odtPicture(number),
             .size = officeSize(block, pageWidth, 2'540),
             .title = block.text,
             .words = {}});
    }

    struct Frame {
        QString name;
        QString file;
        QSize size; ///< hundredths of a millimetre
        QString title;
        QString words;
    };

    void frame(const Frame &frame)
    {
        m_xml.writeStartElement(u"text:p"_s);
        m_xml.writeAttribute(u"text:style-name"_s, m_place.paragraph);
        m_xml.writeStartElement(u"draw:frame"_s);
        m_xml.writeAttribute(u"draw:name"_s, frame.name);
        m_xml.writeAttribute(u"text:anchor-type"_s, u"as-char"_s);
        m_xml.writeAttribute(u"svg:width"_s, millimetres(frame.size.width()));
        m_xml.writeAttribute(u"svg:height"_s, millimetres(frame.size.height()));
        m_xml.writeStartElement(u"draw:image"_s);
        m_xml.writeAttribute(u"xlink:href"_s, frame.file);
        m_xml.writeAttribute(u"xlink:type"_s, u"simple"_s);
        m_xml.writeAttribute(u"xlink:show"_s, u"embed"_s);
        m_xml.writeAttribute(u"xlink:actuate"_s, u"onLoad"_s);
        m_xml.writeEndElement();
        m_xml.writeTextElement(u"svg:title"_s, frame.title);
        if (!frame.words.isEmpty())
            m_xml.writeTextElement(u"svg:desc"_s, frame.words);
        m_xml.writeEndElement();
        m_xml.writeEndElement();
    }

    void table(const Block &block) override
    {
        const QString name = u"Table%1"_s.arg(++m_tables);
        m_styles.append(
            u"<style:style style:name=\"%1\" style:family=\"table\"><style:table-properties "
            "style:width=\"%2\" table:align=\"left\" fo:margin-bottom=\"4mm\"%3 "
            "table:border-model=\"collapsing\"/></style:style>"_s
                .arg(
                    name, millimetres(pageWidth),
                    staysWhole(block) ? u" style:may-break-between-rows=\"false\""_s : QString())
                .toUtf8());
        m_xml.writeStartElement(u"table:table"_s);
        m_xml.writeAttribute(u"table:name"_s, name);
        m_xml.writeAttribute(u"table:style-name"_s, name);
        const QList<int> widths = officeColumns(block, pageWidth);
        for (qsizetype i = 0; i < widths.size(); ++i) {
            const QString column = u"%1.%2"_s.arg(name).arg(i + 1);
            m_styles.append(
                u"<style:style style:name=\"%1\" style:family=\"table-column\">"
                "<style:table-column-properties style:column-width=\"%2\"/></style:style>"_s
                    .arg(column, millimetres(widths.at(i)))
                    .toUtf8());
            m_xml.writeEmptyElement(u"table:table-column"_s);
            m_xml.writeAttribute(u"table:style-name"_s, column);
        }
        const Place before = std::exchange(m_place, {u"Table_20_Heading"_s, {}});
        m_xml.writeStartElement(u"table:table-header-rows"_s);
        startRow();
        for (const Column &column : block.columns) {
            startCell(u"HeadCell"_s);
            paragraph(
                {{.text = column.title, .marks = {}, .link = {}}},
                aligned(u"Table_20_Heading"_s, column.align));
            m_xml.writeEndElement();
        }
        m_xml.writeEndElement();
        m_xml.writeEndElement();
        for (const Row &row : block.rows)
            addRow(block, row);
        m_place = before;
        m_xml.writeEndElement();
    }

    void startRow()
    {
        m_xml.writeStartElement(u"table:table-row"_s);
        m_xml.writeAttribute(u"table:style-name"_s, u"WholeRow"_s);
    }

    void startCell(const QString &style)
    {
        m_xml.writeStartElement(u"table:table-cell"_s);
        m_xml.writeAttribute(u"table:style-name"_s, style);
        m_xml.writeAttribute(u"office:value-type"_s, u"string"_s);
    }

    void addRow(const Block &table, const Row &row)
    {
        startRow();
        if (row.kind == Row::Kind::Day) {
            startCell(u"DayCell"_s);
            m_xml.writeAttribute(
                u"table:number-columns-spanned"_s, QString::number(table.columns.size()));
            paragraph(
                {{.text = plainText(row.cells.front()), .marks = {}, .link = {}}},
                u"Table_20_Heading"_s);
            m_xml.writeEndElement();
            for (qsizetype i = 1; i < table.columns.size(); ++i)
                m_xml.writeEmptyElement(u"table:covered-table-cell"_s);
            m_xml.writeEndElement();
            return;
        }
        for (size_t i = 0; i < row.cells.size(); ++i) {
            const auto column = static_cast<qsizetype>(i);
            const Align align =
                column < table.columns.size() ? table.columns.at(column).align : Align::Left;
            m_place = {aligned(u"Table_20_Contents"_s, align), row.struck ? Mark::Dim : Marks()};
            startCell(u"BodyCell"_s);
            const QString style = m_place.paragraph;
            const QString inner = align == Align::Left ? u"Table_20_Part"_s : style;
            add(row.cells[i], m_place.paragraph, inner, style);
            if (row.cells[i].empty())
                paragraph({}, m_place.paragraph);
            m_xml.writeEndElement();
        }
        m_xml.writeEndElement();
    }

    QString aligned(const QString &style, Align align)
    {
        if (align == Align::Left)
            return style;
        const QString word = align == Align::Right ? u"right"_s : u"center"_s;
        const QString name = style + u'_' + word;
        if (!m_known.contains(name)) {
            m_known.insert(name);
            m_styles.append(u"<style:style style:name=\"%1\" style:family=\"paragraph\" "
                            "style:parent-style-name=\"%2\"><style:paragraph-properties "
                            "fo:text-align=\"%3\"/></style:style>"_s
                                .arg(name, style, align == Align::Right ? u"end"_s : word)
                                .toUtf8());
        }
        return name;
    }

    QString textStyle(Marks marks)
    {
        if (!marks)
            return {};
        const QString name = u"T%1"_s.arg(marks.toInt());
        QString properties;
        if (marks & Mark::Bold)
            properties += u" fo:font-weight=\"bold\""_s;
        if (marks & Mark::Italic)
            properties += u" fo:font-style=\"italic\""_s;
        if (marks & Mark::Code)
            properties += u" style:font-name=\"Mono\" fo:font-size=\"90%\""_s;
        if (marks & Mark::Struck)
            properties += u" style:text-line-through-style=\"solid\""_s;
        if (marks & (Mark::Dim | Mark::Struck))
            properties += u" fo:color=\"#566174\""_s;
        return made(name, properties);
    }

    QString codeStyle(CodeTone tone)
    {
        const QString colour = officeColour(tone);
        return colour.isEmpty() ? QString()
                                : made(u"C"_s + colour, u" fo:color=\"#%1\""_s.arg(colour));
    }

    QString made(const QString &name, const QString &properties)
    {
        if (!m_known.contains(name)) {
            m_known.insert(name);
            m_styles.append(
                u"<style:style style:name=\"%1\" style:family=\"text\"><style:text-properties"
                "%2/></style:style>"_s.arg(name, properties)
                    .toUtf8());
        }
        return name;
    }

    QList<QByteArray> m_pictures;
    const PhaseBar &m_bar;
    QString m_body;
    QXmlStreamWriter m_xml;
    QByteArrayList m_styles;
    QSet<QString> m_known;
    Place m_place{u"Text_20_body"_s, {}};
    int m_tables = 0;
};

QByteArray metaOf(const PostmortemText &text)
{
    return u"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-meta %1 "
           "office:version=\"1.3\"><office:meta><meta:generator>Bridgelog</meta:generator>"
           "<dc:title>%2</dc:title><dc:date>%3</dc:date></office:meta></office:document-meta>\n"_s
               .arg(
                   QString::fromLatin1(OdtContent::namespaces), text.title.toHtmlEscaped(),
                   isoText(text.lastInstant))
               .toUtf8();
}

QByteArray manifest(bool withBar, qsizetype pictures)
{
    QByteArray files;
    const auto file = [&files](const QByteArray &path, const QByteArray &type) {
        files += "<manifest:file-entry manifest:full-path=\"" + path + "\" manifest:media-type=\""
            + type + "\"/>";
    };
    file("/", "application/vnd.oasis.opendocument.text");
    file("content.xml", "text/xml");
    file("styles.xml", "text/xml");
    file("meta.xml", "text/xml");
    if (withBar)
        file("Pictures/phases.svg", "image/svg+xml");
    for (qsizetype i = 1; i <= pictures; ++i)
        file(odtPicture(i).toLatin1(), "image/png");
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<manifest:manifest "
           "xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" "
           "manifest:version=\"1.3\">"
        + files + "</manifest:manifest>\n";
}

QByteArray stylesXml()
{
    QFile file(u":/bridgelog/templates/odt-styles.xml"_s);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

Result<QByteArray> writeOdt(const PostmortemText &text)
{
    OdtContent content(text.bar);
    const QByteArray body = content.write(text.blocks);
    QList<ZipFile> files{
        {.path = u"mimetype"_s, .bytes = "application/vnd.oasis.opendocument.text", .stored = true},
        {.path = u"content.xml"_s, .bytes = body},
        {.path = u"styles.xml"_s, .bytes = stylesXml()},
        {.path = u"meta.xml"_s, .bytes = metaOf(text)}};
    if (!text.bar.isEmpty())
        files.append({.path = u"Pictures/phases.svg"_s, .bytes = phaseBarFile(text.bar)});
    for (qsizetype i = 0; i < content.pictures().size(); ++i)
        files.append({.path = odtPicture(i + 1), .bytes = content.pictures().at(i)});
    files.append(
        {.path = u"META-INF/manifest.xml"_s,
         .bytes = manifest(!text.bar.isEmpty(), content.pictures().size())});
    return zipArchive(files);
}

} // namespace Bridgelog
