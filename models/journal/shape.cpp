// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal/shape.h"

#include <QVariant>

#include <sqlite3.h>

#include <array>
#include <memory>

namespace Bridgelog {

using namespace Qt::StringLiterals;

namespace {

constexpr int columnCount = 13; ///< of the event table
constexpr int idColumn = 1;
constexpr int deepest = 20; ///< no b-tree of ours is deeper

/// Reads numbers off bytes; past the end everything is 0 and `ok` is false.
class Reader {
public:
    Reader(QByteArrayView bytes, qint64 at)
        : m_bytes(bytes)
        , m_at(at)
    {
    }
    quint64 varint()
    {
        quint64 value = 0;
        for (int i = 0; i < 8; ++i) {
            const quint8 byte = next();
            value = (value << 7) | (byte & 0x7f);
            if (!(byte & 0x80))
                return value;
        }
        return (value << 8) | next();
    }
    quint64 number(int bytes)
    {
        quint64 value = 0;
        for (int i = 0; i < bytes; ++i)
            value = (value << 8) | next();
        return value;
    }
    qint64 at() const { return m_at; }
    bool ok() const { return m_ok; }

private:
    quint8 next()
    {
        if (m_at >= 0 && m_at < m_bytes.size())
            return static_cast<quint8>(m_bytes.at(m_at++));
        m_ok = false;
        return 0;
    }
    QByteArrayView m_bytes;
    qint64 m_at;
    bool m_ok = true;
};

/// Bytes that a value of this serial type has in a record.
quint64 sizeOf(quint64 serialType)
{
    static constexpr std::array<quint64, 12> fixed{0, 1, 2, 3, 4, 6, 8, 8, 0, 0, 0, 0};
    return serialType < fixed.size() ? fixed.at(serialType) : (serialType - 12) / 2;
}

class Walk {
public:
    Walk(const PageSource &pages, qint64 usable)
        : m_pages(pages)
        , m_usable(usable)
    {
    }
    std::optional<Misshapen> page(quint32 number, int depth = 0);

private:
    std::optional<Misshapen> leaf(const QByteArray &page);
    std::optional<Misshapen> cell(const QByteArray &page, qint64 at);
    bool overflowEnds(quint32 page, qint64 bytes) const;
    Misshapen bad(const QString &why, const QString &id = {}) const
    {
        return {.number = m_events + 1, .id = id, .why = why};
    }

