// SPDX-License-Identifier: GPL-3.0-or-later
// The step from rows of facts, as releases up to 0.3 kept them, to segments. The thread of the
// connection.
#pragma once

#include "core/storage/database.h"

namespace footfall::storage {

/// Writes every row of the table fact as the page views that it is the sum of: a segment for each
/// month that is over by the newest of its days, and for each day of the last one. All sums stay
/// what they were. Then drops the table. Inside the caller's transaction.
[[nodiscard]] domain::Result<domain::Done> segmentsFromRows(Database &database);

} // namespace footfall::storage
