// SPDX-License-Identifier: GPL-3.0-or-later
// What reasons for turning an item away are called, what they mean, and which colour they have.
// Related reasons share one, because there are more of them than colours that can be told apart.
// GUI thread.
#pragma once

#include "app/theme/theme.h"
#include "core/domain/rejection.h"

#include <QString>
#include <array>

namespace footfall::app {

/// "Search engine"
[[nodiscard]] QString reasonName(domain::Rejection reason);
/// A sentence for a tooltip.
[[nodiscard]] QString reasonMeaning(domain::Rejection reason);

/// A line icon, so that the kinds of bots, which share a colour, are told apart.
[[nodiscard]] QString reasonIcon(domain::Rejection reason);

using ReasonColor = QColor Theme::*;
[[nodiscard]] ReasonColor reasonColor(domain::Rejection reason);
/// From the base of a stack to its top.
inline constexpr std::array ReasonColors{&Theme::s6, &Theme::s5, &Theme::s4,
                                         &Theme::s3, &Theme::s2, &Theme::s1};

} // namespace footfall::app
