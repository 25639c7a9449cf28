// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/enrich/excludedaddresses.h"

#include "core/domain/addressrange.h"

#include <algorithm>

namespace footfall::enrich {

namespace {

struct Remembered {
    domain::SiteId site;
    QStringList texts; ///< What the site's list was; the same list is compared by its place.
    std::vector<domain::AddressRange> ranges;
};

std::vector<domain::AddressRange> parsed(const QStringList &texts)
{
    std::vector<domain::AddressRange> ranges;
    for (const QString &text : texts)
        if (const auto range = domain::AddressRange::parsed(text))
            ranges.push_back(*range);
    return ranges;
}

} // namespace

bool isExcluded(const std::array<quint8, 16> &address, const domain::Site &site)
{
    if (site.excludedRanges.isEmpty())
        return false;
    thread_local std::array<Remembered, 64> remembered;
    Remembered &place = remembered[static_cast<size_t>(site.id.value) % remembered.size()];
    if (place.site != site.id || place.texts != site.excludedRanges)
        place = {site.id, site.excludedRanges, parsed(site.excludedRanges)};
    return std::any_of(
        place.ranges.begin(), place.ranges.end(),
        [&address](const domain::AddressRange &range) { return range.contains(address); });
}

} // namespace footfall::enrich
