// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/facts/facttable.h"

namespace footfall::storage {

void setTimes(FactTable &table, const std::vector<FactHour> &times)
{
    table.hours = times;
    std::sort(table.hours.begin(), table.hours.end());
    table.hours.erase(std::unique(table.hours.begin(), table.hours.end()), table.hours.end());
    std::vector<quint32> &places = table[FactColumn::Time];
    places.clear();
    places.reserve(times.size());
    for (const FactHour &time : times)
        places.push_back(static_cast<quint32>(
            std::lower_bound(table.hours.begin(), table.hours.end(), time) - table.hours.begin()));
}

} // namespace footfall::storage
