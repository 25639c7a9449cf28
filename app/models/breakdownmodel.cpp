// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/breakdownmodel.h"

#include "app/format/names.h"
#include "app/format/numbers.h"

namespace footfall::app {

using domain::Dimension;

std::vector<BreakdownLine> BreakdownModel::rowsOf(const domain::Breakdown &breakdown,
                                                  const domain::Counters &totals)
{
    const Dimension dimension = breakdown.request.dimension;
    std::vector<BreakdownLine> rows;
    rows.reserve(breakdown.rows.size());
    qint64 largest = 0;
    for (const domain::BreakdownRow &row : breakdown.rows) {
        const qint64 number = domain::rowVisitors(dimension, row.counters);
        rows.push_back({row.value, number, 0, 0});
        largest = std::max(largest, number);
    }
    for (BreakdownLine &row : rows) {
        if (totals.visitors > 0)
            row.share = double(row.number) / double(totals.visitors);
        if (largest > 0)
            row.bar = double(row.number) / double(largest);
    }
    return rows;
}

void BreakdownModel::setBreakdown(const domain::Breakdown &breakdown,
                                  const domain::Counters &totals)
{
    std::vector<BreakdownLine> next = rowsOf(breakdown, totals);
    m_total = static_cast<qint64>(breakdown.rows.size()) + breakdown.otherRows;
    if (breakdown.request.dimension != m_dimension) {
        beginResetModel();
        m_dimension = breakdown.request.dimension;
        replaceRows(std::move(next));
        endResetModel();
        return;
    }
    follow(next, [](const BreakdownLine &row) { return row.value; });
}

QVariant BreakdownModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const BreakdownLine &row = rowAt(index);
    switch (role) {
    case Qt::DisplayRole: return valueName(m_dimension, row.value);
    case Qt::ToolTipRole: return plainToolTip(valueName(m_dimension, row.value));
    case Qt::AccessibleTextRole:
        return tr("%1, %2 visitors, %3")
            .arg(valueName(m_dimension, row.value), numberText(row.number), shareText(row.share));
    case ValueRole: return row.value;
    case VisitorsRole: return row.number;
    case ShareRole: return row.share;
    case BarRole: return row.bar;
    case DimensionRole: return static_cast<int>(m_dimension);
    default: return {};
    }
}

} // namespace footfall::app
