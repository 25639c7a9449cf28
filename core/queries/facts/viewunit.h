// SPDX-License-Identifier: GPL-3.0-or-later
// Asks some chunks of one segment of page views: decides what its sums already tell, what can be
// skipped, and whether to add up what passes or to take off what does not. See FactUnit.
#pragma once

#include "core/queries/facts/factunit.h"
#include "core/queries/facts/sharedtables.h"

#include <optional>

namespace footfall::queries {

class ViewUnit : public FactUnit
{
public:
    /// Chunks from first to before end. The one with the first chunk answers from the segment's
    /// sums too. segment: which one it is among those whose places are common. What it finds goes
    /// to the pool, which outlives it, as does the question.
    ViewUnit(const ViewQuestion &question, SharedPool &pool, SegmentParts parts,
             std::optional<size_t> segment, size_t firstChunk, size_t endChunk);

    [[nodiscard]] size_t rows() const override;

protected:
    [[nodiscard]] Step work(Workbench &bench, const std::stop_token &stop) override;

private:
    /// Where the sums of something come from; several may be added up.
    struct Origin {
        bool isFromSums = false;         ///< Of the whole segment.
        std::optional<size_t> added;     ///< A table of the scan.
        std::optional<size_t> alsoAdded; ///< One of rows that fail the panel's own conditions.
        std::optional<size_t> takenOff;
    };

    [[nodiscard]] bool isReady();
    [[nodiscard]] bool plan();
    [[nodiscard]] bool isMostlySelected(bool *isKnown);
    [[nodiscard]] Origin originOf(const ViewQuestion::Panel &panel);
    void planTotals();
    [[nodiscard]] bool hasSums(storage::FactGroup group, storage::SumsOf of);
    [[nodiscard]] std::shared_ptr<const SumList> sums(storage::FactGroup group, storage::SumsOf of);
    [[nodiscard]] std::shared_ptr<const SumList> totals();
    void keepSums(const std::vector<std::shared_ptr<const SumList>> &tables,
                  const domain::Counters &total);
    [[nodiscard]] size_t setOf(const RowSet &set);
    [[nodiscard]] size_t tableOf(const ScanTable &table);
    [[nodiscard]] bool isWholeSegment() const;
    [[nodiscard]] const CommonGroup *commonGroup(storage::FactGroup group) const;
    [[nodiscard]] const HotValues *hotValues(const ScanTable &table) const;
    [[nodiscard]] SharedKey keyOf(const ScanTable &table) const;
    [[nodiscard]] bool isShared(size_t table) const;
    [[nodiscard]] std::vector<OthersTable> othersTables(SharedTables *shared) const;
    [[nodiscard]] bool requireColumns();
    [[nodiscard]] Step scan(ViewScan &scan, const std::stop_token &stop);
    [[nodiscard]] Step scanChunk(size_t chunk, ViewScan &scan, const std::stop_token &stop);
    [[nodiscard]] ViewPart found(ViewScan &scan);
    void findTimes(const std::vector<std::shared_ptr<const SumList>> &tables, ViewPart *part);

    const ViewQuestion &m_question;
    SharedPool &m_pool;
    const std::optional<size_t> m_segment;
    const size_t m_firstChunk;
    const size_t m_endChunk;
    GroupTests m_tests;
    FailBits m_may = 0;
    FailBits m_must = 0;
    bool m_isPlanned = false;
    bool m_isComplement = false;
    ScanTask m_task;
    std::vector<Origin> m_panels;
    Origin m_times;
    std::optional<size_t> m_totalsAdded; ///< Sets of rows.
    std::optional<size_t> m_totalsTakenOff;
    bool m_areTotalsFromSums = false;
    std::vector<bool> m_isShared; ///< By the task's tables.
};

} // namespace footfall::queries
