// SPDX-License-Identifier: GPL-3.0-or-later
// Merges in one go what Footfall merges beside its other work. The thread of the connection.
#pragma once

#include "core/pipeline/mergewriter.h"

namespace footfall::kit {

/// All that is due, and what that makes due. Returns how many merges there were.
[[nodiscard]] inline domain::Result<qint64>
mergeAll(storage::Database &database, const std::vector<pipeline::SiteMerging> &sites,
         const pipeline::MergeLimits &limits = {})
{
    using pipeline::MergeWriter;
    storage::FactStore facts(database);
    MergeWriter writer(database);
    qint64 merges = 0;
    while (true) {
        const auto segments = facts.allSegments();
        if (!segments)
            return tl::unexpected(segments.error());
        const std::vector<pipeline::MergeJob> jobs = dueMerges(*segments, sites, limits);
        if (jobs.empty())
            return merges;
        for (const pipeline::MergeJob &job : jobs) {
            auto merged = mergeFacts(database, job);
            if (!merged)
                return tl::unexpected(merged.error());
            writer.begin(*std::move(merged));
            for (auto progress = MergeWriter::Progress::More;
                 progress == MergeWriter::Progress::More;) {
                const auto written = writer.writeSome();
                if (!written)
                    return tl::unexpected(written.error());
                progress = *written;
            }
            ++merges;
        }
    }
}

} // namespace footfall::kit
