// SPDX-License-Identifier: GPL-3.0-or-later
// Picks indexes by weight in constant time, however many there are (Walker's alias method). Any
// thread; immutable once made.
#pragma once

#include "tests/demo/random.h"

namespace footfall::bench {

class Alias
{
public:
    Alias() = default;
    explicit Alias(const std::vector<double> &weights);
    /// 1, 1/2^s, 1/3^s...
    [[nodiscard]] static Alias zipf(size_t count, double exponent);

    [[nodiscard]] uint32_t pick(demo::Random &random) const
    {
        const uint64_t bits = random.bits();
        const auto index = static_cast<size_t>(((bits >> 32) * m_slots.size()) >> 32);
        const Slot &slot = m_slots[index];
        return static_cast<uint32_t>(bits) <= slot.keeps ? static_cast<uint32_t>(index)
                                                         : slot.other;
    }
    [[nodiscard]] size_t size() const { return m_slots.size(); }

private:
    struct Slot {
        uint32_t keeps = 0; ///< Up to this part of 2^32 it is the index itself.
        uint32_t other = 0;
    };
    std::vector<Slot> m_slots;
};

} // namespace footfall::bench
