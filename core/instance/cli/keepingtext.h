// SPDX-License-Identifier: GPL-3.0-or-later
// What a site's past takes, and what would go, as people read it on a terminal. Any thread.
#pragma once

#include "core/domain/keepingreport.h"

namespace footfall::instance::cli {

/// "3.4 MB".
[[nodiscard]] QString bytesText(qint64 bytes);
/// One line.
[[nodiscard]] QString sizesText(const domain::SiteSizes &sizes);
[[nodiscard]] QString inferenceText(const domain::InferenceShare &inference,
                                    const domain::Keeping &keeping);
/// What becomes of closed days where a strict site becomes more strict or less; else empty.
[[nodiscard]] QString changedStrictText(const domain::Keeping &before,
                                        const domain::Keeping &after);
/// What still stays as it is, and until when; empty where all applies.
[[nodiscard]] QString pendingText(const domain::Keeping &keeping, domain::Instant now);
[[nodiscard]] QString previewText(const domain::KeepingPreview &preview);

} // namespace footfall::instance::cli
