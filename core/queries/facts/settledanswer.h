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
    ~SettledAnswer();

    /// Null: the segments are to be asked question().
    [[nodiscard]] const std::shared_ptr<const ViewPart> &known() const { return m_known; }
    /// All that was asked, or one part, which is missing beside a kept answer.
    [[nodiscard]] const ViewQuestion &question() const;
    [[nodiscard]] bool isAllAsked() const { return !m_beside; }
    /// Whether answerFrom() tells first numbers that only rise.
    [[nodiscard]] bool canTellSoFar() const;
    /// The answer to all that was asked. found: what the segments have answered so far.
    /// REQUIRES: isAllAsked(), or found tells all values (ViewPart::tops is empty).
    [[nodiscard]] ViewPart answerFrom(ViewPart found) const;
    /// Keeps what was not kept before. found: what they have answered in the end, to question().
    void keep(ViewPart found, Urgency urgency, const RunTasks &run);

private:
    struct Beside;
    [[nodiscard]] std::unique_ptr<Beside> findBeside(const std::vector<SegmentSource> &segments,
                                                     FactCache &cache, quint64 id) const;

    const ViewQuestion &m_asked;
    KeptAnswer m_kept;
    std::shared_ptr<const ViewPart> m_known;
    std::unique_ptr<Beside> m_beside; ///< Null: all is asked, or was kept.
};

} // namespace footfall::queries
