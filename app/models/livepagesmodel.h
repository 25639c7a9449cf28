// SPDX-License-Identifier: GPL-3.0-or-later
// The pages that are being read now. GUI thread. Refreshes keep selection and scroll position.
#pragma once

#include "core/domain/statsresult.h"

#include <QAbstractListModel>

namespace footfall::app {

/// Has BreakdownModel's roles, so that one delegate draws both.
class LivePagesModel : public QAbstractListModel
{
    Q_OBJECT
public:
    explicit LivePagesModel(QObject *parent = nullptr);

    void setLive(const domain::Live &live);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    [[nodiscard]] double shareOfLargest(qint64 visitors) const;

    std::vector<domain::LivePage> m_pages;
    qint64 m_visitors = 0;
    qint64 m_largest = 0;
};

} // namespace footfall::app
