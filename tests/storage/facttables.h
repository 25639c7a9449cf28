// SPDX-License-Identifier: GPL-3.0-or-later
// Tables of facts made up from a seed, and how tables are compared: as sets of rows. Any thread.
#pragma once

#include "core/storage/facts/facttable.h"

#include <QByteArray>
#include <compare>
#include <random>
#include <vector>

namespace footfall::facttables {

using Random = std::mt19937_64;

/// How the values of a table are spread.
struct Shape {
    storage::FactKind kind = storage::FactKind::PageViews;
    size_t rows = 0;
    quint32 values = 10; ///< Distinct ones of each column, at most.
    quint32 step = 1;    ///< Between values that follow each other.
    int emptyOfTen = 3;  ///< So many of ten columns are all 0.
    size_t hours = 24;
};
[[nodiscard]] storage::FactTable made(Random &random, const Shape &shape);

/// Everything that is known of one row; the hour itself instead of its place.
struct Row {
    storage::FactHour hour;
    std::array<quint32, storage::FactColumns> values{}; ///< Of Time: 0.
    qint64 amount = 0;
    auto operator<=>(const Row &) const = default;
};
/// Sorted.
[[nodiscard]] std::vector<Row> rowsOf(const storage::FactTable &table);

/// The rows of all.
[[nodiscard]] storage::FactTable joined(const std::vector<storage::FactTable> &tables);
/// The same rows in another order, with hours that no row has.
[[nodiscard]] storage::FactTable shuffled(Random &random, const storage::FactTable &table);

} // namespace footfall::facttables
