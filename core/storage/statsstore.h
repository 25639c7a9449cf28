// SPDX-License-Identifier: GPL-3.0-or-later
// A site's totals by day and hour, of what was folded and of the page views that are still open,
// which together are "now", and who is there. The thread of the connection, which may be read-only;
// the caller's transaction makes several answers agree. An open view counts as its row says: it
// becomes an exit when it is folded or followed by another visit.
#pragma once

#include "core/domain/statsresult.h"
#include "core/storage/database.h"

namespace footfall::storage {

struct DayCounters {
    QDate day;
    domain::Counters counters;
};

struct HourCounters {
    domain::Instant hour;
    domain::Counters counters;
};

class StatsStore
{
public:
    /// The database outlives it.
    explicit StatsStore(Database &database);

    /// Invalid where nothing was counted.
    [[nodiscard]] domain::Result<QDate> firstDay(domain::SiteId site);
    [[nodiscard]] domain::Result<std::vector<DayCounters>> days(domain::SiteId site,
                                                                const domain::Period &period);
    [[nodiscard]] domain::Result<std::vector<HourCounters>> hours(domain::SiteId site,
                                                                  const domain::Period &period);

    /// At most 20 pages, and all visitors.
    [[nodiscard]] domain::Result<domain::Live> live(domain::SiteId site, domain::Instant since);
    [[nodiscard]] domain::Result<std::vector<HourCounters>>
    pageViewsByHour(domain::SiteId site, QDate firstDay, domain::Instant since);
    [[nodiscard]] domain::Result<qint64> pageViewsEver(domain::SiteId site);

private:
    Database &m_database;
};

} // namespace footfall::storage
