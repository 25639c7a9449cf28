// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queries/resulttable.h"

namespace footfall::queries {

using namespace domain;

namespace {

Cells columns(std::initializer_list<const char *> names)
{
    Cells cells;
    for (const char *name : names)
        cells.emplace_back(QString::fromLatin1(name));
    return cells;
}

} // namespace

Cells totalsColumns()
{
    return columns({"from", "to", "visitors", "pageViews", "visits", "bounces", "bounceRate",
                    "averageVisitDuration", "averageTimeOnPage"});
}

Cells totalsCells(const Period &period, const Counters &counters)
{
    return {period.from.toString(Qt::ISODate),
            period.to.toString(Qt::ISODate),
            counters.visitors,
            counters.pageViews,
            counters.visits,
            counters.bounces,
            counters.bounceRate(),
            counters.averageVisitDuration(),
            counters.averageTimeOnPage()};
}

Cells seriesColumns()
{
    return columns({"start", "visitors", "pageViews", "visits", "bounces"});
}

Cells seriesCells(const SeriesPoint &point, const SiteCalendar &calendar)
{
    return {calendar.toIso(point.bucket.start), point.counters.visitors, point.counters.pageViews,
            point.counters.visits, point.counters.bounces};
}

Cells breakdownColumns(Dimension dimension)
{
    Cells cells =
        columns({"", "visitors", "pageViews", "visits", "bounces", "averageTimeOnPage", "share"});
    cells.front() = dimensionName(dimension);
    if (dimension == Dimension::ExitPage)
        cells.emplace_back(QStringLiteral("exits"));
    return cells;
}

Cells breakdownCells(Dimension dimension, const BreakdownRow &row, qint64 totalVisitors)
{
    const qint64 visitors = rowVisitors(dimension, row.counters);
    Cells cells{row.value,
                visitors,
                row.counters.pageViews,
                row.counters.visits,
                row.counters.bounces,
                row.counters.averageTimeOnPage(),
                shareOf(visitors, totalVisitors)};
    if (isEntryOnly(dimension)) {
        cells[2] = std::monostate();
        cells[5] = std::monostate();
    }
    if (dimension == Dimension::ExitPage)
        cells.emplace_back(row.counters.exits);
    return cells;
}

Cells everythingColumns()
{
    return columns({"section", "value", "visitors", "pageViews", "visits", "bounces", "bounceRate",
                    "averageVisitDuration", "averageTimeOnPage", "exits"});
}

Cells everythingCells(const QString &section, const QString &value, const Counters &counters)
{
    return {section,
            value,
            counters.visitors,
            counters.pageViews,
            counters.visits,
            counters.bounces,
            counters.bounceRate(),
            counters.averageVisitDuration(),
            counters.averageTimeOnPage(),
            counters.exits};
}

Cells everythingCells(Dimension dimension, const BreakdownRow &row)
{
    Cells cells = everythingCells(dimensionName(dimension), row.value, row.counters);
    cells[2] = rowVisitors(dimension, row.counters);
    const bool isCarried = dimension == Dimension::Source || dimension == Dimension::Country;
    if (!isCarried)
        cells[7] = std::monostate(); // A visit's time is spread over several of these values.
    if (isEntryOnly(dimension))
        cells[3] = cells[8] = cells[9] = std::monostate();
    return cells;
}

double shareOf(qint64 visitors, qint64 totalVisitors)
{
    return totalVisitors > 0 ? static_cast<double>(visitors) / static_cast<double>(totalVisitors)
                             : 0.0;
}

} // namespace footfall::queries
