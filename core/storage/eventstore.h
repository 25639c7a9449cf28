// SPDX-License-Identifier: GPL-3.0-or-later
// How often each event happened on a site's day. The thread of the connection.
#pragma once

#include "core/domain/ids.h"
#include "core/storage/database.h"

#include <QDate>
#include <QSet>

namespace footfall::storage {

class EventStore
{
public:
    /// The database outlives it.
    explicit EventStore(Database &database);

    [[nodiscard]] domain::Result<QSet<QString>> namesOfDay(domain::SiteId site, QDate day);
    /// Inside the caller's transaction.
    [[nodiscard]] domain::Result<domain::Done> add(domain::SiteId site, QDate day,
                                                   domain::NameId event, qint64 count);

private:
    Database &m_database;
};

} // namespace footfall::storage
