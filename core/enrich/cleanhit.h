// SPDX-License-Identifier: GPL-3.0-or-later
// What a raw hit is about, cleaned and put under the rules of its site: hostname, pathname, event,
// visible time, goals. Pure; any thread.
#pragma once

#include "core/domain/hit.h"
#include "core/domain/site.h"
#include "core/enrich/rawhit.h"

#include <tl/expected.hpp>

#include <optional>

namespace footfall::enrich {

/// Malformed, of a hostname that is not counted, or of a pathname that is left out; else a hit
/// without hashes and without all that is asked of tables. Goals are met by the pathname as it was
/// sent, or as it is counted.
[[nodiscard]] tl::expected<domain::Hit, TurnedAway> cleanHit(const RawHit &raw,
                                                             const domain::Site &site);

/// The pathname alone: nothing where it is malformed, or left out.
[[nodiscard]] std::optional<QString> countedPathname(const RawHit &raw, const domain::Site &site);

/// Trimmed, unsafe ones dropped, at most 200 characters each; source and medium in lower case, so
/// that "Email" and "email" are one.
[[nodiscard]] domain::Utm cleanUtm(const domain::Utm &sent);

} // namespace footfall::enrich
