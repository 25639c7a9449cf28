// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/rollupstore.h"

namespace footfall::storage {

using domain::Done;
using domain::Result;

RollupStore::RollupStore(Database &database) : m_database(database) {}

Result<RollupStore::Folded> RollupStore::fold(domain::Instant silentSince, qint64 limit)
{
    for (const char *sqlName : {"due_view_create", "due_view_clear"}) {
        if (const Result<Done> done = run(sqlName); !done)
            return tl::unexpected(done.error());
    }
    const Result<Statement *> fill = m_database.statement("due_view_fill");
    if (!fill)
        return tl::unexpected(fill.error());
    (*fill)->bind(0, domain::toMilliseconds(silentSince)).bind(1, limit);
    if (const Result<Done> done = (*fill)->run(); !done)
        return tl::unexpected(done.error());

    const Result<Statement *> statement = m_database.statement("due_view_extent");
    if (!statement)
        return tl::unexpected(statement.error());
    Statement &extent = **statement;
    if (const Result<Done> started = extent.start(); !started)
        return tl::unexpected(started.error());
    Folded folded;
    if (extent.next())
        folded = {extent.integer(0), domain::PageViewId{extent.integer(1)}};
    extent.finish();
    if (folded.rows == 0)
        return folded;

    for (const char *sqlName : {"fold_hourly_total", "fold_daily_breakdown", "fold_fact",
                                "fold_delete", "due_view_clear"}) {
        if (const Result<Done> done = run(sqlName); !done)
            return tl::unexpected(done.error());
    }
    return folded;
}

Result<Done> RollupStore::run(const char *sqlName)
{
    const Result<Statement *> statement = m_database.statement(sqlName);
    if (!statement)
        return tl::unexpected(statement.error());
    return (*statement)->run();
}

} // namespace footfall::storage
