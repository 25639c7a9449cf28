// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queries/breakdown.h"

#include <QHash>
#include <QLocale>
#include <algorithm>

namespace footfall::queries {

using namespace domain;
using storage::StatsStore;
using storage::TopValues;
using storage::ValueCounters;
using storage::ValueQuestion;

namespace {

/// These hold every view, so that the site's totals are their sum.
bool holdsEveryView(Dimension dimension)
{
    return !isEntryOnly(dimension) && dimension != Dimension::ExitPage;
}

size_t shownRows(const BreakdownRequest &request, size_t rows)
{
    return request.limit > 0 ? std::min(rows, static_cast<size_t>(request.limit)) : rows;
}

/// There are at most a few hundred: all are read, then searched here.
Result<Breakdown> searchCountries(StatsStore &store, const ValueQuestion &question,
                                  const BreakdownRequest &request)
{
    Result<std::vector<ValueCounters>> all = store.page(question, -1, StatsStore::NoLimit);
    if (!all)
        return tl::unexpected(all.error());
    Breakdown breakdown;
    breakdown.request = request;
    for (const ValueCounters &value : *all)
        if (matchesCountry(value.text, request.search))
            breakdown.rows.push_back({value.text, value.counters});
    const auto rank = [&request](const BreakdownRow &row) {
        return rankOf(row.counters, request.sortBy, request.dimension);
    };
    std::stable_sort(
        breakdown.rows.begin(), breakdown.rows.end(),
        [&rank](const BreakdownRow &a, const BreakdownRow &b) { return rank(a) > rank(b); });
    const size_t shown = shownRows(request, breakdown.rows.size());
    breakdown.otherRows = static_cast<qint64>(breakdown.rows.size() - shown);
    for (size_t i = shown; i < breakdown.rows.size(); ++i)
        breakdown.other += breakdown.rows[i].counters;
    breakdown.rows.resize(shown);
    return breakdown;
}

Result<std::vector<BreakdownRow>> readRows(StatsStore &store, const ValueQuestion &question,
                                           const std::vector<qint64> &values)
{
    const Result<std::vector<ValueCounters>> found = countersOfValues(store, question, values);
    if (!found)
        return tl::unexpected(found.error());
    QHash<qint64, const ValueCounters *> byValue;
    for (const ValueCounters &value : *found)
        byValue.insert(value.value, &value);
    std::vector<BreakdownRow> rows;
    rows.reserve(values.size());
    for (const qint64 value : values)
        if (const ValueCounters *counted = byValue.value(value))
            rows.push_back({counted->text, counted->counters});
    return rows;
}

} // namespace

bool matchesCountry(const QString &code, const QString &search)
{
    if (search.size() <= 2)
        return code.contains(search, Qt::CaseInsensitive);
    const QLocale::Territory territory = QLocale::codeToTerritory(code);
    return territory != QLocale::AnyTerritory &&
           QLocale::territoryToString(territory).contains(search, Qt::CaseInsensitive);
}

Result<std::vector<ValueCounters>> countersOfValues(StatsStore &store,
                                                    const ValueQuestion &question,
                                                    const std::vector<qint64> &values)
{
    constexpr size_t Few = 500;
    if (values.empty())
        return std::vector<ValueCounters>();
    return values.size() <= Few ? store.countersOf(question, values)
                                : store.page(question, -1, StatsStore::NoLimit);
}

double rankOf(const Counters &counters, Metric metric, Dimension dimension)
{
    switch (metric) {
    case Metric::Visitors: return static_cast<double>(rowVisitors(dimension, counters));
    case Metric::PageViews: return static_cast<double>(counters.pageViews);
    case Metric::Visits: return static_cast<double>(counters.visits);
    case Metric::Exits: return static_cast<double>(counters.exits);
    case Metric::BounceRate: return counters.bounceRate();
    case Metric::VisitDuration: return counters.averageVisitDuration();
    case Metric::TimeOnPage: return counters.averageTimeOnPage();
    }
    return 0;
}

Result<Breakdown> readBreakdown(StatsStore &store, SiteId site, const Period &period,
                                const BreakdownRequest &request, const Counters &totals)
{
    const ValueQuestion question{site, request.dimension, period};
    if (request.dimension == Dimension::Country && !request.search.isEmpty())
        return searchCountries(store, question, request);

    const QString pattern = storage::searchPattern(request.search);
    const int limit = request.limit > 0 ? request.limit : StatsStore::NoLimit;
    const Result<TopValues> top = store.top(question, request.sortBy, pattern, limit);
    if (!top)
        return tl::unexpected(top.error());
    Result<std::vector<BreakdownRow>> rows = readRows(store, question, top->values);
    if (!rows)
        return tl::unexpected(rows.error());

    Breakdown breakdown;
    breakdown.request = request;
    breakdown.rows = *std::move(rows);
    breakdown.otherRows = top->count - static_cast<qint64>(breakdown.rows.size());
    if (breakdown.otherRows <= 0)
        return breakdown;
    breakdown.other = totals;
    if (!pattern.isNull() || !holdsEveryView(request.dimension)) {
        const Result<Counters> whole = store.sum(question, pattern);
        if (!whole)
            return tl::unexpected(whole.error());
        breakdown.other = *whole;
    }
    for (const BreakdownRow &row : breakdown.rows)
        breakdown.other -= row.counters;
    return breakdown;
}

} // namespace footfall::queries
