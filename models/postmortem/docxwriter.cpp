// SPDX-License-Identifier: GPL-3.0-or-later
#include "postmortem/docxwriter.h"

#include "modules/ziparchive.h"
#include "postmortem/blockwalker.h"
#include "postmortem/codecolours.h"
#include "postmortem/office.h"

#include <QFile>
#include <QXmlStreamWriter>

#include <algorithm>

namespace Bridgelog {

using namespace Qt::StringLiterals;

namespace {

constexpr int pageWidth = 9638; ///< twentieths of a point between the margins
constexpr int cellMargin = 80; ///< as the table style has it
constexpr int twip = 635; ///< English metric units
constexpr auto relationNames =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

class DocxContent : public BlockWalker {
public:
    explicit DocxContent(const PhaseBar &bar)
        : m_bar(bar)
        , m_xml(&m_document)
    {
    }

    void write(const Blocks &blocks)
    {
        m_xml.writeStartDocument();
        m_xml.writeStartElement(u"w:document"_s);
        attribute(u"xmlns:w"_s, u"http://schemas.openxmlformats.org/wordprocessingml/2006/main"_s);
        attribute(u"xmlns:r"_s, QString::fromLatin1(relationNames));
        attribute(
            u"xmlns:wp"_s,
            u"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"_s);
        attribute(u"xmlns:a"_s, u"http://schemas.openxmlformats.org/drawingml/2006/main"_s);
        attribute(u"xmlns:pic"_s, u"http://schemas.openxmlformats.org/drawingml/2006/picture"_s);
        m_xml.writeStartElement(u"w:body"_s);
        add(blocks);
        page();
        m_xml.writeEndDocument();
    }

    QByteArray document() const { return m_document; }
    const QList<QByteArray> &pictures() const { return m_pictures; }
    /// Where its links, its picture and the other files are.
    QByteArray relations() const
    {
        QByteArray bytes;
        QXmlStreamWriter xml(&bytes);
        xml.writeStartDocument();
        xml.writeStartElement(u"Relationships"_s);
        xml.writeDefaultNamespace(
            u"http://schemas.openxmlformats.org/package/2006/relationships"_s);
        const auto relation =
            [&xml](const QString &id, const QString &type, const QString &to, bool outside) {
                xml.writeEmptyElement(u"Relationship"_s);
                xml.writeAttribute(u"Id"_s, id);
                xml.writeAttribute(u"Type"_s, QString::fromLatin1(relationNames) + u'/' + type);
                xml.writeAttribute(u"Target"_s, to);
                if (outside)
                    xml.writeAttribute(u"TargetMode"_s, u"External"_s);
            };
        relation(u"styles"_s, u"styles"_s, u"styles.xml"_s, false);
        relation(u"numbering"_s, u"numbering"_s, u"numbering.xml"_s, false);
        relation(u"footer"_s, u"footer"_s, u"footer.xml"_s, false);
        if (!m_bar.isEmpty())
            relation(u"phases"_s, u"image"_s, u"media/phases.png"_s, false);
        for (qsizetype i = 1; i <= m_pictures.size(); ++i)
            relation(u"picture%1"_s.arg(i), u"image"_s, u"media/picture%1.png"_s.arg(i), false);
        for (qsizetype i = 0; i < m_links.size(); ++i)
            relation(u"link%1"_s.arg(i + 1), u"hyperlink"_s, m_links.at(i), true);
        xml.writeEndDocument();
        return bytes;
    }
    /// Bullets are number 1; each numbered list has its own, so that it begins where it says.
    QByteArray numbering() const
    {
        QFile file(u":/bridgelog/templates/docx-numbering.xml"_s);
        if (!file.open(QIODevice::ReadOnly))
            return {};
        QByteArray lists;
        for (qsizetype i = 0; i < m_starts.size(); ++i) {
            lists += "<w:num w:numId=\"" + QByteArray::number(i + 2)
                + "\"><w:abstractNumId w:val=\"2\"/><w:lvlOverride w:ilvl=\""
                + QByteArray::number(m_starts.at(i).level) + "\"><w:startOverride w:val=\""
                + QByteArray::number(m_starts.at(i).number) + "\"/></w:lvlOverride></w:num>";
        }
        return file.readAll().replace("</w:numbering>", lists + "</w:numbering>");
    }

private:
    struct Place {
        QString paragraph;
        Marks marks;
        int level = -1; ///< of the list, from 0
        int number = 0; ///< the list's; 0: this paragraph has none
        Align align = Align::Left;
        bool keep = false; ///< on the page of what follows
    };
    struct Start {
        int level = 0;
        int number = 1;
    };

