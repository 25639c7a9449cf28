// SPDX-License-Identifier: GPL-3.0-or-later
// What a reader could have answered about a site, for the shapes in which answers leave the
// program. Any thread.
#pragma once

#include "core/domain/siteedit.h"
#include "core/domain/statsresult.h"
#include "tests/kit/fixedclock.h"

namespace footfall::model {

/// visitors, pageVisitors, pageViews, visits, bounces, exits, durationMs, durationViews
inline constexpr domain::Counters Totals{4, 6, 10, 5, 2, 4, 90'000, 6};

[[nodiscard]] inline domain::StatsResult example()
{
    domain::StatsResult result;
    result.site = domain::siteFromDraft({QStringLiteral("example.com"),
                                         {},
                                         QStringLiteral("Asia/Kolkata"),
                                         QStringLiteral("CODE")},
                                        kit::at("2026-01-01T00:00:00Z"))
                      .value();
    result.period = {QDate(2026, 1, 1), QDate(2026, 1, 2)};
    result.totals = Totals;
    result.live.visitors = 3;
    return result;
}

[[nodiscard]] inline domain::StatsResult withRows(domain::Dimension dimension)
{
    domain::StatsResult result = example();
    domain::Breakdown breakdown;
    breakdown.request.dimension = dimension;
    breakdown.rows = {{QStringLiteral("/=a"), {2, 3, 5, 2, 1, 1, 30'000, 2}},
                      {QString(), {1, 1, 1, 1, 1, 1, 0, 0}}};
    breakdown.other = {1, 2, 4, 2, 0, 2, 60'000, 4};
    breakdown.otherRows = 7;
    breakdown.knowledge = domain::knowledgeUnder({}, dimension);
    breakdown.otherKnowledge = breakdown.knowledge;
    if (breakdown.knowledge.visitorsByPage) {
        breakdown.otherKnowledge.visitors = domain::Exactness::AtMost;
        for (domain::Counters *counters :
             {&breakdown.rows[0].counters, &breakdown.rows[1].counters, &breakdown.other})
            counters->visitors = counters->pageVisitors;
    }
    breakdown.visitors = result.totals.visitors;
    result.breakdowns = {breakdown};
    return result;
}

/// As a reader answers under that filter.
[[nodiscard]] inline domain::StatsResult under(const QStringList &filter,
                                               domain::StatsResult result)
{
    result.filter = domain::filterFromTexts(filter).value();
    result.knowledge = domain::knowledgeUnder(result.filter);
    for (domain::Breakdown &breakdown : result.breakdowns) {
        breakdown.knowledge = domain::knowledgeUnder(result.filter, breakdown.request.dimension);
        breakdown.otherKnowledge = breakdown.knowledge;
        if (result.knowledge.visitors != domain::Exactness::Exact)
            breakdown.visitors.reset();
    }
    return result;
}

} // namespace footfall::model
