// SPDX-License-Identifier: GPL-3.0-or-later
// A page may put its visitor's address or user agent into its own paths, events or properties,
// knowingly or not: they are taken out before anything is kept or shown. Pure; any thread.
#pragma once

#include "core/enrich/rawhit.h"

namespace footfall::enrich {

/// Instead of what was taken out.
inline constexpr QStringView Removed = u"(removed)";

/// In every text of the raw hit that may be kept: pathname, query, referrer, campaign, event and
/// properties, also where they are percent-encoded. Nothing is allocated where there is no trace.
void removeSender(RawHit &raw);

} // namespace footfall::enrich
