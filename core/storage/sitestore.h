// SPDX-License-Identifier: GPL-3.0-or-later
// The sites, with their hostnames and calendars. The thread of the connection; reading works on a
// read-only one.
#pragma once

#include "core/domain/site.h"
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
    [[nodiscard]] domain::Result<domain::SiteId> insert(const domain::Site &site);
    [[nodiscard]] domain::Result<domain::Done> update(const domain::Site &site);
    /// REQUIRES: what was counted for it is gone already (see RollupStore); the rest cascades.
    [[nodiscard]] domain::Result<domain::Done> remove(domain::SiteId site);
    [[nodiscard]] domain::Result<domain::SiteHistory> history(domain::SiteId site);

private:
    [[nodiscard]] domain::Result<domain::Done> writeParts(const domain::Site &site);

    Database &m_database;
};

} // namespace footfall::storage
