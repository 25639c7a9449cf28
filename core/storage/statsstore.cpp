// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/statsstore.h"

#include "core/storage/eachrow.h"

namespace footfall::storage {

using namespace domain;

namespace {

constexpr size_t LivePages = 20;

Counters countersFrom(const Statement &statement, int column)
{
    return {statement.integer(column),     statement.integer(column + 1),
            statement.integer(column + 2), statement.integer(column + 3),
            statement.integer(column + 4), statement.integer(column + 5),
            statement.integer(column + 6), statement.integer(column + 7)};
}

/// All rows of a statement that is asked with a site and the first and last day.
template <typename Row, typename Make>
Result<std::vector<Row>> readPeriod(Database &database, const char *sqlName, SiteId site,
                                    const Period &period, Make make)
{
    const Result<Statement *> statement = database.statement(sqlName);
    if (!statement)
        return tl::unexpected(statement.error());
    (*statement)
        ->bind(0, site.value)
        .bind(1, period.from.toJulianDay())
        .bind(2, period.to.toJulianDay());
    std::vector<Row> rows;
    const Result<Done> done =
        forEachRow(**statement, [&](const Statement &row) { rows.push_back(make(row)); });
    if (!done)
        return tl::unexpected(done.error());
    return rows;
}

} // namespace

StatsStore::StatsStore(Database &database) : m_database(database) {}

Result<QDate> StatsStore::firstDay(SiteId site)
{
    const Result<Statement *> statement = m_database.statement("stats_first_day");
    if (!statement)
        return tl::unexpected(statement.error());
    QDate first;
    (*statement)->bind(0, site.value);
    const Result<Done> done = forEachRow(**statement, [&first](const Statement &row) {
        if (!row.isNull(0))
            first = QDate::fromJulianDay(row.integer(0));
    });
    if (!done)
        return tl::unexpected(done.error());
    return first;
}

Result<std::vector<DayCounters>> StatsStore::days(SiteId site, const Period &period)
{
    return readPeriod<DayCounters>(
        m_database, "stats_days", site, period, [](const Statement &row) {
            return DayCounters{QDate::fromJulianDay(row.integer(0)), countersFrom(row, 1)};
        });
}

Result<std::vector<HourCounters>> StatsStore::hours(SiteId site, const Period &period)
{
    return readPeriod<HourCounters>(
        m_database, "stats_hours", site, period, [](const Statement &row) {
            return HourCounters{instantFromSeconds(row.integer(0)), countersFrom(row, 1)};
        });
}

Result<Live> StatsStore::live(SiteId site, Instant since)
{
    const Result<Statement *> statement = m_database.statement("stats_live");
    if (!statement)
        return tl::unexpected(statement.error());
    (*statement)->bind(0, site.value).bind(1, toMilliseconds(since));
    Live live;
    const Result<Done> done = forEachRow(**statement, [&live](const Statement &row) {
        live.visitors += row.integer(1);
        if (live.pages.size() < LivePages) {
            live.pages.push_back({row.text(0), row.integer(1)});
        } else {
            ++live.otherPages;
            live.otherVisitors += row.integer(1);
        }
    });
    if (!done)
        return tl::unexpected(done.error());
    return live;
}

Result<std::vector<HourCounters>> StatsStore::pageViewsByHour(SiteId site, QDate firstDay,
                                                              Instant since)
{
    const Result<Statement *> statement = m_database.statement("stats_page_views_by_hour");
    if (!statement)
        return tl::unexpected(statement.error());
    (*statement)->bind(0, site.value).bind(1, firstDay.toJulianDay()).bind(2, toSeconds(since));
    std::vector<HourCounters> hours;
    const Result<Done> done = forEachRow(**statement, [&hours](const Statement &row) {
        Counters counters;
        counters.pageViews = row.integer(1);
        hours.push_back({instantFromSeconds(row.integer(0)), counters});
    });
    if (!done)
        return tl::unexpected(done.error());
    return hours;
}

Result<qint64> StatsStore::pageViewsEver(SiteId site)
{
    const Result<Statement *> statement = m_database.statement("stats_page_views_ever");
    if (!statement)
        return tl::unexpected(statement.error());
    qint64 views = 0;
    (*statement)->bind(0, site.value);
    const Result<Done> done =
        forEachRow(**statement, [&views](const Statement &row) { views = row.integer(0); });
    if (!done)
        return tl::unexpected(done.error());
    return views;
}

} // namespace footfall::storage
