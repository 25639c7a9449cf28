// SPDX-License-Identifier: GPL-3.0-or-later
// What bots looked at, by the day. The thread of the connection.
#pragma once

#include "core/domain/rejection.h"
#include "core/domain/siteday.h"
#include "core/storage/database.h"

namespace footfall::storage {

struct BotKey {
    domain::SiteDay siteDay;
    domain::Rejection reason = domain::Rejection::Bot;
    domain::NameId bot;
    domain::NameId pathname;
};

class BotStore
{
public:
    /// The database outlives it.
    explicit BotStore(Database &database);

    // Inside the caller's transaction.

    /// False where there is no such row yet.
    [[nodiscard]] domain::Result<bool> add(const BotKey &key, qint64 pageViews);
    /// REQUIRES: there is no such row.
    [[nodiscard]] domain::Result<domain::Done> insert(const BotKey &key, qint64 pageViews);
    [[nodiscard]] domain::Result<qint64> rowsOf(const domain::SiteDay &siteDay);
    /// At most limit rows of the days before; returns how many.
    [[nodiscard]] domain::Result<qint64> removeBefore(domain::SiteId site, QDate day, qint64 limit);

private:
    Database &m_database;
};

} // namespace footfall::storage
