// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of one breakdown: what a panel lists. GUI thread. A refresh changes, inserts and removes
// single rows, so that selection and scroll position survive it. Campaigns leave out who came
// without one.
#pragma once

#include "app/filter/rowmarker.h"
#include "app/models/rowmodel.h"
#include "app/models/rowrole.h"
#include "core/domain/statsresult.h"

namespace footfall::app {

/// A breakdown's row as it is drawn.
struct BreakdownLine {
    QString value;
    qint64 number = 0;
    std::optional<double> share; ///< None where the number or the whole is not exact.
    double bar = 0;
    RowStanding standing;
    bool operator==(const BreakdownLine &) const = default;
};

class BreakdownModel : public RowModel<QAbstractListModel, BreakdownLine>
{
    Q_OBJECT
public:
    using RowModel::RowModel;

    /// Of the rows that can be told apart by value. REQUIRES: no value twice.
    void setBreakdown(const domain::Breakdown &breakdown, const domain::Filter &filter = {});

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] domain::Dimension dimension() const { return m_dimension; }
    /// Rows that there are, shown or cut off.
    [[nodiscard]] qint64 total() const { return m_total; }
    /// Of the rows' numbers; why, in a sentence, where they are not exact.
    [[nodiscard]] domain::Exactness exactness() const { return m_exactness; }
    [[nodiscard]] const QString &reason() const { return m_reason; }

    /// What the rows leave over, and all together: they always add up.
    struct Sums {
        qint64 otherRows = 0;
        qint64 other = 0;
        qint64 all = 0;
        domain::Exactness otherExactness = domain::Exactness::Exact;
        domain::Exactness allExactness = domain::Exactness::Exact;
        std::optional<double> otherShare; ///< As the rows' shares.
        std::optional<double> allShare;
    };
    [[nodiscard]] const Sums &sums() const { return m_sums; }

private:
    [[nodiscard]] std::vector<BreakdownLine> rowsOf(const domain::Breakdown &breakdown,
                                                    const domain::Filter &filter);
    [[nodiscard]] QString accessibleText(const BreakdownLine &row) const;

    domain::Dimension m_dimension = domain::Dimension::Page;
    qint64 m_total = 0;
    domain::Exactness m_exactness = domain::Exactness::Exact;
    QString m_reason;
    Sums m_sums;
};

} // namespace footfall::app
