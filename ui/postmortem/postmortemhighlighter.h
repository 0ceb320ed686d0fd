// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "modules/codehighlighter.h"

#include <QSyntaxHighlighter>
#include <QTimer>

#include <memory>

class QPlainTextEdit;

namespace Bridgelog {

class Spelling;

/// Colours the source of a postmortem while it is typed: headings, fields, emphasis, links, and
/// what is between fences by its own language. Definitions are loaded beside the window's thread.
/// Misspelt words are underlined, the one that is being written once the cursor has left it.
class PostmortemHighlighter : public QSyntaxHighlighter {
    Q_OBJECT

public:
    PostmortemHighlighter(QPlainTextEdit *edit, Spelling *spelling);
    ~PostmortemHighlighter() override;

    bool isLoaded() const { return m_code != nullptr; }

protected:
    void highlightBlock(const QString &text) override;

private:
    struct Line;
    void load();
    void colourText(const QString &text);
    void colourCode(const QString &text, Line &line);
    void underline(const QString &text);
    void leaveWord();
    void spellSoon();
    void spellSome();

    /// A misspelt word that the cursor is in.
    struct Word {
        int block = -1;
        qsizetype start = 0;
        qsizetype end = 0;
        bool has(int inBlock, int position) const
        {
            return inBlock == block && position > start && position <= end;
        }
    };

    QPlainTextEdit *m_edit;
    Spelling *m_spelling;
    std::shared_ptr<CodeHighlighter> m_code;
    bool m_loading = false;
    Word m_writing;
    QTimer m_respelling;
    int m_spelled = 0; ///< the block up to which it is done
};

} // namespace Bridgelog
