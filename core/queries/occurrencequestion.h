// SPDX-License-Identifier: GPL-3.0-or-later
// What a list of events, goals or properties asks of the facts, in ids instead of names, why it
// cannot be asked under a filter, and what is a sum in it. The thread of the names' connection,
// inside its transaction.
#pragma once

#include "core/queries/occurrences.h"

namespace footfall::queries {

/// Empty where events have all dimensions that are filtered by.
[[nodiscard]] QString whyUnknown(const domain::Filter &filter);

/// Of a list of properties: that some of them have no facts, which alone answer to a filter.
[[nodiscard]] QString whyFactsAreLacking();

/// How far its conversions are to be believed, and why. REQUIRES: the rows are counted.
void tellExactness(domain::Occurrences &list);

/// Nothing where it is about a name that nobody has.
[[nodiscard]] domain::Result<std::optional<EventQuestion>>
questionOf(storage::NameReader &names, const OccurrenceContext &context,
           const domain::OccurrenceRequest &request);

} // namespace footfall::queries
