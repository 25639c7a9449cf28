// SPDX-License-Identifier: GPL-3.0-or-later
// Where each number that a question wants of one segment of page views comes from: from sums that
// there are, from adding up the rows that pass, or from taking off those that do not. Any worker,
// one at a time.
#pragma once

#include "core/queries/facts/viewquestion.h"
#include "core/queries/facts/viewscan.h"

#include <optional>

namespace footfall::queries {

class ViewPlan
{
public:
    /// Which of the segment's chunks are asked.
    enum class Chunks { All, First, Later };
    /// What it is given outlives it.
    ViewPlan(const ViewQuestion &question, SegmentParts &parts, Chunks chunks);

    /// Once it has been true, there is a plan, and the sums that it names are there. False:
    /// something is missing.
    [[nodiscard]] bool make();

    /// Where the sums of something come from; several may be added up.
    struct Origin {
        bool isFromSums = false;         ///< Of the whole segment; the first chunk's answer.
        std::optional<size_t> added;     ///< A table of the scan.
        std::optional<size_t> alsoAdded; ///< One of rows that fail the panel's own conditions.
        std::optional<size_t> takenOff;
    };
    /// The same of all rows together, by sets of rows.
    struct TotalsOrigin {
        bool isFromSums = false;
        std::optional<size_t> added;
        std::optional<size_t> takenOff;
    };
    [[nodiscard]] const Origin &panel(size_t i) const { return m_panels[i]; }
    [[nodiscard]] const Origin &times() const { return m_times; }
    [[nodiscard]] const TotalsOrigin &totals() const { return m_totals; }
    [[nodiscard]] const GroupTests &tests() const { return m_tests; }
    /// What is to be added up for it.
    [[nodiscard]] const ScanTask &task() const { return m_task; }
    /// Whether some rows may fail.
    [[nodiscard]] bool isFiltered() const { return m_may != 0; }

    /// REQUIRES: an origin is from them. Null where they are missing.
    [[nodiscard]] std::shared_ptr<const SumList> sums(storage::FactGroup group, storage::SumsOf of);
    /// Of the whole segment; null where no sums tell, or where they are missing.
    [[nodiscard]] std::shared_ptr<const SumList> sumsOfTotals();

private:
    [[nodiscard]] bool mayTakeOff() const;
    [[nodiscard]] bool estimatePassing();
    [[nodiscard]] double passingShare(FailBits bits) const;
    [[nodiscard]] bool isMostlyLeft(FailBits ownBit) const;
    [[nodiscard]] Origin originOf(const ViewQuestion::Panel &panel);
    void planTotals();
    [[nodiscard]] bool requireSums();
    [[nodiscard]] bool hasSums(storage::FactGroup group, storage::SumsOf of);
    [[nodiscard]] size_t setOf(const RowSet &set);
    [[nodiscard]] size_t tableOf(const ScanTable &table);

    const ViewQuestion &m_question;
    SegmentParts &m_parts;
    const Chunks m_chunks;
    GroupTests m_tests;
    FailBits m_may = 0;
    FailBits m_must = 0;
    /// By bit, the share of the segment's rows that do not fail it; none where no sums tell.
    std::optional<std::array<double, FailBitCount>> m_passing;
    bool m_isComplement = false;
    ScanTask m_task;
    std::vector<Origin> m_panels;
    Origin m_times;
    TotalsOrigin m_totals;
};

/// Which sums of a segment tell a panel's numbers.
[[nodiscard]] storage::SumsOf sumsFor(const ColumnPlace &where, Concerns concerns);

} // namespace footfall::queries
