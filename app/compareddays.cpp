// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compareddays.h"

#include <algorithm>

namespace footfall::app {

using domain::Comparison;
using domain::Period;
using domain::PeriodChoice;
using domain::PeriodPreset;

ComparedDays comparedDaysOf(const PeriodChoice &choice, const Period &period, Comparison comparison)
{
    if (choice == PeriodChoice(PeriodPreset::AllTime))
        return {};
    if (comparison != Comparison::Previous)
        return {comparison, {}};
    if (choice == PeriodChoice(PeriodPreset::ThisMonth)) {
        const QDate from = period.from.addMonths(-1);
        // The 31st has no counterpart in a shorter month: all of that month is compared then.
        const int days = std::min(period.to.day(), from.daysInMonth());
        return {comparison, Period{from, from.addDays(days - 1)}};
    }
    // Presets that count days may happen to be a month; their name promises days.
    const bool mayBeMonths =
        choice == PeriodChoice(PeriodPreset::LastMonth) || std::holds_alternative<Period>(choice);
    const bool wholeMonths = period.from.day() == 1 && period.to.day() == period.to.daysInMonth();
    if (!mayBeMonths || !wholeMonths)
        return {comparison, {}};
    const int months =
        (period.to.year() - period.from.year()) * 12 + period.to.month() - period.from.month() + 1;
    return {comparison, Period{period.from.addMonths(-months), period.from.addDays(-1)}};
}

Coverage coverageOf(const domain::StatsResult &result)
{
    const bool partial = result.comparedWith && result.firstDay.isValid() &&
                         result.comparedWith->from < result.firstDay;
    return partial ? Coverage::Partial : Coverage::Whole;
}

} // namespace footfall::app
