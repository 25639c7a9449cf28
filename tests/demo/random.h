// SPDX-License-Identifier: GPL-3.0-or-later
// Random numbers that are the same for a seed on every platform, unlike the standard library's
// distributions. Bound to the thread that uses it.
#pragma once

#include <cmath>
#include <cstdint>
#include <vector>

namespace footfall::demo {

class Random
{
public:
    explicit Random(uint64_t seed) : m_state(seed) {}

    [[nodiscard]] uint64_t bits() // splitmix64
    {
        m_state += 0x9e3779b97f4a7c15ULL;
        uint64_t mixed = m_state;
        mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9ULL;
        mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebULL;
        return mixed ^ (mixed >> 31);
    }
    /// From 0 up to, but never, 1.
    [[nodiscard]] double fraction() { return static_cast<double>(bits() >> 11) * 0x1.0p-53; }
    /// From 0 up to, but never, the limit. REQUIRES: limit > 0.
    [[nodiscard]] uint64_t below(uint64_t limit) { return bits() % limit; }
    [[nodiscard]] bool happens(double probability) { return fraction() < probability; }

    [[nodiscard]] double exponential(double mean) { return -mean * std::log(1.0 - fraction()); }
    /// Its median, and the standard deviation of its logarithm: how long people look at pages.
    [[nodiscard]] double logNormal(double median, double sigma)
    {
        const double radius = std::sqrt(-2.0 * std::log(1.0 - fraction()));
        return median * std::exp(sigma * radius * std::cos(6.283185307179586 * fraction()));
    }
    /// How many independent arrivals come where the mean are expected.
    [[nodiscard]] int arrivals(double mean)
    {
        int count = 0;
        for (double sum = exponential(1.0); sum < mean; sum += exponential(1.0))
            ++count;
        return count;
    }

private:
    uint64_t m_state;
};

/// Picks indexes by weight.
class Weights
{
public:
    Weights() = default;
    explicit Weights(const std::vector<double> &weights)
    {
        double sum = 0;
        for (const double weight : weights)
            m_sums.push_back(sum += weight);
    }
    /// 1, 1/2^s, 1/3^s...: the shape in which a site's pages are read.
    [[nodiscard]] static Weights zipf(size_t count, double exponent)
    {
        std::vector<double> weights;
        for (size_t rank = 1; rank <= count; ++rank)
            weights.push_back(std::pow(static_cast<double>(rank), -exponent));
        return Weights(weights);
    }

    [[nodiscard]] size_t pick(Random &random) const
    {
        const double mark = random.fraction() * m_sums.back();
        size_t low = 0;
        size_t high = m_sums.size() - 1;
        while (low < high) {
            const size_t middle = (low + high) / 2;
            if (m_sums[middle] > mark)
                high = middle;
            else
                low = middle + 1;
        }
        return low;
    }

private:
    std::vector<double> m_sums;
};

} // namespace footfall::demo
