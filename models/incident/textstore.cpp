// SPDX-License-Identifier: GPL-3.0-or-later
#include "incident/textstore.h"

#include <algorithm>
#include <cstring>

namespace Bridgelog {

static constexpr quint32 chunkSize = 64 * 1024;

static quint32 bytesOf(const TextStore::Place &place)
{
    return place.wide ? place.length * 2 : place.length;
}

/// The chunk in which `bytes` are free from m_used on; a large text has one of its own.
quint32 TextStore::chunkFor(quint32 bytes)
{
    if (bytes <= m_room)
        return m_last;
    const quint32 size = std::max(bytes, chunkSize);
    m_chunks.push_back({.bytes = std::make_shared_for_overwrite<char[]>(size)});
    m_last = static_cast<quint32>(m_chunks.size() - 1);
    m_room = size;
    m_used = 0;
    return m_last;
}

TextStore::Place TextStore::add(QStringView text)
{
    if (text.isEmpty())
        return {};
    const bool wide = std::ranges::any_of(text, [](QChar c) { return c.unicode() > 0xFF; });
    Place place{.length = static_cast<quint32>(text.size()), .wide = wide};
    const quint32 bytes = bytesOf(place);
    place.chunk = chunkFor(bytes);
    place.offset = m_used;
    Chunk &chunk = m_chunks[place.chunk];
    char *to = chunk.bytes.get() + place.offset;
    if (wide)
        std::memcpy(to, text.utf16(), bytes);
    else
        std::ranges::transform(text, to, [](QChar c) { return static_cast<char>(c.unicode()); });
    chunk.living += bytes;
    m_used += bytes;
    m_room -= bytes;
    return place;
}

QString TextStore::at(const Place &place) const
{
    if (place.length == 0)
        return {};
    const char *from = m_chunks[place.chunk].bytes.get() + place.offset;
    if (!place.wide)
        return QString::fromLatin1(from, place.length);
    QString text(place.length, Qt::Uninitialized);
    std::memcpy(text.data(), from, bytesOf(place));
    return text;
}

void TextStore::remove(const Place &place)
{
    if (place.length == 0)
        return;
    Chunk &chunk = m_chunks[place.chunk];
    chunk.living -= bytesOf(place);
    if (chunk.living > 0)
        return;
    chunk.bytes.reset();
    if (place.chunk == m_last)
        m_room = 0;
}

} // namespace Bridgelog
