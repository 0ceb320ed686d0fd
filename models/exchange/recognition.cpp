// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/recognition.h"

#include <QRegularExpression>

namespace Bridgelog {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype headSize = 4096;

std::unexpected<Error> looksLike(const QString &name, const QString &what)
{
    return refuse(
        u"%1 looks like %2; understood are the text of a status page or report, and this program's own JSON."_s
            .arg(name, what));
}

/// Another program's JSON, by the keys near its start; empty where it may be ours or no JSON at
/// all.
QString foreignJson(const QByteArray &head)
{
    struct Sign {
        QByteArray key;
        QString what;
    };
    static const QList<Sign> signs{
        {"\"incident_updates\"", u"the JSON of a status page's interface"_s},
        {"\"scheduled_maintenances\"", u"the JSON of a status page's interface"_s},
        {"\"log_entries\"", u"a pager's log in JSON"_s},
        {"\"escalation_policy\"", u"a pager's incidents in JSON"_s},
        {"\"client_msg_id\"", u"a chat export in JSON"_s},
        {"\"user_profile\"", u"a chat export in JSON"_s},
        {"\"channel_id\"", u"a chat export in JSON"_s},
        {"\"incidents\"", u"a list of incidents in another program's JSON"_s}};
    for (const Sign &sign : signs)
        if (head.contains(sign.key))
            return sign.what;
    return {};
}

/// What the first bytes betray; empty for text.
QString foreignFile(const QByteArray &content, const QByteArray &start)
{
    const QByteArray lower = start.first(std::min<qsizetype>(start.size(), 512)).toLower();
    if (content.startsWith("SQLite format 3"))
        return u"a database; open an archive with --archive instead of importing it"_s;
    if (content.startsWith("PK\x03\x04"))
        return u"a ZIP archive"_s;
    if (content.startsWith("%PDF"))
        return u"a PDF document"_s;
    if (content.startsWith("\x1f\x8b"))
        return u"a gzip archive"_s;
    if (lower.startsWith("<!doctype html") || lower.startsWith("<html")
        || (lower.startsWith("<?xml") && lower.contains("<html")))
        return u"the HTML of a page; copy its text from a browser"_s;
    if (lower.startsWith("<?xml") || lower.startsWith("<feed") || lower.startsWith("<rss"))
        return u"a news feed or other XML"_s;
    return {};
}

bool looksLikeCsv(const QByteArray &start)
{
    static const QRegularExpression header(
        u"^\"?[A-Za-z][\\w ./-]{0,40}\"?(?:([,;\\t])\"?[A-Za-z][\\w ./-]{0,40}\"?)(?:\\1\"?[\\w ./-]{0,40}\"?){1,60}$"_s);
    static const QRegularExpression column(
        u"(?:^|[,;\\t])\"?(?:\\w*_at|\\w*time\\w*|\\w*date\\w*|\\w*_id|id|status|title)\"?(?:[,;\\t]|$)"_s,
        QRegularExpression::CaseInsensitiveOption);
    const QList<QByteArray> lines = start.split('\n');
    if (lines.size() < 2)
        return false;
    const QString first = QString::fromUtf8(lines.first()).trimmed();
    const auto match = header.match(first);
    return match.hasMatch() && first.contains(column)
        && QString::fromUtf8(lines.at(1)).contains(match.captured(1));
}

} // namespace

Result<Material> recognised(const QByteArray &content, const QString &name, const QString &format)
{
    if (!format.isEmpty() && format != u"statuspage-text" && format != u"json")
        return refuse(
            u"There is no import format “%1”; understood are statuspage-text and json."_s.arg(
                format));
    const QByteArray start = content.startsWith("\xEF\xBB\xBF")
        ? content.sliced(3).trimmed().first(
              std::min<qsizetype>(content.sliced(3).trimmed().size(), headSize))
        : content.first(std::min<qsizetype>(content.size(), headSize)).trimmed();
    if (content.trimmed().isEmpty())
        return refuse(u"%1 is empty; there is nothing to import."_s.arg(name));
    if (format == u"json")
        return Material::IncidentJson;
    if (format == u"statuspage-text")
        return Material::Text;
    if (const QString what = foreignFile(content, start); !what.isEmpty())
        return looksLike(name, what);
    static const QRegularExpression json(u"^(?:\\{\\s*(?:\"|\\}|$)|\\[\\s*(?:[{\\[\"\\d\\]]|$))"_s);
    if (json.match(QString::fromUtf8(start)).hasMatch()) {
        if (!content.contains("\"bridgelog\""))
            if (const QString what = foreignJson(content); !what.isEmpty())
                return looksLike(name, what);
        return Material::IncidentJson;
    }
    if (looksLikeCsv(start))
        return looksLike(name, u"a table in CSV"_s);
    return Material::Text;
}

} // namespace Bridgelog
