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

template <typename Number>
CsvCell known(Exactness exactness, Number number)
{
    return exactness == Exactness::Unknown ? CsvCell(std::monostate()) : CsvCell(number);
}

void addAtMostColumn(Cells &cells, const Knowledge &of)
{
    if (of.visitors == Exactness::AtMost)
        cells.emplace_back(QStringLiteral("atMost"));
}

void addAtMost(Cells &cells, const Knowledge &of)
{
    if (of.visitors == Exactness::AtMost)
        cells.emplace_back(QStringLiteral("visitors"));
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

/// What totals and points tell, in the order of totalsColumns() and seriesColumns().
void addCounters(Cells &cells, const Counters &counters, const Knowledge &of)
{
    // One by one: of a list of cells, GCC 12 warns at -O3 that texts may not be initialised.
    cells.emplace_back(counters.visitors);
    cells.push_back(known(of.pageViews, counters.pageViews));
    cells.emplace_back(counters.visits);
    cells.emplace_back(counters.bounces);
    cells.emplace_back(counters.bounceRate());
    cells.push_back(known(of.visitDuration, counters.averageVisitDuration()));
    cells.push_back(known(of.timeOnPage, counters.averageTimeOnPage()));
}

} // namespace

Cells totalsColumns(const Knowledge &of)
{
    Cells cells = columns({"from", "to", "visitors", "pageViews", "visits", "bounces", "bounceRate",
                           "averageVisitDuration", "averageTimeOnPage"});
    addAtMostColumn(cells, of);
    return cells;
}

Cells totalsCells(const Period &period, const Counters &counters, const Knowledge &of)
{
    Cells cells{period.from.toString(Qt::ISODate), period.to.toString(Qt::ISODate)};
    addCounters(cells, counters, of);
    addAtMost(cells, of);
    return cells;
}

Cells seriesColumns(const Knowledge &of)
{
    Cells cells = columns({"start", "visitors", "pageViews", "visits", "bounces", "bounceRate",
                           "averageVisitDuration", "averageTimeOnPage"});
    addAtMostColumn(cells, of);
    return cells;
}

Cells seriesCells(const SeriesPoint &point, const SiteCalendar &calendar, const Knowledge &of)
{
    Cells cells{calendar.toIso(point.bucket.start)};
    addCounters(cells, point.counters, of);
    addAtMost(cells, of);
    return cells;
}

RowsOf rowsOf(const Breakdown &breakdown)
{
    return {breakdown.request.dimension, breakdown.knowledge, breakdown.visitors};
}

RowsOf otherOf(const Breakdown &breakdown)
{
    return {breakdown.request.dimension, breakdown.otherKnowledge, breakdown.visitors};
}

Cells breakdownColumns(const RowsOf &of)
{
    Cells cells =
        columns({"", "visitors", "pageViews", "visits", "bounces", "averageTimeOnPage", "share"});
    cells.front() = dimensionName(of.dimension);
    if (of.dimension == Dimension::ExitPage)
        cells.emplace_back(QStringLiteral("exits"));
    addAtMostColumn(cells, of.known);
    return cells;
}

Cells breakdownCells(const RowsOf &of, const BreakdownRow &row)
{
    const std::optional<double> share = shareOf(of, row.counters.visitors);
    Cells cells{row.value,
                row.counters.visitors,
                known(of.known.pageViews, row.counters.pageViews),
                row.counters.visits,
                row.counters.bounces,
                known(of.known.timeOnPage, row.counters.averageTimeOnPage()),
                share ? CsvCell(*share) : CsvCell(std::monostate())};
    if (of.dimension == Dimension::ExitPage)
        cells.push_back(known(of.known.pageViews, row.counters.exits));
    if (of.known.visitors == Exactness::AtMost)
        cells.emplace_back(share ? QStringLiteral("visitors share") : QStringLiteral("visitors"));
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

Cells occurrenceColumns(const OccurrenceRequest &request, Exactness conversions)
{
    Cells cells = columns({"", "events", "conversions", "conversionRate", "amount", "amounts"});
    cells.front() = listName(request);
    if (conversions == Exactness::AtMost)
        cells.emplace_back(QStringLiteral("atMost"));
    return cells;
}

Cells occurrenceCells(const OccurrenceRow &row, Exactness conversions)
{
    Cells cells{row.value,
                row.counters.events,
                row.counters.conversions,
                rateCell(row.conversionRate),
                amountCell(row.counters),
                amountsText(row.counters)};
    if (conversions == Exactness::AtMost)
        cells.emplace_back(row.conversionRate ? QStringLiteral("conversions conversionRate")
                                              : QStringLiteral("conversions"));
    return cells;
}

Cells botColumns()
{
    return columns({"bot", "kind", "page", "pageViews"});
}

Cells botCells(const BotRow &row)
{
    return {row.bot, nameOf(row.reason), row.pathname, row.pageViews};
}

Cells everythingColumns(const Knowledge &of)
{
    Cells cells = columns({"section", "value", "visitors", "pageViews", "visits", "bounces",
                           "bounceRate", "averageVisitDuration", "averageTimeOnPage", "exits",
                           "events", "conversions", "conversionRate", "amount", "amounts"});
    addAtMostColumn(cells, of);
    return cells;
}

Cells everythingCells(const QString &section, const QString &value, const Counters &counters,
                      const Knowledge &of)
{
    constexpr size_t CellsOfOccurrences = 5;
    Cells cells{section, value};
    addCounters(cells, counters, of);
    cells.push_back(known(of.pageViews, counters.exits));
    cells.resize(cells.size() + CellsOfOccurrences);
    addAtMost(cells, of);
    return cells;
}

Cells everythingCells(const QString &section, const OccurrenceRow &row, const Knowledge &ofTotals)
{
    Cells cells{section, row.value};
    cells.resize(10);
    const Cells counted = occurrenceCells(row, Exactness::Exact);
    cells.insert(cells.end(), counted.begin() + 1, counted.end());
    cells.resize(everythingColumns(ofTotals).size()); // Exact, whatever the totals are.
    return cells;
}

Cells everythingNote(const QString &section, const QString &text, const Knowledge &ofTotals)
{
    Cells cells{QStringLiteral("note"), section + QStringLiteral(": ") + text};
    cells.resize(everythingColumns(ofTotals).size());
    return cells;
}

std::optional<double> shareOf(const RowsOf &of, qint64 visitors)
{
    if (!of.visitors)
        return std::nullopt;
    if (*of.visitors <= 0)
        return 0.0;
    // That a part is at most more than the whole tells nothing.
    if (of.known.visitors == Exactness::AtMost && visitors > *of.visitors)
        return std::nullopt;
    return static_cast<double>(visitors) / static_cast<double>(*of.visitors);
}

} // namespace footfall::queries
