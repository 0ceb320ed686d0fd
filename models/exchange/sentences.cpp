// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/sentences.h"

#include <QRegularExpression>

namespace Bridgelog {

using namespace Qt::StringLiterals;

/// Words whose full stop ends no sentence.
static bool endsInAbbreviation(QStringView text)
{
    static const QRegularExpression pattern(
        u"(?:^|[\\s(])(?:e\\.g|i\\.e|approx|ca|vs|etc|cf|no|mr|mrs|ms|dr|st|inc|ltd|[ap]\\.m|"
        "jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\\.$"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression number(u"^\\s*\\d{1,3}\\.$"_s);
    if (number.matchView(text).hasMatch())
        return true;
    return pattern.matchView(text.last(std::min<qsizetype>(text.size(), 12))).hasMatch();
}

QStringList sentencesOf(const QString &paragraph)
{
    static const QRegularExpression boundary(
        u"[.!?…]+[\"”’')\\]]*(?=\\s+[\"“‘'(\\[]?[\\p{Lu}\\d])"_s);
    QStringList sentences;
    qsizetype start = 0;
    auto matches = boundary.globalMatch(paragraph);
    while (matches.hasNext()) {
        const auto match = matches.next();
        const QStringView sentence =
            QStringView(paragraph).sliced(start, match.capturedEnd() - start);
        if (endsInAbbreviation(sentence))
            continue;
        sentences.append(sentence.trimmed().toString());
        start = match.capturedEnd();
    }
    const QString rest = paragraph.sliced(start).trimmed();
    if (!rest.isEmpty())
        sentences.append(rest);
    return sentences;
}

} // namespace Bridgelog
