// SPDX-License-Identifier: GPL-3.0-or-later
#include "checklists/checklistline.h"

#include <QCoreApplication>
#include <QStringDecoder>

#include <algorithm>

namespace Bridgelog {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype maxBytes = 1 << 20;
constexpr int minutesPerHour = 60;
constexpr int minutesPerDay = 24 * minutesPerHour;
constexpr int maxMinutes = 60 * minutesPerDay;

QString tell(const char *what)
{
    return QCoreApplication::translate("Bridgelog::ChecklistReader", what);
}

bool isBlank(QChar c) { return c == u' ' || c == u'\t'; }

/// What would hide in the file or end a line unseen.
bool isHidden(QChar c)
{
    return (c.category() == QChar::Other_Control && c != u'\t')
        || c.category() == QChar::Separator_Line || c.category() == QChar::Separator_Paragraph;
}

/// How many letters of `bytes` are good before the first that is no UTF-8.
qsizetype goodLetters(const QByteArray &bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8);
    QString good;
    for (const char byte : bytes) {
        const QString more = decoder.decode(QByteArrayView(&byte, 1));
        if (decoder.hasError())
            break;
        good += more;
    }
    return good.size();
}

std::expected<ChecklistLine, ChecklistFault> lineOf(const QByteArray &bytes, int number)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    ChecklistLine line{.text = decoder.decode(bytes), .number = number};
    if (decoder.hasError())
        return std::unexpected(ChecklistFault{
            .line = number,
            .column = line.columnOf(goodLetters(bytes)),
            .what = tell(QT_TRANSLATE_NOOP("Bridgelog::ChecklistReader", "the text is no UTF-8"))});
    const auto hidden = std::ranges::find_if(std::as_const(line.text), isHidden);
    if (hidden != line.text.cend())
        return std::unexpected(ChecklistFault{
            .line = number,
            .column = line.columnOf(hidden - line.text.cbegin()),
            .what = tell(QT_TRANSLATE_NOOP(
                "Bridgelog::ChecklistReader", "there is a character that cannot be seen"))});
    while (!line.text.isEmpty() && line.text.back().isSpace())
        line.text.chop(1);
    return line;
}

} // namespace

qsizetype ChecklistLine::indent() const
{
    return std::ranges::find_if_not(text, isBlank) - text.begin();
}

bool ChecklistLine::hasKey() const
{
    const QStringView all = content();
    const auto colon = all.indexOf(u':');
    return colon > 0
        && std::ranges::all_of(all.first(colon), [](QChar c) { return c >= u'a' && c <= u'z'; });
}

qsizetype ChecklistLine::valuePlace() const
{
    qsizetype place = text.indexOf(u':', indent()) + 1;
    while (place < text.size() && isBlank(text.at(place)))
        ++place;
    return place;
}

int ChecklistLine::columnOf(qsizetype place) const
{
    const QStringView before = QStringView(text).first(std::min(place, text.size()));
    const auto halves = std::ranges::count_if(before, [](QChar c) { return c.isLowSurrogate(); });
    return static_cast<int>(before.size() - halves) + 1;
}

std::expected<QList<ChecklistLine>, ChecklistFault> linesOf(const QByteArray &bytes)
{
    if (bytes.size() > maxBytes)
        return std::unexpected(ChecklistFault{
            .what = tell(
                QT_TRANSLATE_NOOP("Bridgelog::ChecklistReader", "the file is larger than 1 MB"))});
    QByteArray plain = bytes.startsWith("\xef\xbb\xbf") ? bytes.sliced(3) : bytes;
    plain.replace("\r\n", "\n");
    QList<ChecklistLine> lines;
    for (const QByteArray &raw : plain.split('\n')) {
        auto line = lineOf(raw, static_cast<int>(lines.size()) + 1);
        if (!line)
            return std::unexpected(line.error());
        lines.append(*std::move(line));
    }
    if (lines.size() > 1 && lines.last().text.isEmpty())
        lines.removeLast();
    return lines;
}

std::optional<QList<int>> severitiesFrom(QStringView text)
{
    if (text == u"none")
        return QList<int>();
    QList<int> severities;
    const auto digit = [](QStringView part) {
        const bool one = part.size() == 1 && part.front() >= u'1' && part.front() <= u'5';
        return one ? part.front().unicode() - u'0' : 0;
    };
    for (const QStringView part : (text == u"all" ? QStringView(u"1-5") : text).split(u',')) {
        const auto dash = part.indexOf(u'-');
        const int from = digit(part.first(dash < 0 ? part.size() : dash).trimmed());
        const int to = dash < 0 ? from : digit(part.sliced(dash + 1).trimmed());
        if (from == 0 || to < from)
            return {};
        for (int severity = from; severity <= to; ++severity) {
            if (!severities.contains(severity))
                severities.append(severity);
        }
    }
    std::ranges::sort(severities);
    return severities;
}

std::optional<int> minutesFrom(QStringView text)
{
    int minutes = 0;
    int smallest = maxMinutes; // units come from the larger to the smaller, each once
    for (const QStringView part : text.trimmed().split(u' ', Qt::SkipEmptyParts)) {
        bool isNumber = false;
        const int count = part.chopped(1).toInt(&isNumber);
        const QChar letter = part.back();
        const int unit = letter == u'd' ? minutesPerDay
            : letter == u'h'            ? minutesPerHour
            : letter == u'm'            ? 1
                                        : 0;
        if (!isNumber || part.front() == u'+' || count < 1 || unit == 0 || unit >= smallest
            || count > maxMinutes / unit)
            return {};
        minutes += count * unit;
        smallest = unit;
    }
    return minutes > 0 && minutes <= maxMinutes ? std::optional(minutes) : std::nullopt;
}

QString lengthText(int minutes)
{
    QStringList parts;
    for (const auto &[unit, letter] :
         {std::pair(minutesPerDay, u'd'), std::pair(minutesPerHour, u'h'), std::pair(1, u'm')}) {
        if (minutes / unit > 0)
            parts.append(QString::number(minutes / unit) + letter);
        minutes %= unit;
    }
    return parts.join(u' ');
}

QString idOfText(const QString &text)
{
    constexpr qsizetype longest = 60;
    QString id;
    for (const QChar c : text.normalized(QString::NormalizationForm_KD).toCaseFolded()) {
        if ((c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9'))
            id.append(c);
        else if (!c.isMark() && c != u'\'' && c != u'’' && !id.isEmpty() && !id.endsWith(u'-'))
            id.append(u'-');
    }
    id.truncate(longest);
    while (id.endsWith(u'-'))
        id.chop(1);
    return id;
}

} // namespace Bridgelog
