// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queries/likelynext.h"

#include "core/queries/facts/factdimension.h"
#include "core/queries/facts/splitquestion.h"

#include <algorithm>

namespace footfall::queries {

using namespace domain;

namespace {

double shareOf(qint64 part, qint64 whole)
{
    return whole > 0 ? static_cast<double>(part) / static_cast<double>(whole) : 0;
}

/// Rows of what only entry views have count visits.
double shareOf(const Counters &row, const Counters &totals)
{
    return std::clamp(
        std::max(shareOf(row.pageViews, totals.pageViews), shareOf(row.visits, totals.visits)), 0.0,
        1.0);
}

} // namespace

/// Measured: to look whether a page view counts takes an eighth of the time that it takes to add it
/// up. Where a filter by a row selects more than half, the others are taken off what is known;
/// under another filter, where it selects most of what is shown. The row's own list is the shown
/// one. The lists of what is asked already are those under the row alone, which was asked ahead
/// where all is known.
qint64 LikelyNext::workFor(Dimension dimension, double share, const StatsResult &result) const
{
    constexpr qint64 LooksOfAnAddition = 8;
    const qint64 shown = result.totals.pageViews;
    const bool isKnown = m_unfiltered && m_unfiltered->site == result.site.id &&
                         m_unfiltered->period == result.period;
    if (!result.filter.isEmpty() && !isKnown)
        return shown + shown / LooksOfAnAddition;
    const bool isTakenOff =
        result.filter.isEmpty()
            ? share > 0.5
            : share > MostlySelected && concernsOf(dimension) == Concerns::AllViews;
    const double added = (isTakenOff ? 1 - share : share) * static_cast<double>(shown);
    const qint64 looked = result.filter.isEmpty() ? shown : m_unfilteredViews;
    return static_cast<qint64>(added) + looked / LooksOfAnAddition;
}

LikelyNext::Outcome LikelyNext::note(const StatsRequest &request, const StatsResult &result)
{
    Question question{.site = result.site.id,
                      .period = result.period,
                      .comparedWith = result.comparedWith,
                      .filter = result.filter,
                      .interval = result.interval,
                      .panels = {}};
    for (const BreakdownRequest &breakdown : request.breakdowns)
        question.panels.push_back(breakdown.dimension);
    const bool isSame = question == m_question;
    if (!isSame) {
        m_asked.clear();
        m_workDone = 0;
    }
    m_question = std::move(question);
    if (result.filter.isEmpty()) {
        m_unfiltered = m_question;
        m_unfilteredViews = result.totals.pageViews;
    }
    m_request = request;
    m_clicks.clear();
    const bool hasRoom = result.filter.conditions.size() < MostConditions;
    for (const Breakdown &panel : result.breakdowns) {
        const Dimension dimension = panel.request.dimension;
        if (!hasRoom || panel.request.ownConditions != OwnConditions::Leave ||
            result.filter.concerns(dimension))
            continue;
        for (const BreakdownRow &row : panel.rows) {
            Click click{{dimension, FilterOperator::Is, FilterSense::Includes, row.value},
                        shareOf(row.counters, result.totals)};
            click.work = workFor(dimension, click.share, result);
            if (click.work >= m_limits.leastViews && !m_asked.contains(toText(click.condition)))
                m_clicks.push_back(std::move(click));
        }
    }
    std::stable_sort(m_clicks.begin(), m_clicks.end(),
                     [](const Click &a, const Click &b) { return a.share > b.share; });
    std::reverse(m_clicks.begin(), m_clicks.end());
    return isSame ? Outcome::SameQuestion : Outcome::AnotherQuestion;
}

std::optional<StatsRequest> LikelyNext::next() const
{
    if (m_clicks.empty() || m_workDone + m_clicks.back().work > m_limits.mostViews)
        return std::nullopt;
    StatsRequest request = m_request;
    request.id = 0;
    request.bots.reset();
    request.filter.conditions.push_back(m_clicks.back().condition);
    return request;
}

void LikelyNext::noteAsked()
{
    m_asked.insert(toText(m_clicks.back().condition));
    m_workDone += m_clicks.back().work;
    m_clicks.pop_back();
}

void LikelyNext::forget()
{
    m_clicks.clear();
}

void LikelyNext::giveUp()
{
    m_clicks.clear();
    m_workDone = m_limits.mostViews;
}

} // namespace footfall::queries
