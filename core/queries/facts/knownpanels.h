// SPDX-License-Identifier: GPL-3.0-or-later
// Lists that are the same with the conditions on their own dimension and without them, since they
// leave these out: where the answer without them is known, the list is known, too, and rows need
// not be added up for it. So under a second filter neither filter's own list has to be asked where
// each was asked alone before. Any thread; a value.
#pragma once

#include "core/queries/facts/viewquestion.h"

#include <functional>
#include <memory>
#include <optional>

namespace footfall::queries {

class KnownPanels
{
public:
    /// The answer to a question with the same panels, where it is known; null elsewhere.
    using FindAnswer = std::function<std::shared_ptr<const ViewPart>(const ViewQuestion &)>;
    KnownPanels(const ViewQuestion &asked, const FindAnswer &findAnswer);
    Q_DISABLE_COPY_MOVE(KnownPanels)

    [[nodiscard]] bool isEmpty() const { return !m_question; }
    /// What else was asked. REQUIRES: !isEmpty()
    [[nodiscard]] const ViewQuestion &question() const { return *m_question; }
    /// found: the answer to it. Returns that to all that was asked.
    [[nodiscard]] ViewPart together(ViewPart found) const;

private:
    std::vector<std::shared_ptr<const ViewPart>> m_known; ///< By panel; null where it is not.
    FactQuestion m_rest;
    std::optional<ViewQuestion> m_question;
};

} // namespace footfall::queries
