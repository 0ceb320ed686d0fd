// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QMap>
#include <QList>
#include <QRandomGenerator>
#include <QString>

namespace Bridgelog {

/// What a disk would hold if the power went now. Writes and truncations of a file wait until it is
/// synced; names (creation, deletion) wait until the folder is. A cut keeps any part of what waits,
/// in sectors of 512 bytes, whatever the order it was written in; a failed sync keeps any part of
/// it for good and forgets the rest, as kernels do that mark the pages clean.
class SimDisk {
public:
    /// The file of that name; `content` is what it holds where the model has not met it yet.
    int open(const QByteArray &path, bool isNew, const QByteArray &content);
    void write(int file, qint64 offset, const QByteArray &bytes);
    void truncate(int file, qint64 size);
    void remove(const QByteArray &path, bool syncFolder);
    void sync(int file);
    void failSync(int file, QRandomGenerator &random);

    /// The files go by names in another folder from now on.
    void rename(const QByteArray &fromFolder, const QByteArray &toFolder);
    /// Whether a write or truncation of any file waits.
    bool waits() const;

    /// One of the things that can be found after a cut now: file names (without folder) and
    /// contents.
    QHash<QByteArray, QByteArray> afterCut(QRandomGenerator &random) const;

private:
    struct Change {
        qint64 offset = 0; ///< of a truncation: the new size
        QByteArray bytes; ///< null: a truncation
    };
    struct File {
        QByteArray durable;
        QList<Change> waiting;
    };
    struct Naming {
        QByteArray path;
        int file = -1; ///< -1: the name goes
    };
    enum class Fate : quint8 {
        Nothing,
        Everything,
        Prefix,
        Some
    };
    static QByteArray
    survivor(const File &file, Fate fate, double chance, QRandomGenerator &random);
    void syncNames();

    QList<File> m_files;
    QMap<QByteArray, int> m_names; ///< now
    QMap<QByteArray, int> m_durableNames;
    QList<Naming> m_naming;
};

} // namespace Bridgelog
