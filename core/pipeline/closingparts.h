// SPDX-License-Identifier: GPL-3.0-or-later
// How a day that has too much is parted to be closed: no cell is in two parts, and each part has
// visits enough to hide each other. Any thread.
#pragma once

#include "core/storage/facts/segmentcodec.h"
#include "core/storage/facts/strictday.h"

namespace footfall::pipeline {

class ClosingParts
{
public:
    /// rowsAtOnce: of a part, about. It has more where what all carries the same has more, or where
    /// fewer are not enough: a part is coarsened by its cells, not by its rows (coarsener.h).
    ClosingParts(qint64 rowsAtOnce, int strictVisits);

    /// All rows of the day, in as many tables as there are.
    void add(const storage::FactTable &table);
    /// After all of them.
    void settle();

    [[nodiscard]] size_t count() const { return m_parts.size(); }
    [[nodiscard]] qint64 rowsOf(size_t part, storage::FactKind kind) const;
    /// The places of a part's rows in a table.
    [[nodiscard]] std::vector<quint32> placesOf(size_t part, const storage::FactTable &table) const;
    /// What placesOf() looks at.
    [[nodiscard]] static std::vector<storage::FactGroup> groups();

private:
    const qint64 m_rowsAtOnce;
    const int m_strictVisits;
    std::vector<storage::VisitCounts> m_buckets; ///< Rows that carry the same are in the same one.
    std::vector<size_t> m_partOf;                ///< Of each bucket.
    std::vector<storage::VisitCounts> m_parts;
};

} // namespace footfall::pipeline
