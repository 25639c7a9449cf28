// SPDX-License-Identifier: GPL-3.0-or-later
// Answers questions from one read-only connection. Bound to the thread that opened it; needs the
// database file. Each answer is one read transaction, so that its numbers agree; it should last two
// seconds at most, so that checkpoints get through, but nothing interrupts a longer one.
#pragma once

#include "core/domain/clock.h"
#include "core/domain/statsresult.h"

#include <memory>

namespace footfall::queries {

/// Some of a dimension's values, in no order that means anything to people.
struct BreakdownPage {
    std::vector<domain::BreakdownRow> rows;
    std::optional<qint64> next; ///< Where the next page begins; none after the last.
};

class StatsReader
{
public:
    /// Unavailable while there is no database of this program's schema yet; Newer for a later one.
    [[nodiscard]] static domain::Result<std::unique_ptr<StatsReader>>
    open(const QString &databasePath, const domain::Clock &clock);
    ~StatsReader();

    [[nodiscard]] domain::Result<std::vector<domain::Site>> sites();
    /// What was folded and what is still open together: a committed view is counted at once. Only
    /// exits wait for the fold, or for the visitor's next visit: before, nobody knows.
    [[nodiscard]] domain::Result<domain::StatsResult> answer(const domain::StatsRequest &request);
    [[nodiscard]] domain::Result<std::vector<domain::SiteSummary>> summaries();
    /// Times between in which no collector ran; the oldest first.
    [[nodiscard]] domain::Result<std::vector<domain::OffTime>>
    offTimes(domain::Instant from, domain::Instant to, domain::CollectorIs collector);
    /// Changes whenever another connection has committed (PRAGMA data_version).
    [[nodiscard]] domain::Result<qint64> dataVersion();

    /// All values of a dimension, a page at a time, each in a read transaction of its own; -1
    /// begins.
    [[nodiscard]] domain::Result<BreakdownPage> page(domain::SiteId site,
                                                     const domain::Period &period,
                                                     domain::Dimension dimension, qint64 from,
                                                     int limit);

private:
    struct Private;
    explicit StatsReader(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace footfall::queries
