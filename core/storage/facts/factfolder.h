// SPDX-License-Identifier: GPL-3.0-or-later
// Folds page views and events, whose names are ids already, into sums and segments of facts. The
// thread of the connection.
#pragma once

#include "core/storage/facts/factstore.h"
#include "core/storage/foldsums.h"

namespace footfall::storage {

class FactFolder
{
public:
    /// The database outlives it.
    explicit FactFolder(Database &database);

    // In memory only.
    void add(const FoldedView &view);
    void add(const Occurrence &occurrence);

    /// Adds all of that to the database: to the sums, and as a small segment for each day of each
    /// site. Inside the caller's transaction; where it fails, what was added is gone as well.
    [[nodiscard]] domain::Result<domain::Done> write();
    /// What was added is not written.
    void forget() { m_sums = {}; }

private:
    [[nodiscard]] domain::Result<domain::Done> writeHours(const FoldSums &sums);

    Database &m_database;
    FactStore m_facts;
    FoldSums m_sums;
};

} // namespace footfall::storage
