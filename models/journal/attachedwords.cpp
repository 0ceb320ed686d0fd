// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal/attachedwords.h"

#include "incident/timeline.h"
#include "journal/attachmentreader.h"

#include <QStringDecoder>
#include <QVariant>

#include <algorithm>

namespace Bridgelog {

using namespace Qt::StringLiterals;

namespace {

/// A text that comes in pieces of bytes: Unicode, else Latin-1. A zero says that it is no text.
class ComingText {
public:
    /// False: no more of it is wanted.
    bool take(const QByteArray &bytes)
    {
        if (!m_decoder.isValid())
            m_decoder = decoderFor(bytes);
        m_text += m_decoder.decode(bytes);
        m_isText = m_isText && !m_text.contains(QChar(u'\0'));
        return m_isText;
    }
    /// Of a text that goes on, without the word that may go on.
    QString text(bool goesOn) const
    {
        if (!m_isText)
            return {};
        if (!goesOn)
            return m_text;
        const auto space = std::ranges::find_if(
            m_text.rbegin(), m_text.rend(), [](QChar c) { return c.isSpace(); });
        return m_text.first(m_text.rend() - space);
    }

private:
    static QStringDecoder decoderFor(const QByteArray &start)
    {
        if (const auto marked = QStringConverter::encodingForData(start))
            return QStringDecoder(*marked);
        QStringDecoder unicode(QStringConverter::Utf8);
        [[maybe_unused]] const QString tried = unicode.decode(start);
        return QStringDecoder(
            unicode.hasError() ? QStringConverter::Latin1 : QStringConverter::Utf8);
    }

    QStringDecoder m_decoder;
    QString m_text;
    bool m_isText = true;
};

} // namespace

QString AttachedWords::listed(const QList<Attachment> &attachments)
{
    QStringList lines;
    for (const Attachment &each : attachments)
        lines.append(each.sha256 + u' ' + QString(each.name).replace(u'\n', u' '));
    return lines.join(u'\n');
}

Result<bool> AttachedWords::areUnread() const
{
    const auto there =
        m_connection.value(u"SELECT EXISTS(SELECT 1 FROM attached WHERE text IS NULL)"_s);
    if (!there)
        return std::unexpected(there.error());
    return there->toBool();
}

Result<> AttachedWords::readNext() const
{
    auto next = m_connection.prepare(
        u"SELECT seq, files FROM attached WHERE text IS NULL ORDER BY seq LIMIT 1"_s);
    if (!next)
        return std::unexpected(next.error());
    if (auto ran = run(*next); !ran || !next->next())
        return ran;
    const qint64 seq = next->value(0).toLongLong();
    const QStringList files = next->value(1).toString().split(u'\n');
    next->finish();
    QStringList texts;
    for (const QString &file : files) {
        const auto text = textOf(file.section(u' ', 0, 0));
        if (!text)
            return std::unexpected(text.error());
        texts.append(file.section(u' ', 1));
        if (!text->isEmpty())
            texts.append(*text);
    }
    auto write = m_connection.prepare(u"UPDATE attached SET text = ? WHERE seq = ?"_s);
    if (!write)
        return std::unexpected(write.error());
    write->addBindValue(texts.join(u'\n'));
    write->addBindValue(seq);
    return run(*write);
}

/// Empty where it is no text, or not there.
Result<QString> AttachedWords::textOf(const QString &sha256) const
{
    auto row = m_connection.prepare(
        u"SELECT upload, coalesce(size, length(bytes)), substr(bytes, 1, ?) FROM attachment WHERE sha256 = ?"_s);
    if (!row)
        return std::unexpected(row.error());
    row->addBindValue(mostRead);
    row->addBindValue(sha256);
    if (auto ran = run(*row); !ran)
        return std::unexpected(ran.error());
    if (!row->next())
        return QString();
    const bool goesOn = row->value(1).toLongLong() > mostRead;
    ComingText text;
    if (row->value(0).isNull()) {
        text.take(row->value(2).toByteArray());
        return text.text(goesOn);
    }
    auto parts = m_connection.prepare(
        u"SELECT bytes FROM attachment_part WHERE upload = ? AND part < ? ORDER BY part"_s);
    if (!parts)
        return std::unexpected(parts.error());
    parts->addBindValue(row->value(0));
    parts->addBindValue(mostRead / attachmentPartSize);
    if (auto ran = run(*parts); !ran)
        return std::unexpected(ran.error());
    while (parts->next() && text.take(parts->value(0).toByteArray())) {}
    return text.text(goesOn);
}

static Result<bool> isNamed(const Connection &connection, const QString &sha256)
{
    auto query = connection.prepare(
        u"SELECT EXISTS(SELECT 1 FROM event WHERE instr(payload, ?) > 0) OR EXISTS(SELECT 1 FROM "
        "draft WHERE instr(text, ?) > 0)"_s);
    if (!query)
        return std::unexpected(query.error());
    query->addBindValue(sha256);
    query->addBindValue(sha256);
    if (auto ran = run(*query); !ran)
        return std::unexpected(ran.error());
    return query->next() && query->value(0).toBool();
}

Result<> removeUnnamed(const Connection &connection, const QStringList &sha256s)
{
    for (const QString &sha256 : sha256s) {
        const auto named = isNamed(connection, sha256);
        if (!named)
            return std::unexpected(named.error());
        if (*named)
            continue;
        for (
            const QString &sql :
            {u"DELETE FROM attachment_part WHERE upload IN (SELECT upload FROM attachment WHERE sha256 = ?)"_s,
             u"DELETE FROM attachment WHERE sha256 = ?"_s}) {
            auto remove = connection.prepare(sql);
            if (!remove)
                return std::unexpected(remove.error());
            remove->addBindValue(sha256);
            if (auto ran = run(*remove); !ran)
                return ran;
        }
    }
    return {};
}

} // namespace Bridgelog
