// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/thumbnails.h"

#include "common/worker.h"
#include "journal/attachmentreader.h"
#include "journal/journal.h"

#include <QImageReader>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Bridgelog {

namespace {

constexpr int keptKibibytes = 16 * 1024;
constexpr qsizetype mostWanted = 24; ///< more than a screen of them
constexpr int mostDecoded = 128; ///< MiB of one image while it is decoded
constexpr qint64 largestFile = 64LL << 20;

/// The formats that are decoded, by their media type's end.
constexpr std::initializer_list<QLatin1StringView> formats{"png"_L1, "jpeg"_L1, "jpg"_L1,
                                                           "gif"_L1, "webp"_L1, "bmp"_L1};

/// With a connection of the thread that runs it; null where it is no picture after all.
QImage decode(const QString &archive, Connection::Mode mode, const QString &sha256, QSize box)
{
    const auto bytes = AttachmentReader::open(archive, mode, sha256);
    if (!bytes || (*bytes)->size() > largestFile)
        return {};
    QImageReader reader(bytes->get());
    reader.setDecideFormatFromContent(true); // whatever its name says
    reader.setAutoTransform(true);
    if (!std::ranges::contains(formats, QString::fromLatin1(reader.format())))
        return {};
    QSize size = reader.size();
    const bool turned = reader.transformation() & QImageIOHandler::TransformationRotate90;
    const QSize room = turned ? box.transposed() : box;
    if (size.width() > room.width() || size.height() > room.height())
        reader.setScaledSize(size.scaled(room, Qt::KeepAspectRatio).expandedTo(QSize(1, 1)));
    QImage image = reader.read();
    if (image.width() > box.width() || image.height() > box.height())
        image = image.scaled(box, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    return image;
}

} // namespace

Thumbnails::Thumbnails(QObject *parent)
    : QObject(parent)
    , m_known(keptKibibytes)
{
    QImageReader::setAllocationLimit(mostDecoded);
}

bool Thumbnails::isPicture(const Attachment &attachment)
{
    const QString &type = attachment.mediaType;
    return type.startsWith(u"image/") && attachment.size <= largestFile
        && std::ranges::contains(formats, type.sliced(6));
}

void Thumbnails::setJournal(const Journal *journal)
{
    const QString archive = journal ? journal->path() : QString();
    m_failed.clear();
    if (archive == m_archive)
        return;
    m_archive = archive;
    m_mode = journal && journal->access() == Journal::Access::Immutable
        ? Connection::Mode::Immutable
        : Connection::Mode::Read;
    ++m_generation;
    m_known.clear();
    m_wanted.clear();
}

void Thumbnails::setPixelRatio(qreal ratio)
{
    if (qFuzzyCompare(m_ratio, ratio))
        return;
    m_ratio = ratio;
    ++m_generation;
    m_known.clear();
}

QImage Thumbnails::picture(const QString &sha256)
{
    if (const QImage *known = m_known.object(sha256))
        return *known;
    if (m_archive.isEmpty() || m_failed.contains(sha256))
        return {};
    m_wanted.removeOne(sha256);
    m_wanted.prepend(sha256);
    if (m_wanted.size() > mostWanted)
        m_wanted.removeLast();
    next();
    return {};
}

void Thumbnails::next()
{
    if (m_loading || m_wanted.isEmpty())
        return;
    m_loading = true;
    const QString sha256 = m_wanted.first();
    const QSize box = largest * m_ratio;
    onWorker([archive = m_archive, mode = m_mode, sha256, box] {
        return decode(archive, mode, sha256, box);
    }).then(this, [this, sha256, generation = m_generation](const QImage &image) {
        keep(generation, sha256, image);
    });
}

void Thumbnails::keep(int generation, const QString &sha256, const QImage &image)
{
    m_loading = false;
    if (generation == m_generation) {
        m_wanted.removeOne(sha256);
        if (image.isNull()) {
            m_failed.insert(sha256);
        } else {
            auto *kept = new QImage(image);
            kept->setDevicePixelRatio(m_ratio);
            m_known.insert(sha256, kept, std::max(1, static_cast<int>(image.sizeInBytes() / 1024)));
        }
        Q_EMIT loaded();
    }
    next();
}

} // namespace Bridgelog
