// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal/verify.h"

#include "journal/attachmentreader.h"
#include "journal/chain.h"
#include "journal/schema.h"
#include "journal/shape.h"

#include <QCryptographicHash>
#include <QFileInfo>
#include <QHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>
#include <QSet>
#include <QSqlError>
#include <QUuid>
#include <QVariant>

namespace Bridgelog {

using namespace Qt::StringLiterals;

namespace {

/// Walks the rows and remembers each chain's end.
class Verifier {
public:
    explicit Verifier(const Connection &connection)
        : m_connection(connection)
    {
    }
    Result<VerifyReport> run(const std::function<bool(qint64)> &progress);

private:
    QString fault(const QSqlQuery &query, const EventRow &row);
    Result<> lookAtShapes(VerifyReport &report, bool unreadable) const;
    void conclude(VerifyReport &report) const;
    std::optional<VerifyReport::Bad> erasedWithoutRedaction() const;

    struct Chain {
        qint64 n = 0;
        QByteArray hash;
    };
    const Connection &m_connection;
    QMap<QByteArray, Chain> m_chains; ///< by incident and writer; sorted, for the head
    QMap<qint64, QByteArray> m_erased; ///< seq → id
    QSet<QByteArray> m_redacted; ///< ids that a redaction names
    QSet<QByteArray> m_ids;
};

// Texts as raw bytes, so that no conversion hides a flipped bit; types, so that a flipped type does
// not hide either.
const QString select =
    u"SELECT seq, CAST(id AS BLOB), CAST(incident AS BLOB), CAST(writer AS BLOB), n, clock, "
    u"recorded_at, "
    "CAST(kind AS BLOB), CAST(author AS BLOB), CAST(payload AS BLOB), salt, payload_hash, hash, "
    "typeof(id) || typeof(incident) || typeof(writer) || typeof(n) || typeof(clock) || "
    "typeof(recorded_at) || typeof(kind) || typeof(author) || typeof(payload) || typeof(salt) || "
    "typeof(payload_hash) || typeof(hash) FROM event NOT INDEXED ORDER BY seq"_s;

EventRow rowFrom(const QSqlQuery &query)
{
    const auto bytes = [&](int column) { return query.value(column).toByteArray(); };
    return {
        .seq = query.value(0).toLongLong(),
        .id = bytes(1),
        .incident = bytes(2),
        .writer = bytes(3),
        .n = query.value(4).toLongLong(),
        .clock = query.value(5).toLongLong(),
        .recordedAt = query.value(6).toLongLong(),
        .kind = bytes(7),
        .author = bytes(8),
        .payload = query.isNull(9) ? QByteArray() : QByteArray("").append(bytes(9)),
        .salt = bytes(10),
        .payloadHash = bytes(11),
        .hash = bytes(12)};
}

/// What is wrong with a row, empty if nothing is.
QString Verifier::fault(const QSqlQuery &query, const EventRow &row)
{
    const bool erased = query.isNull(9) && query.isNull(10);
    const QString types = erased ? u"texttexttextintegerintegerintegertexttextnullnullblobblob"_s
                                 : u"texttexttextintegerintegerintegertexttexttextblobblobblob"_s;
    if (query.value(13).toString() != types)
        return u"a column has another type than was written"_s;
    if (m_ids.contains(row.id))
        return u"another event has the same id"_s;
    Chain &chain = m_chains[row.incident + '/' + row.writer];
    if (row.n != chain.n + 1)
        return row.n > chain.n ? u"an event before it is missing"_s
                               : u"it stands out of its order"_s;
    if (!erased && row.payloadHash != payloadHashOf(row.salt, row.payload))
        return u"its content is not what was written"_s;
    if (row.hash != hashOf(chain.hash, row))
        return u"its hash does not follow from what is written"_s;
    chain = {.n = row.n, .hash = row.hash};
    m_ids.insert(row.id);
    if (erased)
        m_erased.insert(row.seq, row.id);
    if (row.kind == "redacted")
        m_redacted.insert(
            QJsonDocument::fromJson(row.payload).object().value("event"_L1).toString().toUtf8());
    return {};
}

std::optional<VerifyReport::Bad> Verifier::erasedWithoutRedaction() const
{
    for (const auto &[seq, id] : m_erased.asKeyValueRange()) {
        if (!m_redacted.contains(id))
            return VerifyReport::Bad{
                .id = QString::fromUtf8(id),
                .why = u"its content is gone and no redaction says so"_s,
                .number = seq};
    }
    return {};
}

/// A fault of a row and a fault of its shape may be the same one: the first counts, and where rows
/// cannot be read, the one whose bytes are at fault.
Result<> Verifier::lookAtShapes(VerifyReport &report, bool unreadable) const
{
    const auto shape = firstMisshapenEvent(m_connection);
    if (!shape)
        return std::unexpected(shape.error());
    if (!*shape)
        return {};
    if (report.bad && !unreadable && report.bad->number <= (*shape)->number)
        return {};
    report.bad = {.id = (*shape)->id, .why = (*shape)->why, .number = (*shape)->number};
    return {};
}

Result<VerifyReport> Verifier::run(const std::function<bool(qint64)> &progress)
{
    VerifyReport report;
    auto query = m_connection.prepare(select);
    if (!query)
        return std::unexpected(query.error());
    const auto bad = [&](const QString &id, const QString &why) {
        report.bad = {.id = id, .why = why, .number = report.events + 1};
    };
    query->exec();
    while (!report.bad && query->next()) {
        const EventRow row = rowFrom(*query);
        if (const QString why = fault(*query, row); !why.isEmpty())
            bad(QString::fromUtf8(row.id), why);
        else if (row.seq != report.events + 1)
            bad(QString::fromUtf8(row.id), u"it has another place in the file than was written"_s);
        else if (++report.events; progress && report.events % 1000 == 0 && !progress(report.events))
            return refuse(u"Verifying was stopped after %1 events."_s.arg(report.events));
    }
    const bool unreadable = !report.bad && query->lastError().isValid();
    if (unreadable)
        bad({}, u"the file is damaged here and cannot be read"_s);
    query->finish();
    if (auto looked = lookAtShapes(report, unreadable); !looked)
        return std::unexpected(looked.error());
    if (!report.bad)
        conclude(report);
    if (report.bad) {
        report.events = std::min(report.events, report.bad->number - 1);
        if (QUuid::fromString(report.bad->id).isNull())
            report.bad->id = u"event number %1"_s.arg(report.bad->number);
        report.bad->why += u" (number %1 in the order of arrival)"_s.arg(report.bad->number);
        return report;
    }
    const auto attachment = firstBadAttachment(m_connection);
    if (!attachment)
        return std::unexpected(attachment.error());
    if (*attachment)
        report.bad = {
            .id = (*attachment)->sha256,
            .why = u"%1 (the attachment \"%2\")"_s.arg((*attachment)->why, (*attachment)->name)};
    return report;
}

/// What only the whole tells.
void Verifier::conclude(VerifyReport &report) const
{
    if (const auto erased = erasedWithoutRedaction()) {
        report.bad = *erased;
        return;
    }
    QCryptographicHash head(QCryptographicHash::Sha256);
    for (const auto &[key, chain] : m_chains.asKeyValueRange()) {
        head.addData(key);
        head.addData(chain.hash);
    }
    report.head = QString::fromLatin1(head.result().toHex());
}

} // namespace

Result<VerifyReport>
verifyJournal(const Connection &connection, const std::function<bool(qint64)> &progress)
{
    return Verifier(connection).run(progress);
}

Result<VerifyReport> verifyJournal(const QString &path, const std::function<bool(qint64)> &progress)
{
    const FileKind kind = fileKind(path);
    if (kind.is != FileKind::Is::Ours)
        return refuse(u"%1 is not an archive that this program can read."_s.arg(path));
    auto connection = Connection::open(path, Connection::Mode::Read);
    if (!connection)
        return std::unexpected(connection.error());
    return verifyJournal(**connection, progress);
}

} // namespace Bridgelog
