// SPDX-License-Identifier: GPL-3.0-or-later
#include "redaction/pdftexts.h"

#include <QHash>
#include <QMap>
#include <QRegularExpression>
#include <QXmlStreamReader>

namespace Bridgelog {

using namespace Qt::StringLiterals;

namespace {

using Glyphs = QHash<uint, QString>;

QByteArray inflated(const QByteArray &stream)
{
    const auto guess = static_cast<quint32>(qMin<qsizetype>(stream.size() * 8, 1 << 28));
    QByteArray packed;
    for (const int shift : {24, 16, 8, 0})
        packed.append(static_cast<char>((guess >> shift) & 0xFF));
    return qUncompress(packed + stream);
}

QString utf16(const QByteArray &bytes)
{
    QString text;
    for (qsizetype i = 0; i + 1 < bytes.size(); i += 2)
        text.append(QChar(static_cast<char16_t>(
            static_cast<uchar>(bytes.at(i)) << 8 | static_cast<uchar>(bytes.at(i + 1)))));
    return text;
}

/// What a table of "beginbfchar" and "beginbfrange" says.
Glyphs glyphsOf(const QString &table)
{
    static const QRegularExpression section(
        u"beginbf(char|range)(.*?)endbf"_s, QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression one(u"<([0-9A-Fa-f]+)>\\s*<([0-9A-Fa-f]+)>"_s);
    static const QRegularExpression range(
        u"<([0-9A-Fa-f]+)>\\s*<([0-9A-Fa-f]+)>\\s*(?:<([0-9A-Fa-f]+)>|\\[([^\\]]*)\\])"_s);
    static const QRegularExpression item(u"<([0-9A-Fa-f]+)>"_s);
    const auto textOf = [](const QString &hex) {
        return utf16(QByteArray::fromHex(hex.toLatin1()));
    };
    Glyphs glyphs;
    for (const auto &part : section.globalMatch(table)) {
        if (part.capturedView(1) == u"char") {
            for (const auto &match : one.globalMatch(part.captured(2)))
                glyphs.insert(match.captured(1).toUInt(nullptr, 16), textOf(match.captured(2)));
            continue;
        }
        for (const auto &match : range.globalMatch(part.captured(2))) {
            uint glyph = match.captured(1).toUInt(nullptr, 16);
            const uint last = qMin(match.captured(2).toUInt(nullptr, 16), glyph + 0xFFFF);
            if (match.hasCaptured(4)) {
                for (const auto &each : item.globalMatch(match.captured(4)))
                    glyphs.insert(glyph++, textOf(each.captured(1)));
                continue;
            }
            QString text = textOf(match.captured(3));
            for (; glyph <= last && !text.isEmpty(); ++glyph) {
                glyphs.insert(glyph, text);
                text.back() = QChar(static_cast<char16_t>(text.back().unicode() + 1));
            }
        }
    }
    return glyphs;
}

/// The literal strings "(…)" of an object, with their escapes read.
QStringList literalsIn(const QByteArray &text)
{
    QStringList found;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text.at(i) != '(')
            continue;
        QByteArray bytes;
        int depth = 1;
        for (++i; i < text.size() && depth > 0; ++i) {
            char c = text.at(i);
            if (c == '\\' && i + 1 < text.size()) {
                static const QByteArray letters = "nrtbf";
                static const QByteArray meanings = "\n\r\t\b\f";
                c = text.at(++i);
                const qsizetype known = letters.indexOf(c);
                bytes.append(known >= 0 ? meanings.at(known) : c);
                continue;
            }
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth > 0)
                bytes.append(c);
        }
        --i;
        found.append(
            bytes.startsWith("\xFE\xFF") ? utf16(bytes.sliced(2)) : QString::fromLatin1(bytes));
    }
    return found;
}

/// The strings "<…>" of an object.
QStringList hexStringsIn(const QByteArray &text)
{
    static const QRegularExpression pattern(u"(?<!<)<([0-9A-Fa-f]{4,})>(?!>)"_s);
    QStringList found;
    for (const auto &match : pattern.globalMatch(QString::fromLatin1(text))) {
        const QByteArray bytes = QByteArray::fromHex(match.captured(1).toLatin1());
        found.append(
            bytes.startsWith("\xFE\xFF") ? utf16(bytes.sliced(2)) : QString::fromUtf8(bytes));
    }
    return found;
}

QStringList stringsIn(const QByteArray &text) { return literalsIn(text) + hexStringsIn(text); }

/// The words and attributes of an XML text with their references read; all of it as it stands where
/// it is none.
QStringList xmlTexts(const QByteArray &bytes)
{
    QXmlStreamReader xml(bytes);
    QStringList found;
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isCharacters())
            found.append(xml.text().toString());
        for (const QXmlStreamAttribute &attribute : xml.attributes())
            found.append(attribute.value().toString());
    }
    return xml.hasError() ? QStringList{QString::fromUtf8(bytes)} : found;
}

class Reader {
public:
    explicit Reader(const QByteArray &pdf)
        : m_pdf(pdf)
    {
    }

    PdfTexts read()
    {
        objects();
        fonts();
        for (const QByteArray &page : std::as_const(m_pages))
            this->page(page);
        for (const QString &column : std::as_const(m_columns))
            m_texts.columns += column + u'\n';
        return std::move(m_texts);
    }

private:
    /// Each "N 0 obj … endobj": its dictionary's strings, and its stream.
    void objects()
    {
        qsizetype at = 0;
        while ((at = m_pdf.indexOf(" 0 obj", at)) >= 0) {
            qsizetype digits = at;
            while (digits > 0 && m_pdf.at(digits - 1) >= '0' && m_pdf.at(digits - 1) <= '9')
                --digits;
            const int number = m_pdf.sliced(digits, at - digits).toInt();
            at += 6;
            const qsizetype end = m_pdf.indexOf("endobj", at);
            if (end < 0)
                break;
            object(number, at, end);
        }
        const qsizetype trailer = m_pdf.lastIndexOf("trailer");
        if (trailer < 0 || m_heads.isEmpty())
            m_texts.isWhole = false;
        else
            m_texts.strings += stringsIn(m_pdf.sliced(trailer));
    }

