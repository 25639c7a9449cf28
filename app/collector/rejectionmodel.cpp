// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/collector/rejectionmodel.h"

#include "app/collector/reasons.h"
#include "app/format/names.h"
#include "app/format/numbers.h"

namespace footfall::app {

RejectionModel::RejectionModel(QObject *parent) : RowModel(parent) {}

std::vector<RejectionRow> RejectionModel::rowsOf(const RejectedHour &hour)
{
    using Kind = RejectionRow::Kind;
    std::vector<RejectionRow> bots;
    std::vector<RejectionRow> others;
    RejectionRow all{Kind::Bots, domain::Rejection::Bot, 0};
    for (const domain::Rejection reason : domain::Rejections) {
        const auto found = hour.total.find(reason);
        if (found == hour.total.end())
            continue;
        if (domain::isBot(reason)) {
            bots.push_back({Kind::OfBots, reason, found->second});
            all.items += found->second;
        } else {
            others.push_back({Kind::Reason, reason, found->second});
        }
    }
    const auto mostFirst = [](const RejectionRow &a, const RejectionRow &b) {
        return a.items > b.items;
    };
    std::stable_sort(bots.begin(), bots.end(), mostFirst);
    std::stable_sort(others.begin(), others.end(), mostFirst);
    std::vector<RejectionRow> rows;
    if (!bots.empty())
        rows.push_back(all);
    rows.insert(rows.end(), bots.begin(), bots.end());
    rows.insert(rows.end(), others.begin(), others.end());
    return rows;
}

QString RejectionModel::nameOf(const RejectionRow &row)
{
    if (row.kind == RejectionRow::Kind::Bots)
        return tr("Crawlers and bots");
    const bool isOther =
        row.kind == RejectionRow::Kind::OfBots && row.reason == domain::Rejection::Bot;
    return isOther ? tr("Of other kinds") : reasonName(row.reason);
}

void RejectionModel::setHour(const RejectedHour &hour)
{
    const bool rescaled = m_items != hour.items();
    m_items = hour.items();
    follow(rowsOf(hour), [](const RejectionRow &row) {
        return static_cast<int>(row.kind) * 1000 + static_cast<int>(row.reason);
    });
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
    case Qt::DisplayRole: return nameOf(row);
    case Qt::ToolTipRole:
        return plainToolTip(row.kind == RejectionRow::Kind::Bots
                                ? tr("Programs: they are never counted as visitors.")
                                : reasonMeaning(row.reason));
    case Qt::AccessibleTextRole:
        return QStringLiteral("%1: %2, %3")
            .arg(nameOf(row), numberText(row.items), shareText(share));
    case ReasonRole: return static_cast<int>(row.reason);
    case ItemsRole: return row.items;
    case ShareRole: return share;
    case KindRole: return static_cast<int>(row.kind);
    default: return {};
    }
}

} // namespace footfall::app
