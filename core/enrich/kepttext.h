// SPDX-License-Identifier: GPL-3.0-or-later
// Short texts that somebody sent and that are kept: names, values, campaigns. Any thread.
#pragma once

#include <QString>

namespace footfall::enrich {

inline constexpr qsizetype LongestKept = 200;

/// Trimmed, at most so many characters, never half of one. Empty where a control character or half
/// a surrogate pair is in it.
[[nodiscard]] QString keptText(const QString &sent, qsizetype longest = LongestKept);

} // namespace footfall::enrich
