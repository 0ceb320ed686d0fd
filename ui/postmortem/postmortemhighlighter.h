// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "modules/codehighlighter.h"

#include <QSyntaxHighlighter>

#include <memory>

namespace Bridgelog {

/// Colours the source of a postmortem while it is typed: headings, fields, emphasis, links, and
/// what is between fences by its own language. Definitions are loaded beside the window's thread.
class PostmortemHighlighter : public QSyntaxHighlighter {
    Q_OBJECT

public:
    explicit PostmortemHighlighter(QTextDocument *document);
    ~PostmortemHighlighter() override;

    bool isLoaded() const { return m_code != nullptr; }

protected:
    void highlightBlock(const QString &text) override;

private:
    struct Line;
    void load();
    void colourText(const QString &text);
    void colourCode(const QString &text, Line &line);

    std::shared_ptr<CodeHighlighter> m_code;
    bool m_loading = false;
};

} // namespace Bridgelog
