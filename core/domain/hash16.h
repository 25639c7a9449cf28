// SPDX-License-Identifier: GPL-3.0-or-later
// The first 16 bytes of a salted SHA-256. Any thread; a value.
#pragma once

#include <QHashFunctions>
#include <array>
#include <compare>

namespace footfall::domain {

struct Hash16 {
    std::array<quint8, 16> bytes{};

    auto operator<=>(const Hash16 &) const = default;
    friend size_t qHash(const Hash16 &hash, size_t seed = 0) noexcept
    {
        return qHashBits(hash.bytes.data(), hash.bytes.size(), seed);
    }
};

} // namespace footfall::domain
