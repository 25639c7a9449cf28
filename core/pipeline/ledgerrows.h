// SPDX-License-Identifier: GPL-3.0-or-later
// What a batch adds to the database's ledger, in the transaction that writes it. Any thread.
#pragma once

#include "core/domain/ledger.h"
#include "core/domain/sitedirectory.h"
#include "core/pipeline/item.h"
#include "core/storage/ledgerstore.h"

namespace footfall::pipeline {

using LedgerRow = storage::LedgerRow;

/// The row that a hit adds to the database's ledger, in the transaction that gives the receipt;
/// none where the receipt comes without one (spooled, unwritable).
[[nodiscard]] std::optional<LedgerRow> ledgerRow(const domain::Hit &hit, Receipt receipt);
/// The rows that a record of decisions adds. Those for a site that is gone go to the nameless one.
[[nodiscard]] std::vector<LedgerRow> ledgerRows(const LedgerEntries &entries,
                                                const domain::SiteSnapshot &sites);
/// Those of a whole batch, summed.
[[nodiscard]] std::vector<LedgerRow> ledgerRows(const std::vector<Item> &items,
                                                const std::vector<Receipt> &receipts,
                                                const domain::SiteSnapshot &sites);

} // namespace footfall::pipeline
