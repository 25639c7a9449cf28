// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/livepagesmodel.h"

#include "app/format/names.h"
#include "app/format/numbers.h"
#include "app/models/breakdownmodel.h"
#include "app/models/rowsync.h"

namespace footfall::app {

LivePagesModel::LivePagesModel(QObject *parent) : QAbstractListModel(parent) {}

void LivePagesModel::setLive(const domain::Live &live)
{
    qint64 largest = 0;
    for (const domain::LivePage &page : live.pages)
        largest = std::max(largest, page.visitors);
    const bool rescaled = largest != m_largest || live.visitors != m_visitors;
    m_largest = largest;
    m_visitors = live.visitors;

    struct Steps {
        LivePagesModel &model;
        void remove(int row)
        {
            model.beginRemoveRows({}, row, row);
            model.m_pages.erase(model.m_pages.begin() + row);
            model.endRemoveRows();
        }
        void insert(int row, const domain::LivePage &value)
        {
            model.beginInsertRows({}, row, row);
            model.m_pages.insert(model.m_pages.begin() + row, value);
            model.endInsertRows();
        }
        void move(int from, int to)
        {
            model.beginMoveRows({}, from, from, {}, to);
            std::rotate(model.m_pages.begin() + to, model.m_pages.begin() + from,
                        model.m_pages.begin() + from + 1);
            model.endMoveRows();
        }
        void change(int row, const domain::LivePage &value)
        {
            model.m_pages[static_cast<size_t>(row)] = value;
            Q_EMIT model.dataChanged(model.index(row), model.index(row));
        }
    };
    syncRows(
        m_pages, live.pages, [](const domain::LivePage &page) { return page.pathname; },
        Steps{*this});
    if (rescaled && !m_pages.empty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

int LivePagesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_pages.size());
}

double LivePagesModel::shareOfLargest(qint64 visitors) const
{
    return m_largest > 0 ? double(visitors) / double(m_largest) : 0;
}

QVariant LivePagesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const domain::LivePage &page = m_pages[static_cast<size_t>(index.row())];
    const QString name = valueName(domain::Dimension::Page, page.pathname);
    switch (role) {
    case Qt::DisplayRole: return name;
    case Qt::ToolTipRole: return plainToolTip(name);
    case Qt::AccessibleTextRole: return tr("%1, read by %2").arg(name, numberText(page.visitors));
    case BreakdownModel::ValueRole: return page.pathname;
    case BreakdownModel::VisitorsRole: return page.visitors;
    case BreakdownModel::ShareRole:
        return m_visitors > 0 ? double(page.visitors) / double(m_visitors) : 0.0;
    case BreakdownModel::BarRole: return shareOfLargest(page.visitors);
    case BreakdownModel::DimensionRole: return static_cast<int>(domain::Dimension::Page);
    default: return {};
    }
}

} // namespace footfall::app
