// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers in words, where they differ, and what of them is told under a filter. Any thread.
#pragma once

#include "core/domain/counters.h"
#include "core/domain/filter.h"
#include "core/domain/occurrence.h"

namespace footfall::reference {

[[nodiscard]] QString words(const domain::Counters &counters);
[[nodiscard]] QString words(const domain::Knowledge &knowledge);
[[nodiscard]] QString words(const domain::OccurrenceCounters &counters);

/// Empty where they are equal.
template <typename Value>
[[nodiscard]] QString differ(const QString &what, const Value &found, const Value &expected)
{
    return found == expected ? QString()
                             : QStringLiteral("%1: found %2 expected %3")
                                   .arg(what, words(found), words(expected));
}

/// What is not known is not compared.
[[nodiscard]] domain::Counters masked(domain::Counters counters, const domain::Knowledge &known);
/// Where people are counted by page, they are so everywhere.
[[nodiscard]] domain::Counters told(domain::Counters counters, const domain::Knowledge &known);

/// In any case, as a search does.
[[nodiscard]] bool contains(const QString &value, const QString &search);

} // namespace footfall::reference
