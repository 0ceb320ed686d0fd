// SPDX-License-Identifier: GPL-3.0-or-later
#include "crash/kit.h"
#include "journal/connection.h"
#include "journal/journal.h"
#include "journal/shape.h"
#include "journal/verify.h"

#include <QFile>
#include <QTest>
#include <QVariant>
#include <QtEndian>

using namespace Bridgelog;
using namespace Qt::StringLiterals;

namespace {

/// A piece of the file that belongs to an event's row.
struct Piece {
    qint64 offset = 0;
    qint64 size = 0;
    qint64 event = 0; ///< from 1
};

/// Finds the rows of the event table in a file's bytes: the test's own reading of
/// sqlite.org/fileformat2.html.
class Rows {
public:
    Rows(const QByteArray &file, quint32 root)
        : m_file(file)
        , m_pageSize(qFromBigEndian<quint16>(file.constData() + 16))
    {
        page(root);
    }
    const QList<Piece> &pieces() const { return m_pieces; }
    qint64 events() const { return m_events; }
    qint64 overflowPages() const { return m_overflowPages; }

private:
    quint16 two(qint64 at) const { return qFromBigEndian<quint16>(m_file.constData() + at); }
    quint32 four(qint64 at) const { return qFromBigEndian<quint32>(m_file.constData() + at); }
    qint64 varint(qint64 *at) const
    {
        qint64 value = 0;
        quint8 byte = 0x80;
        while (byte & 0x80) {
            byte = static_cast<quint8>(m_file.at((*at)++));
            value = value << 7 | (byte & 0x7f);
        }
        return value;
    }
    void page(quint32 number)
    {
        const qint64 start = (number - 1) * m_pageSize;
        const bool leaf = m_file.at(start) == 0x0d;
        const int cells = two(start + 3);
        for (int i = 0; i < cells; ++i) {
            const qint64 at = start + two(start + (leaf ? 8 : 12) + 2 * i);
            if (leaf)
                row(at);
            else
                page(four(at));
        }
        if (!leaf)
            page(four(start + 8));
    }
    void row(qint64 start)
    {
        ++m_events;
        qint64 at = start;
        const qint64 length = varint(&at);
        varint(&at);
        if (length <= m_pageSize - 35) {
            m_pieces.append({start, at + length - start, m_events});
            return;
        }
        const qint64 least = (m_pageSize - 12) * 32 / 255 - 23;
        const qint64 wanted = least + (length - least) % (m_pageSize - 4);
        const qint64 local = wanted <= m_pageSize - 35 ? wanted : least;
        m_pieces.append({start, at + local + 4 - start, m_events});
        quint32 next = four(at + local);
        for (qint64 left = length - local; left > 0; left -= m_pageSize - 4) {
            const qint64 overflow = (next - 1) * m_pageSize;
            m_pieces.append({overflow, 4 + std::min(left, m_pageSize - 4), m_events});
            next = four(overflow);
            ++m_overflowPages;
        }
    }

    const QByteArray &m_file;
    qint64 m_pageSize;
    QList<Piece> m_pieces;
    qint64 m_events = 0;
    qint64 m_overflowPages = 0;
};

} // namespace

