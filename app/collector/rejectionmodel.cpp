// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/collector/rejectionmodel.h"

#include "app/collector/reasons.h"
#include "app/format/names.h"
#include "app/format/numbers.h"

namespace footfall::app {

RejectionModel::RejectionModel(QObject *parent) : RowModel(parent) {}

void RejectionModel::setHour(const RejectedHour &hour)
{
    std::vector<RejectionRow> next;
    for (const domain::Rejection reason : domain::Rejections) {
        const auto found = hour.total.find(reason);
        if (found != hour.total.end())
            next.push_back({reason, found->second});
    }
    std::stable_sort(next.begin(), next.end(), [](const RejectionRow &a, const RejectionRow &b) {
        return a.items > b.items;
    });
    const bool rescaled = m_items != hour.items();
    m_items = hour.items();
    follow(next, [](const RejectionRow &row) { return static_cast<int>(row.reason); });
    if (rescaled)
        noteColumn(0);
}

QVariant RejectionModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const RejectionRow &row = rowAt(index);
    const double share = m_items > 0 ? double(row.items) / double(m_items) : 0;
    switch (role) {
    case Qt::DisplayRole: return reasonName(row.reason);
    case Qt::ToolTipRole: return plainToolTip(reasonMeaning(row.reason));
    case Qt::AccessibleTextRole:
        return QStringLiteral("%1: %2, %3")
            .arg(reasonName(row.reason), numberText(row.items), shareText(share));
    case ReasonRole: return static_cast<int>(row.reason);
    case ItemsRole: return row.items;
    case ShareRole: return share;
    default: return {};
    }
}

} // namespace footfall::app
