// SPDX-License-Identifier: GPL-3.0-or-later
// How often events happened and goals were met, and what bots looked at: sums that are written in
// the transaction that stores each event, so they include "now". The thread of the connection,
// which may be read-only; the caller's transaction makes several answers agree.
#pragma once

#include "core/domain/statsresult.h"
#include "core/storage/database.h"

namespace footfall::storage {

struct OccurrenceSum {
    qint64 id = 0; ///< Of a name or a goal.
    QString text;  ///< Empty where there is none, and of goals.
    domain::OccurrenceCounters counters;
};

struct BotSums {
    std::vector<domain::BotRow> rows; ///< Most page views first; ties by bot, page and kind.
    qint64 other = 0;                 ///< Page views that the limit cut off.
    qint64 otherRows = 0;             ///< In so many rows.
};

class OccurrenceStats
{
public:
    static constexpr int NoLimit = 1 << 30;

    /// The database outlives it.
    explicit OccurrenceStats(Database &database);

    // All of them by rising id.
    using Sums = std::vector<OccurrenceSum>;
    [[nodiscard]] domain::Result<Sums> events(domain::SiteId site, const domain::Period &period);
    [[nodiscard]] domain::Result<Sums> goals(domain::SiteId site, const domain::Period &period);
    /// Of one event, or of all. Conversions are summed over a key's values: somebody with two of
    /// them counts twice.
    [[nodiscard]] domain::Result<Sums> propertyKeys(domain::SiteId site,
                                                    const domain::Period &period,
                                                    const std::optional<QString> &event);
    [[nodiscard]] domain::Result<Sums> propertyValues(domain::SiteId site,
                                                      const domain::Period &period,
                                                      const QString &key,
                                                      const std::optional<QString> &event);
    [[nodiscard]] domain::Result<BotSums> bots(domain::SiteId site, const domain::Period &period,
                                               int limit);

private:
    Database &m_database;
};

} // namespace footfall::storage
