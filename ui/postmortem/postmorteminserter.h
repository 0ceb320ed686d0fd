// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident/entry.h"
#include "incident/ids.h"

#include <QObject>
#include <QPointer>

#include <functional>
#include <memory>

class QMimeData;
class QTemporaryDir;

namespace Bridgelog {

class InlineEditor;
class Journal;
class PostmortemDesk;
class PostmortemSource;

/// Brings what the incident has into the document where the cursor is: entries, an excerpt of a
/// log, files; and makes an action item of a line.
class PostmortemInserter : public QObject {
    Q_OBJECT

public:
    PostmortemInserter(PostmortemDesk &desk, PostmortemSource *source, QWidget *page);
    ~PostmortemInserter() override;

    void setJournal(Journal *journal);
    /// Which entries of the timeline are chosen.
    void setChosen(std::function<QList<EntryId>()> chosen) { m_chosen = std::move(chosen); }
    QList<EntryId> chosen() const { return m_chosen ? m_chosen() : QList<EntryId>(); }
    /// Where questions are asked.
    InlineEditor *question() const { return m_question; }

    void insertEntries();
    /// Of the chosen entry's file, else of its code, else of its text: asks which lines.
    void insertExcerpt();
    /// Files, or an image, become attachments of a line of evidence and are named in the text.
    void attach(const QMimeData &source);
    /// The line, without its list mark, as an action item. Where the document lists the action
    /// items, the line itself goes.
    void makeAction();

Q_SIGNALS:
    void failed(const QString &sentence);

private:
    void attachFile(const QString &path);
    void readFile(const Attachment &file);
    void askLines(const QString &name, const QString &text);
    void takeLines(const QString &asked);

    PostmortemDesk &m_desk;
    PostmortemSource *m_source;
    InlineEditor *m_question;
    QPointer<Journal> m_journal;
    std::function<QList<EntryId>()> m_chosen;
    QString m_name; ///< what the excerpt is of
    QString m_text;
    std::unique_ptr<QTemporaryDir> m_pasted; ///< images on their way into the archive
};

} // namespace Bridgelog
