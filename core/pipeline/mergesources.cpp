// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/mergesources.h"

#include "core/storage/occurrencestore.h"

#include <QDate>
#include <algorithm>

namespace footfall::pipeline {

using domain::Result;
using storage::EncodedSegment;

Result<EncodedSegment> readOne(storage::Database &database, storage::SegmentId id)
{
    const auto transaction =
        storage::Transaction::begin(database, storage::Transaction::Kind::Deferred);
    if (!transaction)
        return tl::unexpected(transaction.error());
    return storage::FactStore(database).read(id);
}

bool isRemovedGoal(quint32 kind, quint32 target, const std::vector<domain::GoalId> &goals)
{
    if (kind != static_cast<quint32>(storage::OccurrenceKind::Goal))
        return false;
    const domain::GoalId goal{target};
    // Added since the order was given, perhaps: ids rise.
    if (goals.empty() || *std::max_element(goals.begin(), goals.end()) < goal)
        return false;
    return std::find(goals.begin(), goals.end(), goal) == goals.end();
}

storage::DayStart startOf(const MergeJob &job)
{
    return [&calendar = job.calendar](qint64 day) {
        const domain::Instant start = calendar.startOfDay(QDate::fromJulianDay(day));
        return domain::toMilliseconds(start) / 1'000;
    };
}

storage::Effort effortFor(storage::FactLevel level)
{
    switch (level) {
    case storage::FactLevel::Year: return storage::Effort::Most;
    case storage::FactLevel::Month: return storage::Effort::Lasting;
    default: return storage::Effort::Quick;
    }
}

tl::unexpected<domain::Error> stoppedMerge()
{
    return domain::failure(domain::ErrorKind::Unavailable, {}); // Nobody is told.
}

} // namespace footfall::pipeline
