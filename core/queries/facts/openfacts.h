// SPDX-License-Identifier: GPL-3.0-or-later
// What is committed and not folded yet, as a segment in memory, made anew when somebody committed.
// The thread of the connection, inside its transaction.
#pragma once

#include "core/storage/facts/factstore.h"

#include <memory>
#include <optional>

namespace footfall::queries {

class OpenFacts
{
public:
    /// The database outlives it.
    explicit OpenFacts(storage::Database &database) : m_database(database) {}

    [[nodiscard]] domain::Result<std::shared_ptr<const storage::EncodedSegment>>
    of(domain::SiteId site, storage::FactKind kind, const domain::Period &period);

private:
    struct Made {
        domain::SiteId site;
        storage::FactKind kind = storage::FactKind::PageViews;
        domain::Period period;
        std::shared_ptr<const storage::EncodedSegment> segment;
    };
    storage::Database &m_database;
    qint64 m_version = -1;
    std::vector<Made> m_made; ///< Of that version of the data.
};

} // namespace footfall::queries
