// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/occurrencestore.h"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

namespace footfall::storage {

using domain::Done;
using domain::Result;

namespace {

/// What an occurrence is about, in the order of occurrence_fact.sql.
constexpr std::array FactParameters{
    &OccurrenceKey::site,          &OccurrenceKey::kind,      &OccurrenceKey::target,
    &OccurrenceKey::day,           &OccurrenceKey::hour,      &OccurrenceKey::hostname,
    &OccurrenceKey::pathname,      &OccurrenceKey::source,    &OccurrenceKey::channel,
    &OccurrenceKey::utmSource,     &OccurrenceKey::utmMedium, &OccurrenceKey::utmCampaign,
    &OccurrenceKey::country,       &OccurrenceKey::browser,   &OccurrenceKey::browserVersion,
    &OccurrenceKey::system,        &OccurrenceKey::device,    &OccurrenceKey::propertyKey,
    &OccurrenceKey::propertyValue, &OccurrenceKey::currency,
};
constexpr std::array DayParameters{
    &OccurrenceKey::site,   &OccurrenceKey::kind,     &OccurrenceKey::day,
    &OccurrenceKey::target, &OccurrenceKey::currency,
};
constexpr std::array PropertyParameters{
    &PropertyKey::site,  &PropertyKey::key,   &PropertyKey::day,
    &PropertyKey::event, &PropertyKey::value, &PropertyKey::currency,
};

/// By rising key, each once.
template <typename Row>
void sumUp(std::vector<Row> &rows)
{
    std::sort(rows.begin(), rows.end(), [](const Row &a, const Row &b) { return a.key < b.key; });
    size_t kept = 0;
    for (size_t i = 1; i < rows.size(); ++i) {
        if (rows[i].key == rows[kept].key)
            rows[kept].sums += rows[i].sums;
        else
            rows[++kept] = rows[i];
    }
    rows.resize(std::min(rows.size(), kept + 1));
}

template <typename Row, typename Parameters>
Result<Done> writeRows(Database &database, const char *sqlName, const std::vector<Row> &rows,
                       const Parameters &parameters)
{
    const Result<Statement *> statement = database.statement(sqlName);
    if (!statement)
        return tl::unexpected(statement.error());
    for (const Row &row : rows) {
        int position = 0;
        for (const auto part : parameters)
            (*statement)->bind(position++, row.key.*part);
        (*statement)
            ->bind(position, row.sums.events)
            .bind(position + 1, row.sums.conversions)
            .bind(position + 2, row.sums.amount);
        if (const Result<Done> done = (*statement)->run(); !done)
            return done;
    }
    return Done{};
}

/// The same without the circumstances: what a day's list needs.
std::vector<Occurrence> byDay(const std::vector<Occurrence> &occurrences)
{
    std::map<std::tuple<qint64, qint64, qint64, qint64, qint64>, Occurrence> days;
    for (const auto &[key, sums] : occurrences) {
        if (key.kind == qint64(OccurrenceKind::Property))
            continue; // daily_property has them.
        Occurrence &day = days[{key.site, key.kind, key.day, key.target, key.currency}];
        for (const auto part : DayParameters)
            day.key.*part = key.*part;
        day.sums += sums;
    }
    std::vector<Occurrence> rows;
    rows.reserve(days.size());
    for (const auto &[key, day] : days)
        rows.push_back(day);
    return rows;
}

} // namespace

OccurrenceStore::OccurrenceStore(Database &database) : m_database(database) {}

Result<Done> OccurrenceStore::add(std::vector<Occurrence> occurrences)
{
    if (occurrences.empty())
        return Done{};
    sumUp(occurrences);
    const Result<Done> done = writeRows(m_database, "occurrence_fact", occurrences, FactParameters);
    return done ? writeRows(m_database, "occurrence_day", byDay(occurrences), DayParameters) : done;
}

Result<Done> OccurrenceStore::add(std::vector<PropertyOccurrence> properties)
{
    if (properties.empty())
        return Done{};
    sumUp(properties);
    return writeRows(m_database, "occurrence_property", properties, PropertyParameters);
}

Result<std::set<qint64>> OccurrenceStore::eventsOf(const domain::SiteDay &siteDay)
{
    const Result<Statement *> statement = m_database.statement("occurrence_events_of_day");
    if (!statement)
        return tl::unexpected(statement.error());
    Statement &rows = **statement;
    rows.bind(0, siteDay.site.value).bind(1, siteDay.day.toJulianDay());
    if (const Result<Done> started = rows.start(); !started)
        return tl::unexpected(started.error());
    std::set<qint64> events;
    while (rows.next())
        events.insert(rows.integer(0));
    return rows.outcome().map([&](Done) { return std::move(events); });
}

Result<std::set<std::pair<qint64, qint64>>>
OccurrenceStore::valuesOf(const domain::SiteDay &siteDay)
{
    const Result<Statement *> statement = m_database.statement("occurrence_values_of_day");
    if (!statement)
        return tl::unexpected(statement.error());
    Statement &rows = **statement;
    rows.bind(0, siteDay.site.value).bind(1, siteDay.day.toJulianDay());
    if (const Result<Done> started = rows.start(); !started)
        return tl::unexpected(started.error());
    std::set<std::pair<qint64, qint64>> values;
    while (rows.next())
        values.emplace(rows.integer(0), rows.integer(1));
    return rows.outcome().map([&](Done) { return std::move(values); });
}

} // namespace footfall::storage
