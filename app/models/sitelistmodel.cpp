// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/sitelistmodel.h"

#include "app/format/names.h"
#include "app/format/numbers.h"
#include "app/models/rowsync.h"

namespace footfall::app {

SiteListModel::SiteListModel(QObject *parent) : QAbstractListModel(parent) {}

void SiteListModel::setSummaries(std::vector<domain::SiteSummary> summaries)
{
    std::stable_sort(summaries.begin(), summaries.end(), [](const auto &a, const auto &b) {
        return QString::localeAwareCompare(a.site.name, b.site.name) < 0;
    });
    struct Steps {
        SiteListModel &model;
        void remove(int row)
        {
            model.beginRemoveRows({}, row, row);
            model.m_rows.erase(model.m_rows.begin() + row);
            model.endRemoveRows();
        }
        void insert(int row, const domain::SiteSummary &value)
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
        void change(int row, const domain::SiteSummary &value)
        {
            model.m_rows[static_cast<size_t>(row)] = value;
            Q_EMIT model.dataChanged(model.index(row), model.index(row));
        }
    };
    syncRows(
        m_rows, summaries, [](const domain::SiteSummary &row) { return row.site.trackingCode; },
        Steps{*this});
}

int SiteListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant SiteListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const domain::SiteSummary &row = m_rows[static_cast<size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole: return row.site.name;
    case Qt::ToolTipRole: return plainToolTip(row.site.name);
    case Qt::AccessibleTextRole:
        return tr("%1, %2 visitors today, %3 now")
            .arg(row.site.name, numberText(row.visitorsToday), numberText(row.liveVisitors));
    case TrackingCodeRole: return row.site.trackingCode;
    case VisitorsTodayRole: return row.visitorsToday;
    case LiveRole: return row.liveVisitors;
    case HoursRole:
        return QVariant::fromValue(QList<qint64>(row.lastHours.begin(), row.lastHours.end()));
    case TileRole: return static_cast<int>(row.site.id.value - 1);
    default: return {};
    }
}

const domain::SiteSummary *SiteListModel::find(const QString &trackingCode) const
{
    const int row = rowOf(trackingCode);
    return row < 0 ? nullptr : &m_rows[static_cast<size_t>(row)];
}

int SiteListModel::rowOf(const QString &trackingCode) const
{
    for (size_t row = 0; row < m_rows.size(); ++row) {
        if (m_rows[row].site.trackingCode == trackingCode)
            return static_cast<int>(row);
    }
    return -1;
}

} // namespace footfall::app
