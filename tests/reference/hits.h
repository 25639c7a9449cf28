// SPDX-License-Identifier: GPL-3.0-or-later
// What somebody did as the enricher would hand it to the pipeline. Any thread.
#pragma once

#include "core/domain/site.h"
#include "tests/reference/doing.h"

namespace footfall::reference {

[[nodiscard]] domain::Hit hitOf(const Doing &doing, const domain::Site &site);

} // namespace footfall::reference
