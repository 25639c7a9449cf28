// SPDX-License-Identifier: GPL-3.0-or-later
// The keys of settings whose text has a form of its own: an address, ranges of them, a public
// address, a level. Any thread; functions.
#pragma once

#include "core/instance/settingkeys.h"

namespace footfall::instance {

[[nodiscard]] SettingKey addressKey();
[[nodiscard]] SettingKey trustedProxiesKey();
[[nodiscard]] SettingKey publicUrlKey();
[[nodiscard]] SettingKey logLevelKey();

} // namespace footfall::instance
