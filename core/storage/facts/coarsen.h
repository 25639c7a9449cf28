// SPDX-License-Identifier: GPL-3.0-or-later
// What a strict site gives up when a day is closed (design section 4, "Inference"), so that no view
// is left in a cell with fewer visits than it takes to hide in. Any thread; pure functions.
#pragma once

#include "core/storage/facts/facttable.h"

#include <functional>
#include <stop_token>

namespace footfall::storage {

/// What stands in a column where its value was given up. Not 0 for most: 0 reads "direct" of a
/// source and "none" of a campaign, which would be said of visits that were neither, so that the
/// caller interns a name of each kind (withheld.h). A country's is 0, unknown, which is true of it.
struct Withheld {
    std::array<quint32, FactColumns> values{};
    bool operator==(const Withheld &) const = default;
};

/// The start of a day of the site, in seconds of UTC; by its Julian number.
using DayStart = std::function<qint64(qint64 day)>;

struct Coarsening {
    int strictVisits = 0; ///< At least 1.
    Withheld withheld;
    DayStart startOf;
    std::stop_token stop{}; ///< Once it is stopped, what comes out is of no use.
};

struct CoarseFacts {
    FactTable views;
    FactTable events;
};

/// A cell is (hour, hostname, all carried attributes), and its visits are its entry views; where it
/// has later views or events, as many visits must have gone on, since nothing later is a bounce's.
/// In turn, cells with fewer visits give up browser and system, device, country, campaign, source
/// and channel, hostname, and the hour (the day's start stands for it); on a day with fewer visits,
/// everything, and pathnames too. A value that all views of such a larger day share is nobody's
/// detail and stays. Where too few are left at the end, other cells join them, those first that
/// have least to lose: that have given up most, then those with the fewest views. Entry views keep
/// their entry-only attributes where enough visits of their cell share all of them, and nothing
/// else of it was given up. An event becomes what the views of its cell became; without such a cell
/// it gives up everything, its pathname too.
///
/// Facts of whole days of one site. Sums over a day stay what they were, those over an hour do
/// where the hour stays. What was coarsened before stays as it is, if nothing came to it.
[[nodiscard]] CoarseFacts coarsen(const FactTable &views, const FactTable &events,
                                  const Coarsening &how);

/// The same facts, with the day's start for every hour of days before that one.
[[nodiscard]] FactTable withoutHours(FactTable facts, qint64 beforeDay, const DayStart &startOf);

} // namespace footfall::storage
