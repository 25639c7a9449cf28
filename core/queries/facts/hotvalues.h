// SPDX-License-Identifier: GPL-3.0-or-later
// Of a dictionary of millions of values, those that are seen most: only these can lead a list, and
// only these are added up, as long as it turns out that none of the others could have been among
// the shown ones. Any thread; values.
#pragma once

#include "core/queries/facts/segmentparts.h"

namespace footfall::queries {

struct HotValues {
    std::shared_ptr<const storage::FactDictionary> dictionary; ///< The hot ones, rising.
    /// Of each segment, and each place in its dictionary: the place in a table. What is not hot has
    /// one of the few behind the hot ones.
    std::vector<std::vector<quint16>> places;
    qint64 mostOfOthers = 0; ///< How many page views each of the others has at most.
    quint32 firstValue = 0;  ///< Of all values; both included.
    quint32 lastValue = 0;

    [[nodiscard]] size_t tablePlaces() const;
};

/// One segment's: of each place how many page views it has.
using ViewsByPlace = std::vector<quint32>;

struct CountedDictionary {
    std::shared_ptr<const storage::FactDictionary> dictionary; ///< Of one column.
    std::shared_ptr<const ViewsByPlace> views;
};

/// Null where the values' numbers are too far from each other.
[[nodiscard]] std::shared_ptr<const HotValues>
hotValuesOf(const std::vector<CountedDictionary> &segments);

[[nodiscard]] qint64 bytesIn(const HotValues &values);

} // namespace footfall::queries
