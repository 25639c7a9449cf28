// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/occurrencestats.h"

#include "core/storage/eachrow.h"

namespace footfall::storage {

using namespace domain;
using Sums = OccurrenceStats::Sums;

namespace {

// daily_occurrence.kind
constexpr qint64 EventKind = 1;
constexpr qint64 GoalsKind = 2;

/// The columns are id, text, currency, events, conversions, amount; rows of one id follow each
/// other.
Result<Sums> readSums(Statement &statement)
{
    Sums sums;
    const Result<Done> done = forEachRow(statement, [&sums](const Statement &row) {
        const qint64 id = row.integer(0);
        if (sums.empty() || sums.back().id != id)
            sums.push_back({id, row.text(1), {}});
        OccurrenceCounters &counters = sums.back().counters;
        counters.events += row.integer(3);
        counters.conversions += row.integer(4);
        // Without a currency there may have been no money at all.
        const qint64 cents = row.integer(5);
        if (!row.isNull(2) || cents != 0)
            counters.addCents(row.text(2), cents);
    });
    if (!done)
        return tl::unexpected(done.error());
    return sums;
}

void bindText(Statement &statement, int position, const std::optional<QString> &text)
{
    if (text)
        statement.bind(position, *text);
    else
        statement.bindNull(position);
}

Result<Sums> readOccurrences(Database &database, qint64 kind, SiteId site, const Period &period)
{
    const Result<Statement *> statement = database.statement("stats_occurrences");
    if (!statement)
        return tl::unexpected(statement.error());
    (*statement)
        ->bind(0, kind)
        .bind(1, site.value)
        .bind(2, period.from.toJulianDay())
        .bind(3, period.to.toJulianDay());
    return readSums(**statement);
}

} // namespace

OccurrenceStats::OccurrenceStats(Database &database) : m_database(database) {}

Result<Sums> OccurrenceStats::events(SiteId site, const Period &period)
{
    return readOccurrences(m_database, EventKind, site, period);
}

Result<Sums> OccurrenceStats::goals(SiteId site, const Period &period)
{
    return readOccurrences(m_database, GoalsKind, site, period);
}

Result<Sums> OccurrenceStats::propertyKeys(SiteId site, const Period &period,
                                           const std::optional<QString> &event)
{
    const Result<Statement *> statement = m_database.statement("stats_property_keys");
    if (!statement)
        return tl::unexpected(statement.error());
    (*statement)
        ->bind(0, site.value)
        .bind(1, period.from.toJulianDay())
        .bind(2, period.to.toJulianDay());
    bindText(**statement, 3, event);
    return readSums(**statement);
}

Result<Sums> OccurrenceStats::propertyValues(SiteId site, const Period &period, const QString &key,
                                             const std::optional<QString> &event)
{
    const Result<Statement *> statement = m_database.statement("stats_property_values");
    if (!statement)
        return tl::unexpected(statement.error());
    (*statement)
        ->bind(0, site.value)
        .bind(1, key)
        .bind(2, period.from.toJulianDay())
        .bind(3, period.to.toJulianDay());
    bindText(**statement, 4, event);
    return readSums(**statement);
}

Result<BotSums> OccurrenceStats::bots(SiteId site, const Period &period, int limit)
{
    const Result<Statement *> statement = m_database.statement("stats_bots");
    if (!statement)
        return tl::unexpected(statement.error());
    (*statement)
        ->bind(0, site.value)
        .bind(1, period.from.toJulianDay())
        .bind(2, period.to.toJulianDay())
        .bind(3, limit);
    BotSums sums;
    const Result<Done> done = forEachRow(**statement, [&sums](const Statement &row) {
        if (sums.rows.empty()) {
            sums.other = row.integer(4);
            sums.otherRows = row.integer(5);
        }
        sums.rows.push_back(
            {static_cast<Rejection>(row.integer(0)), row.text(1), row.text(2), row.integer(3)});
        sums.other -= row.integer(3);
        --sums.otherRows;
    });
    if (!done)
        return tl::unexpected(done.error());
    return sums;
}

} // namespace footfall::storage
