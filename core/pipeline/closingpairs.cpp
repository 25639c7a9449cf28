// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/closingpairs.h"

#include <map>

namespace footfall::pipeline {

using storage::FactKind;
using storage::FactLevel;

void joinClosings(std::vector<MergeJob> &jobs)
{
    std::map<std::pair<domain::SiteId, qint64>, std::vector<MergeJob *>> closings;
    for (MergeJob &job : jobs) {
        if (job.strictVisits > 0 && job.level == FactLevel::Day)
            closings[{job.site, job.sources.front().firstDay}].push_back(&job);
    }
    for (const auto &[day, ofDay] : closings) {
        if (ofDay.size() != 2 || ofDay[0]->kind == ofDay[1]->kind)
            continue;
        MergeJob &views = ofDay[0]->kind == FactKind::PageViews ? *ofDay[0] : *ofDay[1];
        MergeJob &events = ofDay[0]->kind == FactKind::PageViews ? *ofDay[1] : *ofDay[0];
        views.sources.insert(views.sources.end(), events.sources.begin(), events.sources.end());
        events.sources.clear();
    }
    std::erase_if(jobs, [](const MergeJob &job) { return job.sources.empty(); });
}

} // namespace footfall::pipeline
