// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/breakdownmodel.h"

#include "app/format/names.h"
#include "app/format/numbers.h"
#include "app/format/valuewords.h"

namespace footfall::app {

using domain::Dimension;

namespace {

bool isPath(Dimension dimension)
{
    return dimension == Dimension::Page || dimension == Dimension::EntryPage ||
           dimension == Dimension::ExitPage || dimension == Dimension::Referrer;
}

/// Most visitors come without a campaign: that row would only make the others' bars vanish.
bool leavesOutEmpty(Dimension dimension)
{
    return dimension >= Dimension::UtmSource && dimension <= Dimension::UtmContent;
}

} // namespace

std::vector<BreakdownLine> BreakdownModel::rowsOf(const domain::Breakdown &breakdown,
                                                  const domain::Counters &totals)
{
    const Dimension dimension = breakdown.request.dimension;
    std::vector<BreakdownLine> rows;
    rows.reserve(breakdown.rows.size());
    qint64 largest = 0;
    for (const domain::BreakdownRow &row : breakdown.rows) {
        if (row.value.isEmpty() && leavesOutEmpty(dimension))
            continue;
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
    m_total = static_cast<qint64>(next.size()) + breakdown.otherRows;
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
    case RowRole::Value: return row.value;
    case RowRole::Number: return row.number;
    case RowRole::Share: return row.share;
    case RowRole::Bar: return row.bar;
    case RowRole::Mark: return static_cast<int>(valueMark(m_dimension));
    case RowRole::Icon: return classIcon(m_dimension, row.value);
    case RowRole::Writing:
        return static_cast<int>(isPath(m_dimension) ? RowWriting::Path : RowWriting::Words);
    default: return {};
    }
}

} // namespace footfall::app