    const PageSource &m_pages;
    qint64 m_usable;
    qint64 m_events = 0;
};

std::optional<Misshapen> Walk::page(quint32 number, int depth)
{
    const QByteArray page = m_pages(number);
    Reader header(page, 0);
    const quint64 kind = header.number(1);
    if (kind == 0x0d)
        return leaf(page);
    header.number(2);
    const quint64 cells = header.number(2);
    if (kind != 0x05 || depth > deepest)
        return bad(u"the file is damaged here and cannot be read"_s);
    Reader pointers(page, 12);
    for (quint64 i = 0; i < cells; ++i) {
        const auto at = static_cast<qint64>(pointers.number(2));
        const auto child = static_cast<quint32>(Reader(page, at).number(4));
        if (const auto found = this->page(child, depth + 1))
            return found;
    }
    return this->page(static_cast<quint32>(Reader(page, 8).number(4)), depth + 1);
}

std::optional<Misshapen> Walk::leaf(const QByteArray &page)
{
    const quint64 cells = Reader(page, 3).number(2);
    Reader pointers(page, 8);
    for (quint64 i = 0; i < cells; ++i) {
        if (const auto found = cell(page, static_cast<qint64>(pointers.number(2))))
            return found;
        ++m_events;
    }
    return {};
}

std::optional<Misshapen> Walk::cell(const QByteArray &page, qint64 at)
{
    Reader reader(page, at);
    const auto length = static_cast<qint64>(reader.varint());
    const auto seq = static_cast<qint64>(reader.varint());
    const qint64 record = reader.at();
    const quint64 headerSize = reader.varint();
    quint64 size = headerSize;
    quint64 idAt = 0;
    std::array<quint64, columnCount> types{};
    for (int column = 0; column < columnCount; ++column) {
        types.at(column) = reader.varint();
        if (column == idColumn)
            idAt = size;
        size += sizeOf(types.at(column));
    }
    QString id;
    if (reader.ok() && types.at(idColumn) == 2 * 36 + 13)
        id = QString::fromUtf8(page.mid(record + static_cast<qint64>(idAt), 36));
    const QString lengthIsWrong = u"its length in the file is not that of what was written"_s;
    const bool lengthFits = static_cast<qint64>(size) == length
        && static_cast<qint64>(headerSize) == reader.at() - record;
    if (!reader.ok() || !lengthFits)
        return bad(lengthIsWrong, id);
    if (types.at(0) != 0) // seq stands in the row's key, and its column is empty
        return bad(u"a column has another type than was written"_s, id);
    if (seq != m_events + 1)
        return bad(u"it has another place in the file than was written"_s, id);

    const qint64 most = m_usable - 35;
    const qint64 least = (m_usable - 12) * 32 / 255 - 23;
    if (length <= most)
        return record + length <= m_usable ? std::nullopt : std::optional(bad(lengthIsWrong, id));
    qint64 local = least + (length - least) % (m_usable - 4);
    if (local > most)
        local = least;
    const auto next = static_cast<quint32>(Reader(page, record + local).number(4));
    if (!overflowEnds(next, length - local))
        return bad(lengthIsWrong, id);
    return {};
}

/// Whether the pages that a long row goes on in are as many as it needs.
bool Walk::overflowEnds(quint32 page, qint64 bytes) const
{
    for (; bytes > 0; bytes -= m_usable - 4) {
        const QByteArray content = m_pages(page);
        if (page == 0 || content.isEmpty())
            return false;
        page = static_cast<quint32>(Reader(content, 0).number(4));
    }
    return page == 0;
}

/// One state of the file for as long as it is walked.
class Snapshot {
public:
    explicit Snapshot(const Connection &connection)
        : m_connection(connection)
        , m_begun(connection.execute(u"BEGIN"_s).has_value())
    {
    }
    ~Snapshot()
    {
        if (m_begun) [[maybe_unused]]
            const auto ended = m_connection.execute(u"ROLLBACK"_s);
    }
    Snapshot(const Snapshot &) = delete;
    Snapshot &operator=(const Snapshot &) = delete;

private:
    const Connection &m_connection;
    bool m_begun;
};

} // namespace

Result<PageSource> pagesInMemory(const Connection &connection)
{
    sqlite3_int64 size = 0;
    const std::shared_ptr<unsigned char> image(
        sqlite3_serialize(connection.handle(), "main", &size, 0), sqlite3_free);
    const auto pageSize = connection.value(u"PRAGMA page_size"_s);
    if (!image || !pageSize)
        return refuse(u"The archive could not be read as a whole."_s);
    return [image, size, bytes = pageSize->toLongLong()](quint32 page) {
        const qint64 at = (static_cast<qint64>(page) - 1) * bytes;
        return page == 0 || at + bytes > size
            ? QByteArray()
            : QByteArray(reinterpret_cast<const char *>(image.get()) + at, bytes);
    };
}

Result<PageSource> pagesOf(const Connection &connection)
{
    auto query = connection.prepare(u"SELECT data FROM sqlite_dbpage WHERE pgno = ?"_s);
    if (!query)
        return pagesInMemory(connection);
    return [query = std::make_shared<QSqlQuery>(std::move(*query))](quint32 page) {
        query->bindValue(0, page);
        const QByteArray data =
            query->exec() && query->next() ? query->value(0).toByteArray() : QByteArray();
        query->finish();
        return data;
    };
}

Result<std::optional<Misshapen>>
firstMisshapenEvent(const Connection &connection, const PageSource &pages)
{
    const auto root = connection.value(
        u"SELECT rootpage FROM sqlite_schema WHERE type = 'table' AND name = 'event'"_s);
    if (!root)
        return std::unexpected(root.error());
    const QByteArray first = pages(1);
    const auto reserved = static_cast<qint64>(Reader(first, 20).number(1));
    return Walk(pages, first.size() - reserved).page(root->toUInt());
}

Result<std::optional<Misshapen>> firstMisshapenEvent(const Connection &connection)
{
    const Snapshot snapshot(connection);
    const auto pages = pagesOf(connection);
    if (!pages)
        return std::unexpected(pages.error());
    return firstMisshapenEvent(connection, *pages);
}

} // namespace Bridgelog
