// SPDX-License-Identifier: GPL-3.0-or-later
// The time of this computer: the only place that asks for it. Belongs to the mains. Any thread.
#pragma once

#include "core/domain/clock.h"

namespace footfall {

class SystemClock : public domain::Clock
{
public:
    [[nodiscard]] domain::Instant now() const override
    {
        return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
    }
};

} // namespace footfall
