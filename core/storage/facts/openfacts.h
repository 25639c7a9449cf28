// SPDX-License-Identifier: GPL-3.0-or-later
// What is not folded yet, as facts. The thread of the connection.
#pragma once

#include "core/domain/ids.h"
#include "core/domain/period.h"
#include "core/storage/database.h"
#include "core/storage/facts/facttable.h"

namespace footfall::storage {

// FactStore says what they are.
[[nodiscard]] domain::Result<FactTable> openViews(Database &database, domain::SiteId site,
                                                  const domain::Period &period);
[[nodiscard]] domain::Result<FactTable> waitingEvents(Database &database, domain::SiteId site,
                                                      const domain::Period &period);

} // namespace footfall::storage
