// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/receipts.h"

#include <algorithm>

namespace footfall::pipeline {

void settle(const std::vector<Item> &batch, const domain::Result<std::vector<Receipt>> &receipts)
{
    struct Parcel {
        std::shared_ptr<ReceiptPort> port;
        std::vector<Settled> settled;
    };
    std::vector<Parcel> parcels; // A handful of ports at most.
    for (size_t i = 0; i < batch.size(); ++i) {
        const Receipt receipt = receipts ? receipts->at(i) : Receipt::Unwritable;
        if (!batch[i].port)
            continue;
        auto parcel = std::find_if(parcels.begin(), parcels.end(), [&](const Parcel &other) {
            return other.port == batch[i].port;
        });
        if (parcel == parcels.end())
            parcel = parcels.insert(parcel, {batch[i].port, {}});
        parcel->settled.push_back({batch[i].token, receipt});
    }
    for (Parcel &parcel : parcels)
        parcel.port->settle(std::move(parcel.settled));
}

} // namespace footfall::pipeline
