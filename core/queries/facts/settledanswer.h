// SPDX-License-Identifier: GPL-3.0-or-later
// What segments that do not change any more answer to a question: as it was kept, or as kept
// answers tell together, or from their rows. The engine's thread; needs the cache.
//
// Rows with one value or another are added up by themselves, so what is asked of several values of
// a dimension is the answer of all but one of them and that of this one; and what all but some
// values have is the answer with one value less left out, less that of this value. So a click on a
// second row, or one that excludes a row, costs what a click on that row alone costs, or nothing
// where that was asked before. Where nearly all that a filter shows has what is clicked, the few
// others are asked, and taken off. Lists that leave out what is asked of their own dimension are
// taken from answers without it: KnownPanels.
#pragma once

#include "core/queries/facts/keptanswers.h"
#include "core/queries/facts/knownpanels.h"

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
    /// All that was asked, or one part, which is missing beside a kept answer; without the lists
    /// that are known.
    [[nodiscard]] const ViewQuestion &question() const;
    /// Whether all rows that were asked about are.
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
    /// A part that nobody has asked before.
    enum class Missing { MayBeAsked, IsLeft };
    [[nodiscard]] static std::unique_ptr<Beside>
    findBeside(const ViewQuestion &asked, const std::vector<SegmentSource> &segments,
               FactCache &cache, quint64 id, Missing missing);
    [[nodiscard]] static ViewPart putTogether(const ViewQuestion &asked, const Beside &beside,
                                              ViewPart found);
    [[nodiscard]] static std::shared_ptr<const ViewPart>
    findKnown(const ViewQuestion &asked, const std::vector<SegmentSource> &segments,
              FactCache &cache, quint64 id);
    [[nodiscard]] ViewPart withKnownPanels(ViewPart found) const;

    const ViewQuestion &m_asked;
    KeptAnswer m_kept;
    std::shared_ptr<const ViewPart> m_known;
    std::unique_ptr<Beside> m_beside;            ///< Null: all is asked, or was kept.
    std::unique_ptr<const KnownPanels> m_panels; ///< Null: none is known by itself.
};

} // namespace footfall::queries
