// SPDX-License-Identifier: GPL-3.0-or-later
// The site's day and hour of a moment, remembered for the thread: asking the calendar takes longer
// than all else that a hit needs.
#pragma once

#include "core/domain/site.h"

namespace footfall::enrich {

struct LocalHour {
    QDate day;
    domain::Instant dayStart;
    QDate dayBefore; ///< The site's day that ended when this one began.
    domain::Instant hour;
    domain::Instant end; ///< Of the hour, or of the day where that is earlier.
};

[[nodiscard]] LocalHour localHour(const domain::Site &site, domain::Instant moment);

} // namespace footfall::enrich
