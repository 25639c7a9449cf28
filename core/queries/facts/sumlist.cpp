// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queries/facts/sumlist.h"

#include <algorithm>
#include <map>

namespace footfall::queries {

using domain::Counters;

namespace {

bool isLarge(const Counters &counters)
{
    return counters.pageViews > qint64{MostViewsInSums};
}

ViewSums packedSums(const Counters &counters)
{
    const auto at = [](qint64 value, int position) {
        return static_cast<quint64>(value) << (position * ViewSums::Bits);
    };
    ViewSums sums;
    sums.views =
        at(counters.pageViews, 0) | at(counters.visitors, 1) | at(counters.pageVisitors, 2);
    sums.visits = at(counters.visits, 0) | at(counters.bounces, 1) | at(counters.exits, 2);
    sums.time = static_cast<quint64>(counters.durationMs);
    sums.timed = static_cast<quint64>(counters.durationViews);
    return sums;
}

} // namespace

qint64 bytesIn(const SumList &list)
{
    return static_cast<qint64>(sizeof list + list.places.capacity() * sizeof(quint32) +
                               list.sums.capacity() * sizeof(ViewSums) +
                               list.large.capacity() * sizeof list.large[0]);
}

SumList listOf(const std::vector<Counters> &all)
{
    SumList list;
    const auto used = static_cast<size_t>(std::count_if(
        all.begin(), all.end(), [](const Counters &counters) { return counters.pageViews != 0; }));
    list.isDense = used * (sizeof(ViewSums) + sizeof(quint32)) >= all.size() * sizeof(ViewSums);
    list.sums.reserve(list.isDense ? all.size() : used);
    if (!list.isDense)
        list.places.reserve(used);
    for (size_t place = 0; place < all.size(); ++place) {
        list.total += all[place];
        if (isLarge(all[place]))
            list.large.emplace_back(static_cast<quint32>(place), all[place]);
        if (!list.isDense && all[place].pageViews == 0)
            continue;
        list.sums.push_back(isLarge(all[place]) ? ViewSums() : packedSums(all[place]));
        if (!list.isDense)
            list.places.push_back(static_cast<quint32>(place));
    }
    return list;
}

SumList takeSums(ViewSums *table, size_t places)
{
    const auto used = static_cast<size_t>(
        std::count_if(table, table + places, [](const ViewSums &sums) { return !sums.isEmpty(); }));
    SumList list;
    list.places.reserve(used);
    list.sums.reserve(used);
    ViewSums total;
    for (size_t place = 0; place < places && list.sums.size() < used; ++place) {
        if (table[place].isEmpty())
            continue;
        add(total, table[place]);
        list.places.push_back(static_cast<quint32>(place));
        list.sums.push_back(table[place]);
        table[place] = {};
    }
    list.total = total.counters();
    return list;
}

SumList listOf(const std::vector<const SumList *> &lists, size_t places)
{
    std::vector<ViewSums> table(places);
    std::map<quint32, Counters> large;
    Counters total;
    for (const SumList *list : lists) {
        total += list->total;
        for (size_t i = 0; i < list->sums.size(); ++i) {
            const ViewSums &part = list->sums[i];
            ViewSums &sum = table[list->place(i)];
            // No other counter is more than the page views.
            if (sum.pageViews() + part.pageViews() <= MostViewsInSums)
                add(sum, part);
            else
                large[list->place(i)] += part.counters();
        }
        for (const auto &[place, counters] : list->large)
            large[place] += counters;
    }
    for (auto &[place, counters] : large)
        counters += std::exchange(table[place], {}).counters();
    SumList result = takeSums(table.data(), places);
    result.large.assign(large.begin(), large.end());
    result.total = total;
    return result;
}

} // namespace footfall::queries
