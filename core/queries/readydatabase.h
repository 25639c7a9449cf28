// SPDX-License-Identifier: GPL-3.0-or-later
// Opens a database to read from it, if it is of this program's schema. Any thread; the connection
// is bound to it.
#pragma once

#include "core/storage/database.h"

namespace footfall::queries {

/// Unavailable while there is no database of this program's schema yet; Newer for a later one.
[[nodiscard]] domain::Result<std::unique_ptr<storage::Database>>
openReady(const QString &databasePath);

} // namespace footfall::queries
