// SPDX-License-Identifier: GPL-3.0-or-later
// Merges the ledger's old minutes into hours, a little at a time; the totals stay. The thread of
// the connection.
//
// How it is called: about once a minute, with the other housekeeping, and again (posted, so that
// no answer to a tracker waits for long) while it says More.
#pragma once

#include "core/storage/ledgerstore.h"

namespace footfall::pipeline {

class LedgerTrimmer
{
public:
    /// Why items were turned away is asked for weeks later.
    static constexpr std::chrono::days DecisionsKept{35};
    /// A page view forgets its minute as soon as the next one comes (design section 4); the ledger
    /// must not remember it for much longer than its minutes are shown.
    static constexpr std::chrono::hours StoredKept{2};

    /// The database outlives it.
    explicit LedgerTrimmer(storage::Database &database);

    enum class Progress { More, Complete };
    /// At most one hour of one reason, in a transaction of its own.
    [[nodiscard]] domain::Result<Progress> trimSome(domain::Instant now);

private:
    storage::Database &m_database;
    storage::LedgerStore m_store;
};

} // namespace footfall::pipeline
