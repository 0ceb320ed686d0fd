// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident/timeline.h"
#include "journal/connection.h"

#include <QCache>
#include <QImage>
#include <QObject>
#include <QSet>

namespace Bridgelog {

class Journal;

/// Small pictures of attached images: read and decoded elsewhere, one at a time, those asked for
/// last first. As many are kept as fit in a few megabytes.
class Thumbnails : public QObject {
    Q_OBJECT

public:
    static constexpr QSize largest{320, 180}; ///< device-independent pixels

    explicit Thumbnails(QObject *parent = nullptr);

    /// Whether an attachment is shown as a picture, by its type alone. Vector images are not: they
    /// may name files of this machine.
    static bool isPicture(const Attachment &attachment);

    void setJournal(const Journal *journal);
    void setPixelRatio(qreal ratio);
    /// Null while it is not there yet: `loaded` tells when it is. Also null, for good, where
    /// `failed` says so.
    QImage picture(const QString &sha256);
    bool failed(const QString &sha256) const { return m_failed.contains(sha256); }

Q_SIGNALS:
    void loaded();

private:
    void next();
    void keep(int generation, const QString &sha256, const QImage &image);

    QString m_archive;
    Connection::Mode m_mode = Connection::Mode::Read;
    qreal m_ratio = 1;
    int m_generation = 0; ///< of archive and ratio
    QCache<QString, QImage> m_known; ///< cost: kibibytes
    QSet<QString> m_failed;
    QStringList m_wanted; ///< the last one first
    bool m_loading = false;
};

} // namespace Bridgelog
