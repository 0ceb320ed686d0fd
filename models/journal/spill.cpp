// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal/spill.h"

#include "incident/eventcodec.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <optional>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace Bridgelog {

using namespace Qt::StringLiterals;

namespace {

/// The file, made where there is none, and nobody else's until this object goes.
class Locked {
public:
    explicit Locked(const QString &path)
    {
        const QByteArray name = QFile::encodeName(path);
        for (;;) {
            m_file = ::open(name.constData(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
            struct stat info = {};
            if (m_file < 0 || ::flock(m_file, LOCK_EX) != 0 || ::fstat(m_file, &info) != 0)
                return;
            m_size = info.st_size;
            if (info.st_nlink > 0)
                return;
            ::close(m_file); // another program emptied it while this one waited
        }
    }
    ~Locked()
    {
        if (m_file >= 0)
            ::close(m_file);
    }
    Locked(const Locked &) = delete;
    Locked &operator=(const Locked &) = delete;

    bool isOpen() const { return m_file >= 0; }
    qint64 size() const { return m_size; }
    bool endsInsideALine() const
    {
        char last = '\n';
        return m_size > 0 && ::pread(m_file, &last, 1, m_size - 1) == 1 && last != '\n';
    }
    /// All of it, synced, or nothing.
    bool append(const QByteArray &bytes) const
    {
        qint64 done = 0;
        while (done < bytes.size()) {
            const auto wrote =
                ::write(m_file, bytes.constData() + done, static_cast<size_t>(bytes.size() - done));
            if (wrote <= 0)
                break;
            done += wrote;
        }
        if (done == bytes.size() && ::fsync(m_file) == 0)
            return true;
        const int why = errno;
        (void)!::ftruncate(m_file, m_size);
        errno = why;
        return false;
    }

private:
    int m_file = -1;
    qint64 m_size = 0;
};

bool syncFolder(const QString &path)
{
    const int folder = ::open(
        QFile::encodeName(QFileInfo(path).absolutePath()).constData(),
        O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const bool synced = folder >= 0 && ::fsync(folder) == 0;
    if (folder >= 0)
        ::close(folder);
    return synced;
}

QByteArray lineOf(const Event &event)
{
    const QJsonObject line{
        {u"id"_s, event.id.text()},
        {u"incident"_s, event.incident.text()},
        {u"recorded_at"_s, event.recordedAt.us},
        {u"author"_s, event.author},
        {u"kind"_s, kindOf(event.body)},
        {u"payload"_s, QString::fromUtf8(encode(event))}};
    return QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n';
}

std::optional<Event> eventOf(const QByteArray &text)
{
    const QJsonObject line = QJsonDocument::fromJson(text).object();
    const EventId id = EventId::fromText(line.value("id"_L1).toString());
    const IncidentId incident = IncidentId::fromText(line.value("incident"_L1).toString());
    if (id.isNull() || incident.isNull())
        return {};
    Event event{
        .id = id,
        .incident = incident,
        .recordedAt = {line.value("recorded_at"_L1).toInteger()},
        .author = line.value("author"_L1).toString()};
    decodeInto(
        event, line.value("kind"_L1).toString(), line.value("payload"_L1).toString().toUtf8());
    return event;
}

QList<QByteArray> linesOf(const QString &path)
{
    QList<QByteArray> lines;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return lines;
    while (!file.atEnd())
        lines.append(file.readLine());
    return lines;
}

} // namespace

bool Spill::isEmpty() const { return QFileInfo(m_path).size() == 0; }

Result<> Spill::append(const QList<Event> &events) const
{
    const Locked file(m_path);
    QByteArray bytes;
    if (file.isOpen() && file.endsInsideALine()) // a crash cut it off; ours is not to hang on it
        bytes = "\n";
    for (const Event &event : events)
        bytes += lineOf(event);
    if (!file.isOpen() || !file.append(bytes) || (file.size() == 0 && !syncFolder(m_path)))
        return refuse(u"%1 cannot be written: %2."_s.arg(m_path, qt_error_string(errno)));
    return {};
}

QList<Event> Spill::events() const
{
    QList<Event> events;
    for (const QByteArray &line : linesOf(m_path)) {
        if (const auto event = eventOf(line))
            events.append(*event);
    }
    return events;
}

void Spill::forget(const QSet<EventId> &saved) const
{
    if (!QFileInfo::exists(m_path))
        return;
    const Locked file(m_path);
    QByteArray kept;
    for (const QByteArray &line : linesOf(m_path)) {
        const auto event = eventOf(line);
        if (event ? !saved.contains(event->id) : !line.trimmed().isEmpty())
            kept += line.endsWith('\n') ? line : line + '\n';
    }
    if (kept.isEmpty()) {
        QFile::remove(m_path);
        return;
    }
    QSaveFile rest(m_path); // whole, or as it was
    if (rest.open(QIODevice::WriteOnly) && rest.write(kept) == kept.size())
        (void)rest.commit();
}

} // namespace Bridgelog
