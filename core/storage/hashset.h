// SPDX-License-Identifier: GPL-3.0-or-later
// A set of digests by their first 8 bytes, in 11 to 22 bytes each. Bound to its thread.
#pragma once

#include "core/domain/hit.h"

#include <algorithm>
#include <cstring>
#include <utility>
#include <vector>

namespace footfall::storage {

/// Two different digests that agree in 64 bits are taken for one: among ten million, which is many
/// for a day, the chance that any two do is one in 370,000.
class HashSet
{
public:
    [[nodiscard]] bool contains(const domain::Hash16 &hash) const
    {
        return !m_slots.empty() && m_slots[slotOf(wordOf(hash))] != Empty;
    }
    /// Nothing where it is there already.
    void insert(const domain::Hash16 &hash)
    {
        if (m_slots.empty() || m_size * 4 >= m_slots.size() * 3)
            grow();
        const size_t slot = slotOf(wordOf(hash));
        if (m_slots[slot] == Empty)
            ++m_size;
        m_slots[slot] = wordOf(hash);
    }
    [[nodiscard]] size_t size() const { return m_size; }

private:
    static constexpr quint64 Empty = 0;

    static quint64 wordOf(const domain::Hash16 &hash)
    {
        quint64 word = 0;
        std::memcpy(&word, hash.bytes.data(), sizeof word);
        return word == Empty ? 1 : word;
    }
    /// Where it is, or would be. REQUIRES: an empty slot.
    [[nodiscard]] size_t slotOf(quint64 word) const
    {
        // A digest is spread evenly by itself, and its low bits are as good as any.
        size_t slot = word & (m_slots.size() - 1);
        while (m_slots[slot] != Empty && m_slots[slot] != word)
            slot = (slot + 1) & (m_slots.size() - 1);
        return slot;
    }
    void grow()
    {
        const std::vector<quint64> before =
            std::exchange(m_slots, std::vector<quint64>(std::max<size_t>(64, m_slots.size() * 2)));
        for (const quint64 word : before)
            if (word != Empty)
                m_slots[slotOf(word)] = word;
    }

    std::vector<quint64> m_slots; ///< A power of two of them, at most three quarters in use.
    size_t m_size = 0;
};

} // namespace footfall::storage
