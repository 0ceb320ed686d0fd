// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/composer.h"

#include "composer/attachmentrow.h"
#include "composer/codelanguage.h"
#include "composer/composerinput.h"

#include "exchange/transcript.h"
#include "items/momenttext.h"

#include <QImage>
#include <QMimeData>
#include <QSet>
#include <QTextBlock>
#include <QTextCursor>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

// What is pasted or dropped: files and images are attached, code is fenced, a chat may be split.

namespace Bridgelog {

namespace {

/// More than that is read as a file is: whole, folded, and not in the composer.
constexpr qsizetype longestText = 100'000;
constexpr qsizetype longestSniffed = 20'000;

QString plain(QString text)
{
    text.replace(u"\r\n"_s, u"\n"_s).replace(u'\r', u'\n').remove(QChar(0));
    return text;
}

bool isInFence(const QTextCursor &cursor)
{
    bool inside = false;
    for (QTextBlock block = cursor.document()->firstBlock(); block != cursor.block();
         block = block.next()) {
        if (block.text().trimmed().startsWith(u"```"))
            inside = !inside;
    }
    return inside;
}

/// Longer than every run of backticks within.
QString fenceFor(const QString &code)
{
    qsizetype longest = 2;
    qsizetype run = 0;
    for (const QChar c : code) {
        run = c == u'`' ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    return QString(longest + 1, u'`');
}

} // namespace

bool Composer::takePaste(const QMimeData &source)
{
    if (!m_incident || !isEnabled())
        return false;
    const QList<QUrl> urls = source.urls();
    const bool files = !urls.isEmpty() && std::ranges::all_of(urls, &QUrl::isLocalFile);
    if (files) {
        attachFiles(urls);
        return true;
    }
    if (source.hasImage() && !source.hasText()) {
        attachImage(source);
        return true;
    }
    if (!source.hasText())
        return false;
    const QString text = plain(source.text());
    if (text.size() > longestText) {
        const bool code = looksLikeCode(QStringView(text).first(longestSniffed));
        m_attachments->addBytes(
            text.toUtf8(), code ? tr("pasted log.txt") : tr("pasted text.txt"), u"text/plain"_s);
        return true;
    }
    insertPasted(text);
    return true;
}

void Composer::attachFiles(const QList<QUrl> &files)
{
    if (!m_incident || !isEnabled())
        return;
    for (const QUrl &file : files)
        m_attachments->addFile(file.toLocalFile());
}

void Composer::attachImage(const QMimeData &source)
{
    const TimeContext context = timeContext();
    const QString name =
        tr("image %1.png")
            .arg(clockText(context.now, context.zone, Detail::Seconds).replace(u':', u'-'));
    if (const QByteArray png = source.data(u"image/png"_s); !png.isEmpty())
        m_attachments->addBytes(png, name, u"image/png"_s);
    else
        m_attachments->addImage(qvariant_cast<QImage>(source.imageData()), name);
}

void Composer::insertPasted(const QString &text)
{
    QTextCursor cursor = m_input->textCursor();
    cursor.beginEditBlock();
    cursor.removeSelectedText();
    const int start = cursor.position();
    const bool code = !isInFence(cursor) && looksLikeCode(text);
    if (code) {
        const QString fence = fenceFor(text);
        const QString before = cursor.atBlockStart() ? QString() : u"\n"_s;
        const QString end = text.endsWith(u'\n') ? QString() : u"\n"_s;
        cursor.insertText(before + fence + languageOf(text) + u'\n' + text + end + fence + u'\n');
    } else {
        cursor.insertText(text);
    }
    cursor.endEditBlock();
    m_input->setTextCursor(cursor);
    m_input->ensureCursorVisible();
    if (!code && !isEditing())
        offerToSplit(text, start);
}

/// The text stays as it was pasted until somebody says so.
void Composer::offerToSplit(const QString &text, int start)
{
    const QList<ChatMessage> messages = chatMessages(text);
    if (messages.isEmpty())
        return;
    QSet<QString> people;
    int unread = 0;
    for (const ChatMessage &message : messages) {
        people.insert(message.author);
        unread += parseTime(message.time, timeContext()) ? 0 : 1;
    }
    QString sentence =
        tr("This is a chat of %1 messages by %2.")
            .arg(messages.size())
            .arg(people.size() == 1 ? tr("one person") : tr("%1 people").arg(people.size()));
    if (unread > 0)
        sentence += u' '
            + (unread == 1
                   ? tr("The time of one cannot be read; it will have none.")
                   : tr("The times of %1 cannot be read; they will have none.").arg(unread));
    const int end = m_input->textCursor().position();
    ask(sentence, {tr("Log %1 entries").arg(messages.size())}, [this, messages, start, end](int) {
        QTextCursor cursor(m_input->document());
        cursor.setPosition(start);
        cursor.setPosition(end, QTextCursor::KeepAnchor);
        cursor.removeSelectedText();
        logMessages(messages);
    });
}

void Composer::logMessages(const QList<ChatMessage> &messages)
{
    QList<EntryDraft> drafts;
    const TimeContext context = timeContext();
    const Timeline &timeline = m_incident->incident().timeline;
    for (const ChatMessage &message : messages) {
        const auto at = parseTime(message.time, context);
        EntryDraft draft{
            .kind = EntryKind::Note,
            .text = message.text.isEmpty() ? tr("(no text was copied)") : message.text,
            .at = at ? *at : Moment{.words = message.time},
            .author = message.author};
        if (!at && !timeline.isEmpty())
            draft.after = timeline.head(timeline.size() - 1).id;
        drafts.append(draft);
    }
    const QList<EntryId> entries = m_incident->log(drafts);
    if (!entries.isEmpty())
        Q_EMIT logged(entries.last());
}

} // namespace Bridgelog
