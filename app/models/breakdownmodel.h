// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of one breakdown: what a panel lists. GUI thread. A refresh changes, inserts and removes
// single rows, so that selection and scroll position survive it. Campaigns leave out who came
// without one.
#pragma once

#include "app/models/rowmodel.h"
#include "app/models/rowrole.h"
#include "core/domain/statsresult.h"

namespace footfall::app {

/// A breakdown's row as it is drawn.
struct BreakdownLine {
    QString value;
    qint64 number = 0;
    double share = 0;
    double bar = 0;
    bool operator==(const BreakdownLine &) const = default;
};

class BreakdownModel : public RowModel<QAbstractListModel, BreakdownLine>
{
    Q_OBJECT
public:
    using RowModel::RowModel;

    /// Of the rows that can be told apart by value. REQUIRES: no value twice.
    void setBreakdown(const domain::Breakdown &breakdown, const domain::Counters &totals);

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] domain::Dimension dimension() const { return m_dimension; }
    /// Rows that there are, shown or cut off.
    [[nodiscard]] qint64 total() const { return m_total; }

private:
    [[nodiscard]] static std::vector<BreakdownLine> rowsOf(const domain::Breakdown &breakdown,
                                                           const domain::Counters &totals);

    domain::Dimension m_dimension = domain::Dimension::Page;
    qint64 m_total = 0;
};

} // namespace footfall::app
