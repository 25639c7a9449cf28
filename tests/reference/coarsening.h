// SPDX-License-Identifier: GPL-3.0-or-later
// What a strict site gives up when its days are closed (design section 4, "Inference"), worked out
// view by view from the raw stream. It shares no code with what it checks. Any thread.
#pragma once

#include "tests/reference/account.h"

#include <functional>

namespace footfall::reference {

/// What is said in the place of what was given up; nothing of countries.
inline const QString Withheld = QStringLiteral("(withheld)");

/// Where nothing else decides, the ids of names do: those that are in the database.
using IdOf = std::function<qint64(domain::Dimension dimension, const QString &value)>;

/// The views of the account as they are once all days of that site are closed, at once and with
/// everything in. REQUIRES: the site has neither events nor goals.
[[nodiscard]] std::vector<View> coarsened(const Account &account, size_t site, int strictVisits,
                                          const IdOf &idOf);

} // namespace footfall::reference
