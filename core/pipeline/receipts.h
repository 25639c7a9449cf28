// SPDX-License-Identifier: GPL-3.0-or-later
// Hands the receipts of a batch to whoever waits for them. The writer's thread.
#pragma once

#include "core/domain/result.h"
#include "core/pipeline/inbox.h"

namespace footfall::pipeline {

/// One call for each port. No receipts: the batch could not be written.
void settle(const std::vector<Item> &batch, const domain::Result<std::vector<Receipt>> &receipts);

} // namespace footfall::pipeline
