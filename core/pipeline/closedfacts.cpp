// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/closedfacts.h"

#include "core/pipeline/mergesources.h"
#include "core/storage/facts/segmentcodec.h"
#include "core/storage/facts/strictcells.h"

#include <algorithm>

namespace footfall::pipeline {

using domain::Done;
using domain::Result;
using storage::EncodedSegment;
using storage::FactColumn;
using storage::FactTable;

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

/// These rows alone, by rising places.
FactTable only(const std::vector<size_t> &kept, FactTable table)
{
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

FactTable withoutRemovedGoals(FactTable table, const std::vector<domain::GoalId> &goals)
{
    if (table.kind != storage::FactKind::Events)
        return table;
    std::vector<size_t> kept;
    for (size_t row = 0; row < table.rows; ++row)
        if (!isRemovedGoal(table.value(FactColumn::Kind, row), table.value(FactColumn::Target, row),
                           goals))
            kept.push_back(row);
    return only(kept, std::move(table));
}

/// One of so many parts of some days' facts.
struct Part {
    quint64 number = 0;
    quint64 of = 1;
};

/// A visit's views and events are all in one part, and so are those of all visits that carry the
/// same, whatever their hours: no cell is in two.
FactTable only(const Part &part, FactTable table)
{
    if (part.of == 1)
        return table;
    std::vector<size_t> kept;
    for (size_t row = 0; row < table.rows; ++row) {
        quint64 hash = 0;
        for (const FactColumn column : storage::CarriedColumns)
            if (column != FactColumn::Time)
                hash = (hash ^ table.value(column, row)) * 0x9e3779b97f4a7c15;
        if ((hash >> 32) % part.of == part.number)
            kept.push_back(row);
    }
    return only(kept, std::move(table));
}

class Closing
{
public:
    Closing(storage::Database &database, const MergeJob &job, const std::stop_token &stop)
        : m_database(database), m_job(job), m_stop(stop), m_startOf(startOf(job))
    {
    }

    Result<std::vector<EncodedSegment>> run()
    {
        qint64 firstDay = m_job.sources.front().firstDay;
        qint64 lastDay = m_job.sources.front().lastDay;
        for (const storage::SegmentInfo &source : m_job.sources) {
            firstDay = std::min(firstDay, source.firstDay);
            lastDay = std::max(lastDay, source.lastDay);
        }
        const qint64 days = lastDay - firstDay + 1;
        const qint64 rows = std::max<qint64>(1, pipeline::rowsOf(m_job.sources));
        const qint64 daysAtOnce = std::max<qint64>(1, days * m_job.rowsAtOnce / rows);
        for (qint64 day = std::max(firstDay, m_job.keptFrom); day <= lastDay; day += daysAtOnce) {
            const quint64 parts = daysAtOnce == 1 ? partsOf(day) : 1;
            for (quint64 part = 0; part < parts; ++part)
                if (const Result<Done> done = close(day, day + daysAtOnce - 1, {part, parts});
                    !done)
                    return tl::unexpected(done.error());
        }
        return std::move(m_closed);
    }

private:
    /// A day is coarsened at once even where it has twice as much as it should have; a larger one
    /// in parts, each by itself, so that a little more is given up than had to be. Of a source with
    /// other days as well, that one is taken to have its share.
    [[nodiscard]] quint64 partsOf(qint64 day) const
    {
        qint64 rows = 0;
        for (const storage::SegmentInfo &source : m_job.sources)
            if (source.firstDay <= day && day <= source.lastDay)
                rows += source.rows / (source.lastDay - source.firstDay + 1);
        const qint64 atOnce = std::max<qint64>(1, m_job.rowsAtOnce);
        return rows <= 2 * atOnce ? 1 : static_cast<quint64>((rows + atOnce - 1) / atOnce);
    }

    Result<Done> close(qint64 firstDay, qint64 lastDay, const Part &part)
    {
        Result<FactTable> views = rows(storage::FactKind::PageViews, firstDay, lastDay, part);
        if (!views)
            return tl::unexpected(views.error());
        Result<FactTable> events = rows(storage::FactKind::Events, firstDay, lastDay, part);
        if (!events)
            return tl::unexpected(events.error());
        storage::CoarseFacts coarse = storage::coarsen(
            *views, *events, {m_job.strictVisits, m_job.withheld, m_startOf, m_stop});
        *views = {};
        *events = {};
        for (FactTable *table : {&coarse.views, &coarse.events}) {
            if (m_stop.stop_requested())
                return stoppedMerge();
            if (m_job.hourlyFrom > 0)
                *table = storage::withoutHours(std::move(*table), m_job.hourlyFrom, m_startOf);
            if (table->rows > 0)
                m_closed.push_back(storage::encode(*table, effortFor(m_job.level), m_stop));
            *table = {};
        }
        return m_stop.stop_requested() ? Result<Done>(stoppedMerge()) : Done{};
    }

    /// Of one kind and part of these days, but those that go.
    Result<FactTable> rows(storage::FactKind kind, qint64 firstDay, qint64 lastDay,
                           const Part &part)
    {
        std::vector<FactTable> tables;
        for (const storage::SegmentInfo &source : m_job.sources) {
            if (source.kind != kind || source.lastDay < firstDay || source.firstDay > lastDay)
                continue;
            if (m_stop.stop_requested())
                return stoppedMerge();
            Result<FactTable> table =
                readOne(m_database, source.id).and_then([&](const EncodedSegment &segment) {
                    return storage::decodeDays(segment, firstDay, lastDay);
                });
            if (!table)
                return table;
            tables.push_back(only(part, *std::move(table)));
        }
        FactTable none;
        none.kind = kind;
        return tables.empty() ? none : withoutRemovedGoals(joined(std::move(tables)), m_job.goals);
    }

    storage::Database &m_database;
    const MergeJob &m_job;
    const std::stop_token m_stop;
    const storage::DayStart m_startOf;
    std::vector<EncodedSegment> m_closed;
};

} // namespace

Result<std::vector<EncodedSegment>> closedFacts(storage::Database &database, const MergeJob &job,
                                                const std::stop_token &stop)
{
    return Closing(database, job, stop).run();
}

} // namespace footfall::pipeline
