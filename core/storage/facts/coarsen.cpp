// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/facts/coarsen.h"

#include "core/storage/facts/coarsener.h"

#include <algorithm>

namespace footfall::storage {

CoarseFacts coarsen(const FactTable &views, const FactTable &events, const Coarsening &how)
{
    std::vector<FactHour> hours = views.hours;
    hours.insert(hours.end(), events.hours.begin(), events.hours.end());
    hours = withStarts(std::move(hours), how.startOf);
    CoarseFacts facts{byHours(hours, views), byHours(hours, events)};
    StrictDays days;
    Coarsener coarsener(how, std::move(hours));
    for (const FactTable *table : {&facts.views, &facts.events}) {
        days.add(*table, how.stop);
        coarsener.add(*table);
    }
    coarsener.settle(days);
    for (FactTable *table : {&facts.views, &facts.events})
        if (!how.stop.stop_requested())
            *table = coarsener.coarse(std::move(*table));
    return how.stop.stop_requested() ? CoarseFacts{} : facts;
}

FactTable withoutHours(FactTable facts, qint64 beforeDay, const DayStart &startOf)
{
    const std::vector<FactHour> hours = withStarts(facts.hours, startOf);
    FactTable coarse = byHours(hours, std::move(facts));
    for (quint32 &time : coarse[FactColumn::Time]) {
        const qint64 day = coarse.hours[time].day;
        if (day < beforeDay)
            time = static_cast<quint32>(
                std::lower_bound(hours.begin(), hours.end(), FactHour{day, startOf(day)}) -
                hours.begin());
    }
    return coarse;
}

} // namespace footfall::storage
