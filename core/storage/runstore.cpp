// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/runstore.h"

namespace footfall::storage {

using domain::Done;
using domain::Instant;
using domain::Result;

namespace {

CollectorRun runFrom(const Statement &row)
{
    return {domain::instantFromMilliseconds(row.integer(0)),
            domain::instantFromMilliseconds(row.integer(1))};
}

} // namespace

RunStore::RunStore(Database &database) : m_database(database) {}

Result<Done> RunStore::note(const CollectorRun &run)
{
    const Result<Statement *> statement = m_database.statement("collector_run_note");
    if (!statement)
        return tl::unexpected(statement.error());
    return (*statement)
        ->bind(0, domain::toMilliseconds(run.started))
        .bind(1, domain::toMilliseconds(run.alive))
        .run();
}

Result<std::optional<CollectorRun>> RunStore::latest(Instant time)
{
    const Result<Statement *> statement = m_database.statement("collector_run_latest");
    if (!statement)
        return tl::unexpected(statement.error());
    Statement &row = **statement;
    if (const Result<Done> started = row.bind(0, domain::toMilliseconds(time)).start(); !started)
        return tl::unexpected(started.error());
    std::optional<CollectorRun> run;
    if (row.next())
        run = runFrom(row);
    row.finish();
    return row.outcome().map([&](Done) { return run; });
}

Result<std::vector<CollectorRun>> RunStore::around(Instant from, Instant to)
{
    const Result<Statement *> statement = m_database.statement("collector_run_around");
    if (!statement)
        return tl::unexpected(statement.error());
    Statement &rows = **statement;
    rows.bind(0, domain::toMilliseconds(from)).bind(1, domain::toMilliseconds(to));
    if (const Result<Done> started = rows.start(); !started)
        return tl::unexpected(started.error());
    std::vector<CollectorRun> runs;
    while (rows.next())
        runs.push_back(runFrom(rows));
    return rows.outcome().map([&](Done) { return std::move(runs); });
}

} // namespace footfall::storage