    void attribute(const QString &name, const QString &value) { m_xml.writeAttribute(name, value); }
    void value(const QString &element, const QString &value)
    {
        m_xml.writeEmptyElement(element);
        attribute(u"w:val"_s, value);
    }

    void heading(const Block &block) override
    {
        paragraph(block.spans, u"Heading%1"_s.arg(std::clamp(block.level, 1, 6)));
    }
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

    void startParagraph(const QString &style)
    {
        m_xml.writeStartElement(u"w:p"_s);
        m_xml.writeStartElement(u"w:pPr"_s);
        value(u"w:pStyle"_s, style);
        if (m_place.keep)
            m_xml.writeEmptyElement(u"w:keepNext"_s);
        if (m_place.number > 0) {
            m_xml.writeStartElement(u"w:numPr"_s);
            value(u"w:ilvl"_s, QString::number(m_place.level));
            value(u"w:numId"_s, QString::number(std::exchange(m_place.number, 0)));
            m_xml.writeEndElement();
        } else if (m_place.level >= 0) {
            m_xml.writeEmptyElement(u"w:ind"_s);
            attribute(u"w:left"_s, QString::number(360 * (m_place.level + 1)));
        }
        if (m_place.align != Align::Left)
            value(u"w:jc"_s, m_place.align == Align::Right ? u"right"_s : u"center"_s);
        m_xml.writeEndElement();
    }

    void paragraph(const Spans &content, const QString &style)
    {
        startParagraph(style);
        for (const Span &span : content) {
            if (!span.link.isEmpty()) {
                m_links.append(span.link);
                m_xml.writeStartElement(u"w:hyperlink"_s);
                attribute(u"r:id"_s, u"link%1"_s.arg(m_links.size()));
            }
            run(span.text, span.marks | m_place.marks, {}, !span.link.isEmpty());
            if (!span.link.isEmpty())
                m_xml.writeEndElement();
        }
        m_xml.writeEndElement();
    }

    /// The properties stand in the order that the schema wants.
    void run(const QString &text, Marks marks, const QString &colour, bool link = false)
    {
        m_xml.writeStartElement(u"w:r"_s);
        m_xml.writeStartElement(u"w:rPr"_s);
        if (link)
            value(u"w:rStyle"_s, u"Hyperlink"_s);
        else if (marks & Mark::Code)
            value(u"w:rStyle"_s, u"CodeText"_s);
        if (marks & Mark::Bold)
            m_xml.writeEmptyElement(u"w:b"_s);
        if (marks & Mark::Italic)
            m_xml.writeEmptyElement(u"w:i"_s);
        if (marks & Mark::Struck)
            m_xml.writeEmptyElement(u"w:strike"_s);
        if (!colour.isEmpty())
            value(u"w:color"_s, colour);
        else if (marks & (Mark::Dim | Mark::Struck))
            value(u"w:color"_s, u"566174"_s);
        m_xml.writeEndElement();
        characters(text);
        m_xml.writeEndElement();
    }

    void characters(const QString &text)
    {
        const auto piece = [this](const QString &words) {
            if (words.isEmpty())
                return;
            m_xml.writeStartElement(u"w:t"_s);
            attribute(u"xml:space"_s, u"preserve"_s);
            m_xml.writeCharacters(words);
            m_xml.writeEndElement();
        };
        qsizetype from = 0;
        for (qsizetype i = 0; i < text.size(); ++i) {
            const QChar c = text.at(i);
            if (c != u'\n' && c != u'\t')
                continue;
            piece(text.sliced(from, i - from));
            m_xml.writeEmptyElement(c == u'\n' ? u"w:br"_s : u"w:tab"_s);
            from = i + 1;
        }
        piece(text.sliced(from));
    }

