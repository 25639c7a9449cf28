// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/facts/segment.h"

#include <algorithm>
#include <numeric>

namespace footfall::storage {

const std::vector<FactColumn> &columnsOf(FactGroup group)
{
    using enum FactColumn;
    static const std::array<std::vector<FactColumn>, FactGroups> columns{{
        {Country},
        {Browser, BrowserVersion, System, Device},
        {Source, Channel, UtmSource, UtmMedium, UtmCampaign},
        {Hostname},
        {Flags},
        {Pathname},
        {Time},
        {Duration},
        {Referrer},
        {Language},
        {Screen},
        {UtmTerm, UtmContent},
        {Kind, Target},
        {PropertyKey, PropertyValue},
        {Currency},
        {Events, Conversions},
    }};
    return columns[static_cast<size_t>(group)];
}

FactGroup groupOf(FactColumn column)
{
    static const auto groups = [] {
        std::array<FactGroup, FactColumns> all{};
        for (size_t group = 0; group < FactGroups; ++group)
            for (const FactColumn part : columnsOf(static_cast<FactGroup>(group)))
                all[static_cast<size_t>(part)] = static_cast<FactGroup>(group);
        return all;
    }();
    return groups[static_cast<size_t>(column)];
}

qint64 EncodedSegment::bytes() const
{
    return std::accumulate(
        blobs.begin(), blobs.end(), qint64{head.size()},
        [](qint64 sum, const Blob &blob) { return sum + qint64{blob.data.size()}; });
}

} // namespace footfall::storage
