// SPDX-License-Identifier: GPL-3.0-or-later
// What became of every item, for each site and minute. The thread of the connection.
#pragma once

#include "core/domain/ledger.h"
#include "core/storage/database.h"

#include <optional>

namespace footfall::storage {

struct LedgerRow {
    domain::SiteId site; ///< Invalid: the nameless site.
    domain::Instant minute;
    std::optional<domain::Rejection> reason; ///< None: stored. Unavailable: refused.
    qint64 items = 0;
    bool operator==(const LedgerRow &) const = default;
};

class LedgerStore
{
public:
    /// The database outlives it.
    explicit LedgerStore(Database &database);

    /// Inside the caller's transaction: with the items themselves, so that it is written once.
    [[nodiscard]] domain::Result<domain::Done> add(const LedgerRow &row);
    [[nodiscard]] domain::Result<domain::Done> add(const std::vector<LedgerRow> &rows);

    /// Everything that is recorded: by minute since then, and one row for all before (of the
    /// minute 1970-01-01 00:00). Without sites whose data is being deleted.
    [[nodiscard]] domain::Result<std::vector<LedgerRow>> all(domain::Instant minutesSince);

    /// Of the rows that are still by minute.
    [[nodiscard]] domain::Result<std::optional<domain::Instant>>
    oldestMinute(std::optional<domain::Rejection> reason);
    /// Inside the caller's transaction: merges minutes before then into hours.
    [[nodiscard]] domain::Result<domain::Done> mergeBefore(std::optional<domain::Rejection> reason,
                                                           domain::Instant before);

private:
    Database &m_database;
};

} // namespace footfall::storage
