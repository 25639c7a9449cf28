// SPDX-License-Identifier: GPL-3.0-or-later
// What "stats" was asked, read from its arguments. Any thread.
#pragma once

#include "core/domain/statsrequest.h"
#include "core/instance/cli/arguments.h"

namespace footfall::instance::cli {

struct StatsQuestion {
    domain::StatsRequest request; ///< All but the site's id.
    QStringList segments; ///< Names of saved filters of the site, to be added to the filter.
};

/// The error says what is wrong with the usage.
[[nodiscard]] tl::expected<StatsQuestion, QString> statsQuestionFrom(const Arguments &arguments);

} // namespace footfall::instance::cli
