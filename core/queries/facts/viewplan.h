// SPDX-License-Identifier: GPL-3.0-or-later
// Where each number that a question wants of one segment of page views comes from: from sums that
// there are, from adding up the rows that pass, or from taking off those that do not. Any worker,
// one at a time.
//
// Under a condition on what only entry views have (or only exits), all others fail. So "all
// languages but one" is the sums of all entry views, less those of few. Segments have no such sums
// but of pathnames: the first question that needs them makes them on its way.
#pragma once

#include "core/queries/facts/passingshares.h"
#include "core/queries/facts/viewquestion.h"
#include "core/queries/facts/viewscan.h"

#include <optional>

namespace footfall::queries {

class ViewPlan
{
public:
    /// What it is given outlives it. chunks: those that are asked.
    ViewPlan(const ViewQuestion &question, SegmentParts &parts, const ChunkRange &chunks);

    /// Once it has been true, there is a plan, and the sums that it names are there. False:
    /// something is missing.
    [[nodiscard]] bool make();

    /// Where there are sums: of the whole segment, as whoever asks its first chunk tells; or of
    /// the chunks that are asked, which somebody has made.
    enum class From { Nowhere, Segment, Chunks };
    /// Where the sums of something come from; several may be added up.
    struct Origin {
        From from = From::Nowhere;
        storage::SumsOf of = storage::SumsOf::All;
        std::optional<size_t> added;     ///< A table of the scan.
        std::optional<size_t> alsoAdded; ///< One of rows that fail the panel's own conditions.
        std::optional<size_t> takenOff;
    };
    /// The same of all rows together, by sets of rows.
    struct TotalsOrigin {
        From from = From::Nowhere;
        storage::SumsOf of = storage::SumsOf::All;
        std::optional<size_t> added;
        std::optional<size_t> takenOff;
    };
    [[nodiscard]] const Origin &panel(size_t i) const { return m_panels[i]; }
    [[nodiscard]] const Origin &times() const { return m_times; }
    [[nodiscard]] const TotalsOrigin &totals() const { return m_totals; }
    [[nodiscard]] const GroupTests &tests() const { return m_tests; }
    /// What is to be added up for it.
    [[nodiscard]] const ScanTask &task() const { return m_task; }
    [[nodiscard]] const ChunkRange &chunks() const { return m_chunks; }
    [[nodiscard]] bool isWholeSegment() const;
    [[nodiscard]] size_t rows() const; ///< Of the chunks.
    /// Whether what the whole segment's sums tell is told here.
    [[nodiscard]] bool tells(From from) const
    {
        return from == From::Chunks || (from == From::Segment && m_chunks.first == 0);
    }
    /// Whether some rows may fail.
    [[nodiscard]] bool isFiltered() const { return m_may != 0; }

    /// REQUIRES: an origin is from them. Null where they are missing.
    [[nodiscard]] std::shared_ptr<const SumList> sums(storage::FactGroup group, storage::SumsOf of);
    /// The same of all rows together.
    [[nodiscard]] std::shared_ptr<const SumList> sumsOfTotals();
    /// Whether sums of a group are smaller than the places that they are made from.
    [[nodiscard]] bool areWorthKeeping(storage::FactGroup group) const;
    /// Which sums of the chunks a table will be, if any.
    [[nodiscard]] std::optional<storage::SumsOf> madeBy(const ScanTable &table) const;
    /// The same of the rows of a set together.
    [[nodiscard]] std::optional<storage::SumsOf> madeBy(const RowSet &set) const;

private:
    void findBase();
    [[nodiscard]] FailBits outside() const { return neverFailedBy(m_base); }
    [[nodiscard]] RowSet rejected(FailBits ownBit) const;
    [[nodiscard]] RowSet allOfBase() const { return {RowSet::Kind::All, 0, outside()}; }
    [[nodiscard]] bool mayTakeOff() const;
    [[nodiscard]] bool estimatePassing();
    [[nodiscard]] double passingShare(FailBits bits) const;
    [[nodiscard]] bool isMostlyLeft(FailBits ownBit) const;
    [[nodiscard]] Origin originOf(const ViewQuestion::Panel &panel);
    void planTotals();
    [[nodiscard]] bool requireSums();
    [[nodiscard]] From sumsFrom(storage::FactGroup group, storage::SumsOf of);
    [[nodiscard]] From totalsFrom();
    [[nodiscard]] bool mayMake(storage::FactGroup group) const;
    [[nodiscard]] size_t setOf(const RowSet &set);
    [[nodiscard]] size_t tableOf(const ScanTable &table);

    const ViewQuestion &m_question;
    SegmentParts &m_parts;
    const ChunkRange m_chunks;
    GroupTests m_tests;
    FailBits m_may = 0;
    FailBits m_must = 0;
    /// What some are taken off: all that a condition on entry views, or on exits, can leave.
    Concerns m_base = Concerns::AllViews;
    bool m_hasBase = false;
    /// By bit, the share of the base's rows that do not fail it; none where no sums tell.
    std::optional<PassingShares> m_passing;
    bool m_isComplement = false;
    ScanTask m_task;
    std::vector<Origin> m_panels;
    Origin m_times;
    TotalsOrigin m_totals;
};

/// Which sums of a segment tell the numbers of a panel of the group, as far as rows are of the
/// base.
[[nodiscard]] storage::SumsOf sumsFor(storage::FactGroup group, Concerns concerns, Concerns base);

} // namespace footfall::queries