    void code(const Block &block) override
    {
        startParagraph(u"Code"_s);
        const QStringList lines = block.text.split(u'\n');
        const auto colours = colourCode(block.text, block.aside);
        for (qsizetype i = 0; i < lines.size(); ++i) {
            qsizetype at = 0;
            for (const CodeRun &stretch : colours[static_cast<size_t>(i)]) {
                run(lines.at(i).sliced(at, stretch.length), {}, officeColour(stretch.tone));
                at += stretch.length;
            }
            if (i + 1 < lines.size())
                run(u"\n"_s, {}, {});
        }
        m_xml.writeEndElement();
    }

    void list(const Block &block) override
    {
        constexpr int deepest = 8;
        const Place before = m_place;
        const bool inner = before.paragraph == "ListParagraph"_L1;
        m_place.level = std::min(before.level + 1, deepest);
        int number = 1;
        if (block.start > 0) {
            m_starts.append({.level = m_place.level, .number = block.start});
            number = static_cast<int>(m_starts.size()) + 1;
        }
        for (const Blocks &item : block.items) {
            const bool last = !inner && &item == &block.items.back();
            const QString style = last ? u"ListEnd"_s : u"ListParagraph"_s;
            m_place.number = number;
            add(item, m_place.paragraph, u"ListParagraph"_s, style);
            if (m_place.number > 0) // nothing took it
                paragraph({}, style);
        }
        m_place = before;
    }

    void quote(const Block &block) override
    {
        const QString before = std::exchange(m_place.paragraph, u"Quote"_s);
        for (const Blocks &item : block.items)
            add(item);
        m_place.paragraph = before;
    }

    void table(const Block &block) override
    {
        const QList<int> widths = officeColumns(block, pageWidth);
        m_xml.writeStartElement(u"w:tbl"_s);
        m_xml.writeStartElement(u"w:tblPr"_s);
        value(u"w:tblStyle"_s, u"Lines"_s);
        m_xml.writeEmptyElement(u"w:tblW"_s);
        attribute(u"w:w"_s, QString::number(pageWidth));
        attribute(u"w:type"_s, u"dxa"_s);
        m_xml.writeEmptyElement(u"w:tblInd"_s); // its lines from margin to margin
        attribute(u"w:w"_s, QString::number(cellMargin));
        attribute(u"w:type"_s, u"dxa"_s);
        m_xml.writeEmptyElement(u"w:tblLayout"_s);
        attribute(u"w:type"_s, u"fixed"_s);
        m_xml.writeEndElement();
        m_xml.writeStartElement(u"w:tblGrid"_s);
        for (const int width : widths) {
            m_xml.writeEmptyElement(u"w:gridCol"_s);
            attribute(u"w:w"_s, QString::number(width));
        }
        m_xml.writeEndElement();
        const Place before = std::exchange(m_place, {.paragraph = u"TableHeading"_s});
        startRow(true);
        for (qsizetype i = 0; i < block.columns.size(); ++i) {
            startCell(widths.at(i), 1, true);
            m_place.align = block.columns.at(i).align;
            paragraph(
                {{.text = block.columns.at(i).title, .marks = {}, .link = {}}}, u"TableHeading"_s);
            m_xml.writeEndElement();
        }
        m_xml.writeEndElement();
        for (const Row &row : block.rows) {
            const bool last = &row == &block.rows.back();
            addRow(block, row, widths, staysWhole(block) && !last);
        }
        m_place = before;
        m_xml.writeEndElement();
        paragraph({}, u"AfterTable"_s); // two tables that touch would become one
    }

    void startRow(bool head)
    {
        m_xml.writeStartElement(u"w:tr"_s);
        m_xml.writeStartElement(u"w:trPr"_s);
        m_xml.writeEmptyElement(u"w:cantSplit"_s);
        if (head)
            m_xml.writeEmptyElement(u"w:tblHeader"_s);
        m_xml.writeEndElement();
    }

    void startCell(int width, qsizetype columns, bool shaded)
    {
        m_xml.writeStartElement(u"w:tc"_s);
        m_xml.writeStartElement(u"w:tcPr"_s);
        m_xml.writeEmptyElement(u"w:tcW"_s);
        attribute(u"w:w"_s, QString::number(width));
        attribute(u"w:type"_s, u"dxa"_s);
        if (columns > 1)
            value(u"w:gridSpan"_s, QString::number(columns));
        if (shaded) {
            m_xml.writeEmptyElement(u"w:shd"_s);
            attribute(u"w:val"_s, u"clear"_s);
            attribute(u"w:color"_s, u"auto"_s);
            attribute(u"w:fill"_s, u"F6F7F9"_s);
        }
        m_xml.writeEndElement();
    }

