// SPDX-License-Identifier: GPL-3.0-or-later
// The module behind CodeHighlighter: KSyntaxHighlighting, and with it the network libraries that it
// needs for downloads which this program never makes.
#include "modules/codehighlighter.h"
#include "modules/difftone.h"

#include <KSyntaxHighlighting/AbstractHighlighter>
#include <KSyntaxHighlighting/Definition>
#include <KSyntaxHighlighting/Format>
#include <KSyntaxHighlighting/Repository>
#include <KSyntaxHighlighting/State>

#include <QHash>

using namespace Qt::StringLiterals;

namespace Bridgelog { namespace {

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

struct State : CodeState::Inner {
    explicit State(const KSyntaxHighlighting::State &end)
        : state(end)
    {
    }
    bool equals(const Inner &other) const override
    {
        return state == static_cast<const State &>(other).state;
    }

    KSyntaxHighlighting::State state;
};

class Highlighter : public CodeHighlighter, private KSyntaxHighlighting::AbstractHighlighter {
public:
    Highlighter() { m_repository.addCustomSearchPath(u":/bridgelog"_s); }

    bool knows(const QString &language) override { return definitionOf(language).isValid(); }

    QList<CodeSpan> line(const QString &language, QStringView text, CodeState &state) override
    {
        const auto definition = definitionOf(language);
        if (!definition.isValid())
            return {};
        setDefinition(definition);
        const auto *before = static_cast<const State *>(state.inner());
        const auto after =
            highlightLine(text, before ? before->state : KSyntaxHighlighting::State());
        if (!before || !(after == before->state))
            state = CodeState(std::make_shared<State>(after));
        QList<CodeSpan> spans = std::exchange(m_spans, {});
        if (definition.name() == "Diff"_L1)
            colourDiff(spans, text);
        return spans;
    }

protected:
    void applyFormat(int offset, int length, const KSyntaxHighlighting::Format &format) override
    {
        if (length > 0)
            m_spans.append(
                {.start = offset,
                 .length = length,
                 .tone = toneOf(format.textStyle()),
                 .format = format.name()});
    }

private:
    /// The definition tells what is added from what is removed by its formats' names alone; their
    /// styles are any two.
    static void colourDiff(QList<CodeSpan> &spans, QStringView text)
    {
        const CodeTone tone = diffTone(text);
        spans.clear();
        if (tone != CodeTone::Plain)
            spans.append({.start = 0, .length = text.size(), .tone = tone, .format = {}});
    }

    KSyntaxHighlighting::Definition definitionOf(const QString &language)
    {
        const auto known = m_definitions.constFind(language);
        if (known != m_definitions.constEnd())
            return *known;
        const QString name = language == "log"_L1 ? u"Bridgelog Log"_s : language;
        auto definition = m_repository.definitionForName(name);
        if (!definition.isValid() && !name.isEmpty())
            definition = m_repository.definitionForFileName(u"code."_s + name.toLower());
        if (!definition.isValid()) {
            for (const auto &each : m_repository.definitions()) {
                if (each.name().compare(name, Qt::CaseInsensitive) == 0)
                    definition = each;
            }
        }
        return *m_definitions.insert(language, definition);
    }

    KSyntaxHighlighting::Repository m_repository;
    QHash<QString, KSyntaxHighlighting::Definition> m_definitions;
    QList<CodeSpan> m_spans;
};

}} // namespace Bridgelog

extern "C" Q_DECL_EXPORT Bridgelog::CodeHighlighter *makeCodeHighlighter()
{
    return new Bridgelog::Highlighter;
}
