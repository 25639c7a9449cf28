// SPDX-License-Identifier: GPL-3.0-or-later
// Where the rows of several segments go when they become one: dictionaries of all of them, and of
// each segment's entries the places in these. Any thread; values.
#pragma once

#include "core/storage/facts/factmerge.h"
#include "core/storage/facts/segmentreader.h"

namespace footfall::storage {

class MergePlaces
{
public:
    /// Of all rows of the segments. Stops early where that is asked for; then it is of no use.
    [[nodiscard]] static domain::Result<MergePlaces>
    made(const std::vector<SegmentReader> &segments, const MergeRules &rules);

    /// Entries that no row has are left out, and places are those among the others. used: by group,
    /// of each entry.
    void keepOnly(const std::array<std::vector<bool>, FactGroups> &used);

    [[nodiscard]] const std::vector<quint32> &of(FactGroup group, size_t segment) const
    {
        return m_places[static_cast<size_t>(group)][segment];
    }
    /// Of each group's dictionary.
    [[nodiscard]] std::array<size_t, FactGroups> entries() const;
    [[nodiscard]] std::vector<FactHour> &hours() { return m_hours; }
    [[nodiscard]] std::array<FactDictionary, FactGroups> &dictionaries() { return m_dictionaries; }

private:
    [[nodiscard]] domain::Result<domain::Done>
    addGroup(FactGroup group, const std::vector<SegmentReader> &segments, const MergeRules &rules);
    void addHours(const std::vector<SegmentReader> &segments, const MergeRules &rules);

    std::vector<FactHour> m_hours;                            ///< The dictionary of Time.
    std::array<FactDictionary, FactGroups> m_dictionaries;    ///< Of Time only the size.
    /// By group and segment: of each entry of its dictionary the place in that of all.
    std::array<std::vector<std::vector<quint32>>, FactGroups> m_places;
};

} // namespace footfall::storage
