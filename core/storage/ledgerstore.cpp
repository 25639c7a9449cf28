// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/ledgerstore.h"

namespace footfall::storage {

using domain::Done;
using domain::Instant;
using domain::Rejection;
using domain::Result;

namespace {

qint64 numberOf(std::optional<Rejection> reason)
{
    return reason ? static_cast<qint64>(*reason) : 0;
}

std::optional<Rejection> reasonFrom(qint64 number)
{
    if (number == 0)
        return std::nullopt;
    return static_cast<Rejection>(number);
}

} // namespace

LedgerStore::LedgerStore(Database &database) : m_database(database) {}

Result<Done> LedgerStore::add(const LedgerRow &row)
{
    const Result<Statement *> statement = m_database.statement("ledger_add");
    if (!statement)
        return tl::unexpected(statement.error());
    return (*statement)
        ->bind(0, row.site.value)
        .bind(1, domain::toSeconds(domain::minuteOf(row.minute)))
        .bind(2, numberOf(row.reason))
        .bind(3, row.items)
        .run();
}

Result<Done> LedgerStore::add(const std::vector<LedgerRow> &rows)
{
    for (const LedgerRow &row : rows) {
        if (const Result<Done> done = add(row); !done)
            return done;
    }
    return Done{};
}

Result<std::vector<LedgerRow>> LedgerStore::all(Instant minutesSince)
{
    const Result<Statement *> statement = m_database.statement("ledger_all");
    if (!statement)
        return tl::unexpected(statement.error());
    Statement &rows = **statement;
    if (const Result<Done> started = rows.bind(0, domain::toSeconds(minutesSince)).start();
        !started)
        return tl::unexpected(started.error());
    std::vector<LedgerRow> all;
    while (rows.next())
        all.push_back({domain::SiteId{rows.integer(0)}, domain::instantFromSeconds(rows.integer(1)),
                       reasonFrom(rows.integer(2)), rows.integer(3)});
    return rows.outcome().map([&](Done) { return std::move(all); });
}

Result<std::optional<Instant>> LedgerStore::oldestMinute(std::optional<Rejection> reason)
{
    const Result<Statement *> statement = m_database.statement("ledger_oldest");
    if (!statement)
        return tl::unexpected(statement.error());
    Statement &row = **statement;
    if (const Result<Done> started = row.bind(0, numberOf(reason)).start(); !started)
        return tl::unexpected(started.error());
    std::optional<Instant> oldest;
    if (row.next() && !row.isNull(0))
        oldest = domain::instantFromSeconds(row.integer(0));
    row.finish();
    return row.outcome().map([&](Done) { return oldest; });
}

Result<Done> LedgerStore::mergeBefore(std::optional<Rejection> reason, Instant before)
{
    for (const char *sqlName : {"ledger_merge", "ledger_delete_before"}) {
        const Result<Statement *> statement = m_database.statement(sqlName);
        if (!statement)
            return tl::unexpected(statement.error());
        (*statement)->bind(0, numberOf(reason)).bind(1, domain::toSeconds(before));
        if (const Result<Done> done = (*statement)->run(); !done)
            return done;
    }
    return Done{};
}

} // namespace footfall::storage
