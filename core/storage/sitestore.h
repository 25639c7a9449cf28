// SPDX-License-Identifier: GPL-3.0-or-later
// The sites, with all that their owners decided. The thread of the connection; reading works on a
// read-only one.
#pragma once

#include "core/domain/siteedit.h"
#include "core/storage/database.h"

#include <vector>

namespace footfall::storage {

class SiteStore
{
public:
    /// The database outlives it.
    explicit SiteStore(Database &database);

    /// In the order in which they were added.
    [[nodiscard]] domain::Result<std::vector<domain::Site>> all();

    // The caller's transaction surrounds these.

    /// ErrorKind::Invalid where its tracking code, or an alias, is another site's.
    [[nodiscard]] domain::Result<domain::SiteId> insert(const domain::Site &site);
    /// The site with the ids of new goals and tokens. A goal that is left out is removed: its sums
    /// go by removeGoalData(). ErrorKind::Invalid where an alias is another site's.
    [[nodiscard]] domain::Result<domain::Site> update(const domain::Site &site);
    /// all() leaves it out from now on, and its tracking code and its aliases are free again.
    [[nodiscard]] domain::Result<domain::Done> markRemoved(domain::SiteId site);
    /// Those whose data is still being deleted.
    [[nodiscard]] domain::Result<std::vector<domain::SiteId>> removed();
    /// Deletes at most about that many rows of what was counted for it; returns how many.
    [[nodiscard]] domain::Result<qint64> removeData(domain::SiteId site, qint64 limit);
    /// Deletes its own rows, and by cascade whatever is left of it.
    [[nodiscard]] domain::Result<domain::Done> remove(domain::SiteId site);
    /// Deletes at most about that many rows of what removed goals were met by, and the goals
    /// themselves once nothing is left; returns how many.
    [[nodiscard]] domain::Result<qint64> removeGoalData(qint64 limit);
    [[nodiscard]] domain::Result<domain::SiteHistory> history(domain::SiteId site);

private:
    [[nodiscard]] domain::Result<domain::Done> checkAliases(const domain::Site &site);
    [[nodiscard]] domain::Result<QString> ownerName(Statement &statement);

    Database &m_database;
};

} // namespace footfall::storage