    void addRow(const Block &table, const Row &row, const QList<int> &widths, bool keep)
    {
        startRow(false);
        if (row.kind == Row::Kind::Day) {
            m_place = {.paragraph = u"TableHeading"_s};
            startCell(pageWidth, table.columns.size(), true);
            paragraph(
                {{.text = plainText(row.cells.front()), .marks = {}, .link = {}}},
                u"TableHeading"_s);
            m_xml.writeEndElement();
        } else {
            for (qsizetype i = 0; i < table.columns.size(); ++i) {
                startCell(widths.at(i), 1, false);
                m_place = {
                    .paragraph = u"TableText"_s,
                    .marks = row.struck ? Mark::Dim : Marks(),
                    .align = table.columns.at(i).align,
                    .keep = keep};
                const auto cell = static_cast<size_t>(i);
                if (cell < row.cells.size())
                    add(row.cells[cell], m_place.paragraph, u"TablePart"_s, u"TableText"_s);
                if (cell >= row.cells.size() || row.cells[cell].empty())
                    paragraph({}, u"TableText"_s); // a cell ends with a paragraph
                m_xml.writeEndElement();
            }
        }
        m_xml.writeEndElement();
    }

    void bar() override
    {
        if (m_bar.isEmpty())
            return;
        const int height = qRound(pageWidth * (m_bar.height() + 4) / Bridgelog::PhaseBar::width);
        drawing(
            {.number = 1,
             .relation = u"phases"_s,
             .size = {pageWidth, height},
             .name = m_bar.title,
             .words = m_bar.description});
    }

