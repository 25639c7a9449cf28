// SPDX-License-Identifier: GPL-3.0-or-later
// Counters of one segment by hour or by day, as a question wants them. One worker's; a value.
#pragma once

#include "core/queries/facts/sumlist.h"
#include "core/queries/facts/viewquestion.h"

namespace footfall::queries {

class SegmentTimes
{
public:
    /// hours: of the segment, rising. REQUIRES: times is not None.
    SegmentTimes(const std::vector<storage::FactHour> &hours, Times times);

    /// From places of hours to places of times, rising.
    [[nodiscard]] const quint16 *placesOfHours() const { return m_places.data(); }

    /// list: by places of hours.
    void addByHour(const SumList &list, bool isTakenOff);
    /// list: by places of times.
    void addByTime(const SumList &list, bool isTakenOff);
    /// Those that are not empty, by rising time; once.
    [[nodiscard]] std::vector<TimeCounters> take();

private:
    void add(const SumList &list, bool isTakenOff, const quint16 *to);

    std::vector<TimeCounters> m_times;
    std::vector<quint16> m_places; ///< In m_times, by place of hours.
};

} // namespace footfall::queries
