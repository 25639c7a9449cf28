// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/rollupstore.h"

#include <algorithm>

namespace footfall::storage {

using domain::Counters;
using domain::Done;
using domain::PageViewId;
using domain::Result;

namespace {

FoldedView viewFrom(const Statement &row)
{
    FoldedView view;
    view.site = row.integer(1);
    view.hour = row.integer(2);
    view.day = row.integer(3);
    view.hostname = row.integer(4);
    view.pathname = row.integer(5);
    view.source = row.integer(6);
    view.country = row.integer(7);
    view.referrer = row.integer(8);
    view.language = row.integer(9);
    view.screen = row.integer(10);
    view.isEntry = row.integer(11) != 0;
    view.isExit = row.integer(15) != 0;
    view.counters.visitors = row.integer(12);
    view.counters.pageVisitors = row.integer(13);
    view.counters.pageViews = 1;
    view.counters.visits = view.isEntry;
    view.counters.bounces = row.integer(14);
    view.counters.exits = view.isExit;
    view.counters.durationMs = row.integer(16);
    view.counters.durationViews = row.isNull(16) ? 0 : 1;
    return view;
}

/// The counters that all tables of sums have, from that position on.
void bindCounters(Statement &statement, int position, const Counters &counters)
{
    statement.bind(position, counters.visitors)
        .bind(position + 1, counters.pageVisitors)
        .bind(position + 2, counters.pageViews)
        .bind(position + 3, counters.visits)
        .bind(position + 4, counters.bounces)
        .bind(position + 5, counters.exits)
        .bind(position + 6, counters.durationMs)
        .bind(position + 7, counters.durationViews);
}

/// Room made beforehand; a caller may ask for all there is.
constexpr qint64 UsualRows = 4'000;

} // namespace

RollupStore::RollupStore(Database &database) : m_database(database) {}

Result<RollupStore::Folded> RollupStore::fold(domain::Instant silentSince, qint64 limit,
                                              PageViewId after)
{
    FoldSums sums(static_cast<size_t>(std::clamp<qint64>(limit, 0, UsualRows)));
    Result<Folded> folded = read(silentSince, limit, after, sums);
    if (!folded || folded->rows == 0)
        return folded;
    if (const Result<Done> done = write(sums); !done)
        return tl::unexpected(done.error());
    const Result<Statement *> remove = m_database.statement("fold_delete");
    if (!remove)
        return tl::unexpected(remove.error());
    (*remove)
        ->bind(0, after.value)
        .bind(1, folded->last.value)
        .bind(2, domain::toMilliseconds(silentSince));
    return (*remove)->run().map([&](Done) { return *std::move(folded); });
}

Result<RollupStore::Folded> RollupStore::read(domain::Instant silentSince, qint64 limit,
                                              PageViewId after, FoldSums &sums)
{
    const Result<Statement *> statement = m_database.statement("fold_due");
    if (!statement)
        return tl::unexpected(statement.error());
    Statement &rows = **statement;
    rows.bind(0, after.value).bind(1, domain::toMilliseconds(silentSince)).bind(2, limit);
    if (const Result<Done> started = rows.start(); !started)
        return tl::unexpected(started.error());
    Folded folded;
    while (rows.next()) {
        sums.add(viewFrom(rows));
        ++folded.rows;
        folded.last = PageViewId{rows.integer(0)};
        if (const auto visit = rows.hash(17))
            folded.silent.push_back({folded.last, domain::SiteId{rows.integer(1)}, *visit});
    }
    return rows.outcome().map([&](Done) { return std::move(folded); });
}

Result<Done> RollupStore::write(FoldSums &sums)
{
    const Result<Statement *> hour = m_database.statement("fold_hourly_total");
    if (!hour)
        return tl::unexpected(hour.error());
    for (const auto &[key, counters] : sums.hours()) {
        (*hour)->bind(0, key.site).bind(1, key.day).bind(2, key.hour);
        bindCounters(**hour, 3, counters);
        if (const Result<Done> done = (*hour)->run(); !done)
            return done;
    }
    const Result<Statement *> value = m_database.statement("fold_daily_breakdown");
    if (!value)
        return tl::unexpected(value.error());
    for (const auto &[key, counters] : sums.values()) {
        (*value)->bind(0, key.site).bind(1, key.dimension).bind(2, key.day).bind(3, key.value);
        bindCounters(**value, 4, counters);
        if (const Result<Done> done = (*value)->run(); !done)
            return done;
    }
    const Result<Statement *> fact = m_database.statement("fold_fact");
    if (!fact)
        return tl::unexpected(fact.error());
    for (const auto &[key, counters] : sums.facts()) {
        (*fact)
            ->bind(0, key.site)
            .bind(1, key.hour)
            .bind(2, key.day)
            .bind(3, key.hostname)
            .bind(4, key.pathname)
            .bind(5, key.isEntry)
            .bind(6, key.isExit)
            .bind(7, key.source)
            .bind(8, key.country)
            .bind(9, key.referrer)
            .bind(10, key.language)
            .bind(11, key.screen)
            .bind(12, counters.visitors)
            .bind(13, counters.pageVisitors)
            .bind(14, counters.pageViews)
            .bind(15, counters.visits)
            .bind(16, counters.bounces)
            .bind(17, counters.durationMs)
            .bind(18, counters.durationViews);
        if (const Result<Done> done = (*fact)->run(); !done)
            return done;
    }
    return Done{};
}

} // namespace footfall::storage
