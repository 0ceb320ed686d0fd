// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/theme.h"
#include "postmortem/document.h"

#include <QByteArray>
#include <QSettings>

namespace Bridgelog {

/// What the window remembers between two starts. Nothing of an incident: that is in the archive.
/// Looks at its file when it is made, and writes to it when it goes.
class WindowSettings {
public:
    Theme::Choice theme() const;
    void setTheme(Theme::Choice choice);

    QByteArray geometry() const;
    void setGeometry(const QByteArray &geometry);
    QByteArray splitter(const QString &name) const;
    void setSplitter(const QString &name, const QByteArray &state);
    bool isPanelShown(const QString &name) const;
    void setPanelShown(const QString &name, bool shown);

    /// The incidents open in tabs, of one archive.
    struct Tabs {
        QList<IncidentId> incidents;
        int current = 0;
    };
    Tabs tabs(const QString &archivePath) const;
    void setTabs(const QString &archivePath, const Tabs &tabs);

    /// Where the room view was.
    QByteArray roomGeometry() const;
    void setRoomGeometry(const QByteArray &geometry);
    /// Keys of what was chosen in the palette, the latest first.
    QStringList chosenLast() const;
    void noteChosen(const QString &key);

    /// Off unless somebody asked for it.
    bool isReminderHeard() const;
    void setReminderHeard(bool on);

    /// A dictionary's language, "off", or empty: the system's.
    QString spelling() const;
    void setSpelling(const QString &language);
    /// Words that are right though no dictionary has them.
    QStringList ownWords() const;
    void setOwnWords(const QStringList &words);

    /// Where exports go; empty until the person chose.
    QString exportFolder() const;
    void setExportFolder(const QString &folder);
    QList<ExportFormat> exportFormats() const;
    void setExportFormats(const QList<ExportFormat> &formats);
    /// What goes from what is for the public.
    RedactionRules redactionRules() const;
    void setRedactionRules(const RedactionRules &rules);
    ExportOptions exportOptions() const;
    void setExportOptions(const ExportOptions &options);

private:
    QSettings m_settings{QStringLiteral("bridgelog"), QStringLiteral("bridgelog")};
};

} // namespace Bridgelog
