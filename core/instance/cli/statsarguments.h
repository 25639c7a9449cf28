// SPDX-License-Identifier: GPL-3.0-or-later
// What "stats" was asked, read from its arguments. Any thread.
#pragma once

#include "core/domain/statsrequest.h"
#include "core/instance/cli/arguments.h"

namespace footfall::instance::cli {

/// All but the site's id. The error says what is wrong with the usage, or comes with a later
/// release.
[[nodiscard]] tl::expected<domain::StatsRequest, QString>
statsRequestFrom(const Arguments &arguments);

} // namespace footfall::instance::cli
