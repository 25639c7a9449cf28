// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queries/facts/sumlist.h"

#include <algorithm>
#include <bit>
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

using Large = std::map<quint32, Counters>;

/// No other counter is more than the page views.
bool fitTogether(const ViewSums &a, const ViewSums &b)
{
    return a.pageViews() + b.pageViews() <= MostViewsInSums;
}

SumList sumsByTable(const std::vector<const SumList *> &lists, size_t places, Large *large)
{
    std::vector<ViewSums> table(places);
    for (const SumList *list : lists)
        for (size_t i = 0; i < list->sums.size(); ++i) {
            ViewSums &sum = table[list->place(i)];
            if (fitTogether(sum, list->sums[i]))
                add(sum, list->sums[i]);
            else
                (*large)[list->place(i)] += list->sums[i].counters();
        }
    for (auto &[place, counters] : *large)
        counters += std::exchange(table[place], {}).counters();
    return takeSums(table.data(), places);
}

SumList merged(const SumList &a, const SumList &b, Large *large)
{
    SumList result;
    result.places.reserve(a.sums.size() + b.sums.size());
    result.sums.reserve(a.sums.size() + b.sums.size());
    const auto put = [&result](quint32 place, const ViewSums &sum) {
        if (sum.isEmpty())
            return;
        result.places.push_back(place);
        result.sums.push_back(sum);
    };
    size_t i = 0;
    size_t j = 0;
    while (i < a.sums.size() && j < b.sums.size()) {
        if (a.place(i) < b.place(j)) {
            put(a.place(i), a.sums[i]);
            ++i;
        } else if (b.place(j) < a.place(i)) {
            put(b.place(j), b.sums[j]);
            ++j;
        } else {
            ViewSums sum = a.sums[i];
            if (fitTogether(sum, b.sums[j]))
                add(sum, b.sums[j]);
            else
                (*large)[b.place(j)] += b.sums[j].counters();
            put(a.place(i), sum);
            ++i;
            ++j;
        }
    }
    for (; i < a.sums.size(); ++i)
        put(a.place(i), a.sums[i]);
    for (; j < b.sums.size(); ++j)
        put(b.place(j), b.sums[j]);
    return result;
}

/// For lists that are short beside their dictionary. Two by two, so that none is gone through more
/// often than others.
SumList mergedSums(const std::vector<const SumList *> &lists, Large *large)
{
    std::vector<SumList> level;
    for (size_t i = 0; i < lists.size(); i += 2)
        level.push_back(merged(*lists[i], i + 1 < lists.size() ? *lists[i + 1] : SumList(), large));
    while (level.size() > 1) {
        std::vector<SumList> next;
        for (size_t i = 0; i < level.size(); i += 2)
            next.push_back(i + 1 < level.size() ? merged(level[i], level[i + 1], large)
                                                : std::move(level[i]));
        level = std::move(next);
    }
    if (level.empty())
        return {};
    SumList result = std::move(level.front());
    for (auto &[place, counters] : *large) {
        const auto found = std::lower_bound(result.places.begin(), result.places.end(), place);
        if (found == result.places.end() || *found != place)
            continue;
        const auto at = found - result.places.begin();
        counters += result.sums[static_cast<size_t>(at)].counters();
        result.places.erase(found);
        result.sums.erase(result.sums.begin() + at);
    }
    result.places.shrink_to_fit(); // It may be kept for long.
    result.sums.shrink_to_fit();
    return result;
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
    Large large;
    Counters total;
    size_t sums = 0;
    for (const SumList *list : lists) {
        total += list->total;
        sums += list->sums.size();
        for (const auto &[place, counters] : list->large)
            large[place] += counters;
    }
    // Measured: a place of a table costs as much as four steps of a merge.
    constexpr size_t StepsOfPlace = 4;
    SumList result = sums * std::bit_width(lists.size()) < places * StepsOfPlace
                         ? mergedSums(lists, &large)
                         : sumsByTable(lists, places, &large);
    result.large.assign(large.begin(), large.end());
    result.total = total;
    return result;
}

} // namespace footfall::queries
