// SPDX-License-Identifier: GPL-3.0-or-later
// Where a dimension stands in facts, and which page views it concerns. Any thread.
#pragma once

#include "core/domain/dimension.h"
#include "core/storage/facts/segment.h"

namespace footfall::queries {

/// Which page views have a value of a dimension (design section 6).
enum class Concerns { AllViews, EntryViews, Exits };

[[nodiscard]] storage::FactColumn columnOf(domain::Dimension dimension);
[[nodiscard]] Concerns concernsOf(domain::Dimension dimension);

/// The column's place in the tuples of its group.
struct ColumnPlace {
    storage::FactGroup group = storage::FactGroup::Country;
    size_t column = 0;
};
[[nodiscard]] ColumnPlace placeOf(domain::Dimension dimension);

} // namespace footfall::queries
