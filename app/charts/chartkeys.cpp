// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/chartkeys.h"

#include <Qt>
#include <algorithm>

namespace footfall::app {

std::optional<int> currentAfterKey(int key, int current, int oldest, int newest)
{
    switch (key) {
    case Qt::Key_Left: return current < 0 ? newest : std::max(oldest, current - 1);
    case Qt::Key_Right: return current < 0 ? oldest : std::min(newest, current + 1);
    case Qt::Key_Home: return oldest;
    case Qt::Key_End: return newest;
    case Qt::Key_Escape: return current >= 0 ? std::optional(-1) : std::nullopt;
    default: return std::nullopt;
    }
}

} // namespace footfall::app
