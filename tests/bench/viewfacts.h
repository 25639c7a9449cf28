// SPDX-License-Identifier: GPL-3.0-or-later
// Page views of one site as facts, spread as those of a real one are: popular paths by Zipf, days
// and nights, visits of a few views, languages that go with countries. One thread; a value.
#pragma once

#include "core/storage/facts/facttable.h"

#include <random>

namespace footfall::bench {

struct ViewFacts {
    quint32 paths = 10'000;
    quint32 sources = 300;
    quint32 countries = 150;

    /// Views of so many days that begin with that one; about that many rows, whole visits.
    [[nodiscard]] storage::FactTable made(std::mt19937_64 &random, qint64 firstDay, int days,
                                          size_t rows) const;
};

/// 1 to most, k with a weight of 1 / k^exponent.
class Zipf
{
public:
    Zipf(quint32 most, double exponent);
    [[nodiscard]] quint32 operator()(std::mt19937_64 &random) const;

private:
    [[nodiscard]] double integral(double x) const;
    [[nodiscard]] double inverse(double y) const;
    double m_most;
    double m_exponent;
    double m_first;
    double m_last;
};

} // namespace footfall::bench
