// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/facts/openfacts.h"

#include "core/storage/eachrow.h"

namespace footfall::storage {

using domain::Done;
using domain::Result;

namespace {

// In the order of the statements; after day and hour.
constexpr std::array ViewColumns{
    FactColumn::Hostname,       FactColumn::Pathname,   FactColumn::Source,
    FactColumn::Channel,        FactColumn::UtmSource,  FactColumn::UtmMedium,
    FactColumn::UtmCampaign,    FactColumn::Country,    FactColumn::Browser,
    FactColumn::BrowserVersion, FactColumn::System,     FactColumn::Device,
    FactColumn::Referrer,       FactColumn::Language,   FactColumn::Screen,
    FactColumn::UtmTerm,        FactColumn::UtmContent,
};
constexpr std::array FlagColumns{IsVisitor, IsPageVisitor, IsEntry, IsBounce, IsExit};
constexpr std::array EventColumns{
    FactColumn::Hostname,       FactColumn::Pathname,  FactColumn::Source,
    FactColumn::Channel,        FactColumn::UtmSource, FactColumn::UtmMedium,
    FactColumn::UtmCampaign,    FactColumn::Country,   FactColumn::Browser,
    FactColumn::BrowserVersion, FactColumn::System,    FactColumn::Device,
    FactColumn::Kind,           FactColumn::Target,    FactColumn::PropertyKey,
    FactColumn::PropertyValue,  FactColumn::Currency,  FactColumn::Events,
    FactColumn::Conversions,
};
constexpr int FirstColumn = 2;

/// Reads rows that begin with day and hour; the rest is take's.
template <typename Take>
Result<FactTable> tableFrom(Database &database, const char *sqlName, domain::SiteId site,
                            const domain::Period &period, FactKind kind, Take take)
{
    const Result<Statement *> statement = database.statement(sqlName);
    if (!statement)
        return tl::unexpected(statement.error());
    (*statement)
        ->bind(0, site.value)
        .bind(1, period.from.toJulianDay())
        .bind(2, period.to.toJulianDay());
    FactTable table;
    table.kind = kind;
    std::vector<FactHour> times;
    const Result<Done> done = forEachRow(**statement, [&](const Statement &row) {
        times.push_back({row.integer(0), row.integer(1)});
        take(row, table);
        ++table.rows;
    });
    if (!done)
        return tl::unexpected(done.error());
    setTimes(table, times);
    return table;
}

} // namespace

Result<FactTable> openViews(Database &database, domain::SiteId site, const domain::Period &period)
{
    return tableFrom(database, "fact_open_views", site, period, FactKind::PageViews,
                     [](const Statement &row, FactTable &table) {
                         int position = FirstColumn;
                         for (const FactColumn column : ViewColumns)
                             table[column].push_back(factValue(row.integer(position++)));
                         quint32 flags = 0;
                         for (const FactFlags flag : FlagColumns)
                             if (row.integer(position++) != 0)
                                 flags |= flag;
                         const bool isKnown = !row.isNull(position);
                         table[FactColumn::Flags].push_back(flags | (isKnown ? HasDuration : 0U));
                         table[FactColumn::Duration].push_back(factValue(row.integer(position)));
                     });
}

Result<FactTable> waitingEvents(Database &database, domain::SiteId site,
                                const domain::Period &period)
{
    return tableFrom(database, "fact_waiting_events", site, period, FactKind::Events,
                     [](const Statement &row, FactTable &table) {
                         int position = FirstColumn;
                         for (const FactColumn column : EventColumns)
                             table[column].push_back(factValue(row.integer(position++)));
                         table.amounts.push_back(row.integer(position));
                     });
}

} // namespace footfall::storage
