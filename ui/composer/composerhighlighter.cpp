// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/composerhighlighter.h"

#include "composer/entrysyntax.h"
#include "composer/kindtoken.h"
#include "composer/syntaxtoken.h"

#include <KSyntaxHighlighting/Format>
#include <KSyntaxHighlighting/Repository>

#include <QTextBlock>

using namespace Qt::StringLiterals;

namespace Bridgelog {

namespace {

constexpr qsizetype longestLine = 4000;

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
    KSyntaxHighlighting::State entry;
    KSyntaxHighlighting::State code;
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

void ComposerHighlighter::load()
{
    if (isLoaded())
        return;
    m_repository = std::make_unique<KSyntaxHighlighting::Repository>();
    m_repository->addCustomSearchPath(syntaxPath);
    m_entry = m_repository->definitionForName(u"Bridgelog Entry"_s);
    makeFormats();
    rehighlight();
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

KSyntaxHighlighting::Definition ComposerHighlighter::language(const QString &name)
{
    const auto known = m_languages.constFind(name);
    if (known != m_languages.constEnd())
        return *known;
    KSyntaxHighlighting::Definition definition;
    if (!name.isEmpty()) {
        definition = m_repository->definitionForName(name);
        if (!definition.isValid())
            definition = m_repository->definitionForFileName(u"x."_s + name.toLower());
    }
    m_languages.insert(name, definition);
    return definition;
}

void ComposerHighlighter::highlightBlock(const QString &text)
{
    if (currentBlock().blockNumber() == 0)
        colourKind(text);
    if (!isLoaded() || text.size() > longestLine)
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
        m_inCode = true;
        setFormat(0, static_cast<int>(text.size()), m_formats.value(u"Code"_s));
        if (const auto definition = language(line->language); definition.isValid()) {
            setDefinition(definition);
            line->code = highlightLine(text, line->code);
        }
        m_inCode = false;
    }
    if (!line->inCode || isFence(text, &word)) {
        setDefinition(m_entry);
        line->entry = highlightLine(text, line->entry);
        if (currentBlock().blockNumber() == 0)
            colourKind(text);
    }
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

void ComposerHighlighter::applyFormat(
    int offset, int length, const KSyntaxHighlighting::Format &format)
{
    if (length > 0 && (!m_inCode || format.textStyle() != KSyntaxHighlighting::Theme::Normal))
        setFormat(offset, length, formatFor(format));
}

QTextCharFormat ComposerHighlighter::formatFor(const KSyntaxHighlighting::Format &format) const
{
    if (!m_inCode)
        return m_formats.value(format.name());
    QTextCharFormat code = m_formats.value(u"Code"_s);
    code.setForeground(Theme::instance().color(tokenOf(format.textStyle())));
    return code;
}

} // namespace Bridgelog
