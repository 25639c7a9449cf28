// SPDX-License-Identifier: GPL-3.0-or-later
// Asks one segment of events. See FactUnit.
#pragma once

#include "core/queries/facts/conditions.h"
#include "core/queries/facts/factunit.h"
#include "core/queries/facts/frametest.h"
#include "core/queries/facts/rowselection.h"
#include "core/queries/facts/valuesums.h"

namespace footfall::queries {

struct EventSum {
    bool hasMoney = false;
    qint64 events = 0;
    qint64 conversions = 0;
    qint64 amount = 0;

    EventSum &operator+=(const EventSum &other);
};
/// By value, in the upper half of the key, and currency.
using EventSums = SumsByValue<quint64, EventSum>;

/// A question as all segments are asked it. REQUIRES: the question outlives it.
struct AskedEvents {
    explicit AskedEvents(const EventQuestion &asked);

    const EventQuestion &question;
    Conditions conditions;
    ColumnPlace rowsOf; ///< Whose values the rows are.
    quint32 kind;       ///< Of the facts that count.
    std::optional<quint32> target;
    std::optional<quint32> propertyKey;
};

class EventUnit : public FactUnit
{
public:
    /// The question outlives it.
    EventUnit(const AskedEvents &asked, SegmentParts parts);

    [[nodiscard]] size_t rows() const override { return m_parts.head().rows; }
    [[nodiscard]] EventSums &sums() { return m_sums; }

protected:
    [[nodiscard]] Step work(Workbench &bench, const std::stop_token &stop) override;

private:
    [[nodiscard]] bool plan();
    [[nodiscard]] bool hasRows(size_t frame, FrameTest *test, GroupBits *needed) const;
    [[nodiscard]] Step scan(const std::stop_token &stop);
    void addRows(const ChunkColumns &columns, size_t firstRow, const RowNumbers &numbers,
                 size_t count);

    const AskedEvents &m_asked;
    bool m_isPlanned = false;
    GroupTests m_tests;
    std::shared_ptr<const storage::FactDictionary> m_values;
    std::shared_ptr<const storage::FactDictionary> m_money;
    std::shared_ptr<const storage::FactDictionary> m_counts;
    EventSums m_sums;
};

} // namespace footfall::queries