    void picture(const Block &block) override
    {
        m_pictures.append(block.png);
        const auto number = m_pictures.size();
        drawing(
            {.number = number + 1,
             .relation = u"picture%1"_s.arg(number),
             .size = officeSize(block, pageWidth, 1'440),
             .name = u"Picture %1"_s.arg(number),
             .words = block.text});
    }

    struct Drawing {
        qsizetype number = 0;
        QString relation;
        QSize size; ///< twentieths of a point
        QString name;
        QString words;
    };

    void drawing(const Drawing &drawn)
    {
        const auto size = [&](const QString &element) {
            m_xml.writeEmptyElement(element);
            attribute(u"cx"_s, QString::number(qint64(drawn.size.width()) * twip));
            attribute(u"cy"_s, QString::number(qint64(drawn.size.height()) * twip));
        };
        const auto name = [&](const QString &element) {
            m_xml.writeEmptyElement(element);
            attribute(u"id"_s, QString::number(drawn.number));
            attribute(u"name"_s, drawn.name);
            attribute(u"descr"_s, drawn.words);
        };
        const auto start = [this](const QString &element) { m_xml.writeStartElement(element); };
        startParagraph(m_place.paragraph);
        start(u"w:r"_s);
        start(u"w:drawing"_s);
        start(u"wp:inline"_s);
        for (const QString &side : {u"distT"_s, u"distB"_s, u"distL"_s, u"distR"_s})
            attribute(side, u"0"_s);
        size(u"wp:extent"_s);
        name(u"wp:docPr"_s);
        start(u"a:graphic"_s);
        start(u"a:graphicData"_s);
        attribute(u"uri"_s, u"http://schemas.openxmlformats.org/drawingml/2006/picture"_s);
        start(u"pic:pic"_s);
        start(u"pic:nvPicPr"_s);
        name(u"pic:cNvPr"_s);
        m_xml.writeEmptyElement(u"pic:cNvPicPr"_s);
        m_xml.writeEndElement();
        start(u"pic:blipFill"_s);
        m_xml.writeEmptyElement(u"a:blip"_s);
        attribute(u"r:embed"_s, drawn.relation);
        start(u"a:stretch"_s);
        m_xml.writeEmptyElement(u"a:fillRect"_s);
        m_xml.writeEndElement();
        m_xml.writeEndElement();
        start(u"pic:spPr"_s);
        start(u"a:xfrm"_s);
        m_xml.writeEmptyElement(u"a:off"_s);
        attribute(u"x"_s, u"0"_s);
        attribute(u"y"_s, u"0"_s);
        size(u"a:ext"_s);
        m_xml.writeEndElement();
        start(u"a:prstGeom"_s);
        attribute(u"prst"_s, u"rect"_s);
        m_xml.writeEndElement();
        for (int open = 0; open < 8; ++open) // up to the paragraph
            m_xml.writeEndElement();
    }

    void page()
    {
        m_xml.writeStartElement(u"w:sectPr"_s);
        m_xml.writeEmptyElement(u"w:footerReference"_s);
        attribute(u"w:type"_s, u"default"_s);
        attribute(u"r:id"_s, u"footer"_s);
        m_xml.writeEmptyElement(u"w:pgSz"_s); // A4
        attribute(u"w:w"_s, u"11906"_s);
        attribute(u"w:h"_s, u"16838"_s);
        m_xml.writeEmptyElement(u"w:pgMar"_s);
        for (const QString &side : {u"top"_s, u"right"_s, u"bottom"_s, u"left"_s})
            attribute(u"w:"_s + side, u"1134"_s);
        for (const QString &part : {u"header"_s, u"footer"_s})
            attribute(u"w:"_s + part, u"567"_s);
        attribute(u"w:gutter"_s, u"0"_s);
        m_xml.writeEndElement();
    }

    const PhaseBar &m_bar;
    QByteArray m_document;
    QXmlStreamWriter m_xml;
    QStringList m_links;
    QList<QByteArray> m_pictures;
    QList<Start> m_starts; ///< of the numbered lists
    Place m_place{.paragraph = u"BodyText"_s};
};

QByteArray resource(const QString &name)
{
    QFile file(u":/bridgelog/templates/"_s + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray properties(const PostmortemText &text)
{
    QByteArray bytes;
    QXmlStreamWriter xml(&bytes);
    xml.writeStartDocument();
    xml.writeStartElement(u"cp:coreProperties"_s);
    xml.writeAttribute(
        u"xmlns:cp"_s,
        u"http://schemas.openxmlformats.org/package/2006/metadata/core-properties"_s);
    xml.writeAttribute(u"xmlns:dc"_s, u"http://purl.org/dc/elements/1.1/"_s);
    xml.writeAttribute(u"xmlns:dcterms"_s, u"http://purl.org/dc/terms/"_s);
    xml.writeAttribute(u"xmlns:xsi"_s, u"http://www.w3.org/2001/XMLSchema-instance"_s);
    xml.writeTextElement(u"dc:title"_s, text.title);
    xml.writeTextElement(u"dc:creator"_s, u"Bridgelog"_s);
    for (const QString &date : {u"dcterms:created"_s, u"dcterms:modified"_s}) {
        xml.writeStartElement(date);
        xml.writeAttribute(u"xsi:type"_s, u"dcterms:W3CDTF"_s);
        xml.writeCharacters(
            isoText({text.lastInstant.us - text.lastInstant.us % Bridgelog::Instant::second}));
        xml.writeEndElement();
    }
    xml.writeEndDocument();
    return bytes;
}

} // namespace

Result<QByteArray> writeDocx(const PostmortemText &text)
{
    DocxContent content(text.bar);
    content.write(text.blocks);
    QList<ZipFile> files{
        {.path = u"[Content_Types].xml"_s, .bytes = resource(u"docx-types.xml"_s)},
        {.path = u"_rels/.rels"_s, .bytes = resource(u"docx-relations.xml"_s)},
        {.path = u"docProps/core.xml"_s, .bytes = properties(text)},
        {.path = u"word/document.xml"_s, .bytes = content.document()},
        {.path = u"word/_rels/document.xml.rels"_s, .bytes = content.relations()},
        {.path = u"word/styles.xml"_s, .bytes = resource(u"docx-styles.xml"_s)},
        {.path = u"word/numbering.xml"_s, .bytes = content.numbering()},
        {.path = u"word/footer.xml"_s, .bytes = resource(u"docx-footer.xml"_s)}};
    if (!text.bar.isEmpty())
        files.append({.path = u"word/media/phases.png"_s, .bytes = phaseBarPng(text.bar)});
    for (qsizetype i = 0; i < content.pictures().size(); ++i)
        files.append(
            {.path = u"word/media/picture%1.png"_s.arg(i + 1), .bytes = content.pictures().at(i)});
    return zipArchive(files);
}

} // namespace Bridgelog
