// SPDX-License-Identifier: GPL-3.0-or-later
// Hands the receipts of a batch to whoever waits for them: one call for each port. Any thread.
#pragma once

#include "core/pipeline/item.h"

namespace footfall::pipeline {

/// REQUIRES: as many receipts as items.
void settle(const std::vector<Item> &batch, const std::vector<Receipt> &receipts);
/// All of them the same.
void settle(const std::vector<Item> &batch, Receipt receipt);

} // namespace footfall::pipeline
