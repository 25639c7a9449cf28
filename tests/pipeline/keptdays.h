// SPDX-License-Identifier: GPL-3.0-or-later
// A database with facts of a site's past, and what is left of them after merges: for tests of what
// a strict site closes and of what is not kept. One thread.
#pragma once

#include "core/storage/facts/strictday.h"
#include "core/storage/sitestore.h"
#include "tests/kit/fixedclock.h"
#include "tests/kit/mergeall.h"
#include "tests/kit/storedfacts.h"
#include "tests/kit/testdatabase.h"

#include <QRandomGenerator>
#include <limits>
#include <map>
#include <set>

namespace footfall::kit {

inline const qint64 NewYear = QDate(2025, 1, 1).toJulianDay();
inline constexpr qint64 EpochDay = 2'440'588; // 1970-01-01.
inline constexpr int StrictVisits = 5;
inline constexpr quint32 Hidden = 99; ///< Where a value was given up.

/// Without rows. Time is the hour of the day.
[[nodiscard]] inline storage::FactTable emptyTable(storage::FactKind kind, qint64 day)
{
    storage::FactTable table;
    table.kind = kind;
    for (qint64 hour = 0; hour < 24; ++hour)
        table.hours.push_back({day, (day - EpochDay) * 86'400 + hour * 3'600});
    return table;
}
/// A row. REQUIRES: all rows of a table have the same columns.
inline void addRow(storage::FactTable &table, const std::map<storage::FactColumn, quint32> &values)
{
    ++table.rows;
    for (const auto &[column, value] : values)
        table[column].push_back(value);
}

/// A database with a site in UTC and facts of a year's days.
class Kept
{
public:
    Kept()
    {
        domain::SiteDraft draft;
        draft.hostname = QStringLiteral("example.com");
        site = *domain::siteFromDraft(draft, at("2025-01-01T00:00:00Z"));
        in([this] { site.id = storage::SiteStore(*m_database).insert(site).value(); });
    }

    template <typename Work>
    void in(Work work)
    {
        inTransaction(*m_database, work);
    }

    /// As one fold would; of a kind without rows nothing.
    void append(const storage::FactTable &views, const storage::FactTable &events)
    {
        in([&] {
            storage::FactStore store(*m_database);
            for (const storage::FactTable *table : {&views, &events})
                if (table->rows > 0 && !store.append(site.id, *table))
                    qFatal("not added");
        });
    }

    /// Some visits a day, each with an event in its first hour.
    void fold(qint64 firstDay, int days, int visits)
    {
        for (qint64 day = firstDay; day < firstDay + days; ++day) {
            storage::FactTable views = emptyTable(storage::FactKind::PageViews, day);
            storage::FactTable events = emptyTable(storage::FactKind::Events, day);
            for (int visit = 0; visit < visits; ++visit) {
                const quint32 hour = m_random.bounded(24U);
                const quint32 country = 1 + m_random.bounded(4U);
                const quint32 browser = 30 + m_random.bounded(3U);
                const quint32 length = 1 + m_random.bounded(3U);
                for (quint32 view = 0; view < length; ++view)
                    addRow(views, {{Column::Time, hour},
                                   {Column::Country, country},
                                   {Column::Browser, browser},
                                   {Column::Hostname, 3},
                                   {Column::Pathname, 10 + m_random.bounded(5U)},
                                   {Column::Flags, view == 0 ? storage::IsEntry : 0U}});
                addRow(events, {{Column::Time, hour},
                                {Column::Country, country},
                                {Column::Browser, browser},
                                {Column::Hostname, 3},
                                {Column::Kind, 1},
                                {Column::Target, 70},
                                {Column::Events, 1}});
            }
            append(views, events);
        }
    }

    /// Visits with one view and an event, in one hour, all alike.
    void flood(qint64 day, int visits)
    {
        storage::FactTable views = emptyTable(storage::FactKind::PageViews, day);
        storage::FactTable events = emptyTable(storage::FactKind::Events, day);
        for (int visit = 0; visit < visits; ++visit) {
            addRow(views, {{Column::Time, 7},
                           {Column::Browser, 50},
                           {Column::Hostname, 3},
                           {Column::Pathname, 10},
                           {Column::Flags, storage::IsEntry}});
            addRow(events, {{Column::Time, 7},
                            {Column::Browser, 50},
                            {Column::Hostname, 3},
                            {Column::Kind, 1},
                            {Column::Target, 70},
                            {Column::Events, 1}});
        }
        append(views, events);
    }

