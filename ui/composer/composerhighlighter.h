// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "modules/codehighlighter.h"

#include <QHash>
#include <QSyntaxHighlighter>
#include <QTextCharFormat>

#include <memory>

namespace Bridgelog {

/// Colours an entry while it is typed, line by line: kind and time, tags and Markdown by our own
/// syntax definition, what is between fences by its language's. Definitions are loaded beside the
/// window's thread once there is something to colour; until then kind and time have their colours.
class ComposerHighlighter : public QSyntaxHighlighter {
    Q_OBJECT

public:
    explicit ComposerHighlighter(QTextDocument *document);
    ~ComposerHighlighter() override;

    bool isLoaded() const { return m_code != nullptr; }

protected:
    void highlightBlock(const QString &text) override;

private:
    struct Line;
    void load();
    void makeFormats();
    void colourKind(const QString &text);
    void colourEntry(const QString &text, CodeState &state);
    void colourCode(const QString &text, const QString &language, CodeState &state);

    std::shared_ptr<CodeHighlighter> m_code;
    bool m_loading = false;
    QHash<QString, QTextCharFormat> m_formats; ///< of our own definition, by name
};

} // namespace Bridgelog
