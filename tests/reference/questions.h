// SPDX-License-Identifier: GPL-3.0-or-later
// Random questions about a site, as a window or a script could ask them. Any thread.
#pragma once

#include "core/domain/statsrequest.h"
#include "tests/reference/account.h"

namespace footfall::reference {

/// Of no condition to some: of all operators, both senses, on values that occur and others.
[[nodiscard]] domain::Filter randomFilter(const Account &account, size_t site, Random &random);
/// filter: whether it may have one. Its site is not set.
[[nodiscard]] domain::StatsRequest randomQuestion(const Account &account, size_t site,
                                                  const World &world, Random &random);

/// To be read by whoever looks for a fault.
[[nodiscard]] QString inWords(const domain::StatsRequest &request);

} // namespace footfall::reference
