// SPDX-License-Identifier: GPL-3.0-or-later
#include "postmortem/document.h"

#include "postmortem/exportrun.h"
#include "postmortem/facts.h"
#include "redaction/leakcheck.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <algorithm>

#include <sys/xattr.h>

namespace Bridgelog {

using namespace Qt::StringLiterals;

/// Letters and digits of ASCII, joined by single dashes; letters with marks lose them.
static QString slugOf(const QString &title)
{
    constexpr qsizetype longest = 60;
    QString slug;
    for (const QChar c : title.normalized(QString::NormalizationForm_KD).toCaseFolded()) {
        const bool plain = (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9');
        if (plain)
            slug.append(c);
        else if (!c.isMark() && c != u'\'' && c != u'’' && !slug.isEmpty() && !slug.endsWith(u'-'))
            slug.append(u'-');
    }
    if (slug.size() > longest) {
        const qsizetype dash = slug.lastIndexOf(u'-', longest);
        slug.truncate(dash > longest / 2 ? dash : longest);
    }
    while (slug.endsWith(u'-'))
        slug.chop(1);
    return slug.isEmpty() ? u"incident"_s : slug;
}

QString exportFileName(const Incident &incident, ExportFormat format)
{
    const Facts facts(incident, Audience::Internal);
    const QDate day = facts.clock().dayOf({.at = facts.beginning(), .precision = Precision::Day});
    return u"%1-%2.%3"_s.arg(day.toString(Qt::ISODate), slugOf(incident.title), suffixOf(format));
}

namespace {

/// The attribute in which the file system keeps what an export wrote: the incident and the SHA-256
/// of the bytes.
constexpr auto markName = "user.bridgelog.export";

QByteArray markOf(const Incident &incident, const QByteArray &bytes)
{
    return incident.id.text().toLatin1() + ' '
        + QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
}

QByteArray readMark(const QString &path)
{
    QByteArray mark(256, Qt::Uninitialized);
    const auto size = ::getxattr(
        QFile::encodeName(path).constData(), markName, mark.data(),
        static_cast<size_t>(mark.size()));
    return mark.first(std::max<qsizetype>(size, 0));
}

/// A place for `bytes`: free, or holding what an earlier export of this incident wrote and nobody
/// has changed since.
Result<QString> placeFor(
    const QString &folder, const QString &name, const Incident &incident, const QByteArray &bytes)
{
    constexpr int most = 1'000;
    const QFileInfo info(name);
    for (int n = 1; n <= most; ++n) {
        const QString suffix = n == 1 ? QString() : u"-%1"_s.arg(n);
        QString path = folder + u'/' + info.completeBaseName() + suffix + u'.' + info.suffix();
        const QFileInfo there(path);
        if (!there.exists() && !there.isSymLink())
            return path;
        QFile file(path);
        if (there.isSymLink() || !there.isFile() || !file.open(QIODevice::ReadOnly))
            continue;
        const QByteArray old = file.readAll();
        if (old == bytes || readMark(path) == markOf(incident, old))
            return path;
    }
    return refuse(
        u"The folder “%1” already holds %2 other files named “%3”; move them away first."_s
            .arg(folder)
            .arg(most)
            .arg(name));
}

Result<> write(const QString &path, const QByteArray &bytes, const Incident &incident)
{
    const auto failed = [&path](const QFileDevice &file) {
        return refuse(u"“%1” could not be written: %2."_s.arg(path, file.errorString()));
    };
    QSaveFile file(path);
    file.setDirectWriteFallback(false);
    if (!file.open(QIODevice::WriteOnly))
        return failed(file);
    const bool closed = file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    if (!closed || file.write(bytes) != bytes.size())
        return failed(file);
    const QByteArray mark = markOf(incident, bytes);
    // Where the file system has no attributes, a later export takes another name instead.
    (void)::fsetxattr(
        file.handle(), markName, mark.constData(), static_cast<size_t>(mark.size()), 0);
    if (!file.commit())
        return failed(file);
    return {};
}

} // namespace

Result<QString> writeExport(
    const QString &folder, const QString &name, const Incident &incident, const QByteArray &bytes)
{
    if (!QDir().mkpath(folder))
        return refuse(u"The folder “%1” could not be made; choose another one."_s.arg(folder));
    const auto path = placeFor(QDir(folder).absolutePath(), name, incident, bytes);
    if (!path)
        return path;
    if (const auto done = write(*path, bytes, incident); !done)
        return std::unexpected(done.error());
    return path;
}

/// A name that tells nothing but the day, where the title's tells what was removed.
static QString nameOf(const LeakCheck &check, const Incident &incident, ExportFormat format)
{
    const QString name = exportFileName(incident, format);
    const auto leaks = check.leaksIn(name, "{}");
    if (leaks && leaks->isEmpty())
        return name;
    return u"%1-incident.%2"_s.arg(name.first(10), suffixOf(format));
}

/// What `file` tells of what was removed. A picture's pixels cannot be read; what it was painted
/// from can.
static Result<QList<Leak>>
leaksOf(const LeakCheck &check, const ExportFile &file, ExportFormat format, ExportRun &run)
{
    auto leaks = check.leaksIn(file.name, file.bytes);
    if (!leaks || !leaks->isEmpty() || format != ExportFormat::DrawnPng)
        return leaks;
    const auto drawing = run.rendered(ExportFormat::DrawnSvg);
    if (!drawing)
        return std::unexpected(drawing.error());
    return check.leaksIn(exportFileName(run.incident(), ExportFormat::DrawnSvg), *drawing);
}

Result<QList<ExportFile>> renderedExports(
    const Incident &incident, const QList<ExportFormat> &formats, const ExportOptions &options,
    const ExportProgress &progress, const ExportRenderer &renderer)
{
    const Redaction redaction = redacted(incident, options.redaction);
    const LeakCheck check(redaction.removed);
    ExportRun run(redaction.incident, options);
    QList<ExportFile> files;
    for (const ExportFormat format : formats) {
        if (progress && !progress(static_cast<int>(files.size()), static_cast<int>(formats.size())))
            return refuse(u"The export was cancelled; nothing was written."_s);
        auto bytes =
            renderer ? renderer(redaction.incident, format, options) : run.rendered(format);
        if (!bytes)
            return std::unexpected(bytes.error());
        ExportFile file{
            .name = nameOf(check, redaction.incident, format), .bytes = std::move(*bytes)};
        const auto leaks = leaksOf(check, file, format, run);
        if (!leaks)
            return std::unexpected(leaks.error());
        if (!leaks->isEmpty())
            return refuse(u"Nothing was exported: %1"_s.arg(sentenceOf(leaks->first())));
        files.append(std::move(file));
    }
    return files;
}

Result<QStringList> exportTo(
    const QString &folder, const Incident &incident, const QList<ExportFormat> &formats,
    const ExportOptions &options, const ExportProgress &progress)
{
    const auto files = renderedExports(incident, formats, options, progress);
    if (!files)
        return std::unexpected(files.error());
    const auto all = static_cast<int>(formats.size());
    if (progress && !progress(all, all))
        return refuse(u"The export was cancelled; nothing was written."_s);
    QStringList paths;
    for (const ExportFile &file : *files) {
        const auto path = writeExport(folder, file.name, incident, file.bytes);
        if (!path)
            return std::unexpected(path.error());
        paths.append(*path);
    }
    return paths;
}

} // namespace Bridgelog
