// SPDX-License-Identifier: GPL-3.0-or-later
// The newest requests as rows: no address, and nothing of them is ever read as markup. GUI thread.
// New rows come in at the top, so selection and scroll position stay.
#pragma once

#include "core/domain/activity.h"

#include <QAbstractTableModel>
#include <QHash>

namespace footfall::app {

class RequestsModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Time, Site, Page, Result, Reason, Commit, Columns };
    explicit RequestsModel(QObject *parent = nullptr);

    void setRequests(const std::vector<domain::RecentRequest> &newestFirst);
    void setSiteNames(const QHash<QString, QString> &names);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    [[nodiscard]] QString text(const domain::RecentRequest &request, int column) const;

    std::vector<domain::RecentRequest> m_requests;
    QHash<QString, QString> m_names;
};

} // namespace footfall::app
