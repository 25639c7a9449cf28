// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/filter/rowmarker.h"

#include <algorithm>

namespace footfall::app {

using domain::Condition;
using domain::Dimension;
using domain::FilterOperator;
using domain::FilterSense;

RowMarker::RowMarker(const domain::Filter &filter, Dimension dimension)
{
    for (const Condition &condition : filter.conditions) {
        if (condition.dimension != dimension)
            continue;
        Rule rule{condition, std::nullopt};
        if (condition.by != FilterOperator::Is) {
            const auto pattern = queries::TextPattern::of(condition.by, condition.value);
            if (pattern)
                rule.pattern = *pattern;
            else
                m_canMark = m_canMark && condition.sense == FilterSense::Excludes;
        }
        m_rules.push_back(std::move(rule));
    }
}

bool RowMarker::finds(const Rule &rule, const QString &value)
{
    const Condition &condition = rule.condition;
    if (condition.by == FilterOperator::Is)
        return value == condition.value;
    // What is not known has no text, so that no text is found in it.
    if (value.isEmpty() || !rule.pattern)
        return false;
    if (condition.dimension == Dimension::Country && condition.by == FilterOperator::Contains)
        return queries::matchesCountry(value, condition.value);
    return rule.pattern->matches(value);
}

RowStanding RowMarker::standingOf(const QString &value) const
{
    bool someInclude = false;
    bool found[2] = {};
    bool named[2] = {};
    for (const Rule &rule : m_rules) {
        const bool out = rule.condition.sense == FilterSense::Excludes;
        someInclude = someInclude || !out;
        if (!finds(rule, value))
            continue;
        found[out] = true;
        named[out] = named[out] || rule.condition.by == FilterOperator::Is;
    }
    if (found[true])
        return {RowChoice::LeftOut, named[true]};
    if (found[false])
        return {RowChoice::Chosen, named[false]};
    return {someInclude && m_canMark ? RowChoice::Beside : RowChoice::None, false};
}

} // namespace footfall::app
