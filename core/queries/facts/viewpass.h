// SPDX-License-Identifier: GPL-3.0-or-later
// Asks some segments one question: cuts them into units, and gathers what these find. The engine's
// thread; workers help.
#pragma once

#include "core/queries/facts/factanswer.h"
#include "core/queries/facts/sharedtables.h"
#include "core/queries/facts/timesums.h"

namespace footfall::queries {

class ViewPass
{
public:
    /// What it is given outlives it, and it stays where it is. id: of the question, in the cache.
    [[nodiscard]] static domain::Result<std::unique_ptr<ViewPass>>
    made(const ViewQuestion &question, std::vector<SegmentSource> segments, CommonPlaces::Hot hot,
         FactCache &cache, quint64 id, const UnitRunner::ReadBytes &readBytes);

    /// So many chunks together are a unit, at most.
    void cut(size_t chunks);
    [[nodiscard]] size_t chunks() const;
    /// Null after the last one.
    [[nodiscard]] std::unique_ptr<FactUnit> next();

    [[nodiscard]] SharedPool &pool() { return m_pool; }
    /// Takes what units have found, and returns how many rows that stands for so far.
    size_t gather();
    /// After the last unit.
    void finish(FactWorkers &workers);
    /// Of what is gathered; whole segments' sums are put together.
    [[nodiscard]] ViewPart found(FactWorkers &workers);

private:
    ViewPass(const ViewQuestion &question, std::vector<SegmentSource> segments, CommonPlaces common,
             FactCache &cache, quint64 id);
    void add(ViewPart part);

    const ViewQuestion &m_question;
    const std::vector<SegmentSource> m_segments;
    const CommonPlaces m_common;
    FactCache &m_cache;
    const quint64 m_id;
    SharedPool m_pool;
    size_t m_chunksOfUnit = 1;
    size_t m_segment = 0; ///< Of the next unit, and its first chunk.
    size_t m_chunk = 0;
    ViewPart m_sum; ///< But the times.
    TimeSums m_times;
};

} // namespace footfall::queries
