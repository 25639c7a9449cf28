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
/// Empty where a strict site does not become stricter.
[[nodiscard]] QString raisedStrictText(const domain::Keeping &before, const domain::Keeping &after);
[[nodiscard]] QString previewText(const domain::KeepingPreview &preview);

} // namespace footfall::instance::cli
