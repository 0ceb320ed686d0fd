// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal/backup.h"

#include "journal/connection.h"
#include "journal/verify.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QSet>
#include <QTimeZone>
#include <QVariant>

#include <fcntl.h>
#include <unistd.h>

namespace Bridgelog {

using namespace Qt::StringLiterals;

static const QString stampForm = u"yyyyMMdd'T'HHmmsszzz'Z'"_s;

static QString folderOf(const QString &archivePath)
{
    return QFileInfo(archivePath).absolutePath() + u"/backups"_s;
}

static QString stem(const QString &archivePath)
{
    return QFileInfo(archivePath).completeBaseName();
}

static Result<> syncFile(const QString &path)
{
    const int file = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    const bool synced = file >= 0 && ::fsync(file) == 0;
    if (file >= 0)
        ::close(file);
    return synced ? Result<>() : refuse(u"The backup %1 did not reach the disk."_s.arg(path));
}

static Result<> copyVerified(const QString &archivePath, const QString &copy)
{
    {
        QFile file(copy); // readable by its owner only, from the first byte
        if (!file.open(
                QIODevice::NewOnly | QIODevice::WriteOnly, QFile::ReadOwner | QFile::WriteOwner))
            return refuse(u"The backup %1 cannot be made: %2."_s.arg(copy, file.errorString()));
    }
    {
        auto connection = Connection::open(archivePath, Connection::Mode::ReadWrite);
        if (!connection)
            return std::unexpected(connection.error());
        auto vacuum = (*connection)->prepare(u"VACUUM INTO ?"_s);
        if (!vacuum)
            return std::unexpected(vacuum.error());
        vacuum->addBindValue(copy);
        if (!vacuum->exec())
            return std::unexpected(
                queryError(*vacuum, u"The backup %1 could not be written."_s.arg(copy)));
    }
    if (auto synced = syncFile(copy); !synced)
        return synced;
    auto connection = Connection::open(copy, Connection::Mode::Immutable);
    if (!connection)
        return std::unexpected(connection.error());
    const auto check = (*connection)->value(u"PRAGMA quick_check(1)"_s);
    if (!check)
        return std::unexpected(check.error());
    if (check->toString() != u"ok")
        return refuse(u"The backup %1 is damaged."_s.arg(copy), check->toString());
    const auto report = verifyJournal(**connection);
    if (!report)
        return std::unexpected(report.error());
    if (!report->ok())
        return refuse(u"The backup %1 does not verify: event %2: %3."_s.arg(
            copy, report->bad->id, report->bad->why));
    return {};
}

Result<Backup> makeBackup(const QString &archivePath, Instant now)
{
    const QString folder = folderOf(archivePath);
    if (!QDir(folder).exists()) {
        if (!QDir().mkpath(folder))
            return refuse(u"The folder %1 for backups cannot be made."_s.arg(folder));
        QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }
    const QString stamp =
        QDateTime::fromMSecsSinceEpoch(now.us / 1000, QTimeZone::UTC).toString(stampForm);
    const QString path = u"%1/%2-%3.bridgelog"_s.arg(folder, stem(archivePath), stamp);
    const QString fresh = path + u".part"_s;
    QFile::remove(fresh);
    if (auto copied = copyVerified(archivePath, fresh); !copied) {
        QFile::remove(fresh);
        return std::unexpected(copied.error());
    }
    if (QFileInfo::exists(path) || !QFile::rename(fresh, path)) {
        QFile::remove(fresh);
        return refuse(u"The backup %1 is there already."_s.arg(path));
    }
    for (const Backup &old : outgrownBackups(backupsOf(archivePath)))
        QFile::remove(old.path);
    return Backup{.path = path, .at = now};
}

QList<Backup> backupsOf(const QString &archivePath)
{
    QList<Backup> backups;
    const QString prefix = stem(archivePath) + u'-';
    const QStringList names =
        QDir(folderOf(archivePath)).entryList({prefix + u"*.bridgelog"_s}, QDir::Files, QDir::Name);
    for (const QString &name : names) {
        const QString stamp = name.sliced(prefix.size()).chopped(10);
        QDateTime at = QDateTime::fromString(stamp, stampForm);
        at.setTimeZone(QTimeZone::UTC);
        if (at.isValid())
            backups.append(
                {.path = folderOf(archivePath) + u'/' + name,
                 .at = {at.toMSecsSinceEpoch() * 1000}});
    }
    return backups;
}

QList<Backup> outgrownBackups(const QList<Backup> &backups)
{
    constexpr qint64 hour = 60 * Instant::minute;
    QList<Backup> outgrown;
    QSet<qint64> hours;
    QSet<qint64> days;
    for (auto it = backups.rbegin(); it != backups.rend(); ++it) { // newest first
        const qint64 itsHour = it->at.flooredTo(hour).us;
        const qint64 itsDay = it->at.flooredTo(24 * hour).us;
        const bool hourly = hours.size() < 24 && !hours.contains(itsHour);
        const bool daily = days.size() < 30 && !days.contains(itsDay);
        if (hourly)
            hours.insert(itsHour);
        if (daily)
            days.insert(itsDay);
        if (!hourly && !daily)
            outgrown.prepend(*it);
    }
    return outgrown;
}

} // namespace Bridgelog
