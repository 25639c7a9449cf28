// SPDX-License-Identifier: GPL-3.0-or-later
// From the values of a table to places in dictionaries of tuples, and from several segments'
// dictionaries to one. Any thread; values.
#pragma once

#include "core/storage/facts/segment.h"

#include <stop_token>

namespace footfall::storage {

/// One group of a table.
struct PlacedGroup {
    FactDictionary dictionary;
    std::vector<quint32> places; ///< Of each row; empty where the dictionary has one entry at most.
};
/// Of Time the dictionary's only column are places in table.hours.
[[nodiscard]] PlacedGroup placesOf(const FactTable &table, FactGroup group);

/// Several dictionaries of a group as one; and of each one's entries the places in it. Once it is
/// stopped, what it returns is of no use.
struct UnitedDictionary {
    FactDictionary dictionary;
    std::vector<std::vector<quint32>> places;
};
[[nodiscard]] UnitedDictionary unite(FactGroup group,
                                     const std::vector<const FactDictionary *> &dictionaries,
                                     const std::stop_token &stop = {});

/// The same of rising hours.
struct UnitedHours {
    std::vector<FactHour> hours;
    std::vector<std::vector<quint32>> places;
};
[[nodiscard]] UnitedHours unite(const std::vector<const std::vector<FactHour> *> &hours);

} // namespace footfall::storage
