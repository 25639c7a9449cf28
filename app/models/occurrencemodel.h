// SPDX-License-Identifier: GPL-3.0-or-later
// Events, goals, properties, or what one of them comes from, as the rows of a list. GUI thread. A
// refresh changes, inserts and removes single rows, so that selection and scroll position survive
// it.
#pragma once

#include "app/models/rowmodel.h"
#include "app/models/rowrole.h"
#include "core/domain/statsresult.h"

namespace footfall::app {

struct OccurrenceLine {
    QString value;
    domain::OccurrenceCounters counters;
    std::optional<double> rate;
    double bar = 0; ///< Of the largest row.
    QString icon;
    bool operator==(const OccurrenceLine &) const = default;
};

class OccurrenceModel : public RowModel<QAbstractListModel, OccurrenceLine>
{
    Q_OBJECT
public:
    using RowModel::RowModel;

    /// Of the site's goals it takes their icons. REQUIRES: no value twice.
    void setOccurrences(const domain::Occurrences &occurrences, const domain::Site &site);
    void clear();

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] const domain::OccurrenceRequest &request() const { return m_request; }
    [[nodiscard]] const OccurrenceLine *find(const QString &value) const;
    [[nodiscard]] int rowOf(const QString &value) const; ///< -1 where there is none.
    /// Rows that there are, shown or cut off.
    [[nodiscard]] qint64 total() const { return m_total; }
    /// Whether any row came with an amount, shown or cut off.
    [[nodiscard]] bool hasMoney() const;

    /// What the rows leave over, and all together: they always add up.
    struct Sums {
        qint64 otherRows = 0;
        domain::OccurrenceCounters other;
        domain::OccurrenceCounters all;
        /// Of the visitors: who is in several rows is counted with each.
        domain::Exactness otherExactness = domain::Exactness::Exact;
        domain::Exactness allExactness = domain::Exactness::Exact;
    };
    [[nodiscard]] const Sums &sums() const { return m_sums; }
    /// What a column of money shows, of the rows and of the sums: its width comes from them.
    [[nodiscard]] QStringList moneyTexts() const;

private:
    void sumUp(const domain::Occurrences &occurrences);
    [[nodiscard]] QString nameOf(const OccurrenceLine &row) const;
    [[nodiscard]] QString sentenceOf(const OccurrenceLine &row) const;
    [[nodiscard]] QString toolTipOf(const OccurrenceLine &row) const;

    domain::OccurrenceRequest m_request;
    domain::Exactness m_exactness = domain::Exactness::Exact; ///< Of visitors and rates.
    QString m_reason;                                         ///< Why they are not exact.
    qint64 m_total = 0;
    Sums m_sums;
};

/// "231 visitors, 240 times"
[[nodiscard]] QString countersText(const domain::OccurrenceCounters &counters);
/// A line icon for an event, by what scripts call the usual ones.
[[nodiscard]] QString eventIcon(const QString &name);
[[nodiscard]] QString goalIcon(const domain::Goal &goal);

} // namespace footfall::app
