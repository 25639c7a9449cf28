// SPDX-License-Identifier: GPL-3.0-or-later
// The ledger in memory: what is recorded in the database, what waits, and what the door decided
// that is not written yet. Any thread.
#pragma once

#include "core/domain/ledger.h"
#include "core/domain/sitedirectory.h"
#include "core/pipeline/item.h"

#include <functional>
#include <memory>

namespace footfall::pipeline {

/// One row of the database's ledger.
struct LedgerRow {
    domain::SiteId site;
    domain::Instant minute;
    std::optional<domain::Rejection> reason; ///< None: stored. Unavailable: refused.
    qint64 items = 0;
};

class LedgerBook : public DoorLedger
{
public:
    /// wake: called on any thread with the first decision since takeDecisions() found none.
    explicit LedgerBook(std::function<void()> wake);
    ~LedgerBook() override;

    /// Forgets everything and takes what the database holds; decisions and what waits stay.
    void load(const std::vector<LedgerRow> &rows);

    // The door.
    void decide(domain::SiteId site, domain::Rejection reason, domain::Instant received) override;

    // The pipeline. An accepted hit waits until it is settled.
    void accepted(const domain::Hit &hit);
    void waiting(domain::SiteId site, domain::Instant minute, qint64 hits); ///< Found in the spool.
    /// The receipt's meaning: stored, rejected (superseded; of a site that is gone) or refused.
    /// Spooled changes nothing: it still waits. Refused is a decision that is yet to be written.
    void settled(const domain::Hit &hit, Receipt receipt);

    /// What was decided and not taken yet, to be written as one record.
    [[nodiscard]] LedgerEntries takeDecisions();
    /// They could not be written: they will be taken again.
    void putBack(const LedgerEntries &entries);
    /// They are in the database. Until then the ledger counts them as decisions.
    void written(const LedgerEntries &entries);

    [[nodiscard]] domain::Ledger ledger(const domain::SiteSnapshot &sites,
                                        domain::Instant now) const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace footfall::pipeline
