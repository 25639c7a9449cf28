// SPDX-License-Identifier: GPL-3.0-or-later
// What a window says about a site's past, in the reader's language. Any thread; functions.
#pragma once

#include "core/domain/integrityreport.h"
#include "core/domain/keepingreport.h"

namespace footfall::app {

[[nodiscard]] QString inferenceWords(const domain::InferenceShare &inference);
/// Empty where a strict site does not become stricter.
[[nodiscard]] QString raisedStrictWords(const domain::Keeping &before,
                                        const domain::Keeping &after);
[[nodiscard]] QString previewWords(const domain::KeepingPreview &preview);
[[nodiscard]] QString sizesWords(const domain::SiteSizes &sizes);
[[nodiscard]] QString integrityWords(const domain::IntegrityReport &report);

} // namespace footfall::app
