// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queries/facts/passingshares.h"

namespace footfall::queries {

namespace {

quint64 viewsOf(const ViewSums &sums, Concerns base)
{
    switch (base) {
    case Concerns::EntryViews: return sums.entryViews();
    case Concerns::Exits: return sums.exits();
    case Concerns::AllViews: break;
    }
    return sums.pageViews();
}

quint64 viewsOf(const domain::Counters &counters, Concerns base)
{
    switch (base) {
    case Concerns::EntryViews: return static_cast<quint64>(counters.visits);
    case Concerns::Exits: return static_cast<quint64>(counters.exits);
    case Concerns::AllViews: break;
    }
    return static_cast<quint64>(counters.pageViews);
}

} // namespace

PassingShares passingShares(const GroupTest &test, const SumList &sums, Concerns base)
{
    PassingShares passing;
    passing.fill(1);
    for (size_t number = 0; number < FailBitCount; ++number) {
        if ((test.may >> number & 1) == 0)
            continue;
        quint64 all = 0;
        quint64 failing = 0;
        const auto count = [&](quint32 place, quint64 views) {
            all += views;
            failing += views * (test.fails[place] >> number & 1);
        };
        for (size_t i = 0; i < sums.sums.size(); ++i)
            count(sums.place(i), viewsOf(sums.sums[i], base));
        for (const auto &[place, counters] : sums.large)
            count(place, viewsOf(counters, base));
        if (all > 0)
            passing[number] = 1 - static_cast<double>(failing) / static_cast<double>(all);
    }
    return passing;
}

} // namespace footfall::queries
