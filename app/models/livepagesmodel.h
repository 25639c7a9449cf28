// SPDX-License-Identifier: GPL-3.0-or-later
// The pages that are being read now, and how many others. GUI thread. Refreshes keep selection and
// scroll position.
#pragma once

#include "app/models/rowmodel.h"
#include "core/domain/statsresult.h"

namespace footfall::app {

struct LiveLine {
    QString pathname;
    qint64 visitors = 0;
    qint64 otherPages = 0; ///< Of the last line, if there are more: how many pages it stands for.
    bool operator==(const LiveLine &) const = default;
};

/// Has the roles of RowRole, so that one delegate draws it too.
class LivePagesModel : public RowModel<QAbstractListModel, LiveLine>
{
    Q_OBJECT
public:
    using RowModel::RowModel;

    void setLive(const domain::Live &live);

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    [[nodiscard]] double shareOfLargest(qint64 visitors) const;

    qint64 m_visitors = 0;
    qint64 m_largest = 0;
};

} // namespace footfall::app
