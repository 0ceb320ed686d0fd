// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/attachmentfiles.h"

#include "incident/sizetext.h"

#include "journal/journal.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QDir>
#include <QGuiApplication>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace Bridgelog {

namespace {

constexpr qsizetype longestName = 120; ///< bytes of UTF-8, well within any file system's
constexpr qsizetype longestSuffix = 16;
constexpr qsizetype mostChoices = 9;

QString cutTo(QString text, qsizetype bytes)
{
    while (text.toUtf8().size() > bytes)
        text.chop(text.back().isLowSurrogate() ? 2 : 1);
    return text;
}

} // namespace

QString safeFileName(const QString &name)
{
    QString safe = name.sliced(std::max(name.lastIndexOf(u'/'), name.lastIndexOf(u'\\')) + 1);
    for (QChar &c : safe) {
        const bool harmless =
            c.isSurrogate() || (c.isPrint() && c.category() != QChar::Other_Format);
        if (!harmless || u"<>:\"|?*"_s.contains(c))
            c = u'_';
    }
    while (safe.startsWith(u'.') || safe.startsWith(u'-') || safe.startsWith(u' '))
        safe.removeFirst();
    while (safe.endsWith(u'.') || safe.endsWith(u' '))
        safe.chop(1);
    const qsizetype dot = safe.lastIndexOf(u'.');
    const bool hasSuffix = dot > 0 && safe.size() - dot <= longestSuffix;
    const QString suffix = hasSuffix ? safe.sliced(dot) : QString();
    safe = cutTo(safe.chopped(suffix.size()), longestName - suffix.toUtf8().size()) + suffix;
    return safe.isEmpty() ? u"attachment"_s : safe;
}

AttachmentFiles::AttachmentFiles(Ask ask, QObject *parent)
    : QObject(parent)
    , m_ask(std::move(ask))
{
}

void AttachmentFiles::which(
    const QString &question, const QList<Attachment> &attachments, const Take &take)
{
    if (attachments.size() == 1)
        return take(attachments.first());
    QStringList names;
    for (const Attachment &attachment :
         attachments.first(std::min(mostChoices, attachments.size())))
        names << safeFileName(attachment.name);
    if (names.isEmpty())
        return;
    // It may ask again, which only this answer's end allows.
    m_ask(question, names, [this, attachments, take](int choice) {
        QMetaObject::invokeMethod(
            this, [take, file = attachments.at(choice)] { take(file); }, Qt::QueuedConnection);
    });
}

void AttachmentFiles::openOne(const QList<Attachment> &attachments)
{
    which(tr("Which file shall be opened?"), attachments, [this](const Attachment &attachment) {
        open(attachment);
    });
}

void AttachmentFiles::saveOne(const QList<Attachment> &attachments)
{
    which(tr("Which file shall be saved?"), attachments, [this](const Attachment &attachment) {
        Q_EMIT saveRequested(attachment);
    });
}

void AttachmentFiles::open(const Attachment &attachment)
{
    const QString type = attachment.mediaType.isEmpty() ? tr("unknown type") : attachment.mediaType;
    m_ask(
        tr("Open a copy of %1 (%2, %3) in another program?")
            .arg(safeFileName(attachment.name), type, sizeText(attachment.size)),
        {tr("Open"), tr("Save as…"), tr("Copy the SHA-256")}, [this, attachment](int choice) {
            if (choice == 0)
                copyOut(attachment);
            else if (choice == 1)
                Q_EMIT saveRequested(attachment);
            else
                QGuiApplication::clipboard()->setText(attachment.sha256);
        });
}

void AttachmentFiles::copyOut(const Attachment &attachment)
{
    if (!m_journal)
        return;
    if (!m_folder)
        m_folder = std::make_unique<QTemporaryDir>(QDir::temp().filePath(u"bridgelog-XXXXXX"_s));
    // Two files of one name do not meet.
    const QString folder = m_folder->filePath(attachment.sha256.first(16));
    if (!m_folder->isValid() || !QDir().mkpath(folder))
        return m_ask(
            tr("The folder %1 for the copy cannot be made.").arg(m_folder->path()), {}, {});
    const QString name = safeFileName(attachment.name);
    const QString path = QDir(folder).filePath(name);
    m_ask(tr("Copying %1 out of the archive…").arg(name), {}, {});
    m_journal->exportAttachment(attachment.sha256, path)
        .then(this, [this, path](const Result<> &written) {
            if (written)
                openCopy(path);
            else
                m_ask(written.error().sentence, {}, {});
        });
}

void AttachmentFiles::openCopy(const QString &path)
{
    if (QDesktopServices::openUrl(QUrl::fromLocalFile(path)))
        m_ask({}, {}, {});
    else
        m_ask(tr("No program on this machine opens %1.").arg(path), {}, {});
}

} // namespace Bridgelog
