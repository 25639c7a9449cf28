// SPDX-License-Identifier: GPL-3.0-or-later
// Deletes the seen sets of days that are over, a little at a time. The thread of the connection.
#pragma once

#include "core/domain/sitedirectory.h"
#include "core/storage/seenstore.h"

namespace footfall::pipeline {

class Housekeeping
{
public:
    /// The database outlives it.
    explicit Housekeeping(storage::Database &database, qint64 chunk = 10'000);

    /// Deletes from the sets of days that ended DayGrace ago or earlier, by each site's calendar.
    /// Returns how many hashes went; call again until none did.
    [[nodiscard]] domain::Result<qint64> forgetSome(const domain::SiteSnapshot &sites,
                                                    domain::Instant now);

private:
    storage::Database &m_database;
    storage::SeenStore m_seen;
    qint64 m_chunk;
};

} // namespace footfall::pipeline
