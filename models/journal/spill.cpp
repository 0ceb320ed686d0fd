// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal/spill.h"

#include "incident/eventcodec.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

#include <unistd.h>

namespace Bridgelog {

using namespace Qt::StringLiterals;

bool Spill::isEmpty() const { return QFileInfo(m_path).size() == 0; }

Result<> Spill::append(const QList<Event> &events) const
{
    QFile file(m_path);
    const auto failed = [&] {
        return refuse(u"%1 cannot be written: %2."_s.arg(m_path, file.errorString()));
    };
    if (!file.open(QIODevice::Append, QFile::ReadOwner | QFile::WriteOwner))
        return failed();
    for (const Event &event : events) {
        const QJsonObject line{
            {u"id"_s, event.id.text()},
            {u"incident"_s, event.incident.text()},
            {u"recorded_at"_s, event.recordedAt.us},
            {u"author"_s, event.author},
            {u"kind"_s, kindOf(event.body)},
            {u"payload"_s, QString::fromUtf8(encode(event.body))}};
        if (file.write(QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n') < 0)
            return failed();
    }
    if (!file.flush() || ::fsync(file.handle()) != 0)
        return failed();
    return {};
}

QList<Event> Spill::events() const
{
    QList<Event> events;
    QFile file(m_path);
    if (!file.open(QIODevice::ReadOnly))
        return events;
    while (!file.atEnd()) {
        const QJsonObject line = QJsonDocument::fromJson(file.readLine()).object();
        const EventId id = EventId::fromText(line.value("id"_L1).toString());
        const IncidentId incident = IncidentId::fromText(line.value("incident"_L1).toString());
        if (id.isNull() || incident.isNull())
            continue;
        events.append(
            {.id = id,
             .incident = incident,
             .recordedAt = {line.value("recorded_at"_L1).toInteger()},
             .author = line.value("author"_L1).toString(),
             .body = decode(
                 line.value("kind"_L1).toString(), line.value("payload"_L1).toString().toUtf8())});
    }
    return events;
}

void Spill::clear() const { QFile::remove(m_path); }

} // namespace Bridgelog
