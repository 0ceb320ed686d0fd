// SPDX-License-Identifier: GPL-3.0-or-later
#include "postmortem/postmortemhighlighter.h"

#include "common/theme.h"
#include "common/worker.h"
#include "composer/syntaxtoken.h"
#include "postmortem/prosewords.h"
#include "postmortem/spelling.h"

#include <QElapsedTimer>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QTextBlock>

using namespace Qt::StringLiterals;

namespace Bridgelog {

namespace {

constexpr qsizetype longestLine = 4000;

/// Whether a line opens or closes a piece of code; `info` is what stands behind the fence.
bool isFence(QStringView line, QString *info)
{
    const QStringView text = line.trimmed();
    if (!text.startsWith(u"```") && !text.startsWith(u"~~~"))
        return false;
    QStringView rest = text.sliced(3);
    while (rest.startsWith(text[0]))
        rest = rest.sliced(1);
    if (text[0] == u'`' && rest.contains(u'`'))
        return false;
    *info = rest.trimmed().toString();
    return true;
}

QTextCharFormat inked(Theme::Token token)
{
    QTextCharFormat format;
    format.setForeground(Theme::instance().color(token));
    return format;
}

} // namespace

/// What a line leaves to the next one.
struct PostmortemHighlighter::Line : QTextBlockUserData {
    CodeState code;
    bool inCode = false;
    QString language;

