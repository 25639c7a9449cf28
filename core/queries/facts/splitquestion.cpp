// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queries/facts/splitquestion.h"

#include "core/queries/facts/factdimension.h"

#include <algorithm>

namespace footfall::queries {

using domain::FilterSense;

namespace {

bool isOnlyOneOfItsDimension(const FactQuestion &question, size_t set)
{
    const domain::Dimension dimension = question.filter[set].dimension;
    return std::count_if(
               question.filter.begin(), question.filter.end(),
               [dimension](const ValueSet &other) { return other.dimension == dimension; }) == 1;
}

qint64 viewsOf(const PanelPart &part, size_t column, const std::vector<quint32> &values)
{
    const std::vector<quint32> &dictionary = part.dictionary->columns[column];
    const auto isMeant = [&](quint32 place) {
        return std::binary_search(values.begin(), values.end(), dictionary[place]);
    };
    qint64 views = 0;
    for (size_t i = 0; i < part.sums->sums.size(); ++i)
        if (isMeant(part.sums->place(i)))
            views += static_cast<qint64>(part.sums->sums[i].pageViews());
    for (const auto &[place, counters] : part.sums->large)
        if (isMeant(place))
            views += counters.pageViews;
    return part.sign == PanelPart::Sign::Plus ? views : -views;
}

} // namespace

size_t valuesToSplit(const FactQuestion &question, size_t set)
{
    constexpr size_t MostValues = 8;
    const ValueSet &of = question.filter[set];
    const size_t least = of.sense == FilterSense::Includes ? 2 : 1;
    const bool canBeSplit = of.values.size() >= least && of.values.size() <= MostValues &&
                            isOnlyOneOfItsDimension(question, set);
    return canBeSplit ? of.values.size() : 0;
}

SplitQuestion splitAt(const FactQuestion &question, size_t set, size_t value)
{
    SplitQuestion split{question, question, question.filter[set].dimension, PanelPart::Sign::Plus};
    ValueSet &alone = split.alone.filter[set];
    alone.values = {alone.values[value]};
    std::vector<quint32> &others = split.rest.filter[set].values;
    others.erase(others.begin() + static_cast<qptrdiff>(value));
    if (alone.sense == FilterSense::Excludes) {
        alone.sense = FilterSense::Includes;
        split.sign = PanelPart::Sign::Minus;
        // Of what only entry views or exits have, all of these are still meant.
        if (others.empty() && concernsOf(split.dimension) == Concerns::AllViews)
            split.rest.filter.erase(split.rest.filter.begin() + static_cast<qptrdiff>(set));
    }
    return split;
}

/// Without a set on what only entry views or exits have, others would be meant, too.
bool canTakeOff(const FactQuestion &question, size_t set)
{
    const ValueSet &of = question.filter[set];
    return question.filter.size() > 1 && of.sense == FilterSense::Includes &&
           concernsOf(of.dimension) == Concerns::AllViews && isOnlyOneOfItsDimension(question, set);
}

SplitQuestion takingOff(const FactQuestion &question, size_t set)
{
    SplitQuestion split{question, question, question.filter[set].dimension, PanelPart::Sign::Minus};
    split.rest.filter.erase(split.rest.filter.begin() + static_cast<qptrdiff>(set));
    split.alone.filter[set].sense = FilterSense::Excludes;
    return split;
}

bool selectsMost(const ValueSet &set, const FactQuestion &question, const ViewPart &rest)
{
    for (size_t i = 0; i < question.panels.size(); ++i) {
        if (question.panels[i].dimension != set.dimension)
            continue;
        qint64 views = 0;
        for (const PanelPart &part : rest.panels[i])
            views += viewsOf(part, placeOf(set.dimension).column, set.values);
        return static_cast<double>(views) >
               MostlySelected * static_cast<double>(rest.totals.pageViews);
    }
    return false;
}

} // namespace footfall::queries
