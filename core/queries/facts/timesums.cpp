// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queries/facts/timesums.h"

namespace footfall::queries {

void TimeSums::add(const std::vector<TimeCounters> &times, PanelPart::Sign sign)
{
    for (const TimeCounters &time : times) {
        if (sign == PanelPart::Sign::Plus)
            m_sums[time.when] += time.counters;
        else
            m_sums[time.when] -= time.counters;
    }
}

std::vector<TimeCounters> TimeSums::list() const
{
    std::vector<TimeCounters> list;
    list.reserve(m_sums.size());
    for (const auto &[when, counters] : m_sums)
        list.push_back({when, counters});
    return list;
}

} // namespace footfall::queries
