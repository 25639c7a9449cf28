// SPDX-License-Identifier: GPL-3.0-or-later
// The measures that the pages of the site dialog share. Values.
#pragma once

#include <QMargins>

namespace footfall::app {

inline constexpr int SiteLabelColumn = 140;
inline constexpr QMargins SitePageMargins(16, 20, 24, 16);

} // namespace footfall::app
