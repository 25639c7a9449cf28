// SPDX-License-Identifier: GPL-3.0-or-later
// The sites of the sidebar with today's numbers. GUI thread. In the order of their names; refreshes
// keep selection and scroll position.
#pragma once

#include "app/models/rowmodel.h"
#include "core/domain/statsresult.h"

namespace footfall::app {

class SiteListModel : public RowModel<QAbstractListModel, domain::SiteSummary>
{
    Q_OBJECT
public:
    enum Role {
        TrackingCodeRole = Qt::UserRole + 1,
        VisitorsTodayRole, ///< qint64
        LiveRole,          ///< qint64, visitors now
        HoursRole,         ///< QList<qint64>, page views of the last 24 hours
        TileRole,          ///< int, colour of the letter tile; stays with the site
    };

    using RowModel::RowModel;

    void setSummaries(std::vector<domain::SiteSummary> summaries);

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

    [[nodiscard]] const domain::SiteSummary *find(const QString &trackingCode) const;
    [[nodiscard]] const std::vector<domain::SiteSummary> &summaries() const { return rows(); }
    /// -1 where there is no such site.
    [[nodiscard]] int rowOf(const QString &trackingCode) const;
};

} // namespace footfall::app
