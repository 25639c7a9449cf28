// SPDX-License-Identifier: GPL-3.0-or-later
// The ledger as rows: a site, what of it was received, and what became of that; the last row is the
// sum of all. GUI thread.
#pragma once

#include "app/models/rowmodel.h"
#include "core/domain/ledger.h"

#include <QAbstractTableModel>
#include <QHash>

namespace footfall::app {

struct LedgerRow {
    enum class Kind { Site, Nameless, Total };
    Kind kind = Kind::Site;
    QString trackingCode; ///< Of a site.
    domain::LedgerCounts counts;
    bool operator==(const LedgerRow &) const = default;
};

class LedgerModel : public RowModel<QAbstractTableModel, LedgerRow>
{
    Q_OBJECT
public:
    enum Column { Site, Received, Stored, Waiting, Rejected, Refused, Columns };
    explicit LedgerModel(QObject *parent = nullptr);

    void setLedger(const domain::Ledger &ledger);
    void setSiteNames(const QHash<QString, QString> &names);

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    [[nodiscard]] QString nameOf(const LedgerRow &row) const;

    QHash<QString, QString> m_names;
};

/// "47 received = 40 stored + 2 waiting + 4 rejected + 1 refused"
[[nodiscard]] QString ledgerSentence(const domain::LedgerCounts &counts);
/// "Crawler or bot: 3", one a line.
[[nodiscard]] QString rejectedLines(const domain::LedgerCounts &counts);

} // namespace footfall::app
