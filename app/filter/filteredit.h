// SPDX-License-Identifier: GPL-3.0-or-later
// What pointing at a row does to a filter, and the filter as the chips that a person sees and
// edits. Any thread; pure values.
#pragma once

#include "core/domain/filter.h"

#include <optional>

namespace footfall::app {

enum class Pointing {
    Only,  ///< Nothing else of its dimension; once more takes it back.
    Also,  ///< As an alternative; once more takes it back.
    Out,   ///< Everything but it; once more takes it back.
    Alone, ///< Only this, without any other filter.
};

/// REQUIRES: the value is one of the dimension, as stored.
[[nodiscard]] domain::Filter pointedAt(const domain::Filter &filter, domain::Dimension dimension,
                                       const QString &value, Pointing pointing);

/// All conditions on one dimension that differ in their value alone.
struct Chip {
    domain::Dimension dimension = domain::Dimension::Page;
    domain::FilterOperator by = domain::FilterOperator::Is;
    domain::FilterSense sense = domain::FilterSense::Includes;
    QStringList values; ///< Never empty.
    /// Whether it is an alternative to the chip before it: both include, of one dimension.
    bool isAlternative = false;
    bool operator==(const Chip &) const = default;
};

/// In the order in which their dimensions came; of one dimension, what includes comes first.
[[nodiscard]] std::vector<Chip> chipsOf(const domain::Filter &filter);
/// next stands where old stood, or at the end without an old one; without values it is gone.
[[nodiscard]] domain::Filter withChip(const domain::Filter &filter, const std::optional<Chip> &old,
                                      const Chip &next);
[[nodiscard]] domain::Filter withoutChip(const domain::Filter &filter, const Chip &chip);

} // namespace footfall::app
