// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/query/alias.h"

#include <algorithm>
#include <numeric>

namespace footfall::bench {

Alias::Alias(const std::vector<double> &weights) : m_slots(weights.size())
{
    const double mean =
        std::accumulate(weights.begin(), weights.end(), 0.0) / static_cast<double>(weights.size());
    std::vector<double> rest;
    std::vector<uint32_t> small;
    std::vector<uint32_t> large;
    for (size_t i = 0; i < weights.size(); ++i) {
        rest.push_back(weights[i] / mean);
        (rest.back() < 1.0 ? small : large).push_back(static_cast<uint32_t>(i));
    }
    while (!small.empty() && !large.empty()) {
        const uint32_t less = small.back();
        const uint32_t more = large.back();
        small.pop_back();
        m_slots[less] = {static_cast<uint32_t>(rest[less] * 4294967295.0), more};
        rest[more] -= 1.0 - rest[less];
        if (rest[more] < 1.0) {
            large.pop_back();
            small.push_back(more);
        }
    }
    for (const std::vector<uint32_t> &left : {small, large})
        for (const uint32_t index : left)
            m_slots[index] = {~uint32_t(0), index};
}

Alias Alias::zipf(size_t count, double exponent)
{
    std::vector<double> weights;
    weights.reserve(count);
    for (size_t rank = 1; rank <= count; ++rank)
        weights.push_back(std::pow(static_cast<double>(rank), -exponent));
    return Alias(weights);
}

} // namespace footfall::bench