    bool sameAs(const Line *other) const
    {
        return other && code == other->code && inCode == other->inCode
            && language == other->language;
    }
};

PostmortemHighlighter::PostmortemHighlighter(QPlainTextEdit *edit, Spelling *spelling)
    : QSyntaxHighlighter(edit->document())
    , m_edit(edit)
    , m_spelling(spelling)
{
    connect(&Theme::instance(), &Theme::changed, this, &QSyntaxHighlighter::rehighlight);
    connect(edit, &QPlainTextEdit::cursorPositionChanged, this, &PostmortemHighlighter::leaveWord);
    connect(m_spelling, &Spelling::changed, this, &PostmortemHighlighter::spellSoon);
    connect(&m_respelling, &QTimer::timeout, this, &PostmortemHighlighter::spellSome);
}

PostmortemHighlighter::~PostmortemHighlighter() = default;

/// Once there is code to colour. Where the definitions are not installed, it stays plain.
void PostmortemHighlighter::load()
{
    onWorker([] {
        return std::shared_ptr(CodeHighlighter::make());
    }).then(this, [this](const std::shared_ptr<CodeHighlighter> &code) {
        m_code = code;
        if (m_code)
            rehighlight();
    });
}

void PostmortemHighlighter::spellSoon()
{
    m_spelled = 0;
    m_respelling.start(0);
}

/// Some lines at a time, so that a long text does not hold up the typing.
void PostmortemHighlighter::spellSome()
{
    constexpr qint64 most = 4; // ms
    QElapsedTimer timer;
    timer.start();
    QTextBlock block = document()->findBlockByNumber(m_spelled);
    for (; block.isValid() && timer.elapsed() < most; block = block.next(), ++m_spelled)
        rehighlightBlock(block);
    if (!block.isValid())
        m_respelling.stop();
}

void PostmortemHighlighter::leaveWord()
{
    const QTextCursor cursor = m_edit->textCursor();
    if (m_writing.block < 0 || m_writing.has(cursor.blockNumber(), cursor.positionInBlock()))
        return;
    const QTextBlock block = document()->findBlockByNumber(std::exchange(m_writing, {}).block);
    if (block.isValid())
        rehighlightBlock(block);
}

void PostmortemHighlighter::underline(const QString &text)
{
    const QTextCursor cursor = m_edit->textCursor();
    for (const ProseWord &word : proseWords(text)) {
        if (!m_spelling->isWrong(text.sliced(word.start, word.length)))
            continue;
        const Word place{
            .block = currentBlock().blockNumber(),
            .start = word.start,
            .end = word.start + word.length};
        if (m_edit->hasFocus() && place.has(cursor.blockNumber(), cursor.positionInBlock())) {
            m_writing = place;
            continue;
        }
        for (auto i = static_cast<int>(word.start); i < place.end; ++i) {
            QTextCharFormat marked = format(i);
            marked.setUnderlineStyle(QTextCharFormat::SpellCheckUnderline);
            marked.setUnderlineColor(Theme::instance().color(Theme::Token::Critical));
            setFormat(i, 1, marked);
        }
    }
}

void PostmortemHighlighter::highlightBlock(const QString &text)
{
    const auto *before = static_cast<const Line *>(currentBlock().previous().userData());
    auto line = std::make_unique<Line>();
    if (before) {
        line->inCode = before->inCode;
        line->language = before->language;
        line->code = before->code;
    }
    QString info;
    if (isFence(text, &info) && (!line->inCode || info.isEmpty())) {
        line->inCode = !line->inCode;
        line->language = line->inCode ? info : QString();
        line->code = {};
        setFormat(0, static_cast<int>(text.size()), inked(Theme::Token::Evidence));
    } else if (line->inCode) {
        colourCode(text, *line);
    } else if (text.size() <= longestLine) {
        colourText(text);
        underline(text);
    }
    // Another state than before makes the next line be coloured anew.
    if (!line->sameAs(static_cast<const Line *>(currentBlockUserData())))
        setCurrentBlockState(currentBlockState() == 1 ? 2 : 1);
    setCurrentBlockUserData(line.release());
}

void PostmortemHighlighter::colourCode(const QString &text, Line &line)
{
    setFormat(0, static_cast<int>(text.size()), inked(Theme::Token::Evidence));
    if (!m_code) {
        if (!std::exchange(m_loading, true))
            QMetaObject::invokeMethod(
                this, &PostmortemHighlighter::load, Qt::QueuedConnection); // never within a block
        return;
    }
    if (text.size() > longestLine)
        return;
    for (const CodeSpan &span : m_code->line(line.language, text, line.code)) {
        if (span.tone != CodeTone::Plain)
            setFormat(
                static_cast<int>(span.start), static_cast<int>(span.length),
                inked(tokenOf(span.tone)));
    }
}

void PostmortemHighlighter::colourText(const QString &text)
{
    static const QRegularExpression heading(uR"(^#{1,6}\s)"_s);
    static const QRegularExpression mark(uR"(^\s*(?:[-*+]|\d+[.)]|>)\s)"_s);
    static const QRegularExpression strong(uR"(\*\*[^*\n]+\*\*|__[^_\n]+__)"_s);
    static const QRegularExpression emphasis(uR"((?<![*\w])\*[^*\s][^*\n]*\*(?![*\w]))"_s);
    static const QRegularExpression code(uR"(`[^`\n]+`)"_s);
    static const QRegularExpression link(uR"(\[[^\]\n]*\]\([^)\n]*\)|https?://\S+)"_s);
    static const QRegularExpression field(uR"(\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\})"_s);
    const auto colour = [&](const QRegularExpression &pattern, const QTextCharFormat &format) {
        for (auto it = pattern.globalMatch(text); it.hasNext();) {
            const auto match = it.next();
            setFormat(
                static_cast<int>(match.capturedStart()), static_cast<int>(match.capturedLength()),
                format);
        }
    };
    QTextCharFormat bold = inked(Theme::Token::Text);
    bold.setFontWeight(QFont::Bold);
    QTextCharFormat leaning = inked(Theme::Token::Text);
    leaning.setFontItalic(true);
    QTextCharFormat title = inked(Theme::Token::Decision);
    title.setFontWeight(QFont::Bold);
    if (text.contains(heading)) {
        setFormat(0, static_cast<int>(text.size()), title);
    } else {
        colour(mark, inked(Theme::Token::Dim));
        colour(emphasis, leaning);
        colour(strong, bold);
        colour(link, inked(Theme::Token::Accent));
        colour(code, inked(Theme::Token::Evidence));
    }
    if (!text.contains(u'{'))
        return;
    QTextCharFormat live = inked(Theme::Token::Warning);
    colour(field, live);
    if (const qsizetype prompt = text.indexOf(u"{#"_s); prompt >= 0)
        setFormat(
            static_cast<int>(prompt), static_cast<int>(text.size() - prompt),
            inked(Theme::Token::Dim));
}

} // namespace Bridgelog
