// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/receipts.h"

#include <algorithm>

namespace footfall::pipeline {

namespace {

template <typename ReceiptOf>
void settleEach(const std::vector<Item> &batch, ReceiptOf receiptOf)
{
    struct Parcel {
        std::shared_ptr<ReceiptPort> port;
        std::vector<Settled> settled;
    };
    std::vector<Parcel> parcels; // A handful of ports at most.
    for (size_t i = 0; i < batch.size(); ++i) {
        if (!batch[i].port)
            continue;
        auto parcel = std::find_if(parcels.begin(), parcels.end(), [&](const Parcel &other) {
            return other.port == batch[i].port;
        });
        if (parcel == parcels.end()) {
            parcel = parcels.insert(parcel, {batch[i].port, {}});
            parcel->settled.reserve(batch.size() - i);
        }
        parcel->settled.push_back({batch[i].token, receiptOf(i)});
    }
    for (Parcel &parcel : parcels)
        parcel.port->settle(std::move(parcel.settled));
}

} // namespace

void settle(const std::vector<Item> &batch, const std::vector<Receipt> &receipts)
{
    Q_ASSERT(batch.size() == receipts.size());
    settleEach(batch, [&](size_t i) { return receipts[i]; });
}

void settle(const std::vector<Item> &batch, Receipt receipt)
{
    settleEach(batch, [&](size_t) { return receipt; });
}

} // namespace footfall::pipeline
