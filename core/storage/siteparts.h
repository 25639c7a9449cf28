// SPDX-License-Identifier: GPL-3.0-or-later
// What a site's row in the database does not hold itself: its hostnames, calendar, aliases, rules,
// goals, tokens and saved filters. The thread of the connection.
#pragma once

#include "core/domain/site.h"
#include "core/storage/database.h"

#include <map>

namespace footfall::storage {

/// A site of which nothing but these parts is set.
using SiteParts = std::map<domain::SiteId, domain::Site>;

/// Of all sites.
[[nodiscard]] domain::Result<SiteParts> readSiteParts(Database &database);

/// Replaces what was written before; goals and tokens that were there keep their ids. Gives the
/// parts with all ids. Inside the caller's transaction.
[[nodiscard]] domain::Result<domain::Site> writeSiteParts(Database &database, domain::Site site);

} // namespace footfall::storage
