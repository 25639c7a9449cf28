// SPDX-License-Identifier: GPL-3.0-or-later
// A walk over the sums of one part of a panel in the order of their values. One task's; needs a
// dictionary whose values rise in that column.
#pragma once

#include "core/queries/facts/viewquestion.h"

#include <algorithm>
#include <limits>

namespace footfall::queries {

[[nodiscard]] inline qint64 signOf(const PanelPart &part)
{
    return part.sign == PanelPart::Sign::Plus ? 1 : -1;
}

class PanelWalk
{
public:
    /// From the value first on. column: of the values in their group's tuples. What it is given
    /// outlives it.
    PanelWalk(const PanelPart &part, size_t column, quint64 first)
        : m_values(part.dictionary->columns[column])
        , m_list(*part.sums)
        , m_sign(signOf(part))
        , m_next(firstFrom(first))
        , m_large(std::lower_bound(
              m_list.large.begin(), m_list.large.end(), first,
              [this](const auto &large, quint64 value) { return m_values[large.first] < value; }))
    {
    }

    /// Past the last value there is none.
    [[nodiscard]] quint64 next() const
    {
        quint64 value = std::numeric_limits<quint64>::max();
        if (m_next < m_list.sums.size())
            value = valueAt(m_next);
        if (m_large != m_list.large.end())
            value = std::min<quint64>(value, m_values[m_large->first]);
        return value;
    }

    /// Up to before end, to the sums from the value base on.
    template <typename Sum>
    void addTo(Sum *sums, quint64 base, quint64 end)
    {
        const size_t count = m_list.sums.size();
        if (m_list.isDense) {
            for (; m_next < count && m_values[m_next] < end; ++m_next)
                sums[m_values[m_next] - base].add(m_list.sums[m_next], m_sign);
        } else {
            for (; m_next < count; ++m_next) {
                const quint64 value = m_values[m_list.places[m_next]];
                if (value >= end)
                    break;
                sums[value - base].add(m_list.sums[m_next], m_sign);
            }
        }
        for (; m_large != m_list.large.end() && m_values[m_large->first] < end; ++m_large)
            sums[m_values[m_large->first] - base].add(m_large->second, m_sign);
    }

private:
    [[nodiscard]] quint32 valueAt(size_t i) const { return m_values[m_list.place(i)]; }
    [[nodiscard]] size_t firstFrom(quint64 value) const
    {
        size_t first = 0;
        for (size_t left = m_list.sums.size(); left > 0;) {
            const size_t half = left / 2;
            if (valueAt(first + half) < value) {
                first += half + 1;
                left -= half + 1;
            } else {
                left = half;
            }
        }
        return first;
    }

    const std::vector<quint32> &m_values;
    const SumList &m_list;
    qint64 m_sign;
    size_t m_next;
    std::vector<std::pair<quint32, domain::Counters>>::const_iterator m_large;
};

} // namespace footfall::queries
