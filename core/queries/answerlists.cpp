// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queries/answerlists.h"

#include <algorithm>

namespace footfall::queries {

using namespace domain;

namespace {

/// Whether a panel's sum is over all views that its filter selects. Entry views and exits are some
/// of them only: a visitor whose first view of the day went on with a visit has no entry page.
bool sumsAll(const BreakdownRequest &request, const Filter &filter)
{
    if (request.dimension == Dimension::ExitPage)
        return false;
    const Filter applied = filterOf(request, filter);
    return !isEntryOnly(request.dimension) ||
           std::any_of(applied.conditions.begin(), applied.conditions.end(),
                       [](const Condition &each) { return isEntryOnly(each.dimension); });
}

ValueFilter without(const ValueFilter &values, Dimension dimension)
{
    ValueFilter others;
    std::copy_if(values.begin(), values.end(), std::back_inserter(others),
                 [dimension](const ValueSet &set) { return set.dimension != dimension; });
    return others;
}

} // namespace

Result<Done> AnswerLists::readOccurrences()
{
    const Sources &sources = m_context.sources;
    for (const OccurrenceRequest &wanted : m_context.request.occurrences) {
        Result<OccurrenceList> list = queries::readOccurrences(
            {sources.occurrences, sources.engine, sources.resolver, sources.names},
            {m_context.about.site, m_context.about.period, m_context.about.filter,
             m_context.values, m_context.asking()},
            wanted);
        if (!list)
            return tl::unexpected(list.error());
        m_lists.push_back(*std::move(list));
    }
    return Done{};
}

Result<Done> AnswerLists::addPanels(FactQuestion &question)
{
    const StatsResult &about = m_context.about;
    for (const BreakdownRequest &wanted : m_context.request.breakdowns) {
        PanelQuestion panel{wanted.dimension, wanted.ownConditions, wanted.sortBy,
                            std::max(0, wanted.limit), std::nullopt};
        Place place{question.panels.size(), std::nullopt};
        if (!wanted.search.isEmpty()) {
            Result<std::vector<quint32>> only = m_context.sources.resolver.search(
                about.site.id, wanted.dimension, wanted.search, m_context.control.stop);
            if (!only)
                return tl::unexpected(only.error());
            panel.only = *std::move(only);
        }
        const bool isSearched = panel.only.has_value();
        question.panels.push_back(std::move(panel));
        if (isSearched && leavesConditions(wanted, about.filter) &&
            sumsAll(wanted, about.filter)) {
            place.whole = question.panels.size();
            question.panels.push_back(
                {wanted.dimension, wanted.ownConditions, Metric::Visitors, 1, std::nullopt});
        }
        m_places.push_back(place);
    }
    return Done{};
}

void AnswerLists::addRatePanels(FactQuestion &question)
{
    for (const OccurrenceList &list : m_lists) {
        std::optional<size_t> place;
        const Dimension dimension = list.found.request.dimension;
        const bool isKnown =
            knowledgeUnder(m_context.about.filter, dimension).visitors == Exactness::Exact;
        if (!list.values.empty() && isKnown) {
            place = question.panels.size();
            std::vector<quint32> only = list.values;
            std::sort(only.begin(), only.end());
            question.panels.push_back(
                {dimension, OwnConditions::Apply, Metric::Visitors, 0, std::move(only)});
        }
        m_rates.push_back(place);
    }
}

Result<Done> AnswerLists::readWholes()
{
    const StatsResult &about = m_context.about;
    for (const BreakdownRequest &wanted : m_context.request.breakdowns) {
        const bool isNeeded =
            leavesConditions(wanted, about.filter) && !sumsAll(wanted, about.filter) &&
            knowledgeUnder(filterOf(wanted, about.filter)).visitors == Exactness::Exact;
        if (!isNeeded || m_wholes.contains(wanted.dimension))
            continue;
        FactQuestion question;
        question.site = about.site.id;
        question.period = about.period;
        question.filter = without(m_context.values, wanted.dimension);
        const Result<FactAnswer> answer =
            m_context.sources.engine.answer(question, m_context.asking());
        if (!answer)
            return tl::unexpected(answer.error());
        m_wholes.emplace(wanted.dimension, answer->totals);
    }
    return Done{};
}

BreakdownContext AnswerLists::contextOf(size_t breakdown, const FactAnswer &answer,
                                        const Counters &totals) const
{
    const Filter &filter = m_context.about.filter;
    const BreakdownRequest &request = m_context.request.breakdowns[breakdown];
    const Place &place = m_places[breakdown];
    BreakdownContext context{filter, totals, std::nullopt};
    if (sumsAll(request, filter)) {
        context.whole = answer.panels[place.whole.value_or(place.panel)].sum;
    } else if (const auto whole = m_wholes.find(request.dimension); whole != m_wholes.end()) {
        context.whole = whole->second;
    }
    return context;
}

Result<Done> AnswerLists::fill(const FactAnswer &answer, StatsResult &result) const
{
    fillOccurrences(answer, result);
    return fillBreakdowns(answer, result);
}

Result<Done> AnswerLists::fillBreakdowns(const FactAnswer &answer, StatsResult &result) const
{
    result.breakdowns.clear();
    for (size_t i = 0; i < m_places.size(); ++i) {
        Result<Breakdown> breakdown =
            breakdownOf(m_context.sources.names, m_context.request.breakdowns[i],
                        answer.panels[m_places[i].panel], contextOf(i, answer, result.totals));
        if (!breakdown)
            return tl::unexpected(breakdown.error());
        result.breakdowns.push_back(*std::move(breakdown));
    }
    return Done{};
}

void AnswerLists::fillOccurrences(const FactAnswer &answer, StatsResult &result) const
{
    result.occurrences.clear();
    for (size_t i = 0; i < m_lists.size(); ++i) {
        OccurrenceList list = m_lists[i];
        ComparedVisitors visitors;
        if (result.knowledge.visitors == Exactness::Exact)
            visitors.site = result.totals.visitors;
        if (m_rates[i]) {
            const Knowledge known = knowledgeUnder(result.filter, list.found.request.dimension);
            for (const PanelRow &row : answer.panels[*m_rates[i]].rows)
                visitors.byValue.insert(row.value, counted(row.counters, known).visitors);
        }
        addRates(list, visitors);
        result.occurrences.push_back(std::move(list.found));
    }
}

const PanelAnswer &AnswerLists::rowsOfFirst(const FactAnswer &answer) const
{
    return answer.panels[m_places.front().panel];
}

std::optional<qint64> AnswerLists::visitorsOfFirst(const FactAnswer &answer,
                                                   const Counters &totals) const
{
    return sharedVisitors(m_context.request.breakdowns.front(), contextOf(0, answer, totals));
}

} // namespace footfall::queries
