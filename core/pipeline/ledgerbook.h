// SPDX-License-Identifier: GPL-3.0-or-later
// The ledger in memory: what is recorded in the database, what waits, and what the door decided
// that is not written yet. Any thread; one short mutex, and no allocation for an item but the first
// of its kind in a while.
//
// What is lost with the process: what the door decided in its last second, and what was decided or
// refused while neither database nor spool could be written until the end (the log tells how many).
// Then received is lower by the same; what is stored and what waits is exact. Decisions whose
// record was damaged in the spool are counted until the process ends.
#pragma once

#include "core/pipeline/ledgerrows.h"

#include <functional>
#include <memory>

namespace footfall::pipeline {

class LedgerBook : public DoorLedger
{
public:
    /// wake: called on any thread with the first decision since takeDecisions().
    explicit LedgerBook(std::function<void()> wake);
    ~LedgerBook() override;

    /// Minutes older than this are not told apart in memory.
    static constexpr std::chrono::minutes MinutesKept{60};

    /// Forgets what was recorded and takes what the database holds; decisions and what waits stay.
    /// Rows that are older than the minutes kept only add to the totals.
    void load(const std::vector<LedgerRow> &rows);
    /// The site and what is recorded for it are gone; what waits for it will be the nameless one's.
    void forget(domain::SiteId site);

    // The door.
    void decide(domain::SiteId site, domain::Rejection reason, domain::Instant received) override;
    void sighted(domain::SiteId site, domain::Rejection reason, QDate day, const QString &bot,
                 const QString &pathname) override;

    // The pipeline. An accepted hit waits until it is settled.
    void accepted(const domain::Hit &hit);
    void waiting(domain::SiteId site, domain::Instant minute, qint64 hits); ///< Found in the spool.
    /// Decisions that were found in the spool: already taken, not yet written.
    void found(const LedgerEntries &entries);
    /// Hits that were found in the spool, of a site that the database does not have: rejected.
    void foundWithoutSite(domain::Instant minute, qint64 hits);
    /// The receipt's meaning: stored, rejected (superseded; of a site that is gone) or refused.
    /// Spooled changes nothing: it still waits. Refused is a decision that is yet to be written.
    /// A hit for whose site nothing waits is not counted: it was settled before.
    void settled(const domain::Hit &hit, Receipt receipt);
    /// A whole batch, under one lock. Records of decisions in it count as written where their
    /// receipt is Stored, and come back to be taken again where it is Unwritable.
    void settled(const std::vector<Item> &batch, const std::vector<Receipt> &receipts);

    /// Refused, unless it turns out that it was stored after all: refusedFor() tells, for each.
    void refusedForNow(const Record &record);
    enum class Stored { No, AsLoaded };
    void refusedFor(const Record &record, Stored stored);

    /// What was decided and not taken yet, to be written as one record.
    [[nodiscard]] LedgerEntries takeDecisions();
    /// They could not be written: they will be taken again.
    void putBack(const LedgerEntries &entries);
    /// What bots looked at, as their decisions: to be written beside them.
    [[nodiscard]] BotSightings takeSightings();
    void putBack(const BotSightings &sightings);
    /// Of all hits, only those among these still wait: others were damaged in the spool. That of a
    /// site and its minute is not known of them, so they were never received.
    void recount(const std::vector<Item> &waiting);
    /// It is among what load() brought, and does not wait any more.
    void loaded(const Record &record);
    /// Another database is loaded next, whose sites have other ids: what waits and what was decided
    /// belongs to these. Hits that wait for a site without one are rejected, as of no known site.
    void move(const std::function<std::optional<domain::SiteId>(domain::SiteId)> &siteFor);
    /// They are in the database. Until then the ledger counts them as decisions.
    void written(const LedgerEntries &entries);

    /// From memory. Of sites that are not in the snapshot the nameless one has what there is.
    [[nodiscard]] domain::Ledger ledger(const domain::SiteSnapshot &sites,
                                        domain::Instant now) const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace footfall::pipeline
