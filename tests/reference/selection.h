// SPDX-License-Identifier: GPL-3.0-or-later
// Design section 6, "Under filters", a second time: which views and which events a filter selects,
// and what is known of the measures then. Any thread.
#pragma once

#include "core/domain/filter.h"
#include "tests/reference/account.h"

namespace footfall::reference {

/// A view of which it is not known yet whether it is an exit is none.
[[nodiscard]] bool selects(const domain::Filter &filter, const View &view, bool isExit);
/// REQUIRES: events have all dimensions of the filter.
[[nodiscard]] bool selects(const domain::Filter &filter, const Happening &happening);

/// Dimensions of which a view has a value only if it is an entry.
[[nodiscard]] bool isOfEntries(domain::Dimension dimension);
/// Dimensions of which one value belongs to all views of a visit.
[[nodiscard]] bool isOfVisits(domain::Dimension dimension);
/// Whether one page's visitors are asked for: pages and exit pages.
[[nodiscard]] bool isOfPages(domain::Dimension dimension);
[[nodiscard]] bool isOfHappenings(domain::Dimension dimension);

[[nodiscard]] domain::Knowledge knowledge(const domain::Filter &filter);
/// Of a row of the panel of that dimension.
[[nodiscard]] domain::Knowledge knowledge(const domain::Filter &filter, domain::Dimension rowsOf);

} // namespace footfall::reference
