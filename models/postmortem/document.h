// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident/error.h"
#include "incident/incident.h"
#include "postmortem/exportformat.h"
#include "postmortem/pictures.h"
#include "redaction/redaction.h"

#include <QJsonObject>

#include <functional>

namespace Bridgelog {

struct ExportOptions {
    QString templateName = QStringLiteral("public-rca"); ///< of postmortemTemplates()
    Audience audience = Audience::Internal; ///< Public shows only what is public
    QString frontMatter; ///< of the Markdown, with fields; empty: none
    RedactionRules redaction; ///< what goes before anything is rendered
    AttachedBytes attached; ///< of pictures that the text has; without it they stay text
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
/// An action item and the title of its incident.
struct ToldAction {
    ActionItem item;
    QString incident;
};
/// The action items, the same way.
QByteArray actionsCsv(const Incident &incident, const ExportOptions &options);
QByteArray actionsCsv(const QList<ToldAction> &actions);
/// The action items as to-dos of iCalendar (RFC 5545).
QByteArray actionsCalendar(const Incident &incident, const ExportOptions &options);
/// `stamp`: when they were as they are told.
QByteArray actionsCalendar(const QList<ToldAction> &actions, Instant stamp);
/// The public updates, newest first, as a status page shows them; an import reads it back.
QByteArray statusPageText(const Incident &incident);

/// The names of templateList (templatefiles.h).
QStringList postmortemTemplates();
/// What people call it: "Google SRE" for "google-sre".
QString templateTitle(const QString &name);
/// `YYYY-MM-DD-slug.ext`, the day being that of impact, else declared, else the first record, in
/// the incident's zone.
QString exportFileName(const Incident &incident, ExportFormat format);
/// Writes `bytes` into `folder` under `name`, atomically, 0600; under a name like it where there is
/// another file of that name. Its path.
Result<QString> writeExport(
    const QString &folder, const QString &name, const Incident &incident, const QByteArray &bytes);
/// Told how many files of how many are made, on the thread that makes them; false gives up.
using ExportProgress = std::function<bool(int done, int all)>;

struct ExportFile {
    QString name;
    QByteArray bytes;
};
/// What makes one file out of an incident from which everything is gone that has to go.
using ExportRenderer = std::function<Result<QByteArray>(
    const Incident &redacted, ExportFormat format, const ExportOptions &options)>;
/// All files of an export in memory. Where something was redacted, each was read again and told
/// none of it; if one does, all are refused.
Result<QList<ExportFile>> renderedExports(
    const Incident &incident, const QList<ExportFormat> &formats, const ExportOptions &options,
    const ExportProgress &progress = {}, const ExportRenderer &renderer = {});
/// Renders one file for each format and writes them into `folder`, each atomically, 0600, the first
/// only when all could be made; their paths.
Result<QStringList> exportTo(
    const QString &folder, const Incident &incident, const QList<ExportFormat> &formats,
    const ExportOptions &options, const ExportProgress &progress = {});

} // namespace Bridgelog
