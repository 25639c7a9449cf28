// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/closedfacts.h"

#include "core/pipeline/closingparts.h"
#include "core/pipeline/closingwindows.h"
#include "core/pipeline/mergesources.h"
#include "core/storage/facts/coarsener.h"
#include "core/storage/facts/segmentcodec.h"

#include <algorithm>
#include <iterator>

namespace footfall::pipeline {

using domain::Done;
using domain::Result;
using storage::EncodedSegment;
using storage::FactColumn;
using storage::FactKind;
using storage::FactTable;

namespace {

FactTable withoutRemovedGoals(FactTable table, const std::vector<domain::GoalId> &goals)
{
    if (table.kind != FactKind::Events)
        return table;
    std::vector<quint32> kept;
    for (size_t row = 0; row < table.rows; ++row)
        if (!isRemovedGoal(table.value(FactColumn::Kind, row), table.value(FactColumn::Target, row),
                           goals))
            kept.push_back(static_cast<quint32>(row));
    return storage::onlyRows(kept, std::move(table));
}

/// One of so many equal parts of a table; what comes first and last is in all of them, so that none
/// tells when its rows came.
FactTable slice(qint64 number, qint64 of, const FactTable &table)
{
    std::vector<quint32> kept;
    for (auto row = static_cast<size_t>(number); row < table.rows; row += static_cast<size_t>(of))
        kept.push_back(static_cast<quint32>(row));
    return storage::onlyRows(kept, table);
}

class Closing
{
public:
    Closing(storage::Database &database, const MergeJob &job, const std::stop_token &stop)
        : m_database(database)
        , m_job(job)
        , m_stop(stop)
        , m_how{job.strictVisits, job.withheld, startOf(job), stop}
        , m_rowsAtOnce(std::max<qint64>(1, job.rowsAtOnce))
    {
    }

    Result<std::vector<EncodedSegment>> run()
    {
        for (const ClosingWindow &window : closingWindows(m_job)) {
            const Result<Done> done = window.isTooMuch ? closeInParts(window.firstDay)
                                                       : close(window.firstDay, window.lastDay);
            if (!done)
                return tl::unexpected(done.error());
        }
        return std::move(m_closed);
    }

private:
    Result<Done> close(qint64 firstDay, qint64 lastDay)
    {
        Result<FactTable> views = rows(FactKind::PageViews, firstDay, lastDay);
        if (!views)
            return tl::unexpected(views.error());
        Result<FactTable> events = rows(FactKind::Events, firstDay, lastDay);
        if (!events)
            return tl::unexpected(events.error());
        storage::CoarseFacts coarse = storage::coarsen(*views, *events, m_how);
        *views = {};
        *events = {};
        for (FactTable *table : {&coarse.views, &coarse.events}) {
            if (const Result<Done> done = add(std::move(*table)); !done)
                return done;
            *table = {};
        }
        return Done{};
    }

    /// A source at a time: first what the day comes to, then part after part, its cells and then
    /// its rows, of which a slice is in memory.
    Result<Done> closeInParts(qint64 day)
    {
        Result<std::vector<storage::FactHour>> found = hoursOf(day);
        if (!found)
            return tl::unexpected(found.error());
        const std::vector<storage::FactHour> hours = *std::move(found);
        storage::StrictDays days;
        ClosingParts parts(m_rowsAtOnce, m_job.strictVisits);
        Result<Done> done = eachOfDay(BothKinds, day, hours, {}, [&](const FactTable &table) {
            days.add(table, m_stop);
            parts.add(table);
        });
        parts.settle();
        for (size_t part = 0; part < parts.count() && done; ++part) {
            storage::Coarsener coarsener(m_how, hours);
            done = eachOfDay(BothKinds, day, hours, choice(parts, part),
                             [&](const FactTable &table) { coarsener.add(table); });
            coarsener.settle(days);
            for (const FactKind kind : BothKinds) {
                const qint64 slices = (parts.rowsOf(part, kind) + m_rowsAtOnce - 1) / m_rowsAtOnce;
                for (qint64 slice = 0; slice < slices && done; ++slice)
                    done =
                        closeSlice(day, hours, coarsener, kind, choice(parts, part, slice, slices));
            }
        }
        return done;
    }

    Result<Done> closeSlice(qint64 day, const std::vector<storage::FactHour> &hours,
                            const storage::Coarsener &coarsener, FactKind kind,
                            const storage::RowChoice &choice)
    {
        std::vector<FactTable> tables;
        Result<Done> done = eachOfDay({kind}, day, hours, choice, [&](FactTable table) {
            tables.push_back(coarsener.coarse(std::move(table)));
        });
        return done && !tables.empty() ? add(storage::joined(std::move(tables))) : done;
    }

