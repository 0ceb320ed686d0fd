// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/textdecoding.h"

#include <QStringDecoder>

#include <algorithm>
#include <array>

namespace Bridgelog {

using namespace Qt::StringLiterals;

/// What Windows-1252 has at 0x80 to 0x9F; zero where it has nothing.
static constexpr std::array<char16_t, 32> windowsLetters{
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

static QString fromWindows1252(const QByteArray &content)
{
    QString text;
    text.reserve(content.size());
    for (const char byte : content) {
        const auto code = static_cast<unsigned char>(byte);
        const char16_t letter =
            code >= 0x80 && code < 0xA0 ? windowsLetters[code - 0x80u] : char16_t(code);
        text.append(letter == 0 && code != 0 ? QChar(QChar::ReplacementCharacter) : QChar(letter));
    }
    return text;
}

/// Control characters that no text has.
static bool looksBinary(const QString &text)
{
    return std::ranges::any_of(text, [](QChar c) {
        return c.unicode() < 0x20 && c != u'\n' && c != u'\r' && c != u'\t' && c != u'\f'
            && c != u'\v' && c.unicode() != 0x1B;
    });
}

static QString withPlainLinesAndBlanks(const QString &text)
{
    QString plain;
    plain.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        switch (c.unicode()) {
        case u'\r':
            if (i + 1 >= text.size() || text.at(i + 1) != u'\n')
                plain.append(u'\n');
            break;
        case u'\v':
        case u'\f':
        case 0x0085:
        case 0x2028:
        case 0x2029: plain.append(u'\n'); break;
        case u'\t':
        case 0x00A0:
        case 0x2007:
        case 0x202F: plain.append(u' '); break;
        case 0x200B:
        case 0xFEFF: break;
        default: plain.append(c);
        }
    }
    return plain;
}

Result<DecodedText> decodedText(const QByteArray &content, const QString &fileName)
{
    DecodedText result;
    const auto encoding = QStringConverter::encodingForData(content);
    QStringDecoder decoder(encoding.value_or(QStringConverter::Utf8));
    QString text = decoder.decode(content);
    if (decoder.hasError() && !encoding) {
        text = fromWindows1252(content);
        result.warnings.append(u"The text is not UTF-8; it was read as Windows-1252."_s);
    } else if (decoder.hasError()) {
        result.warnings.append(
            u"Some bytes of the text are not what its byte order mark promises."_s);
    }
    if (looksBinary(text))
        return refuse(
            u"%1 is not text; paste the status page's text or give a JSON export of this program."_s
                .arg(fileName));
    result.text = withPlainLinesAndBlanks(text);
    return result;
}

} // namespace Bridgelog
