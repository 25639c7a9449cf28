// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/ledgerrows.h"

#include <map>
#include <tuple>

namespace footfall::pipeline {

using domain::Hit;
using domain::Instant;
using domain::LedgerEntry;
using domain::Rejection;
using domain::SiteId;

std::optional<LedgerRow> ledgerRow(const Hit &hit, Receipt receipt)
{
    const Instant minute = domain::minuteOf(hit.time);
    switch (receipt) {
    case Receipt::Stored: return LedgerRow{hit.site, minute, std::nullopt, 1};
    case Receipt::Superseded: return LedgerRow{hit.site, minute, Rejection::Superseded, 1};
    // The site's own rows are gone; the item was received all the same.
    case Receipt::SiteGone: return LedgerRow{SiteId{}, minute, Rejection::UnknownSite, 1};
    case Receipt::Spooled:
    case Receipt::Unwritable: break;
    }
    return std::nullopt;
}

std::vector<LedgerRow> ledgerRows(const LedgerEntries &entries, const domain::SiteSnapshot &sites)
{
    std::vector<LedgerRow> rows;
    rows.reserve(entries.size());
    for (const LedgerEntry &entry : entries)
        rows.push_back({sites.byId(entry.site) ? entry.site : SiteId{}, entry.minute, entry.reason,
                        entry.items});
    return rows;
}

std::vector<LedgerRow> ledgerRows(const std::vector<Item> &items,
                                  const std::vector<Receipt> &receipts,
                                  const domain::SiteSnapshot &sites)
{
    std::map<std::tuple<SiteId, Instant, std::optional<Rejection>>, qint64> sums;
    const auto add = [&](const LedgerRow &row) {
        sums[{row.site, row.minute, row.reason}] += row.items;
    };
    for (size_t i = 0; i < items.size(); ++i) {
        if (const LedgerEntries *entries = items[i].record.entries()) {
            for (const LedgerRow &row : ledgerRows(*entries, sites))
                add(row);
        } else if (const auto row = ledgerRow(*items[i].record.hit(), receipts[i])) {
            add(*row);
        }
    }
    std::vector<LedgerRow> rows;
    rows.reserve(sums.size());
    for (const auto &[key, count] : sums)
        rows.push_back({std::get<0>(key), std::get<1>(key), std::get<2>(key), count});
    return rows;
}

} // namespace footfall::pipeline