    /// Of a part all rows, or of so many slices of it one.
    [[nodiscard]] static storage::RowChoice choice(const ClosingParts &parts, size_t part,
                                                   qint64 slice = 0, qint64 slices = 1)
    {
        return {ClosingParts::groups(),
                [&parts, part, slice, slices, seen = qint64{0}](const FactTable &table) mutable {
                    std::vector<quint32> places = parts.placesOf(part, table);
                    std::erase_if(places, [&](quint32) { return seen++ % slices != slice; });
                    return places;
                }};
    }

    /// What the heads say, without reading any row.
    Result<std::vector<storage::FactHour>> hoursOf(qint64 day)
    {
        std::vector<storage::FactHour> hours;
        for (const storage::SegmentInfo &source : m_job.sources) {
            if (source.lastDay < day || source.firstDay > day)
                continue;
            const auto head =
                storage::FactStore(m_database)
                    .head(source.id)
                    .and_then([](const QByteArray &bytes) { return storage::decodeHead(bytes); });
            if (!head)
                return tl::unexpected(head.error());
            std::copy_if(head->hours.begin(), head->hours.end(), std::back_inserter(hours),
                         [day](const storage::FactHour &hour) { return hour.day == day; });
        }
        return storage::withStarts(std::move(hours), m_how.startOf);
    }

    /// Calls visit with what each source has of the day, by these hours; page views first.
    template <typename Visit>
    Result<Done> eachOfDay(std::initializer_list<FactKind> kinds, qint64 day,
                           const std::vector<storage::FactHour> &hours,
                           const storage::RowChoice &choice, Visit visit)
    {
        for (const FactKind kind : kinds) {
            const Result<Done> done = eachTable(kind, day, day, choice, [&](FactTable table) {
                visit(storage::byHours(hours, withoutRemovedGoals(std::move(table), m_job.goals)));
            });
            if (!done)
                return done;
        }
        return Done{};
    }

    template <typename Visit>
    Result<Done> eachTable(FactKind kind, qint64 firstDay, qint64 lastDay,
                           const storage::RowChoice &choice, Visit visit)
    {
        for (const storage::SegmentInfo &source : m_job.sources) {
            if (source.kind != kind || source.lastDay < firstDay || source.firstDay > lastDay)
                continue;
            if (m_stop.stop_requested())
                return stoppedMerge();
            Result<FactTable> table =
                readOne(m_database, source.id).and_then([&](const EncodedSegment &segment) {
                    return storage::decodeDays(segment, firstDay, lastDay, choice);
                });
            if (!table)
                return tl::unexpected(table.error());
            if (table->rows > 0)
                visit(*std::move(table));
        }
        return m_stop.stop_requested() ? Result<Done>(stoppedMerge()) : Done{};
    }

    /// Of one kind and these days, but those that go.
    Result<FactTable> rows(FactKind kind, qint64 firstDay, qint64 lastDay)
    {
        std::vector<FactTable> tables;
        const Result<Done> done = eachTable(kind, firstDay, lastDay, {}, [&](FactTable table) {
            tables.push_back(std::move(table));
        });
        if (!done)
            return tl::unexpected(done.error());
        FactTable none;
        none.kind = kind;
        return tables.empty()
                   ? none
                   : withoutRemovedGoals(storage::joined(std::move(tables)), m_job.goals);
    }

    /// As segments that can be read, and merged further, like any other.
    Result<Done> add(FactTable table)
    {
        if (m_job.hourlyFrom > 0)
            table = storage::withoutHours(std::move(table), m_job.hourlyFrom, m_how.startOf);
        const qint64 slices = (static_cast<qint64>(table.rows) + m_rowsAtOnce - 1) / m_rowsAtOnce;
        for (qint64 number = 0; number < slices && !m_stop.stop_requested(); ++number)
            m_closed.push_back(storage::encode(slices == 1 ? table : slice(number, slices, table),
                                               effortFor(m_job.level), m_stop));
        return m_stop.stop_requested() ? Result<Done>(stoppedMerge()) : Done{};
    }

    static constexpr std::initializer_list<FactKind> BothKinds{FactKind::PageViews,
                                                               FactKind::Events};

    storage::Database &m_database;
    const MergeJob &m_job;
    const std::stop_token m_stop;
    const storage::Coarsening m_how;
    const qint64 m_rowsAtOnce;
    std::vector<EncodedSegment> m_closed;
};

} // namespace

Result<std::vector<EncodedSegment>> closedFacts(storage::Database &database, const MergeJob &job,
                                                const std::stop_token &stop)
{
    return Closing(database, job, stop).run();
}

} // namespace footfall::pipeline
