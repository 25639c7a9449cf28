// SPDX-License-Identifier: GPL-3.0-or-later
// What the facts engine is compared with: the same answers, row by row and as plainly as can be.
// Any thread; needs the tables.
#pragma once

#include "core/queries/facts/factquestion.h"

namespace footfall::model {

[[nodiscard]] queries::FactAnswer answerBySight(const queries::FactQuestion &question,
                                                const std::vector<storage::FactTable> &tables);
[[nodiscard]] std::vector<queries::EventRow>
answerBySight(const queries::EventQuestion &question,
              const std::vector<storage::FactTable> &tables);

} // namespace footfall::model
