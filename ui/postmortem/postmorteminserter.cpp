// SPDX-License-Identifier: GPL-3.0-or-later
#include "postmortem/postmorteminserter.h"

#include "common/inlineeditor.h"
#include "common/theme.h"
#include "common/worker.h"
#include "composer/codelanguage.h"
#include "journal/attachmentreader.h"
#include "journal/journal.h"
#include "postmortem/clock.h"
#include "postmortem/excerpt.h"
#include "postmortem/fences.h"
#include "postmortem/markdownwriter.h"
#include "postmortem/pictures.h"
#include "postmortem/postmortemdesk.h"
#include "postmortem/postmortemsource.h"

#include <QDateTime>
#include <QFileInfo>
#include <QImage>
#include <QLineEdit>
#include <QMimeData>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTextBlock>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Bridgelog {

namespace {

constexpr qint64 mostRead = 4 << 20;

bool isText(const Attachment &file)
{
    return file.mediaType.startsWith(u"text/"_s) || file.mediaType.contains(u"json"_s)
        || file.mediaType.contains(u"xml"_s) || file.mediaType.contains(u"yaml"_s)
        || file.name.endsWith(u".log"_s) || file.name.endsWith(u".txt"_s);
}

/// The lines between fences; empty where there are none.
QString codeOf(const QString &text)
{
    const QList<QStringView> lines = QStringView(text).split(u'\n');
    const QList<bool> fenced = fencedLines(lines);
    QStringList code;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QStringView line = lines.at(i).trimmed();
        if (fenced.at(i) && !line.startsWith(u"```") && !line.startsWith(u"~~~"))
            code.append(lines.at(i).toString());
    }
    return code.join(u'\n');
}

} // namespace

PostmortemInserter::PostmortemInserter(
    PostmortemDesk &desk, PostmortemSource *source, QWidget *page)
    : QObject(page)
    , m_desk(desk)
    , m_source(source)
    , m_question(new InlineEditor(page))
{
    m_question->setObjectName(u"excerptQuestion"_s);
    m_question->setContentsMargins(4 * Theme::step, 0, 4 * Theme::step, 0);
    connect(m_question, &InlineEditor::submitted, this, &PostmortemInserter::takeLines);
    connect(m_question, &InlineEditor::cancelled, this, [this] {
        m_source->setFocus(Qt::OtherFocusReason);
    });
}

PostmortemInserter::~PostmortemInserter() = default;

void PostmortemInserter::setJournal(Journal *journal)
{
    m_journal = journal;
    m_question->hide();
}

/// Each with its time; what holds code keeps its lines.
void PostmortemInserter::insertEntries()
{
    if (!m_desk.isBegun())
        return;
    const Incident &incident = m_desk.incident()->incident();
    const Clock clock(incident.zone);
    QStringList lines;
    for (const EntryId &id : chosen()) {
        const auto entry = incident.timeline.find(id);
        if (!entry)
            continue;
        const bool several = entry->text.contains(u'\n');
        lines.append(
            several ? u"**%1**\n\n%2\n"_s.arg(clock.both(entry->at), entry->text)
                    : u"- **%1** %2"_s.arg(clock.both(entry->at), entry->text));
    }
    if (lines.isEmpty())
        Q_EMIT failed(tr("Choose entries in the timeline first; then insert them here."));
    else
        m_source->insertBlock(lines.join(u'\n'));
}

void PostmortemInserter::insertExcerpt()
{
    if (!m_desk.isBegun())
        return;
    const QList<EntryId> ids = chosen();
    const auto entry =
        ids.isEmpty() ? std::nullopt : m_desk.incident()->incident().timeline.find(ids.first());
    if (!entry) {
        Q_EMIT failed(tr("Choose the entry that has the log in the timeline first."));
        return;
    }
    const auto file = std::ranges::find_if(entry->attachments, isText);
    if (file != entry->attachments.end()) {
        readFile(*file);
        return;
    }
    const Clock clock(m_desk.incident()->incident().zone);
    const QString code = codeOf(entry->text);
    askLines(clock.both(entry->at), code.isEmpty() ? entry->text : code);
}

