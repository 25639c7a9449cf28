// SPDX-License-Identifier: GPL-3.0-or-later
// Turns page views into sums and facts. The thread of the connection.
#pragma once

#include "core/domain/clock.h"
#include "core/domain/ids.h"
#include "core/storage/database.h"

namespace footfall::storage {

class RollupStore
{
public:
    /// The database outlives it.
    explicit RollupStore(Database &database);

    struct Folded {
        qint64 rows = 0;
        domain::PageViewId last; ///< Every due row up to here was folded.
    };
    /// Adds the oldest due rows, at most limit, to the sums and facts, and deletes them. Due is
    /// what is finished, and what has been silent since that moment. Inside the caller's
    /// transaction.
    [[nodiscard]] domain::Result<Folded> fold(domain::Instant silentSince, qint64 limit);

private:
    [[nodiscard]] domain::Result<domain::Done> run(const char *sqlName);

    Database &m_database;
};

} // namespace footfall::storage
