// SPDX-License-Identifier: GPL-3.0-or-later
// The keys of settings whose text has a form of its own: an address, ranges of them, a public
// address, a level. Any thread; functions.
#pragma once

#include "core/instance/settingkeys.h"

namespace footfall::instance {

[[nodiscard]] SettingKey addressKey();        ///< An IP address to listen on.
[[nodiscard]] SettingKey trustedProxiesKey(); ///< Ranges of addresses, with commas between them.
[[nodiscard]] SettingKey publicUrlKey();      ///< http:// or https://; empty: as it listens.
[[nodiscard]] SettingKey logLevelKey();       ///< One of the words that there are.

} // namespace footfall::instance
