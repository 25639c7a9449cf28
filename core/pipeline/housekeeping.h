// SPDX-License-Identifier: GPL-3.0-or-later
// Deletes what has had its time, a little at a time: the seen sets of days that are over, what bots
// looked at weeks ago, the sums of goals that were removed, and of days that a site does not keep;
// their facts go when facts are merged. The thread of the connection.
#pragma once

#include "core/domain/sitedirectory.h"
#include "core/storage/botstore.h"
#include "core/storage/keptstore.h"
#include "core/storage/seenstore.h"
#include "core/storage/sitestore.h"

#include <map>

namespace footfall::pipeline {

class Housekeeping
{
public:
    /// The database outlives it.
    explicit Housekeeping(storage::Database &database, qint64 chunk = 10'000);

    /// Deletes from the sets of days that ended DayGrace before over or earlier, by each site's
    /// calendar, and from sums that nobody can ask for. Returns how much went; call again until
    /// nothing did.
    [[nodiscard]] domain::Result<qint64> forgetSome(const domain::SiteSnapshot &sites,
                                                    domain::Instant now, domain::Instant over);
    [[nodiscard]] domain::Result<qint64> forgetSome(const domain::SiteSnapshot &sites,
                                                    domain::Instant now)
    {
        return forgetSome(sites, now, now);
    }

private:
    /// Of sums of days that a site does not keep, at most so many rows.
    [[nodiscard]] domain::Result<qint64> forgetOld(const domain::Site &site, domain::Instant now,
                                                   qint64 limit);

    storage::Database &m_database;
    storage::SeenStore m_seen;
    storage::BotStore m_bots;
    storage::SiteStore m_sites;
    storage::KeptStore m_kept;
    std::map<domain::SiteId, QDate> m_forgottenBefore; ///< No sum of a day before is left.
    qint64 m_chunk;
};

} // namespace footfall::pipeline
