// SPDX-License-Identifier: GPL-3.0-or-later
// Facts and questions at random, which a seed repeats, and tables put together into one. Any
// thread; each maker belongs to one.
#pragma once

#include "core/queries/facts/factquestion.h"

#include <random>

namespace footfall::model {

/// How large a made-up site is.
struct FactShape {
    size_t rows = 100; ///< Of each table.
    quint32 pages = 30;
    quint32 values = 6; ///< Of each other column.
    qint64 firstDay = 2'461'000;
    qint64 days = 10;
};

class FactMaker
{
public:
    explicit FactMaker(quint64 seed) : m_random(seed) {}

    [[nodiscard]] storage::FactTable views(const FactShape &shape);
    [[nodiscard]] storage::FactTable events(const FactShape &shape);
    [[nodiscard]] queries::FactQuestion question(const FactShape &shape);
    [[nodiscard]] queries::EventQuestion eventQuestion(const FactShape &shape);

    /// From 0 to before end.
    [[nodiscard]] quint32 below(quint32 end);
    [[nodiscard]] bool oneIn(quint32 many) { return below(many) == 0; }

private:
    [[nodiscard]] quint32 skewed(quint32 end);
    [[nodiscard]] queries::ValueSet valueSet(const FactShape &shape, domain::Dimension dimension);
    [[nodiscard]] domain::Period period(const FactShape &shape);
    void addHours(const FactShape &shape, storage::FactTable *table);

    std::mt19937_64 m_random;
};

[[nodiscard]] storage::FactTable together(const std::vector<storage::FactTable> &tables);

} // namespace footfall::model
