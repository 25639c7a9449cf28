// SPDX-License-Identifier: GPL-3.0-or-later
// Whether a site's owner does not count an address. A site's ranges are parsed once and remembered
// for the thread, until they change.
#pragma once

#include "core/domain/site.h"

#include <array>

namespace footfall::enrich {

[[nodiscard]] bool isExcluded(const std::array<quint8, 16> &address, const domain::Site &site);

} // namespace footfall::enrich
