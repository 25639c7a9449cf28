// SPDX-License-Identifier: GPL-3.0-or-later
// Dictionaries of segments as bytes: of each column the differences from entry to entry. Any
// thread.
#pragma once

#include "core/storage/facts/segment.h"

namespace footfall::storage {

/// Not packed yet.
[[nodiscard]] QByteArray dictionaryBytes(const FactDictionary &dictionary);
/// Of as many entries; packed bytes. Error where they are not rising or no values of that group.
[[nodiscard]] domain::Result<FactDictionary> readDictionary(FactGroup group, size_t entries,
                                                            QByteArrayView packedBytes);

} // namespace footfall::storage
