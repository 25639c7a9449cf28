// SPDX-License-Identifier: GPL-3.0-or-later
// A range of a site's days, the presets that people choose, the period before, and the buckets of a
// time series. Any thread; values.
#pragma once

#include "core/domain/calendar.h"
#include "core/domain/result.h"

#include <optional>
#include <variant>
#include <vector>

namespace footfall::domain {

/// Days from and to, both included.
struct Period {
    QDate from;
    QDate to;

    [[nodiscard]] qint64 days() const { return from.daysTo(to) + 1; }
    [[nodiscard]] bool contains(QDate day) const { return from <= day && day <= to; }
    bool operator==(const Period &) const = default;
};

enum class PeriodPreset {
    Today,
    Yesterday,
    Last7Days, ///< Today included, as for 30 and 90.
    Last30Days,
    Last90Days,
    ThisMonth, ///< From the first of the month to today.
    LastMonth,
    Last12Months, ///< The eleven months before, whole, and this one to today.
    AllTime,
};

/// A preset, or days that somebody chose.
using PeriodChoice = std::variant<PeriodPreset, Period>;

enum class Interval { Hour, Day, Week, Month };

enum class Comparison {
    None,
    Previous, ///< Directly before: the same days of the month before, as many whole months, else
              ///< as many days.
    Weekday,  ///< The same weekdays: moved back by the fewest whole weeks that do not overlap.
    Year,     ///< The same dates a year earlier.
};

/// firstDay: the first day with data, for AllTime.
[[nodiscard]] Period resolvePeriod(const PeriodChoice &choice, QDate today, QDate firstDay);

/// "today", "7d", "last-month", "12mo", "all", or "2026-01-01..2026-01-31" (design section 7).
[[nodiscard]] Result<PeriodChoice> periodFromText(const QString &text);

/// choice: what was resolved to that period; the name of a preset that counts days promises days,
/// also where they happen to be a month. None gives none, and all time has nothing before it.
[[nodiscard]] std::optional<Period> comparisonPeriod(const PeriodChoice &choice,
                                                     const Period &period, Comparison comparison);

[[nodiscard]] QString intervalName(Interval interval);
[[nodiscard]] std::optional<Interval> intervalFromName(QStringView name);
/// Hours for up to two days, days for up to 92, weeks for up to two years, else months.
[[nodiscard]] Interval naturalInterval(const Period &period);

/// One point of a time series: [start, end), holding the days firstDay to lastDay, cut to the
/// period.
struct Bucket {
    Instant start;
    Instant end;
    QDate firstDay;
    QDate lastDay;
    bool operator==(const Bucket &) const = default;
};

/// Rising and without a gap; weeks start on Monday (ISO 8601).
[[nodiscard]] std::vector<Bucket> bucketsOf(const Period &period, Interval interval,
                                            const SiteCalendar &calendar);

} // namespace footfall::domain
