// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/composerhighlighter.h"

#include "composer/entrysyntax.h"
#include "composer/kindtoken.h"
#include "common/worker.h"
#include "composer/syntaxtoken.h"

#include <QTextBlock>

using namespace Qt::StringLiterals;

namespace Bridgelog {

namespace {

constexpr qsizetype longestLine = 4000;
const QString entryLanguage = u"Bridgelog Entry"_s;

/// Whether a line opens or closes a piece of code; `language` is the word behind the fence.
bool isFence(QStringView line, QString *language)
{
    const QStringView text = line.trimmed();
    if (!text.startsWith(u"```") && !text.startsWith(u"~~~"))
        return false;
    QStringView info = text.sliced(3);
    while (info.startsWith(text[0]))
        info = info.sliced(1);
    *language = info.trimmed().toString();
    return true;
}

} // namespace

/// What a line leaves to the next one.
struct ComposerHighlighter::Line : QTextBlockUserData {
    CodeState entry;
    CodeState code;
    bool inCode = false;
    QString language;

    bool sameAs(const Line *other) const
    {
        return other && entry == other->entry && code == other->code && inCode == other->inCode
            && language == other->language;
    }
};

ComposerHighlighter::ComposerHighlighter(QTextDocument *document)
    : QSyntaxHighlighter(document)
{
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        makeFormats();
        rehighlight();
    });
}

ComposerHighlighter::~ComposerHighlighter() = default;

/// Once: where the definitions are not installed, the text stays plain.
void ComposerHighlighter::load()
{
    onWorker([] {
        return std::shared_ptr(CodeHighlighter::make());
    }).then(this, [this](const std::shared_ptr<CodeHighlighter> &code) {
        m_code = code;
        if (!m_code)
            return;
        makeFormats();
        rehighlight();
    });
}

void ComposerHighlighter::makeFormats()
{
    const Theme &theme = Theme::instance();
    const auto make = [&](const QString &name, Theme::Token token) -> QTextCharFormat & {
        QTextCharFormat &format = m_formats[name] = {};
        format.setForeground(theme.color(token));
        return format;
    };
    make(u"Time"_s, Theme::Token::Accent).setFontFamilies(theme.mono(Theme::Size::Body).families());
    make(u"Tag"_s, Theme::Token::Accent);
    make(u"Strong"_s, Theme::Token::Text).setFontWeight(QFont::Bold);
    make(u"Emphasis"_s, Theme::Token::Text).setFontItalic(true);
    make(u"Strike"_s, Theme::Token::Dim).setFontStrikeOut(true);
    make(u"Code"_s, Theme::Token::Evidence)
        .setFontFamilies(theme.mono(Theme::Size::Body).families());
    make(u"Fence"_s, Theme::Token::Dim).setFontFamilies(theme.mono(Theme::Size::Body).families());
    make(u"Marker"_s, Theme::Token::Dim);
    make(u"Link"_s, Theme::Token::Accent).setFontUnderline(true);
}

void ComposerHighlighter::highlightBlock(const QString &text)
{
    if (currentBlock().blockNumber() == 0)
        colourKind(text);
    if (!isLoaded()) {
        if (!text.isEmpty() && !std::exchange(m_loading, true))
            QMetaObject::invokeMethod(
                this, &ComposerHighlighter::load, Qt::QueuedConnection); // never within a block
        return;
    }
    if (text.size() > longestLine)
        return;
    const auto *before = static_cast<const Line *>(currentBlock().previous().userData());
    auto line = std::make_unique<Line>();
    if (before) {
        line->entry = before->entry;
        line->inCode = before->inCode;
        line->language = before->language;
        line->code = before->code;
    }
    QString word;
    if (isFence(text, &word)) {
        line->inCode = !line->inCode;
        line->language = line->inCode ? word : QString();
        line->code = {};
    } else if (line->inCode) {
        colourCode(text, line->language, line->code);
    }
    if (!line->inCode || isFence(text, &word))
        colourEntry(text, line->entry);
    // Another state than before makes the next line be coloured anew.
    if (!line->sameAs(static_cast<const Line *>(currentBlockUserData())))
        setCurrentBlockState(currentBlockState() == 1 ? 2 : 1);
    setCurrentBlockUserData(line.release());
}

/// A kind has the colour its entry will have; what is none yet is dim.
void ComposerHighlighter::colourKind(const QString &text)
{
    const EntrySyntax entry = readEntry(text);
    const Theme &theme = Theme::instance();
    if (entry.kindStart >= 0) {
        QTextCharFormat format;
        format.setForeground(theme.color(entry.kind ? tokenOf(*entry.kind) : Theme::Token::Dim));
        format.setFontWeight(QFont::DemiBold);
        setFormat(static_cast<int>(entry.kindStart), static_cast<int>(entry.kindLength), format);
    }
    if (entry.timeStart >= 0) {
        QTextCharFormat format;
        format.setForeground(theme.color(Theme::Token::Accent));
        format.setFontWeight(QFont::DemiBold);
        setFormat(static_cast<int>(entry.timeStart), static_cast<int>(entry.timeLength), format);
    }
}

void ComposerHighlighter::colourEntry(const QString &text, CodeState &state)
{
    for (const CodeSpan &span : m_code->line(entryLanguage, text, state))
        setFormat(
            static_cast<int>(span.start), static_cast<int>(span.length),
            m_formats.value(span.format));
    if (currentBlock().blockNumber() == 0)
        colourKind(text);
}

void ComposerHighlighter::colourCode(const QString &text, const QString &language, CodeState &state)
{
    QTextCharFormat format = m_formats.value(u"Code"_s);
    setFormat(0, static_cast<int>(text.size()), format);
    for (const CodeSpan &span : m_code->line(language, text, state)) {
        if (span.tone == CodeTone::Plain)
            continue;
        format.setForeground(Theme::instance().color(tokenOf(span.tone)));
        setFormat(static_cast<int>(span.start), static_cast<int>(span.length), format);
    }
}

} // namespace Bridgelog
