// SPDX-License-Identifier: GPL-3.0-or-later
// The dictionaries of several segments as one, so that they can be added up in the same table, and
// sums of whole segments that were added up before. Kept in the cache as long as the segments are
// the same. The engine's thread makes them; any thread reads.
#pragma once

#include "core/queries/facts/factworkers.h"
#include "core/queries/facts/hotvalues.h"
#include "core/queries/facts/viewquestion.h"

namespace footfall::queries {

/// One group.
struct CommonGroup {
    std::shared_ptr<const storage::FactDictionary> dictionary;
    /// Of each segment: of each place in its dictionary, the place in the common one.
    std::vector<std::vector<quint16>> places;
};

class CommonPlaces
{
public:
    /// Larger dictionaries would not stay in the nearer caches; and places are of 16 bits.
    static constexpr size_t MostEntries = 65'536;
    enum class Hot { Wanted, Unwanted };
    /// Of the groups that panels need and that are small enough; of the others hot values, if they
    /// are wanted. segments: those in the database that are asked. The cache outlives it.
    [[nodiscard]] static domain::Result<CommonPlaces>
    made(const std::vector<SegmentSource> &segments, const std::set<storage::FactGroup> &groups,
         Hot hot, FactCache &cache, quint64 question, const UnitRunner::ReadBytes &readBytes);

    /// Null where its segments are to be asked one by one.
    [[nodiscard]] const CommonGroup *group(storage::FactGroup group) const
    {
        return m_groups[static_cast<size_t>(group)].get();
    }

    /// Where the group's dictionaries are too large for that: null where it is not known which
    /// values are hot, since nobody has counted them yet.
    [[nodiscard]] const HotValues *hotValues(storage::FactGroup group) const
    {
        return m_hotValues[static_cast<size_t>(group)].get();
    }

    /// Sums of some segments together, by common places. Any thread. REQUIRES: there is a group;
    /// they are by rising segment.
    [[nodiscard]] std::shared_ptr<const SumList>
    together(storage::FactGroup group, const std::vector<SegmentSums> &all) const;

private:
    CommonPlaces(FactCache &cache, quint64 question) : m_cache(&cache), m_question(question) {}
    [[nodiscard]] std::shared_ptr<const HotValues> madeHotValues(std::vector<SegmentParts> &parts,
                                                                 storage::FactGroup group) const;

    FactCache *m_cache;
    quint64 m_question;
    std::vector<qint64> m_ids;
    std::array<std::shared_ptr<const CommonGroup>, storage::FactGroups> m_groups;
    std::array<std::shared_ptr<const HotValues>, storage::FactGroups> m_hotValues;
};

} // namespace footfall::queries
