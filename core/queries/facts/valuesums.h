// SPDX-License-Identifier: GPL-3.0-or-later
// Counters by value, for values that may be anything. Any thread; a value.
#pragma once

#include "core/domain/counters.h"

#include <bit>
#include <vector>

namespace footfall::queries {

/// A table with open addresses.
template <typename Value, typename Sum>
class SumsByValue
{
public:
    [[nodiscard]] Sum &operator[](Value value)
    {
        if ((m_used + 1) * 2 > m_places.size())
            grow();
        const size_t place = find(value);
        if (m_places[place] == 0) {
            m_entries.push_back({value, {}});
            m_places[place] = static_cast<quint32>(m_entries.size());
            ++m_used;
        }
        return m_entries[m_places[place] - 1].sum;
    }

    struct Entry {
        Value value{};
        Sum sum{};
    };
    [[nodiscard]] std::vector<Entry> &entries() { return m_entries; }

private:
    [[nodiscard]] size_t find(Value value) const
    {
        const size_t mask = m_places.size() - 1;
        size_t place = (quint64{value} * 0x9E3779B97F4A7C15) >> m_shift;
        while (m_places[place] != 0 && m_entries[m_places[place] - 1].value != value)
            place = (place + 1) & mask;
        return place;
    }
    void grow()
    {
        const size_t size = m_places.empty() ? 64 : m_places.size() * 2;
        m_places.assign(size, 0);
        m_shift = 64 - std::countr_zero(size);
        for (size_t i = 0; i < m_entries.size(); ++i)
            m_places[find(m_entries[i].value)] = static_cast<quint32>(i + 1);
    }

    std::vector<Entry> m_entries;
    std::vector<quint32> m_places; ///< Place in m_entries, from 1 on; 0: free.
    int m_shift = 64;
    size_t m_used = 0;
};

} // namespace footfall::queries
