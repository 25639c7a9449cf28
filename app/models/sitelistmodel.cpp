// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/sitelistmodel.h"

#include "app/format/names.h"
#include "app/format/numbers.h"

namespace footfall::app {

void SiteListModel::setSummaries(std::vector<domain::SiteSummary> summaries)
{
    std::stable_sort(summaries.begin(), summaries.end(), [](const auto &a, const auto &b) {
        return QString::localeAwareCompare(a.site.name, b.site.name) < 0;
    });
    follow(summaries, [](const domain::SiteSummary &row) { return row.site.trackingCode; });
}

QVariant SiteListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const domain::SiteSummary &row = rowAt(index);
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
    return row < 0 ? nullptr : &rows()[static_cast<size_t>(row)];
}

int SiteListModel::rowOf(const QString &trackingCode) const
{
    for (size_t row = 0; row < rows().size(); ++row) {
        if (rows()[row].site.trackingCode == trackingCode)
            return static_cast<int>(row);
    }
    return -1;
}

} // namespace footfall::app
