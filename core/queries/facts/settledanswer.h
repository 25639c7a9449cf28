// SPDX-License-Identifier: GPL-3.0-or-later
// What segments that do not change any more answer to a question: as it was kept, or as kept
// answers tell together, or from their rows. The engine's thread; needs the cache.
//
// Rows with one value or another are added up by themselves, so what is asked of several values of
// a dimension is the answer of all but one of them and that of this one; and what all but some
// values have is the answer with one value less left out, less that of this value. So a click on a
// second row, or one that excludes a row, costs what a click on that row alone costs, or nothing
// where that was asked before.
#pragma once

#include "core/queries/facts/keptanswers.h"

namespace footfall::queries {

class SettledAnswer
{
public:
    /// What it is given outlives it, but for the vector.
    SettledAnswer(const ViewQuestion &asked, const std::vector<SegmentSource> &segments,
                  FactCache &cache, quint64 id);

    /// Null: the segments are to be asked question().
    [[nodiscard]] const std::shared_ptr<const ViewPart> &known() const { return m_known; }
    /// What they are to be asked: all, or what is missing beside a kept answer.
    [[nodiscard]] const ViewQuestion &question() const;
    [[nodiscard]] bool isAll() const { return !m_missing; }
    /// The answer to what was asked. found: what the segments have answered so far.
    /// REQUIRES: isAll(), or found tells all values (ViewPart::tops is empty).
    [[nodiscard]] ViewPart answerFrom(ViewPart found) const;
    /// Keeps what they have answered in the end.
    void keep(ViewPart found, Urgency urgency);

private:
    struct Missing;
    [[nodiscard]] std::unique_ptr<Missing> findMissing(const std::vector<SegmentSource> &segments,
                                                       FactCache &cache, quint64 id) const;

    const ViewQuestion &m_asked;
    KeptAnswer m_kept;
    std::shared_ptr<const ViewPart> m_known;
    std::shared_ptr<Missing> m_missing; ///< Null: all.
};

} // namespace footfall::queries
