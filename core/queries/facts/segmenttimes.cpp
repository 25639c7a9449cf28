// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queries/facts/segmenttimes.h"

#include "core/storage/facts/segment.h"

namespace footfall::queries {

using domain::Counters;
using storage::FactHour;

SegmentTimes::SegmentTimes(const std::vector<FactHour> &hours, Times times)
{
    static_assert(storage::LongestSegment * 25 < qint64{1} << 16);
    m_places.reserve(hours.size());
    for (const FactHour &hour : hours) {
        const FactHour when = times == Times::Days ? FactHour{hour.day, 0} : hour;
        if (m_times.empty() || m_times.back().when != when)
            m_times.push_back({when, {}});
        m_places.push_back(static_cast<quint16>(m_times.size() - 1));
    }
}

void SegmentTimes::addByHour(const SumList &list, bool isTakenOff)
{
    add(list, isTakenOff, m_places.data());
}

void SegmentTimes::addByTime(const SumList &list, bool isTakenOff)
{
    add(list, isTakenOff, nullptr);
}

void SegmentTimes::add(const SumList &list, bool isTakenOff, const quint16 *to)
{
    const auto addPart = [&](quint32 place, const Counters &part) {
        Counters &sum = m_times[to ? to[place] : place].counters;
        if (isTakenOff)
            sum -= part;
        else
            sum += part;
    };
    for (size_t i = 0; i < list.sums.size(); ++i)
        addPart(list.place(i), list.sums[i].counters());
    for (const auto &[place, part] : list.large)
        addPart(place, part);
}

std::vector<TimeCounters> SegmentTimes::take()
{
    std::erase_if(m_times, [](const TimeCounters &time) { return time.counters == Counters(); });
    return std::move(m_times);
}

} // namespace footfall::queries
