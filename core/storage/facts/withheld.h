// SPDX-License-Identifier: GPL-3.0-or-later
// The names that stand in facts where a strict site has given a value up. The thread of the
// connection.
#pragma once

#include "core/storage/facts/coarsen.h"
#include "core/storage/namestore.h"

namespace footfall::storage {

/// Of a site, new rows if need be. Inside the caller's transaction, as NameStore::intern().
[[nodiscard]] domain::Result<Withheld> internWithheld(NameStore &names, domain::SiteId site);

} // namespace footfall::storage
