// SPDX-License-Identifier: GPL-3.0-or-later
// What an event brings along, as it is kept: name, properties, money. All of it is what a visitor
// sent. Any thread.
#pragma once

#include "core/domain/occurrence.h"
#include "core/enrich/rawhit.h"

#include <optional>

namespace footfall::enrich {

inline constexpr qsizetype LongestEventName = 200;
inline constexpr size_t MostProperties = 30;
inline constexpr qsizetype LongestKey = 300;
inline constexpr qsizetype LongestValue = 2000; ///< That is taken; 200 characters are kept.

/// Without its hashes. Nothing where the name is empty, unsafe or too long. Properties that are
/// empty, unsafe or too long are left out, as is what comes after the thirtieth; of one key the
/// first counts.
[[nodiscard]] std::optional<domain::Event> cleanEvent(const RawHit &raw);

/// With its currency in capitals, or without where it is none. Nothing beyond ten billion.
[[nodiscard]] std::optional<domain::Money> cleanMoney(const domain::Money &sent);

} // namespace footfall::enrich
