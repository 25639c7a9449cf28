// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/filter/filteredit.h"

#include <algorithm>

namespace footfall::app {

using domain::Condition;
using domain::Dimension;
using domain::Filter;
using domain::FilterOperator;
using domain::FilterSense;

namespace {

bool contains(const Filter &filter, const Condition &wanted)
{
    return std::find(filter.conditions.begin(), filter.conditions.end(), wanted) !=
           filter.conditions.end();
}

Filter without(Filter filter, const Condition &unwanted)
{
    auto &all = filter.conditions;
    all.erase(std::remove(all.begin(), all.end(), unwanted), all.end());
    return filter;
}

Filter with(Filter filter, const Condition &wanted)
{
    if (filter.conditions.size() < domain::MostConditions)
        filter.conditions.push_back(wanted);
    return filter;
}

bool isOf(const Chip &chip, const Condition &condition)
{
    return condition.dimension == chip.dimension && condition.by == chip.by &&
           condition.sense == chip.sense;
}

} // namespace

Filter pointedAt(const Filter &filter, Dimension dimension, const QString &value, Pointing pointing)
{
    const Condition in{dimension, FilterOperator::Is, FilterSense::Includes, value};
    const Condition out{dimension, FilterOperator::Is, FilterSense::Excludes, value};
    switch (pointing) {
    case Pointing::Only:
        if (contains(filter, in))
            return without(filter, in);
        if (contains(filter, out))
            return without(filter, out);
        return with(filter.without(dimension), in);
    case Pointing::Also:
        return contains(filter, in) ? without(filter, in) : with(without(filter, out), in);
    case Pointing::Out:
        return contains(filter, out) ? without(filter, out) : with(without(filter, in), out);
    case Pointing::Alone: return {{in}};
    }
    return filter;
}

std::vector<Chip> chipsOf(const Filter &filter)
{
    std::vector<Chip> chips;
    for (const Condition &condition : filter.conditions) {
        const auto same = std::find_if(chips.begin(), chips.end(),
                                       [&](const Chip &chip) { return isOf(chip, condition); });
        if (same != chips.end())
            same->values.append(condition.value);
        else
            chips.push_back(
                {condition.dimension, condition.by, condition.sense, {condition.value}, false});
    }
    std::vector<Dimension> order;
    for (const Chip &chip : chips)
        if (std::find(order.begin(), order.end(), chip.dimension) == order.end())
            order.push_back(chip.dimension);
    const auto rank = [&order](const Chip &chip) {
        return std::pair(std::find(order.begin(), order.end(), chip.dimension) - order.begin(),
                         chip.sense == FilterSense::Excludes);
    };
    std::stable_sort(chips.begin(), chips.end(),
                     [&](const Chip &a, const Chip &b) { return rank(a) < rank(b); });
    for (size_t index = 1; index < chips.size(); ++index) {
        const Chip &before = chips[index - 1];
        chips[index].isAlternative = before.dimension == chips[index].dimension &&
                                     chips[index].sense == FilterSense::Includes;
    }
    return chips;
}

Filter withChip(const Filter &filter, const std::optional<Chip> &old, const Chip &next)
{
    Filter changed;
    bool placed = false;
    const auto place = [&] {
        if (placed)
            return;
        placed = true;
        for (const QString &value : next.values) {
            const Condition condition{next.dimension, next.by, next.sense, value};
            if (!contains(changed, condition))
                changed = with(std::move(changed), condition);
        }
    };
    for (const Condition &condition : filter.conditions) {
        if (old && isOf(*old, condition))
            place();
        else if (!contains(changed, condition))
            changed = with(std::move(changed), condition);
    }
    place();
    return changed;
}

Filter withoutChip(const Filter &filter, const Chip &chip)
{
    Filter rest;
    for (const Condition &condition : filter.conditions)
        if (!isOf(chip, condition))
            rest.conditions.push_back(condition);
    return rest;
}

} // namespace footfall::app
