// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/botstore.h"

namespace footfall::storage {

using domain::Done;
using domain::Result;

BotStore::BotStore(Database &database) : m_database(database) {}

Result<bool> BotStore::add(const BotKey &key, qint64 pageViews)
{
    const Result<Statement *> statement = m_database.statement("bot_add");
    if (!statement)
        return tl::unexpected(statement.error());
    (*statement)
        ->bind(0, pageViews)
        .bind(1, key.siteDay.site.value)
        .bind(2, key.siteDay.day.toJulianDay())
        .bind(3, static_cast<qint64>(key.reason))
        .bind(4, key.bot.value)
        .bind(5, key.pathname.value);
    return (*statement)->run().map([&](Done) { return (*statement)->rowsChanged() > 0; });
}

Result<Done> BotStore::insert(const BotKey &key, qint64 pageViews)
{
    const Result<Statement *> statement = m_database.statement("bot_insert");
    if (!statement)
        return tl::unexpected(statement.error());
    (*statement)
        ->bind(0, key.siteDay.site.value)
        .bind(1, key.siteDay.day.toJulianDay())
        .bind(2, static_cast<qint64>(key.reason))
        .bind(3, key.bot.value)
        .bind(4, key.pathname.value)
        .bind(5, pageViews);
    return (*statement)->run();
}

Result<qint64> BotStore::rowsOf(const domain::SiteDay &siteDay)
{
    const Result<Statement *> statement = m_database.statement("bot_rows_of_day");
    if (!statement)
        return tl::unexpected(statement.error());
    Statement &row = **statement;
    row.bind(0, siteDay.site.value).bind(1, siteDay.day.toJulianDay());
    if (const Result<Done> started = row.start(); !started)
        return tl::unexpected(started.error());
    const qint64 rows = row.next() ? row.integer(0) : 0;
    row.finish();
    return row.outcome().map([&](Done) { return rows; });
}

Result<qint64> BotStore::removeBefore(domain::SiteId site, QDate day, qint64 limit)
{
    const Result<Statement *> statement = m_database.statement("bot_delete_before");
    if (!statement)
        return tl::unexpected(statement.error());
    (*statement)->bind(0, site.value).bind(1, day.toJulianDay()).bind(2, limit);
    return (*statement)->run().map([&](Done) { return (*statement)->rowsChanged(); });
}

} // namespace footfall::storage
