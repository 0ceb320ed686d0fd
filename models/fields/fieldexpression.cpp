// SPDX-License-Identifier: GPL-3.0-or-later
#include "fields/fieldexpression.h"

namespace Bridgelog {

using namespace Qt::StringLiterals;

namespace {

bool isNamePart(QChar c) { return c.isLetterOrNumber() || c == u'_' || c == u'.'; }

class ExpressionReader {
public:
    explicit ExpressionReader(QStringView text)
        : m(text)
    {
    }

    std::expected<FieldExpression, FieldSlip> read()
    {
        FieldExpression expression;
        const auto value = word(u"A name is missing here."_s);
        if (!value)
            return std::unexpected(value.error());
        expression.value = *value;
        for (skipBlanks(); m_at < m.size(); skipBlanks()) {
            if (!take(u'|'))
                return std::unexpected(slip(u"After a name only “|” and a filter may follow."_s));
            const auto name = word(u"The name of a filter is missing behind “|”."_s);
            if (!name)
                return std::unexpected(name.error());
            FieldFilterUse use{.name = *name, .argument = {}};
            if (take(u':')) {
                const auto argument = word(u"What the filter is given is missing behind “:”."_s);
                if (!argument)
                    return std::unexpected(argument.error());
                use.argument = *argument;
            }
            expression.filters.append(use);
        }
        return expression;
    }

private:
    void skipBlanks()
    {
        while (m_at < m.size() && m.at(m_at).isSpace())
            ++m_at;
    }
    bool take(QChar sign)
    {
        skipBlanks();
        if (m_at >= m.size() || m.at(m_at) != sign)
            return false;
        ++m_at;
        return true;
    }
    FieldSlip slip(const QString &sentence) const
    {
        return {
            .at = std::min(m_at, m.size()),
            .length = std::max<qsizetype>(1, m.size() - m_at),
            .sentence = sentence,
            .nearest = {}};
    }

    std::expected<FieldWord, FieldSlip> word(const QString &missing)
    {
        skipBlanks();
        const qsizetype start = m_at;
        if (m_at < m.size() && (m.at(m_at) == u'"' || m.at(m_at) == u'\'')) {
            const qsizetype end = m.indexOf(m.at(m_at), m_at + 1);
            if (end < 0)
                return std::unexpected(slip(u"This text has no closing quotation mark."_s));
            m_at = end + 1;
            return FieldWord{m.sliced(start, m_at - start).toString(), start, true};
        }
        while (m_at < m.size() && isNamePart(m.at(m_at)))
            ++m_at;
        if (m_at == start)
            return std::unexpected(slip(missing));
        const QStringView text = m.sliced(start, m_at - start);
        return FieldWord{text.toString(), start, text.front().isDigit()};
    }

    QStringView m;
    qsizetype m_at = 0;
};

} // namespace

std::expected<FieldExpression, FieldSlip> parseFieldExpression(QStringView text)
{
    return ExpressionReader(text).read();
}

QList<FieldWord> fieldWords(QStringView text)
{
    QList<FieldWord> words;
    qsizetype at = 0;
    while (at < text.size()) {
        while (at < text.size() && text.at(at).isSpace())
            ++at;
        const qsizetype start = at;
        QChar quoted;
        while (at < text.size() && (!quoted.isNull() || !text.at(at).isSpace())) {
            const QChar c = text.at(at++);
            if (c == quoted)
                quoted = {};
            else if (quoted.isNull() && (c == u'"' || c == u'\''))
                quoted = c;
        }
        if (at > start)
            words.append({text.sliced(start, at - start).toString(), start, false});
    }
    return words;
}

} // namespace Bridgelog
