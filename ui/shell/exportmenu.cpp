// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/exportmenu.h"

#include "postmortem/frontmatter.h"

#include <QActionGroup>

using namespace Qt::StringLiterals;

namespace Bridgelog {

namespace {

QString nameOf(ExportFormat format)
{
    switch (format) {
        using enum ExportFormat;
    case Markdown: return ExportMenu::tr("Markdown");
    case Html: return ExportMenu::tr("Web page (HTML)");
    case Pdf: return ExportMenu::tr("PDF");
    case Odt: return ExportMenu::tr("OpenDocument text (ODT)");
    case Docx: return ExportMenu::tr("Word (DOCX)");
    case Json: return ExportMenu::tr("JSON");
    case Csv: return ExportMenu::tr("Timeline (CSV)");
    case StatusPage: return ExportMenu::tr("Status page text");
    case Ics214: return ExportMenu::tr("Activity log (ICS 214)");
    case Ics201: return ExportMenu::tr("Briefing (ICS 201)");
    case DrawnSvg: return ExportMenu::tr("Drawn timeline (SVG)");
    case DrawnPng: return ExportMenu::tr("Drawn timeline (PNG)");
    case ActionsCsv: return ExportMenu::tr("Action items (CSV)");
    case ActionsCalendar: return ExportMenu::tr("Action items (iCalendar)");
    case Slack: return ExportMenu::tr("Slack message");
    case Confluence: return ExportMenu::tr("Confluence wiki markup");
    case MediaWiki: return ExportMenu::tr("MediaWiki page");
    }
    return {};
}

/// Where all that are chosen are named on one line.
QString shortNameOf(ExportFormat format)
{
    switch (format) {
        using enum ExportFormat;
    case Html: return ExportMenu::tr("HTML");
    case Odt: return ExportMenu::tr("ODT");
    case Docx: return ExportMenu::tr("DOCX");
    case Csv: return ExportMenu::tr("CSV");
    case StatusPage: return ExportMenu::tr("Status page");
    case Ics214: return ExportMenu::tr("ICS 214");
    case Ics201: return ExportMenu::tr("ICS 201");
    case DrawnSvg: return ExportMenu::tr("SVG");
    case DrawnPng: return ExportMenu::tr("PNG");
    case ActionsCsv: return ExportMenu::tr("Actions CSV");
    case ActionsCalendar: return ExportMenu::tr("Actions calendar");
    case Slack: return ExportMenu::tr("Slack");
    case Confluence: return ExportMenu::tr("Confluence");
    case MediaWiki: return ExportMenu::tr("MediaWiki");
    case Markdown:
    case Pdf:
    case Json: return nameOf(format);
    }
    return {};
}

} // namespace

ExportMenu::ExportMenu(const QString &title, QWidget *parent)
    : QMenu(title, parent)
{
    connect(this, &QMenu::aboutToShow, this, &ExportMenu::fill);
}

void ExportMenu::fill()
{
    clear();
    addFormats();
    QAction *front = addAction(tr("Front matter before the Markdown"));
    front->setObjectName(u"exportFrontMatter"_s);
    front->setCheckable(true);
    front->setChecked(!WindowSettings().exportOptions().frontMatter.isEmpty());
    connect(front, &QAction::toggled, this, [this](bool on) {
        WindowSettings settings;
        ExportOptions options = settings.exportOptions();
        options.frontMatter = on ? usualFrontMatter() : QString();
        settings.setExportOptions(options);
    });
    addSeparator();
    addTemplates();
    addSeparator();
    addAudience();
    addSeparator();
    QAction *folder = addAction(tr("Export to another folder…"), this, &ExportMenu::folderAsked);
    folder->setObjectName(u"exportFolder"_s);
    addSeparator();
    addCopies();
}

void ExportMenu::addFormats()
{
    const QList<ExportFormat> chosen = WindowSettings().exportFormats();
    for (const ExportFormat format : exportFormats) {
        QAction *action = addAction(nameOf(format));
        action->setObjectName(u"export_"_s + wordOf(format));
        action->setCheckable(true);
        action->setChecked(chosen.contains(format));
        connect(action, &QAction::toggled, this, [this, format](bool on) {
            WindowSettings settings;
            QList<ExportFormat> formats = settings.exportFormats();
            formats.removeAll(format);
            if (on)
                formats.append(format);
            settings.setExportFormats(formats);
            Q_EMIT formatsChanged();
        });
    }
}

QStringList ExportMenu::chosenFormats() const
{
    const QList<ExportFormat> chosen = WindowSettings().exportFormats();
    QStringList names;
    for (const ExportFormat format : exportFormats) {
        if (chosen.contains(format))
            names.append(shortNameOf(format));
    }
    return names;
}

void ExportMenu::addTemplates()
{
    auto *group = new QActionGroup(this);
    const QString chosen = WindowSettings().exportOptions().templateName;
    for (const QString &name : postmortemTemplates()) {
        QAction *action = group->addAction(addAction(tr("Template: %1").arg(templateTitle(name))));
        action->setObjectName(u"template_"_s + name);
        action->setCheckable(true);
        action->setChecked(chosen == name);
        connect(action, &QAction::triggered, this, [this, name] {
            WindowSettings settings;
            ExportOptions options = settings.exportOptions();
            options.templateName = name;
            settings.setExportOptions(options);
        });
    }
}

void ExportMenu::addAudience()
{
    auto *group = new QActionGroup(this);
    const Audience chosen = WindowSettings().exportOptions().audience;
    for (const Audience audience : {Audience::Internal, Audience::Public}) {
        const QString text = audience == Audience::Public ? tr("Only what is public")
                                                          : tr("Everything, internal, too");
        QAction *action = group->addAction(addAction(text));
        action->setObjectName(u"exportAudience_"_s + word(audience));
        action->setCheckable(true);
        action->setChecked(chosen == audience);
        connect(action, &QAction::triggered, this, [this, audience] {
            WindowSettings settings;
            ExportOptions options = settings.exportOptions();
            options.audience = audience;
            settings.setExportOptions(options);
        });
    }
}

void ExportMenu::addCopies()
{
    for (const auto &[format, text] :
         {std::pair{ExportFormat::Html, tr("Copy as rich text")},
          {ExportFormat::Markdown, tr("Copy as Markdown")},
          {ExportFormat::Slack, tr("Copy for Slack")},
          {ExportFormat::Confluence, tr("Copy for Confluence")},
          {ExportFormat::MediaWiki, tr("Copy for MediaWiki")},
          {ExportFormat::StatusPage, tr("Copy for a status page")}}) {
        QAction *action = addAction(text, this, [this, format] { Q_EMIT copyAsked(format); });
        action->setObjectName(u"copy_"_s + wordOf(format));
    }
}

} // namespace Bridgelog
