// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command.h"

#include "archive/archive.h"
#include "session/openincident.h"

#include <QJsonObject>

#include <memory>

namespace Bridgelog {

/// One run of a command: its arguments, the archive it works on, and where its answer goes.
class Call {
public:
    /// `archivePath` empty: the user's own.
    Call(const Arguments &arguments, const QString &archivePath);

    const Arguments &arguments() const { return m_arguments; }
    bool json() const { return m_arguments.has(QStringLiteral("json")); }
    QString archivePath() const;
    bool isArchiveNamed() const { return !m_archivePath.isEmpty(); }
    /// No archive was named, and the user has none yet: nothing was ever declared.
    bool isFirstUse() const;
    /// The archive; opened once.
    Result<Journal *> journal(Journal::Access access);

    /// The incident that `text` names: an id, or the beginning of just one.
    Result<IncidentId> incidentNamed(const QString &text);
    /// The incident of `--incident`, else the one that is active.
    Result<IncidentId> currentIncident();
    /// The same, to work on.
    Result<std::unique_ptr<OpenIncident>> openCurrent();
    /// The incident as its journal tells it.
    Result<Incident> read(const IncidentId &id);
    /// Done once everything recorded is on disk.
    Outcome settle();

    void print(const QString &text) const;
    void print(const QJsonObject &document) const;
    void print(const QByteArray &bytes) const;

private:
    Arguments m_arguments;
    QString m_archivePath;
    std::unique_ptr<Journal> m_journal;
};

/// Who writes where nobody is named: $BRIDGELOG_AUTHOR, else the login.
QString defaultAuthor();
/// A time as a person writes it, read on `zone`'s clock; a question becomes a refusal that lists
/// the answers.
Result<Moment> momentOf(const QString &text, const QTimeZone &zone);
/// Refuses what is no IANA zone.
Result<QTimeZone> zoneOf(const QString &name);
/// What a person or an import wrote, safe for a terminal: control characters are shown, never
/// obeyed.
QString shown(const QString &text);
/// `text` on one line.
QString onOneLine(const QString &text);
/// "16:21 BST", with the day in front: "2019-09-16 16:21 BST".
QString shownTime(Instant instant, const QTimeZone &zone, Precision precision);

} // namespace Bridgelog