    /// One of each kind a day.
    void sumsOfDays(qint64 firstDay, int count)
    {
        const QByteArray id = QByteArray::number(site.id.value);
        const QByteArray days = "WITH RECURSIVE d (day) AS (SELECT " +
                                QByteArray::number(firstDay) +
                                " UNION ALL SELECT day + 1 FROM d WHERE day < " +
                                QByteArray::number(firstDay + count - 1) + ") ";
        for (const QByteArray &insert :
             {QByteArray("INSERT INTO hourly_total " + days + "SELECT " + id +
                         ", day, day, 1, 1, 1, 1, 1, 1, 1, 1 FROM d"),
              QByteArray("INSERT INTO daily_occurrence " + days + "SELECT " + id +
                         ", 1, day, 1, 0, 1, 1, 0 FROM d"),
              QByteArray("INSERT INTO daily_property " + days + "SELECT " + id +
                         ", 5, day, 1, 6, 0, 1, 1, 0 FROM d")})
            if (!m_database->execute(insert))
                qFatal("not inserted");
    }

    [[nodiscard]] pipeline::SiteMerging upTo(qint64 openDay, int strictVisits = 0) const
    {
        pipeline::SiteMerging merging;
        merging.site = site.id;
        merging.openDay = openDay;
        merging.strictVisits = strictVisits;
        merging.calendar = site.calendar;
        merging.withheld.values.fill(Hidden);
        merging.withheld.values[static_cast<size_t>(storage::FactColumn::Country)] = 0;
        return merging;
    }
    /// How many merges there were.
    [[nodiscard]] qint64 merge(const pipeline::SiteMerging &merging,
                               const pipeline::MergeLimits &limits = {})
    {
        return mergeAll(*m_database, {merging}, limits).value();
    }
    [[nodiscard]] std::vector<storage::SegmentInfo> segments()
    {
        return storage::FactStore(*m_database).allSegments().value();
    }
    [[nodiscard]] std::vector<StoredFact> facts() const { return storedFacts(m_database.path()); }
    [[nodiscard]] storage::Database &database() { return *m_database; }
    [[nodiscard]] QString path() const { return m_database.path(); }

    domain::Site site;

private:
    using Column = storage::FactColumn;

    TestDatabase m_database;
    QRandomGenerator m_random{1};
};

/// By day: page views, visits, and events.
[[nodiscard]] inline std::map<qint64, std::array<qint64, 3>>
sumsByDay(const std::vector<StoredFact> &facts)
{
    std::map<qint64, std::array<qint64, 3>> sums;
    for (const StoredFact &fact : facts) {
        auto &[views, visits, events] = sums[fact.time.day];
        views += fact.kind == storage::FactKind::PageViews ? 1 : 0;
        visits += (fact[storage::FactColumn::Flags] & storage::IsEntry) != 0 ? 1 : 0;
        events += fact[storage::FactColumn::Events];
    }
    return sums;
}

/// What tells a visit's views from others': the hour itself, and all other carried columns.
using Cell = std::pair<storage::FactHour, storage::CellKey>;
[[nodiscard]] inline Cell cellOf(const StoredFact &fact)
{
    Cell cell{fact.time, {}};
    for (size_t i = 0; i < storage::CarriedColumns.size(); ++i)
        if (storage::CarriedColumns[i] != storage::FactColumn::Time)
            cell.second[i] = fact[storage::CarriedColumns[i]];
    return cell;
}
[[nodiscard]] inline std::map<Cell, int> visitsByCell(const std::vector<StoredFact> &facts)
{
    std::map<Cell, int> visits;
    for (const StoredFact &fact : facts)
        if (fact.kind == storage::FactKind::PageViews)
            visits[cellOf(fact)] +=
                (fact[storage::FactColumn::Flags] & storage::IsEntry) != 0 ? 1 : 0;
    return visits;
}

[[nodiscard]] inline int smallestCell(const std::vector<StoredFact> &facts)
{
    int smallest = std::numeric_limits<int>::max();
    for (const auto &[cell, visits] : visitsByCell(facts))
        smallest = std::min(smallest, visits);
    return smallest;
}

/// Days with a fact that tells its hour.
[[nodiscard]] inline std::set<qint64> daysWithHours(const std::vector<StoredFact> &facts)
{
    std::set<qint64> days;
    for (const StoredFact &fact : facts)
        if (fact.time.hour != (fact.time.day - EpochDay) * 86'400)
            days.insert(fact.time.day);
    return days;
}

} // namespace footfall::kit
