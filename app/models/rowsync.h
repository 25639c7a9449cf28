// SPDX-License-Identifier: GPL-3.0-or-later
// Turns one list of rows into another by the fewest kinds of steps that views understand: remove,
// insert, move, change. GUI thread; rows are told apart by a key.
#pragma once

#include <QAbstractItemModel>
#include <QSet>
#include <algorithm>
#include <vector>

namespace footfall::app {

/// Steps is the model's own access to begin/end and dataChanged:
///   remove(row), insert(row, value), move(from, to) with to < from, change(row, value).
/// REQUIRES: keyOf is unique within next.
template <typename Row, typename KeyOf, typename Steps>
void syncRows(std::vector<Row> &rows, const std::vector<Row> &next, KeyOf keyOf, Steps &&steps)
{
    QSet<std::decay_t<decltype(keyOf(next.front()))>> wanted;
    for (const Row &row : next)
        wanted.insert(keyOf(row));
    for (size_t row = rows.size(); row-- > 0;) {
        if (!wanted.contains(keyOf(rows[row])))
            steps.remove(static_cast<int>(row));
    }
    for (size_t row = 0; row < next.size(); ++row) {
        const auto found = std::find_if(
            rows.begin() + static_cast<std::ptrdiff_t>(std::min(row, rows.size())), rows.end(),
            [&](const Row &old) { return keyOf(old) == keyOf(next[row]); });
        if (found == rows.end())
            steps.insert(static_cast<int>(row), next[row]);
        else if (const auto at = static_cast<size_t>(found - rows.begin()); at != row)
            steps.move(static_cast<int>(at), static_cast<int>(row));
        if (!(rows[row] == next[row]))
            steps.change(static_cast<int>(row), next[row]);
    }
}

} // namespace footfall::app
