// SPDX-License-Identifier: GPL-3.0-or-later
#include "crash/simdisk.h"

#include <algorithm>
#include <array>

namespace Bridgelog {

static constexpr qint64 sector = 512;

int SimDisk::open(const QByteArray &path, bool isNew, const QByteArray &content)
{
    if (const auto known = m_names.constFind(path); known != m_names.constEnd())
        return *known;
    const auto file = static_cast<int>(m_files.size());
    m_files.append({.durable = content});
    m_names.insert(path, file);
    if (isNew)
        m_naming.append({.path = path, .file = file});
    else
        m_durableNames.insert(path, file);
    return file;
}

void SimDisk::write(int file, qint64 offset, const QByteArray &bytes)
{
    m_files[file].waiting.append({.offset = offset, .bytes = bytes});
}

void SimDisk::truncate(int file, qint64 size) { m_files[file].waiting.append({.offset = size}); }

void SimDisk::remove(const QByteArray &path, bool syncFolder)
{
    m_names.remove(path);
    m_naming.append({.path = path});
    if (syncFolder)
        syncNames();
}

void SimDisk::syncNames()
{
    for (const Naming &naming : std::as_const(m_naming)) {
        if (naming.file < 0)
            m_durableNames.remove(naming.path);
        else
            m_durableNames.insert(naming.path, naming.file);
    }
    m_naming.clear();
}

static void put(QByteArray &content, qint64 offset, QByteArrayView bytes)
{
    if (content.size() < offset + bytes.size())
        content.resize(offset + bytes.size(), '\0');
    std::ranges::copy(bytes, content.begin() + offset);
}

void SimDisk::sync(int file)
{
    File &f = m_files[file];
    for (const Change &change : std::as_const(f.waiting)) {
        if (change.bytes.isNull())
            f.durable.resize(change.offset, '\0');
        else
            put(f.durable, change.offset, change.bytes);
    }
    f.waiting.clear();
    const bool newName =
        std::ranges::any_of(m_naming, [&](const Naming &n) { return n.file == file; });
    if (newName) // the first sync of a file just made syncs its folder, too
        syncNames();
}

void SimDisk::failSync(int file, QRandomGenerator &random)
{
    File &f = m_files[file];
    static constexpr std::array fates{Fate::Nothing, Fate::Nothing, Fate::Prefix, Fate::Some};
    f.durable = survivor(f, fates.at(random.bounded(4U)), random.generateDouble(), random);
    f.waiting.clear();
}

void SimDisk::rename(const QByteArray &fromFolder, const QByteArray &toFolder)
{
    const auto renamed = [&](QByteArray path) { return path.replace(fromFolder, toFolder); };
    for (QMap<QByteArray, int> *names : {&m_names, &m_durableNames}) {
        QMap<QByteArray, int> moved;
        for (const auto &[path, file] : names->asKeyValueRange())
            moved.insert(renamed(path), file);
        *names = moved;
    }
    for (Naming &naming : m_naming)
        naming.path = renamed(naming.path);
}

bool SimDisk::waits() const
{
    return std::ranges::any_of(m_files, [](const File &f) { return !f.waiting.isEmpty(); });
}

QByteArray SimDisk::survivor(const File &file, Fate fate, double chance, QRandomGenerator &random)
{
    QByteArray content = file.durable;
    if (fate == Fate::Nothing)
        return content;
    const qsizetype whole =
        fate == Fate::Prefix ? random.bounded(file.waiting.size() + 1) : file.waiting.size();
    for (qsizetype i = 0; i < whole; ++i) {
        const Change &change = file.waiting.at(i);
        const bool last = fate == Fate::Prefix && i == whole - 1;
        const auto survives = [&] {
            return fate == Fate::Some ? random.generateDouble() < chance
                                      : !last || random.bounded(2);
        };
        if (change.bytes.isNull()) {
            if (survives())
                content.resize(change.offset, '\0');
            continue;
        }
        for (qint64 at = 0; at < change.bytes.size();) { // torn where sectors meet
            const qint64 end =
                std::min<qint64>(change.bytes.size(), at + sector - (change.offset + at) % sector);
            if (survives())
                put(content, change.offset + at, QByteArrayView(change.bytes).sliced(at, end - at));
            at = end;
        }
    }
    return content;
}

QHash<QByteArray, QByteArray> SimDisk::afterCut(QRandomGenerator &random) const
{
    QMap<QByteArray, int> names = m_durableNames;
    const qsizetype kept = random.bounded(m_naming.size() + 1);
    for (const Naming &naming : m_naming.first(kept)) {
        if (naming.file < 0)
            names.remove(naming.path);
        else
            names.insert(naming.path, naming.file);
    }
    static constexpr std::array chances{0.02, 0.5, 0.98};
    QHash<QByteArray, QByteArray> found;
    for (const auto &[path, file] : names.asKeyValueRange()) {
        const auto fate = static_cast<Fate>(random.bounded(4));
        found.insert(
            path.sliced(path.lastIndexOf('/') + 1),
            survivor(m_files.at(file), fate, chances.at(random.bounded(3U)), random));
    }
    return found;
}

} // namespace Bridgelog
