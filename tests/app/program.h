// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

namespace Bridgelog {

/// The real program, run by its file in a home of its own.
class Program {
public:
    struct Run {
        int code = -1; ///< -1: it did not end by itself
        QByteArray out;
        QByteArray err;
        QJsonObject json() const { return QJsonDocument::fromJson(out).object(); }
        QString line() const { return QString::fromUtf8(out).trimmed(); }
    };

    Run run(const QStringList &arguments, const QByteArray &input = {}) const
    {
        QProcess process;
        start(process, arguments);
        process.write(input);
        process.closeWriteChannel();
        return finish(process);
    }
    /// What it answers with `--json`; empty where it did not end well.
    QJsonObject ask(const QStringList &arguments) const
    {
        const Run answer = run(arguments + QStringList{QStringLiteral("--json")});
        return answer.code == 0 ? answer.json() : QJsonObject();
    }

    using Surroundings = QList<std::pair<QString, QString>>;
    void start(
        QProcess &process, const QStringList &arguments,
        const Surroundings &surroundings = {}) const
    {
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("HOME"), m_home.path());
        environment.insert(QStringLiteral("XDG_DATA_HOME"), path(QStringLiteral("data")));
        environment.insert(QStringLiteral("XDG_CONFIG_HOME"), path(QStringLiteral("config")));
        environment.insert(QStringLiteral("XDG_CACHE_HOME"), path(QStringLiteral("cache")));
        environment.insert(QStringLiteral("BRIDGELOG_AUTHOR"), QStringLiteral("Commander on duty"));
        for (const char *name : {"QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"})
            environment.remove(QString::fromLatin1(name));
        for (const auto &[name, value] : surroundings)
            environment.insert(name, value);
        process.setProcessEnvironment(environment);
        process.setWorkingDirectory(m_home.path());
        process.start(QStringLiteral(BRIDGELOG_PROGRAM), arguments);
    }
    static Run finish(QProcess &process)
    {
        if (!process.waitForFinished(60'000) || process.exitStatus() != QProcess::NormalExit)
            return {.err = process.errorString().toUtf8() + process.readAllStandardError()};
        return {
            .code = process.exitCode(),
            .out = process.readAllStandardOutput(),
            .err = process.readAllStandardError()};
    }

    /// A path in this home.
    QString path(const QString &name) const { return m_home.filePath(name); }
    QString archive() const { return path(QStringLiteral("data/bridgelog/archive.bridgelog")); }

private:
    QTemporaryDir m_home;
};

} // namespace Bridgelog
