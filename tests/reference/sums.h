// SPDX-License-Identifier: GPL-3.0-or-later
// Every number that a dashboard shows, added up from an account view by view. Any thread.
#pragma once

#include "core/domain/statsrequest.h"
#include "tests/reference/selection.h"

#include <QMap>
#include <set>

namespace footfall::reference {

/// What is asked, of which site, and which views have not been folded yet.
struct Scope {
    const Account &account;
    const std::vector<View> &views; ///< Those of the account, or what is left of them.
    const std::vector<Happening> &happenings; ///< The same.
    size_t site = 0;
    domain::Period period;
    domain::Filter filter;
    /// Places of the views whose visitor may still come back: whether they are exits is unknown.
    const std::set<size_t> &open;
};

[[nodiscard]] domain::Counters totals(const Scope &scope);
/// In the order of the calendar's buckets.
[[nodiscard]] std::vector<domain::Counters> series(const Scope &scope, domain::Interval interval);
[[nodiscard]] QMap<QString, domain::Counters> rows(const Scope &scope, domain::Dimension dimension);
/// The rows of a list of events or goals, whatever its limit and search.
[[nodiscard]] QMap<QString, domain::OccurrenceCounters>
occurrences(const Scope &scope, const domain::OccurrenceRequest &request);

} // namespace footfall::reference
