// SPDX-License-Identifier: GPL-3.0-or-later
// What a window says about a site's past, in the reader's language. Any thread; functions.
#pragma once

#include "core/domain/integrityreport.h"
#include "core/domain/keepingreport.h"

#include <QStringList>

namespace footfall::app {

[[nodiscard]] QString inferenceWords(const domain::InferenceShare &inference);
/// What becomes of closed days where a strict site becomes more strict or less; else empty.
[[nodiscard]] QString changedStrictWords(const domain::Keeping &before,
                                         const domain::Keeping &after);
/// What still stays as it is, and until when: a sentence each.
[[nodiscard]] QStringList pendingWords(const domain::Keeping &keeping, domain::Instant now);
[[nodiscard]] QString previewWords(const domain::KeepingPreview &preview);
[[nodiscard]] QString sizesWords(const domain::SiteSizes &sizes);
[[nodiscard]] QString integrityWords(const domain::IntegrityReport &report);

} // namespace footfall::app
