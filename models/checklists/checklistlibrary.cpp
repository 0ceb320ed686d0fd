// SPDX-License-Identifier: GPL-3.0-or-later
#include "checklists/checklistlibrary.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QSet>
#include <QSettings>
#include <QStandardPaths>

#include <algorithm>

namespace Bridgelog {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype readAtMost = (1 << 20) + 1; // one byte more than a file may have
constexpr qsizetype maxFiles = 200;
constexpr auto suffix = ".checklist"_L1;
constexpr auto shippedFolder = ":/bridgelog/checklists"_L1;
constexpr auto sharedKey = "checklists/shared"_L1;

QSettings settings() { return QSettings(u"bridgelog"_s, u"bridgelog"_s); }

ChecklistFile readFile(const QString &path, ChecklistFile::Origin origin)
{
    ChecklistFile found{.name = QFileInfo(path).fileName(), .origin = origin, .path = path};
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        found.fault = ChecklistFault{
            .what = QCoreApplication::translate(
                        "Bridgelog::ChecklistLibrary", "the file cannot be opened (%1)")
                        .arg(file.errorString())};
        return found;
    }
    found.bytes = file.read(readAtMost);
    auto list = readChecklist(found.bytes);
    if (list)
        found.list = *std::move(list);
    else
        found.fault = list.error();
    return found;
}

} // namespace

const ChecklistLibrary &ChecklistLibrary::shipped()
{
    static const ChecklistLibrary library = [] {
        ChecklistLibrary read;
        read.addFolder(shippedFolder, ChecklistFile::Origin::Shipped);
        read.choose();
        Q_ASSERT_X(
            read.complaints().isEmpty(), "ChecklistLibrary::shipped",
            qPrintable(read.complaints().join(u' ')));
        return read;
    }();
    return library;
}

ChecklistLibrary ChecklistLibrary::ofUser() { return {ownFolder(), sharedFolder()}; }

ChecklistLibrary::ChecklistLibrary(const QString &ownFolder, const QString &sharedFolder)
    : m_files(shipped().m_files)
{
    if (!sharedFolder.isEmpty())
        addFolder(sharedFolder, ChecklistFile::Origin::Shared);
    if (!ownFolder.isEmpty())
        addFolder(ownFolder, ChecklistFile::Origin::Own);
    choose();
}

void ChecklistLibrary::addFolder(const QString &folder, ChecklistFile::Origin origin)
{
    const QDir dir(folder);
    const QStringList names =
        dir.entryList({u'*' + suffix}, QDir::Files | QDir::Readable | QDir::Hidden, QDir::Name);
    for (const QString &name : names.first(std::min(names.size(), maxFiles))) {
        if (!name.startsWith(u'.'))
            m_files.append(readFile(dir.filePath(name), origin));
    }
}

void ChecklistLibrary::choose()
{
    std::ranges::stable_sort(m_files, [](const ChecklistFile &a, const ChecklistFile &b) {
        return a.name == b.name ? a.origin > b.origin : a.name < b.name;
    });
    QSet<QString> chosen;
    for (ChecklistFile &file : m_files) {
        file.inUse = !file.fault && !chosen.contains(file.name);
        if (file.inUse)
            chosen.insert(file.name);
    }
}

QList<ChecklistTemplate> ChecklistLibrary::lists() const
{
    QList<ChecklistTemplate> lists;
    for (const ChecklistFile &file : m_files) {
        if (file.inUse)
            lists.append(file.list);
    }
    return lists;
}

Result<ChecklistTemplate> ChecklistLibrary::named(const QString &name) const
{
    QStringList names;
    for (const ChecklistFile &file : m_files) {
        if (!file.inUse)
            continue;
        const QString bare = file.name.chopped(suffix.size());
        if (file.list.name.compare(name, Qt::CaseInsensitive) == 0
            || bare.compare(name, Qt::CaseInsensitive) == 0 || file.name == name)
            return file.list;
        names.append(bare);
    }
    return refuse(
        QCoreApplication::translate(
            "Bridgelog::ChecklistLibrary", "There is no checklist called “%1”; there is %2.")
            .arg(name, names.join(u", "_s)));
}

QStringList ChecklistLibrary::complaints() const
{
    QStringList sentences;
    for (const ChecklistFile &file : m_files) {
        if (file.fault)
            sentences.append(file.fault->about(file.path).sentence);
    }
    return sentences;
}

QString ChecklistLibrary::ownFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
        + u"/bridgelog/checklists"_s;
}

QString ChecklistLibrary::sharedFolder() { return settings().value(sharedKey).toString(); }

void ChecklistLibrary::setSharedFolder(const QString &folder)
{
    settings().setValue(sharedKey, folder);
}

} // namespace Bridgelog
