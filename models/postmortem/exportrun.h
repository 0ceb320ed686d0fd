// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "postmortem/postmortem.h"

namespace Bridgelog {

/// Renders one incident for one audience into any number of formats; what they have in common is
/// made once.
class ExportRun {
public:
    ExportRun(const Incident &incident, const ExportOptions &options)
        : m_incident(incident)
        , m_options(options)
    {
    }

    /// Ics214, Ics201, Pdf, Odt, Docx and DrawnPng need a QGuiApplication, offscreen will do. Any
    /// thread.
    Result<QByteArray> rendered(ExportFormat format);
    /// The postmortem as HTML for a clipboard: nothing around it and no style.
    Result<QString> fragment();
    const Incident &incident() const { return m_incident; }

private:
    const Result<PostmortemText> &text();
    Result<QByteArray> composed(ExportFormat format);
    Result<QByteArray> markdown(const PostmortemText &text) const;
    Result<QByteArray> briefing() const;

    const Incident &m_incident;
    const ExportOptions &m_options;
    std::optional<Result<PostmortemText>> m_text;
};

} // namespace Bridgelog
