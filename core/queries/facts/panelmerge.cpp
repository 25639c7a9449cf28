// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queries/facts/panelmerge.h"

#include "core/queries/breakdown.h"
#include "core/queries/facts/valuesums.h"

#include <algorithm>

namespace footfall::queries {

using domain::Counters;

namespace {

struct Ranked {
    double rank = 0;
    PanelRow row;
    /// Better than the other.
    bool operator<(const Ranked &other) const
    {
        return rank != other.rank ? rank > other.rank : row.value < other.row.value;
    }
};

double rankIn(const PanelQuestion &panel, bool visitorsByPage, const Counters &counters)
{
    if (panel.sortBy == domain::Metric::Visitors && visitorsByPage)
        return static_cast<double>(counters.pageVisitors);
    return rankOf(counters, panel.sortBy, panel.dimension);
}

/// The best ones, in order; and more of those that tie for the last place.
std::vector<PanelRow> bestOf(std::vector<Ranked> all, int limit)
{
    const auto wanted = static_cast<size_t>(std::max(limit, 0));
    size_t shown = all.size();
    if (wanted > 0 && wanted < all.size()) {
        const auto end = all.begin() + static_cast<std::ptrdiff_t>(wanted);
        std::nth_element(all.begin(), end - 1, all.end());
        const double last = (end - 1)->rank;
        const auto tiesEnd =
            std::partition(end, all.end(), [last](const Ranked &row) { return row.rank == last; });
        const auto mostTies = end + std::min<std::ptrdiff_t>(tiesEnd - end, PanelTies);
        std::partial_sort(end, mostTies, tiesEnd);
        shown = static_cast<size_t>(mostTies - all.begin());
        std::sort(all.begin(), end);
    } else {
        std::sort(all.begin(), all.end());
    }
    std::vector<PanelRow> rows;
    rows.reserve(shown);
    for (size_t i = 0; i < shown; ++i)
        rows.push_back(all[i].row);
    return rows;
}

} // namespace

PanelAnswer mergePanel(const PanelQuestion &panel, size_t column, bool visitorsByPage,
                       const std::vector<PanelPart> &parts)
{
    SumsByValue<quint32, Counters> sums;
    for (const PanelPart &part : parts) {
        const std::vector<quint32> &values = part.dictionary->columns[column];
        const auto add = [&](quint32 place, const Counters &counters) {
            if (part.sign == PanelPart::Sign::Minus)
                sums[values[place]] -= counters;
            else
                sums[values[place]] += counters;
        };
        const SumList &list = *part.sums;
        for (size_t i = 0; i < list.sums.size(); ++i)
            if (!list.sums[i].isEmpty())
                add(list.place(i), list.sums[i].counters());
        for (const auto &[place, counters] : list.large)
            add(place, counters);
    }
    PanelAnswer answer;
    std::vector<Ranked> ranked;
    for (const auto &entry : sums.entries()) {
        if (entry.sum.pageViews == 0 ||
            (panel.only &&
             !std::binary_search(panel.only->begin(), panel.only->end(), entry.value)))
            continue;
        ++answer.values;
        answer.sum += entry.sum;
        ranked.push_back({rankIn(panel, visitorsByPage, entry.sum), {entry.value, entry.sum}});
    }
    answer.rows = bestOf(std::move(ranked), panel.limit);
    return answer;
}

} // namespace footfall::queries
