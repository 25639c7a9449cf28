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

CsvCell rateCell(const std::optional<double> &rate)
{
    return rate ? CsvCell(*rate) : CsvCell(std::monostate());
}

CsvCell amountCell(const OccurrenceCounters &counters)
{
    const std::optional<qint64> amount = singleAmount(counters);
    return amount ? CsvCell(*amount) : CsvCell(std::monostate());
}

/// "EUR:990 USD:500".
QString amountsText(const OccurrenceCounters &counters)
{
    QStringList amounts;
    for (const auto &[currency, cents] : counters.amounts)
        amounts.append(QStringLiteral("%1:%2").arg(currency, QString::number(cents)));
    return amounts.join(QLatin1Char(' '));
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

QString listName(const OccurrenceRequest &request)
{
    switch (request.by) {
    case OccurrenceRequest::By::Event: return QStringLiteral("event");
    case OccurrenceRequest::By::Goal: return QStringLiteral("goal");
    case OccurrenceRequest::By::PropertyKey: return QStringLiteral("property");
    case OccurrenceRequest::By::PropertyValue: return QStringLiteral("event:") + request.property;
    case OccurrenceRequest::By::Dimension: return dimensionName(request.dimension);
    }
    return {};
}

std::optional<qint64> singleAmount(const OccurrenceCounters &counters)
{
    if (counters.amounts.size() != 1)
        return std::nullopt;
    return counters.amounts.begin()->second;
}

Cells occurrenceColumns(const OccurrenceRequest &request)
{
    Cells cells = columns({"", "events", "conversions", "conversionRate", "amount", "amounts"});
    cells.front() = listName(request);
    return cells;
}

Cells occurrenceCells(const OccurrenceRow &row)
{
    return {row.value,
            row.counters.events,
            row.counters.conversions,
            rateCell(row.conversionRate),
            amountCell(row.counters),
            amountsText(row.counters)};
}

Cells botColumns()
{
    return columns({"bot", "kind", "page", "pageViews"});
}

Cells botCells(const BotRow &row)
{
    return {row.bot, nameOf(row.reason), row.pathname, row.pageViews};
}

Cells everythingColumns()
{
    return columns({"section", "value", "visitors", "pageViews", "visits", "bounces", "bounceRate",
                    "averageVisitDuration", "averageTimeOnPage", "exits", "events", "conversions",
                    "conversionRate", "amount", "amounts"});
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
            counters.exits,
            std::monostate(),
            std::monostate(),
            std::monostate(),
            std::monostate(),
            std::monostate()};
}

Cells everythingCells(const QString &section, const OccurrenceRow &row)
{
    Cells cells{section, row.value};
    cells.resize(10);
    const Cells counted = occurrenceCells(row);
    cells.insert(cells.end(), counted.begin() + 1, counted.end());
    return cells;
}

Cells everythingCells(Dimension dimension, const BreakdownRow &row)
{
    Cells cells = everythingCells(dimensionName(dimension), row.value, row.counters);
    cells[2] = rowVisitors(dimension, row.counters);
    if (!isCarried(dimension))
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
