// SPDX-License-Identifier: GPL-3.0-or-later
// Counters of page views packed into one vector register, so that a row is counted by one addition.
// Any thread; values.
#pragma once

#include "core/domain/counters.h"
#include "core/storage/facts/facttable.h"

namespace footfall::queries {

/// Four numbers of 64 bits; the first two hold three counters of 21 bits each.
struct alignas(32) ViewSums {
    quint64 views = 0;  ///< Page views, visitors, page visitors.
    quint64 visits = 0; ///< Visits, bounces, exits.
    quint64 time = 0;   ///< Milliseconds.
    quint64 timed = 0;  ///< Views whose time is known.

    static constexpr int Bits = 21;
    static constexpr quint64 Mask = (quint64{1} << Bits) - 1;

    [[nodiscard]] bool isEmpty() const { return views == 0; }
    [[nodiscard]] quint64 pageViews() const { return views & Mask; }
    [[nodiscard]] quint64 entryViews() const { return visits & Mask; } ///< Each begins a visit.
    [[nodiscard]] quint64 exits() const { return visits >> (2 * Bits); }
    [[nodiscard]] domain::Counters counters() const
    {
        domain::Counters counters;
        counters.pageViews = static_cast<qint64>(views & Mask);
        counters.visitors = static_cast<qint64>((views >> Bits) & Mask);
        counters.pageVisitors = static_cast<qint64>(views >> (2 * Bits));
        counters.visits = static_cast<qint64>(visits & Mask);
        counters.bounces = static_cast<qint64>((visits >> Bits) & Mask);
        counters.exits = static_cast<qint64>(visits >> (2 * Bits));
        counters.durationMs = static_cast<qint64>(time);
        counters.durationViews = static_cast<qint64>(timed);
        return counters;
    }
};

/// So many views fit into one ViewSums, whatever they count as.
inline constexpr size_t MostViewsInSums = ViewSums::Mask;

/// What one view counts as, by its flags; without its time.
[[nodiscard]] constexpr ViewSums sumsOfFlags(quint32 flags)
{
    const auto bit = [flags](storage::FactFlags flag) { return quint64{(flags & flag) != 0}; };
    ViewSums sums;
    sums.views = 1 | bit(storage::IsVisitor) << ViewSums::Bits |
                 bit(storage::IsPageVisitor) << (2 * ViewSums::Bits);
    sums.visits = bit(storage::IsEntry) | bit(storage::IsBounce) << ViewSums::Bits |
                  bit(storage::IsExit) << (2 * ViewSums::Bits);
    sums.timed = bit(storage::HasDuration);
    return sums;
}

/// The four numbers as the compiler adds them at once.
using SumLanes [[gnu::vector_size(32), gnu::may_alias]] = quint64;

inline void add(ViewSums &sum, const ViewSums &part)
{
    *reinterpret_cast<SumLanes *>(&sum) += *reinterpret_cast<const SumLanes *>(&part);
}

} // namespace footfall::queries
