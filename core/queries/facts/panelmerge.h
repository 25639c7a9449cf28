// SPDX-License-Identifier: GPL-3.0-or-later
// From sums by the places of many segments to the best values of one panel, in pieces that several
// workers can do at once. Any thread.
#pragma once

#include "core/queries/facts/bestrows.h"
#include "core/queries/facts/viewquestion.h"

#include <functional>

namespace footfall::queries {

class PanelMerge
{
public:
    /// column: of the panel's dimension in its group's tuples. What it is given outlives it.
    PanelMerge(const PanelQuestion &panel, size_t column, bool visitorsByPage,
               const std::vector<PanelPart> &parts, const std::vector<TopOnly> &tops);

    /// To be run in any order, also at once; then there is an answer().
    [[nodiscard]] std::vector<std::function<void()>> tasks(size_t workers);
    [[nodiscard]] PanelAnswer answer();
    /// After answer(): whether no value that was not wholly added up could be among the best.
    [[nodiscard]] bool isSure() const { return m_isSure; }

private:
    /// What one task has found.
    struct Piece {
        qint64 values = 0;
        domain::Counters sum; ///< Made only where some values do not count.
        std::vector<RankedRow> best;
        double bestOfOthers = -1; ///< Of values that were not wholly added up.
    };
    /// Numbers of values, from first to before end.
    struct Range {
        quint64 first = 0;
        quint64 end = 0;
    };
    [[nodiscard]] Range range() const;
    void mergeByValue(Piece *piece) const;
    void mergeRising(const Range &range, Piece *piece) const;
    template <typename Sum, typename Rank>
    void addUp(const Range &range, Piece *piece, Rank rank) const;
    [[nodiscard]] double rankOfAll(const domain::Counters &counters) const;
    [[nodiscard]] bool isIncluded(quint32 value) const;
    [[nodiscard]] bool isWhollyAdded(quint32 value) const;
    void offer(double rank, const PanelRow &row, Piece *piece, BestRows *best) const;
    [[nodiscard]] bool areSure(const std::vector<RankedRow> &rows, qint64 values) const;
    void fillCounters(std::vector<RankedRow> *rows) const;

    const PanelQuestion &m_panel;
    const size_t m_column;
    const bool m_visitorsByPage;
    const std::vector<PanelPart> &m_parts;
    const std::vector<TopOnly> &m_tops;
    bool m_needsAll;            ///< All counters of all values.
    bool m_hasCounters = false; ///< The pieces' rows have theirs.
    size_t m_sums = 0;          ///< In all parts.
    bool m_isSure = true;
    std::vector<Piece> m_pieces;
};

} // namespace footfall::queries
