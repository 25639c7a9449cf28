// SPDX-License-Identifier: GPL-3.0-or-later
// Hashes side by side in one value of seen_block. Any thread; functions.
#pragma once

#include "core/domain/hit.h"

#include <QByteArray>
#include <algorithm>
#include <vector>

namespace footfall::storage {

inline constexpr size_t MostInBlock = 2'048; ///< Hashes.
/// Blocks below are merged with others.
inline constexpr size_t SmallBlockBytes = MostInBlock * sizeof(domain::Hash16);

/// As they are stored: one after the other.
[[nodiscard]] inline QByteArray bytesOf(const domain::Hash16 *first, size_t count)
{
    return {reinterpret_cast<const char *>(first->bytes.data()),
            static_cast<qsizetype>(count * sizeof(domain::Hash16))};
}

/// What is no whole hash at the end is left.
/// What bytesOf() made; a rest that is no whole hash is left out.
inline void appendHashes(const QByteArray &bytes, std::vector<domain::Hash16> &hashes)
{
    for (qsizetype at = 0; at + qsizetype(sizeof(domain::Hash16)) <= bytes.size();
         at += sizeof(domain::Hash16)) {
        hashes.emplace_back();
        std::copy_n(bytes.constData() + at, sizeof(domain::Hash16),
                    reinterpret_cast<char *>(hashes.back().bytes.data()));
    }
}

} // namespace footfall::storage
