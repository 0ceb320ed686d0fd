// SPDX-License-Identifier: GPL-3.0-or-later
#include "postmortem/exportformat.h"

#include <QStringList>

namespace Bridgelog {

using namespace Qt::StringLiterals;

namespace {

struct Names {
    QString word;
    QString suffix;
};

Names namesOf(ExportFormat format)
{
    switch (format) {
        using enum ExportFormat;
    case Markdown: return {u"md"_s, u"md"_s};
    case Html: return {u"html"_s, u"html"_s};
    case Pdf: return {u"pdf"_s, u"pdf"_s};
    case Json: return {u"json"_s, u"json"_s};
    case Csv: return {u"csv"_s, u"csv"_s};
    case Odt: return {u"odt"_s, u"odt"_s};
    case Docx: return {u"docx"_s, u"docx"_s};
    case StatusPage: return {u"statuspage"_s, u"statuspage.txt"_s};
    case Ics214: return {u"ics214"_s, u"ics214.pdf"_s};
    case Ics201: return {u"ics201"_s, u"ics201.pdf"_s};
    case DrawnSvg: return {u"svg"_s, u"svg"_s};
    case DrawnPng: return {u"png"_s, u"png"_s};
    case ActionsCsv: return {u"actions-csv"_s, u"actions.csv"_s};
    case ActionsCalendar: return {u"actions-ics"_s, u"actions.ics"_s};
    case Slack: return {u"slack"_s, u"slack.txt"_s};
    case Confluence: return {u"confluence"_s, u"confluence.txt"_s};
    case MediaWiki: return {u"mediawiki"_s, u"mediawiki.txt"_s};
    }
    return {};
}

} // namespace

QString wordOf(ExportFormat format) { return namesOf(format).word; }
QString suffixOf(ExportFormat format) { return namesOf(format).suffix; }

std::optional<ExportFormat> formatFromWord(QStringView word)
{
    const QString wanted = word.trimmed().toString().toLower();
    if (wanted == u"markdown")
        return ExportFormat::Markdown;
    if (wanted == u"htm")
        return ExportFormat::Html;
    for (const auto format : exportFormats) {
        if (wordOf(format) == wanted)
            return format;
    }
    return {};
}

QStringList formatWords()
{
    QStringList words;
    for (const ExportFormat format : exportFormats)
        words.append(wordOf(format));
    return words;
}

} // namespace Bridgelog
