// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <memory>
#include <vector>

namespace Bridgelog {

/// Many texts in little memory: close together, with one byte a character where Latin-1 holds them
/// all and UTF-16 as it was elsewhere. A copy shares what was written so far.
class TextStore {
public:
    /// Where a text lies.
    struct Place {
        quint32 chunk = 0;
        quint32 offset = 0; ///< bytes
        quint32 length : 31 = 0; ///< UTF-16 units
        quint32 wide : 1 = 0;
    };

    TextStore() = default;
    TextStore(const TextStore &other)
        : m_chunks(other.m_chunks)
    {
    }
    TextStore(TextStore &&other) noexcept { swap(other); }
    TextStore &operator=(TextStore other) noexcept
    {
        swap(other);
        return *this;
    }
    ~TextStore() = default;

    Place add(QStringView text);
    QString at(const Place &place) const;
    bool holds(const Place &place, QStringView text) const { return at(place) == text; }
    /// Nobody asks for it any more.
    void remove(const Place &place);

private:
    struct Chunk {
        std::shared_ptr<char[]> bytes;
        quint32 living = 0; ///< bytes of texts somebody may ask for
    };

    void swap(TextStore &other) noexcept
    {
        m_chunks.swap(other.m_chunks);
        std::swap(m_last, other.m_last);
        std::swap(m_room, other.m_room);
        std::swap(m_used, other.m_used);
    }
    quint32 chunkFor(quint32 bytes);

    std::vector<Chunk> m_chunks;
    quint32 m_last = 0; ///< the chunk that is being filled: never a shared one
    quint32 m_room = 0; ///< bytes left in it
    quint32 m_used = 0;
};

} // namespace Bridgelog
