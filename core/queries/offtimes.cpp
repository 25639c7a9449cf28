// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queries/offtimes.h"

#include <algorithm>

namespace footfall::queries {

using domain::CollectorIs;
using domain::Instant;
using domain::OffTime;
using domain::Result;
using std::chrono::minutes;
using storage::CollectorRun;

namespace {

constexpr minutes ShortestOffTime{1};
/// A running collector notes that it lives about once a minute; a busy disk may hold that up.
constexpr minutes LongestSilence{3};

std::vector<OffTime> gapsOf(const std::vector<CollectorRun> &runs, const OffTimesRequest &request)
{
    std::vector<OffTime> gaps;
    Instant alive = runs.front().alive;
    for (const CollectorRun &run : runs) {
        if (run.started - alive >= ShortestOffTime)
            gaps.push_back({alive, run.started});
        alive = std::max(alive, run.alive);
    }
    // Where another run follows later than what was asked for, the last gap has its end already.
    if (request.collector == CollectorIs::Collecting)
        return gaps;
    const auto longest = request.collector == CollectorIs::Off ? ShortestOffTime : LongestSilence;
    if (request.now - alive >= longest)
        gaps.push_back({alive, request.now});
    return gaps;
}

} // namespace

Result<std::vector<OffTime>> offTimes(storage::RunStore &store, const OffTimesRequest &request)
{
    const Instant to = std::min(request.to, request.now);
    if (request.from >= to)
        return {};
    Result<std::vector<CollectorRun>> runs = store.around(request.from, to);
    if (!runs)
        return tl::unexpected(runs.error());
    // The clock was ahead when that one ran; nothing is known of a time to come.
    std::erase_if(*runs, [&](const CollectorRun &run) { return run.started > request.now; });
    if (runs->empty())
        return {};
    std::vector<OffTime> cut;
    for (const OffTime &gap : gapsOf(*runs, request)) {
        const OffTime part{std::max(gap.from, request.from), std::min(gap.to, to)};
        if (part.from < part.to)
            cut.push_back(part);
    }
    return cut;
}

} // namespace footfall::queries
