// SPDX-License-Identifier: GPL-3.0-or-later
// Counters by hour or day, as several parts of an answer tell them. Any thread; a value.
#pragma once

#include "core/queries/facts/viewquestion.h"

#include <map>

namespace footfall::queries {

class TimeSums
{
public:
    void add(const std::vector<TimeCounters> &times, PanelPart::Sign sign = PanelPart::Sign::Plus);
    /// Rising.
    [[nodiscard]] std::vector<TimeCounters> list() const;

private:
    std::map<storage::FactHour, domain::Counters> m_sums;
};

} // namespace footfall::queries
