// SPDX-License-Identifier: GPL-3.0-or-later
// What of a site's past is in the database, and the end of what has had its time; the facts go with
// their segments (factstore.h). The thread of the connection.
#pragma once

#include "core/domain/keepingreport.h"
#include "core/storage/database.h"

namespace footfall::storage {

struct OldSums {
    qint64 days = 0; ///< With page views or events.
    qint64 pageViews = 0;
    qint64 events = 0;
    QDate firstDay;
};

class KeptStore
{
public:
    /// The database outlives it.
    explicit KeptStore(Database &database);

    /// But for the facts.
    [[nodiscard]] domain::Result<domain::SiteSizes> sizes(domain::SiteId site);
    /// Of the days before that one.
    [[nodiscard]] domain::Result<OldSums> sumsBefore(domain::SiteId site, QDate day);
    /// At most limit rows of the days before; returns how many. Inside the caller's transaction.
    [[nodiscard]] domain::Result<qint64> removeBefore(domain::SiteId site, QDate day, qint64 limit);

private:
    Database &m_database;
};

} // namespace footfall::storage
