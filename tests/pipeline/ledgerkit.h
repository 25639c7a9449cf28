// SPDX-License-Identifier: GPL-3.0-or-later
// Two sites, hits on them, and what a ledger says of each, for tests of the ledger in memory. Any
// thread.
#pragma once

#include "core/pipeline/ledgerbook.h"
#include "tests/kit/fixedclock.h"

namespace footfall::kit {

inline constexpr domain::SiteId First{1};
inline constexpr domain::SiteId Second{2};
inline constexpr domain::SiteId Nameless{};
inline const domain::Instant Now = at("2026-03-01T12:00:30Z");

[[nodiscard]] inline domain::SiteSnapshot twoSites()
{
    domain::SiteSnapshot snapshot;
    for (const domain::SiteId id : {First, Second}) {
        domain::Site site;
        site.id = id;
        site.trackingCode = QStringLiteral("code%1").arg(id.value);
        snapshot.sites.push_back(site);
    }
    return snapshot;
}

[[nodiscard]] inline domain::Hit hitOf(domain::SiteId site, domain::Instant time = Now)
{
    domain::Hit hit;
    hit.site = site;
    hit.time = time;
    return hit;
}

[[nodiscard]] inline domain::LedgerCounts totalOf(const domain::Ledger &ledger, domain::SiteId site)
{
    for (const domain::SiteLedger &lines : ledger.sites) {
        if (lines.site == site)
            return lines.total;
    }
    return {};
}

[[nodiscard]] inline domain::LedgerCounts sumOfMinutes(const domain::Ledger &ledger,
                                                       domain::SiteId site)
{
    domain::LedgerCounts sum;
    for (const domain::SiteLedger &lines : ledger.sites) {
        if (lines.site != site)
            continue;
        for (const domain::LedgerMinute &minute : lines.minutes)
            sum += minute.counts;
    }
    return sum;
}

[[nodiscard]] inline domain::LedgerCounts counts(qint64 stored, qint64 waiting, qint64 refused = 0,
                                                 std::map<domain::Rejection, qint64> rejected = {})
{
    return {stored, waiting, refused, std::move(rejected)};
}

} // namespace footfall::kit
