// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/breakdownmodel.h"

#include "app/format/names.h"
#include "app/format/numbers.h"
#include "app/models/rowsync.h"

namespace footfall::app {

using domain::Dimension;

BreakdownModel::BreakdownModel(QObject *parent) : QAbstractListModel(parent) {}

std::vector<BreakdownModel::Row> BreakdownModel::rowsOf(const domain::Breakdown &breakdown,
                                                        const domain::Counters &totals)
{
    const Dimension dimension = breakdown.request.dimension;
    std::vector<Row> rows;
    rows.reserve(breakdown.rows.size());
    qint64 largest = 0;
    for (const domain::BreakdownRow &row : breakdown.rows) {
        const qint64 number = domain::rowVisitors(dimension, row.counters);
        rows.push_back({row.value, number, 0, 0});
        largest = std::max(largest, number);
    }
    for (Row &row : rows) {
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
    const std::vector<Row> next = rowsOf(breakdown, totals);
    m_total = static_cast<qint64>(breakdown.rows.size()) + breakdown.otherRows;
    if (breakdown.request.dimension != m_dimension) {
        beginResetModel();
        m_dimension = breakdown.request.dimension;
        m_rows = next;
        endResetModel();
        return;
    }
    struct Steps {
        BreakdownModel &model;
        void remove(int row)
        {
            model.beginRemoveRows({}, row, row);
            model.m_rows.erase(model.m_rows.begin() + row);
            model.endRemoveRows();
        }
        void insert(int row, const Row &value)
        {
            model.beginInsertRows({}, row, row);
            model.m_rows.insert(model.m_rows.begin() + row, value);
            model.endInsertRows();
        }
        void move(int from, int to)
        {
            model.beginMoveRows({}, from, from, {}, to);
            std::rotate(model.m_rows.begin() + to, model.m_rows.begin() + from,
                        model.m_rows.begin() + from + 1);
            model.endMoveRows();
        }
        void change(int row, const Row &value)
        {
            model.m_rows[static_cast<size_t>(row)] = value;
            Q_EMIT model.dataChanged(model.index(row), model.index(row));
        }
    };
    syncRows(
        m_rows, next, [](const Row &row) { return row.value; }, Steps{*this});
}

int BreakdownModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant BreakdownModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows[static_cast<size_t>(index.row())];
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
