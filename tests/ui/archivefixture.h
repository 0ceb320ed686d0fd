// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/openincident.h"

#include <QTemporaryDir>
#include <QTest>

namespace Bridgelog {

/// An archive of its own for a test, and an incident under way in it.
class ArchiveFixture {
public:
    ArchiveFixture()
    {
        auto opened = Journal::open(
            m_folder.filePath(QStringLiteral("test.bridgelog")), Journal::Access::Write);
        if (!opened)
            qFatal("%s", qPrintable(opened.error().sentence));
        journal = std::move(*opened);
    }

    std::unique_ptr<OpenIncident> declare(const QString &title, std::optional<int> severity = 1)
    {
        auto declared = OpenIncident::declare(
            *journal,
            {.title = title, .severity = severity, .zone = QStringLiteral("Europe/London")},
            QStringLiteral("commander"));
        if (!declared)
            qFatal("%s", qPrintable(declared.error().sentence));
        return std::move(*declared);
    }

    QString path(const QString &name) const { return m_folder.filePath(name); }

private:
    QTemporaryDir m_folder;

public:
    std::unique_ptr<Journal> journal;
};

} // namespace Bridgelog
