// SPDX-License-Identifier: GPL-3.0-or-later
#include "postmortem/csvtext.h"

#include <QStringList>

#include <algorithm>

namespace Bridgelog {

using namespace Qt::StringLiterals;

static void addCell(QString &to, const QString &text)
{
    static const QString formulaSigns = u"=+-@\t\r＝＋－＠"_s + QChar(0);
    const bool formula = !text.isEmpty() && formulaSigns.contains(text.front());
    const bool quoted = formula
        || std::ranges::any_of(text, [](QChar c) { return u",\"\r\n\t;"_s.contains(c); })
        || text.startsWith(u' ') || text.endsWith(u' ');
    if (!quoted) {
        to.append(text);
        return;
    }
    to.append(u'"');
    if (formula)
        to.append(u'\'');
    for (const QChar c : text) {
        if (c == u'"')
            to.append(c);
        to.append(c.isNull() ? QChar(QChar::ReplacementCharacter) : c);
    }
    to.append(u'"');
}

void addCsvRow(QString &to, const QStringList &cells)
{
    bool first = true;
    for (const QString &cell : cells) {
        if (!first)
            to.append(u',');
        first = false;
        addCell(to, cell);
    }
    to.append(u"\r\n"_s);
}

} // namespace Bridgelog
