// SPDX-License-Identifier: GPL-3.0-or-later
// What the facts engine is compared with: the same answers, row by row and as plainly as can be,
// and facts and questions at random. Any thread.
#pragma once

#include "core/queries/facts/factquestion.h"

#include <random>

namespace footfall::model {

[[nodiscard]] queries::FactAnswer answerBySight(const queries::FactQuestion &question,
                                                const std::vector<storage::FactTable> &tables);
[[nodiscard]] std::vector<queries::EventRow>
answerBySight(const queries::EventQuestion &question,
              const std::vector<storage::FactTable> &tables);

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
