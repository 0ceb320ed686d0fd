// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <array>
#include <optional>

namespace Bridgelog {

enum class ExportFormat : quint8 {
    Markdown,
    Html,
    Pdf,
    Json,
    Csv,
    Odt,
    Docx,
    StatusPage, ///< the public updates as a status page shows them
    Ics214, ///< the activity log, as a PDF
    Ics201, ///< the briefing, as a PDF
    DrawnSvg, ///< the drawn timeline
    DrawnPng,
    ActionsCsv,
    ActionsCalendar,
    Slack,
    Confluence,
    MediaWiki
};

/// All of them, in the order in which people are told of them.
inline constexpr std::array exportFormats{ExportFormat::Markdown,   ExportFormat::Html,
                                          ExportFormat::Pdf,        ExportFormat::Odt,
                                          ExportFormat::Docx,       ExportFormat::Json,
                                          ExportFormat::Csv,        ExportFormat::StatusPage,
                                          ExportFormat::Ics214,     ExportFormat::Ics201,
                                          ExportFormat::DrawnSvg,   ExportFormat::DrawnPng,
                                          ExportFormat::ActionsCsv, ExportFormat::ActionsCalendar,
                                          ExportFormat::Slack,      ExportFormat::Confluence,
                                          ExportFormat::MediaWiki};

/// Those that are written where nobody chose: the postmortem, and its data.
inline constexpr std::array usualFormats{
    ExportFormat::Markdown, ExportFormat::Html, ExportFormat::Pdf, ExportFormat::Odt,
    ExportFormat::Docx,     ExportFormat::Json, ExportFormat::Csv};

/// The word that a person names it by: "md", "statuspage", "actions-ics".
QString wordOf(ExportFormat format);
/// What its file's name ends with, behind the dot: "md", "statuspage.txt".
QString suffixOf(ExportFormat format);
std::optional<ExportFormat> formatFromWord(QStringView word);
/// The words of all.
QStringList formatWords();

} // namespace Bridgelog