void PostmortemInserter::readFile(const Attachment &file)
{
    if (!m_journal)
        return;
    const auto mode = m_journal->access() == Journal::Access::Immutable
        ? Connection::Mode::Immutable
        : Connection::Mode::Read;
    onWorker([archive = m_journal->path(), mode, sha256 = file.sha256] {
        const auto reader = AttachmentReader::open(archive, mode, sha256);
        return reader ? Result<QString>(QString::fromUtf8((*reader)->read(mostRead)))
                      : std::unexpected(reader.error());
    }).then(this, [this, name = file.name](const Result<QString> &text) {
        if (text)
            askLines(name, *text);
        else
            Q_EMIT failed(text.error().sentence);
    });
}

void PostmortemInserter::askLines(const QString &name, const QString &text)
{
    m_name = name;
    m_text = text;
    m_question->ask(
        {.prompt = tr("Lines of %1: 10-25, or words that they have").arg(name),
         .text = {},
         .choices = {}});
}

void PostmortemInserter::takeLines(const QString &asked)
{
    const auto excerpt = excerptOf(m_text, asked);
    if (!excerpt) {
        m_question->refuse(excerpt.error().sentence);
        return;
    }
    m_question->hide();
    m_source->insertBlock(excerptText(m_name, *excerpt, languageOf(excerpt->lines.join(u'\n'))));
}

void PostmortemInserter::makeAction()
{
    static const QRegularExpression mark(
        uR"(^\s*(?:(?:[-*+]|\d+[.)]|#{1,6}|>)\s+)?(?:\[[ xX]\]\s+)?)"_s);
    static const QRegularExpression listed(uR"(\{%\s*actions\b)"_s);
    if (!m_desk.isBegun())
        return;
    QTextCursor cursor = m_source->textCursor();
    const QString line = cursor.block().text();
    const QString text = QString(line).remove(mark).simplified();
    if (text.isEmpty() || text.contains(u"{%"_s)) {
        Q_EMIT failed(tr("Put the cursor onto the line that says what is to be done first."));
        return;
    }
    m_desk.flush();
    m_desk.incident()->addAction({.text = text});
    if (!m_desk.text().contains(listed))
        return;
    cursor.movePosition(QTextCursor::StartOfBlock);
    cursor.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
    cursor.movePosition(QTextCursor::NextCharacter, QTextCursor::KeepAnchor);
    cursor.removeSelectedText();
}

void PostmortemInserter::attach(const QMimeData &source)
{
    for (const QUrl &url : source.urls()) {
        if (url.isLocalFile())
            attachFile(url.toLocalFile());
    }
    if (source.hasUrls())
        return;
    if (!m_pasted)
        m_pasted = std::make_unique<QTemporaryDir>();
    const QString path = m_pasted->filePath(
        tr("image %1.png").arg(QDateTime::currentDateTimeUtc().toString(u"yyyy-MM-dd HH-mm-ss")));
    if (qvariant_cast<QImage>(source.imageData()).save(path, "PNG"))
        attachFile(path);
    else
        Q_EMIT failed(tr("The image could not be kept; the disk may be full."));
}

void PostmortemInserter::attachFile(const QString &path)
{
    if (!m_desk.incident())
        return;
    m_desk.incident()->attachFile(path).then(
        this, [this, path](const Result<StoredAttachment> &stored) {
            const QFileInfo file(path);
            if (stored && isPicture(stored->mediaType))
                m_source->insertBlock(
                    u"![%1](<%2>)"_s.arg(escapeMarkdown(file.completeBaseName()), stored->name));
            else if (stored)
                m_source->insertWords(u"*%1*"_s.arg(escapeMarkdown(file.fileName())));
            else
                Q_EMIT failed(stored.error().sentence);
        });
}

} // namespace Bridgelog
