// SPDX-License-Identifier: GPL-3.0-or-later
#include "postmortem/codecolours.h"

#include <KSyntaxHighlighting/AbstractHighlighter>
#include <KSyntaxHighlighting/Definition>
#include <KSyntaxHighlighting/Format>
#include <KSyntaxHighlighting/Repository>
#include <KSyntaxHighlighting/State>

#include <QMutex>

#include <algorithm>

namespace Bridgelog {

using namespace Qt::StringLiterals;

namespace {

/// Longer lines, and longer texts, are not worth a highlighter's time.
constexpr qsizetype longestLine = 2'000;
constexpr qsizetype longestCode = 200'000;

CodeTone toneOf(KSyntaxHighlighting::Theme::TextStyle style)
{
    using enum KSyntaxHighlighting::Theme::TextStyle;
    switch (style) {
    case Keyword:
    case ControlFlow:
    case Operator:
    case Import: return CodeTone::Keyword;
    case Function:
    case Variable:
    case BuiltIn:
    case Extension: return CodeTone::Name;
    case Char:
    case SpecialChar:
    case String:
    case VerbatimString:
    case SpecialString: return CodeTone::String;
    case DecVal:
    case BaseN:
    case Float:
    case Constant: return CodeTone::Number;
    case Comment:
    case Documentation:
    case CommentVar: return CodeTone::Comment;
    case DataType: return CodeTone::Type;
    case Preprocessor:
    case Attribute:
    case Annotation:
    case RegionMarker:
    case Information: return CodeTone::Meta;
    case Warning:
    case Alert:
    case Error: return CodeTone::Alert;
    case Normal:
    case Others: return CodeTone::Plain;
    }
    return CodeTone::Plain;
}

class Highlighter : public KSyntaxHighlighting::AbstractHighlighter {
public:
    explicit Highlighter(const KSyntaxHighlighting::Definition &definition)
    {
        setDefinition(definition);
    }

    QList<CodeRun> line(QStringView text)
    {
        m_runs.clear();
        m_end = 0;
        m_state = highlightLine(text, m_state);
        fillTo(text.size());
        return m_runs;
    }

protected:
    void applyFormat(int offset, int length, const KSyntaxHighlighting::Format &format) override
    {
        fillTo(offset);
        add(length, toneOf(format.textStyle()));
    }

private:
    void fillTo(qsizetype offset) { add(offset - m_end, CodeTone::Plain); }
    void add(qsizetype length, CodeTone tone)
    {
        if (length <= 0)
            return;
        m_end += length;
        if (!m_runs.isEmpty() && m_runs.last().tone == tone)
            m_runs.last().length += length;
        else
            m_runs.append({.length = length, .tone = tone});
    }

    QList<CodeRun> m_runs;
    qsizetype m_end = 0;
    KSyntaxHighlighting::State m_state;
};

KSyntaxHighlighting::Definition
definitionFor(const KSyntaxHighlighting::Repository &repository, const QString &language)
{
    const auto named = repository.definitionForName(language);
    return named.isValid() ? named : repository.definitionForFileName(u"code."_s + language);
}

bool isDiff(const QStringList &lines, const QString &language)
{
    if (language == u"diff" || language == u"patch")
        return true;
    return language.isEmpty() && std::ranges::any_of(lines, [](const QString &line) {
               return line.startsWith(u"diff --git "_s)
                   || (line.startsWith(u"@@ -"_s) && line.sliced(4).contains(u" @@"_s));
           });
}

CodeTone diffTone(const QString &line)
{
    if (line.startsWith(u'@') || line.startsWith(u"+++"_s) || line.startsWith(u"---"_s)
        || line.startsWith(u"diff "_s) || line.startsWith(u"index "_s))
        return CodeTone::Meta;
    if (line.startsWith(u'+') || line.startsWith(u'>'))
        return CodeTone::Added;
    if (line.startsWith(u'-') || line.startsWith(u'<'))
        return CodeTone::Removed;
    return CodeTone::Plain;
}

QList<CodeRun> whole(const QString &line, CodeTone tone)
{
    return line.isEmpty() ? QList<CodeRun>()
                          : QList<CodeRun>{{.length = line.size(), .tone = tone}};
}

} // namespace

std::vector<QList<CodeRun>> colourCode(const QString &code, const QString &language)
{
    const QStringList lines = code.split(u'\n');
    std::vector<QList<CodeRun>> result;
    result.reserve(static_cast<size_t>(lines.size()));
    const QString name = language.toLower();
    const bool diff = isDiff(lines, name);
    if (diff || name.isEmpty() || code.size() > longestCode) {
        for (const QString &line : lines)
            result.push_back(whole(line, diff ? diffTone(line) : CodeTone::Plain));
        return result;
    }
    static QMutex mutex; // one repository for all threads: making one takes longer than a page
    const QMutexLocker lock(&mutex);
    static const KSyntaxHighlighting::Repository repository;
    const auto definition = definitionFor(repository, name);
    Highlighter highlighter(definition);
    for (const QString &line : lines) {
        result.push_back(
            !definition.isValid() || line.size() > longestLine ? whole(line, CodeTone::Plain)
                                                               : highlighter.line(line));
    }
    return result;
}

} // namespace Bridgelog
