// SPDX-License-Identifier: GPL-3.0-or-later
#include "postmortem/exportrun.h"

#include "postmortem/activitylog.h"
#include "postmortem/audience.h"
#include "postmortem/docxwriter.h"
#include "postmortem/drawntimeline.h"
#include "postmortem/facts.h"
#include "postmortem/frontmatter.h"
#include "postmortem/handofftext.h"
#include "postmortem/htmlwriter.h"
#include "postmortem/markdownwriter.h"
#include "postmortem/markupwriter.h"
#include "postmortem/odtwriter.h"
#include "postmortem/pdfwriter.h"

namespace Bridgelog {

using namespace Qt::StringLiterals;

Result<QByteArray> ExportRun::rendered(ExportFormat format)
{
    switch (format) {
        using enum ExportFormat;
    case Markdown:
    case Html:
    case Pdf:
    case Odt:
    case Docx:
    case Slack:
    case Confluence:
    case MediaWiki: return composed(format);
    case Json: return incidentJson(shownTo(m_incident, m_options.audience));
    case Csv: return timelineCsv(m_incident, m_options);
    case StatusPage: return statusPageText(m_incident);
    case Ics214: return writePdf(activityLog(shownTo(m_incident, m_options.audience)));
    case Ics201: return briefing();
    case DrawnSvg: return drawnTimelineSvg(m_incident, m_options);
    case DrawnPng: return drawnTimelinePng(m_incident, m_options);
    case ActionsCsv: return actionsCsv(m_incident, m_options);
    case ActionsCalendar: return actionsCalendar(m_incident, m_options);
    }
    return refuse(u"This export format is not known."_s);
}

const Result<PostmortemText> &ExportRun::text()
{
    if (!m_text)
        m_text = composePostmortem(m_incident, m_options);
    return *m_text;
}

Result<QString> ExportRun::fragment()
{
    const Result<PostmortemText> &made = text();
    if (!made)
        return std::unexpected(made.error());
    return u"<meta charset=\"utf-8\">"_s + htmlFragment(made->blocks);
}

/// What is the postmortem's text in one shape or another.
Result<QByteArray> ExportRun::composed(ExportFormat format)
{
    const Result<PostmortemText> &made = text();
    if (!made)
        return std::unexpected(made.error());
    const PostmortemText &document = *made;
    switch (format) {
        using enum ExportFormat;
    case Html: return writeHtml(document).toUtf8();
    case Pdf: return writePdf(document);
    case Odt: return writeOdt(document);
    case Docx: return writeDocx(document);
    case Slack: return writeMarkup(document.blocks, Markup::Slack).toUtf8();
    case Confluence: return writeMarkup(document.blocks, Markup::Confluence).toUtf8();
    case MediaWiki: return writeMarkup(document.blocks, Markup::MediaWiki).toUtf8();
    default: return markdown(document);
    }
}

Result<QByteArray> ExportRun::markdown(const PostmortemText &text) const
{
    QString head;
    if (!m_options.frontMatter.isEmpty()) {
        const auto filled =
            frontMatter(m_options.frontMatter, shownTo(m_incident, m_options.audience));
        if (!filled)
            return std::unexpected(filled.error());
        head = *filled;
    }
    return head.append(writeMarkdown(text.blocks)).toUtf8();
}

/// As of the last thing that is known to have happened, so that the same incident gives the same
/// briefing.
Result<QByteArray> ExportRun::briefing() const
{
    const Incident shown = shownTo(m_incident, m_options.audience);
    const Instant last = Facts(shown, m_options.audience).lastInstant();
    const HandoffBrief brief = handoffBrief(shown, last);
    return writePdf(handoffText(brief, HandoffShape::Ics201, shown.holderOf(u"commander"_s)));
}

static Result<QByteArray>
once(const Incident &incident, ExportFormat format, const ExportOptions &options)
{
    return ExportRun(incident, options).rendered(format);
}

Result<QByteArray> postmortemMarkdown(const Incident &incident, const ExportOptions &options)
{
    return once(incident, ExportFormat::Markdown, options);
}

Result<QByteArray> postmortemHtml(const Incident &incident, const ExportOptions &options)
{
    return once(incident, ExportFormat::Html, options);
}

Result<QByteArray> postmortemPdf(const Incident &incident, const ExportOptions &options)
{
    return once(incident, ExportFormat::Pdf, options);
}

Result<QByteArray> postmortemOdt(const Incident &incident, const ExportOptions &options)
{
    return once(incident, ExportFormat::Odt, options);
}

Result<QByteArray> postmortemDocx(const Incident &incident, const ExportOptions &options)
{
    return once(incident, ExportFormat::Docx, options);
}

} // namespace Bridgelog
