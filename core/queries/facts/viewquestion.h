// SPDX-License-Identifier: GPL-3.0-or-later
// A question as all of its segments are asked it, and what one of them answers. Any thread; values.
#pragma once

#include "core/queries/facts/conditions.h"
#include "core/queries/facts/rowselection.h"
#include "core/queries/facts/segmentparts.h"
#include "core/queries/facts/valuebits.h"

namespace footfall::queries {

/// REQUIRES: the question outlives it, and at most MostOwnBits of its panels' dimensions leave out
/// conditions of the filter.
struct ViewQuestion {
    enum class Lists {
        TopOnly, ///< What cannot lead a list may be left out of the sums by value.
        Whole,
    };
    ViewQuestion(const FactQuestion &asked, Lists wanted);

    struct Panel {
        ColumnPlace where;
        Concerns concerns = Concerns::AllViews;
        FailBits ownBit = 0; ///< Of the conditions that it leaves out.
        Lists lists = Lists::Whole;
    };

    const FactQuestion &question;
    Lists lists;
    Conditions conditions;
    std::vector<Panel> panels;
};

/// Dimensions with conditions in the filter that their own panels leave out.
[[nodiscard]] std::set<domain::Dimension> leavingDimensions(const FactQuestion &question);

/// Sums by a segment's places that belong to a panel.
struct PanelPart {
    std::shared_ptr<const storage::FactDictionary> dictionary;
    std::shared_ptr<const SumList> sums;
    enum class Sign { Plus, Minus } sign = Sign::Plus;
};

/// What is known of a panel of whose values only some have been added up.
struct TopOnly {
    std::shared_ptr<const storage::FactDictionary> dictionary; ///< These.
    qint64 mostOfOthers = 0;                                   ///< HotValues.
    std::shared_ptr<const ValueBits> seen;                     ///< All values that occur.
};

/// Sums of a whole segment that belong to a panel.
struct SegmentSums {
    size_t segment = 0; ///< Which one, among those whose places are common.
    storage::SumsOf of = storage::SumsOf::All;
    std::shared_ptr<const SumList> sums;
};

/// What some rows add to the answer.
struct ViewPart {
    explicit ViewPart(size_t panelCount = 0)
        : panels(panelCount), whole(panelCount), tops(panelCount)
    {
    }

    size_t rows = 0; ///< Looked through, or told by sums.
    domain::Counters totals;
    std::vector<TimeCounters> times; ///< Rising.
    std::vector<std::vector<PanelPart>> panels;
    std::vector<std::vector<SegmentSums>> whole; ///< By panel, as panels.
    std::vector<std::vector<TopOnly>> tops;      ///< The same.
};

} // namespace footfall::queries
