// SPDX-License-Identifier: GPL-3.0-or-later
// Reasons of the last hour with their number and share: bots first, with their kinds below them,
// then the others, the most frequent first. GUI thread.
#pragma once

#include "app/collector/collectorfigures.h"
#include "app/models/rowmodel.h"

#include <QAbstractListModel>

namespace footfall::app {

struct RejectionRow {
    enum class Kind {
        Bots,   ///< All of them together.
        OfBots, ///< One kind of them.
        Reason,
    };
    Kind kind = Kind::Reason;
    domain::Rejection reason = domain::Rejection::Malformed;
    qint64 items = 0;
    bool operator==(const RejectionRow &) const = default;
};

class RejectionModel : public RowModel<QAbstractListModel, RejectionRow>
{
    Q_OBJECT
public:
    enum Role { ReasonRole = Qt::UserRole + 1, ItemsRole, ShareRole, KindRole };
    explicit RejectionModel(QObject *parent = nullptr);

    void setHour(const RejectedHour &hour);

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    [[nodiscard]] static std::vector<RejectionRow> rowsOf(const RejectedHour &hour);
    [[nodiscard]] static QString nameOf(const RejectionRow &row);

    qint64 m_items = 0;
};

} // namespace footfall::app
