// SPDX-License-Identifier: GPL-3.0-or-later
// A question as two others whose answers, added up or one taken off the other, are its own: rows
// with one value or another are added up by themselves, whatever else is asked. Any thread; values.
#pragma once

#include "core/queries/facts/viewquestion.h"

namespace footfall::queries {

struct SplitQuestion {
    FactQuestion rest;
    FactQuestion alone;
    domain::Dimension dimension = domain::Dimension::Page; ///< That they differ in.
    PanelPart::Sign sign = PanelPart::Sign::Plus;          ///< Of the latter's answer.
};

/// How many values of a set of the filter may be asked alone; as many as are clicked one by one.
[[nodiscard]] size_t valuesToSplit(const FactQuestion &question, size_t set);
/// One of them alone.
[[nodiscard]] SplitQuestion splitAt(const FactQuestion &question, size_t set, size_t value);

/// What more than this part of the page views has is taken off rather than added up: what is taken
/// off has to be put together with the rest.
inline constexpr double MostlySelected = 0.6;

/// Whether the rest may be taken off the answer without a set of the filter: what does not have its
/// values. Of the only set, each segment does so by itself.
[[nodiscard]] bool canTakeOff(const FactQuestion &question, size_t set);
/// What does not have them is asked alone.
[[nodiscard]] SplitQuestion takingOff(const FactQuestion &question, size_t set);
/// Whether so many page views have them that it is faster to add up the others. rest: the answer
/// without the set, to a question with the same panels.
[[nodiscard]] bool selectsMost(const ValueSet &set, const FactQuestion &question,
                               const ViewPart &rest);

} // namespace footfall::queries