class TestBitflips : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        makeArchive();
        const auto connection = Connection::open(m_path, Connection::Mode::Immutable);
        m_root = (*connection)
                     ->value(u"SELECT rootpage FROM sqlite_schema WHERE name = 'event'"_s)
                     ->toUInt();
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        m_content = file.readAll();
        const auto report = verifyJournal(m_path);
        QVERIFY2(report->ok(), qPrintable(report->bad.value_or(VerifyReport::Bad{}).why));
        const Rows rows(m_content, m_root);
        QCOMPARE(rows.events(), report->events);
        QVERIFY(rows.events() > 200);
        QVERIFY(rows.overflowPages() > 5);
        m_pieces = rows.pieces();
        for (const Piece &piece : std::as_const(m_pieces))
            m_bytes += piece.size;
    }

    void everyFlippedBitIsFoundAndItsEventNamed()
    {
        QRandomGenerator random(20);
        const int count = isLongRun() ? 1000 : 100;
        for (int i = 0; i < count; ++i)
            QVERIFY(flip(random.bounded(m_bytes * 8)));
        qInfo(
            "%d of %d random flips in %lld bits of %lld rows: found, and the event named", count,
            count, m_bytes * 8, m_pieces.last().event);
    }

    /// The bytes that SQLite itself has no use for, and those that say how long a row is.
    void everyBitOfEveryRowsFirstBytesIsFound()
    {
        qint64 start = 0;
        int flips = 0;
        qint64 last = 0;
        for (const Piece &piece : std::as_const(m_pieces)) {
            if (piece.event != last && piece.event % (isLongRun() ? 5 : 50) == 1) {
                for (qint64 bit = 0; bit < 8 * 24; ++bit, ++flips)
                    QVERIFY(flip(start * 8 + bit));
            }
            last = piece.event;
            start += piece.size;
        }
        qInfo("%d flips in the first bytes of rows: found, and the event named", flips);
    }

    void pagesInMemoryShowTheSameAsThePagesOfTheFile()
    {
        const auto connection = Connection::open(m_path, Connection::Mode::Read);
        const auto file = pagesOf(**connection);
        const auto memory = pagesInMemory(**connection);
        QVERIFY(file.has_value() && memory.has_value());
        for (quint32 page = 0; page <= m_content.size() / 4096 + 1; ++page)
            QVERIFY((*file)(page) == (*memory)(page));
        QVERIFY((*memory)(1).startsWith("SQLite format 3"));
        const auto found = firstMisshapenEvent(**connection, *memory);
        QVERIFY(found.has_value() && !found->has_value());
    }

private:
    void makeArchive()
    {
        auto journal = *Journal::open(m_path, Journal::Access::Write);
        QList<Event> written;
        for (quint32 i = 0; i < 4; ++i) {
            const IncidentId id = IncidentId::make();
            written += *journal->append(oneOfEachKind(id)).result();
            QVERIFY(journal->redact(id, {written.at(written.size() - 8).id}, u"slip"_s, u"scribe"_s)
                        .result()
                        .has_value());
        }
        EventMaker maker(3);
        const Event report = Event::make(
            maker.incident(), EntryAdded{.entry = EntryId::make(), .text = QString(40000, u'x')},
            u"scribe"_s, Instant::now());
        QVERIFY(journal->append({maker.declaration(), report}).result().has_value());
        for (int i = 0; i < 80; ++i)
            QVERIFY(journal->append({maker.next()}).result().has_value());
    }

    /// Flips a bit of those that rows are kept in, and lets the archive be verified.
    bool flip(qint64 bit)
    {
        qint64 at = bit / 8;
        const Piece *piece = m_pieces.constData();
        for (; at >= piece->size; ++piece)
            at -= piece->size;
        QByteArray content = m_content;
        const qint64 offset = piece->offset + at;
        content[offset] = static_cast<char>(content.at(offset) ^ (1 << (bit % 8)));
        const QString path = m_folder.filePath(u"flipped.bridgelog"_s);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            return false;
        file.close();
        const auto report = verifyJournal(path);
        const bool named = report && report->bad && report->bad->number == piece->event;
        if (!named)
            qWarning(
                "bit %lld of byte %lld of row %lld (file offset %lld): %s", bit % 8, at,
                piece->event, offset,
                qPrintable(
                    !report            ? report.error().sentence + report.error().detail
                        : report->ok() ? u"not found"_s
                                       : report->bad->id + u": "_s + report->bad->why));
        return named;
    }

    QTemporaryDir m_folder{memoryFolder() + u"/bridgelog-flip-XXXXXX"_s};
    QString m_path = m_folder.filePath(u"archive.bridgelog"_s);
    QByteArray m_content;
    quint32 m_root = 0;
    QList<Piece> m_pieces;
    qint64 m_bytes = 0;
};

QTEST_GUILESS_MAIN(TestBitflips)
#include "bitflips.moc"
