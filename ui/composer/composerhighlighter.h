// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <KSyntaxHighlighting/AbstractHighlighter>
#include <KSyntaxHighlighting/Definition>
#include <KSyntaxHighlighting/State>

#include <QHash>
#include <QSyntaxHighlighter>
#include <QTextCharFormat>

#include <memory>

namespace KSyntaxHighlighting {
class Repository;
}

namespace Bridgelog {

/// Colours an entry while it is typed, line by line: kind and time, tags and Markdown by our own
/// syntax definition, what is between fences by its language's. Definitions are loaded once there
/// is time for it, not with the window.
class ComposerHighlighter : public QSyntaxHighlighter,
                            private KSyntaxHighlighting::AbstractHighlighter {
    Q_OBJECT
    Q_INTERFACES(KSyntaxHighlighting::AbstractHighlighter)

public:
    explicit ComposerHighlighter(QTextDocument *document);
    ~ComposerHighlighter() override;

    /// Loads the definitions and colours what is there.
    void load();
    bool isLoaded() const { return m_repository != nullptr; }

protected:
    void highlightBlock(const QString &text) override;
    void applyFormat(int offset, int length, const KSyntaxHighlighting::Format &format) override;

private:
    struct Line;
    void makeFormats();
    void colourKind(const QString &text);
    QTextCharFormat formatFor(const KSyntaxHighlighting::Format &format) const;
    KSyntaxHighlighting::Definition language(const QString &name);

    std::unique_ptr<KSyntaxHighlighting::Repository> m_repository;
    KSyntaxHighlighting::Definition m_entry;
    QHash<QString, KSyntaxHighlighting::Definition> m_languages;
    QHash<QString, QTextCharFormat> m_formats; ///< of our own definition, by name
    bool m_inCode = false; ///< of the line at hand
};

} // namespace Bridgelog
