// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queries/statscsv.h"

#include "core/queries/resulttable.h"

namespace footfall::queries {

using namespace domain;

namespace {

/// The records of a list that its limit may have cut.
class ListCsv
{
public:
    ListCsv(Cells columns, qint64 otherRows) : m_otherRows(otherRows)
    {
        if (otherRows > 0)
            columns.emplace_back(QStringLiteral("otherRows"));
        m_width = columns.size();
        m_csv = csvRecord(columns);
    }
    void add(Cells cells)
    {
        cells.resize(m_width);
        m_csv += csvRecord(cells);
    }
    /// With the cell of the value left empty.
    QByteArray endWith(Cells other)
    {
        if (m_otherRows > 0) {
            other.front() = std::monostate();
            other.resize(m_width);
            other.back() = m_otherRows;
            m_csv += csvRecord(other);
        }
        return std::move(m_csv);
    }

private:
    qint64 m_otherRows;
    size_t m_width = 0;
    QByteArray m_csv;
};

QByteArray breakdownCsv(const Breakdown &breakdown)
{
    const RowsOf of = rowsOf(breakdown);
    const RowsOf other = otherOf(breakdown);
    // Of several pages, the others are at most so many where the rows are exact.
    ListCsv list(breakdownColumns(breakdown.otherRows > 0 ? other : of), breakdown.otherRows);
    for (const BreakdownRow &row : breakdown.rows)
        list.add(breakdownCells(of, row));
    return list.endWith(breakdownCells(other, {QString(), breakdown.other}));
}

QByteArray occurrencesCsv(const Occurrences &occurrences)
{
    const Exactness ofOther = occurrences.otherConversions;
    // The others may be at most so many where the rows are exact, not the other way round.
    ListCsv list(occurrenceColumns(occurrences.request,
                                   occurrences.otherRows > 0 ? ofOther : occurrences.conversions),
                 occurrences.otherRows);
    for (const OccurrenceRow &row : occurrences.rows)
        list.add(occurrenceCells(row, occurrences.conversions));
    // Who did several of them is in each, so there is no rate of all.
    return list.endWith(occurrenceCells({QString(), occurrences.other, std::nullopt}, ofOther));
}

QByteArray botsCsv(const StatsResult &result)
{
    ListCsv list(botColumns(), result.otherBotRows);
    for (const BotRow &row : result.bots)
        list.add(botCells(row));
    Cells other(botColumns().size());
    other.back() = result.otherBotViews.value_or(0);
    return list.endWith(std::move(other));
}

} // namespace

QByteArray toCsv(const StatsResult &result)
{
    if (!result.breakdowns.empty())
        return breakdownCsv(result.breakdowns.front());
    if (!result.occurrences.empty())
        return occurrencesCsv(result.occurrences.front());
    if (result.otherBotViews)
        return botsCsv(result);
    if (!result.interval)
        return csvRecord(totalsColumns(result.knowledge)) +
               csvRecord(totalsCells(result.period, result.totals, result.knowledge));
    QByteArray csv = csvRecord(seriesColumns(result.knowledge));
    for (const SeriesPoint &point : result.series)
        csv += csvRecord(seriesCells(point, result.site.calendar, result.knowledge));
    return csv;
}

} // namespace footfall::queries
