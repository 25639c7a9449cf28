// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queries/breakdown.h"

#include <algorithm>

namespace footfall::queries {

using namespace domain;
using storage::NameReader;

namespace {

/// Of several pages, who saw two of them is counted with each; of one, nobody is.
Knowledge knowledgeOfOther(const Breakdown &breakdown)
{
    Knowledge known = breakdown.knowledge;
    const Dimension dimension = breakdown.request.dimension;
    const bool isOfPages = dimension == Dimension::Page || dimension == Dimension::ExitPage ||
                           dimension == Dimension::EntryPage;
    if (isOfPages && known.visitorsByPage && breakdown.otherRows > 1)
        known.visitors = Exactness::AtMost;
    return known;
}

} // namespace

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

Counters counted(const Counters &counters, const Knowledge &known)
{
    Counters result = counters;
    if (known.visitorsByPage)
        result.visitors = result.pageVisitors;
    return result;
}

Result<QString> textOf(NameReader &names, Dimension dimension, quint32 value)
{
    if (dimension == Dimension::Country)
        return Country::fromNumber(static_cast<int>(value)).alpha2();
    return names.text(NameId{value});
}

Filter filterOf(const BreakdownRequest &request, const Filter &filter)
{
    return request.ownConditions == OwnConditions::Leave ? filter.without(request.dimension)
                                                         : filter;
}

bool leavesConditions(const BreakdownRequest &request, const Filter &filter)
{
    return request.ownConditions == OwnConditions::Leave && filter.concerns(request.dimension);
}

Result<std::vector<BreakdownRow>> namedRows(NameReader &names, const BreakdownRequest &request,
                                            const Knowledge &known, const PanelRow *begin,
                                            const PanelRow *end)
{
    struct Named {
        double rank;
        QByteArray utf8; ///< As the database would sort them.
        BreakdownRow row;
    };
    std::vector<Named> named;
    named.reserve(static_cast<size_t>(end - begin));
    for (const PanelRow *row = begin; row != end; ++row) {
        const Result<QString> text = textOf(names, request.dimension, row->value);
        if (!text)
            return tl::unexpected(text.error());
        const Counters counters = counted(row->counters, known);
        named.push_back({rankOf(counters, request.sortBy, request.dimension),
                         text->toUtf8(),
                         {*text, counters}});
    }
    std::sort(named.begin(), named.end(), [](const Named &a, const Named &b) {
        return a.rank != b.rank ? a.rank > b.rank : a.utf8 < b.utf8;
    });
    std::vector<BreakdownRow> rows;
    rows.reserve(named.size());
    for (Named &each : named)
        rows.push_back(std::move(each.row));
    return rows;
}

std::optional<qint64> sharedVisitors(const BreakdownRequest &request,
                                     const BreakdownContext &context)
{
    const bool leaves = leavesConditions(request, context.filter);
    const Knowledge known = knowledgeUnder(filterOf(request, context.filter));
    if (known.visitors != Exactness::Exact || (leaves && !context.whole))
        return std::nullopt;
    return counted(leaves ? *context.whole : context.totals, known).visitors;
}

Result<Breakdown> breakdownOf(NameReader &names, const BreakdownRequest &request,
                              const PanelAnswer &panel, const BreakdownContext &context)
{
    Breakdown breakdown;
    breakdown.request = request;
    breakdown.knowledge = knowledgeUnder(filterOf(request, context.filter), request.dimension);
    Result<std::vector<BreakdownRow>> rows =
        namedRows(names, request, breakdown.knowledge, panel.rows.data(),
                  panel.rows.data() + panel.rows.size());
    if (!rows)
        return tl::unexpected(rows.error());
    breakdown.rows = *std::move(rows);
    if (request.limit > 0 && breakdown.rows.size() > static_cast<size_t>(request.limit))
        breakdown.rows.resize(static_cast<size_t>(request.limit));
    breakdown.otherRows = panel.values - static_cast<qint64>(breakdown.rows.size());
    if (breakdown.otherRows > 0) {
        breakdown.other = counted(panel.sum, breakdown.knowledge);
        for (const BreakdownRow &row : breakdown.rows)
            breakdown.other -= row.counters;
    }
    breakdown.otherKnowledge = knowledgeOfOther(breakdown);
    breakdown.visitors = sharedVisitors(request, context);
    return breakdown;
}

} // namespace footfall::queries
