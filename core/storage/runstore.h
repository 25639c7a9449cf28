// SPDX-License-Identifier: GPL-3.0-or-later
// When a collector ran. The thread of the connection.
#pragma once

#include "core/domain/clock.h"
#include "core/storage/database.h"

#include <optional>
#include <vector>

namespace footfall::storage {

struct CollectorRun {
    domain::Instant started;
    domain::Instant alive; ///< The last time at which it was known to run; never before started.
    bool operator==(const CollectorRun &) const = default;
};

class RunStore
{
public:
    /// The database outlives it.
    explicit RunStore(Database &database);

    /// Adds the run, or moves the end of the one that started then.
    [[nodiscard]] domain::Result<domain::Done> note(const CollectorRun &run);
    /// The last one that started by then.
    [[nodiscard]] domain::Result<std::optional<CollectorRun>> latest(domain::Instant time);
    /// Those of which a part lies between, the one before and the one after, in the order of their
    /// start. They may overlap where the clock was set back.
    [[nodiscard]] domain::Result<std::vector<CollectorRun>> around(domain::Instant from,
                                                                   domain::Instant to);

private:
    Database &m_database;
};

} // namespace footfall::storage
