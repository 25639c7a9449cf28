// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queries/facts/viewquestion.h"

#include "core/queries/facts/ranksum.h"

#include <algorithm>

namespace footfall::queries {

std::set<domain::Dimension> leavingDimensions(const FactQuestion &question)
{
    std::set<domain::Dimension> leaving;
    for (const PanelQuestion &panel : question.panels) {
        const bool hasConditions =
            std::any_of(question.filter.begin(), question.filter.end(),
                        [&panel](const ValueSet &set) { return set.dimension == panel.dimension; });
        if (panel.ownConditions == domain::OwnConditions::Leave && hasConditions)
            leaving.insert(panel.dimension);
    }
    return leaving;
}

ViewQuestion::ViewQuestion(const FactQuestion &asked, Lists wanted)
    : question(asked)
    , lists(wanted)
    , conditions(asked.filter, asked.period, leavingDimensions(asked))
{
    for (const PanelQuestion &panel : asked.panels) {
        const bool isRanked =
            panel.limit > 0 && !panel.only &&
            rankBy(panel.sortBy, panel.dimension, asked.visitorsByPage) != RankBy::Rate;
        panels.push_back({placeOf(panel.dimension), concernsOf(panel.dimension),
                          panel.ownConditions == domain::OwnConditions::Leave
                              ? conditions.ownBit(panel.dimension)
                              : FailBits{0},
                          isRanked ? lists : Lists::Whole});
    }
}

} // namespace footfall::queries
