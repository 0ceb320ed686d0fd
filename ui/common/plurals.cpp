// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/plurals.h"

using namespace Qt::StringLiterals;

namespace Bridgelog {

/// Every noun that the program counts ends so, but for those in "ies".
static QString singular(const QString &noun)
{
    return noun.endsWith(u"ies") ? noun.chopped(3) + u'y' : noun.chopped(1);
}

QString Plurals::translate(
    const char * /*context*/, const char *sourceText, const char * /*disambiguation*/, int n) const
{
    if (n != 1)
        return {};
    QStringList words = QString::fromUtf8(sourceText).split(u' ');
    for (qsizetype i = words.indexOf(u"%n"_s) + 1; i > 0 && i < words.size(); ++i) {
        if (words.at(i).endsWith(u's')) {
            words[i] = singular(words.at(i));
            return words.join(u' ');
        }
        if (words.at(i).endsWith(u"s:")) {
            words[i] = singular(words.at(i).chopped(1)) + u':';
            return words.join(u' ');
        }
    }
    return {};
}

} // namespace Bridgelog
