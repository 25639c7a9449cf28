// SPDX-License-Identifier: GPL-3.0-or-later
// What a strict site gives up when a day is closed (design section 4, "Inference"), worked out
// view by view from the raw stream. It shares no code with what it checks. Any thread.
#pragma once

#include "tests/reference/account.h"

#include <functional>

namespace footfall::reference {

/// What is said in the place of what was given up; nothing of countries.
inline const QString Withheld = QStringLiteral("(withheld)");

/// Where nothing else decides, the ids of names do: those that are in the database.
using IdOf = std::function<qint64(domain::Dimension dimension, const QString &value)>;

/// What is closed together of one day.
struct DayFacts {
    std::vector<View> views;
    std::vector<Happening> happenings;
};

/// The same in its order, with what is given up. start: of the day.
[[nodiscard]] DayFacts closedStrictly(const DayFacts &facts, domain::Instant start,
                                      int strictVisits, const IdOf &idOf);

} // namespace footfall::reference
