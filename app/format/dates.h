// SPDX-License-Identifier: GPL-3.0-or-later
// Periods and buckets in words, by the locale and in the site's days. GUI thread.
#pragma once

#include "core/domain/period.h"

#include <QString>

namespace footfall::app {

enum class DateLength { Short, Long };

/// "1 – 30 June 2026", "28 May – 3 June 2026"; short: without the year where it is today's.
[[nodiscard]] QString periodText(const domain::Period &period, DateLength length, QDate today);
/// What a choice is called: "Last 30 days"; days that somebody chose are written out.
/// "2 Nov"
[[nodiscard]] QString shortDayText(QDate day);
[[nodiscard]] QString choiceName(domain::PeriodPreset preset);

/// "Tue 23 June", "14:00 – 15:00", "22 – 28 June", "June 2026".
[[nodiscard]] QString bucketText(const domain::Bucket &bucket, domain::Interval interval,
                                 const domain::SiteCalendar &calendar);
[[nodiscard]] QString intervalTitle(domain::Interval interval);

} // namespace footfall::app
