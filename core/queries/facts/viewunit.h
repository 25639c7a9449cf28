// SPDX-License-Identifier: GPL-3.0-or-later
// Asks some chunks of one segment of page views: looks at the rows that its plan needs, and hands
// over what they add to the answer. See FactUnit.
#pragma once

#include "core/queries/facts/factunit.h"
#include "core/queries/facts/segmenttimes.h"
#include "core/queries/facts/sharedtables.h"
#include "core/queries/facts/viewplan.h"

namespace footfall::queries {

class ViewUnit : public FactUnit
{
public:
    /// The one with the first chunk answers from the segment's sums too. segment: which one it is
    /// among those whose places are common. What it finds goes to the pool, which outlives it, as
    /// does the question.
    ViewUnit(const ViewQuestion &question, SharedPool &pool, SegmentParts parts,
             std::optional<size_t> segment, const ChunkRange &chunks);

    [[nodiscard]] size_t rows() const override;

protected:
    [[nodiscard]] Step work(Workbench &bench, const std::stop_token &stop) override;

private:
    void keepSums(const std::vector<std::shared_ptr<const SumList>> &tables, const ViewScan &scan);
    [[nodiscard]] const CommonGroup *commonGroup(storage::FactGroup group) const;
    [[nodiscard]] const HotValues *hotValues(const ScanTable &table) const;
    [[nodiscard]] SharedKey keyOf(const ScanTable &table) const;
    [[nodiscard]] bool isShared(size_t table) const;
    [[nodiscard]] bool isAddedByOwnPlaces(size_t table) const;
    void planTables();
    [[nodiscard]] std::vector<OthersTable> othersTables(SharedTables *shared) const;
    [[nodiscard]] bool requireColumns();
    [[nodiscard]] Step scan(ViewScan &scan, const std::stop_token &stop);
    [[nodiscard]] Step scanChunk(size_t chunk, ViewScan &scan, const std::stop_token &stop);
    [[nodiscard]] ViewPart found(ViewScan &scan);
    [[nodiscard]] bool addsByTime(const ScanTable &table) const;
    void findTimes(const std::vector<std::shared_ptr<const SumList>> &tables, ViewPart *part);

    const ViewQuestion &m_question;
    SharedPool &m_pool;
    const std::optional<size_t> m_segment;
    ViewPlan m_plan;
    bool m_isPlanned = false;
    std::vector<bool> m_isShared;           ///< By the task's tables.
    std::vector<bool> m_isAddedByOwnPlaces; ///< The same; to a shared table, at the end.
    std::optional<SegmentTimes> m_times;    ///< Where the question wants times.
};

} // namespace footfall::queries
