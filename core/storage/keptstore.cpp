// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/keptstore.h"

namespace footfall::storage {

using domain::Done;
using domain::Result;

KeptStore::KeptStore(Database &database) : m_database(database) {}

Result<domain::SiteSizes> KeptStore::sizes(domain::SiteId site)
{
    const Result<Statement *> names = m_database.statement("site_names_size");
    const Result<Statement *> sums = m_database.statement("site_sums_size");
    if (!names || !sums)
        return tl::unexpected(names ? sums.error() : names.error());
    domain::SiteSizes sizes;
    if (const Result<Done> done = (*names)->bind(0, site.value).start(); !done)
        return tl::unexpected(done.error());
    if ((*names)->next()) {
        sizes.names = (*names)->integer(0);
        sizes.nameBytes = (*names)->integer(1);
    }
    (*names)->finish();
    if (const Result<Done> done = (*sums)->bind(0, site.value).start(); !done)
        return tl::unexpected(done.error());
    if ((*sums)->next())
        sizes.sums = (*sums)->integer(0);
    (*sums)->finish();
    return sizes;
}

Result<OldSums> KeptStore::sumsBefore(domain::SiteId site, QDate day)
{
    const Result<Statement *> statement = m_database.statement("old_sums");
    if (!statement)
        return tl::unexpected(statement.error());
    Statement &row = **statement;
    row.bind(0, site.value).bind(1, day.toJulianDay());
    if (const Result<Done> started = row.start(); !started)
        return tl::unexpected(started.error());
    OldSums sums;
    if (row.next()) {
        sums.days = row.integer(0);
        sums.pageViews = row.integer(1);
        sums.events = row.integer(2);
        if (!row.isNull(3))
            sums.firstDay = QDate::fromJulianDay(row.integer(3));
    }
    row.finish();
    return row.outcome().map([&](Done) { return sums; });
}

Result<qint64> KeptStore::removeBefore(domain::SiteId site, QDate day, qint64 limit)
{
    qint64 removed = 0;
    for (const char *sqlName : {"old_hourly_total_delete", "old_daily_occurrence_delete",
                                "old_daily_property_delete", "bot_delete_before"}) {
        if (removed >= limit)
            break;
        const Result<Statement *> statement = m_database.statement(sqlName);
        if (!statement)
            return tl::unexpected(statement.error());
        (*statement)->bind(0, site.value).bind(1, day.toJulianDay()).bind(2, limit - removed);
        if (const Result<Done> done = (*statement)->run(); !done)
            return tl::unexpected(done.error());
        removed += (*statement)->rowsChanged();
    }
    return removed;
}

} // namespace footfall::storage
