// SPDX-License-Identifier: GPL-3.0-or-later
// The conditions of a question as bits that a page view fails: one for each dimension whose own
// panel leaves it out, and one for all others together. So one pass tells who counts where. Any
// thread; values.
#pragma once

#include "core/queries/facts/factdimension.h"
#include "core/queries/facts/factquestion.h"
#include "core/queries/facts/rowmarking.h"

#include <array>
#include <set>

namespace footfall::queries {

/// Fails what every panel asks for.
inline constexpr FailBits FailsAll = 0x80;
/// What is no entry view, or no exit, where a condition concerns these only: does not count for
/// panels that concern all views, and was never counted in the others.
inline constexpr FailBits NoEntryView = 0x40;
inline constexpr FailBits NoExit = 0x20;
/// So many dimensions can have a bit of their own.
inline constexpr size_t MostOwnBits = 5;

/// What a panel's rows cannot fail, since they would not be its rows.
[[nodiscard]] constexpr FailBits neverFailedBy(Concerns concerns)
{
    switch (concerns) {
    case Concerns::EntryViews: return NoEntryView;
    case Concerns::Exits: return NoExit;
    case Concerns::AllViews: break;
    }
    return 0;
}

class Conditions
{
public:
    struct OfDimension {
        domain::Dimension dimension = domain::Dimension::Page;
        std::vector<const ValueSet *> sets;
        FailBits bit = FailsAll;
    };

    /// leaving: dimensions whose panels leave out the conditions on them, at most MostOwnBits of
    /// those in the filter, which outlives it.
    Conditions(const ValueFilter &filter, const domain::Period &period,
               const std::set<domain::Dimension> &leaving);

    [[nodiscard]] const std::vector<OfDimension> &dimensions() const { return m_dimensions; }
    /// 0 where it has no bit of its own.
    [[nodiscard]] FailBits ownBit(domain::Dimension dimension) const;
    [[nodiscard]] bool isInPeriod(qint64 day) const { return m_from <= day && day <= m_to; }

private:
    std::vector<OfDimension> m_dimensions;
    qint64 m_from;
    qint64 m_to;
};

/// What the entries of one group's dictionary fail.
struct GroupTest {
    std::vector<FailBits> fails;      ///< By place; empty: none fails anything.
    FailBits may = 0;                 ///< Failed by some.
    FailBits must = 0;                ///< Failed by all.
    std::array<FailBits, 64> mayOf{}; ///< The same of all places with that rest by 64.
    std::array<FailBits, 64> mustOf{};
    FailTable table;

    /// Makes the rest from fails.
    void summarize();

    struct Range {
        FailBits may = 0;
        FailBits must = 0;
    };
    /// Of the rows of one frame.
    [[nodiscard]] Range in(const storage::FrameZone &zone) const;
};

using GroupTests = std::array<GroupTest, storage::FactGroups>;

/// Groups whose dictionaries testsOf() looks at.
[[nodiscard]] std::set<storage::FactGroup> testedGroups(const Conditions &conditions);

/// dictionaries: of the tested groups.
[[nodiscard]] GroupTests
testsOf(const Conditions &conditions, const std::vector<storage::FactHour> &hours,
        const std::array<std::shared_ptr<const storage::FactDictionary>, storage::FactGroups>
            &dictionaries);

} // namespace footfall::queries
