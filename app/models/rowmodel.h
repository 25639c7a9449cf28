// SPDX-License-Identifier: GPL-3.0-or-later
// A model that holds its rows in a vector and follows a newer one with the fewest kinds of steps,
// so that selection and scroll position survive. GUI thread.
#pragma once

#include "app/models/rowsync.h"

namespace footfall::app {

/// Base is QAbstractListModel or QAbstractTableModel.
template <typename Base, typename Row>
class RowModel : public Base
{
public:
    using Base::Base;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
    }

protected:
    [[nodiscard]] const std::vector<Row> &rows() const { return m_rows; }
    [[nodiscard]] const Row &rowAt(const QModelIndex &index) const
    {
        return m_rows[static_cast<size_t>(index.row())];
    }
    /// REQUIRES: keyOf is unique within next.
    template <typename KeyOf>
    void follow(const std::vector<Row> &next, KeyOf keyOf)
    {
        syncRows(m_rows, next, keyOf, Steps{*this});
    }
    /// REQUIRES: between beginResetModel() and endResetModel().
    void replaceRows(std::vector<Row> next) { m_rows = std::move(next); }
    void noteColumn(int column)
    {
        if (!m_rows.empty())
            Q_EMIT this->dataChanged(this->index(0, column), this->index(rowCount() - 1, column));
    }

private:
    struct Steps {
        RowModel &model;
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
            // Of a list it is private, of a model it is not.
            const QAbstractItemModel &any = model;
            Q_EMIT model.dataChanged(model.index(row, 0),
                                     model.index(row, any.columnCount({}) - 1));
        }
    };

    std::vector<Row> m_rows;
};

} // namespace footfall::app
