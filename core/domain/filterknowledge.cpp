// SPDX-License-Identifier: GPL-3.0-or-later
// What a filter leaves of the measures.
#include "core/domain/filter.h"

#include <algorithm>
#include <array>

namespace footfall::domain {

namespace {

bool isOfPages(Dimension dimension)
{
    return dimension == Dimension::Page || dimension == Dimension::ExitPage;
}

/// A view has one pathname, whatever it is the page of.
constexpr std::array Pathnames{Dimension::Page, Dimension::EntryPage, Dimension::ExitPage};

/// Exactly one value. "*" alone makes a pattern of a match.
bool selectsOne(const Filter &filter, Dimension dimension)
{
    const Condition *one = nullptr;
    for (const Condition &condition : filter.conditions) {
        if (condition.dimension != dimension || condition.sense == FilterSense::Excludes)
            continue;
        const bool isOne =
            condition.by == FilterOperator::Is || (condition.by == FilterOperator::Matches &&
                                                   !condition.value.contains(QLatin1Char('*')));
        if (!isOne || (one && one->value != condition.value))
            return false;
        one = &condition;
    }
    return one != nullptr;
}

} // namespace

Knowledge knowledgeUnder(const Filter &filter)
{
    Knowledge known;
    for (const Condition &condition : filter.conditions) {
        if (isEntryOnly(condition.dimension)) {
            known.pageViews = Exactness::Unknown;
            known.timeOnPage = Exactness::Unknown;
            known.visitDuration = Exactness::Unknown;
        }
        if (!isCarried(condition.dimension))
            known.visitDuration = Exactness::Unknown;
        if (isOfPages(condition.dimension))
            known.visitorsByPage = true;
    }
    const bool isOnePage = std::any_of(Pathnames.begin(), Pathnames.end(),
                                       [&](Dimension each) { return selectsOne(filter, each); });
    if (known.visitorsByPage && !isOnePage)
        known.visitors = Exactness::AtMost;
    return known;
}

Knowledge knowledgeUnder(const Filter &filter, Dimension rowsOf)
{
    // A row is one more condition: that its value is this one, which the others on it hold of.
    Filter ofRow = filter.without(rowsOf);
    ofRow.conditions.push_back({rowsOf, FilterOperator::Is, FilterSense::Includes, QString()});
    return knowledgeUnder(ofRow);
}

} // namespace footfall::domain