    void object(int number, qsizetype &at, qsizetype end)
    {
        const qsizetype stream = m_pdf.indexOf("stream\n", at);
        if (stream < 0 || stream > end) {
            m_heads.insert(number, m_pdf.sliced(at, end - at));
            m_texts.strings += stringsIn(m_heads.value(number));
            at = end;
            return;
        }
        const QByteArray head = m_pdf.sliced(at, stream - at);
        const qsizetype close = m_pdf.indexOf("\nendstream", stream);
        QByteArray bytes = m_pdf.sliced(stream + 7, (close < 0 ? end : close) - stream - 7);
        m_heads.insert(number, head);
        m_texts.strings += stringsIn(head);
        if (head.contains("/Filter")) {
            bytes = head.contains("/FlateDecode") ? inflated(bytes) : QByteArray();
            m_texts.isWhole = m_texts.isWhole && !bytes.isEmpty();
        }
        m_streams.insert(number, bytes);
        if (head.contains("/XML"))
            m_texts.strings += xmlTexts(bytes);
        else if (!head.contains("/Length1") && !head.contains("/XObject") && bytes.contains("BT\n"))
            m_pages.append(bytes);
        at = qMax(end, close);
    }

    void fonts()
    {
        static const QRegularExpression named(u"/(F\\d+) (\\d+) 0 R"_s);
        static const QRegularExpression table(u"/ToUnicode (\\d+) 0 R"_s);
        for (const QByteArray &head : std::as_const(m_heads)) {
            for (const auto &match : named.globalMatch(QString::fromLatin1(head))) {
                const QByteArray font = m_heads.value(match.captured(2).toInt());
                const auto to = table.match(QString::fromLatin1(font));
                const int stream = to.captured(1).toInt();
                if (to.hasMatch() && !m_fonts.contains(match.captured(1)))
                    m_fonts.insert(
                        match.captured(1), glyphsOf(QString::fromLatin1(m_streams.value(stream))));
            }
        }
    }

    /// A run of glyphs, and where it is painted.
    struct Run {
        QString text;
        double left = 0;
        double last = 0; ///< where its last glyph begins
        double baseline = 0;
        double size = 0;
        bool placed = false;
    };

    void page(const QByteArray &content)
    {
        static const QRegularExpression words(
            u"BT\\n|ET\\n|/(F\\d+) ([-0-9.]+) Tf|([-0-9.]+) ([-0-9.]+) Td|<([0-9A-Fa-f]+)>"_s);
        const QString text = QString::fromLatin1(content);
        const Glyphs *font = nullptr;
        Run run;
        m_before = {};
        for (const auto &match : words.globalMatch(text)) {
            if (match.hasCaptured(1)) {
                const auto it = m_fonts.constFind(match.captured(1));
                font = it == m_fonts.constEnd() ? nullptr : &*it;
                run.size = match.captured(2).toDouble();
            } else if (match.hasCaptured(3)) {
                move(run, match.captured(3).toDouble(), match.captured(4).toDouble());
            } else if (match.hasCaptured(5)) {
                glyphs(match.capturedView(5), font, run.text);
            } else if (match.capturedView().startsWith(u'B')) {
                run = {};
            } else if (!run.text.isEmpty()) {
                take(run);
            }
        }
    }

    static void move(Run &run, double x, double y)
    {
        if (run.placed) {
            run.last += x;
            return;
        }
        run.placed = true;
        run.left = run.last = x;
        run.baseline = y;
    }

    /// A run that goes on where the one before ended belongs to the same words.
    void take(const Run &run)
    {
        const double gap = run.left - m_before.last;
        const bool goesOn = !m_texts.lines.isEmpty() && m_before.placed
            && qAbs(run.baseline - m_before.baseline) < run.size / 4 && gap > 0
            && gap < run.size * 1.3;
        const int column = qRound((goesOn ? m_column : run.left) / 20);
        if (goesOn)
            m_texts.lines.last() += run.text;
        else
            m_texts.lines.append(run.text);
        m_column = goesOn ? m_column : run.left;
        m_columns[column] += run.text;
        m_before = run;
    }

    void glyphs(QStringView hex, const Glyphs *font, QString &run)
    {
        for (qsizetype i = 0; i + 4 <= hex.size(); i += 4) {
            const uint glyph = hex.sliced(i, 4).toUInt(nullptr, 16);
            // A font has no letter for what it lacks, nor for some forms of joined scripts.
            run += font ? font->value(glyph, QString(QChar::ReplacementCharacter)) : QString();
            m_texts.isWhole = m_texts.isWhole && font;
        }
    }

    const QByteArray &m_pdf;
    PdfTexts m_texts;
    QMap<int, QByteArray> m_heads;
    QMap<int, QByteArray> m_streams;
    QList<QByteArray> m_pages;
    QHash<QString, Glyphs> m_fonts;
    QMap<int, QString> m_columns; ///< by their left edge
    Run m_before; ///< the run that was painted last
    double m_column = 0; ///< where the line of that run began
};

} // namespace

PdfTexts pdfTexts(const QByteArray &pdf) { return Reader(pdf).read(); }

} // namespace Bridgelog
