// SPDX-License-Identifier: GPL-3.0-or-later
// Questions by more than single values: by texts in pathnames, by one of several countries, by a
// search, and for events. What they look for occurs. Any thread.
#pragma once

#include "tests/bench/query/questions.h"

namespace footfall::bench {

/// By what the views have; instances: of each group.
[[nodiscard]] std::vector<Question> otherQuestions(const std::vector<RawView> &views,
                                                   int instances);

} // namespace footfall::bench
