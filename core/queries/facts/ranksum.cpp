// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queries/facts/ranksum.h"

namespace footfall::queries {

RankBy rankBy(domain::Metric metric, domain::Dimension dimension, bool visitorsByPage)
{
    using domain::Dimension;
    switch (metric) {
    case domain::Metric::Visitors:
        return visitorsByPage || dimension == Dimension::Page || dimension == Dimension::ExitPage
                   ? RankBy::PageVisitors
                   : RankBy::Visitors;
    case domain::Metric::PageViews: return RankBy::PageViews;
    case domain::Metric::Visits: return RankBy::Visits;
    case domain::Metric::Exits: return RankBy::Exits;
    default: return RankBy::Rate;
    }
}

} // namespace footfall::queries
