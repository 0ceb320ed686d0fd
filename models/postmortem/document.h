// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident/error.h"
#include "incident/incident.h"

#include <QJsonObject>

#include <array>

namespace Bridgelog {

enum class ExportFormat : quint8 {
    Markdown,
    Html,
    Pdf,
    Json,
    Csv,
    Odt,
    Docx
};

/// All of them, in the order in which people are told of them.
inline constexpr std::array exportFormats{
    ExportFormat::Markdown, ExportFormat::Html, ExportFormat::Pdf, ExportFormat::Odt,
    ExportFormat::Docx,     ExportFormat::Json, ExportFormat::Csv};

struct ExportOptions {
    QString templateName = QStringLiteral("public-rca"); ///< of postmortemTemplates()
    Audience audience = Audience::Internal; ///< Public shows only what is public
};

/// The JSON contract: what `show --json` prints and the JSON export holds.
QJsonObject incidentDocument(const Incident &incident);
QByteArray incidentJson(const Incident &incident);

/// The postmortem as GitHub-flavoured Markdown, filled from the template. Entries' text stays text:
/// template tags and raw HTML in it are shown, never run.
Result<QByteArray> postmortemMarkdown(const Incident &incident, const ExportOptions &options);
/// Self-contained: no script, no request, print styles, dark mode.
Result<QByteArray> postmortemHtml(const Incident &incident, const ExportOptions &options);
/// A4, painted page by page; needs a QGuiApplication (offscreen will do), any thread. The same
/// incident, the same bytes.
Result<QByteArray> postmortemPdf(const Incident &incident, const ExportOptions &options);
/// OpenDocument text, for word processors; needs a QGuiApplication, any thread. The same incident,
/// the same bytes.
Result<QByteArray> postmortemOdt(const Incident &incident, const ExportOptions &options);
/// The same as WordprocessingML.
Result<QByteArray> postmortemDocx(const Incident &incident, const ExportOptions &options);
/// The timeline as RFC 4180, formula cells neutralised.
QByteArray timelineCsv(const Incident &incident, const ExportOptions &options);

/// The names of templateList (templatefiles.h).
QStringList postmortemTemplates();
/// What people call it: "Google SRE" for "google-sre".
QString templateTitle(const QString &name);
QString suffixOf(ExportFormat format);
std::optional<ExportFormat> formatFromWord(QStringView word);
/// `YYYY-MM-DD-slug.ext`, the day being that of impact, else declared, else the first record, in
/// the incident's zone.
QString exportFileName(const Incident &incident, ExportFormat format);
/// Writes `bytes` into `folder` under `name`, atomically, 0600; under a name like it where there is
/// another file of that name. Its path.
Result<QString> writeExport(
    const QString &folder, const QString &name, const Incident &incident, const QByteArray &bytes);
/// Renders and writes one file for each format into `folder`, atomically, 0600; their paths.
Result<QStringList> exportTo(
    const QString &folder, const Incident &incident, const QList<ExportFormat> &formats,
    const ExportOptions &options);

} // namespace Bridgelog
