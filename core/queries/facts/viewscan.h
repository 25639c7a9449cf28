// SPDX-License-Identifier: GPL-3.0-or-later
// Adds up the page views of a segment by the places of its dictionaries, frame by frame, in all
// the tables that a question needs. One worker's; its memory is used again for the next segment.
#pragma once

#include "core/queries/facts/frametest.h"
#include "core/queries/facts/rowselection.h"

namespace footfall::queries {

struct ScanTable {
    storage::FactGroup group = storage::FactGroup::Country;
    Concerns concerns = Concerns::AllViews;
    size_t set = 0; ///< Place in ScanTask::sets.
    auto operator<=>(const ScanTable &) const = default;
};

/// What is to be added up of one segment.
struct ScanTask {
    std::vector<RowSet> sets;
    std::vector<ScanTable> tables;

    /// Of that frame: groups whose columns are needed; none where no row can count.
    [[nodiscard]] GroupBits columnsFor(const storage::SegmentHead &head, const GroupTests &tests,
                                       size_t frame) const;
};

/// A table that belongs to others, and from the places in the segment's dictionary to the table's.
struct OthersTable {
    ViewSums *sums =
        nullptr; ///< Null: the scan's own, which has no more places than the dictionary.
    const quint16 *places = nullptr; ///< Null: they are the same.
    bool notesSeen = false; ///< The scan notes which places of the segment's dictionary occur.
};

class ViewScan
{
public:
    ViewScan();
    ~ViewScan();

    /// others: of each of the task's tables. REQUIRES: at most MostViewsInSums rows are scanned
    /// before the sums are taken.
    void begin(const storage::SegmentHead &head, const storage::FactDictionary &flags,
               const GroupTests &tests, const ScanTask &task,
               const std::vector<OthersTable> &others);
    /// columns: of the chunk that the frame is in, those that columnsFor() names.
    void scan(size_t frame, const ChunkColumns &columns);
    /// By the table's rising places, of one of its own tables; once.
    [[nodiscard]] SumList takeTable(size_t table);
    /// Adds one of its own tables to others' sums instead. places: from its places to theirs.
    void addTableTo(size_t table, const std::vector<quint16> &places, ViewSums *sums);
    /// 1 for each place that rows of that table had, which notesSeen.
    [[nodiscard]] std::vector<quint8> &seenOf(size_t table);
    [[nodiscard]] domain::Counters totalOf(size_t set) const;
    /// How many were added up.
    [[nodiscard]] size_t rowsOf(size_t set) const;
    /// Forgets what was begun and not taken.
    void clear();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace footfall::queries
