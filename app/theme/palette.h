// SPDX-License-Identifier: GPL-3.0-or-later
// The theme as a QPalette, for everything that Qt draws by itself. GUI thread.
#pragma once

#include "app/theme/theme.h"

#include <QPalette>

namespace footfall::app {

[[nodiscard]] QPalette paletteFor(const Theme &theme);

} // namespace footfall::app
