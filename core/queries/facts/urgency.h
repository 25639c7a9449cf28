// SPDX-License-Identifier: GPL-3.0-or-later
// Whether somebody waits for an answer. Any thread; a value.
#pragma once

namespace footfall::queries {

enum class Urgency {
    Now,
    /// Nobody waits for it: facts are looked through by one core, which leaves the others to
    /// whoever collects, and what somebody has asked for is not given up for it.
    Ahead,
};

} // namespace footfall::queries
