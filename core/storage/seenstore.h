// SPDX-License-Identifier: GPL-3.0-or-later
// Which visitors were seen on a site's day, and which of its pages by them: hashes and nothing
// else. The thread of the connection.
#pragma once

#include "core/domain/hit.h"
#include "core/storage/database.h"

namespace footfall::storage {

enum class SeenSet { Visitor, Page };
enum class Sighting { First, Again };

class SeenStore
{
public:
    /// The database outlives it.
    explicit SeenStore(Database &database);

    /// Inside the caller's transaction. Called in the order of the hashes: the order of writing
    /// must not tell the order of arrival.
    [[nodiscard]] domain::Result<Sighting> insert(SeenSet set, domain::SiteId site, QDate day,
                                                  const domain::Hash16 &hash);
    /// Removes at most limit hashes of the days before; returns how many.
    [[nodiscard]] domain::Result<qint64> removeBefore(SeenSet set, domain::SiteId site, QDate day,
                                                      qint64 limit);

private:
    Database &m_database;
};

} // namespace footfall::storage
