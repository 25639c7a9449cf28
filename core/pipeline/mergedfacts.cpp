// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/mergedfacts.h"

#include "core/storage/facts/factmerge.h"
#include "core/storage/facts/segmentcodec.h"
#include "core/storage/occurrencestore.h"

#include <QDate>
#include <algorithm>
#include <iterator>

namespace footfall::pipeline {

using domain::Result;
using storage::EncodedSegment;
using storage::FactColumn;
using storage::FactTable;
using storage::OccurrenceKind;

namespace {

/// All rows, one table behind the other.
FactTable joined(std::vector<FactTable> tables)
{
    FactTable all;
    all.kind = tables.front().kind;
    for (const FactTable &table : tables) {
        all.rows += table.rows;
        all.hours.insert(all.hours.end(), table.hours.begin(), table.hours.end());
    }
    std::sort(all.hours.begin(), all.hours.end());
    all.hours.erase(std::unique(all.hours.begin(), all.hours.end()), all.hours.end());
    const auto append = [&](auto &to, auto &from, size_t before, size_t rows) {
        if (to.empty() && from.empty())
            return;
        to.resize(before); // As long as it was 0 in each row, it was empty.
        to.insert(to.end(), from.begin(), from.end());
        to.resize(before + rows);
        from = {};
    };
    size_t before = 0;
    for (FactTable &table : tables) {
        for (quint32 &time : table[FactColumn::Time]) {
            const auto place =
                std::lower_bound(all.hours.begin(), all.hours.end(), table.hours[time]);
            time = static_cast<quint32>(place - all.hours.begin());
        }
        if (table[FactColumn::Time].empty() && table.rows > 0) {
            const auto place =
                std::lower_bound(all.hours.begin(), all.hours.end(), table.hours.front());
            table[FactColumn::Time].assign(table.rows,
                                           static_cast<quint32>(place - all.hours.begin()));
        }
        for (size_t column = 0; column < table.columns.size(); ++column)
            append(all.columns[column], table.columns[column], before, table.rows);
        append(all.amounts, table.amounts, before, table.rows);
        before += table.rows;
    }
    return all;
}

bool isOfRemovedGoal(const FactTable &table, size_t row, const std::vector<domain::GoalId> &goals)
{
    if (table.value(FactColumn::Kind, row) != quint32(OccurrenceKind::Goal))
        return false;
    const domain::GoalId goal{table.value(FactColumn::Target, row)};
    // Added since the order was given, perhaps: ids rise.
    if (goals.empty() || *std::max_element(goals.begin(), goals.end()) < goal)
        return false;
    return std::find(goals.begin(), goals.end(), goal) == goals.end();
}

/// Nobody can ask for what removed goals met, and no other goal will have the same id; nor for days
/// that are not kept.
FactTable withoutGone(FactTable table, const MergeJob &job)
{
    std::vector<size_t> kept;
    for (size_t row = 0; row < table.rows; ++row) {
        const qint64 day = table.hours[table.value(FactColumn::Time, row)].day;
        const bool isRemoved =
            table.kind == storage::FactKind::Events && isOfRemovedGoal(table, row, job.goals);
        if (day >= job.keptFrom && !isRemoved)
            kept.push_back(row);
    }
    if (kept.size() == table.rows)
        return table;
    const auto keep = [&](auto &column) {
        if (column.empty())
            return;
        for (size_t i = 0; i < kept.size(); ++i)
            column[i] = column[kept[i]];
        column.resize(kept.size());
    };
    for (std::vector<quint32> &column : table.columns)
        keep(column);
    keep(table.amounts);
    table.rows = kept.size();
    return table;
}

Result<EncodedSegment> readOne(storage::Database &database, storage::SegmentId id)
{
    const auto transaction =
        storage::Transaction::begin(database, storage::Transaction::Kind::Deferred);
    if (!transaction)
        return tl::unexpected(transaction.error());
    return storage::FactStore(database).read(id);
}

/// All rows of one kind that are kept.
Result<FactTable> rowsOf(storage::Database &database, const MergeJob &job, storage::FactKind kind)
{
    std::vector<FactTable> tables;
    for (const storage::SegmentInfo &source : job.sources) {
        if (source.kind != kind || source.lastDay < job.keptFrom)
            continue; // There is no need to read it.
        Result<FactTable> table =
            readOne(database, source.id).and_then([](const EncodedSegment &segment) {
                return storage::decodeTable(segment);
            });
        if (!table)
            return table;
        tables.push_back(*std::move(table));
    }
    FactTable none;
    none.kind = kind;
    return tables.empty() ? none : withoutGone(joined(std::move(tables)), job);
}

/// Every row stays as it is.
bool isPlain(const MergeJob &job)
{
    return job.strictVisits == 0 && job.hourlyFrom == 0 &&
           std::all_of(job.sources.begin(), job.sources.end(),
                       [&](const storage::SegmentInfo &source) {
                           return source.kind == storage::FactKind::PageViews &&
                                  source.firstDay >= job.keptFrom;
                       });
}

/// Without unpacking any value: a third of the time, and of the memory.
Result<MergedFacts> mergePlain(storage::Database &database, MergeJob job)
{
    std::vector<EncodedSegment> sources;
    for (const storage::SegmentInfo &source : job.sources) {
        Result<EncodedSegment> read = readOne(database, source.id);
        if (!read)
            return tl::unexpected(read.error());
        sources.push_back(*std::move(read));
    }
    Result<EncodedSegment> segment = storage::merge(sources);
    if (!segment)
        return tl::unexpected(segment.error());
    MergedFacts merged{std::move(job), {}};
    merged.segments.push_back(*std::move(segment));
    return merged;
}

} // namespace

Result<MergedFacts> mergeFacts(storage::Database &database, MergeJob job)
{
    if (isPlain(job))
        return mergePlain(database, std::move(job));
    Result<FactTable> views = rowsOf(database, job, storage::FactKind::PageViews);
    if (!views)
        return tl::unexpected(views.error());
    Result<FactTable> events = rowsOf(database, job, storage::FactKind::Events);
    if (!events)
        return tl::unexpected(events.error());
    MergedFacts merged{std::move(job), {}};
    const MergeJob &about = merged.job;
    const storage::DayStart startOf = [&about](qint64 day) {
        const domain::Instant start = about.calendar.startOfDay(QDate::fromJulianDay(day));
        return domain::toMilliseconds(start) / 1'000;
    };
    if (about.strictVisits > 0) {
        storage::CoarseFacts coarse =
            storage::coarsen(*views, *events, {about.strictVisits, about.withheld, startOf});
        *views = std::move(coarse.views);
        *events = std::move(coarse.events);
    }
    for (FactTable *table : {&*views, &*events}) {
        if (about.hourlyFrom > 0)
            *table = storage::withoutHours(std::move(*table), about.hourlyFrom, startOf);
        if (table->rows > 0)
            merged.segments.push_back(storage::encode(*table));
        *table = {};
    }
    return merged;
}

} // namespace footfall::pipeline
