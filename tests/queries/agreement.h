// SPDX-License-Identifier: GPL-3.0-or-later
// Compares every answer of a StatsReader with the model. Any thread.
#pragma once

#include "core/queries/statsreader.h"
#include "tests/queries/model.h"

namespace footfall::model {

struct Case {
    domain::SiteId site;
    QTimeZone zone;
    std::vector<View> views;
    domain::Period period;
    Exits exits = Exits::All;
    std::vector<Happening> happenings{};
    domain::Filter filter{};
};

[[nodiscard]] QString inWords(const domain::Counters &counters);
[[nodiscard]] QString inWords(const domain::OccurrenceCounters &counters);

/// Empty, or the first difference in words.
[[nodiscard]] QString firstDifference(queries::StatsReader &reader, const Case &expected);
/// The same under its filter, of some of the lists.
[[nodiscard]] QString firstFilteredDifference(queries::StatsReader &reader, const Case &expected,
                                              quint32 seed);

} // namespace footfall::model
