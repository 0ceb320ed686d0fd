// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal/schema.h"

#include "incident/ids.h"
#include "journal/projector.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QtEndian>

#include <fcntl.h>
#include <unistd.h>

namespace Bridgelog {

using namespace Qt::StringLiterals;

FileKind fileKind(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return {};
    QFile file(path);
    if (!info.isFile() || !file.open(QIODevice::ReadOnly))
        return {.is = FileKind::Is::Unreadable};
    const QByteArray header = file.read(100);
    if (header.isEmpty())
        return {.is = FileKind::Is::Empty};
    if (header.size() < 100 || !header.startsWith(QByteArray("SQLite format 3\0", 16))
        || qFromBigEndian<quint32>(header.constData() + 68) != applicationId)
        return {.is = FileKind::Is::Foreign};
    const auto version = static_cast<int>(qFromBigEndian<quint32>(header.constData() + 60));
    return {
        .is = version > schemaVersion ? FileKind::Is::Newer : FileKind::Is::Ours,
        .version = version};
}

QStringList statementsOf(const QString &script)
{
    static const QRegularExpression end(u";[ \\t]*(?:\\n[ \\t]*(?:\\n|$)|$)"_s);
    QStringList statements;
    for (const QString &part : script.split(end)) {
        const bool hasCode = std::ranges::any_of(part.split(u'\n'), [](const QString &line) {
            return !line.trimmed().isEmpty() && !line.trimmed().startsWith(u"--");
        });
        if (hasCode)
            statements.append(part);
    }
    return statements;
}

Result<> runScript(const Connection &connection, const QString &name)
{
    QFile file(u":/bridgelog/schema/"_s + name);
    if (!file.open(QIODevice::ReadOnly))
        return refuse(u"The program is incomplete: its schema %1 is missing."_s.arg(name));
    for (const QString &statement : statementsOf(QString::fromUtf8(file.readAll()))) {
        if (auto done = connection.execute(statement); !done)
            return done;
    }
    return {};
}

Result<> migrate(const Connection &connection, int from)
{
    for (int version = from + 1; version <= schemaVersion; ++version) {
        auto transaction = Transaction::begin(connection);
        if (!transaction)
            return std::unexpected(transaction.error());
        if (auto done = runScript(connection, u"%1.sql"_s.arg(version)); !done)
            return done;
        if (auto done = connection.execute(u"PRAGMA user_version=%1"_s.arg(version)); !done)
            return done;
        if (auto done = transaction->commit(); !done)
            return done;
    }
    return {};
}

static Result<> fillNewFile(const QString &path)
{
    auto connection = Connection::open(path, Connection::Mode::ReadWrite);
    if (!connection)
        return std::unexpected(connection.error());
    // Written with a rollback journal, so that the file is whole by itself before it gets its name.
    if (auto done = (*connection)->setJournalMode(u"delete"_s); !done)
        return done;
    if (auto done = (*connection)->execute(u"PRAGMA application_id=%1"_s.arg(applicationId)); !done)
        return done;
    if (auto done = migrate(**connection, 0); !done)
        return done;
    auto transaction = Transaction::begin(**connection);
    if (!transaction)
        return std::unexpected(transaction.error());
    auto writer = (*connection)->prepare(u"INSERT INTO meta(key, value) VALUES('writer', ?)"_s);
    if (!writer)
        return std::unexpected(writer.error());
    writer->addBindValue(QString(makeUuid7().toString(QUuid::WithoutBraces)));
    if (auto done = run(*writer); !done)
        return done;
    if (auto done = Projector::makeTables(**connection); !done)
        return done;
    if (auto done = transaction->commit(); !done)
        return done;
    return (*connection)->setJournalMode(Connection::usualJournalMode(path));
}

void removeUnfinished(const QString &path)
{
    // Making one takes a moment: what is older is nobody's any more.
    const QDateTime moment = QDateTime::currentDateTimeUtc().addSecs(-60);
    const QFileInfo info(path);
    const QFileInfoList beside =
        info.absoluteDir().entryInfoList({info.fileName() + u".new-*"_s}, QDir::Files);
    for (const QFileInfo &file : beside) {
        if (file.lastModified() < moment)
            QFile::remove(file.filePath());
    }
}

Result<> makeArchive(const QString &path)
{
    removeUnfinished(path);
    const QFileInfo info(path);
    const QString folder = info.absolutePath();
    if (!QDir(folder).exists()) {
        if (!QDir().mkpath(folder))
            return refuse(u"The folder %1 for the archive cannot be made."_s.arg(folder));
        QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }
    const QString fresh = u"%1.new-%2"_s.arg(path, makeUuid7().toString(QUuid::Id128));
    QFile file(fresh);
    if (!file.open(QIODevice::NewOnly | QIODevice::WriteOnly, QFile::ReadOwner | QFile::WriteOwner))
        return refuse(u"The archive %1 cannot be made: %2."_s.arg(path, file.errorString()));
    file.close();
    auto filled = fillNewFile(fresh);
    if (filled) {
        // A hard link never replaces: two programs that make the archive at once end up with one.
        const QByteArray from = QFile::encodeName(fresh);
        const QByteArray to = QFile::encodeName(path);
        if (info.exists() && info.size() == 0)
            (void)::rename(from.constData(), to.constData());
        else if (::link(from.constData(), to.constData()) != 0 && errno != EEXIST)
            (void)::rename(from.constData(), to.constData());
        if (!QFileInfo::exists(path))
            filled = refuse(u"The archive %1 cannot be made."_s.arg(path));
        const int directory =
            ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        if (directory >= 0) {
            ::fsync(directory);
            ::close(directory);
        }
    }
    QFile::remove(fresh);
    return filled;
}

} // namespace Bridgelog
