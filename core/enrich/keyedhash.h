// SPDX-License-Identifier: GPL-3.0-or-later
// A short name for a text that nobody can make two texts share: SipHash with a key drawn when the
// process starts. What is remembered by it, is remembered without the text. Any thread; a context
// is kept for each.
#pragma once

#include "core/domain/hash16.h"

#include <QByteArrayView>
#include <optional>

namespace footfall::enrich {

/// Nothing where the library fails: then nothing can be remembered.
[[nodiscard]] std::optional<domain::Hash16> keyedHash(QByteArrayView text);

/// Frees what the library keeps for the calling thread.
void releaseThreadKeyedHashing();

} // namespace footfall::enrich
