// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/attachmentrow.h"

#include "common/button.h"
#include "common/flowlayout.h"
#include "common/theme.h"
#include "common/worker.h"
#include "incident/sizetext.h"

#include <QBuffer>
#include <QFileInfo>
#include <QImage>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Bridgelog {

AttachmentRow::AttachmentRow(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(u"composerAttachments"_s);
    auto *layout = new FlowLayout(this);
    layout->setContentsMargins(3 * Theme::step, Theme::step, 2 * Theme::step, 0);
    layout->setSpacing(Theme::step);
    hide();
}

AttachmentRow::~AttachmentRow() = default;

void AttachmentRow::setJournal(Journal *journal) { m_journal = journal; }

void AttachmentRow::addFile(const QString &path)
{
    if (m_journal)
        follow(add(QFileInfo(path).fileName()), m_journal->attachFile(path));
}

void AttachmentRow::addBytes(const QByteArray &bytes, const QString &name, const QString &mediaType)
{
    if (!m_journal)
        return;
    const int id = add(name);
    m_journal->attach(bytes, name, mediaType)
        .then(this, [this, id, name, mediaType, size = bytes.size()](const Result<QString> &hash) {
            take(id, hash.transform([&](const QString &sha256) {
                return StoredAttachment{
                    .sha256 = sha256, .name = name, .mediaType = mediaType, .size = size};
            }));
        });
}

void AttachmentRow::addImage(const QImage &image, const QString &name)
{
    onWorker([image] {
        QByteArray bytes;
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        image.save(&buffer, "png");
        return bytes;
    }).then(this, [this, name](const QByteArray &bytes) {
        if (bytes.isEmpty())
            Q_EMIT failed(tr("The image could not be read."));
        else
            addBytes(bytes, name, u"image/png"_s);
    });
}

void AttachmentRow::setAttachments(const QList<StoredAttachment> &attachments)
{
    m_parts.clear();
    for (const StoredAttachment &attachment : attachments)
        m_parts.push_back({.id = ++m_lastId, .name = attachment.name, .stored = attachment});
    arrange();
}

QList<StoredAttachment> AttachmentRow::attachments() const
{
    QList<StoredAttachment> stored;
    for (const Part &part : m_parts) {
        if (part.stored)
            stored.append(*part.stored);
    }
    return stored;
}

QString AttachmentRow::names() const
{
    QStringList names;
    for (const Part &part : m_parts)
        names.append(part.name);
    return names.join(u", "_s);
}

void AttachmentRow::clear(const std::function<void(const StoredAttachment &)> &later)
{
    for (const Part &part : m_parts) {
        if (later && !part.stored)
            m_later.insert(part.id, later);
    }
    m_parts.clear();
    arrange();
}

int AttachmentRow::add(const QString &name)
{
    m_parts.push_back({.id = ++m_lastId, .name = name, .stored = {}});
    arrange();
    return m_lastId;
}

void AttachmentRow::follow(int id, const QFuture<Stored> &future)
{
    auto *watcher = new QFutureWatcher<Stored>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, id] {
        watcher->deleteLater();
        if (watcher->future().resultCount() > 0)
            take(id, watcher->result());
        else
            remove(id);
    });
    watcher->setFuture(future);
}

/// What was taken away meanwhile stays away: its bytes lie in the archive and no entry names them.
void AttachmentRow::take(int id, const Stored &stored)
{
    const auto later = m_later.take(id);
    if (!stored) {
        remove(id);
        Q_EMIT failed(stored.error().sentence);
    } else if (later) {
        later(*stored);
    } else if (const auto part = std::ranges::find(m_parts, id, &Part::id); part != m_parts.end()) {
        part->stored = *stored;
        arrange();
        Q_EMIT changed();
    }
}

void AttachmentRow::remove(int id)
{
    if (std::erase_if(m_parts, [id](const Part &part) { return part.id == id; }) == 0)
        return;
    arrange();
    Q_EMIT changed();
}

void AttachmentRow::arrange()
{
    while (QLayoutItem *item = layout()->takeAt(0)) {
        item->widget()->deleteLater();
        item->widget()->hide();
        delete item;
    }
    for (const Part &part : m_parts) {
        const QString size = part.stored ? sizeText(part.stored->size) : tr("storing…");
        QString name = part.name;
        auto *chip = new Button(
            tr("%1 · %2  ✕").arg(name.replace(u'&', u"&&"_s), size), Button::Kind::Plain, this);
        chip->setObjectName(u"composerAttachment"_s);
        chip->setAccessibleName(tr("Do not attach %1").arg(part.name));
        chip->setFocusPolicy(Qt::TabFocus);
        connect(chip, &Button::clicked, this, [this, id = part.id] { remove(id); });
        layout()->addWidget(chip);
        chip->show();
    }
    setVisible(!m_parts.empty());
    updateGeometry();
}

} // namespace Bridgelog
