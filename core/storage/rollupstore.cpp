// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/rollupstore.h"

#include <algorithm>
#include <array>

namespace footfall::storage {

using domain::Counters;
using domain::Done;
using domain::PageViewId;
using domain::Result;

namespace {

// The columns of fold_due.sql.
constexpr int IdColumn = 0;
constexpr int HashColumn = 1;
constexpr int SiteColumn = 2;

/// What a fact is about, in the order of fold_due.sql.
constexpr std::array AboutColumns{
    &FactKey::site,     &FactKey::day,        &FactKey::hour,           &FactKey::hostname,
    &FactKey::pathname, &FactKey::isEntry,    &FactKey::isExit,         &FactKey::source,
    &FactKey::channel,  &FactKey::utmSource,  &FactKey::utmMedium,      &FactKey::utmCampaign,
    &FactKey::country,  &FactKey::browser,    &FactKey::browserVersion, &FactKey::system,
    &FactKey::device,   &FactKey::referrer,   &FactKey::language,       &FactKey::screen,
    &FactKey::utmTerm,  &FactKey::utmContent,
};

/// The same in the order of fold_fact.sql.
constexpr std::array FactParameters{
    &FactKey::site,      &FactKey::hour,           &FactKey::hostname,
    &FactKey::pathname,  &FactKey::isEntry,        &FactKey::isExit,
    &FactKey::source,    &FactKey::channel,        &FactKey::utmSource,
    &FactKey::utmMedium, &FactKey::utmCampaign,    &FactKey::country,
    &FactKey::browser,   &FactKey::browserVersion, &FactKey::system,
    &FactKey::device,    &FactKey::referrer,       &FactKey::language,
    &FactKey::screen,    &FactKey::utmTerm,        &FactKey::utmContent,
    &FactKey::day,
};
static_assert(AboutColumns.size() == FactParameters.size());

FoldedView viewFrom(const Statement &row)
{
    FoldedView view;
    int column = SiteColumn;
    for (const auto part : AboutColumns)
        view.about.*part = row.integer(column++);
    view.counters.visitors = row.integer(column);
    view.counters.pageVisitors = row.integer(column + 1);
    view.counters.pageViews = 1;
    view.counters.visits = view.about.isEntry;
    view.counters.bounces = row.integer(column + 2);
    view.counters.exits = view.about.isExit;
    view.counters.durationMs = row.integer(column + 3);
    view.counters.durationViews = row.isNull(column + 3) ? 0 : 1;
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
        folded.last = PageViewId{rows.integer(IdColumn)};
        if (const auto visit = rows.hash(HashColumn))
            folded.silent.push_back(
                {folded.last, domain::SiteId{rows.integer(SiteColumn)}, *visit});
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
        int position = 0;
        for (const auto part : FactParameters)
            (*fact)->bind(position++, key.*part);
        (*fact)
            ->bind(position, counters.visitors)
            .bind(position + 1, counters.pageVisitors)
            .bind(position + 2, counters.pageViews)
            .bind(position + 3, counters.visits)
            .bind(position + 4, counters.bounces)
            .bind(position + 5, counters.durationMs)
            .bind(position + 6, counters.durationViews);
        if (const Result<Done> done = (*fact)->run(); !done)
            return done;
    }
    return Done{};
}

} // namespace footfall::storage
