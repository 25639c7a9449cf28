// SPDX-License-Identifier: GPL-3.0-or-later
// What goes through the pipeline in the order of its sequence: a hit, or what the door decided
// about items by itself. Any thread; values.
#pragma once

#include "core/domain/hit.h"
#include "core/domain/ledger.h"
#include "core/pipeline/hitsink.h"

#include <variant>

namespace footfall::pipeline {

using LedgerEntries = std::vector<domain::LedgerEntry>;

/// What the database and the spool keep of an item. Applied once: the database knows the highest
/// sequence that it has applied, of its epoch.
struct Record {
    quint64 sequence = 0; ///< Rising.
    std::variant<domain::Hit, LedgerEntries> content;

    [[nodiscard]] const domain::Hit *hit() const { return std::get_if<domain::Hit>(&content); }
    [[nodiscard]] const LedgerEntries *entries() const
    {
        return std::get_if<LedgerEntries>(&content);
    }
};

struct Item {
    Record record;
    std::shared_ptr<ReceiptPort> port; ///< Null: nobody waits.
    quint64 token = 0;
};

/// Memory that it takes, about: what a visitor sent, and what it is kept in.
[[nodiscard]] qsizetype heldBytes(const Item &item);

} // namespace footfall::pipeline
